"""What is generated in `docs` is what the code says now, and what the pages name is there."""

import re
import runpy
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from atlas_tui.cli.group import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.glob("*.md")])
SCREENS = runpy.run_path(str(DOCS / "screens.py"))


def test_the_page_of_keys_is_fresh() -> None:
    page = runpy.run_path(str(DOCS / "keys.py"))["page"]()
    written = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert page == written, "docs/keys.md is stale; run `python docs/keys.py`"


@pytest.mark.parametrize("name", SCREENS["SCREENS"])
async def test_each_screen_of_the_documentation_can_be_drawn(name: str, tmp_path: Path) -> None:
    drawn = await SCREENS["draw"](name, tmp_path)
    picture = ET.parse(drawn).getroot()  # noqa: S314 (our own drawing)
    text = "".join(picture.itertext())
    assert "Atlas" in text
    assert tempfile.gettempdir() not in text


def test_the_pictures_that_are_there_are_those_that_are_drawn() -> None:
    there = {path.stem for path in SCREENS["FOLDER"].iterdir()}
    assert there == set(SCREENS["SCREENS"]), "run `python docs/screens.py`"


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    gone = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert gone == []


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`atlas {name}" not in text] == []
