"""The command line: `atlas` opens the screen, and everything on it has a twin here.

Data goes to stdout and talk to stderr; exit codes are an interface; a closed pipe is quiet. Only
`open` imports the screen.
"""

import gc
import os
import sys
from io import TextIOWrapper

# Nothing made while starting is garbage; the screen turns the collector on again.
gc.disable()
# A screen that answers keys draws its frames sooner than 60 times a second allows.
os.environ.setdefault("TEXTUAL_FPS", "120")

from atlas_tui.facts.problem import AtlasError  # noqa: E402 (after the collector rests)

COULD_NOT_RUN = 2
INTERRUPTED = 130


def main() -> None:
    """Run `atlas`; every fault that a reader can act on is one line on stderr and exit 2."""
    try:
        sys.exit(_run())
    except AtlasError as fault:
        if "--debug" in sys.argv:
            raise
        sys.exit(_refused(str(fault)))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Python would complain again while it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _run() -> int:
    if len(sys.argv) == 1 and "_ATLAS_COMPLETE" not in os.environ:
        # The bare command opens the screen at once, without the parser of options.
        from atlas_tui.cli.base import Settings  # noqa: PLC0415
        from atlas_tui.cli.screen import run_screen  # noqa: PLC0415

        return run_screen(Settings.from_environment())
    import click  # noqa: PLC0415

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may know less than UTF-8

    from atlas_tui.cli.group import atlas  # noqa: PLC0415

    try:
        return atlas.main(standalone_mode=False) or 0
    except click.UsageError as fault:
        command = fault.ctx.command_path if fault.ctx else "atlas"
        return _refused(f"{fault.format_message().rstrip('.')} (see `{command} --help`)")
    except click.Abort:
        return INTERRUPTED
    except SystemExit:
        return 0  # so click ends where the reader of a pipe has gone, and only there


def _refused(reason: str) -> int:
    from atlas_tui.facts.text import visible  # noqa: PLC0415

    print(f"atlas: {visible(reason)}", file=sys.stderr)  # noqa: T201 (the one place that reports a fault)
    return COULD_NOT_RUN
