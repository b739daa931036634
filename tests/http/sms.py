#!/usr/bin/env python3
"""Text messages about a call, over a service that speaks as NotifyNL does: who gets one and who never, that no word of the
case is in it, and that none is lost or sent twice when either side falls away."""
import base64
import hashlib
import hmac
import http.server
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import house
import procedures
from house import SAMIRA, expect, main, same, test, until
from procedures import ELLEN, PHONE, day, letter, person

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
HATICE, HATICE_ID = "hatice@inkomen.demodam.example", 137
E164 = "+31610004321"  # PHONE
CASE = ("yusuf", "yildirim", "uitkering", "bijstand", "bezwaar", "aanvraag", "inkomen", "gemeente", "demodam", "besluit", "traplift")


# ---- the other side ----

def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class Fake(http.server.BaseHTTPRequestHandler):
    """As the service answers: a token that is not right is 403; what was accepted is found by its reference."""
    accepted, requests, wrong = [], [], []
    answers = []            # statuses of the next requests to send
    known = None            # what looking for a reference answers, when that is no list
    hang_before = hang_after = False  # of the next: before or after it is accepted, no answer comes
    lock, go = threading.Lock(), threading.Event()

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def allowed(self):
        kind, _, token = self.headers.get("Authorization", "").partition(" ")
        parts = token.split(".")
        if kind != "Bearer" or len(parts) != 3:
            return False
        signed = hmac.new(SECRET.encode(), (parts[0] + "." + parts[1]).encode(), hashlib.sha256).digest()
        claims = json.loads(decoded(parts[1]))
        return (json.loads(decoded(parts[0])) == {"alg": "HS256", "typ": "JWT"} and decoded(parts[2]) == signed
                and set(claims) == {"iss", "iat"} and claims["iss"] == SERVICE and abs(claims["iat"] - time.time()) <= 30)

    def handle_one(self, body):
        cls = type(self)
        with cls.lock:
            cls.requests.append((self.command, self.path, body))
        if not self.allowed():
            cls.wrong.append(self.headers.get("Authorization"))
            return self.answer(403, {"status_code": 403, "errors": [{"error": "AuthError", "message": "Invalid token"}]})
        path, _, query = self.path.partition("?")
        if self.command == "GET" and path == "/v2/template/" + TEMPLATE:
            return self.answer(200, {"id": TEMPLATE, "type": "sms"})
        if self.command == "GET" and path == "/v2/notifications":
            if cls.known is not None:
                return self.answer(200, cls.known)
            wanted = urllib.parse.parse_qs(query)
            found = [a for a in cls.accepted if a["reference"] == wanted["reference"][0]]
            return self.answer(200, {"notifications": found, "links": {}})
        if self.command == "POST" and path == "/v2/notifications/sms":
            if cls.hang_before:
                return cls.go.wait(60)
            if cls.answers:
                status = cls.answers.pop(0)
                return self.answer(status, {"status_code": status, "errors": [{"error": "x", "message": body.decode()}]})
            with cls.lock:
                cls.accepted.append(json.loads(body))
            if cls.hang_after:
                return cls.go.wait(60)
            return self.answer(201, {"id": "740e5834-3a29-46b4-9a6f-16142fde533a"})
        return self.answer(404, {"status_code": 404, "errors": []})

    def do_GET(self):
        self.handle_one(b"")

    def do_POST(self):
        self.handle_one(self.rfile.read(int(self.headers["Content-Length"])))


def posts():
    return [body for method, _, body in Fake.requests if method == "POST"]


fake = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Fake)
fake.daemon_threads = True
threading.Thread(target=fake.serve_forever, daemon=True).start()
FOLDER = tempfile.mkdtemp(prefix="elkedeur-sms.")
BASE = "http://127.0.0.1:%d" % fake.server_port


def settings(name, key="elkedeur-%s-%s\n" % (SERVICE, SECRET), mode=0o600, **changed):
    """A settings file and its key; -> path."""
    path = os.path.join(FOLDER, name)
    with open(path + ".key", "w") as f:
        f.write(key)
    os.chmod(path + ".key", mode)
    lines = {"sms": BASE, "sms_key": path + ".key", "sms_template": TEMPLATE}
    lines.update(changed)
    with open(path, "w") as f:
        f.writelines("%s = %s\n" % line for line in lines.items())
    return path


