#!/usr/bin/env python3
"""Who may be watched is never told to keep something; what a code alone cannot do is said; what was told goes along."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import ROOS, expect, main, same, test
from steps import ask_in_steps

KEEPS = ("Maak een foto", "Bewaar hem goed", "Print deze pagina", "het adres bewaren", "Bewaar dan het adres")
LEAVE = "Verlaat deze pagina snel"
WATCHES = "Kijkt er iemand in uw telefoon? Bewaar deze pagina dan niet."
PHONE = "06 10008888"


def keeps_nothing(page, name):
    for words in KEEPS:
        expect(words not in page.text, "%s says %r" % (name, words))
    expect(LEAVE in page.shown() and WATCHES in page.shown(), name + " can be left at once: " + page.shown()[:600])


def walk(server, area, answers):
    """-> the pages of the help finder, the last is what it comes to"""
    pages = [server.get(server.post("/hulpwijzer", {"areas": area}).location)]
    at = server.post("/hulpwijzer", {"areas": area}).location
    for answer in answers:
        at = server.post(at, {"answer": answer}).location
        pages.append(server.get(at))
    return pages


@test
def the_page_after_asking_of_who_is_watched_keeps_nothing(server):
    for question, more in (("Mijn man slaat mij en de kinderen.", {}), ("Mijn man slaat mij.", {"channel": "phone", "phone": PHONE}),
                           ("Een formulier.", {"channel": "phone", "phone": PHONE, "mind": "Mijn man kijkt in mijn telefoon"})):
        asked = server.ask(question, topic="", **more)
        keeps_nothing(asked.page, question)
        shown = asked.page.shown()
        expect("Schrijf alleen de code op een papiertje. Of onthoud hem." in shown, shown[:1500])
        expect(asked.page.text.index("<details") < asked.page.text.index("/volg/l/"), "the link is folded away")
    answer = server.post("/bel-mij", {"phone": PHONE, "question": "formulier", "mind": "mijn man kijkt in mijn telefoon"})
    keeps_nothing(server.get(answer.location), "after /bel-mij")


@test
def the_page_to_look_over_a_question_about_danger_can_be_left_at_once(server):
    check, _ = ask_in_steps(server, {"question": "Mijn man slaat mij en de kinderen."})
    expect(LEAVE in check.shown(), check.shown()[:600])
    check, _ = ask_in_steps(server, {"question": "Ik snap een formulier niet."})
    expect(LEAVE not in check.shown(), "others have nothing to leave")


@test
def the_help_finder_tells_nobody_in_danger_to_keep_its_address(server):
    pages = walk(server, "onveilig", "000")
    for page in pages + walk(server, "gezin", "0")[1:]:
        for words in KEEPS:
            expect(words not in page.text, words)
    expect(WATCHES in pages[-1].shown(), "the end of it")
    pages = walk(server, "schulden", "")
    expect("Bewaar dan het adres" in pages[0].text, "others may")


@test
def what_the_code_alone_cannot_do_is_said_and_who_looks_gets_the_link_first(server):
    alone = "Met alleen de code leest u het antwoord niet."
    link, code = 'class="app-link"', 'id="code"'
    looks = server.ask("Ik kijk zelf.").page
    expect(alone in looks.shown() and looks.text.index(link) < looks.text.index(code), "the link first")
    called = server.ask("Bel mij.", channel="phone", phone=PHONE).page
    expect(alone in called.shown() and called.text.index(code) < called.text.index(link), "the code first")


@test
def what_was_answered_in_the_help_finder_goes_along_with_a_call(server):
    sent = walk(server, "onveilig", "000")[-1]
    expect('formaction="/bel-mij/begin"' in sent.text, "a button in the same form")
    page = server.post("/bel-mij/begin", sent.form("/vraag/begin").values)
    same(page.status, 200, "the form")
    values = page.form("/bel-mij").values
    expect("Ik heb de hulpwijzer ingevuld." in values["question"] and values["topic"], "the answers: %r" % values)
    expect("0800-2000" in page.shown() and LEAVE in page.shown(), "numbers first")
    expect("question=" not in str(page.headers) and "set-cookie" not in page.headers, "in no address")
    link = next(link for link in page.links if link.startswith("/tr/bel-mij/uw/"))
    same(server.get(link).form("/bel-mij").values["question"], values["question"], "and keeps it in another language")
    wrong = server.post("/bel-mij", dict(values, phone="06 1"))
    same((wrong.status, wrong.form("/bel-mij").values["topic"]), (400, values["topic"]), "a slip loses nothing")
    asked = server.asked(server.post("/bel-mij", dict(values, phone=PHONE)).location)
    row = server.sql("select topic, danger from question where question = %d" % asked.question)[0]
    same(row, (values["topic"], 1), "topic and danger, as with asking")
    expect("Ik heb de hulpwijzer ingevuld." in asked.thread().shown(), "the text")
    expect(server.post("/bel-mij/begin", {"question": "", "topic": "geen onderwerp"}).form("/bel-mij").values.get("topic") is None,
           "what is no topic is passed over")


main()
