"""The demo content: stories in three languages, their pictures and their film, as plain data.

Nothing here knows Django. A loader reads the constants and turns them into pages.
"""
