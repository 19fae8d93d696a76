"""One word after each commit: which watched key is at which beat. Listeners live in this process."""

from collections.abc import Callable

Listener = Callable[[str, int], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Hear every beat that this process commits."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(key: str, beat: int) -> None:
    """Pass a committed beat on; a listener must not block."""
    for listener in tuple(_listeners):
        listener(key, beat)
