#!/usr/bin/env python3
"""The texts beside the project through the forms: real questions are all stored, each with one
holder; strange texts are stored exactly or refused with a sentence, and never more than that."""
import csv
import glob
import html
import json
import os
import random
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import BRAM, LINH, ROOS, SAMIRA, SHARED, encode, expect, main, same, skip, test

CORPORA = os.path.join(SHARED, "corpora")
SAMPLE = 50
SOAK = "SOAK" in os.environ
BODY_LIMIT = 256 * 1024
if not os.path.isdir(CORPORA):
    skip("../shared is not here")


def strange_texts():
    """Every text of bad/blns and bad/generated/text, as bytes."""
    found = []
    with open(CORPORA + "/bad/blns/blns.json", encoding="utf-8") as f:
        found += [t.encode("utf-8", "surrogatepass") for t in json.load(f)]
    for path in sorted(glob.glob(CORPORA + "/bad/blns/*.txt") + glob.glob(CORPORA + "/bad/generated/text/*")):
        with open(path, "rb") as f:
            whole = f.read()
        found.append(whole)
        if path.endswith("strings.json"):
            found += [t.encode("utf-8", "surrogatepass") for t in json.loads(whole)]
        elif len(whole) < 50000:
            found += [part for line in whole.split(b"\n") for part in line.split(b"\t")]
    return sorted(set(found))


def several_lines(text):
    """What the form keeps of a text: newlines of one kind, no other control characters but the tab."""
    text = re.sub("\r\n|\r", "\n", text)
    return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", text).strip(" \t\n\r\f\v")


def one_line(text):
    return re.sub("[\x00-\x20\x7f]+", " ", text).strip(" ")


