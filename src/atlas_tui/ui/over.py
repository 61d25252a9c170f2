"""What lies over the screen, and is left once; keys act in the order in which they were typed."""

from typing import Generic, TypeVar

from textual import events
from textual.screen import Screen

R = TypeVar("R")


class Over(Screen[R], Generic[R]):
    """A screen that keys typed ahead can neither leave twice nor keep for themselves."""

    def leave(self, result: R | None = None) -> None:
        """Go back with a result, unless the reader has gone already."""
        if self.is_current:
            self.dismiss(result)

    def action_back(self) -> None:
        """Go back without a result."""
        self.leave()

    def passed_on(self, event: events.Key) -> bool:
        """Whether a key came too late, and was given to what lies below."""
        if self.is_current:
            return False
        event.stop()
        event.prevent_default()
        self.app.post_message(events.Key(event.key, event.character))
        return True

    async def answered(self, event: events.Key) -> bool:
        """Whether a key came too late, or is one of the screen's own and was acted upon.

        A binding with priority would act before letters that were typed ahead of it arrive.
        """
        if self.passed_on(event):
            return True
        bound = self._bindings.key_to_bindings.get(event.key)
        if not bound:
            return False
        event.stop()
        event.prevent_default()
        await self.run_action(bound[0].action)
        return True
