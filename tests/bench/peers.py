"""The peers of the search benchmark: SQLite's FTS5, tantivy, and Whoosh as it comes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from index.fulltext.spelling import differing
from index.fulltext.words import term
from index.marking import SNIPPET
from tests.bench.engines import PAGE, Engine, Page, batched
from tests.bench.questions import Article, Asked

FIELDS = ["title", "body"]


class Fts5(Engine):
    """SQLite's full-text search, set up as one would for typing: porter stems, beginnings of two and three letters."""

    name = "fts5"

    def build(self, articles: Iterable[Article]) -> None:
        self.folder.mkdir(parents=True)
        base = sqlite3.connect(self.folder / "news.db")
        base.executescript(
            "PRAGMA journal_mode = WAL;"
            "CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, source TEXT, day TEXT, body TEXT);"
            "CREATE INDEX day ON article (day); CREATE INDEX source ON article (source);"
            "CREATE VIRTUAL TABLE news USING fts5"
            "(title, body, content='article', content_rowid='id', tokenize='porter unicode61', prefix='2 3')"
        )
        for several in batched(articles):
            with base:
                base.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?)", several)
                texts = ((one.key, one.title, one.text) for one in several)
                base.executemany("INSERT INTO news (rowid, title, body) VALUES (?, ?, ?)", texts)
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.close()

    def open(self) -> None:
        self.base = sqlite3.connect(self.folder / "news.db")

    def close(self) -> None:
        self.base.close()

    def add(self, article: Article) -> None:
        with sqlite3.connect(self.folder / "news.db") as base:
            base.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", article)
            base.execute("INSERT INTO news (rowid, title, body) VALUES (?, ?, ?)", (article[0], article[1], article[4]))

    def ask(self, asked: Asked) -> Page | None:
        if asked.how == "fuzzy":
            return None
        words = [f'"{word}"' for word in asked.words]
        if asked.prefix:
            words[-1] += "*"
        joint = {"or": " OR ", "not": " NOT "}.get(asked.how, " ")
        match = '"' + " ".join(asked.words) + '"' if asked.how == "phrase" else joint.join(words)
        limits, values = "", [match]
        if asked.source:
            limits, values = " AND source = ?", [*values, asked.source]
        if asked.first:
            limits, values = limits + " AND day BETWEEN ? AND ?", [*values, asked.first, asked.last]
        rows = "news JOIN article ON id = news.rowid"
        if asked.by_date:  # else a snippet would be made of every article before they are sorted
            latest = f"SELECT id FROM {rows} WHERE news MATCH ? ORDER BY day DESC LIMIT {PAGE}"
            limits, values = f" AND news.rowid IN ({latest})", [*values, match]
            order = "ORDER BY day DESC"
        else:
            limits += " AND rank MATCH 'bm25(3.0, 1.0)'"
            order = "ORDER BY rank"  # sorted by FTS5 itself, which makes snippets of what is left
        shown = "id, highlight(news, 0, '<b>', '</b>'), snippet(news, 1, '<b>', '</b>', '…', 30)"
        query = f"SELECT {shown} FROM {rows} WHERE news MATCH ?{limits} {order} LIMIT {PAGE}"
        return self.base.execute(query, values).fetchall()

    def index_bytes(self) -> int:
        with sqlite3.connect(self.folder / "news.db") as base:
            (size,) = base.execute("SELECT sum(length(block)) FROM news_data").fetchone()
            (lengths,) = base.execute("SELECT sum(length(sz)) FROM news_docsize").fetchone()
        return int(size + lengths)


