#!/usr/bin/env python3
"""Handing over, over its sockets: offered, accepted by one of two, declined, silent, withdrawn; what
each page shows, and to whom."""
import datetime
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import ROOS, BRAM, HENK, JORIS, LINH, SAMIRA, Live, expect, main, many, same, test, until

TEXT = "Ik moet mijn huis uit en ik weet niet waarheen."
LATER = "De rechter zei donderdag."
ANSWER = "Heeft u een brief van de rechter?"
NOTE = "Klinkt als een spoedzaak voor ons team."
ASKED = "Kijkt u naar het vonnis van deze inwoner?"
NAME, PHONE = "Yusuf Yildirim", "06 10004321"
SCHULDHULP, RAADSLIEDEN, LOKET, VANGNET = 4, 1, 2, 7
PARTS = ("question", "additions", "replies", "notes", "name", "contact")
SHOWN = dict(zip(PARTS, (TEXT, LATER, ANSWER, NOTE, NAME, PHONE)))


def question(server, bram):
    """Of the debt help, taken and answered, with something added and a note."""
    asked = server.ask(TEXT, topic="huur_uitzetting", name=NAME, channel="phone", phone=PHONE)
    same(bram.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(bram.post(asked.work + "/antwoord", {"text": ANSWER}).status, 303, "answering")
    same(bram.post(asked.work + "/notitie", {"note": NOTE}).status, 303, "noting")
    same(server.post(asked.open_link() + "/aanvullen", {"text": LATER}).status, 303, "adding")
    return asked


def fields(parts=PARTS, to=LOKET, consent="phone"):
    return dict({part: "yes" for part in parts}, to=str(to), why="lawyer", asked=ASKED, consent=consent)


def offered(server, bram, **chosen):
    """-> the question, and the address of the offer."""
    asked = question(server, bram)
    answer = bram.post(asked.work + "/overdragen/versturen", fields(**chosen))
    same((answer.status, answer.location), (303, asked.work), "offering")
    return asked, offer_of(server, asked)


def offer_of(server, asked):
    number = server.sql("select handover from handover where question = %d order by offered_ms desc, handover desc"
                        % asked.question)[0][0]
    return "/werk/overdracht/%d/%d/%d" % (asked.municipality, asked.question, number)


def stands(server, asked):
    return server.sql("select state, reason from handover where question = %d order by offered_ms desc, handover desc"
                      % asked.question)[0]


def parts_in(page):
    return tuple(part for part in PARTS if SHOWN[part] in page.shown())


def packet(page):
    found = re.search(r'<section class="app-card app-packet".*?</section>', page.text, re.S)
    expect(found, "a packet on the page")
    return found.group(0)


@test
def the_sender_sees_the_packet_as_the_receiver_and_the_resident_will(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = question(server, bram)
    offer = bram.get(asked.work + "/overdragen")
    expect(asked.work + "/nog-een" in offer.links, "only a part of it becomes a question of its own first")
    form = offer.form("/overdragen")
    same(form.choices["to"][:2], ["2", "3"], "the best proposals first")
    same([p for p in PARTS if p in form.values], [p for p in PARTS if p != "notes"], "all but the notes stand ticked")
    chosen = fields(("question", "additions", "name"))
    preview = bram.post(asked.work + "/overdragen", chosen)
    same(preview.status, 200, "the preview")
    expect("Juridisch Loket" in preview.shown() and "wat u later schreef" in preview.shown(), "the text to read out")
    same(stands_count(server, asked), 0, "looking it over offers nothing")
    send = preview.form("/versturen")
    same(bram.post(send.action, send.values).status, 303, "offering")
    before = asked.state()
    received = linh.get(offer_of(server, asked))
    same(packet(received), packet(preview), "the receiver's packet")
    same(packet(server.get(asked.open_link() + "/overdracht")), packet(preview), "the resident's packet")
    same(parts_in(received), ("question", "additions", "name"), "parts")
    same(asked.state(), before, "the sender still holds it")


@test
def the_preview_names_what_the_receiver_also_sees_after_accepting(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = question(server, bram)
    same(bram.post(asked.work + "/gebeld", {"call": "no_answer"}).status, 303, "a call in vain")
    preview = bram.post(asked.work + "/overdragen", fields())
    expect("precies zo" not in preview.shown() and "ook wat er tot nu toe gebeurde, zoals dat u belde" in preview.shown(), preview.shown()[:600])
    send = preview.form("/versturen")
    same(bram.post(send.action, send.values).status, 303, "offering")
    offer = linh.get(offer_of(server, asked))
    expect("Niet opgenomen" not in offer.shown(), "not before accepting")
    same(linh.post(offer.form("/aannemen").action, {}).status, 303, "accepting")
    expect("Niet opgenomen" in linh.get(asked.work).shown(), "and so it is")


def stands_count(server, asked):
    return server.one("select count(*) from handover where question = %d" % asked.question)


@test
def no_part_that_was_not_chosen_is_seen_before_or_after(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    for parts in [(part,) for part in PARTS] + [PARTS]:
        asked, offer = offered(server, bram, parts=parts)
        same(parts_in(linh.get(offer)), parts, "before accepting")
        same(linh.post(offer + "/aannemen").location, asked.work, "accepting")
        same(parts_in(linh.get(asked.work)), parts, "after accepting")
        same(server.post(asked.open_link() + "/aanvullen", {"text": "Dit is nieuw en voor u."}).status, 303, "adding")
        expect("Dit is nieuw en voor u." in linh.get(asked.work).shown(), "what is new")
        same(bram.get(asked.work).status, 404, "the sender has it no more")


@test
def two_people_accept_at_once_and_one_of_them_has_it(server):
    bram = server.sign_in(BRAM)
    people = [server.sign_in(SAMIRA), server.sign_in(JORIS)] * 4
    for _ in range(6):
        asked, offer = offered(server, bram, to=RAADSLIEDEN)
        answers = many(lambda person: person.post(offer + "/aannemen"), people)
        state = asked.state()
        same(state[:2], ("taken", RAADSLIEDEN), "who has it")
        winner = state[2]
        for person, answer in zip(people, answers):
            mine = person is people[0] and winner == 1 or person is people[1] and winner == 2
            if people.index(person) + 1 == winner or mine:
                same(answer.status, 303, "who has it")
            else:
                same(answer.status, 409, "the other")
                expect("Een collega heeft deze overdracht net aangenomen" in answer.shown(), "and hears why")
        same(stands(server, asked)[0], "accepted", "the handover")


@test
def accepted_while_it_is_withdrawn_or_cancelled_is_one_of_the_two(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    for turn in range(8):
        asked, offer = offered(server, bram)
        ticket = asked.open_link()
        by_resident = turn % 2 == 0
        stop = (lambda: server.post(ticket + "/overdracht", {"answer": "stop"})) if by_resident else \
            (lambda: bram.post(asked.work + "/overdracht/intrekken", {"reason": "mistake"}))
        accepted, stopped = many(lambda act: act(), [lambda: linh.post(offer + "/aannemen"), stop])
        expect(accepted.status in (303, 404), "accepting: %d" % accepted.status)
        state, organisation = stands(server, asked)[0], asked.state()[1]
        if by_resident:  # their no stands, whoever was first
            same((stopped.status, state, organisation), (303, "cancelled", SCHULDHULP), "not this organisation")
            same(linh.get(asked.work).status, 404, "the receiver sees nothing more")
        elif stopped.status == 303:
            same((accepted.status, state, organisation), (404, "cancelled", SCHULDHULP), "cancelled first")
        else:
            same((accepted.status, state, organisation), (303, "accepted", LOKET), "accepted first")
        same(server.one("select count(*) from holding where question = %d" % asked.question), 1, "holders")


@test
def silence_and_no_bring_it_back_with_a_proposal_and_tell_the_resident(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked, offer = offered(server, bram)
    expect("Juridisch Loket antwoordt uiterlijk" in asked.thread().shown(), "the resident sees who, until when")
    expect("Tot dan helpt Schuldhulp Demodam u" in asked.thread().shown(), "and who helps until then")
    server.sql("update handover set due_ms = 1 where question = %d" % asked.question)
    same(linh.get(offer).status, 404, "too late is closed at once")
    until(lambda: stands(server, asked) == ("failed", "no_answer"), "the offer returns")
    expect("Terug: Geen antwoord" in bram.get("/werk?lijst=mijn").shown(), "in the inbox")
    expect("Volgende voorstel: Wijkteam Demodam" in bram.get(asked.work).shown(), "the next best proposal")
    expect("Juridisch Loket gaf geen antwoord" in asked.thread().shown(), "the resident")
    form = bram.get(asked.work + "/overdragen?to=3").form("/overdragen")
    same(form.values["to"], "3", "the proposal is chosen already")

    asked, offer = offered(server, bram)
    same(linh.post(offer + "/afwijzen", {"reason": "waitlist", "words": "Bel gerust."}).status, 400, "how many weeks?")
    again = linh.post(offer + "/afwijzen", {"reason": "waitlist", "weeks": "zes", "words": "Bel gerust."})
    same((again.status, again.form("/afwijzen").values["words"]), (400, "Bel gerust."), "what was typed stays")
    same(linh.post(offer + "/afwijzen", {"reason": "waitlist", "weeks": "6", "words": "Bel gerust."}).status, 303, "no")
    page = bram.get(asked.work).shown()
    expect("wachtlijst (6 weken)" in page and "Bel gerust." in page, "the reason and the words")
    expect("Bel gerust." not in asked.thread().shown(), "words are for colleagues")
    expect("Juridisch Loket kan u nu niet helpen" in asked.thread().shown(), "the resident")
    same(linh.get(offer).status, 404, "closed for who said no")


@test
def asked_on_their_own_page_the_resident_reads_the_packet_and_decides(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    for answer, state in (("yes", "requested"), ("no", "cancelled")):
        asked, offer = offered(server, bram, consent="page")
        same(linh.get(offer).status, 404, "nobody else sees it yet")
        expect("Mag Juridisch Loket u verder helpen?" in asked.thread().shown(), "the question to the resident")
        page = server.get(asked.open_link() + "/overdracht")
        same(parts_in(page), PARTS, "the packet, word for word")
        same(server.post(page.form("/overdracht").action, {"answer": answer}).status, 303, answer)
        same(stands(server, asked)[0], state, "the handover")
        same(linh.get(offer).status, 200 if answer == "yes" else 404, "the receiver")
        same(server.one("select given from consent where question = %d and text_key = 'consent-handover'"
                        % asked.question), int(answer == "yes"), "consent")


@test
def without_consent_or_what_is_asked_there_is_one_sentence_and_nothing_is_lost(server):
    bram = server.sign_in(BRAM)
    asked = question(server, bram)
    for gone, field in (("consent", "consent"), ("asked", "asked"), ("why", "why"), ("to", "to")):
        sent = dict(fields(), why_words="Er is al een vonnis")
        del sent[gone]
        page = bram.post(asked.work + "/overdragen", sent)
        same(page.status, 400, "without " + gone)
        expect('id="%s-fault"' % field in page.text, "a sentence beside it")
        same(page.form("/overdragen").values["why_words"], "Er is al een vonnis", "what was typed")
    same(stands_count(server, asked), 0, "offers")
    said_no = server.ask(TEXT, topic="huur_uitzetting", consent="")
    same(bram.post(said_no.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    form = bram.get(said_no.work + "/overdragen").form("/overdragen")
    expect("asking" not in form.choices["consent"], "who did not agree when asking, did not agree")
    same(bram.post(said_no.work + "/overdragen/versturen", fields(consent="asking")).status, 400, "nor by hand")
    same(stands_count(server, said_no), 0, "offers")


@test
def both_ends_hear_the_outcome_and_every_look_is_noted_first(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked, offer = offered(server, bram)
    looks = "select count(*) from access_log where organisation = %d and question = %d" % (LOKET, asked.question)
    same(server.one(looks), 0, "before")
    linh.get(offer)
    same(server.one(looks), 1, "noted when it was opened")
    expect("Juridisch Loket" in asked.thread().shown(), "and the resident sees who looked")
    linh.post(offer + "/aannemen")
    linh.post(asked.work + "/antwoord", {"text": "Ik bel u morgen."})
    same(stands(server, asked)[0], "in_progress", "after the first contact")
    expect("Er was contact met de inwoner" in bram.get("/werk/overdrachten?lijst=loopt").shown(), "the sender hears")
    linh.post(asked.work + "/afsluiten", {"outcome": "helped", "words": "", "anyway": "yes"})
    over = bram.get("/werk/overdrachten?lijst=klaar")
    expect("Klaar: Geholpen" in over.shown(), "the outcome: " + over.shown()[:500])
    expect(asked.work not in over.links, "and no way to the thread")


@test
def sender_receiver_and_resident_hear_of_each_step_at_once(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = question(server, bram)
    ticket = asked.open_link()
    streams = [Live(server, "/werk/live", bram.cookie), Live(server, "/werk/live", linh.cookie),
               Live(server, ticket + "/live")]
    bram.post(asked.work + "/overdragen/versturen", fields())
    for stream in streams:
        stream.event()
    linh.post(offer_of(server, asked) + "/aannemen")
    for stream in streams:
        stream.event()
        stream.close()
    expect("Juridisch Loket helpt u nu verder" in asked.thread().shown(), "the resident's page")
    same(server.post(ticket + "/overdracht", {"answer": "stop"}).status, 303, "not this organisation")
    same(asked.state()[:3], ("waiting", SCHULDHULP, None), "back with the sender")
    expect("U wilt geen hulp van Juridisch Loket" in asked.thread().shown(), "and it is said")


def row_of(page, asked):
    """What the line about this question says; "": it is not in the list."""
    lines = [row for row in re.findall(r'<li class="app-line ?.*?</li>', page.text, re.S) if "/%d/%d" % (asked.municipality, asked.question) in row]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", lines[0])) if lines else ""


@test
def a_list_says_who_asked_only_to_who_holds_the_question(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked = server.ask(TEXT, topic="huur_uitzetting", name=NAME)
    same(bram.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    same(bram.post(asked.work + "/overdragen/versturen", fields()).status, 303, "offering")
    offer = offer_of(server, asked)

    def noted():
        return server.sql("select organisation from access_log where question = %d and act in ('listed', 'opened')" % asked.question)
    same(noted(), [(SCHULDHULP,)], "offering reads what goes along")
    first, begin = NAME.split()[0], asked.code[:4]
    sent = row_of(bram.get("/werk/overdrachten?lijst=verstuurd"), asked)
    expect(first in sent and begin in sent and NAME not in sent, "the sender has it: " + sent)
    bram.get("/werk/overdrachten?lijst=verstuurd")
    same(noted(), [(SCHULDHULP,)], "noted once")
    to_us = row_of(linh.get("/werk/overdrachten"), asked)
    expect(to_us and first not in to_us and begin not in to_us, "not who may still say no: " + to_us)
    same(noted(), [(SCHULDHULP,)], "and nobody else saw it")
    same(linh.post(offer + "/afwijzen", {"reason": "waitlist", "weeks": "6"}).status, 303, "no")
    back = row_of(bram.get("/werk/overdrachten?lijst=terug"), asked)
    expect(first in back and begin in back, "back where it is held: " + back)
    same(bram.post(asked.work + "/overdragen/versturen", fields(to=RAADSLIEDEN)).status, 303, "offered again")
    samira = server.sign_in(SAMIRA)
    same(samira.post(offer_of(server, asked) + "/aannemen", {}).status, 303, "accepted")
    for which in ("verstuurd", "terug"):
        same(row_of(bram.get("/werk/overdrachten?lijst=" + which), asked), "", "it is not there any more: " + which)
    for which in ("loopt", "klaar"):
        shown = bram.get("/werk/overdrachten?lijst=" + which).shown()
        expect(first not in shown and begin in shown, "the code, to know which one, and no name: " + shown)
    expect(first in row_of(samira.get("/werk?lijst=mijn"), asked), "who accepted it sees who asked")


@test
def consent_names_what_goes_along_and_how_to_call_goes_with_the_number(server):
    roos, linh = server.sign_in(ROOS), server.sign_in(LINH)
    mind = "Bel alleen als de kinderen op school zijn"
    same(server.post("/bel-mij", {"phone": "06 10009999", "part": "morning", "days": "tue", "mind": mind}).status, 303, "asking")
    municipality, number = server.sql("select municipality, question from question order by asked_ms desc, question desc limit 1")[0]
    work = "/werk/vraag/%d/%d" % (municipality, number)
    same(roos.post(work + "/nemen", {"holder": "0"}).status, 303, "taking")
    preview = roos.post(work + "/overdragen", fields(tuple(part for part in PARTS if part != "notes")))
    words = preview.shown()
    expect("waar wij op letten bij het bellen" in words, "the note is named")
    for absent in ("wat u later schreef", "de antwoorden tot nu toe", "uw naam"):
        expect(absent not in words, "there is none of: " + absent)
    for said in (mind, "dinsdag 's ochtends", "Niets inspreken"):
        expect(said in words, "goes along: " + said)
    send = preview.form("/versturen")
    same(roos.post(send.action, send.values).status, 303, "offered")
    offer = "/werk/overdracht/%d/%d/%d" % (municipality, number, server.one("select handover from handover where question = %d" % number))
    seen = linh.get(offer).shown()
    expect(mind in seen and "dinsdag 's ochtends" in seen, "before taking it")


@test
def who_gets_no_message_is_called_for_consent(server):
    bram = server.sign_in(BRAM)
    asked = question(server, bram)
    same(server.one("select channel from question where question = %d" % asked.question) != "email", True, "no mail")
    expect("krijgt geen bericht als er iets op de eigen pagina staat" in bram.get(asked.work + "/overdragen").shown(), "beside the choice")
    preview = bram.post(asked.work + "/overdragen", fields(consent="page")).shown()
    expect("Bel zelf om het te zeggen" in preview, "and before it is asked")


@test
def what_came_back_is_proposed_to_whom_the_form_proposes(server):
    bram = server.sign_in(BRAM)
    asked = question(server, bram)
    server.sql("update organisation set active = active")
    for _ in range(9):
        page = bram.get(asked.work + "/overdragen")
        best = page.text.split("Kies een andere")[0].split("Past bij dit onderwerp")
        if len(best) < 2:
            break
        to = page.form("/overdragen").choices["to"][0]
        same(bram.post(asked.work + "/overdragen/versturen", dict(fields(), to=to, dependent="yes")).status, 303, "offered")
        number = server.sql("select handover, to_organisation from handover where question = %d order by offered_ms desc, handover desc" % asked.question)[0]
        server.sql("update handover set state = 'rejected', phase = 2, returned = 1, reason = 'no_capacity', next_organisation = null where handover = %d" % number[0])
        shown, form = bram.get(asked.work).shown(), bram.get(asked.work + "/overdragen")
        expect(("Past bij dit onderwerp" in form.shown()) == ("Wij weten geen andere organisatie" not in shown), "the same in both places")


@test
def the_coordinator_sees_that_an_offer_waits_and_nothing_of_it(server):
    bram, henk = server.sign_in(BRAM), server.sign_in(HENK)
    asked, _ = offered(server, bram)
    page = henk.get("/beheer/wachten")
    expect("wachten op antwoord" in page.shown() or "wacht op antwoord" in page.shown(), "how many wait")
    expect("Juridisch Loket" in page.shown(), "with whom")
    bare = re.sub(r"[?&;]na=[\d.]+", "", page.text)  # where the next page begins is a number and a time, of no use to a reader
    for word in (*SHOWN.values(), ASKED, "uithuiszetting", str(asked.question)):
        expect(word not in bare, "not %r" % word)


@test
def wiping_takes_the_handover_along_and_the_receiver_finds_nothing(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked, offer = offered(server, bram)
    same(server.post(asked.open_link() + "/wissen").status, 200, "wiping")
    same(linh.get(offer).status, 404, "the offer")
    for table in ("handover", "packet", "sharing", "question"):
        same(server.one("select count(*) from %s where question = %d" % (table, asked.question)), 0, table)


@test
def the_last_day_of_a_letter_stands_in_the_lists_of_handovers_and_with_the_offer(server):
    bram, linh = server.sign_in(BRAM), server.sign_in(LINH)
    asked, offer = offered(server, bram)
    server.sql("update question set last_day = %d, danger = 3 where question = %d"
               % ((datetime.date.today() + datetime.timedelta(20) - datetime.date(1970, 1, 1)).days, asked.question))
    for who, path in ((bram, "/werk/overdrachten?lijst=verstuurd"), (linh, "/werk/overdrachten"), (linh, offer)):
        words = who.get(path).shown()
        expect("Laatste dag" in words and "Misschien een termijn" not in words, path + ": " + words[:900])


main()
