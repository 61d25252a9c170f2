"""The way between the panes and the documents: attaching them, reading them, capturing from them."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from atlas_tui.facts.model import Claim, Fact, Source, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.refreshing import Refreshing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

    from atlas_tui.documents.adding import Added
    from atlas_tui.documents.opening import Opened

UP, ALL = "..", "*"
MOST_LISTED = 500


class Documenting(Refreshing):
    """Opens the reader's own copies of the documents."""

    _folder = Path()
    _is_cancelled = False

    async def action_source(self) -> None:
        """Open the document of this thing at the passage that it rests on."""
        self.show_card()
        if self.fact is None:
            self.say("Nothing is highlighted")
            return
        await self.open_at(self.fact)

    async def open_at(self, fact: Fact) -> None:
        """Open a source, or the source of the first claim that a fact rests on, at its passage."""
        claims = self.atlas.claims_of(fact)
        source = fact if isinstance(fact, Source) else None
        if source is None and claims:
            source = self.atlas.get(claims[0].source, Source)
        if source is None:
            self.say(f"{label(fact)} rests on no document; Enter, then open a claim")
            return
        try:
            opened = self._opened(source)
        except AtlasError as refused:
            self.say(str(refused))
            return
        if opened is None:
            self.say(f"{label(source)} is not attached; a attaches documents of yours")
            return
        await self._read(opened, claims[0] if claims else None)

    def _opened(self, source: Source) -> "Opened | None":
        from atlas_tui.documents.copies import copies, copies_of  # noqa: PLC0415 (when it is used)
        from atlas_tui.documents.opening import open_document  # noqa: PLC0415 (likewise)

        registered = copies_of(source, copies())
        for number, copy in enumerate(registered):
            try:
                return open_document(self.atlas, source, copy)
            except AtlasError:
                if number == len(registered) - 1:
                    raise
        return None

    async def _read(self, opened: "Opened", claim: Claim | None) -> None:
        from atlas_tui.ui.reader.screen import Reader  # noqa: PLC0415 (when it is used)

        await self.app.push_screen(Reader(self, opened, claim.id if claim else ""), self._came_back)

    async def _came_back(self, fact_id: str | None) -> None:
        if fact_id and fact_id in self.atlas.by_id:
            self.depart()
            await self.land(fact_id)

    async def capture(
        self, opened: "Opened", span: tuple[int, int], over: "Screen[str | None]"
    ) -> None:
        """Open the form of a new claim that quotes a stretch of a document."""
        from atlas_tui.documents.anchor import Passages  # noqa: PLC0415 (when it is used)
        from atlas_tui.documents.attached import Attached  # noqa: PLC0415 (likewise)
        from atlas_tui.documents.drafting import quoting  # noqa: PLC0415 (likewise)
        from atlas_tui.ui.capture.screen import Capture  # noqa: PLC0415 (likewise)

        source = opened.source
        passages = Passages(opened.document.raw, source.paragraphs)
        section = opened.document.section(span[0])
        try:
            draft = quoting(passages, source, *span, section)
        except AtlasError as refused:
            self.say(f"Not captured: {refused}")
            return
        attached = {source.id: Attached(source, Path(opened.copy.path), passages)}
        form = Capture(self.atlas, self.path, draft, attached)

        def written(claim_id: str | None) -> None:
            if claim_id:
                over.leave(None)  # type: ignore[attr-defined]
                self._captured(claim_id)

        await self.app.push_screen(form, written)

    def _captured(self, claim_id: str) -> None:
        self.landing = claim_id
        self.action_reload()
        self.say(f"Saved {claim_id} among claims of your own; U takes it back")

    @work(thread=True, exclusive=True, group="undoing")
    def action_undo_claim(self) -> None:
        """Take back the last change of claims of the reader's own."""
        from atlas_tui.facts import write  # noqa: PLC0415 (when it is used)

        try:
            done = write.undo(write.home_of(self.path))
        except AtlasError as refused:
            self.call_later(self.say, str(refused))
            return
        self.call_later(self.action_reload)
        self.call_later(self.say, f"Taken back: {done}")

    async def action_attach(self) -> None:
        """Choose files or a folder to attach."""
        self._folder = self._folder.resolve()
        await self.choose(f"Attach from {self._folder}", list(self._entries()), self._entry_taken)

    def _entries(self) -> "Iterator[Choice]":
        from atlas_tui.documents.readers import SUFFIXES  # noqa: PLC0415 (when it is used)

        yield Choice(ALL, "All documents in this folder and below it")
        yield Choice(UP, "..  the folder above")
        try:
            found = sorted(self._folder.iterdir(), key=lambda path: (not path.is_dir(), path.name))
        except OSError:
            return
        shown = [path for path in found if not path.name.startswith(".")]
        for path in shown[:MOST_LISTED]:
            if path.is_dir():
                yield Choice(path.name, f"{path.name}/")
            elif path.suffix.lower() in SUFFIXES:
                yield Choice(path.name, path.name, "document")

    async def _entry_taken(self, taken: str | None) -> None:
        if taken is None:
            return
        path = self._folder if taken == ALL else self._folder / taken
        if taken != ALL and path.is_dir():
            self._folder = path
            await self.action_attach()
            return
        self.say("Attaching; the table comes when it is done")
        self._add(path)

    @work(thread=True, exclusive=True, group="attaching")
    def _add(self, path: Path) -> None:
        from atlas_tui.documents.adding import add  # noqa: PLC0415 (when it is used)
        from atlas_tui.documents.gathering import gather  # noqa: PLC0415 (likewise)

        def progress(done: int, total: int, following: Path) -> bool:
            self.call_later(self.say, f"Attaching {following.name}, {done + 1} of {total}")
            return self.is_running

        try:
            gathered = gather([path])
            added = add(self.atlas, [*gathered.named, *gathered.found], progress=progress)
        except AtlasError as refused:
            self.call_later(self.say, f"Not attached: {refused}")
            return
        self.call_later(self._show_added, added)

    def _show_added(self, added: "Added") -> None:
        from atlas_tui.ui.reader.table import table  # noqa: PLC0415 (when it is used)

        self.say(f"{len(added.matched)} attached, {len(added.refused)} not; o opens a passage")
        if "sources" in self.panes and self.outlook:
            self.panes["sources"].look_out(self.outlook)
        self.call_later(self.lay_over, "Documents", table(self.atlas, added))
