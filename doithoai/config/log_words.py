"""What the log may say: the address of a refused page, but never the token of a link that opens something."""

import logging
import re

TOKEN = re.compile(r"(/(?:mot-viec|lich)/)[^/\s]+")


class NoTokens(logging.Filter):
    """Takes the token out of every address that a message names."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if TOKEN.search(said):
            record.msg, record.args = TOKEN.sub(r"\1…", said), ()
        return True
