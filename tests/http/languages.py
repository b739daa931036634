#!/usr/bin/env python3
"""Pages in other languages: what is still Dutch there says so (WCAG 3.1.2), so that it is read out as Dutch."""
import html.parser
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test

LANGUAGES = "ar", "tr", "pl", "uk", "en"
PAGES = ("/", "/zoek", "/hulpwijzer", "/vraag", "/bel-mij", "/volg", "/hulp", "/hulp/in/GM9901", "/hulp/in/GM9901/schulden",
         "/situatie", "/situatie/scheiden", "/situatie/verhuizen", "/situatie/kinderen-en-scheiding/in/GM9902",
         "/onderwerp/schulden", "/onderwerp/ontslag", "/onderwerp/geboorte/in/GM9901", "/onderwerp/scheiding/in/GM9901",
         "/onderwerp/psychische_nood/in/GM9903", "/privacy", "/toegankelijkheid", "/over", "/over/zoeken", "/over/algoritme",
         "/over/rapport")
# Words of Dutch sentences that are no words of the other languages.
DUTCH = set("de het een uw u wij niet zijn naar ook geen wordt kunt krijgt hulp vraag dit deze bij voor heeft hebben kan maar "
            "als dan om te aan uit nog moet mag samen iemand mensen onze ons waar wie".split())
VOID = {"input", "br", "meta", "link", "img", "hr", "wbr", "source", "path", "use", "circle", "rect", "line", "polyline", "col"}
TOLD = "placeholder", "aria-label", "title", "alt"


