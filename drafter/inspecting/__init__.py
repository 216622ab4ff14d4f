"""Any Word file against GB/T 9704—2012: rules only look; here they are run, and what they say alike is said once."""

from __future__ import annotations

from drafter.inspecting.document import load
from drafter.inspecting.reference import reference
from drafter.inspecting.rule import Examined, Rule
from drafter.inspecting.rulebook import RULES
from drafter.model.inspection import Fault, Spot

__all__ = ["RULES", "inspect", "reference"]


def inspect(data: bytes, name: str) -> tuple[Fault, ...]:
    """Bytes of a .docx and its name -> its faults, the page first, then by paragraph. DrafterError: no good Word file."""
    examined = Examined(load(data, name))
    faults = [fault for rule in RULES for fault in _faults(rule, examined)]
    return tuple(sorted(faults, key=lambda fault: fault.spots[0].paragraph))


def _faults(rule: Rule, examined: Examined) -> list[Fault]:
    spots: dict[tuple[str, str], dict[Spot, None]] = {}
    for said in rule.look(examined):
        spots.setdefault((said.found, said.expected), {})[said.spot] = None
    return [
        Fault(rule.name, rule.clause, rule.strength, tuple(where), found, expected, rule.fix)
        for (found, expected), where in spots.items()
    ]
