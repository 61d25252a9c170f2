"""Reading the base again, when asked and when one of its files changes, without losing the place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from atlas_tui.facts.base import Loaded
from atlas_tui.facts.cache import LARGE
from atlas_tui.facts.overlay import files_of
from atlas_tui.facts.problem import AtlasError, Problem
from atlas_tui.ui import paint
from atlas_tui.ui.collecting import Collecting

if TYPE_CHECKING:
    from atlas_tui.facts.atlas import Atlas
    from atlas_tui.search import Search

LOOK_SECONDS = 1.0
"""How often the files are looked at."""

UNREADABLE = frozenset({"toml-syntax", "unreadable-file", "file-too-large", "not-utf-8"})
"""The rules by which a whole file cannot be read."""

Stamps = dict[str, tuple[int, int]]


class Refreshing(Collecting):
    """The base as it is now, its search, and what is wrong with it."""

    _stamps: Stamps | None = None
    _changing: Stamps | None = None
    configured: Sequence[Problem] = ()
    """What is wrong with the reader's own files, which are read at the start alone."""
    landing = ""
    """The id of the thing to go to when the base is read again."""

    def watch_files(self) -> None:
        """Look at the files of the base from now on."""
        self._stamps = self._stamped()
        self.set_interval(LOOK_SECONDS, self._look)

    def _stamped(self) -> Stamps:
        """The time of change and size of each file."""
        stamps: Stamps = {}
        try:
            for file in files_of(self.path):
                stat = file.stat()
                stamps[str(file)] = (stat.st_mtime_ns, stat.st_size)
        except (AtlasError, OSError):
            return stamps
        return stamps

    def _look(self) -> None:
        """Read again once a change has come to rest: an editor may write in several steps."""
        now = self._stamped()
        if now == self._stamps:
            self._changing = None
        elif now == self._changing:
            self._stamps, self._changing = now, None
            self.read_again(by_itself=True)
        else:
            self._changing = now

    def action_reload(self) -> None:
        """Read the base again, keeping the place."""
        self._stamps = self._stamped()
        self.say("Reading the base again")
        self.read_again()

    @work(thread=True, exclusive=True, group="reading")
    def read_again(self, *, by_itself: bool = False) -> None:
        """Read beside the screen; a base that can't be read changes nothing."""
        from atlas_tui.facts.cache import load_cached  # noqa: PLC0415 (the first frame does without)

        try:
            loaded = load_cached(self.path)
        except AtlasError as fault:
            self.call_later(self.say, f"Not read again: {fault}")
            return
        self.call_later(self._replace, loaded, by_itself=by_itself)

    def _replace(self, loaded: Loaded, *, by_itself: bool) -> None:
        unreadable = [each for each in loaded.problems if each.rule in UNREADABLE]
        if unreadable or not len(loaded.atlas):
            # The view that is good stays; what is wrong can be listed, and mended.
            self.problems = [*loaded.problems, *self.configured]
            self.say_crumbs()
            first = (unreadable or loaded.problems)[0]
            self.say(f"Not read again: {first.message} ({first.place}); ! lists it, e edits")
            return
        self.atlas, self._engine = loaded.atlas, None
        self.problems = [*loaded.problems, *self.configured]
        known = self.atlas.by_id
        for fact_id in [each for each in self.marked if each not in known]:
            del self.marked[fact_id]
        self.marked.update({each: known[each] for each in self.marked})
        self.narrowed_by = tuple(
            each for each in self.narrowed_by if each.kind != "scope" or each.value in known
        )
        self.narrow()
        self.prove(self.atlas)
        if self.landing:
            self.call_later(self._arrive)
            return
        why = "A file of the base changed, it was read again" if by_itself else "Read again"
        self.say(f"{why}: {len(self.atlas):,} facts")

    async def _arrive(self) -> None:
        fact_id, self.landing = self.landing, ""
        if fact_id in self.atlas.by_id:
            self.depart()
            await self.land(fact_id)

    @work(thread=True, exclusive=True)
    def prove(self, atlas: "Atlas") -> None:
        """Build the search and check the base beside the screen."""
        import gc  # noqa: PLC0415 (used here alone)

        from atlas_tui.facts.check import check  # noqa: PLC0415 (the first frame does without)
        from atlas_tui.search import build  # noqa: PLC0415 (likewise)

        engine = build(atlas)
        # First searches load what stems and corrects words; the reader's own need not wait for it.
        for word in ("relations", "relatoins"):
            engine.find(word, limit=1)
        found = check(atlas) if len(atlas) < LARGE else []
        # What lives as long as the base is not looked through again at each collection.
        gc.freeze()
        self.call_later(self._proven, atlas, engine, found)

    def _proven(self, atlas: "Atlas", engine: "Search", found: Sequence[Problem]) -> None:
        if atlas is self.atlas:
            self._engine = engine
            self.problems = [*self.problems, *found]
            self.say_crumbs()

    def indexing(self, done: int, total: int) -> None:
        """The index is being made elsewhere; meanwhile everything but the search is there."""
        self.say(f"Preparing the search: {done * 100 // max(1, total)}%")

    def indexed(self) -> None:
        """The index is there, and the search with it."""
        self.is_indexed = True
        self.say("The search is ready")
        self.prove(self.atlas)

    def action_edit(self) -> None:
        """Open the record of what is highlighted in the reader's editor; a problem's place first."""
        from atlas_tui.facts.load import file_text  # noqa: PLC0415 (when it is used)
        from atlas_tui.ui.editing import edit  # noqa: PLC0415 (likewise)

        self.show_card()
        whence = self.atlas.whence.get(self.fact.id) if self.fact else None
        place = file_text(whence.file).place(whence.table, whence.ordinal) if whence else None
        of_base = (each for each in self.problems if each not in self.configured)
        broken = [each for each in of_base if each.rule in UNREADABLE]
        if broken:
            place = broken[0].place
        if place is None:
            self.say("Nothing is highlighted that stands in a file")
            return
        refused = edit(self.app, place)
        self.say(refused or f"{place} was opened; a change is read by itself")

    async def action_problems(self) -> None:
        """List what is wrong with the base."""
        if self.problems:
            await self.lay_over(f"Problems {len(self.problems)}", paint.problems(self.problems))
        else:
            self.say("No problem was found in this base")
