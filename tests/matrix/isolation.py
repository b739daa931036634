#!/usr/bin/env python3
"""Nobody sees what is not theirs. Confidential values, each marked with the organisation it belongs to, are
put in by the real forms; then every page that anybody can reach is walked, as a resident and as every
role of every organisation, and everything one organisation can reach is asked for by all others: pages,
forms, event streams, mail, exports. A marked value may appear for whom World.may_see says and nowhere else:
of a question, who reads questions where it is held, and of what was chosen to go along, the receiver of an
offer that is open or was accepted; of a contact, its audience; of an account, who manages people there.
With SOAK=1 every address is asked for by everybody, and on both engines; else on SQLite, where nothing but the
statements keeps organisations apart."""
import csv
import glob
import html
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import AISHA, BRAM, ENGINES, LINH, ROOS, SAMIRA, Live, Server, expect, finish, result, same

WANTED_VALUES = 1000
MARK = re.compile(r"geheim-(\d+)-\d+")
ADDRESSES_MAX = 100000 if "SOAK" in os.environ else 30  # of one organisation, asked for by each of the others
PAGES_MAX = 3000  # of one walk; reaching it is a failure, because then something was not looked at
# Who holds what is asked with this topic in this municipality: number of the organisation, its professional.
HOLDERS = [(1, SAMIRA, "bijstand", "GM9901"), (2, LINH, "ontslag", "GM9901"), (4, BRAM, "schulden", "GM9901"),
           (7, ROOS, "", "GM9901"), (8, AISHA, "", "GM9902")]
READS = {"professional", "objection_handler", "connector", "director"}
UNLISTED = {"manager", "privacy_officer", "auditor"}  # who is not in the network of colleagues
# Not followed: what changes the walker, files, other languages, and the page to sign in, which in a demo names the accounts.
LEAVES = re.compile(r"/afmelden|/werk/organisatie$|/kiosk|/static/|/thema/|^/[a-z]{2}(/|$)|/wachtwoord|/werk/aanmelden")
# Who offers to whom: in the municipality of the question.
OFFERS = [(1, 2), (2, 4), (4, 1), (7, 2), (8, 1)]
ENDS = ("open", "accepted", "declined", "silent", "withdrawn", "cancelled")
CHOSEN = {"question": "yes", "additions": "yes"}  # and not the name, the replies, the notes, the contact


