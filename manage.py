#!/usr/bin/env python
"""Django's command line for Storywire."""

import os
import sys


def main() -> None:
    """Run a management command under the settings that DJANGO_SETTINGS_MODULE names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
