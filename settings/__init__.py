"""The composition root: configuration, routes and entry points."""
