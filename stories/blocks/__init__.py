"""The bodies of stories: which blocks may stand in them."""
