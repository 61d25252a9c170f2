"""The command line: `atlas` opens the screen, and everything on it has a twin here.

Data goes to stdout and talk to stderr; exit codes are an interface; a closed pipe is quiet. Only
`open` imports the screen.
"""

import os
import sys
from pathlib import Path

import click

from atlas_tui import __version__
from atlas_tui.cli.base import Settings
from atlas_tui.cli.check import check
from atlas_tui.cli.cite import cite
from atlas_tui.cli.list import list_
from atlas_tui.cli.open import open_, run_screen
from atlas_tui.cli.search import search
from atlas_tui.cli.show import show
from atlas_tui.cli.stats import stats
from atlas_tui.facts.problem import AtlasError

COULD_NOT_RUN = 2
INTERRUPTED = 130


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: atlas --base my-facts search 'tapi pipline'",
)
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    envvar="ATLAS_BASE",
    help="Fact base to read: a folder or a TOML file (also ATLAS_BASE). Default: the shipped one.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of a fault.")
@click.version_option(__version__, prog_name="atlas")
@click.pass_context
def atlas(context: click.Context, base: Path | None, debug: bool) -> None:
    """Read what documents claim, in their own words, and who says otherwise.

    Without a command, opens the explorer.
    """
    context.obj = Settings(base, debug)
    if context.invoked_subcommand is None:
        context.exit(run_screen(context.obj))


for command in (open_, search, list_, show, cite, check, stats):
    atlas.add_command(command)


def main() -> None:
    """Run `atlas`; every fault that a reader can act on is one line on stderr and exit 2."""
    debug = "--debug" in sys.argv
    try:
        sys.exit(atlas.main(standalone_mode=False) or 0)
    except AtlasError as fault:
        _stop(f"atlas: {fault}", COULD_NOT_RUN, fault if debug else None)
    except click.ClickException as fault:
        fault.show()
        sys.exit(COULD_NOT_RUN)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Python would complain again while it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _stop(message: str, code: int, fault: Exception | None) -> None:
    if fault:
        raise fault
    click.echo(message, err=True)
    sys.exit(code)
