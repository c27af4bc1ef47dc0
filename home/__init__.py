"""What frames the stories: the home page and the globals of the site."""
