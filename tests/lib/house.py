"""What tests of a running server share: a server on SQLite or PostgreSQL, a small HTTP client that
follows no redirect and keeps no cookie by itself, signing in, asking, and TAP.

A test program is functions marked @test, each named as a sentence, and a call of main(). Each runs
once per engine, on a demo server that the functions of one program share. ELKEDEUR names the
program, ELKEDEUR_TEST_PG a PostgreSQL; where that is missing, tests/pg.sh makes one.
"""
import atexit
import concurrent.futures
import html
import html.parser
import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse

import pg

os.environ["TZ"] = "Europe/Amsterdam"  # so that the tests' day is that of the pages
time.tzset()

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("ELKEDEUR_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))  # beside the project
PROGRAM = os.environ.get("ELKEDEUR", os.path.join(ROOT, "build", "elkedeur"))
PASSWORD = "demodam-2026"
ENGINES = tuple(os.environ.get("ELKEDEUR_ENGINES", "sqlite postgresql").split())
PATIENCE_S = 60  # how long a thing that must happen may take on a slow machine; no test measures time

SAMIRA = "samira@raadslieden.demodam.example"
JORIS = "joris@raadslieden.demodam.example"
LINH = "linh@loket.demodam.example"
BRAM = "bram@schuldhulp.demodam.example"
ROOS = "roos@vangnet.demodam.example"
AISHA = "aisha@overdam.demodam.example"
HENK = "henk@netwerk.demodam.example"


# ---- saying what is wrong ----

def expect(condition, words):
    if not condition:
        raise AssertionError(words)


def same(got, wanted, words):
    if got != wanted:
        raise AssertionError("%s: %r, expected %r" % (words, got, wanted))


def until(look, words, patience_s=PATIENCE_S):
    """Waits for something that happens by itself; returns what `look` returned."""
    end = time.monotonic() + patience_s
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError("did not happen: " + words)
        time.sleep(0.05)


# ---- a page ----

class _Forms(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms, self.form, self.area, self.begun = [], None, None, False
        self.ids, self.inside, self.links = {}, [], []

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.form = Form(a.get("action", ""), a.get("method", "get"))
            self.forms.append(self.form)
        elif tag == "a":
            self.links.append(a.get("href", ""))
        elif tag == "input" and self.form is not None and a.get("name"):
            if a.get("type") in ("radio", "checkbox"):
                self.form.choices.setdefault(a["name"], []).append(a.get("value", "on"))
                if "checked" in a:
                    self.form.values[a["name"]] = a.get("value", "on")
            else:
                self.form.values[a["name"]] = a.get("value") or ""
        elif tag == "textarea" and self.form is not None:
            self.area, self.begun = a.get("name"), False
            self.form.values[self.area] = ""
        if a.get("id") and tag not in ("input", "img", "link", "meta"):
            self.ids[a["id"]] = ""
            self.inside.append((tag, a["id"]))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        if tag == "textarea":
            self.area = None
        for i in range(len(self.inside) - 1, -1, -1):
            if self.inside[i][0] == tag:
                del self.inside[i]
                break

    def handle_data(self, data):
        if self.area is not None:
            # A browser leaves out a newline right after the tag.
            fresh = self.form.values[self.area] == "" and not self.begun
            self.form.values[self.area] += data[1:] if fresh and data.startswith("\n") else data
            self.begun = True
        for _, name in self.inside:
            self.ids[name] += data


class Form:
    def __init__(self, action, method):
        self.action, self.method, self.values, self.choices = action, method, {}, {}


class Answer:
    """What a server answered. Header names in lower case."""

    def __init__(self, status, headers, body):
        self.status, self.body, self.header_list = status, body, headers
        self.headers = {}
        for name, value in headers:
            self.headers.setdefault(name.lower(), value)
        self._parsed = None

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def location(self):
        return self.headers.get("location", "")

    def parsed(self):
        if self._parsed is None:
            self._parsed = _Forms()
            self._parsed.feed(self.text)
        return self._parsed

    @property
    def forms(self):
        return self.parsed().forms

    @property
    def links(self):
        return self.parsed().links

    def form(self, action_end):
        """The form whose address ends so."""
        for form in self.forms:
            if form.action.endswith(action_end):
                return form
        raise AssertionError("no form to ...%s in a page with status %d; forms: %s" % (
            action_end, self.status, [f.action for f in self.forms]))

    def has_form(self, action_end):
        return any(form.action.endswith(action_end) for form in self.forms)

    def by_id(self, name):
        """The text inside the element with this id; None when there is none."""
        found = self.parsed().ids.get(name)
        return None if found is None else found.strip()

    def shown(self):
        """The words a person reads, on one line; without the title."""
        bare = re.sub(r"<(script|style|title)\b.*?</\1>", " ", self.text, flags=re.S)
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", bare)).split())

    def paragraphs(self, css_class):
        """What stands in elements <p> and <dd> of one class, unescaped exactly."""
        return [html.unescape(m) for m in
                re.findall(r'<(?:p|dd) class="%s"[^>]*>(.*?)</(?:p|dd)>' % re.escape(css_class), self.text, re.S)]

    def is_page(self):
        """A whole page for people: title, one heading, no words of a machine."""
        heads = re.findall(r"<h1[ >]", self.text)
        return (self.headers.get("content-type") == "text/html; charset=utf-8" and len(heads) == 1
                and "</html>" in self.text and "<title>" in self.text)


# ---- a server ----

_started_pg = None


def pg_url():
    global _started_pg
    if os.environ.get("ELKEDEUR_TEST_PG"):
        return os.environ["ELKEDEUR_TEST_PG"]
    if _started_pg is None:
        _started_pg = subprocess.check_output([ROOT + "/tests/pg.sh", "start"], text=True).strip()
        atexit.register(subprocess.run, [ROOT + "/tests/pg.sh", "stop", _started_pg])
    return _started_pg


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def flat(value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def encode(fields):
    """Fields, as a dict or pairs, as the body of a form; of a list each is sent."""
    pairs = fields.items() if isinstance(fields, dict) else fields
    return "&".join("%s=%s" % (urllib.parse.quote_plus(flat(k)), urllib.parse.quote_plus(flat(v)))
                    for k, values in pairs for v in (values if isinstance(values, list) else [values])).encode()


class Server:
    """A demo server of its own. What is posted is remembered, so that the log can be searched for it."""

    options = ()  # more words on its command line; a test program sets them for all its servers

    def __init__(self, engine, rates=False):
        self.engine = engine
        self.rates = rates
        self.folder = tempfile.mkdtemp(prefix="elkedeur-test.")
        self.process = None
        self.posted, self.locations = set(), []
        self.log_path = os.path.join(self.folder, "log")
        if engine == "sqlite":
            self.db = "sqlite:%s/elkedeur.db" % self.folder
        else:
            name = "house_%d_%d" % (os.getpid(), time.monotonic_ns())
            base = pg_url()
            pg.rows(base, "create database " + name)
            self.db = re.sub(r"/[^/?]*\?", "/%s?" % name, base, count=1)
        self.start()

    def start(self):
        env = dict(os.environ, ELKEDEUR_DB=self.db)
        env.pop("ELKEDEUR_NO_RATES", None)
        if not self.rates:
            env["ELKEDEUR_NO_RATES"] = "1"
        self.serve(env, "demo", "--data", self.folder, *self.options)

    def serve(self, env, *words):
        """Starts the program with these words, on a port of its own; on another when somebody took that one in between."""
        for _ in range(5):
            self.port = free_port()
            with open(self.log_path, "ab") as log, open(os.path.join(self.folder, "out"), "wb") as out:
                self.process = subprocess.Popen([PROGRAM, *words, "--listen", "127.0.0.1:%d" % self.port], env=env,
                                                stdin=subprocess.DEVNULL, stdout=out, stderr=log)
            until(lambda: self.process.poll() is not None or self._ready(), "the server starts: " + self.log()[-2000:], 120)
            if self.process.poll() is None:
                return
            if "luistert al" not in self.log()[-1000:]:
                break
        raise AssertionError("the server ended with %s: %s" % (self.process.returncode, self.log()[-3000:]))

    def _ready(self):
        """It said itself that it listens: on its port somebody else's server may answer."""
        with open(os.path.join(self.folder, "out"), encoding="utf-8") as out:
            if "http://127.0.0.1:%d" % self.port not in out.read():
                return False
        try:
            return self.get("/health/ready").status == 200
        except OSError:
            return False

    def stop(self):
        """Asks it to end, as systemd does; -> exit code."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def close(self):
        self.stop()
        if self.engine == "postgresql":
            name = re.search(r"/([^/?]*)\?", self.db).group(1)
            pg.drop(pg_url(), name)
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as f:
            return f.read()

    def command(self, *words, stdin=""):
        """Another command of the program on the same data; -> (exit code, output, errors)."""
        config = os.path.join(self.folder, "config")
        with open(config, "w") as f:
            f.write("db = %s\nkeys = %s/keys\n" % (self.db, self.folder))
        env = {k: v for k, v in os.environ.items() if k != "ELKEDEUR_DB"}
        done = subprocess.run([PROGRAM, *words, "--config", config], input=stdin, text=True, env=env,
                              capture_output=True)
        return done.returncode, done.stdout, done.stderr

    # -- the database --

    def sql(self, text):
        """One statement; -> rows. For looking, and for moving time; $n parameters are not needed here."""
        if self.engine == "sqlite":
            db = sqlite3.connect(self.db[len("sqlite:"):], timeout=PATIENCE_S)
            try:
                rows = [tuple(row) for row in db.execute(text).fetchall()]
                db.commit()
                return rows
            finally:
                db.close()
        return [tuple(map(_value, row)) for row in pg.rows(self.db, text)]

    def one(self, text):
        rows = self.sql(text)
        same(len(rows), 1, "rows of " + text)
        return rows[0] if len(rows[0]) > 1 else rows[0][0]

    def open_holders(self, question):
        return self.one("select count(*) from holding where open = 1 and question = %d" % question)

    # -- requests --

    def request(self, method, path, fields=None, cookie=None, headers=None, body=None):
        if fields is not None:
            pairs = fields.items() if isinstance(fields, dict) else fields
            for name, value in pairs:
                self.remember(name, value)
            body = encode(fields)
        sent = dict(headers or {})
        if body is not None:
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        if cookie:
            sent["Cookie"] = cookie
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()
        if answer.location:
            self.locations.append(answer.location)
        return answer

    def get(self, path, cookie=None, headers=None):
        return self.request("GET", path, cookie=cookie, headers=headers)

    def post(self, path, fields=None, cookie=None, headers=None, body=None):
        """What a search or a letter leads to is a page with what was typed sealed in its address: that page is the answer."""
        answer = self.request("POST", path, fields=fields if body is None else None, cookie=cookie,
                              headers=headers, body=body)
        kept = answer.status == 303 and re.match(r"(/[a-z]{2})?/(zoek|brief|brief/bezwaar|bel-mij)/uw/", answer.location or "")
        return self.get(answer.location, cookie=cookie) if kept else answer

    def raw(self, data, patience_s=PATIENCE_S):
        """Bytes in, bytes out, until the server closes or nothing comes any more."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=patience_s) as s:
            s.sendall(data)
            return read_all(s)

    # -- what may not be in a log --

    PRIVATE = {"question", "q", "name", "phone", "email", "code", "text", "note", "words", "password", "place"}

    def remember(self, field, value):
        if field in self.PRIVATE and isinstance(value, str) and len(value) >= 8 and value.isprintable():
            self.posted.add(value[:60])

    def leaks(self):
        """Private values that stand in the log or in an address the server sent people to."""
        log = self.log()
        places = urllib.parse.unquote(" ".join(self.locations))
        return ["%r in the %s" % (v, where) for v in sorted(self.posted)
                for where, text in (("log", log), ("Location", places)) if v in text]

    # -- people --

    def sign_in(self, email, password=PASSWORD):
        answer = self.post("/werk/aanmelden", {"email": email, "password": password})
        same((answer.status, answer.location), (303, "/werk"), "signing in as " + email)
        return Professional(self, answer.headers["set-cookie"].split(";")[0])

    def ask(self, question="Mijn huurbaas zet mij uit huis en ik weet niet wat ik moet doen.", **fields):
        """Asks in one request; a topic of the raadslieden unless another is named."""
        sent = {"question": question, "topic": "bijstand", "municipality": "GM9901", "channel": "code",
                "consent": "yes"}
        sent.update(fields)
        answer = self.post("/vraag", sent)
        same(answer.status, 303, "asking answers (%s)" % answer.shown()[:300])
        return self.asked(answer.location)

    def asked(self, location):
        """What the page after asking says."""
        page = self.get(location)
        same(page.status, 200, "the page with the code")
        return Asked(self, page)


def _value(text):
    return int(text) if re.fullmatch(r"-?\d+", text) else (None if text == "" else text)


def read_all(s):
    out = b""
    try:
        while True:
            part = s.recv(65536)
            if not part:
                return out
            out += part
    except (TimeoutError, ConnectionError):
        return out


class Asked:
    """A question as the resident has it: code, secret link, and the row behind it."""

    def __init__(self, server, page):
        self.server, self.page = server, page
        self.code = page.by_id("code")
        expect(self.code, "the code stands in <output id=code>")
        link = re.search(r"/volg/l/([A-Za-z0-9_-]+)", page.text)
        expect(link, "the secret link stands on the page")
        self.secret = link.group(1)
        server.posted.update((self.code, self.code.replace("-", "").replace(" ", ""), self.secret))
        self.municipality, self.question = server.sql(
            "select municipality, question from question order by asked_ms desc, question desc limit 1")[0]

    @property
    def work(self):
        return "/werk/vraag/%d/%d" % (self.municipality, self.question)

    def open_link(self):
        """By the secret link; -> the address of the thread, with its ticket."""
        answer = self.server.get("/volg/l/" + self.secret)
        same(answer.status, 303, "the secret link leads on")
        return answer.location

    def thread(self):
        return self.server.get(self.open_link())

    def state(self):
        """(stage, organisation, professional, caught)"""
        return self.server.sql("select stage, organisation, professional, caught from holding where question = %d"
                               % self.question)[0]


class Professional:
    """Somebody signed in: a cookie, and the CSRF token of the page a form stands on."""

    def __init__(self, server, cookie):
        self.server, self.cookie = server, cookie
        page = self.get("/werk")
        if page.status == 303:
            page = self.get(page.location)
        same(page.status, 200, "the first page after signing in")
        self.csrf = page.form("/werk/afmelden").values["csrf"]

    def get(self, path, headers=None):
        return self.server.get(path, cookie=self.cookie, headers=headers)

    def post(self, path, fields=None, csrf=None):
        sent = dict(fields or {}, csrf=self.csrf if csrf is None else csrf)
        return self.server.post(path, sent, cookie=self.cookie)


class Live:
    """An open event stream."""

    def __init__(self, server, path, cookie=None):
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S)
        head = "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" % path
        if cookie:
            head += "Cookie: %s\r\n" % cookie
        self.socket.sendall((head + "\r\n").encode())
        self.got = b""
        self.wait(b"\r\n\r\n")
        self.head = self.got.split(b"\r\n\r\n")[0].decode()
        self.got = self.got.split(b"\r\n\r\n", 1)[1]

    def wait(self, wanted):
        """Reads until `wanted` has come."""
        end = time.monotonic() + PATIENCE_S
        while wanted not in self.got:
            expect(time.monotonic() < end, "the stream brings %r; it brought %r" % (wanted, self.got))
            part = self.socket.recv(4096)
            expect(part, "the stream stays open; it brought %r" % self.got)
            self.got += part

    def event(self):
        self.wait(b"event: changed")
        self.got = b""

    def close(self):
        self.socket.close()


# ---- running tests ----

def many(function, items):
    """Calls it for each, eight at a time; the first failure is raised."""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        return list(pool.map(function, items))


_tests = []


def test(function=None, engines=ENGINES, rates=False):
    """Marks a function of one server. `rates`: on a server of its own that throttles."""
    def mark(f):
        _tests.append((f, engines, rates))
        return f
    return mark(function) if function else mark


def skip(words):
    """Ends the program: nothing here can be tested."""
    print("1..0 # SKIP " + words)
    sys.exit(0)


class _Count:
    number = failed = 0


def result(ok, sentence, about=""):
    """One line of TAP, for programs that make their own."""
    _Count.number += 1
    _Count.failed += not ok
    print("%s %d - %s" % ("ok" if ok else "not ok", _Count.number, sentence), flush=True)
    for row in about.rstrip().split("\n") if about and not ok else []:
        print("# " + row, flush=True)


def _run(function, server, sentence):
    begun = time.monotonic()
    try:
        function(server)
        result(True, sentence)
        if time.monotonic() - begun > 5:
            print("# %.0f s" % (time.monotonic() - begun))
    except Exception as problem:
        what = str(problem) if isinstance(problem, AssertionError) else traceback.format_exc()
        where = traceback.extract_tb(problem.__traceback__)
        lines = [f for f in where if os.path.abspath(f.filename) == os.path.abspath(sys.argv[0])]
        result(False, sentence, "%s\nat line %s" % (what[:3000], ", ".join(str(f.lineno) for f in lines)))


def _last_words(server, engine):
    """What holds after everything else: nothing private was logged, and nothing crashed."""
    leaks = server.leaks()
    result(not leaks, "%s: nothing that was posted stands in the log or in an address" % engine, "\n".join(leaks))
    code = server.stop()
    result(code == 0, "%s: the server bore it all and ends as asked" % engine,
           "exit %s\n%s" % (code, server.log()[-3000:]))


def main():
    """Runs the marked functions on each engine. Names on the command line choose some."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is stopped
    chosen = [(f, e, r) for f, e, r in _tests if not sys.argv[1:] or f.__name__ in sys.argv[1:]]
    for engine in ENGINES:
        server = None
        try:
            for function, engines, rates in chosen:
                sentence = "%s: %s" % (engine, function.__name__.replace("_", " "))
                if engine not in engines:
                    continue
                if rates:
                    own = Server(engine, rates=True)
                    try:
                        _run(function, own, sentence)
                    finally:
                        own.close()
                    continue
                if server is None:
                    server = Server(engine)
                _run(function, server, sentence)
            if server:
                _last_words(server, engine)
        finally:
            if server:
                server.close()
    finish()


def finish():
    print("1..%d" % _Count.number)
    sys.exit(1 if _Count.failed else 0)
