"""Write the contract to files, or compare."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from cms.delivery.catalogue import catalogue
from cms.delivery.schema import document_classes, json_schema, openapi


class Command(BaseCommand):
    """Generates ``contracts/`` and the block catalogue from the document classes."""

    help = "Write contracts/ and docs/reference/blocks.md; with --check, compare only."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the comparison."""
        parser.add_argument("--check", action="store_true", help="Change nothing; exit 1 if stale.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare every file."""
        del args
        base = Path(settings.BASE_DIR)
        with translation.override("en"):
            files = generated()
        stale = [name for name, content in files.items() if _read(base / name) != content]
        kept = {base / name for name in files}
        surplus = [path for path in (base / "contracts").rglob("*.json") if path not in kept]
        if not options["check"]:
            for name in stale:
                (base / name).parent.mkdir(parents=True, exist_ok=True)
                (base / name).write_bytes(files[name])
            for path in surplus:
                path.unlink()
            self.stdout.write(f"{len(files)} files, {len(stale)} written, {len(surplus)} removed.")
        elif stale or surplus:
            names = [*stale, *(str(path.relative_to(base)) for path in surplus)]
            raise CommandError("Not current: " + ", ".join(names) + ". Run: make contracts")


def generated() -> dict[str, bytes]:
    """Return every generated file by its path from the project's root."""
    schemas = {f"contracts/schemas/{name}.json": json_schema(name) for name in document_classes()}
    return {
        "contracts/openapi.json": openapi(),
        "docs/reference/blocks.md": catalogue(),
        **schemas,
    }


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
