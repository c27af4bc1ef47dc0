"""The log-ins of the demo, one for each role."""

ACCOUNTS = {
    "admin": None,
    "author": "Author",
    "editor": "Editor",
    "translator": "Translator",
    "publisher": "Publisher",
}
"""User names and their roles; ``admin`` may do everything."""