house.Server.options = ("--config", settings("on"))
os.environ["no_proxy"] = "127.0.0.1,localhost"


# ---- the case ----

def register(server, who, **changed):
    """An objection, or what `changed` makes of it; -> its address at work."""
    first, second = letter(), person()
    for name, value in changed.items():
        (first if name in first or name.startswith("term") else second)[name] = value
    case = procedures.register(server, who, first, second)
    server.posted.update((E164, PHONE, E164[1:]))
    return case.path


def jobs(server):
    return server.sql("select subject, tries, done_ms from job where kind = 'sms' order by job")


def arrives(server, count, words):
    """The next message that the service accepts; -> its body."""
    until(lambda: len(Fake.accepted) > count, words)
    same(len(Fake.accepted), count + 1, words)
    sent = Fake.accepted[-1]
    server.posted.add(sent["personalisation"]["bericht"][:60])
    until(lambda: all(done for _, _, done in jobs(server)), "the job is done")
    return sent


def says_nothing(sent, number=E164):
    same(set(sent), {"phone_number", "template_id", "personalisation", "reference"}, "what goes there")
    same(set(sent["personalisation"]), {"bericht"}, "what the template gets")
    same((sent["phone_number"], sent["template_id"]), (number, TEMPLATE), "to whom, in which template")
    expect(re.fullmatch(r"[0-9a-f]{32}", sent["reference"]), "a reference that says nothing: " + sent["reference"])
    words = json.dumps(sent, ensure_ascii=False).lower()
    expect(not [w for w in CASE if w in words], "a word of the case in " + words)


@test
def a_message_before_the_call_says_when_and_nothing_of_the_case(server):
    ellen = server.sign_in(ELLEN)
    path = register(server, ellen)
    page = ellen.get(path)
    expect(page.has_form(path + "/sms"), "it is offered")
    wrong = ellen.post(path + "/sms", {"talk_day": day(-1).isoformat(), "talk_time": ""})
    same(wrong.status, 400, "yesterday")
    expect('id="talk_day-fault"' in wrong.text, "beside the day")
    same(ellen.post(path + "/sms", {"talk_day": day(1).isoformat(), "talk_time": "half twee"}).status, 400, "no time")
    count = len(Fake.accepted)
    same(ellen.post(path + "/sms", {"talk_day": day(1).isoformat(), "talk_time": "14:30"}).status, 303, "asked for")
    sent = arrives(server, count, "a message")
    says_nothing(sent)
    text = sent["personalisation"]["bericht"]
    expect(text.startswith("Wij bellen u op ") and " om 14.30 uur." in text and "099 900" in text, text)
    expect("stuurde een sms over het bellen" in ellen.get(path.replace("bezwaar/zaak", "vraag")).shown(), "it stands with the case")
    same(Fake.wrong, [], "every token was right")


@test
def after_a_call_in_vain_the_handler_may_say_so(server):
    ellen = server.sign_in(ELLEN)
    path = register(server, ellen)
    same(ellen.post(path + "/gebeld", {"call": "no_answer"}).status, 303, "no message was chosen")
    same(ellen.post(path + "/gebeld", {"call": "wrong_number", "sms": "yes"}).status, 303, "nor to a wrong number")
    before, count = len(jobs(server)), len(Fake.accepted)
    same(ellen.post(path + "/gebeld", {"call": "no_answer", "sms": "yes"}).status, 303, "and now it was")
    sent = arrives(server, count, "a message")
    says_nothing(sent)
    expect(sent["personalisation"]["bericht"].startswith("Wij belden u op "), sent["personalisation"]["bericht"])
    same(len(jobs(server)), before + 1, "one")
    count = len(Fake.accepted)
    answer = ellen.post(path + "/daarna", {"next": "again", "next_day": day(2).isoformat(), "next_sms": "yes"})
    same(answer.status, 303, "again, on another day: " + answer.shown()[:300])
    sent = arrives(server, count, "a message of that day")
    says_nothing(sent)


