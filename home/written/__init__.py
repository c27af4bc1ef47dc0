"""What home's page types and blocks say where no renderer is: in feeds and in Markdown."""
