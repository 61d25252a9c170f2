"""Facts as rows: pure functions from a fact, a base and a width to lines of parts."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from atlas_tui.cite import plain
from atlas_tui.cite.badges import badges
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import (
    QUAD_CLASSES,
    Actor,
    Assessment,
    Claim,
    Conflict,
    Event,
    Fact,
    Ladder,
    Project,
    Reference,
    Relation,
    Series,
    Source,
    Topic,
    label,
    quad_class,
    reading_words,
)
from atlas_tui.facts.problem import Problem
from atlas_tui.ui.keymap import UNBOUND, Keymap
from atlas_tui.ui.line import Line, Marks, cut, fit, marked, spread
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.sheet import Paragraph

if TYPE_CHECKING:
    from atlas_tui.cite.card import Row

Snip = Callable[[str, int], str]
"""Cuts a text around what the search matched, to at most so many cells."""

QUAD_SIGNS = {
    "verbal cooperation": "v+",
    "material cooperation": "m+",
    "verbal conflict": "v-",
    "material conflict": "m-",
}
"""Quad classes on the screen: verbal or material, cooperation or conflict; never by colour alone."""

BARS = "▁▂▃▄▅▆▇█"
TRENDS = {"worsening": "↓", "unchanging": "→", "improving": "↑", "mixed": "↕"}
STAGES = {
    "announced": "○ announced",
    "proposed": "○ proposed",
    "pre-construction": "◔ pre-construction",
    "construction": "◑ construction",
    "operating": "● operating",
    "partly-operating": "◕ partly operating",
    "shelved": "⊘ shelved",
    "cancelled": "⊗ cancelled",
    "not-stated": "? not stated",
}
_ROOMY = 60
"""Cells from which a row has room for its second-rank columns."""


def _tone(quad: str) -> str:
    return "cooperation" if quad.endswith("cooperation") else "conflict"


def actor(fact: Actor, counts: tuple[int, int, int], width: int, marks: Marks) -> list[Line]:
    """A country or other actor: name, code, and its relations, projects and claims."""
    code: Line = [(f" {fact.id}", "dim")] if fact.kind == "state" else []
    columns = counts if width >= 24 else counts[-1:]  # noqa: PLR2004 (three numbers and a short name)
    if not any(counts[:2]):
        columns = counts[-1:]
    widths = (3, 3, 4)[-len(columns) :]
    numbers = "".join(
        f"{count or '·':>{width}}" for count, width in zip(columns, widths, strict=True)
    )
    return [spread([*marked(fact.name, "text", marks), *code], [(numbers, "dim")], width)]


def topic(fact: Topic, claims: int, width: int, marks: Marks) -> list[Line]:
    """A topic with the number of its claims."""
    return [spread(marked(fact.name, "text", marks), [(f"{claims or '·':>4}", "dim")], width)]


def _named(name: str, width: int, marks: Marks) -> Line:
    """A name in a column of its own, a third of a wide row or half of a narrow one."""
    room = max(12, width // (3 if width >= _ROOMY else 2))
    return fit(marked(cut(name, room), "text", marks), room)


CONFLICT = "≠"
"""What stands beside a thing that a recorded conflict touches."""


_TAGS: WeakKeyDictionary[Atlas, dict[str, str]] = WeakKeyDictionary()


def _tag(atlas: Atlas, source_id: str) -> str:
    """The tag of a source, made once; nothing where the base has no such source."""
    tags = _TAGS.setdefault(atlas, {})
    if source_id not in tags:
        source = atlas.get(source_id, Source)
        tags[source_id] = plain.tag(source) if source else ""
    return tags[source_id]


def _disputed(atlas: Atlas, fact: Fact) -> Line:
    return [(f"{CONFLICT} ", "warning")] if atlas.conflicts(fact) else []


def sparkline(events: Iterable[Event]) -> Line:
    """Events by quad class as four signs with a bar each, `·` where there are none."""
    counted = Counter(quad_class(event.type) for event in events)
    parts: Line = []
    for quad in QUAD_CLASSES:
        number = counted[quad]
        bar = BARS[min(number, len(BARS)) - 1] if number else "·"
        parts.append((f"{QUAD_SIGNS[quad]}{bar} ", _tone(quad) if number else "dim"))
    return parts


def relation(
    atlas: Atlas, fact: Relation, events: Iterable[Event], width: int, marks: Marks
) -> list[Line]:
    """A dyad: name, events by quad class, the latest reading of each source."""
    latest: dict[str, str] = {}
    for reading in sorted(fact.reading, key=lambda each: each.date):
        claim = atlas.get(reading.claim, Claim)
        named = (claim and _tag(atlas, claim.source)) or "?"
        if reading.trend or named not in latest:
            sign = f"{TRENDS[reading.trend]} " if reading.trend else ""
            latest[named] = f"{sign}{reading.trend or reading_words(reading)} {named}"
    readings: Line = []
    for told in latest.values():
        readings += [(" · " if readings else "", "dim"), (told, "badge")]
    name = _named(fact.name, width, marks)
    return [[*name, ("  ", "text"), *sparkline(events), *_disputed(atlas, fact), *readings]]


def event(atlas: Atlas, fact: Event, width: int, marks: Marks) -> list[Line]:
    """An event: date with its precision, quad class, title, how many origins report it."""
    when = in_words(fact.date) if fact.date else "undated"
    quad = quad_class(fact.type)
    left: Line = [
        (f"{cut(when, 17):<17} ", "dim"),
        (f"{QUAD_SIGNS[quad]} ", _tone(quad)),
        *marked(fact.title, "text", marks),
    ]
    corroborated = atlas.corroboration(atlas.claims_of(fact))
    right: Line = [*_disputed(atlas, fact)]
    right += [(str(corroborated), "dim")] if width >= _ROOMY else []
    return [spread(left, right, width)]


def stages(atlas: Atlas, fact: Project) -> dict[str, list[str]]:
    """The stages that each source gives, by the source's tag; none where it states none."""
    given: dict[str, list[str]] = {}
    for status in fact.status:
        claim = atlas.get(status.claim, Claim)
        told = given.setdefault((claim and _tag(atlas, claim.source)) or "?", [])
        badge = STAGES[status.stage]
        if status.stage != "not-stated" and badge not in told:
            told.append(badge)
    return given