@test
def an_application_that_is_talked_about_by_telephone(server):
    hatice = server.sign_in(HATICE)
    path = register(server, hatice, kind="application", decided_by="0", handler=str(HATICE_ID), topic="wmo", law="wmo", term="wmo",
                    says="Ik wil een traplift.")
    plan = {"talk_day": day(3).isoformat(), "talk_time": "9:05", "talk_how": "desk", "talk_sms": "yes"}
    page = hatice.get(path)
    expect(not page.has_form(path + "/sms") and page.form("/gesprek").values.get("talk_sms") == "yes", "there the plan has it")
    ids = re.findall(r' id="([^"]+)"', page.text)
    same(sorted(i for i in set(ids) if ids.count(i) > 1), [], "ids that stand twice")
    before, count = len(jobs(server)), len(Fake.accepted)
    same(hatice.post(path + "/gesprek", plan).status, 303, "at the desk")
    same(len(jobs(server)), before, "nobody calls")
    same(hatice.post(path + "/gesprek", dict(plan, talk_how="phone")).status, 303, "by telephone")
    says_nothing(arrives(server, count, "a message"))


@test
def who_is_not_safe_never_gets_one(server):
    samira = server.sign_in(SAMIRA)
    plain = {"phone": PHONE, "question": "Mijn uitkering is gestopt."}
    cases = (("nothing: this one may have it", plain, None),
             ("something to mind", dict(plain, mind="Bel niet als hij thuis is"), None),
             ("danger", dict(plain, question="Mijn man slaat mij en ik durf niet naar huis"), None),
             ("a landline", dict(plain, phone="020 1234567"), None),
             ("no message may be left", None, {"phone": PHONE}),
             ("something to mind when called back", None, {"phone": PHONE, "voicemail": "yes", "mind": "Alleen overdag"}))
    before = len(jobs(server)), len(Fake.requests)
    for words, asked, called in cases:
        if asked:
            server.ask(**dict({"channel": "phone"}, **asked))
        else:
            same(server.post("/bel-mij", called).status, 303, words)
        municipality, question = server.sql("select municipality, question from question order by asked_ms desc, question desc limit 1")[0]
        # whoever has it: the question is given to Samira's team
        server.sql("update holding set organisation = 1, stage = 'taken', professional = 1 where question = %d" % question)
        path = "/werk/vraag/%d/%d" % (municipality, question)
        page = samira.get(path)
        same((page.has_form("/gebeld"), 'name="sms"' in page.text), (True, asked is plain), "offered with " + words)
        if asked is not plain:
            same(samira.post(path + "/gebeld", {"call": "no_answer", "sms": "yes"}).status, 303, words)
    same((len(jobs(server)), len(Fake.requests)), before, "and not sent when it is asked for all the same")


@test
def a_call_back_may_have_one_when_a_message_may_be_left(server):
    samira = server.sign_in(SAMIRA)
    other = "+31610004329"  # of PHONE something to mind was said before: then none goes
    server.posted.update((other, other[1:]))
    expect("of een sms sturen" in server.get("/bel-mij").shown(), "residents are told")
    same(server.post("/bel-mij", {"phone": "+31 6 10004329", "voicemail": "yes"}).status, 303, "asked to be called")
    municipality, question = server.sql("select municipality, question from question order by asked_ms desc, question desc limit 1")[0]
    server.sql("update holding set organisation = 1, stage = 'taken', professional = 1 where question = %d" % question)
    path = "/werk/vraag/%d/%d" % (municipality, question)
    expect('name="sms"' in samira.get(path).text, "offered")
    count = len(Fake.accepted)
    same(samira.post(path + "/gebeld", {"call": "no_answer", "sms": "yes"}).status, 303, "called in vain")
    says_nothing(arrives(server, count, "a message"), other)
    plan = {"plan_day": day(2).isoformat(), "plan_time": "9:30"}
    same(samira.post(path + "/plannen", plan).status, 303, "planned without a message")
    count = len(Fake.accepted)
    same(samira.post(path + "/plannen", dict(plan, sms="yes")).status, 303, "planned with one")
    sent = arrives(server, count, "one message")
    says_nothing(sent, other)
    expect(" om 9.30 uur." in sent["personalisation"]["bericht"], "it says when")
    # Wiped between asking and sending: nothing goes out.
    Fake.answers[:] = [500]
    tried = len(posts())
    same(samira.post(path + "/gebeld", {"call": "voicemail", "sms": "yes"}).status, 303, "and again")
    until(lambda: len(posts()) > tried, "the service does not take it")
    until(lambda: any(not done and tries for _, tries, done in jobs(server)), "later")
    server.sql("update question set danger = 1 where question = %d" % question)
    tried = len(posts())
    due_now(server)
    until(lambda: all(done for _, _, done in jobs(server)), "the job ends")
    same(len(posts()), tried, "it became unsafe: looked at again before sending")


