"""The house keeps its shape: which room may import which, who may print, how long a file may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LEAVES = ("index.records", "index.errors", "index.text", "index.names", "index.tolls")

TELLING = ("index.store", "index.stories", "index.gathering")

BACK = tuple(
    f"index.{room}"
    for room in "home store indexing comparing gathering adding analysing reported doctor backups".split()
)

SEARCHING = tuple(f"index.{room}" for room in ("folding", "fulltext", "marking", "ranking", "resolving"))

# Who may import what inside the house. The longest matching name on the left speaks for a module; names on the right
# stand for themselves and what is in them. A room may always import its own modules.
ARROWS: dict[str, tuple[str, ...]] = {
    "index.records": (),
    "index.errors": (),
    "index.text": (),
    "index.names": (),
    "index.tolls": ("index.records",),
    "index.query": LEAVES,
    "index.read": LEAVES,
    "index.extract": LEAVES,
    "index.fulltext": (*LEAVES, "index.query"),
    "index.store": (*LEAVES, "index.query", "index.search"),
    "index.marking": (*LEAVES, "index.query", "index.fulltext"),
    "index.ranking": (*LEAVES, "index.query", "index.fulltext"),
    "index.folding": (),
    "index.resolving": (*LEAVES, "index.query"),
    "index.search": (*LEAVES, "index.query", *SEARCHING),
    "index.export": (*LEAVES, "index.stories"),
    # The rooms behind the door: together they are the library that keeps its articles in a folder.
    "index.home": (*LEAVES, "index.store"),
    "index.indexing": (*LEAVES, "index.home", "index.store", "index.fulltext"),
    "index.stories": LEAVES,
    "index.comparing": (*LEAVES, "index.store", "index.stories"),
    "index.adding": (
        *LEAVES,
        "index.comparing",
        "index.store",
        "index.indexing",
        "index.fulltext",
        "index.read",
        "index.extract.layout.frame",
    ),
    "index.analysing": (*LEAVES, "index.store", "index.extract", "index.extract.worker"),
    "index.reported": (*LEAVES, "index.query", "index.resolving"),
    "index.backups": (*LEAVES, "index.store", "index.export"),
    "index.salvage": (*LEAVES, "index.home", "index.store", "index.backups"),
    "index.doctor": (
        *LEAVES,
        "index.backups",
        "index.home",
        "index.store",
        "index.indexing",
        "index.fulltext",
        "index.extract",
    ),
    "index.finding": (*LEAVES, "index.query", "index.search", *SEARCHING, "index.store", "index.indexing"),
    "index.fetch": (*LEAVES, "index.hosts"),
    "index.updating": (*LEAVES, "index.adding", "index.fetch", "index.read", "index.store"),
    "index.following": (*LEAVES, "index.fetch", "index.read", "index.updating", *BACK),
    "index.protocols": LEAVES,
    "index.judgements": LEAVES,
    "index.gathering": (*LEAVES, "index.store", "index.stories"),
    "index.together": (*LEAVES, "index.query", "index.search", *SEARCHING, *TELLING),
    "index.local": (
        *LEAVES,
        "index.together",
        "index.verdicts",
        "index.following",
        "index.read",
        "index.library",
        "index.finding",
        "index.query",
        "index.search",
        "index.stories",
        "index.explaining",
        *BACK,
    ),
    "index.editing": LEAVES,
    "index.entity_editing": LEAVES,
    "index.verdicts": (*LEAVES, "index.store", "index.judgements"),
    "index.explaining": (*LEAVES, "index.extract.worker"),
    "index.differences": LEAVES,
    "index.hosts": (),
    "index.offers": (
        *LEAVES,
        "index.editing",
        "index.entity_editing",
        "index.explaining",
        "index.export",
        "index.extract.sentences",
        "index.query.parts",
    ),
    "index.library": (
        *LEAVES,
        "index.local",
        "index.offers",
        "index.differences",
        "index.hosts",
        "index.protocols",
        "index.salvage",
    ),
    "index.commands": (*LEAVES, "index.library", "index.export", "index.stories"),
    "index.commands.add": (*LEAVES, "index.commands", "index.library", "index.read", "index.fetch.addresses"),
    "index.commands.follow": (*LEAVES, "index.commands", "index.library", "index.export", "index.fetch.opml"),
    "index.commands.extract": (
        *LEAVES,
        "index.commands",
        "index.export",
        "index.read",
        "index.extract",
        "index.stories",
        "index.explaining",
    ),
    "index.training": (*LEAVES, "index.extract"),
    "tui": ("index.library", "index.records", "index.errors"),
    "tui.__main__": ("tui", "index.commands"),
}

SCREEN = {"textual", "rich"}


def modules(package: str) -> list[tuple[str, Path]]:
    """Every module of a package, by name."""
    found = []
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


ALL = [*modules("index"), *modules("tui")]


def imports(path: Path, *, lazy: bool = True) -> set[str]:
    """Modules a file names in its imports, outside of `if TYPE_CHECKING`; without `lazy` only those run on import."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            return
        if not lazy and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                place = ROOT / inner.replace(".", "/")
                is_module = place.is_dir() or place.with_suffix(".py").exists()
                found.add(inner if is_module else node.module)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def under(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def rule_of(module: str) -> tuple[str, tuple[str, ...]]:
    rooms = [room for room in ARROWS if under(module, room)]
    assert rooms, f"{module} has no place in the house: say in ARROWS what it may import"
    room = max(rooms, key=len)
    return room, ARROWS[room]


@pytest.mark.parametrize(("module", "path"), ALL, ids=[name for name, _ in ALL])
def test_imports_follow_the_arrows(module: str, path: Path) -> None:
    if module == "index":
        allowed: tuple[str, ...] = ()
    else:
        room, allowed = rule_of(module)
        allowed = (room, *allowed)

    house = {name for name in imports(path) if under(name, "index") or under(name, "tui")}
    strays = {name for name in house if not any(under(name, room) for room in allowed)}

    assert strays == set()


def test_the_arrows_see_a_stray(tmp_path: Path) -> None:
    file = tmp_path / "stray.py"
    file.write_text("def late():\n    from index.store import Store\n    import textual\n")

    assert imports(file) == {"index.store", "textual"}
    assert imports(file, lazy=False) == set()
    assert not any(under("index.store", room) for room in ARROWS["tui"])


NETWORK = {"socket", "ssl", "httpcore", "http", "urllib.request", "urllib.robotparser", "ftplib", "smtplib", "asyncio"}
"""What opens sockets. Only one room fetches; the screen is built on asyncio, and imports nothing else of these."""


def test_one_room_alone_opens_sockets() -> None:
    speaking = {
        module: found
        for module, path in ALL
        if (found := {name for name in imports(path) if any(under(name, one) for one in NETWORK)})
    }

    assert {module for module in speaking if not under(module, "index.fetch")} <= {
        module for module, found in speaking.items() if under(module, "tui") and found <= {"asyncio"}
    }
    assert any(under(module, "index.fetch") for module in speaking)


@pytest.mark.parametrize(("module", "path"), modules("index"), ids=[name for name, _ in modules("index")])
def test_index_knows_no_screen(module: str, path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & SCREEN


@pytest.mark.parametrize(("module", "path"), ALL, ids=[name for name, _ in ALL])
def test_only_commands_write_standard_output(module: str, path: Path) -> None:
    if under(module, "index.commands"):
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]

    prints = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]

    assert not [call.lineno for call in prints if "file" not in {keyword.arg for keyword in call.keywords}]


@pytest.mark.parametrize(("module", "path"), modules("index/commands"))
def test_one_module_writes_standard_output(module: str, path: Path) -> None:
    writes = "sys.stdout.buffer" in path.read_text(encoding="utf-8")

    assert writes == (module == "index.commands.output")


@pytest.mark.parametrize("name", [str(path.relative_to(ROOT)) for _, path in [*ALL, *modules("tests")]])
def test_files_fit_in_the_head(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert text.count("\n") <= 300
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "a file begins by saying what lives here and why"


def test_spacy_is_imported_by_the_language_pipeline_alone() -> None:
    users = {module for module, path in ALL if any(under(name, "spacy") for name in imports(path))}
    leading = {
        module
        for module, path in ALL
        if any(under(name, "index.extract.language") for name in imports(path, lazy=False))
    }

    assert "index.extract.language" in users
    assert all(under(user, "index.extract") or under(user, "index.training") for user in users)
    assert all(under(module, "index.extract") or under(module, "index.training") for module in leading)
