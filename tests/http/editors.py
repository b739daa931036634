#!/usr/bin/env python3
"""Editors: writing with a preview and a report on readability, a second pair of eyes, versions that are never lost, layers of
one's own places only, and what is local beneath a text that all share."""
import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, expect, main, same, test

VERA, YUSUF = "vera@netwerk.demodam.example", "yusuf@netwerk.demodam.example"  # of all three municipalities
REVIEW = (datetime.date.today() + datetime.timedelta(days=100)).isoformat()
PLAIN = "# Kop\n\nBel ons. Wij helpen u graag."
HARDER = "# Kop\n\nDe beschikking wordt toegezonden."


def at(key="topics/wmo", language="nl", layer="regio-1"):
    return "/beheer/teksten/%s/%s/%s" % (key, language, layer)


def typed(body, seen=0, review=REVIEW):
    return {"seen": str(seen), "body": body, "review": review}


def editor_of(server, email, organisation):
    if not server.sql("select 1 from professional where email = '%s'" % email):
        code, out, err = server.command("user", "add", "--email", email, "--name", "Eva Elders", "--organisation", organisation,
                                        "--role", "editor", "--password-stdin", stdin="demodam-2026\n")
        same(code, 0, out + err)
    return server.sign_in(email)


def publish(server, path, body, seen=0):
    """Vera writes, Yusuf reads."""
    vera, yusuf = server.sign_in(VERA), server.sign_in(YUSUF)
    same(vera.post(path + "/aanbieden", typed(body, seen)).status, 303, "offering")
    same(yusuf.post(path + "/publiceren", {"number": str(seen + 1)}).status, 303, "publishing")


@test
def the_list_names_every_text_and_what_of_it_needs_work(server):
    vera = server.sign_in(VERA)
    same(vera.get("/werk").location, "/beheer/teksten", "where work begins")
    page = vera.get("/beheer/teksten")
    expect(page.is_page() and "topics/schulden" in page.shown() and "situations/" not in page.shown(), "the topics")
    expect("Overdam (gemeente), Nederlands: plaatselijk erbij" in page.shown(), "a layer")
    expect("English: ontbreekt" in page.shown(), "what is not translated")
    expect("/beheer/teksten/situations/verhuizen" in vera.get("/beheer/teksten?soort=situations").links, "the life events")
    offered = vera.get("/beheer/teksten?werk=aangeboden").shown()
    expect("topics/schulden" in offered and "topics/wmo" not in offered, "what waits for a second reader")
    expect("Hier is niets te doen" in vera.get("/beheer/teksten?soort=texts&werk=nakijken").shown(), "nothing to look at again")
    texts = vera.get("/beheer/teksten?soort=texts").shown()
    expect("English: bij de tijd" in texts, "what is translated")


@test
def a_form_leads_to_the_layer_and_the_language(server):
    vera = server.sign_in(VERA)
    page = vera.get("/beheer/teksten/topics/wmo")
    expect("Regio Demoland (regio)" in page.shown() and "Polderdam (gemeente)" in page.shown(), "her layers")
    query = "/beheer/teksten/topics/wmo?laag=municipality.9902&taal=en&wat="
    same(vera.get(query + "erbij").location, at(language="en", layer="gemeente-9902-erbij"), "an addition")
    same(vera.get(query + "heel").location, at(language="en", layer="gemeente-9902"), "the whole text")
    for wrong in ("/beheer/teksten/topics/nergens", "/beheer/teksten/x/wmo", query.replace("9902", "1"),
                  at(layer="land-1"), at(layer="regio-9"), at(layer="regio-x"), at(language="xx"), at(key="texts/nergens")):
        same(vera.get(wrong).status, 404, wrong)