def kept(server):
    return server.one("select count(*) from job where kind = 'sms' and done_ms = 0 and fault = 'unavailable'") == 1


def due_now(server):
    server.sql("update job set due_ms = 0, leased_until_ms = 0 where kind = 'sms' and done_ms = 0")


@test
def a_service_that_fails_gets_it_again_and_one_that_refuses_does_not(server):
    ellen = server.sign_in(ELLEN)
    path = register(server, ellen)
    for number, status in enumerate((500, 429, 503, 403)):
        Fake.answers[:] = [status]
        count, tried = len(Fake.accepted), len(posts())
        same(ellen.post(path + "/sms", {"talk_day": day(2 + number).isoformat(), "talk_time": ""}).status, 303, "asked for")
        until(lambda: [t for _, t, done in jobs(server) if not done and t == 1] and len(posts()) == tried + 1, "tried once")
        until(lambda: kept(server), "kept, with its fault")
        expect(server.one("select due_ms from job where kind = 'sms' and done_ms = 0") > time.time() * 1000 + 60000, "later")
        due_now(server)
        sent = arrives(server, count, "the second time")
        same(sent["reference"], json.loads(posts()[-2])["reference"], "by the same reference")
    for number, status in enumerate((413, 400)):
        Fake.answers[:] = [status]
        count, tried = len(Fake.accepted), len(posts())
        same(ellen.post(path + "/sms", {"talk_day": day(6 + number).isoformat(), "talk_time": ""}).status, 303, "asked for")
        until(lambda: len(posts()) == tried + 1 and all(done for _, _, done in jobs(server)), "refused, and done with")
        due_now(server)
        same((len(Fake.accepted), len(posts())), (count, tried + 1), "never again")
        expect(re.search("sms_refused.*status=%d" % status, server.log()), "the log has the status")


@test
def an_answer_that_makes_no_sense_is_no_answer(server):
    ellen = server.sign_in(ELLEN)
    path = register(server, ellen)
    for number, known in enumerate(([], {}, {"notifications": 1}, {"notifications": "x" * 2000000})):
        Fake.known = known
        count, tried = len(Fake.accepted), len(posts())
        same(ellen.post(path + "/sms", {"talk_day": day(20 + number).isoformat(), "talk_time": ""}).status, 303, "asked for")
        until(lambda: kept(server), "kept")
        same(len(posts()), tried, "nothing was sent on the strength of it")
        Fake.known = None
        due_now(server)
        arrives(server, count, "a message, when it answers again")


@test
def a_kill_in_between_loses_nothing_and_sends_nothing_twice(server):
    path = register(server, server.sign_in(ELLEN))
    for number, moment in enumerate(("hang_before", "hang_after")):
        ellen = server.sign_in(ELLEN)
        count, tried = len(Fake.accepted), len(posts())
        Fake.go.clear()
        setattr(Fake, moment, True)
        same(ellen.post(path + "/sms", {"talk_day": day(10 + number).isoformat(), "talk_time": ""}).status, 303, "asked for")
        until(lambda: len(posts()) > tried and len(Fake.accepted) == count + (moment == "hang_after"), "on its way")
        server.process.kill()
        server.process.wait()
        setattr(Fake, moment, False)
        Fake.go.set()
        same(len([1 for _, _, done in jobs(server) if not done]), 1, "the job is still there")
        due_now(server)
        server.start()
        until(lambda: all(done for _, _, done in jobs(server)), "done after the start")
        same(len(Fake.accepted), count + 1, "accepted once, %s" % moment)
        same(len(posts()), tried + (2 if moment == "hang_before" else 1), "requests to send, %s" % moment)