class Tantivy(Engine):
    """tantivy, a search library in Rust, by its Python package; it keeps the texts for its snippets."""

    name = "tantivy"

    def _schema(self) -> Any:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("id", stored=True, indexed=True, fast=True)
        schema.add_text_field("title", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("body", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("source", stored=True, tokenizer_name="raw")
        schema.add_integer_field("day", stored=True, indexed=True, fast=True)
        return schema.build()

    def build(self, articles: Iterable[Article]) -> None:
        import tantivy

        self.folder.mkdir(parents=True)
        writer = tantivy.Index(self._schema(), path=str(self.folder)).writer(heap_size=128_000_000, num_threads=1)
        for one in articles:
            writer.add_document(self._document(one))
        writer.commit()
        writer.wait_merging_threads()

    def _document(self, one: Article) -> Any:
        import tantivy

        day = int(one.day.replace("-", ""))
        return tantivy.Document(id=one.key, title=one.title, body=one.text, source=one.source, day=day)

    def open(self) -> None:
        import tantivy

        self.tantivy, self.schema = tantivy, self._schema()
        self.index = tantivy.Index.open(str(self.folder))
        self.searcher = self.index.searcher()

    def close(self) -> None:
        del self.searcher, self.index

    def add(self, article: Article) -> None:
        writer = self.index.writer(heap_size=16_000_000, num_threads=1)
        writer.add_document(self._document(article))
        writer.commit()

    def fresh(self) -> None:
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, asked: Asked) -> Page | None:
        query, occur = self.tantivy.Query, self.tantivy.Occur
        whole = asked.words[: len(asked.words) - asked.prefix]
        must = [(occur.Must, self._word(word)) for word in whole]
        match asked.how:
            case "phrase":
                must = [(occur.Must, self.index.parse_query('"' + " ".join(asked.words) + '"', FIELDS))]
            case "or":
                must = [(occur.Must, self.index.parse_query(" OR ".join(asked.words), FIELDS))]
            case "not":
                must[1] = (occur.MustNot, must[1][1])
            case "fuzzy":  # of stems, for stems are what is indexed
                stem = term(asked.words[0])
                near = [query.fuzzy_term_query(self.schema, name, stem, distance=1) for name in FIELDS]
                must = [(occur.Must, query.boolean_query([(occur.Should, one) for one in near]))]
        if asked.prefix:
            letters = asked.words[-1] + ".*"
            fields = [(occur.Should, query.regex_query(self.schema, name, letters)) for name in FIELDS]
            must.append((occur.Must, query.boolean_query(fields)))
        text = query.boolean_query(must)
        both = [(occur.Must, text)]
        if asked.source:
            both.append((occur.Must, query.term_query(self.schema, "source", asked.source)))
        if asked.first:
            days = (int(day.replace("-", "")) for day in (asked.first, asked.last))
            both.append((occur.Must, query.range_query(self.schema, "day", self.tantivy.FieldType.Integer, *days)))
        order = {"order_by_field": "day", "order": self.tantivy.Order.Desc} if asked.by_date else {}
        found = self.searcher.search(query.boolean_query(both), limit=PAGE, count=True, **order)
        documents = [self.searcher.doc(address) for _, address in found.hits]
        in_title, in_text = self._markers(asked, text, documents)
        return [
            (one["id"][0], in_title.snippet_from_doc(one).to_html() or one["title"][0],
             in_text.snippet_from_doc(one).to_html() or one["body"][0][:SNIPPET])
            for one in documents
        ]  # fmt: skip

    def _markers(self, asked: Asked, text: Any, documents: Sequence[Any]) -> list[Any]:
        """What marks titles and cuts snippets. Of what its fuzzy and regex queries find tantivy by itself marks nothing
        and shows nothing: it is told what terms those are. A single letter is marked by none but FTS5.
        """
        query, occur = self.tantivy.Query, self.tantivy.Occur
        if asked.how == "fuzzy":
            stem = term(asked.words[0])
            terms = [query.term_query(self.schema, name, one) for one in (stem, *differing(stem)) for name in FIELDS]
            text = query.boolean_query([(occur.Should, one) for one in terms])
        elif asked.prefix and len(asked.words[-1]) > 1:
            begun = re.compile(rf"\b{asked.words[-1]}[a-z]*")
            shown = (one[name][0] for one in documents for name in FIELDS)
            words = {word for line in shown for word in begun.findall(line.lower())}
            if words:
                meant = self.index.parse_query(" ".join(words), FIELDS)
                text = query.boolean_query([(occur.Should, text), (occur.Should, meant)])
        markers = [self.tantivy.SnippetGenerator.create(self.searcher, text, self.schema, name) for name in FIELDS]
        for marker in markers:
            marker.set_max_num_chars(SNIPPET)
        return markers

    def _word(self, word: str) -> Any:
        return self.index.parse_query(word, FIELDS)


class Stock(Engine):
    """Whoosh as it comes: its stemming analyzer, its codec, its searcher and its highlighter."""

    name = "whoosh"
    can_add = False

    def build(self, articles: Iterable[Article]) -> None:
        from whoosh import fields, index
        from whoosh.analysis import StemmingAnalyzer

        self.folder.mkdir(parents=True)
        text = fields.TEXT(analyzer=StemmingAnalyzer(stoplist=None, minsize=1), stored=True)
        days = fields.NUMERIC(stored=True, sortable=True)
        schema = fields.Schema(id=fields.STORED, title=text, body=text, source=fields.ID(stored=True), day=days)
        writer = index.create_in(self.folder, schema).writer(limitmb=256)
        for one in articles:
            day = int(one.day.replace("-", ""))
            writer.add_document(id=one.key, title=one.title, body=one.text, source=one.source, day=day)
        writer.commit()

    def open(self) -> None:
        from whoosh import index
        from whoosh.qparser import MultifieldParser

        self.index = index.open_dir(self.folder)
        self.searcher = self.index.searcher()
        self.parser = MultifieldParser(["title", "body"], self.index.schema, fieldboosts={"title": 3.0})

    def close(self) -> None:
        self.searcher.close()
        self.index.close()

    def ask(self, asked: Asked) -> Page | None:
        from whoosh import query

        if asked.how == "fuzzy" or (asked.prefix and len(asked.words[-1]) < 3):
            return None  # seconds for each of the short ones
        words = list(asked.words)
        if asked.prefix:
            words[-1] += "*"
        joint = {"or": " OR ", "not": " NOT "}.get(asked.how, " ")
        tree = self.parser.parse('"' + " ".join(words) + '"' if asked.how == "phrase" else joint.join(words))
        limits: list[Any] = [query.Term("source", asked.source)] if asked.source else []
        if asked.first:
            days = (int(day.replace("-", "")) for day in (asked.first, asked.last))
            limits.append(query.NumericRange("day", *days))
        order = {"sortedby": "day", "reverse": True} if asked.by_date else {}
        found = self.searcher.search(tree, limit=PAGE, filter=query.And(limits) if limits else None, **order)
        return [(hit["id"], hit.highlights("title") or hit["title"], hit.highlights("body", top=1)) for hit in found]
