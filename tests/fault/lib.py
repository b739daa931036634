"""What the fault tests share: a server that can be killed, databases to look into, people at work.

Everything that is started is stopped by its own process id, also when a test ends early.
"""
import atexit
import ctypes
import html
import http.client
import os
import random
import re
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import pg

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("ELKEDEUR") or os.path.join(ROOT, "build", "elkedeur")
SOAK = os.environ.get("SOAK") == "1"
SEED = int(os.environ.get("SEED") or random.SystemRandom().randrange(1 << 30))
PASSWORD = "demodam-2026"
COOKIE = "__Host-elkedeur"
# Samira and Joris: the first organisation of the demo network, which gets every question about this.
ADVISERS = ("samira@raadslieden.demodam.example", "joris@raadslieden.demodam.example")
RECEIVER = "linh@loket.demodam.example"  # of organisation 2, to whom questions are handed over
TOPIC = "bijstand"
PR_SET_CHILD_SUBREAPER = 36
PATIENCE_S = 60  # to give up, never to measure
STARTING_S = 300  # the same, for a server that loads the demo network on a busy machine


# ---- TAP ----

class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def ok(self, good, sentence, *details):
        self.count += 1
        self.failed += not good
        print("%s %d - %s" % ("ok" if good else "not ok", self.count, sentence), flush=True)
        if not good:
            for detail in details:
                for row in str(detail).splitlines()[:20]:
                    print("# " + row, flush=True)
        return good

    def none(self, found, sentence):
        """Passes when the list of what is wrong is empty, and shows its beginning otherwise."""
        found = list(found)
        return self.ok(not found, sentence, "%d:" % len(found), *found[:10])

    def skip(self, sentence, why):
        self.count += 1
        print("ok %d - %s # SKIP %s" % (self.count, sentence, why), flush=True)


