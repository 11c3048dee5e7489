"""`dateline unfollow`: what updates shall look at no longer."""

from __future__ import annotations

import click

from index.commands.output import say
from index.commands.settings import Settings, pass_settings


@click.command("unfollow")
@click.argument("addresses", metavar="URL|FOLDER...", nargs=-1, required=True)
@pass_settings
def command(settings: Settings, addresses: tuple[str, ...]) -> int:
    """Follow these feeds and folders no longer. Their articles stay.

    \b
    Example:
      dateline unfollow https://news.example/rss.xml
    """
    code = 0
    with settings.opened() as library:
        for address in addresses:
            if library.unfollow(address):
                say(f"no longer following {address}")
            else:
                say(f"{address} is not followed; `dateline follow --list` shows what is.")
                code = 1
    return code