def fits(raw, clean, limit, empty_too):
    """The status that a text in a field must give."""
    try:
        text = clean(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return 400
    return 303 if len(text) <= limit and (text or empty_too) else 400


def said(answer, what):
    """Refused with one sentence beside a field, or with a page that says it."""
    expect(answer.is_page(), "a page for %r" % what[:60])
    if answer.status == 400:
        faults = re.findall(r'<p class="app-fault"[^>]*>(.*?)</p>', answer.text, re.S)
        same(len(faults), 1, "sentences for %r" % what[:60])
        expect(len(faults[0]) > 10, "a sentence for %r" % what[:60])
    answer.body.decode("utf-8")


def encoded_size(fields):
    return len(encode(fields))


@test
def the_real_questions_are_all_stored_each_with_one_holder(server):
    with open(CORPORA + "/queries_dev.tsv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    same(len(rows), 114, "texts")
    for topics in (True, False):
        before = {q for q, in server.sql("select question from question")}
        texts = {}
        for row in rows:
            asked = server.ask(row["query"], topic=row["topic"] if topics else "")
            texts[asked.question] = row["query"]
        fresh = {q for q, in server.sql("select question from question")} - before
        same(fresh, set(texts), "questions stored")
        holders = dict(server.sql("select question, count(*) from holding where open = 1 group by question"))
        same({q: holders.get(q) for q in fresh}, {q: 1 for q in fresh}, "open holders of each")
        # Each can be opened by its holder, and by nobody else.
        people = {email: server.sign_in(email) for email in (SAMIRA, LINH, ROOS, BRAM)}
        where = {1: SAMIRA, 2: LINH, 7: ROOS, 4: BRAM}
        for question, organisation in server.sql("select question, organisation from holding"):
            if question in fresh and organisation in where:
                page = people[where[organisation]].get("/werk/vraag/9901/%d" % question)
                same(page.paragraphs("app-text")[0], several_lines(texts[question]), "the text at its holder")


@test
def strange_texts_as_a_question_are_stored_exactly_or_refused_with_a_sentence(server):
    texts = strange_texts()
    expect(len(texts) > 500, "%d texts" % len(texts))

    def post(raw):
        fields = {"question": raw, "channel": "code"}
        answer = server.post("/vraag", fields)
        large = encoded_size(fields) > BODY_LIMIT
        same(answer.status, 413 if large else fits(raw, several_lines, 10000, False), repr(raw[:80]))
        if answer.status != 303:
            said(answer, raw)
        return raw, answer.location

    stored = [(raw, location) for raw, location in map(post, texts) if location]
    chance = random.Random(1)
    roos = server.sign_in(ROOS)
    for raw, location in chance.sample(stored, SAMPLE):
        asked = server.asked(location)
        wanted = several_lines(raw.decode("utf-8"))
        same(asked.thread().paragraphs("app-text"), [wanted], "what the resident reads")
    at = server.post("/vraag", {"question": stored[0][0], "channel": "code"}).location
    page = roos.get(server.asked(at).work)
    same(page.paragraphs("app-text")[0], several_lines(stored[0][0].decode("utf-8")), "what the professional reads")


@test
def strange_texts_as_a_name_a_place_and_a_code_do_no_harm(server):
    def post(raw):
        fields = {"question": "Hulp gevraagd", "channel": "code", "name": raw}
        if encoded_size(fields) > BODY_LIMIT:
            same(server.post("/vraag", fields).status, 413, "a name of %d bytes" % len(raw))
            return raw, ""
        named = server.post("/vraag", fields)
        same(named.status, fits(raw, one_line, 100, True), "name %r" % raw[:80])
        if named.status != 303:
            said(named, raw)
        answer = server.post("/vraag", {"question": "Hulp gevraagd", "channel": "code", "municipality": raw})
        expect(answer.status in (303, 200, 400), "place %r gives %d" % (raw[:80], answer.status))
        if answer.status != 303:
            said(answer, raw)
        answer = server.post("/volg", {"code": raw})
        if answer.status == 403:  # many that look like a code
            server.sql("delete from throttle")
        expect(answer.status in (400, 403), "code %r gives %d" % (raw[:80], answer.status))
        said(answer, raw)
        return raw, named.location

    named = [(raw, location) for raw, location in map(post, strange_texts())
             if location and one_line(raw.decode("utf-8"))]
    for raw, location in random.Random(2).sample(named, SAMPLE):
        page = server.asked(location).thread()
        wanted = one_line(raw.decode("utf-8"))
        expect("<dd>%s</dd>" % html.escape(wanted).replace("&#x27;", "&#39;") in page.text, "the name %r" % wanted)


@test
def strange_texts_step_by_step_do_no_harm(server):
    base = server.post("/vraag/begin", {"question": "Hulp gevraagd"}).location[:-len("/plaats")]
    texts = strange_texts()
    for raw in texts if SOAK else random.Random(4).sample(texts, 2 * SAMPLE):
        for path, field, clean, limit in (("/tekst", "question", several_lines, 10000), ("/naam", "name", one_line, 100)):
            fields = {field: raw}
            if encoded_size(fields) > BODY_LIMIT:
                continue
            answer = server.post(base + path, fields)
            same(answer.status, fits(raw, clean, limit, field == "name"), "%s %r" % (path, raw[:80]))
            if answer.status == 303:
                same(server.get(base + path).form(path).values[field], clean(raw.decode("utf-8")), "going back")
            else:
                expect(answer.is_page() and "app-faults__line" in answer.text, "a page that says it for %r" % raw[:80])


@test
def strange_texts_by_professionals_are_shown_exactly(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask()
    samira.post(asked.work + "/nemen", {"holder": "0"})
    texts = [t for t in strange_texts() if fits(t, several_lines, 1000, False) == 303]
    for raw in random.Random(3).sample(texts, SAMPLE):
        wanted = several_lines(raw.decode("utf-8"))
        same(samira.post(asked.work + "/antwoord", {"text": raw}).status, 303, "a reply of %r" % raw[:80])
        same(asked.thread().paragraphs("app-text")[-1], wanted, "what the resident reads")
        same(samira.post(asked.work + "/notitie", {"note": raw}).status, 303, "a note of %r" % raw[:80])
        same(samira.post(asked.work + "/concept", {"text": raw}).status, 200, "a draft of %r" % raw[:80])
        same(samira.get(asked.work).form("/antwoord").values["text"], wanted, "the draft")


if __name__ == "__main__":
    main()
