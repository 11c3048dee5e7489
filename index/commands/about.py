"""`dateline about`: all that articles say of one name; which names mean the same."""

from __future__ import annotations

import click

from index import export
from index.commands.output import emit, emit_lines, say
from index.commands.settings import Settings, format_options, pass_settings
from index.export import stories as told


@click.command("about", short_help="Print all that articles say of a name.")
@click.option("--same", metavar="OTHER", multiple=True, help="Have OTHER mean the same as NAME, in every article.")
@click.option("--apart", metavar="OTHER", multiple=True, help="Have OTHER not mean the same as NAME, in any article.")
@format_options
@click.argument("name", nargs=-1, required=True)
@pass_settings
def command(
    settings: Settings,
    name: tuple[str, ...],
    same: tuple[str, ...],
    apart: tuple[str, ...],
    format: export.Format | None,
) -> int:
    """Print what the articles say of NAME, as E does in the reader: what else it is called and why that is taken
    for the same, what it does, what is done to it, whom it is named with, and the latest articles that name it.

    Names mean the same in every article where our lists say so, or an article does ("the Black Reed, the name that
    officials use for the Ombrel Liberation Front"). What you say with --same and --apart goes before both, and stays
    when articles are analysed anew; `u` in the reader takes the latest back, so does the opposite option.

    \b
    Example:
      dateline about Ombrel Liberation Front
      dateline about --same "Hill Guard" Ombrel Liberation Front
      dateline about --apart Daesh "Islamic State"
    """
    wanted = " ".join(name)
    with settings.opened() as library:
        for other in same:
            library.say_same(wanted, other)
        for other in apart:
            library.say_apart(wanted, other)
        found = library.dossier(wanted)
        if found is None:
            say(f"No article names {wanted}.")
            return 1
        if format:
            emit(told.dossiers([found], format))
        else:
            emit_lines(told.dossier_lines(found))
    return 0
