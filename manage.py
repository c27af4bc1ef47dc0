#!/usr/bin/env python
"""Django's command line for Storywire."""

import os
import sys


def main() -> None:
    """Run a management command under the settings that DJANGO_SETTINGS_MODULE names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.development")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError

    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError) as error:
        if not _is_a_missing_table(error):
            raise
        sys.exit(
            f"There is no Storywire in this database ({str(error).splitlines()[0]}). Is "
            "STORYWIRE_DATA, or DATABASE_URL, the one it runs with? If so, run manage.py migrate."
        )


def _is_a_missing_table(error: Exception) -> bool:
    # SQLite says it in words alone, PostgreSQL by SQLSTATE 42P01.
    return "no such table" in str(error) or getattr(error.__cause__, "sqlstate", "") == "42P01"


if __name__ == "__main__":
    main()
