"""Time limits on machines that other work slows down."""

from bench.machine import pace_ms

#: What the fixed piece of work takes on the machine that the limits were set on, ms.
USUAL = 5.0


def within(seconds: float) -> float:
    """So long may it take at the present pace of this machine; never less than the limit itself."""
    return seconds * max(1.0, pace_ms() / USUAL)
