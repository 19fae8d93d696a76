"""The bulletin as sound, to hear how it flows: only where the machine has a speech program."""

from __future__ import annotations

import shutil
import subprocess

from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Refused

PROGRAM = "espeak-ng"
PATIENCE = 60


def is_possible() -> bool:
    return shutil.which(PROGRAM) is not None


def wav(text: str, words_a_minute: int | None = None) -> bytes:
    """The text spoken, as a .wav file; raises Refused where nothing can speak."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise Refused(_("This machine has no speech program. Read the text aloud yourself."), code="no_speech")
    speed = ["-s", str(words_a_minute)] if words_a_minute else []
    try:
        # The words go in by the pipe: nothing typed becomes an option of the program.
        done = subprocess.run(
            [program, "-v", "vi", *speed, "--stdin", "--stdout"],
            input=text.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Refused(_("The speech program failed. Read the text aloud yourself."), code="no_speech") from error
    return done.stdout
