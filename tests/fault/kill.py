#!/usr/bin/env python3
"""kill -9 at random moments under load: what was acknowledged is there, and nothing is there by half.

Residents ask, two professionals compete to take and answer, all over HTTP; then the server is killed
(20 times for each engine, 500 with SOAK=1) and started again on the same data, or the whole PostgreSQL
is (3 times, 30 with SOAK=1) while the server lives on. Acknowledged is what somebody got a 303 for.

What this shows, and what not: after kill -9 the kernel still has every write, so this proves
atomicity and recovery, and that nothing is acknowledged before it is committed. It does not prove that
a commit reached the disk. For SQLite src/domain/intake/power_test.c does, on a disk that loses all that
was not synced. PostgreSQL itself is trusted to survive a power cut as long as it syncs; so here the
server must refuse one that does not.
"""
import subprocess
import threading
import time

import lib

KILLS = 500 if lib.SOAK else 20
CLUSTER_KILLS = 30 if lib.SOAK else 3
ASKERS = 3
LONGEST_S = 0.5


class Acknowledged:
    """What the people of this test were told has been done, and what they could not know."""

    def __init__(self):
        self.lock = threading.Lock()
        self.asked = {}     # mark -> the page with the code
        self.link = {}      # mark -> the resident's own link, once read
        self.drafted = {}   # mark -> the draft's page
        self.taken = {}     # question -> who
        self.replied = {}   # mark -> text of the reply
        self.tried, self.offered = set(), set()   # questions of which an offer was sent; and was acknowledged
        self.accepted = set()
        self.of_the_demo = set()  # questions that were there before
        self.marks = 0
        self.cut_asks = self.cut = 0   # sent, and no answer came
        self.lost_races = 0
        self.strange = []   # answers that have no place here

    def mark(self, before):
        with self.lock:
            self.marks += 1
            return "%s%d" % (before, self.marks)


class Load:
    """Threads at work until the server is gone, or says 503 when the database is."""

    def __init__(self, world, port, people, may_be_unavailable):
        self.world, self.port, self.people = world, port, people
        self.may_be_unavailable = may_be_unavailable
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.until_cut, args=(self.ask, lib.Client(port)), daemon=True)
                        for _ in range(ASKERS)]
        self.threads.append(threading.Thread(target=self.until_cut, args=(self.draft, lib.Client(port)), daemon=True))
        for email, person in people.items():
            client = person.again(port)
            client.email = email
            act = self.receive if email == lib.RECEIVER else self.help
            self.threads.append(threading.Thread(target=self.until_cut, args=(act, client), daemon=True))

    def run(self, seconds, then, acts=0):
        """Lets them work until so many questions were taken and answered, and then so long; however slow it is here."""
        before = len(self.world.replied)
        for thread in self.threads:
            thread.start()
        giving_up = time.monotonic() + lib.PATIENCE_S
        while len(self.world.replied) - before < acts and time.monotonic() < giving_up and \
                any(thread.is_alive() for thread in self.threads):
            time.sleep(0.02)
        time.sleep(seconds)
        then()
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def until_cut(self, act, client):
        try:
            while not self.stopping.is_set() and act(client):
                pass
        except lib.Lost:
            with self.world.lock:
                self.world.cut += 1
        except Exception as problem:  # a broken test must not look like a passed one
            self.world.strange.append(repr(problem))

    def went(self, answer, wanted, what):
        """Was it done? None: the database is gone and the thread ends."""
        if answer.status in wanted:
            return True
        if answer.status == 503 and self.may_be_unavailable:
            with self.world.lock:
                self.world.cut += 1
            return None
        # Accepted elsewhere since its page was read, a question is no longer found here.
        if answer.status != 409 and not (answer.status == 404 and what != "ask"):
            self.world.strange.append("%s: %d %s" % (what, answer.status, answer.location))
        return False

    def ask(self, client):
        mark = self.world.mark("vraagmerk")
        with self.world.lock:
            self.world.cut_asks += 1
        answer = client.post("/vraag", lib.question_fields("Mijn uitkering is gestopt. %s. Wat nu?" % mark))
        went = self.went(answer, (303,), "ask")
        if went:
            with self.world.lock:
                self.world.cut_asks -= 1
                self.world.asked[mark] = answer.location
        return went is not None

    def draft(self, client):
        mark = self.world.mark("conceptmerk")
        answer = client.post("/vraag/begin", {"question": "Ik begin net. %s" % mark})
        went = self.went(answer, (303,), "draft")
        if went:
            self.world.drafted[mark] = answer.location.rsplit("/", 1)[0] + "/tekst"
        return went is not None

    def help(self, client):
        """Takes a question that waits and answers it; first those taken before and not answered."""
        mine = client.get("/werk?lijst=mijn")
        waiting = client.get("/werk?lijst=wacht")
        for page in (mine, waiting):
            if self.went(page, (200,), "inbox") is None:
                return False
        ours = lambda page: [q for q in lib.re.findall(r'href="/werk/vraag/(\d+)/(\d+)"', page.text)
                             if q not in self.world.of_the_demo]
        questions = ours(mine) or ours(waiting)[:2]
        if not questions:
            return True
        question = RANDOM.choice(questions)
        path = "/werk/vraag/%s/%s" % question
        page = client.get(path)
        mark = lib.first(r"(vraagmerk\d+)", page.text)
        if not mark:  # asked before this test began
            self.world.of_the_demo.add(question)
            return self.went(page, (200,), "question") is not None
        taken = self.went(client.post(path + "/nemen", {"holder": "0"}), (303,), "take")
        if taken is None:
            return False
        if not taken:
            with self.world.lock:
                self.world.lost_races += 1
            return True
        self.world.taken[question] = client.email
        text = "Goed dat u het vraagt. %s voor %s." % (self.world.mark("antwoordmerk"), mark)
        went = self.went(client.post(path + "/antwoord", {"text": text}), (303,), "reply")
        if went:
            self.world.replied[mark] = text
        if not went or RANDOM.random() < 0.5:
            return went is not None
        self.world.tried.add(question)
        went = self.went(client.post(path + "/overdragen/versturen", OFFER), (303,), "offer")
        if went:
            self.world.offered.add(question)
        return went is not None

    def receive(self, client):
        """Accepts what is offered to the legal desk."""
        page = client.get("/werk/overdrachten")
        if self.went(page, (200,), "offers") is None:
            return False
        offers = lib.re.findall(r'href="(/werk/overdracht/(\d+)/(\d+)/\d+)"', page.text)
        if not offers:
            return True
        path, *question = RANDOM.choice(offers)
        went = self.went(client.post(path + "/aannemen", {}), (303,), "accept")
        if went:
            self.world.accepted.add(tuple(question))
        return went is not None