@test
def off_means_that_nothing_speaks_of_it(server):
    off = house.Server.__new__(house.Server)
    off.options = ()
    off.__init__(server.engine)
    try:
        ellen = off.sign_in(ELLEN)
        path = register(off, ellen)
        for page in (ellen.get(path), ellen.get(path.replace("bezwaar/zaak", "vraag")), off.get("/bel-mij"), off.get("/vraag")):
            expect("sms" not in page.text.lower(), "sms on a page")
        before = len(Fake.requests)
        same(ellen.post(path + "/gebeld", {"call": "no_answer", "sms": "yes"}).status, 303, "asked for all the same")
        same(ellen.post(path + "/sms", {"talk_day": day(1).isoformat(), "talk_time": ""}).status, 303, "and so")
        same((jobs(off), len(Fake.requests)), ([], before), "nothing")
    finally:
        off.close()


def doctor(server, path):
    with open(path, "a") as f:
        f.write("db = %s\nkeys = %s/keys\n" % (server.db, server.folder))
    done = subprocess.run([house.PROGRAM, "doctor", "--json", "--config", path], text=True, capture_output=True)
    return {row["check"]: (row["state"], row["sentence"]) for row in json.loads(done.stdout)}["sms"]


@test
def a_certificate_that_nobody_vouches_for_is_not_believed(server):
    made = [os.path.join(FOLDER, name) for name in ("tls.key", "tls.crt")]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-days", "2", "-keyout", made[0], "-out", made[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made[1], made[0])
    other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Fake)
    other.socket = context.wrap_socket(other.socket, server_side=True)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    try:
        before, base = len(Fake.requests), "https://localhost:%d" % other.server_port
        state, sentence = doctor(server, settings("tls", sms=base))
        same((state, len(Fake.requests)), ("wrong", before), "not asked: " + sentence)
        expect("antwoordt niet" in sentence, sentence)
    finally:
        other.shutdown()


@test
def the_doctor_explains_and_refuses_what_is_not_safe(server):
    same(doctor(server, settings("off", sms=""))[0], "ok", "off")
    same(doctor(server, settings("right")), ("ok", "De dienst voor sms kent de sleutel en het sjabloon."), "on")
    for words, part, path in (
            ("http to the outside", "https://", settings("http", sms="http://192.0.2.1")),
            ("no number of a template", "sms_template", settings("template", sms_template="sjabloon")),
            ("no file", "niet te lezen", settings("none", sms_key=FOLDER + "/nowhere")),
            ("no whole key", "geen hele sleutel", settings("half", key="elkedeur-" + SECRET)),
            ("a key that others can read", "0600", settings("open", mode=0o644)),
            ("another key", "kent deze sleutel niet", settings("other", key="x-%s-%s" % (SECRET, SERVICE))),
            ("another template", "dit sjabloon niet", settings("gone", sms_template=SERVICE)),
            ("nobody there", "antwoordt niet", settings("silent", sms="http://127.0.0.1:%d" % house.free_port()))):
        state, sentence = doctor(server, path)
        same(state, "wrong", words)
        expect(part in sentence, "%s: %s" % (words, sentence))
    Fake.wrong.clear()
    unsafe = settings("unsafe", sms="http://192.0.2.1")
    with open(unsafe, "a") as f:
        f.write("db = %s\nkeys = %s/keys\nlisten = 127.0.0.1:%d\n" % (server.db, server.folder, house.free_port()))
    done = subprocess.run([house.PROGRAM, "serve", "--config", unsafe], text=True, capture_output=True, timeout=60)
    same(done.returncode, 2, "it does not start: " + done.stderr)


try:
    main()
finally:
    fake.shutdown()
    shutil.rmtree(FOLDER, ignore_errors=True)
