"""Where a mistake is: every error names its place, down to the part of a block."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from wagtail.blocks.stream_block import StreamBlockValidationError

Path = tuple[str | int, ...]


class PlacedForm:
    """A page form whose errors stand at the place in the blocks that they are about.

    Wagtail's own say “Validation error in StreamBlock” and leave the place to the editor's widgets.
    """

    asks = False
    _errors: ErrorDict
    error_class: Any

    def full_clean(self) -> None:
        """Check the form, then move each error from its field to its place."""
        super().full_clean()  # type: ignore[misc]  # every form has it
        placed: dict[str, list[ValidationError]] = {}
        for name, errors in self._errors.as_data().items():
            for error in errors:
                for path, reason in _places(error, (name,)):
                    placed.setdefault(written(path), []).append(reason)
        self._errors = ErrorDict({place: self.error_class(all_) for place, all_ in placed.items()})


def written(path: Path) -> str:
    """Return a place as text, such as ``body/3/value/photos/0/image``."""
    return "/".join(str(part) for part in path)


def _places(error: ValidationError, path: Path) -> Iterator[tuple[Path, ValidationError]]:
    if not hasattr(error, "block_errors"):
        yield path, error
        return
    for reason in error.non_block_errors.as_data():  # type: ignore[attr-defined]  # of all three kinds
        yield from _places(reason, path)
    step: Path = ("value",) if isinstance(error, StreamBlockValidationError) else ()
    for key, reason in error.block_errors.items():
        yield from _places(reason, (*path, key, *step))
