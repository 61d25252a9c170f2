"""The main screen: its state, its actions, and every side effect."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from atlas_tui.cite.copying import copy
from atlas_tui.cite.styles import excerpts
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.check import check
from atlas_tui.facts.load import Loaded, load
from atlas_tui.facts.model import Fact, label
from atlas_tui.facts.problem import AtlasError, Problem
from atlas_tui.facts.views import VIEW_OF
from atlas_tui.search import Results, Search, build, spans
from atlas_tui.ui import help as help_page
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.card import Card
from atlas_tui.ui.line import Line, cut
from atlas_tui.ui.messages import FactEntered
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes import PANES
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.reading import Reading
from atlas_tui.ui.rows import Rows
from atlas_tui.ui.searchbar import SearchBar
from atlas_tui.ui.sheet import Paragraph, Sheet

HINTS = (("/", "search"), ("Enter", "go in"), ("Esc", "back"), ("y", "copy"), ("?", "keys"))
NEEDED = "Atlas needs 60 × 16"


class Place(NamedTuple):
    """Where the reader was: the pane, and the fact and scroll of each list."""

    pane: str
    facts: dict[str, str]
    scrolls: dict[str, float]


class Layer(NamedTuple):
    """What narrows the panes: a scope or a search, and where the reader was before it."""

    kind: str
    value: str
    before: Place


class Main(Screen[None]):
    """Four linked panes and the card."""

    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-medium"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (16, "-high")]
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"pane('{name}')", f"Go to {name}", id=f"pane.{name}")
            for key, name in enumerate(PANES, start=1)
        ),
        Binding("tab", "step(1)", "Next pane", id="pane.next", priority=False),
        Binding("shift+tab", "step(-1)", "Previous pane", id="pane.previous"),
        Binding("slash", "search", "Search every pane", id="search"),
        Binding("escape,h,left,backspace", "peel", "Back: take off the last layer", id="peel"),
        Binding("J", "roll(1)", "Scroll the card down", id="card.down"),
        Binding("K", "roll(-1)", "Scroll the card up", id="card.up"),
        Binding("y", "copy", "Copy the cited excerpt", id="copy"),
        Binding("z", "zoom", "Zoom this pane, and back", id="zoom"),
        Binding("exclamation_mark", "problems", "Problems of the base", id="problems"),
        Binding("r", "reload", "Read the base again", id="reload"),
        Binding("question_mark,f1", "help", "Keys and signs", id="help"),
        Binding("q,ctrl+q", "app.quit", "Quit", id="quit"),
    ]

    outlook: reactive[Outlook | None] = reactive(None, init=False)
    at: reactive[str] = reactive("countries", init=False)

    def __init__(self, loaded: Loaded, path: Path, open_at: str = "") -> None:
        super().__init__()
        self.atlas: Atlas = loaded.atlas
        self.problems: list[Problem] = list(loaded.problems)
        self.narrowed_by: tuple[Layer, ...] = ()
        self.fact: Fact | None = None
        self._path = path
        self._open_at = open_at
        self._engine: Search | None = None
        self._message = ""
        self._zoomed = ""

    def compose(self) -> ComposeResult:
        """Bars above and below, panes and card between."""
        yield Bar(id="crumbs")
        yield Bar(id="strip")
        panes = {name: kind(str(key)) for key, (name, kind) in enumerate(PANES.items(), start=1)}
        for pane in panes.values():
            pane.data_bind(Main.outlook)
        with Container(id="body"):
            yield Container(panes["countries"], id="left")
            yield Container(panes["timeline"], panes["projects"], id="middle")
            yield Container(panes["claims"], Card(), id="right")
        yield SearchBar()
        yield Bar(id="status")
        yield Bar(id="too-small")

    def on_mount(self) -> None:
        """Show the base; what takes time comes after the first frame."""
        self.query_one(SearchBar).display = False
        self.query_one("#too-small", Bar).say([(NEEDED, "text"), ("  q quits", "dim")])
        self.outlook = Outlook(self.atlas)
        self.watch_at(self.at, self.at)
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        if self._open_at:
            self._land(self._open_at)
        self._prove(self.atlas)

    @work(thread=True, exclusive=True)
    def _prove(self, atlas: Atlas) -> None:
        engine, found = build(atlas), check(atlas)
        self.app.call_from_thread(self._proven, atlas, engine, found)

    def _proven(self, atlas: Atlas, engine: Search, found: Sequence[Problem]) -> None:
        if atlas is self.atlas:
            self._engine = engine
            self.problems = [*self.problems, *found]
            self._say_crumbs()

    @property
    def engine(self) -> Search:
        """The search, built now if nobody has yet."""
        if self._engine is None:
            self._engine = build(self.atlas)
        return self._engine

    @property
    def pane(self) -> Pane | None:
        """The pane that the reader is in; none in the card."""
        return self.query_one(f"#{self.at}", Pane) if self.at in PANES else None

    @property
    def results(self) -> Results | None:
        """What the search found, if one narrows the panes."""
        return self.outlook.results if self.outlook else None

    def watch_outlook(self) -> None:
        """The panes follow by themselves; the bars and the card follow here."""
        self.call_next(self._follow)

    def _follow(self) -> None:
        self._say_crumbs()
        self._say_strip()
        self._show_card()

    def watch_at(self, old: str, new: str) -> None:
        """Show which pane the reader is in, and give it the keys."""
        for name in (*PANES, "card"):
            self.set_class(name == new, f"-at-{name}")
        if old != new and self._zoomed:
            self._zoom_to(new)
        self._say_strip()
        self.call_after_refresh(self._focus)

    def _focus(self) -> None:
        if self.query_one(SearchBar).has_focus:
            return
        target: Rows | Card = self.pane.rows if self.pane else self.query_one(Card)
        target.focus()

    def on_fact_highlighted(self) -> None:
        """Show what the cursor of the reader's own pane is on."""
        self._show_card()
        self._say_status()

    def on_descendant_focus(self) -> None:
        """A click into a pane goes there."""
        for name, pane in ((name, self.query_one(f"#{name}", Pane)) for name in PANES):
            if pane.rows.has_focus:
                self.at = name
        if self.query_one(Card).has_focus:
            self.at = "card"

    def _show_card(self) -> None:
        pane = self.pane
        if pane is None:
            return
        fact = pane.rows.fact
        self.fact = fact
        results = self.results
        marks = (lambda text: list(spans(text, results.terms))) if results else (lambda _: [])
        self.query_one(Card).show(self.atlas, fact, marks)

    def on_fact_entered(self, message: FactEntered) -> None:
        """What the reader goes into becomes the scope."""
        fact = message.fact
        if self.outlook and fact.id in self.outlook.scope:
            self._say(f"{label(fact)} is the scope already; Esc goes back")
            return
        self._push(Layer("scope", fact.id, self._place()))
        self._say(f"Only what concerns {label(fact)}; Esc goes back")

    def _push(self, layer: Layer) -> None:
        self.narrowed_by = (*self.narrowed_by, layer)
        self._narrow()

    def _narrow(self) -> None:
        scope = tuple(layer.value for layer in self.narrowed_by if layer.kind == "scope")
        queries = [layer.value for layer in self.narrowed_by if layer.kind == "search"]
        results = self.engine.find(queries[-1], limit=None) if queries else None
        self.outlook = Outlook(self.atlas, scope, results)

    def _place(self) -> Place:
        panes = {name: self.query_one(f"#{name}", Pane).rows for name in PANES}
        facts = {name: rows.fact.id if rows.fact else "" for name, rows in panes.items()}
        scrolls = {name: rows.scroll_y for name, rows in panes.items()}
        return Place(self.at, facts, scrolls)

    def _return_to(self, place: Place) -> None:
        for name, fact_id in place.facts.items():
            rows = self.query_one(f"#{name}", Pane).rows
            rows.go_to(fact_id)
            rows.scroll_to(y=place.scrolls[name], animate=False, force=True, immediate=True)
        self.at = place.pane
        self._show_card()

    def _land(self, fact_id: str) -> None:
        fact = self.atlas.by_id[fact_id]
        name = VIEW_OF[type(fact)]
        if name in PANES and self.query_one(f"#{name}", Pane).rows.go_to(fact_id):
            self.at = name
            return
        self._push(Layer("scope", fact_id, self._place()))
        self.at = "claims"

    def action_peel(self) -> None:
        """Take off the last layer, or leave a zoom; at the base there is nothing to take off."""
        if self._zoomed:
            self.action_zoom()
        elif self.narrowed_by:
            *rest, last = self.narrowed_by
            self.narrowed_by = tuple(rest)
            self._narrow()
            self.call_next(self._return_to, last.before)
            self._message = ""
            self._say_status()
        else:
            self._say("This is the whole base; q quits")

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        self.at = name

    def action_step(self, step: int) -> None:
        """Go to the next or previous pane, or the card."""
        order = [*PANES, "card"]
        self.at = order[(order.index(self.at) + step) % len(order)]

    def action_roll(self, lines: int) -> None:
        """Scroll the card while the list keeps the keys."""
        self.query_one(Card).action_roll(lines)

    def action_zoom(self) -> None:
        """Give the pane or the card the whole screen, or give it back."""
        self._zoom_to("" if self._zoomed else self.at)

    def _zoom_to(self, name: str) -> None:
        for each in (*PANES, "card"):
            self.set_class(each == name, f"-zoomed-{each}")
        self.set_class(bool(name), "-zoomed")
        self._zoomed = name

    def action_search(self) -> None:
        """Open the search line, with the query that narrows the panes now."""
        queries = [layer.value for layer in self.narrowed_by if layer.kind == "search"]
        if not queries:
            self.narrowed_by = (*self.narrowed_by, Layer("search", "", self._place()))
        bar = self.query_one(SearchBar)
        bar.display = True
        bar.begin(queries[-1] if queries else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search at every key."""
        query = event.value
        self.narrowed_by = tuple(
            layer._replace(value=query) if layer.kind == "search" else layer
            for layer in self.narrowed_by
        )
        if query.strip():
            self._narrow()
        elif self.outlook:
            self.outlook = Outlook(self.atlas, self.outlook.scope, None)

    def on_search_bar_left(self, message: SearchBar.Left) -> None:
        """Go to the best hit or the next pane with hits, or back to the exact place before."""
        bar = self.query_one(SearchBar)
        search = next(layer for layer in self.narrowed_by if layer.kind == "search")
        if message.how == "given up" or not bar.value.strip():
            self.narrowed_by = tuple(layer for layer in self.narrowed_by if layer is not search)
            self._narrow()
            self.call_next(self._return_to, search.before)
        else:
            self._go_to_hit(best=message.how == "best")
        bar.display = False
        self._focus()

    def _go_to_hit(self, *, best: bool) -> None:
        filled = [name for name in PANES if self.query_one(f"#{name}", Pane).count]
        listed = [hit for hit in (self.results.hits if self.results else ()) if hit.view in filled]
        if best and listed:
            self.at = listed[0].view
            self.query_one(f"#{self.at}", Pane).rows.go_to(listed[0].id)
        elif filled:
            after = [
                name for name in filled if list(PANES).index(name) > list(PANES).index(self.at)
            ]
            self.at = (after or filled)[0]

    def action_copy(self) -> None:
        """Copy the cited excerpt of what the cursor is on."""
        claims = self.atlas.claims_of(self.fact) if self.fact else []
        if self.fact is None or not claims:
            name = label(self.fact) if self.fact else "Nothing"
            self._say(f"{name} has no quotation of its own; Enter, then copy a claim")
            return
        text = excerpts(self.atlas, [self.fact], "plain")
        driver = self.app._driver  # noqa: SLF001 (the only way to send a sequence to the terminal)
        copied = copy(text, driver.write if driver else lambda _: None)
        self._say(f"Copied {copied}: {text}")

    def action_reload(self) -> None:
        """Read the base again, keeping the place; a base that can't be read changes nothing."""
        try:
            loaded = load(self._path)
        except AtlasError as fault:
            self._say(f"Not read again: {fault}")
            return
        if not len(loaded.atlas):
            self._say(f"Not read again: {loaded.problems[0].message}")
            return
        self.atlas, self.problems, self._engine = loaded.atlas, list(loaded.problems), None
        known = self.atlas.by_id
        self.narrowed_by = tuple(
            layer for layer in self.narrowed_by if layer.kind == "search" or layer.value in known
        )
        self._narrow()
        self._prove(self.atlas)
        self._say(f"Read again: {len(self.atlas)} facts")

    def action_problems(self) -> None:
        """List what is wrong with the base."""
        if not self.problems:
            self._say("No problem was found in this base")
            return
        paragraphs = []
        for problem in self.problems:
            first, *rest = problem.lines()
            paragraphs.append(Paragraph(first, "warning", gap=True))
            paragraphs += [Paragraph(line, "text", 2) for line in rest]
        self.app.push_screen(Reading(f"Problems {len(self.problems)}", paragraphs))

    def action_help(self) -> None:
        """Show what the keys do here."""
        here = Rows.BINDINGS if self.pane else Sheet.BINDINGS
        named = self.at.capitalize()
        groups = {
            f"In {named}": here,
            "Everywhere": self.BINDINGS,
            "While searching": SearchBar.BINDINGS,
        }
        self.app.push_screen(Reading("Keys and signs", help_page.page(groups)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """When the terminal is too small to read anything, only quitting acts."""
        small = self.has_class("-tiny") or self.has_class("-low")
        return not small or action in ("app.quit", "quit")

    def _say(self, message: str) -> None:
        self._message = message
        self._say_status()

    def _say_status(self) -> None:
        pane = self.pane
        where = f"{pane.count} {pane.NAME}" if pane else "card"
        left: Line = [(cut(self._message, 400), "text")] if self._message else []
        if not left:
            for key, does in HINTS:
                left += [(key, "key"), (f" {does}   ", "dim")]
        self.query_one("#status", Bar).say(left, [(where, "dim")])

    def _say_crumbs(self) -> None:
        if self.outlook is None:
            return
        line: Line = [("Atlas ", "key"), (self.atlas.title, "dim")]
        for crumb in self.outlook.crumbs():
            line += [(" › ", "dim"), (crumb, "strong")]
        wrong = sum(problem.severity == "error" for problem in self.problems)
        told = f"{wrong} problem{'s' * (wrong != 1)} (!)"
        self.query_one("#crumbs", Bar).say(line, [(told, "warning")] if wrong else [])
        self._say_status()

    def _say_strip(self) -> None:
        line: Line = []
        for key, name in enumerate(PANES, start=1):
            role = "strong" if name == self.at else "dim"
            count = self.query_one(f"#{name}", Pane).count
            line += [(f"{key} ", "key"), (f"{name.capitalize()} {count}  ", role)]
        self.query_one("#strip", Bar).say(line)
