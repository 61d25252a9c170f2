"""The names of CSL-JSON 1.0.2: item types and variables, and how a name or date is written here.

Source: the Citation Style Language data schema, version 1.0.2. Dates are EDTF text in a base and
become date-parts on export.
"""

from collections.abc import Iterator
from typing import Any

from atlas_tui.facts.edtf import parse

TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty
    webpage""".split()
)
NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator
    director editor editorial-director executive-producer guest host illustrator interviewer
    narrator organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator""".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
TEXTS = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority
    call-number categories chapter-number citation-key citation-label citation-number
    collection-number collection-title container-title container-title-short custom dimensions
    division DOI edition event event-place event-title first-reference-note-number genre id ISBN
    ISSN issue journalAbbreviation jurisdiction keyword language locator medium note number
    number-of-pages number-of-volumes original-publisher original-publisher-place original-title
    page page-first part-number part-title PMCID PMID printing publisher publisher-place references
    reviewed-genre reviewed-title scale section shortTitle source status supplement-number title
    title-short type URL version volume volume-title volume-title-short year-suffix""".split()
)
KNOWN = TEXTS | NAMES | DATES
NAME_PARTS = frozenset(
    """family given literal suffix dropping-particle non-dropping-particle comma-suffix
    static-ordering parse-names""".split()
)


def faults(csl: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Everything that is not CSL-JSON in the table, as (key, what is wrong)."""
    if str(csl.get("type")) not in TYPES:
        yield "type", f"`type` is {csl.get('type')!r}, which is no CSL type"
    for key, value in csl.items():
        if key not in KNOWN:
            yield key, f"`{key}` is no CSL variable"
        elif key in DATES:
            yield from _date_faults(key, value)
        elif key in NAMES:
            yield from _name_faults(key, value)
        elif key != "type" and not isinstance(value, str | int):
            yield key, f"`{key}` must be text or a number"


def _date_faults(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        yield key, f"`{key}` must be an EDTF date in quotes"
        return
    try:
        parse(value)
    except ValueError as fault:
        yield key, f"`{key}`: {fault}"


def _name_faults(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list) or not all(isinstance(name, dict) for name in value):
        yield key, f"`{key}` must be a list of names such as {{ family = …, given = … }}"
        return
    for name in value:
        unknown = name.keys() - NAME_PARTS
        texts = all(isinstance(part, str | bool) for part in name.values())
        if unknown or not texts or not ({"family", "literal"} & name.keys()):
            yield key, f"`{key}`: a name has `family` and `given`, or `literal`"
