#!/usr/bin/env python3
"""Every route by every role. What a role may is read from `elkedeur access`; what a route does when
it may is in table.py. A route that the table does not know fails.

The statements of both engines are the same, so in an ordinary run PostgreSQL gets only the routes and the
people where its row-level security could differ (BORDER); what is public is tried by three. With SOAK=1 every
route is tried by everybody on both."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import PROGRAM, Live, Server, expect, finish, result, same, ENGINES
from table import DRAFT, HOLDS, OBJECTION, OFFER, OFFERED, ORGANISATIONS, PEOPLE, PLACE, READERS, TABLE, WORK

SECRET_WORDS = "Dit verhaal is alleen voor wie de vraag heeft"
SOAK = "SOAK" in os.environ
# Who tries what is public; for the others it is the same.
ANYBODY = {"anonymous", "the professional who took it", "the administrator of the network"}
BORDER = re.compile(r"^/(werk/(besluit|vraag|overdracht|bezwaar|zoek|bellen|netwerk|nieuw|aangemeld)|beheer/(mensen|organisatie|wachten|bezwaren|inzage|kaart|teksten)"
                    r"|volg|hulp/:service)")
AT_THE_BORDER = {"the professional who took it", "a colleague", "a professional of another organisation", "the coordinator",
                 "an administrator of another organisation", "the administrator of the network", "a referrer",
                 "the privacy officer", "an editor", "a handler of objections", "who handles the objection"}
# What residents may is written down here once more: a route that becomes public by mistake fails.
PRIVATE = re.compile(r"^/(werk|beheer)(/|$)")
PUBLIC_WORK = {(m, p) for m in ("GET", "POST") for p in (
    "/werk/aanmelden", "/werk/aanmelden/stap/:ticket", "/werk/uitnodiging/:secret", "/werk/welkom/:ticket",
    "/werk/wachtwoord", "/werk/wachtwoord/:secret", "/werk/wachtwoord/nieuw/:ticket")}
ROLES = ("professional objection_handler connector director referrer coordinator editor manager organisation_administrator "
         "network_administrator privacy_officer auditor").split()


def listed(*words):
    """Routes as a command prints them: (method, path) -> its access clause."""
    out = subprocess.run([PROGRAM, *words], check=True, capture_output=True, text=True).stdout
    return {(line.split()[0], line.split("\t")[0].split()[2]): line.split("\t")[1] for line in out.splitlines()}


def said(ok, sentence, about=""):
    result(bool(ok), sentence, about)


def check(sentence, function):
    try:
        function()
        result(True, sentence)
    except AssertionError as problem:
        result(False, sentence, str(problem)[:1500])


# ---- the table itself ----

ROUTES = listed("routes")
ACCESS = {role: listed("access", "--role", role) for role in sorted({p[1] for p in PEOPLE})}


def the_lists():
    said(set(ROUTES) == set(TABLE), "every route is known to this test, and none is gone",
         "new: %s\ngone: %s" % (sorted(set(ROUTES) - set(TABLE)), sorted(set(TABLE) - set(ROUTES))))
    public = {r for r, clause in ROUTES.items() if clause.startswith("public: ") and len(clause) > len("public: ")}
    said(set(ACCESS["resident"]) == public, "residents reach exactly what is public")
    wrong = sorted(r for r in ROUTES if bool(PRIVATE.match(r[1])) == (r in public) and r not in PUBLIC_WORK)
    said(not wrong, "what is of professionals is not public, and the rest is", str(wrong))
    for role, routes in ACCESS.items():
        said(public <= set(routes), "%s reaches what is public" % role)
    said(sorted({p[1] for p in PEOPLE}) == sorted(ROLES + ["resident"]), "every role is a person of this test")
    beyond = [(role, r) for role in ROLES for r in ACCESS[role]
              if (r[1].startswith((WORK, "/werk/zoek", "/werk/live")) and role not in READERS)
              or (r[1].startswith("/beheer") and role in READERS)
              or (r[1].startswith("/werk/bezwaar") and role != "objection_handler"
                  and not (r[1] in ("/werk/bezwaar/leren", "/werk/bezwaar/leren/csv") and role in ("coordinator", "manager")))
              or (r[1] in ("/beheer/wachten", "/beheer/bezwaren") and role not in ("coordinator", "manager"))
              or (r[1].startswith((PLACE, "/beheer/mensen")) and not role.endswith("_administrator"))
              or (r[1].startswith("/beheer/teksten") and role != "editor")
              or (r[1] == "/beheer/zoekwoorden" and role not in ("editor", "coordinator", "manager"))
              or (r[1] == "/beheer/inzage" and role not in ("privacy_officer", "auditor"))]
    said(not beyond, "no role reads what is not its work", str(beyond))


# ---- each route by each role ----

class World:
    """A server with people signed in and, for each try, a fresh question and draft."""

    def __init__(self, engine):
        self.server = Server(engine)
        self.fresh = 5000
        for name, role, address in PEOPLE:
            if address and not self.server.sql("select 1 from professional where email = '%s'" % address):
                code, out, err = self.server.command(
                    "user", "add", "--email", address, "--name", name[:1].upper() + name[1:], "--organisation",
                    ORGANISATIONS[address.split("@")[1].split(".")[0]], "--role", role, "--password-stdin",
                    stdin="demodam-2026\n")
                same(code, 0, name + ": " + out + err)
        self.service = self.of_the_map()
        self.people = {name: self.server.sign_in(email) if email else None for name, _, email in PEOPLE}
        self.kept = None  # a question that a refused request left as it was

    def colleague(self):
        """Somebody new at the raadslieden; -> their number."""
        self.fresh += 1
        n = self.fresh
        self.server.sql("insert into professional (professional, name, email, password, active) "
                        "values (%d, 'Cas Collega %d', 'c%d@x.example', '', 1)" % (n, n, n))
        self.server.sql("insert into membership (professional, organisation, role) values (%d, 1, 'professional')" % n)
        return n

    def invitation(self):
        self.fresh += 1
        n = self.fresh
        blob = ("x'%08x'" if self.server.engine == "sqlite" else "'\\x%08x'") % n
        self.server.sql("insert into invitation (invitation, organisation, email, name, role, sent_ms, link_hash) "
                        "values (%d, 1, 'i%d@x.example', 'Ine Nieuw', 'professional', 1, %s)" % (n, n, blob))
        return n

    def contact(self):
        self.fresh += 1
        self.server.sql("insert into role_contact (contact, organisation, title, phone, email, seen_by) "
                        "values (%d, 1, 'Balie', '099 900 1001', '', 'network')" % self.fresh)
        return self.fresh

    def counts(self):
        """What people a request could have changed."""
        return self.server.sql("select " + ", ".join("(select count(*) from %s)" % t for t in (
            "membership", "invitation", "role_contact", "role_contact_filled", "organisation_security", "second_factor",
            "membership where role = 'professional'")))[0]

    def of_the_map(self):
        """A service of the raadslieden; -> its ids."""
        path = os.path.join(self.server.folder, "services.csv")
        with open(path, "w") as f:
            f.write("name,organisation,municipality,topics\n"
                    "Spreekuur van de matrix,Sociaal raadslieden Demodam,GM9901,schulden\n")
        code, out, err = self.server.command("import", "services", path)
        same(code, 0, "a service: " + out + err)
        return self.server.sql("select l.service, l.service_at_location from service_at_location l join service s "
                               "on s.service = l.service where s.name = 'Spreekuur van de matrix'")[0]

    def person(self, name):
        return self.people[name]

    def after(self, name, route, answer):
        """Signed in again after what ends a session."""
        if route[0] == "POST" and answer.status == 303 and self.people[name] and \
                self.people[name].get("/werk").status == 401:
            self.people[name] = self.server.sign_in([p[2] for p in PEOPLE if p[0] == name][0])

    def question(self, taken):
        asked = self.server.ask(SECRET_WORDS)
        if taken:
            same(self.person("the professional who took it").post(asked.work + "/nemen", {"holder": "0"}).status, 303,
                 "taking")
        return asked

    def draft(self):
        base = self.server.post("/vraag/begin", {"question": SECRET_WORDS}).location[:-len("/plaats")]
        self.server.post(base + "/plaats", {"municipality": "GM9901"})
        self.server.post(base + "/antwoord", {"channel": "code"})
        return base

    def offer(self, asked):
        """The number of the offer of this question; made by who took it when there is none."""
        rows = self.server.sql("select handover from handover where question = %d" % asked.question)
        if not rows:
            same(self.person("the professional who took it").post(asked.work + "/overdragen/versturen", OFFERED).status,
                 303, "offering")
            rows = self.server.sql("select handover from handover where question = %d" % asked.question)
        return rows[0][0]

    def objection(self):
        """A fresh one; -> its address."""
        handler = self.person("who handles the objection")
        begun = handler.post("/werk/bezwaar/nieuw", {"way": "balie", "received": "2026-01-05", "law": "pw"})
        done = handler.post(begun.location, {"handler": "107", "substitute": "0", "says": SECRET_WORDS})
        same(done.status, 303, "registering an objection")
        page = self.server.get(done.location, cookie=handler.cookie)
        return re.search(r"/werk/bezwaar/zaak/\d+/\d+", page.text).group(0)

    def address(self, pattern, asked):
        """The pattern with the ids of this question or draft."""
        if pattern.startswith(OBJECTION):
            return self.objection() + pattern[len(OBJECTION):].replace(":event", "hoorzitting").replace(":letter", "ontvangst")
        if pattern.startswith(OFFER):
            return "/werk/overdracht/%d/%d/%d%s" % (asked.municipality, asked.question, self.offer(asked),
                                                    pattern[len(OFFER):])
        if pattern.endswith(("/overdracht/intrekken", "/:ticket/overdracht")) and asked.state()[0] == "taken":
            self.offer(asked)
        if pattern.startswith(WORK):
            return asked.work + pattern[len(WORK):]
        if pattern.startswith(DRAFT):
            return self.draft() + pattern[len(DRAFT):]
        for name, value in ((":service", self.service[0]), (":place", self.service[1])):
            if pattern.startswith("/beheer/kaart/") or name == ":service":
                pattern = pattern.replace(name, str(value))
        pattern = pattern.replace("/in/:place", "/in/GM9901").replace("/klopt/:token", "/klopt/geen")
        for name, value in (":folder", "topics"), (":name", "schulden"), (":language", "nl"), (":layer", "gemeente-9901"):
            pattern = pattern.replace(name, value)
        if "/:walk" in pattern:
            walk = self.server.post("/hulpwijzer", {"areas": "wonen"}).location.split("/")[-1]
            pattern = pattern.replace(":walk", walk)
        pattern = pattern.replace("/:topic", "/schulden").replace("/:slug", "/verhuizen")
        pattern = pattern.replace("/:code", "/DEM01D").replace("/:decision", "/1")
        if pattern == "/vraag/klaar/:ticket":
            return self.server.post("/vraag", {"question": "hulp"}).location
        if pattern == "/werk/nieuw/klaar/:ticket":
            return self.person("a professional of another organisation").post(
                "/werk/nieuw", {"question": "hulp", "municipality": "GM9901"}).location
        if pattern == "/volg/l/:secret":
            return "/volg/l/" + asked.secret
        if pattern.startswith(PLACE) and pattern[len(PLACE):] not in ("", "/gemeenten", "/hulp", "/stoppen"):
            path = pattern.replace(":organisation", "1")
            for part, make in ((":professional", self.colleague), (":invitation", self.invitation), (":contact", self.contact)):
                if part in path:
                    path = path.replace(part, str(make()))
            return path
        if pattern.startswith("/werk") and pattern.endswith((":ticket", ":secret")):
            return pattern.replace(":ticket", "A" * 64).replace(":secret", "0" * 64)
        if pattern.startswith("/volg/v/:ticket"):
            return asked.open_link() + pattern[len("/volg/v/:ticket"):]
        for name, value in (":municipality", "9901"), (":organisation", "3"), (":doorway", "1"), (":region", "1"):
            pattern = pattern.replace(name, value)
        return pattern.replace(":secret", "A" * 32).replace(":ticket", "A" * 32).replace(":sheet", "abc.css")


def expected(route, name, role):
    """The status that this person must get."""
    wanted = TABLE[route][1]
    if route not in ACCESS[role]:
        return 401 if name == "anonymous" else 403
    if not isinstance(wanted, dict):
        return wanted
    if name in wanted:
        return wanted[name]
    if name in HOLDS and "held" in wanted:
        return wanted["held"]
    return wanted.get("*", 404)


def fields_of(route, asked):
    made = {"CODE": lambda: asked.code, "FRESH": lambda: "nieuw-%s@x.example" % os.urandom(4).hex()}
    return {k: made[v]() if v in made else v for k, v in TABLE[route][0].items()}


def of_a_question(route):
    return route[1].startswith((WORK, OFFER, "/volg/")) or "CODE" in TABLE[route][0].values()


def send(world, route, path, fields, person, csrf=None):
    """The request as a browser of this person would send it."""
    cookie = person.cookie if person else None
    if path.endswith("/live") and route[1].endswith("/live") and route[0] == "GET" and route[1] != "/health/live":
        return stream(world, path, cookie)
    if route[0] == "GET":
        return world.server.get(path, cookie=cookie)
    sent = dict(fields)
    token = person.csrf if csrf is None and person else csrf
    if token is not None:
        sent["csrf"] = token
    return world.server.post(path, sent, cookie=cookie)


class Status:
    def __init__(self, status):
        self.status, self.text, self.headers = status, "", {}


def stream(world, path, cookie):
    live = Live(world.server, path, cookie)
    live.close()
    return Status(int(live.head.split()[1]))


def try_route(world, route, name, role):
    asked = (world.kept or world.question(taken=True)) if of_a_question(route) else None
    world.kept = None
    person = world.person(name)
    path, fields = world.address(route[1], asked), fields_of(route, asked)
    before = asked.state() if asked else world.counts()
    answer = send(world, route, path, fields, person)
    wanted = expected(route, name, role)
    world.after(name, route, answer)
    same(answer.status, wanted, "status")
    if wanted in (401, 403, 404):
        # The page to sign in of a demo names its accounts.
        for words in (SECRET_WORDS,) if wanted == 401 else (SECRET_WORDS, "Cas Collega", "Ine Nieuw"):
            expect(words not in answer.text, "no word of it in a refusal")
        same(asked.state() if asked else world.counts(), before, "what there is")
        world.kept = asked
    if name == "anonymous" and route != ("POST", "/kiosk"):  # whose cookie says that a screen is shared
        expect("set-cookie" not in answer.headers, "no cookie for who did not sign in")


def try_without_token(world, route, name):
    """A POST of somebody signed in, without a token, with a wrong one, and with somebody else's."""
    asked = world.question(taken=True)
    person, other = world.person(name), world.person("a professional of another organisation")
    before = asked.state()
    path = world.address(route[1], asked)
    people = world.counts()
    messages = world.server.one("select count(*) from message where question = %d" % asked.question)
    for token in ("", "x", other.csrf):
        answer = send(world, route, path, fields_of(route, asked), person, csrf=token)
        same(answer.status, 403, "status with the token %r" % token)
    answer = world.server.post(path, fields_of(route, asked), cookie=person.cookie)
    same(answer.status, 403, "status without the field")
    same(world.counts(), people, "people")
    same(asked.state(), before, "the question")
    same(world.server.one("select count(*) from message where question = %d" % asked.question), messages, "messages")
    same(person.get("/werk").status in (200, 303), True, "still signed in")


