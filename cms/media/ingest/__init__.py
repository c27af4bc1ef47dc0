"""What happens to an upload before it is stored."""

import struct
import zlib

MALFORMED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What decoders raise over damaged files: they are written for sound ones."""
