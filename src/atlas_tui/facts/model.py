"""The kinds of fact that a base may hold, one frozen Struct each, and KINDS, the table of them.

Field names, required fields and allowed words are the format itself: a TOML table that converts to
its Struct is well formed. What needs more than one record to judge is for `check`.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[^\s\[\]\"']+$(?!\n)", max_length=200)]
Named = Annotated[str, Meta(min_length=1, max_length=200)]
"""The id of another fact; that it is one of the base's is for `check`, so its letters are not looked at."""
Text = Annotated[str, Meta(min_length=1)]
Csl = dict[str, Any]

ActorKind = Literal[
    "state",
    "government",
    "armed-group",
    "movement",
    "organisation",
    "person",
    "region",
    "people",
]
ClaimKind = Literal[
    "fact",
    "event",
    "figure",
    "assessment",
    "forecast",
    "recommendation",
    "definition",
    "method",
]
Voice = Literal["own", "reported", "cited", "table"]
Modality = Literal["asserted", "hedged", "alleged", "conditional", "projected", "negated"]
Flag = Literal["garbled", "loaded", "undated", "unit-missing", "not-like-for-like"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
Paragraphs = Literal["blocks", "lines", "lost"]
Trend = Literal["worsening", "unchanging", "improving", "mixed"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Sector = Literal[
    "rail",
    "road",
    "pipeline",
    "electricity",
    "water",
    "corridor",
    "port",
    "agreement",
    "programme",
]
Stage = Literal[
    "announced",
    "proposed",
    "pre-construction",
    "construction",
    "operating",
    "partly-operating",
    "shelved",
    "cancelled",
    "not-stated",
]
Risk = Literal[
    "delay",
    "funding-gap",
    "insecurity",
    "sabotage",
    "politics",
    "rerouting",
    "bureaucracy",
    "water-dispute",
]
FactorKind = Literal["obstacle", "enabler", "alternative", "dependence"]
Basis = Literal["observed", "estimate", "projection", "survey"]
ConflictKind = Literal[
    "value",
    "status",
    "direction",
    "time",
    "attribution",
    "definition",
    "arithmetic",
    "internal",
    "garble",
    "reference",
]
ConflictState = Literal["open", "explained", "source-error"]
Precision = Literal["site", "city", "river", "region"]

QUAD_CLASSES: dict[str, tuple[EventType, ...]] = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's sixteen event types under their four quad classes."""

ONE_SIDED: frozenset[str] = frozenset({"arithmetic", "garble", "reference"})
"""The kinds of conflict that may stand with a single side: a text against itself or its sums."""


def quad_class(event_type: EventType) -> str:
    """The quad class (verbal or material, cooperation or conflict) of a PLOVER event type."""
    return next(quad for quad, types in QUAD_CLASSES.items() if event_type in types)


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of the format that has no id of its own."""


class Fact(Part, frozen=True, kw_only=True):
    """A record of the base that other records and readers name by its id."""

    id: Id


class Base(Part, frozen=True, kw_only=True):
    """The one record that says which format a base has and what it is about."""

    format: Literal[1]
    title: Text
    description: str = ""


class Reliability(Part, frozen=True, kw_only=True):
    """How far a source can be trusted: NATO/Admiralty grade A to F, with the reason."""

    grade: Grade = "F"
    why: str = ""


class Source(Fact, frozen=True, kw_only=True):
    """A document: `words` are its white-space separated words, `sha256` that of the file as received."""

    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
    csl: Csl
    genre: Text
    origin: Text
    words: Annotated[int, Meta(gt=0)]
    paragraphs: Paragraphs
    summarises: str = ""
    language: str = ""
    reliability: Reliability = Reliability()
    weakness: tuple[str, ...] = ()


class Reference(Fact, frozen=True, kw_only=True):
    """An entry of a source's own bibliography; `cite` is how the text cites it."""

    source: Named
    cite: Text
    csl: Csl


class Actor(Fact, frozen=True, kw_only=True):
    """A state, group, organisation, person, region or people that claims are about."""

    kind: ActorKind
    name: Text
    aliases: tuple[str, ...] = ()
    parent: Named | None = None
    focus: bool = False


class Topic(Fact, frozen=True, kw_only=True):
    """A subject under which claims are gathered."""

    name: Text


class Claim(Fact, frozen=True, kw_only=True):
    """One thing that one document says: our sentence, and the short quotation that proves it."""

    source: Named
    statement: Text
    quote: Text
    prefix: str = ""
    suffix: str = ""
    section: str = ""
    paragraph: Annotated[int, Meta(ge=1)] | None = None
    kind: ClaimKind
    about: Annotated[tuple[Named, ...], Meta(min_length=1)]
    topics: Annotated[tuple[Named, ...], Meta(min_length=1)]
    date: str = ""
    date_text: str = ""
    voice: Voice
    attributed_to: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    modality: Modality
    hedge: str = ""
    credibility: Annotated[int, Meta(ge=1, le=6)] = 6
    flags: tuple[Flag, ...] = ()
    note: str = ""


class Reading(Part, frozen=True, kw_only=True):
    """How one source characterises a relation at a time: its trend, its posture, or both."""

    trend: Trend | None = None
    posture: str = ""
    date: str = ""
    claim: Named


def reading_words(reading: Reading) -> str:
    """What a reading says: its trend, its posture in quotation marks, or both."""
    posture = f"“{reading.posture}”" if reading.posture else ""
    return ", ".join(part for part in (reading.trend or "", posture) if part)


class Relation(Fact, frozen=True, kw_only=True):
    """Two or more actors whose relation the documents describe."""

    actors: Annotated[tuple[Named, ...], Meta(min_length=2)]
    name: Text
    reading: tuple[Reading, ...] = ()


class Event(Fact, frozen=True, kw_only=True):
    """A cluster of claims that report the same happening; no date means undated."""

    title: Text
    date: str = ""
    date_text: str = ""
    actors: Annotated[tuple[Named, ...], Meta(min_length=1)]
    recipients: tuple[Named, ...] = ()
    type: EventType
    contexts: tuple[str, ...] = ()
    claims: Annotated[tuple[Named, ...], Meta(min_length=1)]


class Status(Part, frozen=True, kw_only=True):
    """How far a project is, by one source."""

    stage: Stage
    risks: tuple[Risk, ...] = ()
    as_of: str = ""
    claim: Named


class Figure(Part, frozen=True, kw_only=True):
    """A number that a source gives for a project."""

    measure: Text
    value: float
    unit: str
    as_of: str = ""
    claim: Named


class Factor(Part, frozen=True, kw_only=True):
    """What helps, hinders, replaces or conditions a project, by one source."""

    kind: FactorKind
    text: Text
    claim: Named


class Route(Part, frozen=True, kw_only=True):
    """Places and states that one claim links, in order; a link on a map, never a course."""

    places: Annotated[tuple[Named, ...], Meta(min_length=1)]
    claim: Named


class Project(Fact, frozen=True, kw_only=True):
    """Something that is being built, agreed or planned; its statuses stay apart by source."""

    name: Text
    aliases: tuple[str, ...] = ()
    sector: Sector
    actors: tuple[Named, ...]
    transit: tuple[Named, ...] = ()
    status: tuple[Status, ...] = ()
    figure: tuple[Figure, ...] = ()
    factor: tuple[Factor, ...] = ()
    route: tuple[Route, ...] = ()


class Place(Fact, frozen=True, kw_only=True):
    """A place that documents name; its position is from elsewhere, as `position_source` says.

    Latitude and longitude are degrees north and east. `precision` tells what they stand for: a site or city itself, one point of a river, or the
    middle of a region.
    """

    name: Text
    aliases: tuple[str, ...] = ()
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    precision: Precision
    position_source: Text
    country: Named | None = None
    claims: Annotated[tuple[Named, ...], Meta(min_length=1)]


class Point(Part, frozen=True, kw_only=True):
    """One measured value: `at` is an EDTF date or a category, `group` the line or bar."""

    at: Text
    value: float
    group: str = ""
    basis: Basis
    claim: Named


class Series(Fact, frozen=True, kw_only=True):
    """A measured quantity over time or across groups."""

    title: Text
    unit: Text
    about: Annotated[tuple[Named, ...], Meta(min_length=1)]
    definition: str = ""
    comparable: bool = True
    point: tuple[Point, ...] = ()


class Assessment(Fact, frozen=True, kw_only=True):
    """An ordinal judgement: the source's own word and its rank in the dimension, 1 lowest."""

    dimension: Text
    subject: Named
    word: Text
    level: Annotated[int, Meta(ge=1)]
    claim: Named


class LadderStep(Part, frozen=True, kw_only=True):
    """A step of a ladder that an actor has taken, by one claim."""

    actor: Named
    step: Text
    date: str = ""
    claim: Named


class Ladder(Fact, frozen=True, kw_only=True):
    """Ordered steps that actors have or have not taken."""

    title: Text
    steps: Annotated[tuple[str, ...], Meta(min_length=2)]
    step: tuple[LadderStep, ...] = ()


class Side(Part, frozen=True, kw_only=True):
    """One of the answers that stand against each other in a conflict."""

    label: Text
    claims: Annotated[tuple[Named, ...], Meta(min_length=1)]


class Conflict(Fact, frozen=True, kw_only=True):
    """Where documents disagree with each other, with themselves or with arithmetic."""

    question: Text
    kind: ConflictKind
    sides: Annotated[tuple[Side, ...], Meta(min_length=1)]
    state: ConflictState
    note: Text


KINDS: dict[str, type[Fact]] = {
    "source": Source,
    "reference": Reference,
    "actor": Actor,
    "topic": Topic,
    "claim": Claim,
    "relation": Relation,
    "event": Event,
    "project": Project,
    "place": Place,
    "series": Series,
    "assessment": Assessment,
    "ladder": Ladder,
    "conflict": Conflict,
}
"""The TOML tables of facts and the Struct that each converts to."""


def kind_of(fact: Fact) -> str:
    """The name of the fact's table, such as `claim`."""
    return type(fact).__name__.lower()


def label(fact: Fact) -> str:
    """What a reader calls the fact: its name, title, statement or question, or what comes nearest."""
    for field in ("name", "title", "statement", "question"):
        value = getattr(fact, field, None)
        if value:
            return str(value)
    if isinstance(fact, Source):
        return str(fact.csl.get("title") or f"[{fact.genre[:1].upper()}{fact.genre[1:]}]")
    if isinstance(fact, Assessment):
        return f"{fact.dimension}: {fact.word}"
    if isinstance(fact, Reference):
        return fact.cite
    return fact.id
