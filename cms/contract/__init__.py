"""The leaves of every document: what a renderer may rely on, as closed, frozen models."""