def run(tests):
    """Runs each test(tap); one that breaks is a failure and the others go on."""
    tap = Tap()
    print("# seed %d: SEED=%d repeats it" % (SEED, SEED), flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for test in tests:
        begun = time.monotonic()
        try:
            test(tap)
        except Exception:
            tap.ok(False, "%s goes on to its end" % test.__name__, traceback.format_exc())
        print("# %s took %.1f s" % (test.__name__, time.monotonic() - begun), flush=True)
    print("1..%d" % tap.count, flush=True)
    sys.exit(1 if tap.failed else 0)


def wait_until(what, condition, limit_s=PATIENCE_S):
    until = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("waited %d s for %s" % (limit_s, what))
        time.sleep(0.02)


def folder():
    path = tempfile.mkdtemp(prefix="elkedeur-fault.")
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def threads(count, body):
    """Runs body(0) ... body(count - 1) side by side, and raises what the first of them raised."""
    problems = []

    def guarded(i):
        try:
            body(i)
        except Exception as problem:
            problems.append(problem)
    running = [threading.Thread(target=guarded, args=(i,), daemon=True) for i in range(count)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    if problems:
        raise problems[0]


# ---- databases ----

class Sqlite:
    name = "sqlite"

    def __init__(self, data):
        self.path = os.path.join(data, "elkedeur.db")
        self.url = "sqlite:" + self.path

    def rows(self, sql):
        db = sqlite3.connect("file:%s?mode=ro" % self.path, uri=True, timeout=10)
        try:
            return [tuple("" if v is None else str(v) for v in row) for row in db.execute(sql)]
        finally:
            db.close()

    def unsound(self):
        found = [row for row in self.rows("PRAGMA integrity_check") if row != ("ok",)]
        return found + self.rows("PRAGMA foreign_key_check")


class Postgres:
    name = "postgres"
    made = 0

    def __init__(self, cluster_url):
        Postgres.made += 1
        name = "fault_%d_%d" % (os.getpid(), Postgres.made)
        self.server, self.database = cluster_url, name
        pg.rows(cluster_url, "CREATE DATABASE " + name)
        atexit.register(self.drop)
        self.url = re.sub(r"/[^/?]*\?", "/%s?" % name, cluster_url)

    def drop(self):
        pg.drop(self.server, self.database)

    def rows(self, sql):
        return pg.rows(self.url, sql)

    def unsound(self):
        """Reads every table whole, and checks every index against its table."""
        try:
            self.rows("CREATE EXTENSION IF NOT EXISTS amcheck")
            self.rows("SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                      " JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace"
                      " WHERE a.amname = 'btree' AND n.nspname = 'public'")
            return []
        except RuntimeError as problem:
            return [(str(problem),)]


class Cluster:
    """A PostgreSQL of this test alone, which it may stop and kill."""

    def __init__(self):
        # What pg_ctl leaves behind becomes ours to bury: a dead postmaster that nobody waits for keeps its
        # number, and PostgreSQL then believes that it still runs.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        done = subprocess.run([os.path.join(ROOT, "tests/pg.sh"), "start"], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        self.url = done.stdout.strip().splitlines()[-1]
        self.folder = self.url.split("host=")[1]
        atexit.register(self.remove)

    def remove(self):
        subprocess.run([os.path.join(ROOT, "tests/pg.sh"), "stop", self.url], capture_output=True)

    def pg_ctl(self, *words):
        binary = os.path.join(subprocess.check_output(["pg_config", "--bindir"], text=True).strip(), "pg_ctl")
        command = [binary, "-D", self.folder + "/data", "-l", self.folder + "/data/server.log", "-w", "-t", "60", *words]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
        if done.returncode != 0:
            raise RuntimeError("pg_ctl %s: %d" % (" ".join(words), done.returncode))

    def start(self):
        self.pg_ctl("start")

    def stop(self):
        self.pg_ctl("-m", "immediate", "stop")

    def kill(self):
        """kill -9 of the postmaster and of every process it made: nobody says goodbye."""
        postmaster = int(open(self.folder + "/data/postmaster.pid").readline())
        family = [postmaster] + children_of(postmaster)
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        wait_until("the end of PostgreSQL", lambda: all([is_buried(pid) for pid in family]))


def parent_of(pid):
    try:
        return int(open("/proc/%d/stat" % pid).read().rsplit(")", 1)[1].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def children_of(parent):
    return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if parent_of(pid) == parent]


def is_buried(pid):
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass
    return parent_of(pid) is None


def engines():
    """(name, function that makes a new database for a folder) for each engine there is."""
    made = [("sqlite", Sqlite)]
    url = os.environ.get("ELKEDEUR_TEST_PG")
    if url:
        made.append(("postgres", lambda _data: Postgres(url)))
    return made


# ---- the server ----

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """The demo network on a database and a folder; may be killed and started again at will."""

    def __init__(self, database, data, environment=None):
        self.database, self.data = database, data
        self.environment = environment or {}
        self.port = free_port()
        self.child = None
        self.log = os.path.join(folder(), "server.log")
        atexit.register(self.kill)

    def launch(self):
        environment = {**os.environ, "ELKEDEUR_NO_RATES": "1", "ELKEDEUR_DB": self.database.url, **self.environment}
        with open(self.log, "ab") as log:
            self.child = subprocess.Popen(
                [PROGRAM, "demo", "--listen", "127.0.0.1:%d" % self.port, "--data", self.data], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=log, env=environment)

    def start(self):
        for _ in range(5):
            self.launch()
            wait_until("the server to be ready", lambda: self.child.poll() is not None or self.is_ready(),
                       STARTING_S)
            if self.child.poll() is None:
                return self
            if "luistert al" not in self.said():
                break
            self.port = free_port()  # somebody else took it since we looked
        raise RuntimeError("the server ended with %s:\n%s" % (self.child.returncode, self.said()[-2000:]))

    def is_ready(self):
        try:
            return Client(self.port, limit_s=5).get("/health/ready").status == 200
        except OSError:
            return False

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def kill(self):
        if self.child and self.child.poll() is None:
            self.child.kill()
            self.child.wait()

    def stop(self):
        """SIGTERM; the exit code."""
        self.child.terminate()
        return self.child.wait(timeout=PATIENCE_S)

    def client(self, **more):
        return Client(self.port, **more)


# ---- talking to it ----

class Lost(OSError):
    """The connection ended without an answer: nothing was acknowledged."""


class Answer:
    def __init__(self, status, headers, text):
        self.status, self.headers, self.text = status, headers, text
        self.location = headers.get("Location") or ""

    def has(self, words):
        return words in html.unescape(self.text)


class Client:
    """One browser: a connection that is kept, and a cookie when signed in."""

    def __init__(self, port, limit_s=PATIENCE_S):
        self.port, self.limit_s = port, limit_s
        self.connection = None
        self.cookie = self.csrf = ""

    def ask_for(self, method, path, fields=None, headers=None):
        headers = dict(headers or {})
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if self.cookie:
            headers["Cookie"] = "%s=%s" % (COOKIE, self.cookie)
        try:
            if self.connection and self.is_stale():
                self.close()
            if not self.connection:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.limit_s)
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode("utf-8")
            return Answer(answer.status, answer.headers, text)
        except (OSError, http.client.HTTPException) as problem:
            self.close()
            raise Lost(repr(problem)) from problem

    def is_stale(self):
        """The server ends a kept connection that nobody uses; a browser then opens another before it sends."""
        kept = self.connection.sock
        if kept is None:
            return False
        poll = select.poll()  # not select(): it knows a thousand sockets at most
        poll.register(kept, select.POLLIN)
        return bool(poll.poll(0))

    def get(self, path):
        return self.ask_for("GET", path)

    def post(self, path, fields):
        if self.csrf:
            fields = {**fields, "csrf": self.csrf}
        return self.ask_for("POST", path, fields)

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def sign_in(self, email, password=PASSWORD):
        answer = self.post("/werk/aanmelden", {"email": email, "password": password})
        if answer.status != 303:
            raise RuntimeError("signing in: %d" % answer.status)
        self.cookie = re.match(COOKIE + "=([^;]+)", answer.headers["Set-Cookie"]).group(1)
        self.csrf = first(r'name="csrf" value="([^"]+)"', self.get("/werk").text)
        return self

    def again(self, port):
        """The same person at another node, or after a restart."""
        other = Client(port, self.limit_s)
        other.cookie, other.csrf = self.cookie, self.csrf
        return other


class Stream:
    """A page that is open and waits for news."""

    def __init__(self, client, path):
        self.socket = socket.create_connection(("127.0.0.1", client.port), timeout=PATIENCE_S)
        cookie = "Cookie: %s=%s\r\n" % (COOKIE, client.cookie) if client.cookie else ""
        self.socket.sendall(("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n" % (path, cookie)).encode())
        self.got = b""
        wait_until("the head of the stream", self.has_head)

    def has_head(self):
        if b"\r\n\r\n" in self.got:
            return True
        piece = self.socket.recv(4096)
        if not piece:
            raise Lost("the stream ended: %r" % self.got)
        self.got += piece
        return b"\r\n\r\n" in self.got

    def news(self):
        """Waits for one more event; false when none comes."""
        until = time.monotonic() + PATIENCE_S  # it goes on beating when there is none
        while b"event: changed" not in self.got:
            if time.monotonic() > until:
                return False
            try:
                piece = self.socket.recv(4096)
            except TimeoutError:
                return False
            if not piece:
                return False
            self.got += piece
        self.got = self.got.split(b"event: changed", 1)[1]
        return True

    def close(self):
        self.socket.close()


def first(pattern, text):
    found = re.search(pattern, text)
    return html.unescape(found.group(1)) if found else ""


def question_fields(text, **more):
    return {"question": text, "topic": TOPIC, "municipality": "GM9901", "name": "", "phone": "", "email": "",
            "channel": "code", "consent": "yes", **more}


def is_human(answer):
    """A page for a person: words, a way on, and a telephone number to call."""
    return "<h1" in answer.text and re.search(r'href="tel:[+0-9-]{6,}"', answer.text) is not None and \
        "text/html" in answer.headers.get("Content-Type", "")


# ---- what may never be found in a database ----

def half_things(database, begun_ms):
    """Everything about questions asked after that moment that is there by half, as sentences."""
    q = asked_after(begun_ms)
    tables = ("question_key", "message", "happening", "consent")
    same = "t.municipality = q.municipality AND t.question = q.question"
    of = "JOIN question q ON " + same
    wrong = {
        "a question without a holder": "SELECT q.question FROM question q LEFT JOIN holding h ON h.municipality ="
        " q.municipality AND h.question = q.question WHERE h.question IS NULL",
        "a holder of no question": "SELECT h.question FROM holding h LEFT JOIN question q ON h.municipality ="
        " q.municipality AND h.question = q.question WHERE q.question IS NULL",
        "a question with two holders": "SELECT question FROM holding GROUP BY question HAVING count(*) <> 1",
        "a question without exactly one first message": "SELECT q.question FROM question q WHERE 1 <> (SELECT count(*)"
        " FROM message m WHERE m.municipality = q.municipality AND m.question = q.question AND m.kind = 'question')",
        "answers that do not match what happened": "SELECT q.question FROM question q WHERE q.question IN %s AND"
        " (SELECT count(*) FROM message t WHERE %s AND t.kind = 'reply') <>"
        " (SELECT count(*) FROM happening t WHERE %s AND t.kind = 'answered')" % (q, same, same),
        "answered without an answer": "SELECT q.question FROM holding q WHERE q.stage = 'answered' AND q.question IN %s"
        " AND NOT EXISTS (SELECT 1 FROM message t WHERE %s AND t.kind = 'reply')" % (q, same),
        "taken by one of whom no taking is known": "SELECT q.question FROM holding q WHERE q.professional IS NOT NULL"
        " AND q.question IN %s AND NOT EXISTS (SELECT 1 FROM happening t WHERE %s AND"
        " t.kind IN ('taken', 'handed_over') AND t.professional = q.professional)" % (q, same),
        "handed over, and not with who accepted": "SELECT t.question FROM handover t JOIN holding q ON %s"
        " WHERE (t.state = 'accepted') <> (q.organisation = t.to_organisation)" % same,
        "an offer without what goes along": "SELECT q.question FROM handover q WHERE NOT EXISTS (SELECT 1 FROM packet t"
        " WHERE %s AND t.packet = q.handover)" % same,
        "an offer without consent": "SELECT q.question FROM handover q WHERE NOT EXISTS (SELECT 1 FROM consent t"
        " WHERE %s AND t.text_key = 'consent-handover' AND t.given = 1)" % same,
        "taken twice": "SELECT question FROM happening WHERE kind = 'taken' AND question IN %s GROUP BY question"
        " HAVING count(*) > 1" % q,
    }
    # What an authority must decide rests on the law, and not on consent: it has its procedure instead.
    for table, other in (("question_key", "question_key"), ("consent", "procedure")):
        wrong["a question without its row in " + table] = (
            "SELECT q.question FROM question q WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE %s)"
            " AND NOT EXISTS (SELECT 1 FROM %s t WHERE %s)" % (table, same, other, same))
    wrong["a procedure without what happened"] = (
        "SELECT q.question FROM procedure q WHERE NOT EXISTS (SELECT 1 FROM procedure_event t WHERE %s)" % same)
    for table in tables:
        wrong["a row in %s of no question" % table] = "SELECT t.question FROM %s t LEFT %s WHERE q.question IS NULL" % (
            table, of)
    return ["%s: %s" % (what, row[0]) for what, sql in wrong.items() for row in database.rows(sql)]


def newest_asked_ms(database):
    return int(database.rows("SELECT max(asked_ms) FROM question")[0][0])


def asked_after(begun_ms):
    """As SQL; ids do not tell, because they are scattered."""
    return "(SELECT question FROM question WHERE asked_ms > %d)" % begun_ms
