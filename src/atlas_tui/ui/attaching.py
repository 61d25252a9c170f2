"""Attaching documents of the reader's own: choosing them, adding them, telling what matched."""

from pathlib import Path
from typing import TYPE_CHECKING

from atlas_tui.ui.rebinding import keymap_of
from atlas_tui.ui.refreshing import Refreshing

if TYPE_CHECKING:
    from atlas_tui.documents.adding import Added
    from atlas_tui.ui.choice import Choice
    from atlas_tui.ui.working import Progress


class Attaching(Refreshing):
    """Adds files and folders."""

    _folder: Path | None = None
    """The folder that was listed last; none before the first."""

    async def action_attach(self) -> None:
        """Choose files or a folder to attach."""
        from atlas_tui.ui.folders import listing, narrowed, shortened  # noqa: PLC0415 (when it is used)

        folder = self._folder or Path.cwd()
        here = listing(folder)
        more = f"; {here.more:,} more are not listed" if here.more else ""

        def narrow(typed: str) -> "list[Choice]":
            return narrowed(here, typed)

        title = f"Attach from {shortened(folder)}{more}"
        await self.choose(title, here.choices, self._entry_taken, narrow)
        if here.reason:
            self.say(here.reason)

    async def _entry_taken(self, taken: str | None) -> None:
        from atlas_tui.ui.folders import ALL, UP  # noqa: PLC0415 (the menu has loaded it)

        if taken is None:
            return
        folder = self._folder or Path.cwd()
        path = folder if taken == ALL else folder.parent if taken == UP else Path(taken)
        if taken != ALL and path.is_dir():
            self._folder = path
            await self.action_attach()
        else:
            await self._take_in(path)

    async def _take_in(self, path: Path) -> None:
        from atlas_tui.documents.adding import add  # noqa: PLC0415 (when it is used)
        from atlas_tui.documents.gathering import gather  # noqa: PLC0415 (likewise)
        from atlas_tui.ui.working import work_beside  # noqa: PLC0415 (likewise)

        atlas = self.atlas

        def work(progress: "Progress") -> "tuple[Added, int]":
            def told(done: int, total: int, following: Path) -> bool:
                return progress.tell(done, total, following.name)

            gathered = gather([path])
            files = [*gathered.named, *gathered.found]
            return add(atlas, files, progress=told), gathered.left

        async def done(found: "tuple[Added, int]") -> None:
            await self._show_added(*found)

        await work_beside(
            self, f"Attaching {path.name}", work, done, lambda why: self.say(f"Not attached: {why}")
        )

    async def _show_added(self, added: "Added", left: int) -> None:
        from atlas_tui.ui.reader.table import table  # noqa: PLC0415 (when it is used)

        # What stands in the documents is shown anew: coverage, passages.
        self.narrow()
        opens = keymap_of(self).key("source")
        self.say(
            f"{len(added.matched)} attached, {len(added.refused)} not; {opens} opens a passage"
        )
        await self.lay_over("Documents", table(self.atlas, added, left))
