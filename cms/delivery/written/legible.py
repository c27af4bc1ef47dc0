"""Text that every format can hold."""

import re
from typing import Any

# What XML 1.0 cannot say at all, and the controls that YAML wants none of.
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def legible(value: Any) -> Any:
    """Return a value of JSON without the characters that say nothing and break XML."""
    if isinstance(value, str):
        return _ILLEGIBLE.sub("", value)
    if isinstance(value, list):
        return [legible(part) for part in value]
    if isinstance(value, dict):
        return {name: legible(part) for name, part in value.items()}
    return value