RANDOM = lib.random.Random(lib.SEED)
OFFER = {"to": "2", "why": "lawyer", "asked": "Kijkt u mee?", "question": "yes", "consent": "phone"}


# ---- looking whether it is all there ----

def read_code_and_link(client, world, mark):
    """The page after asking: its code works, and its link opens the thread. A sentence when not."""
    done = client.get(world.asked[mark])
    code, link = lib.first(r'<output[^>]*id="code"[^>]*>([^<]+)<', done.text), lib.first(r'href="(/volg/l/[^"]+)"',
                                                                                         done.text)
    if done.status != 200 or not code or not link:
        return "%s: its page answers %d" % (mark, done.status)
    followed = client.post("/volg", {"code": code})
    if followed.status != 200 or "Sociaal raadslieden Demodam" not in followed.text:
        return "%s: its code answers %d" % (mark, followed.status)
    world.link[mark] = link
    return None


def read_thread(client, world, mark):
    opened = client.get(world.link[mark])
    thread = client.get(opened.location) if opened.status == 303 else opened
    if thread.status != 200 or not thread.has(mark + "."):
        return "%s: its link answers %d" % (mark, thread.status)
    reply = world.replied.get(mark)
    if reply and lib.html.unescape(thread.text).count(reply) != 1:
        return "%s: its resident cannot read %r" % (mark, reply)
    return None


def missing(client, world, marks):
    for mark in marks:
        yield (None if mark in world.link else read_code_and_link(client, world, mark)) or \
            read_thread(client, world, mark)


def wrongly_taken(database, world):
    """Not with who took or accepted it. An offer may have been accepted without anybody hearing so."""
    ids = dict(database.rows("SELECT email, professional FROM professional"))
    held = {(str(m), str(q)): p for m, q, p in database.rows("SELECT municipality, question, professional FROM holding")}
    receiver = ids[lib.RECEIVER]
    wrong = []
    for question, email in world.taken.items():
        may = {receiver} if question in world.accepted else {ids[email], receiver} if question in world.tried else {ids[email]}
        if held.get(question) not in may:
            wrong.append("%s is with %r, not with %s" % (question, held.get(question), may))
    return wrong


def lost_offers(database, world):
    there = {(str(m), str(q)) for m, q in database.rows("SELECT municipality, question FROM handover")}
    return ["the offer of %s" % (question,) for question in world.offered - there]


def lost_drafts(client, world):
    return [mark for mark, page in world.drafted.items() if not client.get(page).has(mark)]


def found_wrong(server, world, marks, begun):
    """Everything that is not as it was acknowledged, after a restart."""
    client = server.client()
    wrong = [sentence for sentence in missing(client, world, marks) if sentence]
    wrong += wrongly_taken(server.database, world) + lost_offers(server.database, world)
    wrong += lib.half_things(server.database, begun)
    stored = int(server.database.rows("SELECT count(*) FROM question WHERE question IN %s" % lib.asked_after(begun))[0][0])
    if not len(world.asked) <= stored <= len(world.asked) + world.cut_asks:
        wrong.append("%d questions for %d asked and %d cut off" % (stored, len(world.asked), world.cut_asks))
    return wrong


