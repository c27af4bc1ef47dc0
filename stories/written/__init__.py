"""What the page types of stories say where no renderer is: in feeds and in Markdown."""
