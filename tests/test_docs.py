"""What is generated in `docs` is what the code says now."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_the_page_of_keys_is_fresh() -> None:
    page = runpy.run_path(str(DOCS / "keys.py"))["page"]()
    written = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert page == written, "docs/keys.md is stale; run `python docs/keys.py`"
