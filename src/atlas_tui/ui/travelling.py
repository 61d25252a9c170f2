"""Going through the base: into things, back, ahead, to pins and to whatever an id leads to."""

from atlas_tui.facts.model import Conflict, Fact, label
from atlas_tui.facts.views import VIEW_OF
from atlas_tui.ui import narrowing
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.line import cut
from atlas_tui.ui.memory import KeptSpot
from atlas_tui.ui.messages import FactEntered, LinkFollowed
from atlas_tui.ui.narrowing import NOWHERE, Layer
from atlas_tui.ui.panes import PANES
from atlas_tui.ui.places import Spot
from atlas_tui.ui.searching import Searching

PIN, UNPIN = "+", "-"

NAMED = 60
"""Cells that the name of a thing takes in a message."""


def named(fact: Fact) -> str:
    """What a thing is called in a message."""
    return cut(label(fact), NAMED)


class Travelling(Searching):
    """Scopes, history, pins and links."""

    pins: tuple[KeptSpot, ...] = ()
    _last: Spot | None = None

    async def on_fact_entered(self, message: FactEntered) -> None:
        """What the reader goes into becomes the scope."""
        fact = message.fact
        if fact.id in narrowing.scope(self.narrowed_by):
            self.say(f"{named(fact)} is the scope already; Esc goes back")
            return
        self.scope_to(fact)
        if self.view:
            await self.go("claims")
        self.say(f"Only what concerns {named(fact)}; Esc goes back")

    def scope_to(self, fact: Fact) -> None:
        """Lay a fact on as one more scope."""
        self._leave()
        self.narrowed_by = (*self.narrowed_by, Layer("scope", fact.id, self.place()))
        self.narrow()

    def _leave(self) -> None:
        self._last = self.spot()
        self.depart()

    async def action_pane(self, name: str) -> None:
        """Go to a pane or a view."""
        if name not in self.around:
            self._leave()
        await self.go(name)

    @property
    def is_leaping(self) -> bool:
        """Whether the letters typed are those of a row's label."""
        return self.pane is not None and self.pane.leaping is not None

    def action_leap(self) -> None:
        """Label the rows of this pane; two letters go to one."""
        if self.pane is None or not self.pane.count or not self.pane.LEAPS:
            self.say("There are no rows to leap to here")
            return
        self.pane.leap()
        self.say("Two letters go to a row, wherever it is; Esc gives it up")

    def action_step(self, step: int) -> None:
        """Go to the next or previous pane, or the card."""
        order = self.around
        self.at = order[(order.index(self.at) + step) % len(order)]

    async def action_peel(self) -> None:
        """Leave a zoom, take marks off, leave a view, or take off the last layer."""
        if self._workspace.view.alone:
            self.see(alone=False)
        elif self.marked:
            self.unmark()
        elif self.view and not self._is_over_view():
            self._leave()
            await self.go(self._pane_before_view())
        elif self.narrowed_by:
            self._leave()
            layer = self.narrowed_by[-1]
            self.take_off(layer)
        else:
            self.say("This is the whole base; q quits")

    async def action_peel_arrow(self) -> None:
        """As `peel`, where the arrow does nothing else."""
        await self.action_peel()

    def _is_over_view(self) -> bool:
        """Whether the last layer was laid on within the view that is open."""
        return bool(self.narrowed_by) and self.narrowed_by[-1].before.view == self.view

    def _pane_before_view(self) -> str:
        spots = [spot.place.pane for spot in reversed(self.way.back) if not spot.place.view]
        return next((pane for pane in spots if pane in PANES), "countries")

    def unmark(self) -> None:
        """Take every mark off."""
        raise NotImplementedError

    async def action_back(self) -> None:
        """Go back to the place before this one."""
        way, spot = self.way.turned_back(self.spot())
        await self._travel(way, spot, "There is no earlier place")

    async def action_ahead(self) -> None:
        """Go ahead to the place that `back` came from."""
        way, spot = self.way.gone_ahead(self.spot())
        await self._travel(way, spot, "There is no later place")

    async def action_last(self) -> None:
        """Go to the place before this one, and with the same key back again."""
        spot = self._last
        await self._travel(self.way.left(self.spot()), spot, "There is no other place yet")

    async def _travel(self, way: object, spot: Spot | None, nowhere: str) -> None:
        if spot is None:
            self.say(nowhere)
            return
        self._last = self.spot()
        self.way = way  # type: ignore[assignment]
        await self.go_to(spot)

    async def go_to(self, spot: Spot) -> None:
        """Go to a place, as far as the base still has it."""
        known = self.atlas.by_id
        self.narrowed_by = tuple(
            each for each in spot.layers if each.kind != "scope" or each.value in known
        )
        self.narrow()
        at = spot.place.view or spot.place.pane
        await self.go(at if at in self.panes or spot.place.view else "countries")
        self.return_to(spot.place)
        self.say("")

    async def land(self, fact_id: str) -> None:
        """Go to the thing of that id, with no layer taken off where it is listed already."""
        fact = self.atlas.by_id[fact_id]
        view = VIEW_OF[type(fact)]
        if view not in PANES:
            await self.go(view)
        if not self.panes[view].go_to(fact_id) and self.narrowed_by:
            self.narrowed_by = ()
            self.narrow()
        if not self.panes[view].go_to(fact_id):
            self.narrowed_by = (Layer("scope", fact_id, NOWHERE),)
            self.narrow()
            view = "claims"
        await self.go(view)
        self.show_card()

    async def on_link_followed(self, message: LinkFollowed) -> None:
        """Go where a line of the card leads."""
        fact = self.atlas.by_id.get(message.fact_id)
        if fact is None:
            self.say(f"No fact has the id {message.fact_id}")
            return
        self._leave()
        self.see(alone=False)
        await self.land(fact.id)
        self.say(f"{named(fact)}; [ goes back")

    async def action_conflicts(self) -> None:
        """Go to the conflicts that this thing is in."""
        if self.fact is None:
            self.say("Nothing is highlighted")
            return
        fact = self.fact
        found = [fact] if isinstance(fact, Conflict) else self.atlas.within(Conflict, (fact.id,))
        if not found:
            self.say(f"No recorded conflict touches {named(fact)}")
            return
        self.scope_to(fact)
        await self.go("conflicts")
        self.say(
            f"Conflicts that touch {named(fact)}: {self.panes['conflicts'].count}; Esc goes back"
        )

    async def action_pins(self) -> None:
        """Pin this place, or go to a pinned one."""
        here = KeptSpot.of(self.spot())
        pinned = here in self.pins
        choices = [
            Choice(UNPIN, "Take the pin off this place")
            if pinned
            else Choice(PIN, f"Pin this place: {self.told(self.spot())}")
        ]
        choices += [
            Choice(str(at), self.told(pin.spot()), f"pin {at + 1}")
            for at, pin in enumerate(self.pins)
        ]
        await self.choose("Pins", choices, self._pin_taken)

    async def _pin_taken(self, taken: str | None) -> None:
        here = KeptSpot.of(self.spot())
        if taken == PIN:
            self.pins = (*self.pins, here)
            self.say(f"Pinned: {self.told(self.spot())}")
        elif taken == UNPIN:
            self.pins = tuple(pin for pin in self.pins if pin != here)
            self.say("The pin is taken off")
        elif taken is not None:
            self._leave()
            await self.go_to(self.pins[int(taken)].spot())

    async def action_history(self) -> None:
        """List the places where the reader has been, the latest first."""
        spots = [*reversed(self.way.back)]
        if not spots:
            self.say("There is no earlier place")
            return
        choices = [Choice(str(at), self.told(spot)) for at, spot in enumerate(spots)]
        await self.choose("History", choices, self._history_taken)

    async def _history_taken(self, taken: str | None) -> None:
        if taken is not None:
            spot = self.way.back[-1 - int(taken)]
            self._leave()
            await self.go_to(spot)

    def told(self, spot: Spot) -> str:
        """A place in words: what narrows it, the view or pane, the thing under the cursor."""
        names = [
            label(self.atlas.by_id[each.value])
            if each.kind == "scope" and each.value in self.atlas.by_id
            else f"/{each.value}"
            for each in spot.layers
            if each.value.strip()
        ]
        place = spot.place
        at = self.atlas.by_id.get(place.facts.get(place.view or place.pane, ""))
        return " › ".join([*names, place.view or place.pane, *([label(at)] if at else [])])
