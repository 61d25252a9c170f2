"""What came of looking for quotations in documents, as text and as JSON."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from atlas_tui.cli.output import say
from atlas_tui.documents.adding import Added, Matched
from atlas_tui.documents.align import SURE_SCORE
from atlas_tui.documents.anchor import State
from atlas_tui.documents.copies import Copy
from atlas_tui.documents.gathering import Gathered
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.standing import Glance

STATES: tuple[State, ...] = ("exact", "relocated", "ambiguous", "missing")
TOLD = 20
"""How many lines of one kind are printed; `--json` has them all."""


def tell(added: Added) -> None:
    """Print what matched: a row a document, then the claims whose place is in doubt, worst first."""
    if added.matched:
        say(_table([(each.copy.source, each.placed, _how(each.copy)) for each in added.matched]))
    for matched in added.matched:
        doubtful = sorted(filter(_in_doubt, matched.placed.values()), key=lambda each: each.score)
        if doubtful:
            say(f"in {matched.copy.path}:")
        for placed in doubtful[:TOLD]:
            say(f"  {_line(matched, placed)}")
        if len(doubtful) > TOLD:
            say(f"{len(doubtful) - TOLD} more there; --json shows them", error=True)


def tell_rest(added: Added, gathered: Gathered) -> None:
    """What a reader should know beside the data."""
    for matched in added.matched:
        for notice in matched.notices:
            say(f"{matched.copy.path}: {notice}", error=True)
    for each in added.refused[:TOLD]:
        say(f"not added: {each.path}: {each.reason}", error=True)
    if len(added.refused) > TOLD:
        say(f"not added: {len(added.refused) - TOLD} more; --json shows them", error=True)
    if gathered.left:
        say(
            f"not looked at: {gathered.left:,} more files in these folders; add them in parts",
            error=True,
        )
    if not added.matched and not added.refused:
        say("not added: there is no document in these folders", error=True)


def _in_doubt(placed: Placed) -> bool:
    """Whether a person should look: not where only a letter or a hyphen differs."""
    sure = placed.score >= SURE_SCORE and placed.places == 1
    return placed.state != "exact" and not (placed.state == "relocated" and sure)


def _line(matched: Matched, placed: Placed) -> str:
    if placed.state == "missing":
        return f"{placed.claim}: missing; {matched.misquotes[placed.claim]}"
    places = f"{placed.places} places" if placed.places > 1 else ""
    score = f"{placed.score:g}" if placed.state == "relocated" else ""
    told = ", ".join(filter(None, (score, places))) or "not between its prefix and suffix"
    return f"{placed.claim}: {placed.state} ({told})"


def _table(rows: Iterable[tuple[str, Mapping[str, Placed], str]]) -> str:
    """Sources, how many of their claims stand how, and what else there is to say."""
    told = [("source", *STATES, "file")]
    told += [(source, *_cells(placed.values()), file) for source, placed, file in rows]
    widths = [max(len(row[column]) for row in told) for column in range(len(STATES) + 1)]
    return "\n".join(
        f"{row[0]:{widths[0]}}  "
        + "  ".join(f"{cell:>{width}}" for cell, width in zip(row[1:-1], widths[1:], strict=True))
        + f"  {row[-1]}"
        for row in told
    )


def _cells(placed: Collection[Placed]) -> tuple[str, str, str, str]:
    """How many claims stand in each of STATES; the lowest score of those that were relocated."""
    counts = Counter(each.state for each in placed)
    exact, relocated, ambiguous, missing = (str(counts[state] or "-") for state in STATES)
    lowest = min((each.score for each in placed if each.state == "relocated"), default=0.0)
    return exact, f"{relocated} (from {lowest:g})" if lowest else relocated, ambiguous, missing


def _how(copy: Copy) -> str:
    if copy.recognised == "hash":
        return copy.path
    by = "as you said" if copy.recognised == "reader" else "another rendition"
    return f"{copy.path} ({by}, with {copy.share:.0%} of the quotations)"


def copies_table(glances: Iterable[tuple[Copy, Glance | None]]) -> str:
    """The copies, whether each is still the same, and how claims stand in it."""
    return _table(
        (copy.source, found.placed if found else {}, _told(copy, found)) for copy, found in glances
    )


def _told(copy: Copy, found: Glance | None) -> str:
    if found is None:
        return f"{copy.path} (of another base)"
    return f"{copy.path} ({found.reason})" if found.reason else _how(copy)


def added_json(added: Added, gathered: Gathered) -> dict[str, Any]:
    """What came of every file."""
    return {
        "documents": [_document(each) for each in added.matched],
        "refused": [{"path": str(each.path), "reason": each.reason} for each in added.refused],
        "left": gathered.left,
    }


def _document(matched: Matched) -> dict[str, Any]:
    copy = matched.copy
    return {
        **_identity(copy),
        "counts": _counts(matched.counts),
        "notices": matched.notices,
        "claims": [_claim(matched, each) for each in matched.placed.values()],
    }


def _claim(matched: Matched, placed: Placed) -> dict[str, Any]:
    why = matched.misquotes.get(placed.claim)
    told = {
        "id": placed.claim,
        "anchor": placed.state,
        "score": placed.score,
        "places": placed.places,
    }
    return {**told, "why": why.kind, "stands_in": why.source or None} if why else told


def copy_json(copy: Copy, found: Glance | None) -> dict[str, Any]:
    """A copy, whether it is still the same, and how claims stand in it."""
    return {
        **_identity(copy),
        "health": found.health if found else None,
        "reason": found.reason if found else "belongs to a document of another base",
        "counts": _counts(found.counts if found else Counter()),
        "confirmed": sorted(copy.confirmed),
    }


def _identity(copy: Copy) -> dict[str, Any]:
    fields = ("source", "path", "sha256", "format", "recognised", "share")
    return {name: getattr(copy, name) for name in fields}


def _counts(counts: Mapping[Any, int]) -> dict[str, int]:
    return {state: counts.get(state, 0) for state in STATES}