def try_from_elsewhere(world, route):
    asked = world.question(taken=False)
    before = asked.state()
    answer = world.server.post(world.address(route[1], asked), fields_of(route, asked),
                               headers={"Sec-Fetch-Site": "cross-site"})
    same(answer.status, 403, "status")
    same(asked.state(), before, "the question")


def try_wrong_ids(world, name):
    """Ids that are none, of nobody, or of one question in the municipality of another."""
    asked = world.question(taken=True)
    person = world.person(name)
    for ids in ("9901/1", "9902/%d" % asked.question, "0/0", "9901/-1", "x/y", "9901/%d0" % asked.question,
                "9901/99999999999999999999", "9901/%d'" % asked.question, "9901/ 1".replace(" ", "%20")):
        for route in TABLE:
            if not route[1].startswith(WORK):
                continue
            path = "/werk/vraag/" + ids + route[1][len(WORK):]
            same(send(world, route, path, fields_of(route, asked), person).status, 404, "%s %s" % (route[0], path))
    same(asked.state()[0], "taken", "the question")


def tried_on(engine, route):
    return SOAK or engine == ENGINES[0] or BORDER.match(route[1])


def tries(engine):
    """-> (route, people who try it)"""
    for route in ROUTES:
        if route not in TABLE or not tried_on(engine, route):
            continue
        people = set(ANYBODY) if ROUTES[route].startswith("public: ") else {p[0] for p in PEOPLE}
        if engine != ENGINES[0]:
            people &= AT_THE_BORDER | {"anonymous"}
        yield route, [(name, role) for name, role, _ in PEOPLE if SOAK or name in people]


