"""Text that tries every format: what is special to Markdown, LaTeX, XML, CSV and spreadsheets."""

from hypothesis import strategies as st

from atlas_tui.facts.text import clean

SPICE = [
    *"\\`*_{}[]<>#|~^$@&!+-=:%.()'\"/ \n",
    *"-- --- ... 1. a) (i) &amp; &#65; [^1] [x](y) ![i](j) <b> <!--c--> --> $x$ \\begin{a} ]]>".split(),
    *"@key [@key] :smile: ::: http://a.b/c www.x.org ~~~ ``` |a|b| {.cls} H~2~O ^a^ =cmd() ".split(),
    *"+1 @SUM(A1) -2 '= ＝1 “ ” ’ – — … é e\u0301 ﬁ שלום ؟ 😀 👩‍👧 word Text".split(),
    *(
        "<!-- atlas x -->",
        "- ",
        "> ",
        "    ",
        "\t",
        "Table: x",
        "\u00a0",
        " | ",
        "a\\ | b",
        "\ufffe",
        "\uffff",
    ),
]
"""Pieces that mean something somewhere."""


def texts(max_size: int = 8, exclude: str = "") -> st.SearchStrategy[str]:
    """Texts as a base can hold them: cleaned, not empty, any script, without the characters named."""
    letters = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=3)
    piece = st.one_of(st.sampled_from(SPICE), letters)
    joined = st.lists(piece, min_size=1, max_size=max_size).map("".join)
    cleaned = joined.map(lambda text: clean(text).text.translate(str.maketrans("", "", exclude)))
    return cleaned.filter(lambda text: bool(text.strip()))
