"""Finding the topic: `elkedeur find` beside the same pages in full-text search.

Reads the quotations beside the project (QUERIES); they are looked at here and never copied. Those whose text names no problem
(UNNAMED) are listed in tests/bench/unnamed.txt with the reason, and counted apart."""
import csv
import glob
import json
import math
import os
import re
import sqlite3
import subprocess

from house import PROGRAM, ROOT

QUERIES = os.path.join(os.path.dirname(ROOT), "shared/corpora/queries_dev.tsv")
UNNAMED = os.path.join(ROOT, "tests/bench/unnamed.txt")


def queries():
    with open(QUERIES, encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def unnamed():
    with open(UNNAMED, encoding="utf-8") as file:
        return {line.split()[0] for line in file if line.strip() and not line.startswith("#")}


def pages():
    """{topic: the words of its page and its name}."""
    with open(os.path.join(ROOT, "data/topics.csv"), encoding="utf-8") as file:
        found = {row["id"]: row["name_nl"] for row in csv.DictReader(file)}
    for path in glob.glob(os.path.join(ROOT, "content/nl/topics/*.md")):
        found[os.path.basename(path)[:-3]] += " " + open(path, encoding="utf-8").read()
    return found


def help_of(topics):
    with open(os.path.join(ROOT, "data/topics.csv"), encoding="utf-8") as file:
        first = {row["id"]: row["first_help"].split("|") for row in csv.DictReader(file)}
    return list(dict.fromkeys(h for topic in topics for h in first[topic]))


def by_find(rows):
    out = subprocess.run([PROGRAM, "find", "--json", "--lines"], text=True, check=True, capture_output=True,
                         input="".join(row["query"] + "\n" for row in rows)).stdout
    answers = [json.loads(line) for line in out.splitlines()]
    return [dict(topics=[t["id"] for t in a["topics"]], help=[h["id"] for h in a["help"]], urgency=a["urgency"])
            for a in answers]


def words_of(text):
    return re.findall(r"\w{3,}", text.lower())


def by_fts5(rows, tokenizer):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE page USING fts5(topic UNINDEXED, body, tokenize = '%s')" % tokenizer)
    db.executemany("INSERT INTO page VALUES (?, ?)", pages().items())
    found = []
    for row in rows:
        query = " OR ".join('"%s"' % word for word in words_of(row["query"])) or '"-"'
        topics = [t for t, in db.execute("SELECT topic FROM page WHERE page MATCH ? ORDER BY bm25(page) LIMIT 3", (query,))]
        found.append(dict(topics=topics, help=help_of(topics), urgency=""))
    return found


def by_postgres(rows, cluster):
    quoted = lambda text: "'" + text.replace("'", "''") + "'"
    cluster.sql("DROP TABLE IF EXISTS bench_page; CREATE TABLE bench_page (topic text, body tsvector);" + "".join(
        "INSERT INTO bench_page VALUES (%s, to_tsvector('dutch', %s));" % (quoted(t), quoted(b)) for t, b in pages().items()))
    found = []
    for row in rows:
        query = " | ".join(words_of(row["query"])) or "geen"
        topics = cluster.sql("SELECT topic FROM bench_page, to_tsquery('dutch', %s) q WHERE body @@ q"
                             " ORDER BY ts_rank(body, q) DESC LIMIT 3" % quoted(query)).split()
        found.append(dict(topics=topics, help=help_of(topics), urgency=""))
    return found


def gain(found, wanted):
    worth = {h: len(wanted) - n for n, h in enumerate(wanted)}
    best = sorted(worth.values(), reverse=True)[:3]
    return sum(worth.get(h, 0) / math.log2(n + 2) for n, h in enumerate(found[:3])) / \
        sum(w / math.log2(n + 2) for n, w in enumerate(best))


def scores(rows, found):
    """{measure: figure}; what is not there is None."""
    hits = [[t in (row["topic"], row["topic2"]) for t in answer["topics"][:3]] for row, answer in zip(rows, found)]
    wanted = [row["help_types"].split("|") for row in rows]
    figures = {
        "topic hit@1": sum(h[:1] == [True] for h in hits) / len(rows),
        "topic hit@3": sum(any(h) for h in hits) / len(rows),
        "help hit@3": sum(bool(set(a["help"][:3]) & set(w)) for a, w in zip(found, wanted)) / len(rows),
        "help nDCG@3": sum(gain(a["help"], w) for a, w in zip(found, wanted)) / len(rows),
    }
    for kind in ("crisis", "deadline"):
        right = sum(row["urgency"] == kind == answer["urgency"] for row, answer in zip(rows, found))
        there = sum(row["urgency"] == kind for row in rows)
        said = sum(answer["urgency"] == kind for answer in found)
        if any(answer["urgency"] for answer in found):
            figures[kind + " recall"] = right / there if there else None
            figures[kind + " precision"] = right / said if said else None
    return figures
