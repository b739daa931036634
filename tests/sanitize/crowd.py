#!/usr/bin/env python3
"""A crowd against a server that watches its own threads.

Residents ask, follow and add; professionals sign in and out, take and answer; pages wait for news,
come and go; all at once, on both engines, and the server is told to end in the middle of it. Meant for
a server built with the thread sanitizer (env ELKEDEUR), which prints what it finds and dies. Hashing a
password is slow there, so few people sign in.
"""
import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fault"))
import lib  # noqa: E402  the server, and people who use it

TURNS = 400 if lib.SOAK else 25
ASKERS, STREAMS, SIGN_INS = 4, 6, 3
MARKS = ("WARNING: ThreadSanitizer", "ERROR: AddressSanitizer", "runtime error:", "FATAL: ThreadSanitizer")


class Crowd:
    def __init__(self, server, people):
        self.server, self.people = server, people
        self.strange = []
        self.ending = threading.Event()
        self.done = {}

    def did(self, what, answer, *wanted):
        if answer.status in wanted:
            self.done[what] = self.done.get(what, 0) + 1
        else:
            self.strange.append("%s: %d" % (what, answer.status))
        return answer

    def resident(self):
        client = self.server.client()
        for i in range(TURNS):
            asked = self.did("ask", client.post("/vraag", lib.question_fields("Vraag %d in het gedrang." % i)), 303)
            done = self.did("code", client.get(asked.location), 200)
            code = lib.first(r'<output[^>]*id="code"[^>]*>([^<]+)<', done.text)
            self.did("follow", client.post("/volg", {"code": code}), 200)
            page = client.get(lib.first(r'href="(/volg/l/[^"]+)"', done.text)).location
            stream = lib.Stream(client, page + "/live")
            self.did("add", client.post(page + "/aanvullen", {"text": "Ik weet nog iets."}), 303)
            if i % 5 == 0 and not stream.news():
                self.strange.append("no news of what was added")
            stream.close()
            self.did("wrong code", client.post("/volg", {"code": "AAAA"}), 400)

    def beginner(self):
        client = self.server.client()
        for i in range(TURNS):
            draft = client.post("/vraag/begin", {"question": "Ik begin."}).location.rsplit("/", 1)[0]
            self.did("draft", client.post(draft + "/plaats", {"municipality": "GM9901"}), 303)
            for path in ("/", "/en/vraag", "/over/rapport", "/static/site.css", "/metrics", "/health/ready", "/niets"):
                self.did("read", client.get(path), 200, 404)
            client.close()

    def helper(self, person):
        client = person.again(self.server.port)
        for _ in range(TURNS):
            page = self.did("inbox", client.get("/werk"), 200)
            for question in lib.re.findall(r'href="(/werk/vraag/\d+/\d+)"', page.text)[:2]:
                self.did("open", client.get(question), 200)
                taken = self.did("take", client.post(question + "/nemen", {"holder": "0"}), 303, 409)
                if taken.status == 303:
                    self.did("keep", client.post(question + "/concept", {"text": "Goed dat"}), 200)
                    self.did("reply", client.post(question + "/antwoord", {"text": "Goed dat u het vraagt."}), 303)

    def signer(self):
        for _ in range(SIGN_INS):
            client = self.server.client()
            self.did("wrong password", client.post("/werk/aanmelden", {"email": "wie@dan.example",
                                                                        "password": "niet-dit-woord"}), 400)
            client.sign_in(lib.ADVISERS[0])
            self.did("sign out", client.post("/werk/afmelden", {}), 303)

    def watcher(self, person):
        """Open pages that come and go, some in the middle of being told."""
        client = person.again(self.server.port)
        while not self.ending.is_set():
            streams = [lib.Stream(client, "/werk/live") for _ in range(4)]
            for stream in streams[:2]:
                stream.news()
            for stream in streams:
                stream.close()
            self.done["watch"] = self.done.get("watch", 0) + 4

    def run(self):
        watchers = [threading.Thread(target=self.guarded, args=(self.watcher, p), daemon=True)
                    for p in self.people * (STREAMS // 2)]
        workers = [threading.Thread(target=self.guarded, args=(self.resident,), daemon=True) for _ in range(ASKERS)]
        workers += [threading.Thread(target=self.guarded, args=(self.beginner,), daemon=True) for _ in range(2)]
        workers += [threading.Thread(target=self.guarded, args=(self.helper, p), daemon=True) for p in self.people]
        workers += [threading.Thread(target=self.guarded, args=(self.signer,), daemon=True)]
        for thread in watchers + workers:
            thread.start()
        for thread in workers:
            thread.join()
        self.ending.set()
        return watchers

    def guarded(self, act, *args):
        try:
            act(*args)
        except Exception as problem:
            if not self.ending.is_set():
                self.strange.append("%s: %r" % (act.__name__, problem))


def findings(server):
    """The reports that a sanitizer wrote, with their first lines."""
    rows = server.said().splitlines()
    return ["\n".join(rows[i:i + 18]) for i, row in enumerate(rows) if any(mark in row for mark in MARKS)]


def crowd(tap):
    for name, make in lib.engines():
        data = lib.folder()
        server = lib.Server(make(data), data).start()
        people = [server.client().sign_in(email) for email in lib.ADVISERS]
        all_of_them = Crowd(server, people)
        watchers = all_of_them.run()
        tap.none(all_of_them.strange, "on %s everybody in the crowd is answered" % name)
        print("# %s: %s" % (name, ", ".join("%s %d" % item for item in sorted(all_of_them.done.items()))))
        tap.ok(min(all_of_them.done.get(what, 0) for what in ("ask", "take", "reply", "watch", "add")) > TURNS // 2,
               "on %s there was a crowd" % name)
        if server.child.poll() is not None:
            tap.none(findings(server) or [server.said()[-2000:]], "on %s the server lives" % name)
            continue
        # Ends with open pages, and with people who still come in.
        late = [threading.Thread(target=all_of_them.guarded, args=(all_of_them.beginner,), daemon=True)
                for _ in range(3)]
        open_pages = [lib.Stream(people[0], "/werk/live") for _ in range(8)]
        for thread in late:
            thread.start()
        try:
            code = server.stop()
        except lib.subprocess.TimeoutExpired:
            code = "no end"
        tap.ok(code == 0, "on %s the server ends in order in the middle of it" % name, code, server.said()[-500:])
        tap.none(findings(server), "on %s the sanitizer found nothing" % name)
        for thread in watchers + late:
            thread.join(lib.PATIENCE_S)
        for stream in open_pages:
            stream.close()


if __name__ == "__main__":
    lib.run([crowd])
