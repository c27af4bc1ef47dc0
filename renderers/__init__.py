"""Reference renderers: proof that any front end can show what the Delivery API delivers."""
