"""The shape of someone who acts, and the scope in which a right is asked for."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Scope:
    """Where a row lies: whose authority, which organisations work on it, which conference it belongs to.

    What another installation told (`is_told`) is read here and changed there.
    """

    authority_id: int | None
    organisation_ids: frozenset[int] = frozenset()
    conference_id: int | None = None
    is_told: bool = False


class Scoped(Protocol):
    """Whatever a right can be asked for."""

    def scope(self) -> Scope: ...


class Actor(Protocol):
    """Who acts: a signed-in person in one authority, a citizen, or the machine."""

    @property
    def pk(self) -> int | None: ...

    @property
    def name(self) -> str: ...

    @property
    def unit(self) -> str: ...

    def may(self, right: str, scope: Scope) -> bool: ...


@dataclass(frozen=True)
class Machine:
    """An actor without an account; holds a closed list of rights everywhere."""

    name: str
    rights: frozenset[str] = field(default_factory=frozenset)
    unit: str = ""

    @property
    def pk(self) -> int | None:
        return None

    def may(self, right: str, scope: Scope) -> bool:
        return right in self.rights


@dataclass(frozen=True)
class Granted:
    """Who acts, for a rule that asked the right where it counts: the new row itself may lie in another scope."""

    actor: Actor
    right: str

    @property
    def pk(self) -> int | None:
        return self.actor.pk

    @property
    def name(self) -> str:
        return self.actor.name

    @property
    def unit(self) -> str:
        return self.actor.unit

    def may(self, right: str, scope: Scope) -> bool:
        return right == self.right


CLOCK = Machine("clock", frozenset({"clock.round"}))
CITIZEN = Machine(
    "citizen", frozenset({"opinion.send", "opinion.withdraw", "verdict.give", "turn.request", "data.ask"})
)