@test
def while_writing_one_sees_it_as_a_resident_and_what_to_mend(server):
    vera = server.sign_in(VERA)
    before = server.sql("select count(*) from text_version")
    page = vera.post(at() + "/bekijken", typed(HARDER + "\n\nDit is *fijn*: [bel](/bel-mij). <b>x</b>\n§ Wmo 1\n"))
    same(page.status, 200, "looking")
    expect(page.is_page() and "Zeg liever: besluit" in page.shown() and "Lijdende zin" in page.shown(), "the report")
    expect('<em>fijn</em>' in page.text and 'href="/bel-mij"' in page.text, "the preview")
    expect("<b>x</b>" not in page.text and "Wmo 1" not in page.by_id("look"), "no HTML of its own, and no source")
    same(page.form(at()).values["body"].rstrip(), (HARDER + "\n\nDit is *fijn*: [bel](/bel-mij). <b>x</b>\n§ Wmo 1"), "what was typed")
    same(server.sql("select count(*) from text_version"), before, "nothing is saved by looking")
    page = vera.post(at() + "/bekijken", typed(PLAIN))
    expect("Ja, deze tekst is eenvoudig" in page.shown(), "a plain text")
    page = vera.post(at(language="en") + "/bekijken", typed("# Title\n\nCall us."))
    expect("alleen Nederlands" in page.shown() and "De Nederlandse basis" in page.shown(), "another language")


@test
def what_one_writes_another_reads_and_puts_online(server):
    vera, yusuf, path = server.sign_in(VERA), server.sign_in(YUSUF), at("topics/pgb")
    page = vera.get(path)
    expect("U begint met de basis" in page.shown() and "owner:" not in page.form(path).values["body"], "it begins with the base")
    same(vera.post(path, typed("# Eigen kop\n\nBel de regio.")).location, path + "?bewaard=ja", "saving")
    expect("Eigen kop" not in server.get("/onderwerp/pgb").shown(), "a draft is nobody's")
    same(vera.post(path + "/aanbieden", typed("# Eigen kop\n\nBel de regio.", 1)).status, 303, "offering")
    page = vera.get(path)
    expect("Wacht op een tweede lezer" in page.shown() and not page.has_form("/publiceren"), "she waits")
    same(vera.post(path + "/publiceren", {"number": "1"}).status, 403, "not her own")
    expect("Eigen kop" in yusuf.get(path).shown() and yusuf.get(path).has_form("/publiceren"), "he may")
    same(yusuf.post(path + "/publiceren", {"number": "1"}).status, 303, "publishing")
    for place in ("", "/in/GM9901", "/in/GM9903"):
        page = server.get("/onderwerp/pgb" + place).shown()
        expect("Eigen kop" in page and "Nagekeken op" in page, "in each municipality of the region")
    same(server.sql("select written_by, published_by from text_version where text_key = 'topics/pgb'"), [(130, 150)], "who")
    same(yusuf.post(path + "/intrekken", {"number": "1"}).status, 303, "withdrawing")
    expect("Eigen kop" not in server.get("/onderwerp/pgb").shown(), "the base again")
    expect("Ingetrokken" in vera.get(path + "/versies").shown(), "the version stays")


@test
def below_the_gate_a_reason_with_a_name_is_asked_for(server):
    vera, yusuf, path = server.sign_in(VERA), server.sign_in(YUSUF), at("topics/ww")
    same(vera.post(path + "/aanbieden", typed(HARDER)).status, 303, "offering")
    for fields, fault in (({}, "reason-fault"), ({"reason": "zomaar"}, "reason-fault"),
                          ({"reason": "other", "reason_words": "omdat"}, "words-fault")):
        answer = yusuf.post(path + "/publiceren", {"number": "1", **fields})
        same(answer.status, 400, "status with %r" % fields)
        expect(answer.by_id(fault), "a sentence with %r" % fields)
    expect("toegezonden" not in server.get("/onderwerp/ww").shown(), "not online")
    same(yusuf.post(path + "/publiceren", {"number": "1", "reason": "other", "reason_words": "De raad stelde dit zo vast."}).status,
         303, "with a reason")
    expect("toegezonden" in server.get("/onderwerp/ww").shown(), "online")
    expect("De raad stelde dit zo vast." in vera.get(path + "/versies").shown(), "the reason stays with it")


