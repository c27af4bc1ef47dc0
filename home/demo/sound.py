"""The demo's recordings: a few quiet notes, one after another, where people would be heard."""

import math
from array import array
from collections.abc import Iterator
from io import BytesIO

import av

RATE = 24_000
LOUDNESS = 0.08
"""Of the loudest there is: whoever plays it at work disturbs nobody."""
NOTES = (220.0, 261.63, 329.63, 293.66, 246.94, 196.0)
"""In hertz."""


def sound(seconds: int) -> bytes:
    """Return an M4A of one note a second, fading in and out."""
    buffer = BytesIO()
    with av.open(buffer, "w", format="ipod") as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono")
        stream.bit_rate = 32_000
        for number, samples in enumerate(_notes(seconds)):
            frame = av.AudioFrame(format="s16", layout="mono", samples=RATE)
            frame.planes[0].update(samples.tobytes())
            frame.sample_rate, frame.pts = RATE, number * RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def _notes(seconds: int) -> Iterator["array[int]"]:
    loudest = LOUDNESS * (2**15 - 1)
    for second in range(seconds):
        turns = 2 * math.pi * NOTES[second % len(NOTES)] / RATE
        yield array(
            "h",
            (
                round(loudest * math.sin(math.pi * step / RATE) * math.sin(turns * step))
                for step in range(RATE)
            ),
        )
