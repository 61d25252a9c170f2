"""The `atlas` command with its global options, and the table of its subcommands."""

from importlib import import_module
from pathlib import Path

import click

from atlas_tui import __version__
from atlas_tui.cli.base import Settings

COMMANDS = {
    "open": "open_",
    "search": "search",
    "list": "list_",
    "show": "show",
    "cite": "cite",
    "check": "check",
    "documents": "documents",
    "export": "export",
    "notebook": "notebook",
    "stats": "stats",
    "new": "new",
    "schema": "schema",
    "keys": "keys",
}
"""Each command and its name in the module of that name; a module is imported when it is called."""


class Commands(click.Group):
    """The commands, imported one by one so that each pays only for itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The names, in the order in which a reader meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (likewise)
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(
            import_module(f"atlas_tui.cli.{cmd_name}"), COMMANDS[cmd_name]
        )
        return command


@click.group(
    cls=Commands,
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
@click.option("--fresh", is_flag=True, help="Open at the start, not where the base was left.")
@click.option("--debug", is_flag=True, help="Show the traceback of a fault.")
@click.version_option(__version__, prog_name="atlas")
@click.pass_context
def atlas(context: click.Context, base: Path | None, fresh: bool, debug: bool) -> None:
    """Read what documents claim, in their own words, and who says otherwise.

    Without a command, opens the explorer.
    """
    context.obj = Settings(base, debug, fresh)
    if context.invoked_subcommand is None:
        from atlas_tui.cli.screen import run_screen  # noqa: PLC0415 (only the screen pays for it)

        context.exit(run_screen(context.obj))