class Texts(html.parser.HTMLParser):
    """[(language that is in force, text)] of what a reader sees or hears."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found = [("", "")], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        language = given.get("lang") or self.open[-1][1]
        self.found += [(language, given[name]) for name in TOLD if given.get(name)]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and self.open[-1][0] not in ("script", "style", "textarea"):
            self.found.append((self.open[-1][1], " ".join(data.split())))


def is_dutch(text):
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = sum(word in DUTCH for word in words)
    return known >= 2 and known * 4 >= len(words)


def unmarked(page, language):
    return [text for marked, text in Texts(page.text).found if marked == language and is_dutch(text)]


def check(page, language, where, faults):
    expect('<html lang="%s"' % language in page.text, "the language of " + where)
    faults += ["%s: %s" % (where, text[:90]) for text in unmarked(page, language)]


@test
def what_is_dutch_on_a_page_in_another_language_says_so(server):
    faults = []
    for language in LANGUAGES:
        front = "/" + language
        for path in PAGES:
            page = server.get(front + path)
            same(page.status, 200, front + path)
            check(page, language, front + path, faults)
    same(sorted(set(faults)), [], "Dutch without lang")


@test
def where_a_text_is_in_dutch_only_one_can_ask_in_ones_own_language(server):
    for path in ("/onderwerp/schulden", "/situatie/scheiden"):
        dutch = server.get(path).text
        expect("app-note" not in dutch.split("<main")[1].split("<h1")[0], "not in Dutch itself")
        for language in LANGUAGES:
            page = server.get("/%s%s" % (language, path)).text.split("<main")[1]
            if 'class="app-prose" lang="nl"' in page:
                button = re.search(r'<a class="nl-button nl-button--secondary" href="([^"]*)"', page.split('class="app-prose"')[0])
                same(button and button.group(1), "/%s/vraag" % language, path)


@test
def a_link_to_what_is_in_dutch_only_says_so(server):
    marks = {"en": "(in Dutch)", "tr": "(Hollandaca)", "pl": "(po niderlandzku)", "uk": "(нідерландською)", "ar": "(بالهولندية)"}
    for language, mark in marks.items():
        situations = server.get("/%s/situatie" % language)
        same(situations.text.count(mark), situations.text.count('class="app-line__open"'), "every situation: " + language)
        start = server.get("/%s" % language).text
        expect(mark in start[start.index("/hulpwijzer"):][:200], "the questions: " + language)
        page = server.get("/%s/situatie/scheiden" % language).text
        for topic, dutch in (("scheiding", False), ("alimentatie", True)):
            link = re.search(r'class="app-line__open" href="[^"]*/onderwerp/%s[^"]*">[^<]*</a>(.{0,80})' % topic, page, re.S)
            same(mark in link.group(1), dutch, "%s in %s" % (topic, language))
        card = server.get("/%s/hulp/in/GM9901" % language)
        expect(mark in card.text and 'href="/%s/vraag">' % language in card.text.split('class="app-lines')[0], "help: " + language)
    expect("in het Nederlands" not in server.get("/situatie").shown() + server.get("/hulp/in/GM9901").shown(), "not in Dutch itself")


@test
def between_a_name_and_its_mark_there_is_a_space(server):
    for path in ("/tr", "/tr/situatie", "/tr/situatie/scheiden/in/GM9901", "/ar/hulp/in/GM9901"):
        expect(not re.search(r"[^\s>]\(|</a><span class=\"app-small\">\(", server.get(path).text.split("<main")[1]), path)


@test
def so_do_pages_that_answer_a_form(server):
    faults = []
    service = server.one("select service from service where organisation = 1 order by service limit 1")
    for language in LANGUAGES:
        front = "/" + language
        check(server.get("%s/hulp/%d" % (front, service)), language, "/hulp/N", faults)
        found = server.post(front + "/zoek", {"q": "Ik kan mijn huur niet betalen en er komt een deurwaarder"})
        check(found, language, front + "/zoek", faults)
        page = server.get(server.post(front + "/hulpwijzer", [("areas", "schulden"), ("areas", "wonen")]).location)
        for _ in range(9):
            check(page, language, front + "/hulpwijzer/:walk", faults)
            if 'name="answer"' not in page.text:
                break
            action = re.search(r'class="app-answers" action="([^"]+)"', page.text).group(1)
            page = server.get(server.post(action, {"answer": "0"}).location)
        draft = server.post(front + "/vraag/begin", {"question": "?", "topic": "schulden", "also": "wmo"}).location.rsplit("/", 1)[0]
        for step, fields in (("plaats", {"municipality": "GM9901"}), ("onderwerp", {"topic": "schulden"}),
                             ("antwoord", {"channel": "code"}), ("naam", {"name": ""})):
            check(server.get("%s/%s" % (draft, step)), language, front + "/vraag/" + step, faults)
            same(server.post("%s/%s" % (draft, step), fields).status, 303, step)
        check(server.get(draft + "/nakijken"), language, front + "/vraag/nakijken", faults)
        done = server.get(server.post(draft + "/versturen", {}).location)
        check(done, language, front + "/vraag/klaar", faults)
    same(sorted(set(faults)), [], "Dutch without lang")


def interpreter_chosen(page):
    select = re.search(r'<select[^>]*name="interpreter".*?</select>', page.text, re.S).group(0)
    found = re.search(r'<option value="([^"]*)" selected>', select)
    return found.group(1) if found else ""


@test
def who_reads_another_language_is_offered_an_interpreter_and_sees_what_was_chosen(server):
    none = {"nl": "Nee, geen tolk", "tr": "Hayır, tercüman istemiyorum"}
    for language in ("", "tr", "ar", "pl", "uk"):
        front = "/" + language if language else ""
        same(interpreter_chosen(server.get(front + "/bel-mij")), language, "call me: " + language)
        base = server.post(front + "/vraag/begin", {"question": "Ik heb schulden."}).location.rsplit("/", 1)[0]
        server.post(base + "/plaats", {"municipality": "GM9901"})
        server.post(base + "/onderwerp", {"topic": "schulden"})
        same(interpreter_chosen(server.get(base + "/antwoord")), language, "a question: " + language)
        server.post(base + "/antwoord", {"channel": "phone", "phone": "06 12345678", "interpreter": ""})
        server.post(base + "/naam", {"name": ""})
        same(interpreter_chosen(server.get(base + "/antwoord")), "", "whoever wants none is asked no more")
        if language in ("", "tr"):
            expect(none[language or "nl"] in server.get(base + "/nakijken").shown(), "and sees it: " + language)


@test
def what_is_on_a_page_goes_along_to_another_language(server):
    button = re.compile(r'<button class="app-linkbutton"[^>]*form="([\w-]+)" formaction="(/tr/[^"]+)"([^>]*) lang="tr"')
    danger = server.post("/zoek", {"q": "mijn man slaat mij"})
    expect("0800-2000" in danger.shown(), "numbers")
    code = server.ask("Ik heb schulden").code
    followed = server.post("/volg", {"code": code})
    letter = server.one("select d.code from decision d join decision_version v on v.decision = d.decision "
                        "where v.objection = 'besluit' and v.published_day = 0 order by d.decision limit 1")
    day = server.post("/besluit/" + letter, {"dated": time.strftime("%d-%m-%Y"), "came": ""})
    expect("Uw laatste dag" in day.shown() or "laatste dag" in day.shown(), "a last day")
    for page, path, field, value in ((danger, "/zoek", "q", "mijn man slaat mij"), (followed, "/volg", "code", code),
                                     (day, "/besluit/" + letter, "dated", time.strftime("%d-%m-%Y"))):
        found = button.search(page.text)
        same(found and found.groups()[:2], ("language-form", "/tr" + path), path)
        same(page.forms[0].values[field], value, path)
        turkish = server.post(found.group(2), page.forms[0].values)
        expect(turkish.status == 200 and '<html lang="tr"' in turkish.text and value in turkish.text, "in Turkish: " + path)
    wrong = server.post("/bel-mij", {"phone": "123", "mind": "alleen als de kinderen op school zijn", "question": "Over mijn huur"})
    same((wrong.status, button.search(wrong.text).groups()[:2]), (400, ("callback", "/tr/bel-mij")), "a number that is none")
    before = server.one("select count(*) from question")
    turkish = server.post("/tr/bel-mij", {**wrong.form("/bel-mij").values, "phone": "06 12345678", "only_shown": "yes"})
    form = turkish.form("/bel-mij").values
    same((turkish.status, form["phone"], form["mind"]), (200, "06 12345678", "alleen als de kinderen op school zijn"), "everything")
    same(server.one("select count(*) from question"), before, "and nothing was sent")


main()
