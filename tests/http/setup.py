#!/usr/bin/env python3
"""Setting up over the wire: the link that is printed once, two administrators at once, whose is what, and colours."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import PASSWORD, PROGRAM, Professional, Server, expect, main, same, test, until

HERE = "Vangnetloket Demodam"
ALL = "Sociaal raadslieden Demodam"


def administrator(server, name, organisation):
    email = name + "@netwerk.example"
    code, out, err = server.command("user", "add", "--email", email, "--name", name, "--organisation", organisation,
                                    "--role", "network_administrator", "--password-stdin", stdin=PASSWORD + "\n")
    expect(code in (0, 5), out + err)  # the tests of one server share its people
    return server.sign_in(email)


class Empty(Server):
    """`elkedeur serve` on a database with nothing in it."""

    def start(self):
        config = os.path.join(self.folder, "config")
        with open(config, "w", encoding="utf-8") as f:
            f.write("db = %s\nkeys = %s/keys\n" % (self.db, self.folder))
        env = {k: v for k, v in os.environ.items() if k != "ELKEDEUR_DB"}
        env["ELKEDEUR_NO_RATES"] = "1"
        self.out = os.path.join(self.folder, "out")
        self.serve(env, "serve", "--config", config)
        found = re.search(r"/inrichten/l/[\w-]+", self.printed())
        self.link = found and found.group(0)

    def _ready(self):
        return "staat op" in self.printed()

    def printed(self):
        with open(self.out, encoding="utf-8") as f:
            return f.read()


def with_empty(server, function):
    empty = Empty(server.engine)
    try:
        function(empty)
    finally:
        empty.close()


STEPS = [
    ("gemeenten", {"places": "Gouda\nWoerden"}),
    ("organisatie", {"name": "Loket Samen", "paid_by": "de gemeenten", "steered_by": "zichzelf", "phone": "099 900 3000",
                     "municipal": "no", "answer_workdays": "2"}),
    ("vangnet", {"net": "yes", "contact": "de coördinator"}),
    ("beheerder", {"person": "Bea Heer", "email": "bea@loket.example", "password": PASSWORD}),
    ("ingang", {"doorway": "Samen eruit", "languages": "en"}),
]


@test
def nothing_set_up_is_503_everywhere_and_the_link_is_printed_and_not_logged(server):
    def look(empty):
        for path in ("/", "/en", "/vraag", "/volg", "/werk", "/beheer/inrichting", "/health/ready", "/privacy"):
            answer = empty.get(path)
            same(answer.status, 503, path)
            expect("Terug naar de vragen" not in answer.text, path + " does not lead to itself")
        expect("Deze site is nog niet ingericht" in empty.get("/vraag").text, "it says so")
        same(empty.post("/vraag", {"question": "Help mij toch"}).status, 503, "a question is not lost in silence")
        same(empty.get("/health/live").status, 200, "the process is there")
        code, out, err = empty.command("doctor", "--json")
        expect("heeft een vangnet" not in out and "nog geen gemeente mee" in out, "no safety net is claimed: " + out)
        if code:
            expect("1 dingen" not in err, "one is one: " + err)
        secret = empty.link.split("/")[-1]
        first = empty.get(empty.link)
        same(first.status, 303, "the link leads on")
        expect(secret not in first.location, "the secret leaves the address")
        same(empty.get(empty.link[:-1] + ("A" if empty.link[-1] != "A" else "B")).status, 404, "another secret")
        same(empty.one("select count(*) from setup"), 1, "one link")
        before = empty.link
        empty.stop()
        empty.start()
        expect(empty.link != before, "a new one at each start")
        same(empty.get(before).status, 404, "the one before has ended")
        same(empty.get(first.location).status, 404, "and what stood behind it")
        expect(secret not in empty.log() and empty.link.split("/")[-1] not in empty.log(), "never in the log")
    with_empty(server, look)


@test(engines=("sqlite",))
def a_database_file_that_cannot_be_opened_is_named(server):
    for command in ("serve", "migrate"):
        config = os.path.join(server.folder, "nowhere.conf")
        with open(config, "w", encoding="utf-8") as f:
            f.write("db = sqlite:%s/none/elkedeur.db\nkeys = %s/none/keys\n" % (server.folder, server.folder))
        done = subprocess.run([PROGRAM, command, "--config", config], text=True, capture_output=True, timeout=60)
        expect(done.returncode != 0, "it ends")
        expect(server.folder + "/none/elkedeur.db" in done.stderr and "--db sqlite:" in done.stderr, done.stderr)
        expect("over een paar minuten" not in done.stderr, "waiting does not help: " + done.stderr)


@test
def five_steps_make_a_network_and_nothing_before_the_last(server):
    def walk(empty):
        base = empty.get(empty.link).location.rsplit("/", 1)[0]
        for name, fields in STEPS:
            same(empty.one("select count(*) from organisation"), 0, "nothing is real before the last step")
            answer = empty.post(base + "/" + name, fields)
            same(answer.status, 303, name + ": " + answer.shown()[:300])
        same(answer.location, "/beheer/inrichting", "signed in")
        bea = Professional(empty, answer.headers["set-cookie"].split(";")[0])
        page = bea.get("/beheer/inrichting")
        same(page.status, 200, "the list")
        expect("Loket Samen is een vangnet. Daar kan nog niemand vragen beantwoorden." in page.shown(), page.shown())
        same(empty.one("select count(*) from safety_net"), 2, "both municipalities take part")
        same(empty.one("select count(*) from setup"), 0, "the link is used up")
        same(empty.get(empty.link).status, 404, "once")
        same(empty.post(base + "/ingang", STEPS[-1][1]).status, 404, "the button twice")
        same(empty.one("select count(*) from doorway"), 1, "one doorway")
        same(empty.get("/").status, 200, "and residents can come")
        same(empty.get("/vraag", headers={"Host": "elders.example"}).status, 200, "by any name of a host")
        expect(empty.post("/vraag", {"question": "hulp", "municipality": "Woerden", "consent": "yes", "channel": "code"}).status
               == 303, "a question arrives")
        empty.stop()
        empty.start()
        expect(empty.link is None, "no link once it is set up")
        expect(not empty.leaks(), "nothing in the log")
    with_empty(server, walk)


@test
def without_mail_the_link_of_an_invitation_is_handed_over(server):
    def walk(empty):
        base = empty.get(empty.link).location.rsplit("/", 1)[0]
        for name, fields in STEPS:
            answer = empty.post(base + "/" + name, fields)
        bea = Professional(empty, answer.headers["set-cookie"].split(";")[0])
        no_mail = "Deze website verstuurt nog geen mail"
        expect(no_mail in bea.get("/beheer/inrichting").shown(), "it stands with what is missing")
        place = "/beheer/organisatie/%s" % empty.one("select organisation from organisation")
        shown = bea.get(place + "/uitnodigen").shown()
        expect(no_mail in shown and "krijgt een mail" not in shown, "no mail is promised")
        wanted = {"name": "Els Nieuw", "email": "els@loket.example", "role": "professional"}
        same(bea.post(place + "/uitnodigen", wanted).status, 303, "invited")
        link_of = lambda: re.search(r"http://[^/\s<]+(/werk/uitnodiging/\w+)", bea.get(place + "/mensen").text).group(1)
        first = link_of()
        again = re.search(r"/uitnodiging/\d+/opnieuw", bea.get(place + "/mensen").text).group(0)
        same(bea.post(place + again).status, 303, "a new link")
        link = link_of()
        same((empty.get(first).status, link != first), (404, True), "the one before has ended")
        answer = empty.post(empty.get(link).location, {"password": PASSWORD})
        same(answer.status, 303, "Els joins: " + answer.shown()[:300])
        expect("set-cookie" in answer.headers, "and is signed in")
        forgotten = empty.get("/werk/wachtwoord").shown()
        expect(no_mail in forgotten and "Wij mailen u" not in forgotten, "nor a link for a new password")
        expect(not empty.leaks(), "nothing in the log")
    with_empty(server, walk)


@test
def the_last_step_by_its_address_leads_to_what_is_missing(server):
    def walk(empty):
        base = empty.get(empty.link).location.rsplit("/", 1)[0]
        answer = empty.post(base + "/ingang", STEPS[-1][1])
        same((answer.status, answer.location), (303, base + "/gemeenten"), "the first step")
        expect('value="Samen eruit"' in empty.get(base + "/ingang").text, "what was filled in is kept")
        answer = empty.post(base + "/gemeenten", {"places": "Gouda, Nergenshuizen"})
        same(answer.status, 400, "an unknown place")
        expect("Nergenshuizen" in answer.shown() and "Gouda" in answer.form("/gemeenten").values["places"], "named, and kept")
    with_empty(server, walk)


@test
def of_two_administrators_the_second_is_told_and_sees_both(server):
    a, b = administrator(server, "ada", ALL), administrator(server, "bo", ALL)
    path = "/beheer/organisatie/4"
    mine, other = a.get(path).form(path).values, b.get(path).form(path).values
    same(a.post(path, dict(mine, phone="099 900 7777")).status, 303, "the first")
    answer = b.post(path, dict(other, name="Schuldhulp Nieuw", phone="099 900 8888"))
    same(answer.status, 409, "the second")
    expect("Nu staat er: 099 900 7777" in answer.shown(), "what the other changed: " + answer.shown()[:500])
    again = answer.form(path).values
    same((again["name"], again["phone"]), ("Schuldhulp Nieuw", "099 900 8888"), "what was typed is still there")
    same(server.one("select phone from organisation where organisation = 4"), "099 900 7777", "nothing was written")
    same(b.post(path, again).status, 303, "having seen it, the second may")
    same(server.one("select name from organisation where organisation = 4"), "Schuldhulp Nieuw", "saved")
    same(b.post(path, dict(again, name="x", seen="")).status, 409, "without having seen it, nobody may")


@test
def what_is_of_another_municipality_is_not_there(server):
    one = administrator(server, "cas", HERE)
    for path in ("/beheer/gemeente/9902", "/beheer/organisatie/8", "/beheer/organisatie/8/gemeenten", "/beheer/organisatie/8/hulp",
                 "/beheer/organisatie/8/stoppen", "/beheer/ingang/1", "/beheer/ingang/1/kleuren", "/beheer/regio/1",
                 "/beheer/gemeente/363", "/beheer/organisatie/999999"):
        same(one.get(path).status, 404, path)
        same(one.post(path, {"name": "Overgenomen", "places": "Demodam", "phone": "099 1111", "net": "none", "help": "wijkteam",
                             "seen": ""}).status, 404, "POST " + path)
    page = one.get("/beheer/inrichting").shown()
    expect("Overdam" not in page, "the overview: " + page)
    # One that helps in more municipalities is switched, and no more.
    same(one.get("/beheer/organisatie/6").location, "/beheer/organisatie/6/gemeenten", "only where it helps")
    same(one.post("/beheer/organisatie/6", {"name": "Overgenomen"}).status, 403, "not its name")
    form = one.get("/beheer/organisatie/6/gemeenten").form("/gemeenten").values
    same(form["places"], "Demodam", "the others are not shown")
    same(one.post("/beheer/organisatie/6/gemeenten", dict(form, places="Demodam, Overdam")).status, 400, "not elsewhere")
    same(one.post("/beheer/organisatie/6/gemeenten", dict(form, places="")).status, 303, "not here any more")
    same(server.one("select count(*) from organisation_municipality where organisation = 6"), 2, "elsewhere it still helps")


@test
def who_holds_open_questions_does_not_end(server):
    bea = administrator(server, "dirk", ALL)
    server.ask(topic="schulden")
    holder = server.one("select organisation from holding order by since_ms desc limit 1")
    path = "/beheer/organisatie/%d/stoppen" % holder
    answer = bea.post(path, {"seen": "active"})
    same(answer.status, 409, "ending: " + answer.shown()[:300])
    expect("nog open vragen" in answer.shown(), answer.shown()[:300])
    same(server.one("select active from organisation where organisation = %d" % holder), 1, "still there")
    answer = bea.post("/beheer/organisatie/8/stoppen", {"seen": "active"})
    same(answer.status, 409, "a safety net")
    form = bea.get("/beheer/gemeente/9901").form("/9901").values
    answer = bea.post("/beheer/gemeente/9901", dict(form, net="none"))
    same(answer.status, 400, "a municipality with open questions keeps its safety net")
    expect("vangnet nodig" in answer.shown(), answer.shown()[:300])


@test
def another_safety_net_is_asked_about_first(server):
    bea = administrator(server, "fien", ALL)
    path = "/beheer/gemeente/9901"
    page = bea.get(path)
    expect("weet u het zeker" not in page.shown(), "not asked while nothing changes")
    before = server.one("select organisation from safety_net where municipality = 9901")
    others = [o for o in re.findall(r'name="net"[^>]*value="(\d+)"', page.text) if int(o) != before]
    form = dict(page.form("/9901").values, net=others[0])
    answer = bea.post(path, form)
    same(answer.status, 400, "not at once")
    expect("wie daarvoor zorgt" in answer.shown() and "Open vragen" in answer.shown(), answer.shown()[:600])
    same(server.one("select organisation from safety_net where municipality = 9901"), before, "nothing changed")
    same(bea.post(path, dict(form, sure="yes", contact="de balie")).status, 303, "and then it is")
    same(server.one("select organisation from safety_net where municipality = 9901"), int(others[0]), "changed")
    form = bea.get(path).form("/9901").values
    same(bea.post(path, dict(form, net=str(before), sure="yes", contact="de coördinator")).status, 303, "and back")


@test
def boxes_of_one_name_are_all_kept(server):
    bea = administrator(server, "eva", ALL)
    path = "/beheer/organisatie/3/hulp"
    seen = bea.get(path).form(path).values["seen"]
    answer = server.post(
        path, [("csrf", bea.csrf), ("seen", seen), ("help", "wijkteam"), ("help", "cjg"), ("help", "wijkteam")], cookie=bea.cookie)
    same(answer.status, 303, "saving")
    same(server.sql("select help_type from organisation_help where organisation = 3 order by help_type"), [("cjg",), ("wijkteam",)],
         "both")
    seen = bea.get(path).form(path).values["seen"]
    same(bea.post(path, {"seen": seen, "help": "bestaat_niet"}).status, 400, "only of the list")


@test
def colours_are_one_small_sheet_that_browsers_may_keep(server):
    bea = administrator(server, "fenna", ALL)
    path = "/beheer/ingang/1/kleuren"
    seen = bea.get(path).form("/kleuren").values["seen"]
    bad = bea.post(path, {"seen": seen, "tokens": "--basis-focus-outline-color: #000;\n--basis-border-radius-md: 4px; } body { color: red"})
    same(bad.status, 400, "not a token")
    expect("Regel 2, teken 32" in bad.shown(), bad.shown()[:600])
    weak = bea.post(path, {"seen": seen, "tokens": "--basis-color-action-1-color-default: #777;"})
    same(weak.status, 400, "too weak")
    expect("Een link op de achtergrond: 4,47 op 1. Nodig is 4,50." in weak.shown(), weak.shown()[:600])
    preview = bea.post(path, {"seen": seen, "tokens": "--basis-color-action-1-color-default: #4a148c;"})
    same(preview.status, 303, "looked at first")
    page = bea.get(preview.location)
    sheet = re.search(r'href="(/thema/[0-9a-f]+\.css)"', page.text).group(1)
    expect("/thema/" not in server.get("/").text, "nobody else sees it")
    css = server.get(sheet)
    same((css.status, css.headers["content-type"]), (200, "text/css; charset=utf-8"), "the sheet")
    same(css.headers["cache-control"], "public, max-age=31536000, immutable", "kept")
    same(css.text, ":root {\n--basis-color-action-1-color-default: #4a148c;\n}\n", "nothing but the tokens")
    expect("style-src 'self'" in page.headers["content-security-policy"] and "<style" not in page.text, "the policy stays strict")
    same(bea.post(preview.location, {"seen": "anders"}).status, 409, "somebody else was first")
    same(bea.post(preview.location, {"seen": seen}).status, 303, "used")
    until(lambda: sheet in server.get("/").text, "residents see it")
    same(server.get("/thema/0000.css").status, 404, "none of ours")
    now = bea.get(path).form("/kleuren").values["seen"]
    same(bea.post(path, {"seen": now, "tokens": ""}).status, 303, "back to our own")
    until(lambda: "/thema/" not in server.get("/").text, "and gone")


if __name__ == "__main__":
    main()
