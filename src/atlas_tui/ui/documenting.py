"""The way between the panes and the documents: reading them at a passage, capturing from them."""

from typing import TYPE_CHECKING

from textual import work

from atlas_tui.cite import plain
from atlas_tui.facts.base import Loaded
from atlas_tui.facts.model import Claim, Fact, Source, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.attaching import Attaching
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.rebinding import keymap_of

if TYPE_CHECKING:
    from atlas_tui.documents.opening import Opened
    from atlas_tui.ui.capture.quoting import Quoted
    from atlas_tui.ui.over import Over
    from atlas_tui.ui.reader.laying import Laid
    from atlas_tui.ui.working import Progress


class Documenting(Attaching):
    """Opens the reader's own copies of the documents."""

    _afterwards = ""
    """What is said when the base was read again after a change of the reader's own."""

    async def action_source(self) -> None:
        """Open the document of this thing at the passage that it rests on."""
        self.show_card()
        if self.fact is None:
            self.say("Nothing is highlighted")
            return
        await self.open_at(self.fact)

    async def open_at(self, fact: Fact) -> None:
        """Open a source, or the passage that a fact rests on; of several, the one that is chosen."""
        claims = self.atlas.claims_of(fact)
        if isinstance(fact, Source):
            await self._open(fact, "")
        elif len(claims) > 1:
            choices = [Choice(each.id, each.statement, self._tag(each)) for each in claims]
            title = f"Passages that {label(fact)} rests on"
            await self.choose(title, choices, self._passage_taken)
        elif claims:
            await self._passage_taken(claims[0].id)
        else:
            self.say(f"{label(fact)} rests on no document; Enter, then open a claim")

    def _tag(self, claim: Claim) -> str:
        source = self.atlas.get(claim.source, Source)
        return plain.tag(source) if source else claim.source

    async def _passage_taken(self, claim_id: str | None) -> None:
        claim = self.atlas.get(claim_id, Claim) if claim_id else None
        source = self.atlas.get(claim.source, Source) if claim else None
        if claim and source:
            await self._open(source, claim.id)

    async def _open(self, source: Source, claim_id: str) -> None:
        from atlas_tui.ui.reader.laying import laid  # noqa: PLC0415 (when it is used)
        from atlas_tui.ui.reader.regions import regions, text_width  # noqa: PLC0415 (likewise)
        from atlas_tui.ui.working import work_beside  # noqa: PLC0415 (likewise)

        atlas, width = self.atlas, text_width(regions(*self.app.size)["text"].width)

        def work(progress: "Progress") -> "Laid | None":
            return laid(atlas, source, width, progress.tell)

        async def done(found: "Laid | None") -> None:
            if found is None:
                key = keymap_of(self).key("attach")
                self.say(f"{plain.tag(source)} is not attached; {key} attaches documents of yours")
            else:
                await self._read(found, claim_id)

        await work_beside(self, f"Opening {label(source)}", work, done, self.say)

    async def _read(self, found: "Laid", claim_id: str) -> None:
        from atlas_tui.ui.reader.screen import Reader  # noqa: PLC0415 (when it is used)

        await self.app.push_screen(Reader(self, found, claim_id), self._came_back)

    async def _came_back(self, fact_id: str | None) -> None:
        if fact_id and fact_id in self.atlas.by_id:
            self.depart()
            await self.land(fact_id)

    async def capture(
        self, opened: "Opened", span: tuple[int, int], reader: "Over[str | None]"
    ) -> None:
        """Open the form of a new claim that quotes a stretch of a document.

        Args:
            opened: the document.
            span: the half-open stretch of its raw text.
            reader: the screen that shows it, which is left when the claim is saved.
        """
        from atlas_tui.ui.capture.quoting import quoted  # noqa: PLC0415 (when it is used)
        from atlas_tui.ui.capture.screen import Capture  # noqa: PLC0415 (likewise)
        from atlas_tui.ui.working import work_beside  # noqa: PLC0415 (likewise)

        def written(claim_id: str | None) -> None:
            if claim_id:
                reader.leave(None)
                self._captured(claim_id)

        async def done(found: "Quoted") -> None:
            form = Capture(self.atlas, self.path, found.draft, found.attached)
            await self.app.push_screen(form, written)

        def work(_: "Progress") -> "Quoted":
            return quoted(opened, *span)

        await work_beside(
            reader,
            "Looking for the words",
            work,
            done,
            lambda why: self.say(f"Not captured: {why}"),
        )

    def _captured(self, claim_id: str) -> None:
        self.landing = claim_id
        keys = keymap_of(self)
        opens, back = keys.key("source"), keys.key("undo-claim")
        told = f"{opens} shows its passage, {back} takes it back"
        self._read_anew(f"Saved {claim_id}, a claim of your own; {told}")

    def _read_anew(self, afterwards: str) -> None:
        self.action_reload()
        self._afterwards = afterwards

    def _replace(self, loaded: Loaded, *, by_itself: bool) -> None:
        super()._replace(loaded, by_itself=by_itself)
        afterwards, self._afterwards = self._afterwards, ""
        if afterwards and self.atlas is loaded.atlas:
            self.say(afterwards)

    @work(thread=True, exclusive=True, group="undoing")
    def action_undo_claim(self) -> None:
        """Take back the last change of claims of the reader's own."""
        from atlas_tui.facts import write  # noqa: PLC0415 (when it is used)

        try:
            done = write.undo(write.home_of(self.path))
        except AtlasError as refused:
            self.call_later(self.say, str(refused))
            return
        self.call_later(self._read_anew, f"Taken back: {done}")
