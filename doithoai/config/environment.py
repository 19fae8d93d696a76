"""The settings of a machine as its environment gives them; what cannot be understood ends the start in one sentence.

The sentence names the variable and what it takes, never what stands in it: that may be a secret.
"""

import ipaddress
import os
import re
import warnings
from datetime import time
from pathlib import Path
from typing import Any, NoReturn

import environ

YES = ("1", "true", "on", "ok", "y", "yes")
NO = ("0", "false", "off", "n", "no", "")


def refuse(name: str, takes: str) -> NoReturn:
    """The end of a start: nothing was begun yet."""
    raise SystemExit(f"{name} cannot be used: it takes {takes}.")


class Environment(environ.FileAwareEnv):  # type: ignore[misc,unused-ignore]  # its package names no types
    """Numbers, switches and the rest, each checked where it is read."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_value(var, *args, **kwargs)
        except OSError as fault:
            raise SystemExit(f"{var}_FILE: {fault.strerror}. Name a file that the service can read.") from None

    def int(self, var: str, default: int) -> int:
        word = self.str(var, default=str(default)).strip()
        return int(word) if re.fullmatch(r"-?\d{1,12}", word) else refuse(var, "a whole number")

    def bool(self, var: str, default: bool) -> bool:
        """A word that is neither yes nor no switches nothing off in silence."""
        word = self.str(var, default="1" if default else "0").strip().lower()
        return word in YES if word in YES + NO else refuse(var, "1 or 0")

    def rate(self, var: str, default: str) -> str:
        """So often in so many minutes."""
        word = str(self.str(var, default=default)).strip()
        return word if re.fullmatch(r"\d+/[1-9]\d*m", word) else refuse(var, "a number and minutes, such as 5/10m")

    def networks(self, var: str) -> list[str]:
        named = [str(one).strip() for one in self.list(var, default=[])]
        try:
            for one in named:
                ipaddress.ip_network(one, strict=False)
        except ValueError:
            refuse(var, "networks, such as 10.1.0.0/16,192.168.0.0/24")
        return named

    def hours(self, var: str) -> str:
        word = str(self.str(var, default="")).strip()
        try:
            since, until = [time.fromisoformat(one.strip()) for one in word.split("-")] if word else [time(), time.max]
        except ValueError:
            since = until = time()
        return word if since < until else refuse(var, "two hours of a day, such as 07:00-18:00")

    def pairs(self, var: str) -> dict[str, str]:
        """`name=value,…`"""
        found = [str(one).partition("=") for one in self.list(var, default=[])]
        return {
            name: value if name and value else refuse(var, "pairs such as k1=…,k2=…") for name, _sign, value in found
        }

    def level(self, var: str, default: str) -> str:
        word = str(self.str(var, default=default)).strip().upper()
        levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
        return word if word in levels else refuse(var, f"one of {', '.join(levels)}")

    def file_to_write(self, var: str) -> str:
        """The path of a file that can be written, or made; empty when none is named."""
        word = str(self.str(var, default=""))
        place = Path(word)
        if word and not os.access(place if place.exists() else place.parent, os.W_OK):
            refuse(var, "a file that the service can write")
        return word

    def database(self, var: str, default: str) -> dict[str, Any]:
        takes = "postgres://user:password@host:port/name or sqlite:///path"
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # "engine not recognized", with the address that holds a password
                found = dict(self.db_url_config(self.str(var, default=default)))
        except (ValueError, environ.ImproperlyConfigured):
            refuse(var, takes)
        known = str(found.get("ENGINE", "")).rpartition(".")[2] in {"sqlite3", "postgresql"}
        return found if known and found.get("NAME") else refuse(var, takes)
