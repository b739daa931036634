#!/usr/bin/env python3
"""Nobody sees what is not theirs. Confidential values, each marked with the organisation it belongs to, are
put in by the real forms; then every page that anybody can reach is walked, as a resident and as every
role of every organisation, and everything one organisation can reach is asked for by all others: pages,
forms, event streams, mail, exports. A marked value may appear for its own organisation and nowhere else."""
import glob
import html
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import AISHA, BRAM, ENGINES, LINH, ROOS, SAMIRA, Live, Server, expect, finish, result, same

WANTED_VALUES = 1000
MARK = re.compile(r"geheim-(\d+)-\d+")
ADDRESSES_MAX = 100000 if "SOAK" in os.environ else 60  # of one organisation, asked for by each of the others
PAGES_MAX = 600  # of one walk; reaching it is a failure, because then something was not looked at
# Who holds what is asked with this topic in this municipality: number of the organisation, its professional.
HOLDERS = [(1, SAMIRA, "bijstand", "GM9901"), (2, LINH, "ontslag", "GM9901"), (4, BRAM, "schulden", "GM9901"),
           (7, ROOS, "", "GM9901"), (8, AISHA, "", "GM9902")]
READS = {"professional", "objection_handler", "connector", "director"}
LEAVES = re.compile(r"/afmelden|/organisatie$|/kiosk|/static/|^/en(/|$)|/wachtwoord|/account")


class World:
    def __init__(self, engine):
        self.engine, self.server, self.count = engine, Server(engine), 0
        self.roles = [line for line in self.known_roles()]
        self.people = {}    # (organisation, role) -> somebody signed in
        self.asked = []     # (organisation, Asked)

    def known_roles(self):
        source = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/domain/people/people.c")).read()
        table = source[source.index("const struct role roles[]"):source.index("const size_t role_count")]
        return re.findall(r'\{S_INIT\("(\w+)"\)', table)

    def mark(self, organisation):
        self.count += 1
        return "geheim-%d-%04d" % (organisation, self.count)

    def accounts(self):
        """Every role in every organisation that holds something. The password is that of the demo."""
        n = 500000
        for organisation, _, _, _ in HOLDERS:
            for role in self.roles:
                n += 1
                email = "%s.%d@isolatie.example" % (role, organisation)
                self.server.sql("insert into professional (professional, name, email, password, active) select %d, 'P %d', "
                                "'%s', password, 1 from professional where professional = 1" % (n, n, email))
                self.server.sql("insert into membership (professional, organisation, role) values (%d, %d, '%s')"
                                % (n, organisation, role))
                self.people[organisation, role] = self.server.sign_in(email)

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


def wrong_marks(text, organisation):
    """Marked values of others."""
    return sorted({m.group(0) for m in MARK.finditer(html.unescape(text)) if int(m.group(1)) != organisation})


def walk(server, person, begin):
    """Every page that links lead to: address -> answer."""
    found, waiting = {}, list(begin)
    get = person.get if person else server.get
    while waiting:
        path = waiting.pop(0)
        if path in found or LEAVES.search(path) or not path.startswith("/"):
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
            pages = walk(world.server, person, ["/werk", "/beheer/wachten", "/"])
            reached[organisation, role] = pages
            for path, answer in pages.items():
                expect(answer.status < 500, "%s gives %d" % (path, answer.status))
                same(wrong_marks(answer.text, organisation if role in READS else -1), [], "marked values on " + path)
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
                    same(wrong_marks(answer.text, other if role in READS else -1), [], "marked values on " + path)
            check("%s: what organisation %d has shows nothing to %s of %d" % (world.engine, organisation, role, other), ask)


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
            same(wrong_marks(answer.text, -1), [], "marked values on " + path)
    check("%s: a walk over everything public finds no marked value" % world.engine, public)

    def others():
        organisation, mine = world.asked[0]
        thread = mine.thread().text
        expect(len({m.group(0) for m in MARK.finditer(thread)}) >= 4, "the own page shows the own values")
        own = {m.group(0) for m in MARK.finditer(thread)}
        for _, other in world.asked[1:30]:
            same(own & {m.group(0) for m in MARK.finditer(other.thread().text)}, set(), "values of somebody else")
        state = world.server.post("/volg", {"code": mine.code})
        same(wrong_marks(state.text, -1), [], "marked values for who has only the code")
    check("%s: a resident's page shows the own values, and the code alone none" % world.engine, others)

    def mail():
        letters = glob.glob(os.path.join(world.server.folder, "mail", "*"))
        expect(letters, "mail was sent")
        for letter in letters:
            text = open(letter, encoding="utf-8", errors="replace").read()
            body = text.split("\n\n", 1)[-1].split("\r\n\r\n", 1)[-1]
            same(wrong_marks(body, -1), [], "marked values in a mail")
    check("%s: mail names nothing" % world.engine, mail)

    def commands():
        for words in (["routes"], ["access", "--role", "auditor"]):
            code, out, err = world.server.command(*words)
            same(wrong_marks(out + err, -1), [], " ".join(words))
        same(wrong_marks(world.server.log(), -1), [], "the log")
    check("%s: neither commands nor the log show one" % world.engine, commands)


def main(engine):
    world = World(engine)
    try:
        world.accounts()
        world.fill()
        result(world.count >= WANTED_VALUES, "%s: %d confidential values" % (engine, world.count))
        reached = {}
        everybody_walks(world, reached)
        everything_is_asked_for_by_all_others(world, reached)
        nobody_does_anything_to_what_others_have(world)
        residents_and_the_outside(world)
        code = world.server.stop()
        result(code == 0, "%s: the server bore it all" % engine, world.server.log()[-2000:])
    finally:
        world.server.close()


for one in ENGINES:
    main(one)
finish()
