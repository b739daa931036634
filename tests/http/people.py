#!/usr/bin/env python3
"""Managing people over the sockets: invitations by mail, a forgotten password, the second step,
switching between organisations, leaving with a successor, contacts by role, oversight."""
import base64
import email
import email.policy
import glob
import hashlib
import hmac
import os
import re
import struct
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import HENK, JORIS, LINH, PASSWORD, SAMIRA, Professional, expect, main, same, test, until

RAADSLIEDEN, LOKET = "/beheer/organisatie/1", "/beheer/organisatie/2"
NEW_PASSWORD = "een-nieuwe-zin-om-te-onthouden"


def add(server, address, role, organisation="Sociaal raadslieden Demodam", name="Bea Heer"):
    """An account by the command; signed in. Made once per server."""
    if not server.sql("select 1 from professional where email = '%s'" % address):
        code, out, err = server.command("user", "add", "--email", address, "--name", name, "--organisation", organisation,
                                        "--role", role, "--password-stdin", stdin=PASSWORD + "\n")
        same(code, 0, "user add: " + out + err)
    return server.sign_in(address)


def administrator(server):
    return add(server, "bea@raadslieden.demodam.example", "organisation_administrator")


def network_administrator(server):
    return add(server, "nel@netwerk.demodam.example", "network_administrator", "Werk en Inkomen Demodam", "Nel Netwerk")


def mails(server, address):
    """The texts of mails to an address, in no order."""
    found = []
    for path in glob.glob(os.path.join(server.folder, "mail", "*.eml")):
        with open(path, "rb") as f:
            message = email.message_from_binary_file(f, policy=email.policy.default)
        if message["To"] == address:
            found.append(message.get_body().get_content())
    return found


def links(server, address, path):
    """Those in mails to an address, as paths."""
    return {m.group(1) for text in mails(server, address)
            for m in re.finditer(r"https?://[^/\s]+(%s\S+)" % re.escape(path), text)}


def link_to(server, address, path, known=()):
    """The one that was not known yet, when its mail has come."""
    return until(lambda: links(server, address, path) - set(known), "a mail to %s with %s" % (address, path)).pop()


