"""CSV: a row a claim, in which no spreadsheet finds a formula.

Source: OWASP, CSV Injection. A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end, in ASCII
or full width, gets an apostrophe before it; `restored` takes it off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from atlas_tui.cite import plain
from atlas_tui.cite.export.selection import Selection
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source

COLUMNS = (
    "id source document statement quote prefix suffix section paragraph kind about topics date"
    " date_text voice attributed_to cites modality hedge credibility flags note citation caveats"
    " origins conflicts"
).split()
"""The heading of the table."""

LISTS = frozenset("about topics attributed_to cites flags caveats conflicts".split())
"""Columns of several values, with ` | ` between them."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write(selection: Selection) -> Iterator[str]:
    """A row a claim as CSV, safe to open in a spreadsheet."""
    yield _line(COLUMNS)
    for claim in selection.claims:
        yield _line(_cells(selection.atlas, claim))


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def parted(cell: str) -> list[str]:
    r"""The values of a restored cell of a column in LISTS; `\|` and `\\` in them stand for one mark."""
    values = cell.split(" | ") if cell else []
    return [re.sub(r"\\(.)", r"\1", value) for value in values]


def _cells(atlas: Atlas, claim: Claim) -> Iterator[str]:
    source = atlas.get(claim.source, Source)
    more: dict[str, Any] = {
        "document": plain.document(source) if source else "",
        "citation": plain.citation(atlas, claim),
        "caveats": plain.caveats(atlas, claim),
        "origins": atlas.corroboration(atlas.alike(claim)).origins,
        "conflicts": [each.id for each in atlas.conflicts(claim)],
    }
    for column in COLUMNS:
        value: Any = more[column] if column in more else getattr(claim, column)
        if column in LISTS:
            yield harmless(" | ".join(re.sub(r"[\\|]", r"\\\g<0>", each) for each in value))
        else:
            yield harmless("" if value is None else str(value))


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return written.getvalue()
