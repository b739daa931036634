#!/usr/bin/env python3
"""The database goes away and comes back, and the disk is full for a while.

People then get a page in plain words with a telephone number, and status 503; nothing they typed is
lost; nothing is stored by half; and when the fault is over the same server works on.
"""
import os
import resource
import subprocess
import time

import lib

TYPED = 'Mijn "tekst" met <haken> & tekens,\nen een tweede regel €.'
DISK_BYTES = 12 << 20
FILLINGS = 20 if lib.SOAK else 3


class Person:
    """A resident half way, one who asked, and a professional who writes: before the fault."""

    def __init__(self, server):
        self.server = server
        self.resident = server.client()
        self.asked = self.resident.post("/vraag", lib.question_fields("Deze was er al."))
        self.draft = self.resident.post("/vraag/begin", {"question": TYPED}).location.rsplit("/", 1)[0]
        self.professional = server.client().sign_in(lib.ADVISERS[0])
        self.question = lib.re.search(r'"(/werk/vraag/\d+/\d+)"', self.professional.get("/werk").text).group(1)
        taken = self.professional.post(self.question + "/nemen", {"holder": "0"})
        if (self.asked.status, taken.status) != (303, 303):
            raise RuntimeError("asked %d, taken %d" % (self.asked.status, taken.status))

    def count(self, table):
        return int(self.server.database.rows("SELECT count(*) FROM " + table)[0][0])


