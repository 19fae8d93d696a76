"""A program of its own: a PDF comes in, its first page goes out as a picture. A file that is a bomb ends it alone.

It imports nothing of the house, so that it starts at once and can be ended at any moment.
"""

from __future__ import annotations

import io
import resource
import sys

import pypdfium2

#: Legible at 110 dots an inch; a page of any size gives no larger picture than this.
SCALE, LONGEST = 110 / 72, 1400
MOST_PAGES = 2000
SECONDS, MEMORY = 8, 1024 * 1024 * 1024
#: How it ends when the file is at fault.
UNREADABLE, TOO_MANY = 3, 4


def limit() -> None:
    """No more time and memory than a page needs."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    if len(document) > MOST_PAGES:
        raise OverflowError
    page = document[0]
    scale = min(SCALE, LONGEST / max(*page.get_size(), 1))
    out = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def main() -> int:
    limit()
    try:
        picture = draw(sys.stdin.buffer.read())
    except OverflowError:
        return TOO_MANY
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError, IndexError):
        return UNREADABLE
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
