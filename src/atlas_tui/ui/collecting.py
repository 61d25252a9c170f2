"""Marking rows and copying what they say, with its citation."""

from pathlib import Path

from atlas_tui.facts.model import Fact, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.sheet import Paragraph
from atlas_tui.ui.travelling import Travelling

PLAIN = "plain"
OWN, TO_FILE, AS_TEXT, STYLE = "own ", "to-file", "as-text", "style"
"""What the menu of copies offers beside the choices that every text has."""


class Collecting(Travelling):
    """Marks and copies."""

    style = PLAIN
    """The citation style of what is copied."""
    _range: tuple[str, int, frozenset[str]] | None = None
    """The pane and row where a range begins, and what was marked before it."""

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark off; a range ends here."""
        pane = self.pane
        if pane is None or pane.fact is None:
            self.say("Only rows can be marked")
            return
        if self._range:
            self._range = None
            self._told_marks()
            return
        fact = pane.fact
        if self.marked.pop(fact.id, None) is None:
            self.marked[fact.id] = fact
        pane.refresh()
        pane.action_move(1)
        self._told_marks()

    def action_range(self) -> None:
        """Begin a range of marks at the cursor, or end it."""
        pane = self.pane
        if pane is None or pane.fact is None:
            self.say("Only rows can be marked")
        elif self._range:
            self._range = None
            self._told_marks()
        else:
            self._range = (self.at, pane.cursor, frozenset(self.marked))
            self.moved()
            self.say("A range begins here; move, then v ends it, Esc takes it off")

    def moved(self) -> None:
        """A range follows the cursor."""
        if not self._range:
            return
        name, first, before = self._range
        pane = self.pane
        if pane is None or name != self.at:
            self._range = None
            return
        within = set(pane.between(first, pane.cursor))
        for fact_id in [each for each in self.marked if each not in before | within]:
            del self.marked[fact_id]
        for fact_id in within:
            if fact_id in self.atlas.by_id:  # rows of a matrix or a notebook are no facts
                self.marked.setdefault(fact_id, self.atlas.by_id[fact_id])
        pane.refresh()
        self.say_crumbs()

    def unmark(self) -> None:
        """Take every mark off."""
        self.marked.clear()
        self._range = None
        for pane in self.panes.values():
            pane.refresh()
        self.say("The marks are taken off")

    def _told_marks(self) -> None:
        self.say(f"{len(self.marked)} marked; y copies them, Esc takes the marks off")

    def chosen(self) -> list[Fact]:
        """What an action works on: the marked rows in the order of their lists, else the one here."""
        self.show_card()
        if not self.marked:
            return self.pane.chosen() if self.pane else [self.fact] if self.fact else []
        listed = [fact for pane in self.panes.values() for fact in listed_marks(pane)]
        order = {fact.id: fact for fact in [*listed, *self.marked.values()]}
        return list(order.values())

    def action_copy(self) -> None:
        """Copy the cited excerpts of what is marked, or of what the cursor is on."""
        self.copy_as(self.style)

    def copy_as(self, style: str) -> None:
        """Copy what is chosen in a style."""
        from atlas_tui.cite.styles import excerpts  # noqa: PLC0415 (the first frame does without)

        chosen = self.chosen()
        claims = [claim for fact in chosen for claim in self.atlas.claims_of(fact)]
        if not claims:
            name = label(self.fact) if self.fact else "Nothing"
            self.say(f"{name} has no quotation of its own; Enter, then copy a claim")
            return
        self.copy(excerpts(self.atlas, chosen, style))

    def copy(self, text: str) -> None:
        """Copy a text, and say by which road it went."""
        from atlas_tui.cite.copying import copy  # noqa: PLC0415 (the first frame does without)

        driver = self.app._driver  # noqa: SLF001 (the only way to send a sequence to the terminal)
        copied = copy(text, driver.write if driver else lambda _: None)
        self.say(f"Copied {copied}: {text}")

    async def action_copy_menu(self) -> None:
        """Choose what is copied, and in which form."""
        from atlas_tui.cite.choices import CHOICES  # noqa: PLC0415 (the first frame does without)
        from atlas_tui.ui.copies import COPIES  # noqa: PLC0415 (likewise)

        if not self.chosen():
            self.say("Nothing is highlighted")
            return
        own = COPIES.get(type(self.fact), {}) if self.fact and not self.marked else {}
        offered = [Choice(name, each.title, letter=each.letter) for name, each in CHOICES.items()]
        offered += [
            Choice(f"{OWN}{name}", name.capitalize(), letter=str(number))
            for number, name in enumerate(own, start=1)
        ]
        offered += [
            Choice(TO_FILE, "To a file, in the style of y", letter="f"),
            Choice(AS_TEXT, "Show it as plain text", letter="p"),
            Choice(STYLE, f"The style of y: {self.style}", letter="s"),
        ]
        await self.choose("Copy", offered, self._choice_taken)

    async def _choice_taken(self, taken: str | None) -> None:
        if taken is None:
            return
        if taken == STYLE:
            await self._choose_style()
        elif taken == TO_FILE:
            path = Path.cwd() / "excerpts.txt"
            await self.prompt("Write the excerpts to", str(path), self._write_excerpts)
        elif taken == AS_TEXT:
            await self._show_as_text()
        else:
            self._copy_choice(taken)

    def _copy_choice(self, taken: str) -> None:
        from atlas_tui.cite.choices import CHOICES  # noqa: PLC0415 (the menu has loaded it)
        from atlas_tui.ui.copies import COPIES  # noqa: PLC0415 (likewise)

        if taken.startswith(OWN) and self.fact:
            self.copy(COPIES[type(self.fact)][taken.removeprefix(OWN)](self.atlas, self.fact))
            return
        text = CHOICES[taken].text(self.atlas, self.chosen(), self.style)
        if text:
            self.copy(text)
        else:
            name = label(self.fact) if self.fact else "Nothing"
            self.say(f"{name} has no quotation of its own; Enter, then copy a claim")

    async def _choose_style(self) -> None:
        from atlas_tui.cite.styles import STYLES  # noqa: PLC0415 (the menu has loaded it)

        def taken(name: str | None) -> None:
            if name:
                self.style = name
                self.say(f"y copies in the style {name} now")

        choices = [
            Choice(each.name, each.title, "now" * (each.name == self.style))
            for each in STYLES.values()
        ]
        await self.choose("Style of citations", choices, taken)

    def _excerpts(self) -> str:
        from atlas_tui.cite.styles import excerpts  # noqa: PLC0415 (the menu has loaded it)

        return excerpts(self.atlas, self.chosen(), self.style)

    def _write_excerpts(self, told: str | None) -> None:
        from atlas_tui.facts.saving import save  # noqa: PLC0415 (when it is used)

        if not told or not told.strip():
            return
        path = Path(told.strip()).expanduser()
        if path.exists():
            self.say(f"Not written: {path} is there already; choose another name")
            return
        try:
            save(path, f"{self._excerpts()}\n")
        except AtlasError as refused:
            self.say(f"Not written: {refused}")
            return
        self.say(f"Wrote {path}")

    async def _show_as_text(self) -> None:
        paragraphs = [Paragraph(line) for line in self._excerpts().splitlines()]
        await self.lay_over("As plain text", paragraphs)


def listed_marks(pane: Pane) -> list[Fact]:
    """The marked facts that a pane lists, in its order."""
    return [fact for fact in pane.facts() if fact.id in pane.marked]
