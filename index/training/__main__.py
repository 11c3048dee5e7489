"""`python -m index.training` makes the language pipeline anew, `python -m index.training places` the gazetteer, and
`python -m index.training scores` measures the pipeline there is and writes its card.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from platformdirs import user_cache_path

DATA = Path("../shared/data/train")


def main() -> int:
    """Make what was asked for; the exit code."""
    options = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    options.add_argument("what", nargs="?", choices=("language", "places", "scores"), default="language")
    options.add_argument("--data", type=Path, default=DATA, help=f"training corpora (default: {DATA})")
    options.add_argument("--dev", type=Path, help="development sets (default: `dev` beside the corpora)")
    options.add_argument("--raw", type=Path, help="articles to read first (default: `bench` beside the corpora)")
    options.add_argument("--work", type=Path, help="where finished steps are kept (default: the user's cache folder)")
    chosen = options.parse_args()
    if chosen.what == "places":
        from index.training import places

        sys.stdout.write(places.make() + "\n")
        return 0
    dev = chosen.dev or chosen.data.parent / "dev"
    for folder in (chosen.data, dev):
        if not folder.is_dir():
            sys.stderr.write(f"{folder} is not there: name the folder of corpora with --data, see {__package__}.card\n")
            return 2
    from index.training import language

    if chosen.what == "scores":
        sys.stdout.write(language.score(chosen.data, dev) + "\n")
        return 0
    if chosen.raw is not None and not chosen.raw.is_file():
        sys.stderr.write(f"{chosen.raw} is not there: name a file of articles with --raw, or leave it out\n")
        return 2
    raw = chosen.raw or chosen.data.parent / "bench" / "news_10k.jsonl.gz"
    work = chosen.work or user_cache_path("dateline") / "training"
    for done in language.make(chosen.data, dev, work, raw if raw.is_file() else None):
        sys.stdout.write(done + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