def form_of(page):
    """The form on a page, as a browser would send it again: where to, and its fields."""
    form = lib.re.search(r'(?s)<form class="app-form".*?</form>', page.text)
    form = form.group(0) if form else ""
    fields = lib.re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    # A browser leaves out the first line end of a textarea.
    fields += lib.re.findall(r'(?s)<textarea[^>]* name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form)
    return lib.first(r'action="([^"]+)"', form), {name: lib.html.unescape(value) for name, value in fields}


def send_again(client, page):
    action, fields = form_of(page)
    return client.ask_for("POST", action, fields)


def is_apology(answer):
    return answer.status == 503 and lib.is_human(answer) and \
        ("Het lukt nu even niet" in answer.text or "This is not working right now" in answer.text) and \
        int(answer.headers.get("Retry-After", "0")) > 0


# ---- PostgreSQL ----

def postgres_away(tap):
    if len(lib.engines()) < 2:
        return tap.skip("PostgreSQL goes away and comes back", "ELKEDEUR_TEST_PG is not set")
    cluster, data = lib.Cluster(), lib.folder()
    server = lib.Server(lib.Postgres(cluster.url), data).start()
    person, begun = Person(server), lib.newest_asked_ms(server.database)
    stream = lib.Stream(person.professional, "/werk/live")
    cluster.stop()
    refused = while_away(tap, server, person)
    cluster.start()
    after_return(tap, server, person, refused, begun)
    tap.ok(stream.news(), "a page that was open all the time hears of the new question")
    stream.close()
    leaves_in_between(tap, cluster, server, person)
    tap.ok(server.stop() == 0, "the server still ends in order", server.said()[-500:])
    cannot_begin(tap, cluster, server)


def while_away(tap, server, person):
    """-> the pages that refused what was typed."""
    resident, professional = person.resident, person.professional
    time.sleep(1.2)  # the frame of a page is remembered for a second (src/web/site.c)
    pages = {path: resident.get(path) for path in
             ("/", "/vraag", "/volg", "/privacy", person.draft + "/tekst", person.asked.location, "/en/vraag")}
    pages.update({path: professional.get(path) for path in ("/werk", person.question)})
    tap.none(["%s: %d" % (path, page.status) for path, page in pages.items() if not is_apology(page)],
             "without its database every page is a 503 in plain words with a telephone number")
    tap.ok('lang="en"' in pages["/en/vraag"].text, "and in the language of the reader")
    tap.ok(resident.get("/health/live").status == 200, "the process says that it lives")
    tap.ok(resident.get("/health/ready").status == 503, "and that it is not ready")
    refused = {
        "ask": resident.post("/vraag", lib.question_fields(TYPED, name="Ans & Bo", phone="06 12345678",
                                                           channel="phone")),
        "begin": resident.post("/vraag/begin", {"question": TYPED}),
        "step": resident.post(person.draft + "/naam", {"name": "Ans & Bo"}),
        "reply": professional.post(person.question + "/antwoord", {"text": TYPED}),
    }
    tap.none(["%s: %d" % (what, page.status) for what, page in refused.items() if not is_apology(page)],
             "what cannot be stored is refused with the same page")
    forms = {what: form_of(page)[1] for what, page in refused.items()}
    tap.ok(forms["ask"].get("question", "") == TYPED and forms["ask"].get("name") == "Ans & Bo"
           and forms["ask"].get("phone") == "06 12345678" and forms["ask"].get("consent") == "yes",
           "the page has all that was typed, to send again", forms["ask"])
    tap.ok(forms["begin"].get("question", "") == TYPED and forms["step"].get("name") == "Ans & Bo",
           "also half way", forms["begin"], forms["step"])
    tap.ok(forms["reply"].get("text", "") == TYPED, "also to the professional", forms["reply"])
    secret = resident.post("/werk/aanmelden", {"email": lib.ADVISERS[0], "password": lib.PASSWORD})
    tap.ok(is_apology(secret) and lib.PASSWORD not in secret.text, "a password never comes back in a page")
    stranger = lib.Client(server.port).ask_for("POST", "/vraag", lib.question_fields("Van elders."),
                                               {"Sec-Fetch-Site": "cross-site"})
    tap.ok("Van elders" not in stranger.text, "what another site sent never stands in a form of ours", stranger.text)
    return refused


def after_return(tap, server, person, refused, begun):
    lib.wait_until("the server to find its database again", server.is_ready)
    tap.ok(server.child.poll() is None, "the same process serves when the database is back")
    paths = ["/", "/vraag", "/volg", person.asked.location]
    tap.none([path for path in paths if person.resident.get(path).status != 200], "its pages are there again")
    tap.ok(person.resident.get(person.draft + "/tekst").has(TYPED), "what was typed before is there")
    tap.ok(person.professional.get(person.question).status == 200, "the professional is still signed in")
    before = person.count("question")
    sent = {what: send_again(person.professional if what == "reply" else person.resident, page)
            for what, page in refused.items()}
    tap.none(["%s: %d" % (what, page.status) for what, page in sent.items() if page.status != 303],
             "the forms of the refusals, sent again, are accepted")
    tap.ok(person.count("question") == before + 1, "the question is stored once")
    done = person.resident.get(sent["ask"].location)
    thread = person.resident.get(person.resident.get(lib.first(r'href="(/volg/l/[^"]+)"', done.text)).location)
    tap.ok(thread.has(TYPED) and thread.has("Ans & Bo"), "with the words as they were typed", thread.status)
    tap.ok(person.professional.get(person.question).has(TYPED), "and so is the answer")
    tap.none(lib.half_things(server.database, begun), "nothing is there by half")


def leaves_in_between(tap, cluster, server, person):
    """Restarted so fast that nobody noticed: connections are dead, and used all the same."""
    wrong = []
    for _ in range(3):
        cluster.stop()
        cluster.start()
        lib.wait_until("the database to accept", lambda: server.database.rows("SELECT 1") == [("1",)])
        wrong += [path for path in ["/", "/vraag"] * 8 if person.resident.get(path).status != 200]
        answer = person.resident.post("/vraag", lib.question_fields("Vlak na een herstart."))
        wrong += [] if answer.status == 303 else ["ask: %d" % answer.status]
    tap.none(wrong, "a restart of the database between two requests is not noticed")


def cannot_begin(tap, cluster, server):
    cluster.stop()
    done = subprocess.run([lib.PROGRAM, "serve", "--listen", "127.0.0.1:%d" % lib.free_port(), "--db",
                           server.database.url], capture_output=True, text=True, timeout=lib.PATIENCE_S,
                          cwd=server.data)
    told = [line for line in done.stderr.splitlines() if line.startswith("elkedeur: ")]
    tap.ok(done.returncode == 6 and len(told) == 1, "a server that starts without a database says so and ends with 6",
           done.returncode, done.stderr)


# ---- the disk is full ----

class SmallFileSystem:
    """A folder with a few megabytes."""

    def __init__(self):
        self.path = lib.folder()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%d,mode=0700" % DISK_BYTES, "tmpfs", self.path],
                              capture_output=True)
        if done.returncode != 0:
            raise PermissionError(done.stderr.decode())
        lib.atexit.register(subprocess.run, ["umount", "-l", self.path], capture_output=True)

    def fill(self, _server):
        with open(self.path + "/filler", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def free(self, _server):
        os.unlink(self.path + "/filler")


class SmallFiles:
    """A bound on the size of files, which the administrator lifts again."""

    def __init__(self):
        self.path = lib.folder()

    def bound(self, server, size):
        resource.prlimit(server.child.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def fill(self, server):
        self.bound(server, 64 * 1024)

    def free(self, server):
        self.bound(server, resource.RLIM_INFINITY)


def disks_full(tap):
    for name, make in (("a full disk", SmallFileSystem), ("files that may not grow", SmallFiles)):
        try:
            disk = make()
        except PermissionError as problem:
            tap.skip("%s is survived" % name, "nothing can be mounted: %s" % problem)
            continue
        server = lib.Server(lib.Sqlite(disk.path), disk.path).start()
        person, begun = Person(server), lib.newest_asked_ms(server.database)
        for turn in range(FILLINGS):
            one_filling(tap, disk, server, person, "%s, %d: " % (name, turn + 1))
        tap.none(lib.half_things(server.database, begun) + server.database.unsound(),
                 "after %s nothing is there by half, and the database is sound" % name)
        tap.ok(server.stop() == 0, "the server still ends in order", server.said()[-500:])
        tap.ok(server.start().client().get("/").status == 200, "and starts again on what is there")


def one_filling(tap, disk, server, person, when):
    """Asks, answers and begins without room; then with room, what was refused is sent again."""
    before = (person.count("question"), person.count("message"), person.count("draft"))
    stored, refused, strange = 0, None, []
    disk.fill(server)
    for i in range(400):  # what is set apart for the log is used up first
        answer = person.resident.post("/vraag", lib.question_fields("%s %d" % (TYPED, i)))
        stored += answer.status == 303
        if answer.status == 503:
            refused = answer
            break
        strange += [answer.status] if answer.status != 303 else []
    if not tap.ok(refused and is_apology(refused) and not strange,
                  when + "asking ends in a 503 in plain words with a telephone number", strange):
        return disk.free(server)
    tap.ok(form_of(refused)[1].get("question", "").startswith(TYPED), when + "and the page has what was typed",
           form_of(refused))
    # Another answer each time: the same one again is no second answer.
    reply = person.professional.post(person.question + "/antwoord", {"text": TYPED + " " + when})
    begin = person.resident.post("/vraag/begin", {"question": TYPED})
    # A row that is smaller may still find room in the log: then it is stored, and says so.
    sent = [(who, page) for who, page in ((person.professional, reply), (person.resident, begin)) if page.status != 303]
    drafts = begin.status == 303
    tap.none(["%d %s" % (page.status, page.text.partition("<main")[2]) for _, page in sent if not is_apology(page)],
             when + "so do answering and beginning, or they are stored")
    reading = [person.resident.get(path).status for path in ("/", "/vraag", "/volg", person.draft + "/tekst")]
    tap.ok(reading == [200] * 4, when + "what is only read is there", reading)
    disk.free(server)
    tap.ok((person.count("question"), person.count("draft")) == (before[0] + stored, before[2] + drafts),
           when + "what was refused is not there, and what was accepted is")
    again = [send_again(who, page) for who, page in [(person.resident, refused), *sent]]
    tap.ok([a.status for a in again] == [303] * len(again), when + "with room again, what was refused can be sent again",
           [a.status for a in again])
    tap.ok((person.count("question"), person.count("draft")) == (before[0] + stored + 1, before[2] + 1)
           and person.count("message") == before[1] + stored + 2, when + "and is stored once")


# ---- nobody reads the log ----

def log_nobody_reads(tap):
    """A log whose reader died must not take the service with it."""
    data, (read_end, write_end) = lib.folder(), os.pipe()
    server = lib.Server(lib.Sqlite(data), data)
    child = subprocess.Popen([lib.PROGRAM, "demo", "--listen", "127.0.0.1:%d" % server.port, "--data", data],
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=write_end)
    server.child = child
    os.close(write_end)
    lib.wait_until("the server to be ready", lambda: child.poll() is not None or server.is_ready())
    os.close(read_end)
    # The database is moved away, so that every request logs an error.
    client = server.client()
    db = lib.sqlite3.connect(server.database.path, isolation_level=None)
    db.execute("ALTER TABLE doorway RENAME TO away")
    time.sleep(1.2)  # as above
    seen = [client.get("/").status for _ in range(20)]
    db.execute("ALTER TABLE away RENAME TO doorway")
    db.close()
    tap.ok(seen == [503] * 20 and client.get("/").status == 200 and child.poll() is None,
           "a log that nobody reads any more does not stop the service", seen, child.poll())
    tap.ok(server.stop() == 0, "nor its orderly end", child.returncode)


if __name__ == "__main__":
    lib.run([postgres_away, disks_full, log_nobody_reads])