@test
def two_who_write_at_once_lose_nothing(server):
    vera, yusuf, path = server.sign_in(VERA), server.sign_in(YUSUF), at("topics/ontslag")
    same(vera.post(path, typed("# Kop\n\nVan Vera.")).status, 303, "the first")
    same(yusuf.post(path, typed("# Kop\n\nVan Yusuf.", 1)).status, 303, "the second")
    answer = vera.post(path, typed("# Kop\n\nNog een keer Vera.", 1))
    same(answer.status, 409, "who saw an older version")
    expect("Van Yusuf." in answer.shown() and "Nog een keer Vera." in answer.shown(), "both texts")
    form = answer.form(path)
    same((form.values["seen"], form.values["body"].rstrip()), ("2", "# Kop\n\nNog een keer Vera."), "what was typed stays")
    same(vera.post(path, form.values).status, 303, "once more")
    versions = vera.get(path + "/versies?van=2&naar=3").shown()
    expect("Weg: Van Yusuf." in versions and "Nieuw: Nog een keer Vera." in versions, "the difference, line by line")
    same(vera.post(path + "/terugzetten", {"number": "1", "seen": "2"}).status, 409, "going back from an old page")
    same(vera.post(path + "/terugzetten", {"number": "1", "seen": "3"}).status, 303, "going back")
    expect("Van Vera." in vera.get(path).form(path).values["body"], "an old version is the newest")
    same(server.one("select count(*) from text_version where text_key = 'topics/ontslag'"), 4, "every save is a version")


@test
def what_is_wrong_gets_a_sentence_and_nothing_typed_is_lost(server):
    vera, path = server.sign_in(VERA), at("topics/wmo")
    for fields, fault in ((typed(" "), "body-fault"), (typed("Tekst", review="morgen"), "review-fault"),
                          (typed("Tekst", review="2020-01-01"), "review-fault"), (typed("x" * 40001), "body-fault")):
        answer = vera.post(path, fields)
        same(answer.status, 400, "status")
        expect(answer.by_id(fault), fault)
        same(answer.form(path).values["body"].strip(), fields["body"].strip(), "what was typed")
    answer = vera.post(at("texts/consent-handover"), typed("Mag het?"))
    expect(answer.status == 400 and "{...}" in answer.shown(), "what the program fills in must stay")


@test
def a_layer_of_a_municipality_goes_above_that_of_the_region(server):
    publish(server, at("topics/erfenis"), "# Van de regio\n\nBel ons.")
    publish(server, at("topics/erfenis", layer="gemeente-9902"), "# Van Overdam\n\nBel ons.")
    expect("Van Overdam" in server.get("/onderwerp/erfenis/in/GM9902").shown(), "in Overdam")
    expect("Van de regio" in server.get("/onderwerp/erfenis/in/GM9903").shown(), "in Polderdam")


@test
def all_share_a_text_and_each_adds_its_own_part(server):
    for place, own, other in (("GM9901", "bibliotheek aan de Markt", "Havenweg"), ("GM9902", "Havenweg", "Markt 1"),
                              ("GM9903", "maakt u eerst een afspraak", "Havenweg")):
        page = server.get("/onderwerp/scheiding/in/" + place)
        expect(own in page.by_id("local") and other not in page.shown(), "the part of " + place)
        expect(sum(1 for link in page.links if link.startswith("/onderwerp/scheiding/in/")) == 2, "the way to the others")
    expect("jeugdcoach" in server.get("/situatie/kinderen-en-scheiding/in/GM9902").by_id("local"), "of a life event")
    expect("jeugdhuis" in server.get("/situatie/kinderen-en-scheiding").by_id("local"), "of the doorway's own municipality")
    same(server.get("/situatie/kinderen-en-scheiding/in/GM1").status, 404, "a municipality that is none")
    english = server.get("/en/onderwerp/scheiding/in/GM9902")
    expect("Havenweg" in english.by_id("local") and 'lang="nl"' in english.text, "in Dutch when there is no other")
    publish(server, at("topics/scheiding"), "# Voor de hele regio\n\nBel ons.")
    page = server.get("/onderwerp/scheiding/in/GM9902").shown()
    expect("Voor de hele regio" in page and "Havenweg" in page, "the shared text changes, the local part stays")


