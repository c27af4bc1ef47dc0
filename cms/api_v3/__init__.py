"""The Management API: Wagtail's API v3 behind tokens that end."""
