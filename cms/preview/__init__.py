"""Previews: who may see which draft, for how long, and how the editor and a front end talk."""
