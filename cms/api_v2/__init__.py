"""Wagtail's API v2 for existing front ends: off unless a setting turns it on."""
