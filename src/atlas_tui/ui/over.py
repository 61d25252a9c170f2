"""What lies over the screen, and is left once."""

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
        self.app.post_message(events.Key(event.key, event.character))
        return True