def the_matrix(engine):
    world = World(engine)
    try:
        for route, people in tries(engine):
            world.kept = None
            for name, role in people:
                check("%s: %s %s by %s gives %d" % (engine, *route, name, expected(route, name, role)),
                      lambda: try_route(world, route, name, role))
        for route, clause in ROUTES.items():
            if route[0] != "POST" or route not in TABLE or not tried_on(engine, route):
                continue
            if clause.startswith("public: "):
                if route[1] != "/vraag":  # other sites and counters may send it
                    check("%s: POST %s from another site is refused" % (engine, route[1]),
                          lambda: try_from_elsewhere(world, route))
                continue
            check("%s: POST %s without its token does nothing" % (engine, route[1]),
                  lambda: try_without_token(world, route, next(p[0] for p in PEOPLE if route in ACCESS[p[1]])))
        for name in ("the professional who took it", "a professional of another organisation"):
            check("%s: ids that are none open nothing for %s" % (engine, name), lambda: try_wrong_ids(world, name))
        leaks = world.server.leaks()
        said(not leaks, "%s: nothing that was posted stands in the log or in an address" % engine, "\n".join(leaks))
        code = world.server.stop()
        said(code == 0, "%s: the server bore it all and ends as asked" % engine, world.server.log()[-3000:])
    finally:
        world.server.close()


the_lists()
for one in ENGINES:
    the_matrix(one)
finish()
