"""Ask pandoc what the styles must say, and freeze it: python -m tests.cite.regenerate STYLES-FOLDER.

The folder holds the official CSL styles (github.com/citation-style-language/styles); they are not
part of this project. What tells works of one document apart (`2024a`, further initials) is switched
off, because an excerpt is cited by itself.
"""

import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from atlas_tui.cite import csl_json
from atlas_tui.cite.works import csl_of
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Reference, Source

from .works_to_cite import works

GOLDEN = Path(__file__).parent / "golden"
CSL_FILES = {
    "apa": "apa.csl",
    "chicago-notes": "chicago-notes-bibliography-17th-edition.csl",
    "chicago-author-date": "chicago-author-date-17th-edition.csl",
}
PARTS = {"entry": "", "citation": "[@{}]", "paragraph": "[@{}, {{para. 3}}]"}
"""What is frozen of a work: its entry, and its citation without and with a place."""
HEADINGS = {
    "apa": "[@{}, Introduction section]",
    "chicago-notes": '[@{}, under "Introduction"]',
    "chicago-author-date": '[@{}, under "Introduction"]',
}
"""A heading as the place: no locator of CSL, so the words are the style's own and only joined."""

_TELLING_APART = re.compile(
    r' (?:disambiguate-[a-z-]+|givenname-disambiguation-rule|collapse|subsequent-author-[a-z-]+)="[^"]*"'
)
Csl = Mapping[str, Any]


def base_works() -> dict[str, dict[str, Any]]:
    """The sources of the shipped base and all entries of their bibliographies, by id."""
    atlas = load(shipped_base()).atlas
    return {work.id: csl_of(work) for work in [*atlas.all(Source), *atlas.all(Reference)]}


def source_ids() -> set[str]:
    """The ids of the sources of the shipped base."""
    return {source.id for source in load(shipped_base()).atlas.all(Source)}


def said(style: Path, works: Mapping[str, Csl], part: str) -> dict[str, str]:
    """What pandoc says of each work in a style, with `<i>` and `</i>` around emphasis."""
    keys = {f"w{number}": name for number, name in enumerate(works)}
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder, "alone.csl")
        alone.write_text(_TELLING_APART.sub("", style.read_text("utf-8")), "utf-8")
        items = [csl_json.entry(key, works[name]) for key, name in keys.items()]
        bibliography = Path(folder, "works.json")
        bibliography.write_text(json.dumps(items), "utf-8")
        head = {"csl": str(alone), "bibliography": str(bibliography)}
        written = _pandoc(head, keys, part)
    found = (_entries if part == "entry" else _citations)(written, keys)
    return {keys[key]: _clean(text) for key, text in found}


def _pandoc(head: dict[str, Any], keys: Iterable[str], part: str) -> str:
    if part == "entry":
        head["nocite"] = "@*"
    else:
        head["suppress-bibliography"] = True
    asked = PARTS.get(part, part)
    body = "\n\n".join(f"{key}: {asked.format(key)}" for key in keys)
    document = f"---\n{json.dumps(head)}\n---\n\n{body if part != 'entry' else ''}"
    ran = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "html", "--wrap=none", "--citeproc"],
        input=document,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def _entries(written: str, keys: Iterable[str]) -> Iterable[tuple[str, str]]:
    for key in keys:
        found = re.search(rf'<div id="ref-{key}"[^>]*>(.*?)</div>', written, re.DOTALL)
        yield key, found[1] if found else ""


def _citations(written: str, keys: Iterable[str]) -> Iterable[tuple[str, str]]:
    notes = re.findall(r'<li id="fn\d+"[^>]*><p>(.*?)<a href="#fnref', written, re.DOTALL)
    for number, key in enumerate(keys):
        found = re.search(rf"<p>{key}: (.*?)</p>", written, re.DOTALL)
        yield key, notes[number] if notes else (found[1] if found else "")


def _clean(text: str) -> str:
    emphasis = {"<em>": "<i>", "</em>": "</i>"}
    parts = re.split("(</?em>)", text)
    return " ".join("".join(emphasis.get(part) or _bare(part) for part in parts).split())


def _bare(text: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", text))


def _origin(style: Path) -> dict[str, str]:
    text = style.read_text("utf-8")
    found = {tag: re.search(rf"<{tag}>(.*?)</{tag}>", text) for tag in ("title", "id", "updated")}
    ran = subprocess.run(["pandoc", "--version"], capture_output=True, text=True, check=True)
    return {
        **{tag: html.unescape(match[1]) for tag, match in found.items() if match},
        "made-with": ran.stdout.splitlines()[0],
    }


def main(folder: Path) -> None:
    """Write a golden file a style."""
    asked = {**base_works(), **works()}
    for name, file in CSL_FILES.items():
        told = {part: said(folder / file, asked, part) for part in PARTS}
        frozen = {each: {part: told[part][each] for part in PARTS} for each in asked}
        sources = {each: asked[each] for each in asked if each in source_ids()}
        headings = said(folder / file, sources, HEADINGS[name])
        golden = {"style": _origin(folder / file), "works": frozen, "headings": headings}
        text = json.dumps(golden, ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(f"{text}\n", "utf-8")
        print(f"{name}: {len(frozen)} works")  # noqa: T201 (a script that says what it did)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