@test
def editors_of_elsewhere_find_nothing(server):
    eva = editor_of(server, "eva@overdam.demodam.example", "Vangnetloket Overdam en Polderdam")
    path = at("topics/huurcontract_borg")
    same(server.sign_in(VERA).post(path + "/aanbieden", typed("# Geheim plan\n\nBel ons.")).status, 303, "a draft of the region")
    for get in (path, path + "/versies", at(layer="ingang-1"), at(layer="gemeente-9901")):
        same(eva.get(get).status, 404, get)
    for post, fields in ((path, typed(PLAIN, 1)), (path + "/bekijken", typed(PLAIN)), (path + "/aanbieden", typed(PLAIN, 1)),
                         (path + "/publiceren", {"number": "1"}), (path + "/terug", {"number": "1"}),
                         (path + "/intrekken", {"number": "1"}), (path + "/terugzetten", {"number": "1", "seen": "1"})):
        same(eva.post(post, fields).status, 404, post)
    for page in ("/beheer/teksten", "/beheer/teksten?werk=aangeboden", "/beheer/teksten/topics/huurcontract_borg"):
        expect("Regio Demoland" not in eva.get(page).shown(), "nothing of the region on " + page)
    same(eva.get(at(layer="gemeente-9902")).status, 200, "her own municipality")
    same(server.sign_in(SAMIRA).get("/beheer/teksten").status, 403, "who is no editor")
    same(server.get(path).status, 401, "who is nobody")


@test
def who_is_an_editor_the_administrator_of_the_organisation_decides(server):
    nadia, joris = server.sign_in("nadia@raadslieden.demodam.example"), "/beheer/organisatie/1/mens/2"
    same(nadia.post(joris + "/rol", {"role": "editor"}).status, 303, "giving the role")
    same(server.sign_in("joris@raadslieden.demodam.example").get("/beheer/teksten").status, 200, "an editor")
    same(nadia.post(joris + "/rol", {"role": "professional"}).status, 303, "taking it back")


@test
def the_base_and_a_translation_that_are_behind_are_said(server):
    vera, path = server.sign_in(VERA), at("texts/over")
    publish(server, path, "# Over deze site\n\nDit is van de regio.")
    overview = "/beheer/teksten/texts/over"
    expect("English: ouder dan het Nederlands" in vera.get(overview).shown(), "the English one is of before")
    publish(server, at("texts/over", "en"), "# About this site\n\nThis is of the region.")
    expect("English: bij de tijd" in vera.get(overview).shown(), "translated")
    expect("This is of the region." in server.get("/en/over").shown(), "for who reads English")
    server.sql("update text_version set base_hash = 'older', review_day = 1 where text_key = 'over' and language = 'nl'")
    expect("Basis veranderd" in vera.get(overview).shown() and "Nakijken" in vera.get(overview).shown(), "what is behind")
    expect("De basis is veranderd" in vera.get(path).shown(), "also where one writes")
    for work in ("basis", "nakijken"):
        expect("Over deze site" in vera.get("/beheer/teksten?soort=texts&werk=" + work).shown(), work)
    vera.post(path, typed("# Over deze site\n\nDit is van de regio. Met de nieuwe basis erbij.", 1))
    expect("De basis is veranderd" not in vera.get(path).shown(), "written over the base of now")


main()