def project(atlas: Atlas, fact: Project, width: int, marks: Marks) -> list[Line]:
    """A project: name, a stage badge per source, risks, transit."""
    badges: Line = []
    silent = []
    for tag, told in stages(atlas, fact).items():
        if told:
            badges += [(" · " if badges else "", "dim"), (f"{' '.join(told)} {tag}", "badge")]
        else:
            silent.append(tag)
    if silent:
        badges.append((f"{' · ' if badges else ''}? {', '.join(silent)}", "dim"))
    risks = list(dict.fromkeys(risk for status in fact.status for risk in status.risks))
    warned: Line = [(f"⚠ {', '.join(risks)}  ", "warning")] if risks else []
    transit: Line = [(f"via {', '.join(fact.transit)}  ", "dim")] if fact.transit else []
    name = _named(fact.name, width, marks)
    touched = _disputed(atlas, fact)
    return [[*name, ("  ", "text"), *touched, *badges, ("  ", "text"), *transit, *warned]]


def claim(atlas: Atlas, fact: Claim, width: int, marks: Marks, snip: Snip) -> list[Line]:
    """A claim in two lines: statement and badges; its quotation, source and date."""
    shown = badges(atlas, fact)
    flags: Line = []
    for badge in shown:
        role = "warning" if badge in ("conflict", "[sic]", "alleged") else "badge"
        flags += [(" ", "text"), (badge, role)]
    tag = _tag(atlas, fact.source) or fact.source
    when = f" {in_words(fact.date)}" if fact.date else ""
    foot: Line = [(f"{tag}{when}", "dim")]
    room = width - len(tag) - len(when) - 6
    words = " ".join(fact.quote.split())
    quote: Line = [
        ("  “", "quote"),
        *marked(snip(words, max(8, room)), "quote", marks),
        ("”", "quote"),
    ]
    return [spread(marked(fact.statement, "text", marks), flags, width), spread(quote, foot, width)]


def conflict(atlas: Atlas, fact: Conflict, width: int, marks: Marks) -> list[Line]:
    """A conflict: question, then how many sides and sources it has, and its state."""
    sources = {claim.source for claim in atlas.claims_of(fact)}
    sides = f"{len(fact.sides)} sides " if len(fact.sides) > 1 else ""
    told = f"{sides}{len(sources)} source{'s' * (len(sources) != 1)}"
    right: Line = [(f"{told:>17} ", "dim"), (f"{fact.state:<9}", "badge")]
    return [spread(marked(fact.question, "text", marks), right if width >= _ROOMY else [], width)]


def series(atlas: Atlas, fact: Series, width: int, marks: Marks) -> list[Line]:
    """A series: title, unit, how many points from how many sources, whether they compare."""
    sources = {claim.source for claim in atlas.claims_of(fact)}
    points = f"{len(fact.point)} point{'s' * (len(fact.point) != 1)}"
    unlike: Line = [] if fact.comparable else [("not comparable  ", "warning")]
    right: Line = [
        *_disputed(atlas, fact),
        *unlike,
        (f"{points} · {len(sources)} source{'s' * (len(sources) != 1)}", "dim"),
    ]
    left = [*marked(fact.title, "text", marks), (f"  {fact.unit}", "dim")]
    return [spread(left, right if width >= _ROOMY else [], width)]


def ladder(fact: Ladder, width: int, marks: Marks) -> list[Line]:
    """A ladder: title, how many have taken how many steps."""
    actors = {step.actor for step in fact.step}
    told = f"{len(fact.step)} steps of {len(actors)} actors"
    return [spread(marked(fact.title, "text", marks), [(told, "dim")], width)]


