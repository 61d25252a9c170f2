"""Writing a brief to a file: of the notebook, of what is marked, or of what lies within the scope."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from atlas_tui.facts.model import Claim, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.noting import VIEW
from atlas_tui.ui.wording import Wording

if TYPE_CHECKING:
    from atlas_tui.cite.export import Selection

MARKDOWN = ".md"
BRIEFS = {
    MARKDOWN: "Markdown, with footnotes",
    ".docx": "Word",
    ".odt": "OpenDocument",
    ".pdf": "PDF",
}
"""What a brief can be written as, by the end of the file's name."""
OVER, BESIDE = "over", "beside"


class Matter(NamedTuple):
    """What a brief is to be of: in words, the name of its file, and what gathers it."""

    says: str
    stem: str
    gather: "Callable[[], Selection]"


class Briefing(Wording):
    """Briefs."""

    async def action_export(self) -> None:
        """Write a brief: of the notebook in its view, else of what is marked or the scope."""
        matter = self._matter()
        without = "" if shutil.which("pandoc") else "pandoc is not installed"
        choices = [
            Choice(suffix, says, without if suffix != MARKDOWN else "", suffix[1])
            for suffix, says in BRIEFS.items()
        ]

        async def taken(suffix: str | None) -> None:
            if suffix is not None:
                await self._ask_where(matter, suffix)

        await self.choose(f"Write a brief of {matter.says} as", choices, taken)

    def _matter(self) -> Matter:
        from atlas_tui.cite import export, notebooks  # noqa: PLC0415 (when it is used)

        atlas = self.atlas
        if VIEW in (self.at, self.view):
            name = self.notebook_name
            return Matter(
                f"“{name}”",
                name,
                lambda: export.of_notebook(atlas, notebooks.read(name), style=self._brief_style()),
            )
        if self.marked:
            marked = self.chosen()
            return Matter(
                f"what is marked ({len(marked)})",
                "brief",
                lambda: export.of_facts(atlas, marked, style=self._brief_style()),
            )
        scope = self.outlook.scope if self.outlook else ()
        named = " › ".join(label(atlas.by_id[each]) for each in scope) or "the whole base"
        claims = len(atlas.within(Claim, scope))
        return Matter(
            f"{named} ({claims:,} claim{'s' * (claims != 1)})",
            "-".join(scope) or "brief",
            lambda: export.within(atlas, scope, style=self._brief_style()),
        )

    def _brief_style(self) -> str:
        """The reader's style of citations, where they have set one that a brief can have."""
        from atlas_tui.cite.brief import STYLE  # noqa: PLC0415 (when it is used)
        from atlas_tui.cite.brief.citing import CITING  # noqa: PLC0415 (likewise)

        return self.style if self.style in CITING and self.style != type(self).style else STYLE

    async def _ask_where(self, matter: Matter, suffix: str) -> None:
        async def written(told: str | None) -> None:
            if told and told.strip():
                await self._write_at(matter, told.strip(), suffix)

        try:
            folder = Path.cwd()
        except OSError:
            folder = Path.home()
        await self.prompt("Write the brief to", str(folder / f"{matter.stem}{suffix}"), written)

    async def _write_at(self, matter: Matter, told: str, suffix: str) -> None:
        """Write the brief; where a file is there already, ask first."""
        try:
            path = file_named(told, matter.stem, suffix)
            free = free_beside(path)
        except (OSError, RuntimeError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or str(fault)
            self.say(f"Not written: {reason}")
            return
        if free == path:
            self._write_brief(matter, path)
            return

        def taken(how: str | None) -> None:
            if how is None:
                self.say(f"Not written: {path.name} stays as it is")
            else:
                self._write_brief(matter, path if how == OVER else free)

        choices = [
            Choice(BESIDE, f"Write {free.name} beside it", letter="b"),
            Choice(OVER, f"Write over {path.name}", letter="o"),
        ]
        await self.choose(f"{path.name} is there already", choices, taken)

    @work(thread=True, exclusive=True, group="writing")
    def _write_brief(self, matter: Matter, path: Path) -> None:
        self.call_later(self.say, f"Writing {path.name}")
        try:
            told = write_brief(matter, path)
        except AtlasError as refused:
            told = f"Not written: {refused}"
        self.call_later(self.say, told)


def write_brief(matter: Matter, path: Path) -> str:
    """Write a brief to a file, whole or not at all, and say what was written.

    Raises:
        AtlasError: there is nothing to write, or it could not be written.
    """
    from atlas_tui.cite import export  # noqa: PLC0415 (when it is used)
    from atlas_tui.cite.brief import pandoc  # noqa: PLC0415 (likewise)

    selection = matter.gather()
    if not selection.entries:
        raise AtlasError(f"{matter.says} holds nothing")
    pieces = export.FORMATS["markdown"].write(selection)
    if path.suffix.lower() in pandoc.WRITERS:
        size = pandoc.convert("".join(pieces), path)
    else:
        size = export.save(path, pieces)
    held = len(selection.excerpts)
    told = (
        f"Wrote {path.name}: {held:,} excerpt{'s' * (held != 1)}, {size:,} bytes, in {path.parent}"
    )
    is_text = path.suffix.lower() == MARKDOWN
    return f"{told}; `atlas check {path.name}` proves it again" if is_text else told


def file_named(told: str, stem: str, suffix: str) -> Path:
    """The file that a reader means: in a folder under the brief's own name, with its ending.

    Raises:
        OSError: the system cannot look there; RuntimeError and ValueError likewise.
    """
    path = Path(told).expanduser().absolute()
    if path.is_dir():
        path = path / f"{stem}{suffix}"
    return path if path.suffix.lower() in BRIEFS else path.with_name(f"{path.name}{suffix}")


def free_beside(path: Path) -> Path:
    """The path itself if nothing is there, else the first free one beside it: memo-2.md.

    Raises:
        OSError: the system cannot look there.
    """
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