def report(tap, name, server, world, wrong, unsound):
    tap.none(world.strange, "on %s every answer is one that a person can go on with" % name)
    tap.ok(len(world.asked) > 20 and len(world.taken) > 10 and len(world.replied) > 10 and len(world.drafted) > 10
           and len(world.offered) > 5 and len(world.accepted) > 2 and world.cut > 5, "on %s there was something to lose" % name, vars(world).keys())
    print("# %s: %d asked, %d taken (%d races lost), %d answered, %d drafts, %d offered, %d accepted; %d requests cut off" % (
        name, len(world.asked), len(world.taken), world.lost_races, len(world.replied), len(world.drafted),
        len(world.offered), len(world.accepted), world.cut))
    tap.none(wrong, "on %s all that was acknowledged is there after each kill, and nothing half" % name)
    client = server.client()
    tap.none([s for s in missing(client, world, list(world.asked)) if s],
             "on %s every question opens at the end with its code and its link, with its answer" % name)
    tap.none(lost_drafts(client, world), "on %s what somebody was still writing is there" % name)
    tap.none(unsound, "on %s the database is sound" % name)


# ---- the tests ----

def killed_servers(tap):
    for name, make in lib.engines():
        data = lib.folder()
        server = lib.Server(make(data), data).start()
        begun = lib.newest_asked_ms(server.database)
        people = {email: server.client().sign_in(email) for email in (*lib.ADVISERS, lib.RECEIVER)}
        world, wrong, unsound = Acknowledged(), [], []
        for i in range(KILLS):
            before = set(world.asked)
            # Every other kill comes early, while the first page is still being asked for.
            Load(world, server.port, people, False).run(RANDOM.uniform(0.02, LONGEST_S), server.kill, 2 * (i % 2))
            server.start()
            new = [mark for mark in world.asked if mark not in before]
            wrong += ["kill %d: %s" % (i + 1, s) for s in found_wrong(server, world, new, begun)]
            if i % 5 == 4:
                unsound += server.database.unsound()
        report(tap, name, server, world, wrong, unsound + server.database.unsound())
        tap.ok(server.stop() == 0, "on %s the server still ends in order" % name, server.said()[-500:])


def killed_postgres(tap):
    if len(lib.engines()) < 2:
        return tap.skip("PostgreSQL is killed under the server", "ELKEDEUR_TEST_PG is not set")
    cluster, data = lib.Cluster(), lib.folder()
    server = lib.Server(lib.Postgres(cluster.url), data).start()
    begun = lib.newest_asked_ms(server.database)
    people = {email: server.client().sign_in(email) for email in (*lib.ADVISERS, lib.RECEIVER)}
    world, wrong = Acknowledged(), []
    for i in range(CLUSTER_KILLS):
        before = set(world.asked)
        Load(world, server.port, people, True).run(RANDOM.uniform(0.3, 3 * LONGEST_S), cluster.kill, 4)
        cluster.start()
        lib.wait_until("the server to find its database again", server.is_ready)
        new = [mark for mark in world.asked if mark not in before]
        wrong += ["kill %d: %s" % (i + 1, s) for s in found_wrong(server, world, new, begun)]
    tap.ok(server.child.poll() is None, "the server lives on while PostgreSQL is killed under it")
    report(tap, "a killed postgres", server, world, wrong, server.database.unsound())
    refuses_unsafe(tap, cluster, server)


def refuses_unsafe(tap, cluster, server):
    """A PostgreSQL that acknowledges before the disk has it is not served."""
    server.stop()
    database = server.database

    def refused(setting):
        done = subprocess.run([lib.PROGRAM, "demo", "--listen", "127.0.0.1:%d" % lib.free_port(), "--data", server.data,
                               "--db", database.url], capture_output=True, text=True, timeout=lib.PATIENCE_S)
        tap.ok(done.returncode == 2 and setting in done.stderr, "a PostgreSQL with %s = off is refused" % setting,
               done.returncode, done.stderr[-500:])

    lib.pg.rows(cluster.url, "ALTER DATABASE %s SET synchronous_commit = off" % database.database)
    refused("synchronous_commit")
    lib.pg.rows(cluster.url, "ALTER DATABASE %s RESET synchronous_commit" % database.database)
    for setting in ("fsync", "full_page_writes"):
        lib.pg.rows(cluster.url, "ALTER SYSTEM SET %s = off" % setting)
        cluster.pg_ctl("reload")
        lib.wait_until("the setting", lambda: lib.pg.rows(cluster.url, "SHOW " + setting) == [("off",)])
        refused(setting)
        lib.pg.rows(cluster.url, "ALTER SYSTEM RESET " + setting)
        cluster.pg_ctl("reload")
        lib.wait_until("the setting", lambda: lib.pg.rows(cluster.url, "SHOW " + setting) == [("on",)])
    tap.ok(server.start().is_ready(), "with all of them on it is served")


def unsafe_sqlite(tap):
    """SQLite keeps its journal mode in the file, and anyone may have changed it."""
    data = lib.folder()
    server = lib.Server(lib.Sqlite(data), data).start()
    server.stop()
    db = lib.sqlite3.connect(server.database.path)
    changed = db.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    db.close()
    server.start()
    tap.ok(changed == "delete" and server.database.rows("PRAGMA journal_mode") == [("wal",)],
           "an SQLite file in another journal mode is brought back to WAL", changed)


if __name__ == "__main__":
    lib.run([killed_servers, killed_postgres, unsafe_sqlite])