def assessment(atlas: Atlas, fact: Assessment, width: int, marks: Marks) -> list[Line]:
    """A judgement: whom it concerns, the source's word, and which source."""
    subject = atlas.by_id.get(fact.subject)
    claim = atlas.get(fact.claim, Claim)
    source = atlas.get(claim.source, Source) if claim else None
    named = _named(label(subject) if subject else fact.subject, width, marks)
    right: Line = [*_disputed(atlas, fact)]
    right += [(plain.tag(source), "dim")] if source and width >= _ROOMY else []
    return [spread([*named, ("  ", "text"), *marked(fact.word, "badge", marks)], right, width)]


def source(atlas: Atlas, fact: Source, width: int, marks: Marks, covered: str = "") -> list[Line]:
    """A document: title, its nature, how much of it is quoted, its grade, how many claims it makes."""
    claims = atlas.claim_counts().get(fact.id, 0)
    right: Line = [(f"▏{covered}▕ ", "badge")] if covered else []
    right += [(f"{fact.reliability.grade} ", "badge"), (f"{claims:>5}", "dim")]
    if width >= _ROOMY:
        right = [(f"{cut(fact.genre, width // 4)}  ", "dim"), *right]
    return [spread(marked(label(fact), "text", marks), right, width)]


def reference(fact: Reference, width: int, marks: Marks) -> list[Line]:
    """A work that a document cites: how it is cited, and its title."""
    title = str(fact.csl.get("title") or "")
    name = _named(fact.cite, width, marks)
    return [fit([*name, ("  ", "text"), *marked(title, "dim", marks)], width)]


_CARD_STYLE = {
    "title": ("strong", 0),
    "badge": ("badge", 0),
    "heading": ("heading", 0),
    "text": ("text", 0),
    "quote": ("quote", 2),
    "citation": ("dim", 4),
    "note": ("dim", 0),
}


def card(rows: Iterable["Row"], *, close: bool = False) -> list[Paragraph]:
    """The rows of a card as paragraphs to read, close together or with air between quotations."""
    paragraphs = []
    before = ""
    for row in rows:
        role, indent = _CARD_STYLE[row.role]
        aired = not close and before == "citation" and row.role != "citation"
        gap = row.role == "heading" or aired
        paragraphs.append(Paragraph(row.text, role, indent, gap=gap, link=row.link))
        before = row.role
    return paragraphs


def problems(found: Iterable[Problem]) -> list[Paragraph]:
    """Problems as paragraphs: the headline, its place, the line, what to do."""
    paragraphs = []
    for problem in found:
        first, *rest = problem.lines()
        paragraphs.append(Paragraph(first, "warning", gap=True))
        paragraphs += [Paragraph(line, "text", 2) for line in rest]
    return paragraphs


Hints = tuple[tuple[str, str], ...]
"""The ids of the actions that matter now, and what they do in a word or two."""

HINTS: Hints = (
    ("search", "search"),
    ("go-in", "go in"),
    ("peel", "back"),
    ("copy", "copy"),
    ("help", "keys"),
)
SEARCH_HINTS: Hints = (
    ("search-best", "best hit"),
    ("search-next", "next pane"),
    ("search-leave", "back"),
    ("search-earlier", "earlier"),
)
VIEW_HINTS: dict[str, Hints] = {
    "map": (
        ("go-in", "go in"),
        ("map-closer", "closer"),
        ("map-farther", "farther"),
        ("map-onto", "fit"),
        ("map-home", "region"),
        ("help", "keys"),
    ),
    "notebook": (
        ("entry-note", "note"),
        ("entry-heading", "heading"),
        ("entry-remove", "take out"),
        ("entry-undo", "undo"),
        ("export", "brief"),
        ("help", "keys"),
    ),
}
"""What matters in a view, where that is other than in a pane."""


def hints(actions: Hints, keymap: Keymap) -> Line:
    """The keys that matter now, as the reader has them, and what they do."""
    line: Line = []
    for name, does in actions:
        key = keymap.key(name)
        if key != UNBOUND:
            line += [(key, "key"), (f" {does}   ", "dim")]
    return line


CRUMB = 44
"""Cells of a layer's name, so that those after it are seen too."""


def crumbs(outlook: Outlook, filters: Iterable[tuple[str, str]] = ()) -> Line:
    """The base and every layer that narrows it; filters as (pane, query)."""
    line: Line = [("Atlas ", "key"), (outlook.atlas.title, "dim")]
    for crumb in outlook.crumbs():
        line += [(" › ", "dim"), (cut(crumb, CRUMB), "strong")]
    for pane, query in filters:
        line += [(f" › only {pane} ", "dim"), (f"/{query}", "strong")]
    return line


def count_of(found: Iterable[Problem]) -> Line:
    """How many errors a base has, for the header; nothing when it has none."""
    wrong = sum(problem.severity == "error" for problem in found)
    return [(f"{wrong} problem{'s' * (wrong != 1)} (!)", "warning")] if wrong else []


def strip(panes: Iterable[tuple[str, str, int]], at: str) -> Line:
    """All panes in a line as (key, name, count), the one that the reader is in set off."""
    line: Line = []
    for key, name, count in panes:
        role = "strong" if name == at else "dim"
        line += [(f"{key} ", "key"), (f"{name.capitalize()} {count:,}  ", role)]
    return line
