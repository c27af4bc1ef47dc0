"""Feeds: lists of pages as feed readers take them, one module a format.

A format of lists is a function from a ``Feed`` to bytes and a view that names it; ``rss`` is for
one page and its instalments.
"""
