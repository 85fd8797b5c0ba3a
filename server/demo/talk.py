"""The sound of two people talking, without a word in it: enough to play, to skip in, and to tie things to."""

import io
import math
from array import array
from collections.abc import Iterator
from fractions import Fraction
from random import Random

import av
from av.audio.frame import AudioFrame

_RATE = 8000  # samples a second
_TURNS = 10
_AT_ONCE = 1024
#: Where vowels are loud, in Hz: ah, eh, ee, oh, oo.
_VOWELS = ((730, 1090), (530, 1840), (270, 2290), (570, 840), (300, 870))


def recorded_talk(voices: tuple[int, int], seed: int) -> bytes:
    """An m4a in which these two voices, by their pitch in Hz, take turns. The same seed, the same talk."""
    samples = array("f", _talk(voices, Random(seed)))  # noqa: S311 - a sound, no secret
    made = io.BytesIO()
    with av.open(made, "w", format="mp4", options={"fflags": "+bitexact"}) as file:
        track = file.add_stream("aac", rate=_RATE, layout="mono")
        track.bit_rate = 24_000
        for start in range(0, len(samples), _AT_ONCE):
            piece = samples[start : start + _AT_ONCE]
            frame = AudioFrame(format="fltp", layout="mono", samples=len(piece))
            frame.sample_rate, frame.pts, frame.time_base = _RATE, start, Fraction(1, _RATE)
            frame.planes[0].update(piece.tobytes())
            file.mux(track.encode(frame))
        file.mux(track.encode(None))
    return made.getvalue()


def _talk(voices: tuple[int, int], chance: Random) -> Iterator[float]:
    for turn in range(_TURNS):
        for _ in range(chance.randint(6, 14)):
            yield from _syllable(voices[turn % 2] * chance.uniform(0.92, 1.12), chance)
        yield from (0.0 for _ in range(int(_RATE * chance.uniform(0.25, 0.7))))


def _syllable(pitch: float, chance: Random) -> Iterator[float]:
    """A vowel that swells and fades: the overtones of a voice, loud where the vowel is."""
    low, high = chance.choice(_VOWELS)
    length = int(_RATE * chance.uniform(0.11, 0.24))
    overtones = [nth * pitch for nth in range(1, int(3200 / pitch))]
    levels = [_near(hertz, low, 160) + _near(hertz, high, 250) / 2 for hertz in overtones]
    waves = zip((2 * math.pi * hertz / _RATE for hertz in overtones), levels, strict=True)
    loud = [(step, level) for step, level in waves if level > 0.05]
    for at in range(length):
        swell = math.sin(math.pi * at / length) ** 0.6
        yield 0.16 * swell * sum(level * math.sin(step * at) for step, level in loud)


def _near(hertz: float, center: float, width: float) -> float:
    return math.exp(-(((hertz - center) / width) ** 2))
