"""Collecting excerpts in notebooks, and making briefs of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from atlas_tui.facts.model import label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.documenting import Documenting

if TYPE_CHECKING:
    from atlas_tui.cite.notebook import Notebook
    from atlas_tui.ui.panes.notebook import Notebook as Pane

BRIEFS = {
    ".md": "Markdown, with footnotes",
    ".docx": "Word, through pandoc",
    ".odt": "OpenDocument, through pandoc",
    ".pdf": "PDF, through pandoc",
}
"""What a brief can be written as."""
NEW = "+"


class Noting(Documenting):
    """The notebook that is open, and what is done with it."""

    notebook_name = "notebook"

    def action_collect(self) -> None:
        """Add what is chosen to the notebook."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)
        from atlas_tui.cite.notebook_claims import collected, now  # noqa: PLC0415 (likewise)

        chosen = self.chosen()
        excerpts = collected(self.atlas, chosen, now())
        if not excerpts:
            name = label(self.fact) if self.fact else "Nothing"
            self.say(f"{name} has no quotation of its own; Enter, then collect a claim")
            return
        held = self._change(lambda before: notebook.add(before, excerpts))
        if held is None:
            return
        kept = len(held.excerpts)
        told = "1 excerpt" if kept == 1 else f"{kept} excerpts"
        if self.marked:
            self.unmark()
        self.say(f"{told} in the notebook {held.name}; 9 opens it")

    def _change(self, step: "Callable[[Notebook], Notebook]") -> "Notebook | None":
        """Change the notebook and show it; None where that was refused, which is said."""
        from atlas_tui.cite import notebooks  # noqa: PLC0415 (when it is used)

        try:
            held = notebooks.change(self.notebook_name, step)
        except AtlasError as refused:
            self.say(str(refused))
            return None
        self._show_notebook()
        return held

    def _show_notebook(self) -> None:
        pane = self.notebook_pane
        if pane is not None and self.outlook:
            pane.name_of = self.notebook_name
            pane.look_out(self.outlook)
            self.follow()

    @property
    def notebook_pane(self) -> "Pane | None":
        """View 9, if it has been opened."""
        return self.panes.get("notebook")  # type: ignore[return-value]

    def edit_notebook(self, step: "Callable[[Notebook, int], Notebook]", done: str) -> None:
        """Change the notebook at the cursor of its view."""
        pane = self.notebook_pane
        if pane is None:
            return
        at = pane.cursor
        if self._change(lambda held: step(held, at)) is not None:
            self.say(done)

    async def action_note(self) -> None:
        """Write a note below the cursor of the notebook."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)

        await self._write("Note", notebook.note)

    async def action_headline(self) -> None:
        """Write a heading below the cursor of the notebook."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)

        await self._write("Heading", notebook.heading)

    async def _write(self, what: str, write: "Callable[..., Notebook]") -> None:
        def written(text: str | None) -> None:
            pane = self.notebook_pane
            if text and text.strip() and pane is not None:
                at = pane.cursor + 1 if pane.count else 0
                place = at if at < pane.count else None
                if self._change(lambda held: write(held, text, at=place)):
                    pane.set_cursor(at)
                    self.say("Written; u takes it back")

        await self.prompt(what, "", written)

    async def action_reword(self) -> None:
        """Change the words of a note or heading."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)

        pane = self.notebook_pane
        entry = pane.entry if pane else None
        text = getattr(entry, "text", "")
        if pane is None or not text:
            self.say("An excerpt keeps the words of its document; i writes a note beside it")
            return
        at = pane.cursor

        def written(new: str | None) -> None:
            if new and new.strip():
                self._change(lambda held: notebook.reword(held, at, new))

        await self.prompt("Words", text, written)

    async def action_notebooks(self) -> None:
        """Choose another notebook, or begin a new one."""
        from atlas_tui.cite import notebooks  # noqa: PLC0415 (when it is used)

        choices = [
            Choice(name, name, "now" * (name == self.notebook_name)) for name in notebooks.names()
        ]

        def narrow(typed: str) -> list[Choice]:
            held = [each for each in choices if typed.casefold() in each.says.casefold()]
            return [*held, Choice(f"{NEW}{typed}", f"New notebook: {typed}")]

        await self.choose(
            "Notebooks; type a name for a new one", choices, self._notebook_taken, narrow
        )

    def _notebook_taken(self, taken: str | None) -> None:
        from atlas_tui.cite import notebooks  # noqa: PLC0415 (when it is used)

        if taken is None:
            return
        name = taken.removeprefix(NEW)
        try:
            notebooks.path_of(name)
        except AtlasError as refused:
            self.say(str(refused))
            return
        self.notebook_name = name
        self._show_notebook()
        self.say(f"The notebook is {name} now; b adds to it")

    async def action_export(self) -> None:
        """Write a brief: of the notebook in its view, else of what is marked or the scope."""
        choices = [Choice(suffix, says, letter=suffix[1]) for suffix, says in BRIEFS.items()]
        await self.choose("Write a brief as", choices, self._brief_taken)

    async def _brief_taken(self, suffix: str | None) -> None:
        if suffix is None:
            return
        name = self.notebook_name if self.at == "notebook" else "brief"
        path = Path.cwd() / f"{name}{suffix}"

        def written(told: str | None) -> None:
            if told and told.strip():
                self.say("Writing the brief")
                self._write_brief(Path(told.strip()).expanduser(), self.at == "notebook")

        await self.prompt("Write the brief to", str(path), written)

    @work(thread=True, exclusive=True, group="writing")
    def _write_brief(self, path: Path, of_notebook: bool) -> None:
        from atlas_tui.cite import export, notebooks  # noqa: PLC0415 (when it is used)
        from atlas_tui.cite.brief import pandoc  # noqa: PLC0415 (likewise)

        try:
            if of_notebook:
                selection = export.of_notebook(self.atlas, notebooks.read(self.notebook_name))
            elif self.marked:
                selection = export.of_facts(self.atlas, self.marked.values())
            else:
                scope = self.outlook.scope if self.outlook else ()
                selection = export.within(self.atlas, scope)
            pieces = export.FORMATS["markdown"].write(selection)
            if path.suffix.lower() in pandoc.WRITERS:
                size = pandoc.convert("".join(pieces), path)
            else:
                size = export.save(path, pieces)
        except AtlasError as refused:
            self.call_later(self.say, f"Not written: {refused}")
            return
        told = f"Wrote {path}, {size:,} bytes; `atlas check {path.name}` proves it again"
        self.call_later(self.say, told if path.suffix == ".md" else f"Wrote {path}")
