"""The reference renderer for browsers: static files, and a small server for them."""
