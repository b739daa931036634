#!/usr/bin/env python3
"""Asking from the page of a service or a topic: the question goes there, or with that topic, and nobody is promised what cannot be."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import expect, main, same, test


def step(server, location, fields, action, wanted_end):
    """Fills in the form of a page and sends it; -> where it leads."""
    page = server.get(location)
    same(page.status, 200, location)
    expect(page.is_page(), "a whole page")
    form = page.form(action)
    answer = server.post(form.action, dict(form.values, **fields))
    same(answer.status, 303, "after %s: %s" % (fields, answer.shown()[:300]))
    expect(answer.location.endswith(wanted_end), "%s leads to %s" % (answer.location, wanted_end))
    return answer.location


def ask_link(server, name):
    page = server.get("/hulp/%d" % server.one("select service from service where name = '%s' order by service limit 1" % name))
    return page, next((link for link in page.links if re.search(r"/vraag\b", link) and "?" in link), "")


@test
def from_the_page_of_a_service_the_question_goes_to_its_organisation(server):
    page, link = ask_link(server, "Snel hulp bij huur, licht en water")
    expect("Stel hier uw vraag" in page.shown() and "service=" in link, "it can be asked there: " + link)
    expect("gaat naar Schuldhulp Demodam" in server.get(link).shown(), "and that is told")
    at = step(server, link, {"question": "Ik kan mijn huur deze maand niet betalen"}, "/begin", "/plaats")
    at = step(server, at, {"municipality": "GM9901"}, "/plaats", "/onderwerp")
    at = step(server, at, {"topic": "toeslagen"}, "/onderwerp", "/antwoord")
    at = step(server, at, {"channel": "code"}, "/antwoord", "/naam")
    at = step(server, at, {"name": ""}, "/naam", "/nakijken")
    expect("Schuldhulp Demodam" in server.get(at).shown(), "told before sending")
    words = server.get(step(server, at, {"consent": "yes"}, "/versturen", "")).shown()
    expect("Uw vraag is bij Schuldhulp Demodam" in words and "U stelde uw vraag aan deze organisatie" in words, "it has it")


@test
def a_wish_that_cannot_be_is_no_dead_end(server):
    link = ask_link(server, "Snel hulp bij huur, licht en water")[1]
    at = step(server, link, {"question": "Ik kan mijn huur deze maand niet betalen"}, "/begin", "/plaats")
    at = step(server, at, {"municipality": "GM9902"}, "/plaats", "/onderwerp")
    at = step(server, at, {"topic": ""}, "/onderwerp", "/antwoord")
    at = step(server, at, {"channel": "code"}, "/antwoord", "/naam")
    at = step(server, at, {"name": ""}, "/naam", "/nakijken")
    expect("Vangnetloket Overdam" in server.get(at).shown(), "elsewhere the usual way")


@test
def who_only_stands_on_the_map_is_called_and_the_topic_goes_along(server):
    page = server.get("/hulp/%d" % server.one("select service from service where name = 'Gratis vraag aan de notaris' limit 1"))
    words = page.shown()
    expect("kunt u deze organisatie geen vraag sturen" in words and "Stel hier uw vraag" not in words, "the truth")
    expect("Stel uw vraag aan ons" in words and 'href="tel:0999001035"' in page.text, "a number, and somebody else")
    link = next(link for link in server.get("/onderwerp/burenruzie/in/GM9901").links if "/vraag?" in link)
    form = server.get(link).form("/vraag/begin")
    same(form.values["topic"], "burenruzie", "from the page of a topic")
    expect("Uw vraag gaat over" in server.get(link).shown(), "and that is told")
    for wrong in ("/vraag?topic=bestaat_niet", "/vraag?service=abc", "/vraag?service=1"):
        same(server.get(wrong).status, 200, wrong)


if __name__ == "__main__":
    main()