class World:
    def __init__(self, engine):
        self.engine, self.server, self.count = engine, Server(engine), 0
        self.roles = [line for line in self.known_roles()]
        self.people = {}    # (organisation, role) -> somebody signed in
        self.asked = []     # (organisation, Asked)
        self.kind = {}      # mark -> what it is, when it is not of a question
        self.shared = {}    # mark of a question -> the organisation that may see it, too
        self.offers = []    # (how it ended, from, to, Asked, address of the offer, marks chosen, marks not chosen)
        rows = self.server.sql("select organisation, municipality from organisation_municipality")
        self.places = {o: {m for o2, m in rows if o2 == o} for o, _ in rows}

    def known_roles(self):
        source = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/domain/people/people.c")).read()
        table = source[source.index("const struct role roles[]"):source.index("const size_t role_count")]
        return re.findall(r'\{S_INIT\("(\w+)"\)', table)

    def mark(self, organisation, kind="question"):
        self.count += 1
        mark = "geheim-%d-%04d" % (organisation, self.count)
        self.kind[mark] = kind
        return mark

    def may_see(self, mark, organisation, role):
        """Somebody of that organisation in that role; organisation 0: the public."""
        owner, kind = int(MARK.match(mark).group(1)), self.kind[mark]
        manages = organisation == owner or self.places.get(organisation, set()) & self.places.get(owner, set())
        if kind == "question":
            return role in READS and organisation in (owner, self.shared.get(mark))
        if kind == "service for its own":
            return organisation == owner
        if kind.startswith("text of "):  # a draft: for editors of who serves the municipality, or everywhere
            return role == "editor" and (organisation == 2 or int(kind[8:]) in self.places.get(organisation, set()))
        if kind == "contact for its own" and organisation == owner:
            return role not in UNLISTED
        if kind == "for the network":
            return organisation == owner or (organisation and role not in UNLISTED)
        return role == "network_administrator" and manages or \
            role == "organisation_administrator" and organisation == owner

    def wrong(self, text, organisation, role):
        """Marked values that must not be seen by who this is."""
        return sorted(mark for mark in marks_in(text) if not self.may_see(mark, organisation, role))

    def accounts(self):
        """Every role in every organisation that holds something. The password is that of the demo."""
        n = 500000
        for organisation, _, _, _ in HOLDERS:
            for role in self.roles:
                n += 1
                email = self.mark(organisation, "account") + "@isolatie.example"
                self.server.sql("insert into professional (professional, name, email, password, active) select %d, 'P %d', "
                                "'%s', password, 1 from professional where professional = 1" % (n, n, email))
                self.server.sql("insert into membership (professional, organisation, role) values (%d, %d, '%s')"
                                % (n, organisation, role))
                self.people[organisation, role] = person = self.server.sign_in(email)
                person.email = email

    def contacts(self):
        """Contacts by role and services, for each audience."""
        rows = []
        for organisation, _, _, municipality in HOLDERS:
            name = self.server.one("select name from organisation where organisation = %d" % organisation)
            for seen_by, kind in (("organisation", "contact for its own"), ("network", "for the network")):
                for _ in range(3):
                    mark = self.mark(organisation, kind)
                    made = self.people[organisation, "organisation_administrator"].post(
                        "/beheer/organisatie/%d/contacten/nieuw" % organisation,
                        {"title": "Rol " + mark, "email": mark + "@rol.example", "seen_by": seen_by})
                    same(made.status, 303, "a contact: " + made.shown()[:300])
            for i in range(3):
                m = lambda kind: self.mark(organisation, kind)
                rows.append({"id": "i%d.%d" % (organisation, i), "name": "Dienst %d van %s" % (i, name), "organisation": name,
                             "municipality": municipality, "topics": "schulden", "phone": "099 900 1001",
                             "email_own": m("service for its own") + "@dienst.example",
                             "email_network": m("for the network") + "@dienst.example",
                             "description_professional": m("for the network"), "referrals": m("for the network")})
        path = os.path.join(self.server.folder, "services.csv")
        with open(path, "w", newline="") as file:
            out = csv.DictWriter(file, rows[0])
            out.writeheader()
            out.writerows(rows)
        code, out, err = self.server.command("import", "services", path, "--source", "isolatie")
        same(code, 0, "services: " + out + err)
        self.services = {row[0] for row in self.server.sql("select service from service where referrals like 'geheim-%'")}
        same(len(self.services), len(rows), "services with marks")

    def texts(self):
        """Of each organisation a draft for its municipality, that nobody has published."""
        for (organisation, _, _, municipality), topic in zip(HOLDERS, ("wmo", "ww", "pgb", "asiel", "erfenis")):
            mark = self.mark(organisation, "text of " + municipality[2:])
            day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 50 * 86400))
            made = self.people[organisation, "editor"].post(
                "/beheer/teksten/topics/%s/nl/gemeente-%s/aanbieden" % (topic, municipality[2:]),
                {"seen": "0", "body": "# Kop\n\nBel " + mark, "review": day})
            same(made.status, 303, "a text: " + made.shown()[:300])

    def offer(self, holder, asked, sender, to, chosen):
        """Offers a question that was taken; -> the address of the offer."""
        words = {"why_words": self.mark(sender), "asked": self.mark(sender)}
        chosen += words.values()
        answer = holder.post(asked.work + "/overdragen/versturen",
                             {**CHOSEN, **words, "to": str(to), "why": "lawyer", "consent": "phone"})
        same(answer.status, 303, "offering: " + answer.shown()[:300])
        number = self.server.one("select handover from handover where question = %d" % asked.question)
        return "/werk/overdracht/%d/%d/%d" % (asked.municipality, asked.question, number)

    def hand_over(self):
        """From each organisation to another, an offer that ends in each way."""
        topics = {organisation: (email, topic, municipality) for organisation, email, topic, municipality in HOLDERS}
        for sender, to in OFFERS:
            email, topic, municipality = topics[sender]
            holder, receiver = self.server.sign_in(email), self.people[to, "professional"]
            for end in ENDS:
                chosen, others = [self.mark(sender), self.mark(sender)], [self.mark(sender) for _ in range(4)]
                asked = self.server.ask("Ik vraag " + chosen[0], name=others[0], topic=topic, municipality=municipality,
                                        channel="email", email=others[1] + "@bewoner.example")
                same(asked.state()[1], sender, "who holds it")
                same(holder.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
                same(self.server.post(asked.open_link() + "/aanvullen", {"text": chosen[1]}).status, 303, "adding")
                same(holder.post(asked.work + "/notitie", {"note": others[2]}).status, 303, "noting")
                same(holder.post(asked.work + "/antwoord", {"text": others[3]}).status, 303, "answering")
                address = self.offer(holder, asked, sender, to, chosen)
                if end in ("open", "accepted"):
                    self.shared.update((mark, to) for mark in chosen)
                done = 303
                if end == "accepted":
                    done = receiver.post(address + "/aannemen").status
                if end == "declined":
                    words = self.mark(to)
                    self.shared[words] = sender
                    done = receiver.post(address + "/afwijzen", {"reason": "not_ours", "words": words}).status
                if end == "silent":
                    self.server.sql("update handover set due_ms = 1 where question = %d" % asked.question)
                if end == "withdrawn":
                    done = self.server.post(asked.open_link() + "/overdracht", {"answer": "stop"}).status
                if end == "cancelled":
                    done = holder.post(asked.work + "/overdracht/intrekken", {"reason": "mistake"}).status
                same(done, 303, end)
                self.offers.append((end, sender, to, asked, address, chosen, others))

    def fill(self):
        """Questions with a marked value in every field that holds something of a person."""
        holders = {organisation: self.server.sign_in(email) for organisation, email, _, _ in HOLDERS}
        while self.count < WANTED_VALUES:
            for organisation, _, topic, municipality in HOLDERS:
                m = lambda: self.mark(organisation)
                ways = [{"channel": "code"}, {"channel": "email", "email": m() + "@bewoner.example"},
                        {"channel": "phone", "phone": "06 1000 %04d" % (self.count % 10000)}]
                asked = self.server.ask("Mijn vraag is " + m(), name=m(), topic=topic, municipality=municipality,
                                        **ways[self.count % 3])
                same(asked.state()[1], organisation, "who holds it")
                holder = holders[organisation]
                same(holder.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
                same(self.server.post(asked.open_link() + "/aanvullen", {"text": "Nog iets " + m()}).status, 303, "adding")
                same(holder.post(asked.work + "/notitie", {"note": "Notitie " + m()}).status, 303, "noting")
                same(holder.post(asked.work + "/gebeld", {"call": "no_answer", "words": "Gebeld " + m()}).status, 303, "calling")
                same(holder.post(asked.work + "/antwoord", {"text": "Antwoord " + m()}).status, 303, "answering")
                same(holder.post(asked.work + "/concept", {"text": "Concept " + m()}).status, 200, "drafting")
                self.asked.append((organisation, asked))
                if not topic and len(self.asked) % 3 == 0:
                    self.call_back(organisation, municipality)

    def call_back(self, organisation, municipality):
        """Somebody who wants to be called by the safety net, and says what to mind."""
        answer = self.server.post("/bel-mij", {
            "phone": "06 1000 %04d" % (self.count % 10000), "part": "morning", "mind": self.mark(organisation),
            "question": self.mark(organisation), "name": self.mark(organisation),
            "municipality": municipality})
        same(answer.status, 303, "asking to be called: " + answer.shown()[:300])


def marks_in(text):
    return {m.group(0) for m in MARK.finditer(html.unescape(text))}


def without_self(marks, person):
    """Everybody sees the address of their own account."""
    return [mark for mark in marks if not person.email.startswith(mark + "@")]


def of_the_demo(world, path):
    """What is of the demo alone holds no marked value; only a long run looks at it for each walker."""
    service = re.match(r"/(?:hulp|beheer/kaart/dienst)/(\d+)", path)
    organisation = re.match(r"/beheer/organisatie/(\d+)", path)
    return (service and int(service.group(1)) not in world.services
            or organisation and int(organisation.group(1)) not in {row[0] for row in HOLDERS}
            or re.match(r"/onderwerp/|/situatie/|/over/|/hulp/in/[^/]+/.", path))


def walk(server, person, begin, passes=lambda path: False):
    """Every page that links lead to: address -> answer."""
    found, waiting = {}, list(begin)
    get = person.get if person else server.get
    while waiting:
        path = waiting.pop(0)
        if path in found or LEAVES.search(path) or not path.startswith("/") or passes(path):
            continue
        expect(len(found) < PAGES_MAX, "a walk of at most %d pages; at %s" % (PAGES_MAX, path))
        answer = get(path)
        found[path] = answer
        if answer.location:
            waiting.append(answer.location)
        if answer.status == 200 and answer.is_page():
            waiting += [a.split("#")[0] for a in answer.links if a.startswith("/") and a.split("#")[0] not in found]
    return found


def check(sentence, function):
    try:
        function()
        result(True, sentence)
    except AssertionError as problem:
        result(False, sentence, str(problem)[:2000])


def everybody_walks(world, reached):
    for (organisation, role), person in world.people.items():
        def look():
            pages = walk(world.server, person, ["/werk", "/werk/account", "/beheer/wachten", "/beheer/mensen",
                                                 "/hulp/in/GM9901", "/hulp/in/GM9902", "/"],
                         lambda path: "SOAK" not in os.environ and of_the_demo(world, path))
            reached[organisation, role] = pages
            for path, answer in pages.items():
                expect(answer.status < 500, "%s gives %d" % (path, answer.status))
                same(without_self(world.wrong(answer.text, organisation, role), person), [], "marked values on " + path)
            if role == "editor":
                seen = {world.kind[mark] for a in pages.values() for mark in marks_in(a.text)}
                expect(any(kind.startswith("text of") for kind in seen), "the walk does see the own drafts: %r" % seen)
            if role in READS:
                seen = {m.group(0) for a in pages.values() for m in MARK.finditer(a.text)}
                expect(len(seen) > 20, "the walk does see the own questions: %d values" % len(seen))
        check("%s: %s of organisation %d sees nothing of others" % (world.engine, role, organisation), look)


def addresses_of(world, reached, organisation):
    """What this organisation reaches and an outsider might ask for: no pages that everybody has."""
    found = {path for (o, role), pages in reached.items() if o == organisation for path, a in pages.items()
             if re.search(r"\d", path)}
    for o, asked in world.asked:
        if o == organisation:
            found |= {asked.work, asked.work + "/live"}
    found |= {path for _, sender, _, asked, offer, _, _ in world.offers if sender == organisation for path in (asked.work, offer)}
    return sorted(found, key=lambda path: (not path.startswith("/werk/vraag"), path))[:ADDRESSES_MAX]


def everything_is_asked_for_by_all_others(world, reached):
    for organisation, _, _, _ in HOLDERS:
        addresses = addresses_of(world, reached, organisation)
        for (other, role), person in world.people.items():
            if other == organisation:
                continue
            def ask():
                for path in addresses:
                    if path.endswith("/live"):
                        live = Live(world.server, path, person.cookie)
                        live.close()
                        expect(int(live.head.split()[1]) in (403, 404), "%s opens for %s of %d" % (path, role, other))
                        continue
                    answer = person.get(path)
                    same(without_self(world.wrong(answer.text, other, role), person), [], "marked values on " + path)
            check("%s: what organisation %d has shows nothing to %s of %d" % (world.engine, organisation, role, other), ask)


def an_offer_shows_what_was_chosen_and_to_whom(world):
    for end, sender, to, asked, offer, chosen, others in world.offers:
        def look():
            holder = world.people[sender, "professional"]
            page = world.people[to, "professional"].get(asked.work if end == "accepted" else offer)
            same(page.status, 200 if end in ("open", "accepted") else 404, "the page of the receiver")
            seen = marks_in(page.text)
            same(seen & set(others), set(), "what was not chosen")
            if end in ("open", "accepted"):
                expect(set(chosen[:2]) <= seen, "what was chosen: %r in %r" % (chosen, seen))
            else:
                same(seen, set(), "anything of it")
            same(holder.get(asked.work).status, 404 if end == "accepted" else 200, "the page of the sender")
            for (other, role), person in world.people.items():
                if other not in (sender, to) and role in READS:
                    expect(person.get(offer).status == 404, "the offer for %s of %d" % (role, other))
        check("%s: an offer of %d to %d that is %s" % (world.engine, sender, to, end), look)


def an_event_carries_nothing(world):
    for organisation, asked in world.asked[:len(HOLDERS)]:
        def listen():
            person = world.people[organisation, "professional"]
            streams = [Live(world.server, path, person.cookie) for path in ("/werk/live", asked.work + "/live")]
            streams.append(Live(world.server, asked.open_link() + "/live"))
            text = "Nog meer " + world.mark(organisation)
            same(world.server.post(asked.open_link() + "/aanvullen", {"text": text}).status, 303, "adding")
            for live in streams:
                live.wait(b"event: changed")
                same(marks_in(live.got.decode()), set(), "marked values in a stream")
                expect(re.fullmatch(rb"([0-9a-f]+\r|event: changed|data: 1|retry: \d+|:[^\r]*|\r)*", live.got.replace(b"\n", b"")),
                       "only the word that something changed: %r" % live.got)
                live.close()
        check("%s: an event of %d says that something changed, not what" % (world.engine, organisation), listen)


def snapshot(world, asked):
    q = asked.question
    return [world.server.sql("select stage, organisation, professional from holding where question = %d" % q),
            world.server.sql("select count(*) from message where question = %d" % q),
            world.server.sql("select count(*) from happening where question = %d" % q),
            world.server.sql("select count(*) from reply_draft where question = %d" % q)]


def nobody_does_anything_to_what_others_have(world):
    acts = {"/nemen": {"holder": "1"}, "/antwoord": {"text": "kwaad"}, "/notitie": {"note": "kwaad"},
            "/gebeld": {"call": "spoke"}, "/terug": {"reason": "not_ours"}, "/afsluiten": {"outcome": "helped"},
            "/concept": {"text": "kwaad"}}
    for organisation, asked in world.asked[:len(HOLDERS)]:
        for (other, role), person in world.people.items():
            if other == organisation:
                continue
            def act():
                before = snapshot(world, asked)
                for path, fields in acts.items():
                    expect(person.post(asked.work + path, fields).status in (403, 404), path)
                same(snapshot(world, asked), before, "the question afterwards")
            check("%s: %s of %d does nothing to a question of %d" % (world.engine, role, other, organisation), act)


def residents_and_the_outside(world):
    def public():
        pages = walk(world.server, None, ["/", "/over/rapport", "/volg", "/sitemap.xml", "/metrics", "/robots.txt"])
        for path, answer in pages.items():
            # The page to sign in of a demo names its accounts.
            same([mark for mark in world.wrong(answer.text, 0, "") if answer.status != 401 or world.kind[mark] != "account"], [],
                 "marked values on " + path)
    check("%s: a walk over everything public finds no marked value" % world.engine, public)

    def others():
        organisation, mine = world.asked[0]
        thread = mine.thread().text
        expect(len({m.group(0) for m in MARK.finditer(thread)}) >= 4, "the own page shows the own values")
        own = {m.group(0) for m in MARK.finditer(thread)}
        for _, other in world.asked[1:30]:
            same(own & {m.group(0) for m in MARK.finditer(other.thread().text)}, set(), "values of somebody else")
        state = world.server.post("/volg", {"code": mine.code})
        same(world.wrong(state.text, 0, ""), [], "marked values for who has only the code")
    check("%s: a resident's page shows the own values, and the code alone none" % world.engine, others)

    def mail():
        letters = glob.glob(os.path.join(world.server.folder, "mail", "*"))
        expect(letters, "mail was sent")
        for letter in letters:
            text = open(letter, encoding="utf-8", errors="replace").read()
            body = text.split("\n\n", 1)[-1].split("\r\n\r\n", 1)[-1]
            same(world.wrong(body, 0, ""), [], "marked values in a mail")
    check("%s: mail names nothing" % world.engine, mail)

    def commands():
        for audience, kinds in (("everyone", set()), ("network", {"for the network"}),
                                ("own", {"for the network", "service for its own"})):
            code, out, err = world.server.command("export", "services-csv", "--audience", audience)
            same((code, {world.kind[mark] for mark in marks_in(out + err)}), (0, kinds), "exported for " + audience)
        for words in (["routes"], ["access", "--role", "auditor"]):
            code, out, err = world.server.command(*words)
            same(world.wrong(out + err, 0, ""), [], " ".join(words))
        same(world.wrong(world.server.log(), 0, ""), [], "the log")
    check("%s: neither commands nor the log show one" % world.engine, commands)


def main(engine):
    world = World(engine)
    try:
        world.accounts()
        world.contacts()
        world.texts()
        world.hand_over()
        world.fill()
        result(world.count >= WANTED_VALUES, "%s: %d confidential values" % (engine, world.count))
        reached = {}
        everybody_walks(world, reached)
        everything_is_asked_for_by_all_others(world, reached)
        an_offer_shows_what_was_chosen_and_to_whom(world)
        an_event_carries_nothing(world)
        nobody_does_anything_to_what_others_have(world)
        residents_and_the_outside(world)
        code = world.server.stop()
        result(code == 0, "%s: the server bore it all" % engine, world.server.log()[-2000:])
    finally:
        world.server.close()


for one in ENGINES if "SOAK" in os.environ else ENGINES[:1]:
    main(one)
finish()
