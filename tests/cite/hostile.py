"""Text that tries the formats: what each of them could take for its own."""

from typing import Any

from hypothesis import strategies as st

from atlas_tui.cite.variables import line
from atlas_tui.facts.csl import DATES, NAMES, TEXTS
from atlas_tui.facts.text import HIDDEN

PHRASES = (
    r"\emph{x} 100% of $5 & #1_a ~ ^2 {un\balanced",
    "} closed before { opened",
    "ends with a backslash \\",
    "=cmd|'/C calc'!A0",
    "@article{key, title = {x}}",
    "TY  - BOOK\nER  - ",
    "two\nlines\twith\r\nbreaks",
    "“curly” and \"straight\" and 'single' and ``backticks''",
    "*stars* _lines_ [link](url) <b>tag</b> `code` | # heading",
    "dashes - -- --- – —, dots ..., << marks >>",
    "العربية עברית فارسی 中文 кириллица",
    "emoji 🏔️ 👩‍🔬 and e\u0301 accents",
    "Barnes and Noble, Inc.",
    "and",
    "others",
    "de la Cruz",
    "a, b, c",
    "family=x, given=y",
    "1. first",
    "key: value || other",
    "<<,,>> ?` !`",
)
"""Phrases that belong to some format, or look as if they did."""

LETTERS = "\\{}$&#%_^~`'\"-=@,;:/|<>[]()*+!? \n\tabYZ09éß中العש🏔"
TEXT = st.one_of(st.sampled_from(PHRASES), st.text(LETTERS, min_size=1, max_size=24)).filter(line)
"""Hostile text with something to see in it; what is hidden never comes past the gate."""

assert not any(HIDDEN.search(phrase.replace("\r", "")) for phrase in PHRASES)

NAME = st.one_of(
    st.fixed_dictionaries({"literal": TEXT}),
    st.fixed_dictionaries({"family": TEXT}, optional={"given": TEXT, "suffix": TEXT}),
)
DATE = st.sampled_from(
    "2024 2024-05 2024-05-03 2024~ 2024? 2024% 202X 2021/2023 2021-03/2021-05 2021/.. ../2023".split()
)
VARIABLES = sorted(TEXTS - {"id", "type", "custom"})


def works(kinds: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """The CSL of works of some types, with hostile text in every variable."""
    return st.builds(
        lambda kind, *parts: {"type": kind} | {k: v for part in parts for k, v in part.items()},
        st.sampled_from(kinds),
        st.dictionaries(st.sampled_from(VARIABLES), TEXT, min_size=1, max_size=6),
        st.dictionaries(
            st.sampled_from(sorted(NAMES)), st.lists(NAME, min_size=1, max_size=3), max_size=2
        ),
        st.dictionaries(st.sampled_from(sorted(DATES)), DATE, max_size=2),
    )