def totp(key, ahead=0):
    """RFC 6238, by the standard library alone."""
    key = key.replace(" ", "")
    raw = base64.b32decode(key + "=" * (-len(key) % 8))
    digest = hmac.new(raw, struct.pack(">Q", int(time.time()) // 30 + ahead), hashlib.sha1).digest()
    at = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000)


def invite(server, admin, address, role="professional", name="Fadil Nieuw", place=RAADSLIEDEN):
    known = links(server, address, "/werk/uitnodiging/")
    answer = admin.post(place + "/uitnodigen", {"name": name, "email": address, "role": role})
    same((answer.status, answer.location), (303, place + "/mensen"), "inviting: " + answer.shown()[-300:])
    return link_to(server, address, "/werk/uitnodiging/", known)


def join(server, admin, address, **more):
    """Invited and joined; -> signed in."""
    link = invite(server, admin, address, **more)
    page = server.get(server.get(link).location)
    answer = server.post(page.form("").action, {"password": NEW_PASSWORD})
    same((answer.status, answer.location), (303, "/werk"), "joining: " + answer.shown()[-300:])
    return Professional(server, answer.headers["set-cookie"].split(";")[0])


# ---- invitations ----

@test
def an_invited_colleague_joins_by_a_link_that_works_once(server):
    admin, address = administrator(server), "fadil@raadslieden.demodam.example"
    link = invite(server, admin, address)
    page = admin.get(RAADSLIEDEN + "/mensen")
    expect("Fadil Nieuw" in page.text and "Uitgenodigd op" in page.text, "the list shows who was invited")
    opened = server.get(link)
    same(opened.status, 303, "the link leads on at once")
    expect(link.split("/")[-1] not in opened.location and "fadil" not in opened.location, "to an address without secret")
    welcome = server.get(opened.location)
    expect("Sociaal raadslieden Demodam" in welcome.text and address in welcome.text, "who asks, and for whom")
    same(server.post(opened.location, {"password": "kort"}).status, 400, "a short password")
    joined = server.post(opened.location, {"password": NEW_PASSWORD})
    same((joined.status, joined.location), (303, "/werk"), "joined")
    fadil = Professional(server, joined.headers["set-cookie"].split(";")[0])
    expect("Fadil Nieuw" in fadil.get("/werk").shown(), "signed in")
    for path in (link, opened.location):
        again = server.get(path)
        same(again.status, 404, "used twice")
        expect("niet meer" in again.shown() and "/werk/wachtwoord" in again.text, "one kind sentence and what to do")
    same(server.post(opened.location, {"password": NEW_PASSWORD}).status, 404, "the form of before")
    server.sign_in(address, NEW_PASSWORD)
    same(server.sql("select count(*) from invitation where email = '%s'" % address)[0][0], 0, "invitations left")


@test
def the_database_and_the_log_hold_no_link(server):
    link = invite(server, administrator(server), "geheim@raadslieden.demodam.example")
    secret = link.split("/")[-1]
    server.get(link)
    expect(secret not in server.log(), "the log")
    rows = server.sql("select count(*) from job where subject like '%%%s%%'" % secret)
    same(rows[0][0], 0, "jobs that name it")


@test
def an_invitation_is_sent_again_withdrawn_and_ends_after_a_week(server):
    admin, address = administrator(server), "laat@raadslieden.demodam.example"
    first = invite(server, admin, address)
    invitation = server.sql("select invitation from invitation where email = '%s'" % address)[0][0]
    one = RAADSLIEDEN + "/uitnodiging/%d" % invitation
    server.sql("update invitation set sent_ms = sent_ms - %d" % (7 * 24 * 3600 * 1000 + 1))
    same(server.get(first).status, 404, "after a week")
    expect("De link werkt niet meer" in admin.get(RAADSLIEDEN + "/mensen").text, "the list says so")
    same(admin.post(one + "/opnieuw").status, 303, "sent again")
    second = link_to(server, address, "/werk/uitnodiging/", known=[first])
    same(server.get(second).status, 303, "the new link")
    same(server.get(first).status, 404, "the old one")
    same(admin.post(one + "/intrekken").status, 303, "withdrawn")
    same(server.get(second).status, 404, "the withdrawn link")
    same(admin.post(one + "/opnieuw").status, 404, "nothing to send")


@test
def what_is_wrong_with_an_invitation_is_said_and_what_was_typed_stays(server):
    admin = administrator(server)
    for fields, fault in (({"name": "", "email": "a@b.nl", "role": "professional"}, "name"),
                          ({"name": "Aad", "email": "geen adres", "role": "professional"}, "email"),
                          ({"name": "Aad", "email": SAMIRA.upper(), "role": "professional"}, "email"),
                          ({"name": "Aad", "email": "aad@b.nl", "role": ""}, "role")):
        answer = admin.post(RAADSLIEDEN + "/uitnodigen", fields)
        same(answer.status, 400, "status for %s" % fault)
        expect('id="%s-fault"' % fault in answer.text, "a sentence at %s" % fault)
        same(answer.form("/uitnodigen").values["name"], fields["name"], "what was typed")
    for role in ("network_administrator", "auditor", "coordinator"):
        expect('value="%s"' % role not in admin.get(RAADSLIEDEN + "/uitnodigen").text, role + " is not offered")
        same(admin.post(RAADSLIEDEN + "/uitnodigen", {"name": "Aad", "email": "aad@b.nl", "role": role}).status, 403, role)


# ---- who manages whom ----

@test
def another_organisation_is_not_found(server):
    admin = administrator(server)
    linh = server.sql("select professional from professional where email = '%s'" % LINH)[0][0]
    for method, path in (("get", "/mensen"), ("get", "/uitnodigen"), ("get", "/mens/%d" % linh),
                         ("get", "/mens/%d/vertrek" % linh), ("get", "/contacten"), ("get", "/contacten/nieuw"),
                         ("post", "/uitnodigen"), ("post", "/tweede-stap"), ("post", "/mens/%d/rol" % linh),
                         ("post", "/mens/%d/vertrek" % linh), ("post", "/contacten/nieuw")):
        for place in (LOKET, "/beheer/organisatie/999"):
            fields = {"name": "A", "email": "a@b.nl", "role": "professional", "successor": "0", "wanted": "yes", "title": "A",
                      "phone": "0991", "seen_by": "network"}
            answer = admin.get(place + path) if method == "get" else admin.post(place + path, fields)
            same(answer.status, 404, "%s %s%s" % (method, place, path))
            expect("Linh" not in answer.text, "no name")
    same(admin.get(RAADSLIEDEN + "/mens/%d" % linh).status, 404, "by way of the own organisation")
    same(server.sql("select role from membership where professional = %d" % linh)[0][0], "professional", "Linh's role")


@test
def the_network_manages_its_neighbours(server):
    nel = network_administrator(server)
    home = nel.get("/werk")
    same((home.status, home.location), (303, "/beheer/inrichting"), "where work begins")
    expect("/beheer/mensen" in nel.get(home.location).links, "the bar leads to the people")
    page = nel.get("/beheer/organisatie/5/mensen")
    expect(RAADSLIEDEN + "/mensen" in page.text, "the others are listed")
    expect(LOKET + "/mensen" not in page.text, "who serves everywhere manages itself")
    same(nel.get(RAADSLIEDEN + "/mensen").status, 200, "a neighbour")
    same(nel.get(LOKET + "/mensen").status, 404, "not a neighbour")


@test
def a_role_that_changes_ends_the_session_at_once(server):
    admin = administrator(server)
    person = join(server, admin, "wissel@raadslieden.demodam.example", name="Wies Wissel")
    who = server.sql("select professional from professional where email = 'wissel@raadslieden.demodam.example'")[0][0]
    same(person.get("/werk").status, 200, "before")
    same(admin.post(RAADSLIEDEN + "/mens/%d/rol" % who, {"role": "referrer"}).status, 303, "another role")
    same(person.get("/werk").status, 401, "after")
    person = server.sign_in("wissel@raadslieden.demodam.example", NEW_PASSWORD)
    same(person.get("/werk/live").status, 403, "what the role may not")
    expect("/werk/live" not in person.get("/werk").text and "/beheer" not in person.get("/werk").text, "nor a link to it")


# ---- passwords ----

@test
def a_forgotten_password_tells_nothing_and_ends_all_sessions(server):
    admin, address = administrator(server), "vergeet@raadslieden.demodam.example"
    person = join(server, admin, address, name="Vera Vergeet")
    known = server.post("/werk/wachtwoord", {"email": address})
    unknown = server.post("/werk/wachtwoord", {"email": "niemand@nergens.example"})
    same((known.status, known.text), (unknown.status, unknown.text), "the two answers")
    link = link_to(server, address, "/werk/wachtwoord/")
    page = server.get(server.get(link).location)
    action = page.form("").action
    same(server.post(action, {"password": "kort"}).status, 400, "a short one")
    same(server.post(action, {"password": "een-heel-ander-wachtwoord"}).location, "/werk/aanmelden", "chosen")
    same(person.get("/werk").status, 401, "whoever was signed in")
    same(server.post("/werk/aanmelden", {"email": address, "password": NEW_PASSWORD}).status, 400, "the old password")
    server.sign_in(address, "een-heel-ander-wachtwoord")
    same(server.get(link).status, 404, "the link again")
    same(server.post(action, {"password": "nog-een-wachtwoord"}).status, 404, "the form again")
    same(len(mails(server, "niemand@nergens.example")), 0, "mails to nobody")
    server.sql("delete from throttle")


@test
def asking_for_links_is_braked(server):
    server.sql("delete from throttle")
    found = {}
    for address in (JORIS, "niemand@elders.example"):
        answers = [server.post("/werk/wachtwoord", {"email": address}) for _ in range(6)]
        found[address] = [(a.status, "kwartier" in a.shown()) for a in answers]
    same(found[JORIS], [(200, False)] * 5 + [(400, True)], "five, then a quarter of an hour")
    same(found[JORIS], found["niemand@elders.example"], "known or not")
    server.sql("delete from throttle")


@test
def changing_the_password_keeps_this_session_and_ends_the_others(server):
    address = "wijzig@raadslieden.demodam.example"
    here = join(server, administrator(server), address, name="Wim Wijzig")
    there = server.sign_in(address, NEW_PASSWORD)
    change = "/werk/account/wachtwoord"
    same(here.post(change, {"password": "verkeerd-wachtwoord", "new": "nog-een-lang-wachtwoord"}).status, 400, "a wrong one")
    same(here.post(change, {"password": NEW_PASSWORD, "new": "kort"}).status, 400, "too short")
    same(here.post(change, {"password": NEW_PASSWORD, "new": "nog-een-lang-wachtwoord"}).status, 303, "changed")
    same(here.get("/werk").status, 200, "this session")
    same(there.get("/werk").status, 401, "the other")
    server.sign_in(address, "nog-een-lang-wachtwoord")


# ---- the second step ----

def switch_on(server, person, password):
    """-> (signed in afresh, key, recovery codes)"""
    begin = person.post("/werk/account/tweede-stap/begin", {"password": password})
    same(begin.status, 303, "beginning: " + begin.shown()[-300:])
    page = person.get("/werk/account/tweede-stap")
    key = re.search(r'app-key">([A-Z2-7 ]+)<', page.text).group(1)
    same([len(part) for part in key.split(" ")], [4] * 8, "groups of four")
    expect('<path d="M' in page.text and "style=" not in page.text, "a picture, drawn")
    same(person.post("/werk/account/tweede-stap/klaar", {"code": "000"}).status, 400, "no code")
    done = person.post("/werk/account/tweede-stap/klaar", {"code": totp(key)})
    same(done.status, 200, "on: " + done.shown()[-300:])
    codes = re.findall(r"<code>([0-9A-Z-]{14})</code>", done.text)
    same(len(set(codes)), 10, "recovery codes")
    return Professional(server, done.headers["set-cookie"].split(";")[0]), key, codes


def to_step(server, address, password):
    answer = server.post("/werk/aanmelden", {"email": address, "password": password})
    same(answer.status, 303, "the password")
    expect(answer.location.startswith("/werk/aanmelden/stap/"), "on to the second step: " + answer.location)
    expect("set-cookie" not in answer.headers, "no session yet")
    return answer.location


@test
def with_a_second_step_a_password_alone_opens_nothing(server):
    address = "stap@raadslieden.demodam.example"
    person = join(server, administrator(server), address, name="Stan Stap")
    fresh, key, codes = switch_on(server, person, NEW_PASSWORD)
    same(person.get("/werk").status, 401, "the session of before")
    same(fresh.get("/werk").status, 200, "the fresh one")
    step = to_step(server, address, NEW_PASSWORD)
    same(server.post(step, {"code": "12345"}).status, 400, "no code")
    same(server.post(step, {"code": totp(key, ahead=5)}).status, 400, "a code of later")
    good = totp(key, ahead=1)  # the one of now was used to switch on
    answer = server.post(step, {"code": good})
    same((answer.status, answer.location), (303, "/werk"), "the next code")
    same(server.post(to_step(server, address, NEW_PASSWORD), {"code": good}).status, 400, "the same code again")
    answer = server.post(to_step(server, address, NEW_PASSWORD), {"code": codes[0].lower().replace("-", " ")})
    same(answer.status, 303, "a recovery code")
    same(server.post(to_step(server, address, NEW_PASSWORD), {"code": codes[0]}).status, 400, "the same code again")
    person = Professional(server, answer.headers["set-cookie"].split(";")[0])
    expect("nog 9 herstelcodes" in person.get("/werk/account").shown(), "nine are left")
    server.sql("delete from throttle")
    same(person.post("/werk/account/tweede-stap/uit", {"password": "verkeerd-wachtwoord"}).status, 400, "off, wrong password")
    page = person.post("/werk/account/tweede-stap/codes", {"password": NEW_PASSWORD})
    fresh_codes = re.findall(r"<code>([0-9A-Z-]{14})</code>", page.text)
    same((len(fresh_codes), len(set(fresh_codes) & set(codes))), (10, 0), "new codes")
    same(person.post("/werk/account/tweede-stap/uit", {"password": NEW_PASSWORD}).status, 303, "off")
    server.sign_in(address, NEW_PASSWORD)


@test
def guessing_the_second_step_is_braked(server):
    address = "raden@raadslieden.demodam.example"
    person = join(server, administrator(server), address, name="Roos Raden")
    _, key, codes = switch_on(server, person, NEW_PASSWORD)
    server.sql("delete from throttle")
    step = to_step(server, address, NEW_PASSWORD)
    answers = [server.post(step, {"code": "000000" if i % 2 else "0000-0000-0000"}) for i in range(11)]
    expect(all(a.status == 400 for a in answers), "refused")
    expect("kwartier" in answers[10].shown() and "kwartier" not in answers[9].shown(), "after ten a quarter of an hour")
    same(server.post(step, {"code": codes[0]}).status, 400, "even a right one")
    server.sql("delete from throttle")
    same(server.post(step, {"code": codes[0]}).status, 303, "a quarter later")
    same(server.get("/werk/aanmelden/stap/" + "A" * 80).status, 404, "an address that is none")


@test
def an_organisation_may_ask_for_a_second_step(server):
    admin = add(server, "piet@huurteam.demodam.example", "organisation_administrator", "Huurteam De Sleutel", "Piet Puur")
    place = "/beheer/organisatie/6"
    worker = join(server, admin, "hulp@huurteam.demodam.example", name="Hulp Vaardig", place=place)
    same(admin.post(place + "/tweede-stap", {"wanted": "yes"}).status, 409, "first the own one")
    admin, _, _ = switch_on(server, admin, PASSWORD)
    same(admin.post(place + "/tweede-stap", {"wanted": "yes"}).status, 303, "asked for")
    same(worker.get("/werk").status, 401, "who has none is signed out")
    worker = server.sign_in("hulp@huurteam.demodam.example", NEW_PASSWORD)
    same(worker.get("/werk").location, "/werk/account/tweede-stap", "and sets it up first")
    same(worker.get("/werk/live").status, 403, "before anything else")
    worker, _, _ = switch_on(server, worker, NEW_PASSWORD)
    same(worker.get("/werk").status, 200, "then works")
    same(worker.post("/werk/account/tweede-stap/uit", {"password": NEW_PASSWORD}).status, 409, "and keeps it on")
    same(admin.post(place + "/tweede-stap", {"wanted": "no"}).status, 303, "no longer asked for")


# ---- several organisations ----

@test
def who_works_in_two_places_acts_for_one_at_a_time(server):
    boss = add(server, "baas@loket.demodam.example", "organisation_administrator", "Juridisch Loket", "Loes Loket")
    address = "twee@raadslieden.demodam.example"
    first = join(server, administrator(server), address, name="Tineke Twee")
    link = invite(server, boss, address, role="referrer", name="Tineke Twee", place=LOKET)
    page = server.get(server.get(link).location)
    expect("al een account" in page.shown() and "password" not in page.form("").values, "yes is enough")
    answer = server.post(page.form("").action, {})
    same((answer.status, "set-cookie" in answer.headers), (303, False), "a mail alone signs nobody in")
    same(first.get("/werk").status, 200, "for the first")
    switched = first.post("/werk/organisatie", {"organisation": "2"})
    same((switched.status, switched.location), (303, "/werk"), "switching")
    same(first.get("/werk").status, 401, "the session of the first is over")
    second = Professional(server, switched.headers["set-cookie"].split(";")[0])
    home = second.get("/werk")
    same((home.status, home.location), (303, "/werk/nieuw"), "where a referrer begins")
    expect("Juridisch Loket" in second.get(home.location).shown(), "the bar names the second")
    same(second.get("/werk/live").status, 403, "with the role of there")
    again = server.sign_in(address, NEW_PASSWORD)
    same(again.get("/werk/live").status, 403, "signing in goes where one was last")
    for wrong in ("3", "999", "x", ""):
        same(again.post("/werk/organisatie", {"organisation": wrong}).status, 404, "to " + wrong)
    same(again.get("/werk/nieuw").status, 200, "and stays signed in")


# ---- leaving ----

@test
def who_leaves_hands_over_all_they_held(server):
    admin = administrator(server)
    leaver = join(server, admin, "vertrek@raadslieden.demodam.example", name="Vic Vertrek")
    who = server.sql("select professional from professional where email = 'vertrek@raadslieden.demodam.example'")[0][0]
    one, two = server.ask("Mijn bijstand is gestopt"), server.ask("Ik snap deze brief niet")
    for asked in (one, two):
        same(leaver.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    page = RAADSLIEDEN + "/mens/%d/vertrek" % who
    expect("Joris de Wit" in admin.get(page).text, "a successor to choose")
    same(admin.post(page, {"successor": ""}).status, 400, "nobody chosen")
    same(admin.post(page, {"successor": "3"}).status, 400, "one of elsewhere")
    same(one.state()[2], who, "still held")
    same(admin.post(page, {"successor": "2"}).status, 303, "Joris takes over")
    same(leaver.get("/werk").status, 401, "signed out")
    for asked in (one, two):
        same(asked.state()[:3], ("taken", 1, 2), "held by Joris")
        expect("Joris de Wit helpt u nu" in asked.thread().shown(), "the resident sees who helps now")
    same(server.sign_in(JORIS).post(one.work + "/antwoord", {"text": "Ik help u verder."}).status, 303, "and he answers")
    expect("Vic Vertrek" not in admin.get(RAADSLIEDEN + "/mensen").text, "gone from the list")
    same(server.post("/werk/aanmelden", {"email": "vertrek@raadslieden.demodam.example", "password": NEW_PASSWORD}).status, 400,
         "the account is closed")


@test
def back_to_the_team_waits_for_a_colleague(server):
    admin = administrator(server)
    leaver = join(server, admin, "team@raadslieden.demodam.example", name="Tom Team")
    who = server.sql("select professional from professional where email = 'team@raadslieden.demodam.example'")[0][0]
    asked = server.ask("Mijn toeslag klopt niet")
    leaver.post(asked.work + "/nemen", {"holder": "0"})
    due = server.sql("select due_ms from holding where question = %d" % asked.question)[0][0]
    same(admin.post(RAADSLIEDEN + "/mens/%d/vertrek" % who, {"successor": "0"}).status, 303, "back to the team")
    same(asked.state()[:3], ("waiting", 1, None), "waits")
    same(server.sql("select due_ms from holding where question = %d" % asked.question)[0][0], due, "the promise")
    expect("Een collega neemt uw vraag over" in asked.thread().shown(), "the resident reads it")


# ---- contacts by role, oversight ----

@test
def a_contact_stays_when_who_fills_it_leaves(server):
    admin = administrator(server)
    join(server, admin, "rol@raadslieden.demodam.example", name="Rik Rol")
    who = server.sql("select professional from professional where email = 'rol@raadslieden.demodam.example'")[0][0]
    made = admin.post(RAADSLIEDEN + "/contacten/nieuw", {"title": "Coördinator van de balie", "phone": "099 900 1001",
                                                         "email": "", "seen_by": "network"})
    same(made.status, 303, "made")
    same(admin.post(made.location + "/mens", {"professional": str(who), "fills": "yes"}).status, 303, "filled")
    expect("Rik Rol" in admin.get(RAADSLIEDEN + "/contacten").text, "the list shows who")
    admin.post(RAADSLIEDEN + "/mens/%d/vertrek" % who, {"successor": "0"})
    page = admin.get(RAADSLIEDEN + "/contacten")
    expect("Coördinator van de balie" in page.text and "Niemand vult deze rol" in page.text, "it stays, vacant")
    wrong = admin.post(made.location, {"title": "", "phone": "bel", "seen_by": "network"})
    same(wrong.status, 400, "a contact without a name")
    expect('value="bel"' in wrong.text, "what was typed stays")
    same(admin.post(made.location + "/weg").status, 303, "taken away")
    same(admin.get(made.location).status, 404, "gone")


@test
def who_oversees_sees_counts_and_never_what_or_who(server):
    overseer = add(server, "ada@netwerk.demodam.example", "auditor", "Werk en Inkomen Demodam", "Ada Audit")
    samira = server.sign_in(SAMIRA)
    asked = server.ask("Een vraag die niemand hier mag lezen")
    for _ in range(3):
        same(samira.get(asked.work).status, 200, "opened")
    same(overseer.get("/werk").location, "/beheer/inzage", "where work begins")
    page = overseer.get("/beheer/inzage")
    expect("Sociaal raadslieden Demodam" in page.shown() and "minder dan 10" in page.shown(), "counts, small ones not said")
    for word in ("Samira", str(asked.question), "niemand hier mag lezen", asked.code):
        expect(word not in page.text, "not " + word)
    for _ in range(10):
        samira.get(asked.work)
    counted = server.sql("select count(*) from access_log where organisation = 1 and act = 'opened'")[0][0]
    expect(counted >= 10, "more were noted")
    expect(re.search(r"<td>%d</td>" % counted, overseer.get("/beheer/inzage").text), "a count of ten or more is said")
    for path in ("/beheer/mensen", "/beheer/wachten", asked.work):
        same(overseer.get(path).status, 403, path)
    same(server.sign_in(HENK).get("/beheer/inzage").status, 403, "a coordinator")


if __name__ == "__main__":
    main()
