#!/usr/bin/env python3
"""The door of the server: methods, paths, headers, sizes, slow and broken clients, static files, and
the answers to machines."""
import gzip
import os
import re
import socket
import sys
import threading
import time
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, Answer, Live, expect, main, read_all, same, test, until

PUBLIC = ["/", "/vraag", "/volg", "/over", "/over/rapport", "/privacy", "/toegankelijkheid", "/werk/aanmelden"]
MACHINE = ["/health/live", "/health/ready", "/metrics", "/robots.txt", "/.well-known/security.txt", "/sitemap.xml"]
STATIC = ["/static/site.css", "/static/site.js", "/static/icon.svg"]


def secure(answer, where):
    """The headers that every answer has."""
    h = answer.headers
    policy = dict((part.split() + [""])[:1] + [part.split()[1:]] for part in
                  h.get("content-security-policy", "").split(";") if part.strip())
    same(policy.get("default-src"), ["'none'"], "default-src of " + where)
    same(policy.get("frame-ancestors"), ["'none'"], "frame-ancestors of " + where)
    same(policy.get("base-uri"), ["'none'"], "base-uri of " + where)
    same(policy.get("form-action"), ["'self'"], "form-action of " + where)
    for kind, sources in policy.items():
        expect(set(sources) <= {"'none'", "'self'"}, "%s of %s allows only the site itself" % (kind, where))
    expect(int(re.search(r"max-age=(\d+)", h.get("strict-transport-security", "max-age=0")).group(1)) >= 31536000,
           "a year of HTTPS for " + where)
    same(h.get("x-content-type-options"), "nosniff", "nosniff of " + where)
    same(h.get("referrer-policy"), "same-origin", "Referrer-Policy of " + where)


def raw_answer(data):
    """The first answer in some bytes, and what comes after it."""
    expect(data.startswith(b"HTTP/1."), "an answer, not %r" % data[:80])
    head, rest = data.split(b"\r\n\r\n", 1)
    lines = head.decode("latin-1").split("\r\n")
    headers = [tuple(p.strip() for p in line.split(":", 1)) for line in lines[1:]]
    length = dict((n.lower(), v) for n, v in headers).get("content-length")
    body = rest if length is None else rest[:int(length)]
    return Answer(int(lines[0].split()[1]), headers, body), rest[len(body):]


def status_of(server, data):
    got = server.raw(data, 10)
    return raw_answer(got)[0].status if got else None


def lives(server):
    same(server.get("/health/ready").status, 200, "the server after that")


# ---- headers ----

@test
def every_answer_has_the_security_headers(server):
    asked = server.ask("Ik heb een vraag over mijn huur.")
    samira = server.sign_in(SAMIRA)
    thread = asked.open_link()
    draft = server.post("/vraag/begin", {"question": "een vraag"}).location
    for path in PUBLIC + MACHINE + STATIC + [thread, thread + "/stoppen", draft, "/bestaat/niet", "/werk",
                                             "/vraag/begin", "/en", "/vraag/c/x/tekst"]:
        secure(server.get(path), path)
    for path in ("/werk", "/werk?lijst=mijn", asked.work, "/beheer/wachten"):
        secure(samira.get(path), path)
    secure(server.post("/vraag", {"question": ""}), "a form with a fault")
    secure(server.post("/vraag", {"question": "hulp"}), "a redirect")
    secure(server.post("/vraag", body=b"a" * 400000), "a body too large")
    secure(server.request("DELETE", "/vraag"), "another method")
    live = Live(server, thread + "/live")
    secure(raw_answer(live.head.encode() + b"\r\n\r\n")[0], "a stream")
    live.close()


@test
def no_answer_to_a_resident_sets_a_cookie(server):
    asked = server.ask("Ik heb een vraag over mijn huur.")
    thread = asked.open_link()
    for path in PUBLIC + MACHINE + STATIC + [thread, "/nergens", "/en/vraag", "/volg/l/" + asked.secret]:
        expect("set-cookie" not in server.get(path).headers, path)
    for path, fields in (("/vraag/begin", {"question": "hulp"}), ("/volg", {"code": asked.code}),
                         ("/volg", {"code": "x"}), (thread + "/aanvullen", {"text": "nog iets"}),
                         ("/werk/aanmelden", {"email": "x", "password": "y"})):
        expect("set-cookie" not in server.post(path, fields).headers, path)


@test
def pages_are_not_stored_and_personal_ones_not_indexed(server):
    asked = server.ask("Ik heb een vraag over mijn huur.")
    draft = server.post("/vraag/begin", {"question": "een vraag"}).location
    for path in PUBLIC + [asked.open_link(), draft]:
        same(server.get(path).headers.get("cache-control"), "no-store", path)
    for path in (asked.open_link(), draft, "/werk/aanmelden", "/nergens"):
        answer = server.get(path)
        same(answer.headers.get("x-robots-tag"), "noindex", path)
        expect('<meta name="robots" content="noindex">' in answer.text, path)
    for path in ("/", "/vraag", "/volg", "/over"):
        expect("x-robots-tag" not in server.get(path).headers, path + " may be found")


@test
def pages_with_secrets_are_not_compressed(server):
    asked = server.ask("Ik heb een vraag over mijn huur.")
    for path in (asked.open_link(), "/", "/werk/aanmelden"):
        answer = server.get(path, headers={"Accept-Encoding": "gzip, br, deflate"})
        expect("content-encoding" not in answer.headers, path)


@test
def pages_have_no_inline_script_or_style_and_load_nothing_from_elsewhere(server):
    asked = server.ask("Ik heb een vraag over mijn huur.")
    samira = server.sign_in(SAMIRA)
    pages = [(p, server.get(p)) for p in PUBLIC + [asked.open_link(), "/nergens"]]
    pages += [(p, samira.get(p)) for p in ("/werk", asked.work)]
    for path, page in pages:
        expect(not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page.text), "nothing inline in " + path)
        for tag in re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", page.text):
            for address in re.findall(r'(?:src|href)="([^"]*)"', tag):
                expect(address.startswith("/") and not address.startswith("//"), "%s loads %s" % (path, address))


# ---- methods, paths, languages ----

@test
def a_wrong_method_is_405_with_what_is_allowed(server):
    cases = [("POST", "/", "GET, HEAD"), ("POST", "/over", "GET, HEAD"), ("POST", "/health/live", "GET, HEAD"),
             ("GET", "/vraag/begin", "POST"), ("HEAD", "/vraag/begin", "POST"), ("GET", "/werk/afmelden", "POST"),
             ("DELETE", "/vraag", "GET, HEAD, POST"), ("PUT", "/volg", "GET, HEAD, POST"),
             ("PATCH", "/", "GET, HEAD"), ("OPTIONS", "/vraag", "GET, HEAD, POST"), ("TRACE", "/", "GET, HEAD"),
             ("BREW", "/", "GET, HEAD"), ("DELETE", "/en/volg", "GET, HEAD, POST"), ("get", "/", "GET, HEAD")]
    for method, path, allowed in cases:
        answer = server.request(method, path, body=b"" if method == "POST" else None)
        same((answer.status, answer.headers.get("allow")), (405, allowed), "%s %s" % (method, path))
        expect(method == "HEAD" or answer.is_page(), "a page for people")
    same(server.request("DELETE", "/bestaat/niet").status, 404, "another method on no path")


@test
def an_unknown_path_is_a_page_for_people(server):
    for path in ("/nergens", "/vraag/", "/vraag/c", "/werk/vraag", "/.git/config", "/index.php", "/static/",
                 "/static/nergens.css", "/static/../elkedeur", "/static/site.css.gz", "/static/VERSION",
                 "/..%2f..%2fetc/passwd", "/a%00b", "/%ff%fe", "/" + "a" * 2000, "//", "/werk//", "/?", "/;x"):
        answer = server.get(path)
        if path == "/?":
            same(answer.status, 200, path)
            continue
        same(answer.status, 404, path)
        expect(answer.is_page(), "a whole page for " + path)
        answer.body.decode("utf-8")
        words = answer.shown()
        wanted = ("Terug naar de vragen",) if path.startswith("/werk") else ("112", "Ga naar het begin")
        expect(all(w in words for w in wanted), "%s has a way on: %s" % (path, wanted))


@test
def what_stands_in_the_path_is_escaped_and_leads_nowhere_else(server):
    for path in ("/%3Cscript%3Ealert(1)%3C/script%3E", "/%22onload=%22x", "//elders.example/x", "/en//elders.example",
                 "/en/%5C%5Celders.example", "/%5Celders.example", "/en//elders.example/%2e%2e"):
        answer = server.get(path)
        expect(answer.status in (400, 404), path)
        expect("<script>alert" not in answer.text and '"onload' not in answer.text, "escaped: " + path)
        for link in answer.links:
            expect(re.match(r"/(?![/\\])|tel:|#|https://www\.buienradar", link), "%s on %s leads away" % (link, path))


@test
def languages_have_their_own_addresses(server):
    for path, language, status in (("/", "nl", 200), ("/en", "en", 200), ("/en/", "en", 200), ("/en/vraag", "en", 200),
                                   ("/en/volg", "en", 200), ("/en/nergens", "en", 404), ("/xx", "nl", 404),
                                   ("/de/vraag", "nl", 404), ("/EN/vraag", "nl", 404), ("/en/en", "en", 404),
                                   ("/nl/en/vraag", "nl", 404)):
        answer = server.get(path)
        same(answer.status, status, path)
        expect('<html lang="%s"' % language in answer.text, "%s is in %s" % (path, language))
    page = server.get("/en/vraag")
    expect("/vraag" in page.links and "Nederlands" in page.shown(), "the same page in Dutch is one link away")
    expect("/en/vraag" in server.get("/vraag").links, "and in English")
    same(server.post("/en/vraag/begin", {"question": ""}).status, 400, "a fault in English")
    expect("Write down" in server.post("/en/vraag/begin", {"question": ""}).shown()
           or "lang=\"en\"" in server.post("/en/vraag/begin", {"question": ""}).text, "said in English")


@test
def residents_have_six_languages(server):
    menu = server.get("/").text.split('<nav class="app-languages"')[1].split("</nav>")[0]
    for language, name in (("en", "English"), ("ar", "العربية"), ("tr", "Türkçe"), ("pl", "Polski"), ("uk", "Українська")):
        expect('lang="%s" hreflang="%s">%s</a>' % (language, language, name) in menu, name + " in its own letters")
        direction = ' dir="rtl"' if language == "ar" else ""
        for path in ("", "/vraag", "/zoek", "/volg", "/onderwerp/schulden", "/hulp", "/bel-mij", "/situatie", "/privacy"):
            page = server.get("/%s%s" % (language, path))
            same(page.status, 200, language + path)
            expect('<html lang="%s"%s class=' % (language, direction) in page.text, "%s%s says its language" % (language, path))
            if language == "en":
                expect("app-unreviewed" not in page.text, "English is read by people")
                continue
            note = page.text.split('<p class="app-unreviewed">')[1].split("</p>")[0]
            expect('href="%s" hreflang="nl"' % (path or "/") in note, "unreviewed, with the Dutch page: " + note)
            expect("Deze vertaling" not in note, "said in the language itself")
        for path in ("/werk", "/beheer/inrichting", "/werk/aanmelden"):
            page = server.get("/%s%s" % (language, path))
            shown = "en" if language == "en" else "nl"
            expect('<html lang="%s" class=' % shown in page.text, "professionals read Dutch or English: /%s%s" % (language, path))
    expect('hreflang="ar"' not in server.get("/werk/aanmelden").text, "and are offered no other")
    expect("app-unreviewed" not in server.get("/vraag").text, "Dutch is the text itself")
    for path in ("/xx/vraag", "/fa/vraag", "/ar/ar/vraag", "/ar/nergens"):
        same(server.get(path).status, 404, path)


@test
def head_is_get_without_the_body(server):
    thread = server.ask("Ik heb een vraag over mijn huur.").open_link()
    for path in PUBLIC + MACHINE + STATIC + [thread, "/nergens", "/werk"]:
        head = raw_answer(server.raw(("HEAD %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % (
            path, server.port)).encode()))
        get = server.get(path)
        same(head[0].status, get.status, path)
        same(head[0].headers.get("content-type"), get.headers.get("content-type"), "type of " + path)
        same(head[0].body + head[1], b"", "body of " + path)
        if path not in (thread, "/metrics"):
            same(head[0].headers["content-length"], get.headers["content-length"], "length of " + path)


@test
def a_form_sent_by_another_site_is_refused(server):
    asked = server.ask("Ik heb een vraag over mijn huur.")
    thread = asked.open_link()
    before = server.one("select count(*) from message")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
                    {"Origin": "https://elders.example"}, {"Origin": "null"}):
        for path, fields in (("/vraag/begin", {"question": "hulp"}), (thread + "/aanvullen", {"text": "gekaapt"}),
                             (thread + "/stoppen", {}), ("/volg", {"code": asked.code}),
                             ("/werk/aanmelden", {"email": SAMIRA, "password": "demodam-2026"})):
            answer = server.post(path, fields, headers=headers)
            same(answer.status, 403, "%s with %s" % (path, headers))
            expect(answer.is_page() and "set-cookie" not in answer.headers, "a page, no cookie")
    same(server.one("select count(*) from message"), before, "messages")
    same(asked.state()[0], "waiting", "the question")
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"},
                    {"Origin": "http://127.0.0.1:%d" % server.port}):
        same(server.post("/vraag/begin", {"question": "hulp"}, headers=headers).status, 303, "own form, %s" % headers)


# ---- sizes and broken requests ----

@test
def request_lines_and_headers_over_size_are_refused(server):
    for data in (b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + b"a" * 20000 + b"\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(3000)) + b"\r\n",
                 b"GET /?" + b"&".join(b"a%d=b" % i for i in range(4000)) + b" HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: x\r\nCookie: __Host-elkedeur=" + b"a" * 9000 + b"\r\n\r\n"):
        status = status_of(server, data)
        expect(status in (None, 400, 413, 414, 431), "refused, not %s" % status)
    lives(server)


@test
def broken_requests_get_a_refusal_or_a_closed_door(server):
    cases = [b"\r\n\r\n\r\n", b"\x00\x01\x02\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
             b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nHost\r\n\r\n",
             b"GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", b"GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
             b"POST /vraag HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
             b"POST /vraag HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
             b"POST /vraag HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
             b"POST /vraag HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             b"POST /vraag HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
             b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100]
    for data in cases:
        got = server.raw(data, 1)  # some wait for more; none may be served
        if got:
            expect(got.startswith(b"HTTP/1.") and raw_answer(got)[0].status < 500 or b" 505 " in got[:20]
                   or b" 501 " in got[:20], "%r gives %r" % (data[:40], got[:60]))
    for host in ("a<b>", "x'y", "x y", "x\"y", "x%00y", "é"):
        data = ("GET /sitemap.xml HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % host).encode()
        same(status_of(server, data), 400, "Host: " + host)
    lives(server)


@test
def a_body_in_chunks_is_read_like_any_other(server):
    body = b"question=Ik+heb+een+vraag&channel=code"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 7]), body[i:i + 7]) for i in range(0, len(body), 7)) + b"0\r\n\r\n"
    head = (b"POST /vraag HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n")
    same(status_of(server, head + chunks), 303, "status")


@test
def a_client_that_waits_for_100_continue_gets_it(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as s:
        body = b"question=hulp"
        s.sendall(b"POST /vraag/begin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
                  b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body))
        expect(b" 100 " in s.recv(100), "100 Continue")
        s.sendall(body)
        same(raw_answer(read_all(s))[0].status, 303, "status")


@test
def pipelined_requests_are_answered_in_order(server):
    one = b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
    data = b"".join(one % path for path in (b"/health/live", b"/nergens", b"/robots.txt"))
    body = b"question=hulp+gevraagd"
    data += (b"POST /vraag/begin HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             b"Content-Length: %d\r\n\r\n" % len(body)) + body
    data += b"GET /static/icon.svg HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    rest, found = server.raw(data), []
    while rest:
        answer, rest = raw_answer(rest)
        found.append((answer.status, answer.headers.get("content-type", "").split(";")[0]))
    same(found, [(200, "text/plain"), (404, "text/html"), (200, "text/plain"), (303, "text/plain"),
                 (200, "image/svg+xml")], "answers")


@test
def a_client_that_leaves_in_the_middle_harms_nobody(server):
    before = server.one("select count(*) from question")
    for data in (b"GET", b"POST /vraag HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nquestion=abc",
                 b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        for _ in range(20):
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as s:
                s.sendall(data)
    lives(server)
    same(server.one("select count(*) from question"), before, "half a question is none")


@test(engines=("sqlite",))
def slow_clients_are_closed_and_block_nobody(server):
    """A byte now and then: bodies end after a minute, and so do connections that say nothing."""
    ended, lock = {"body": 0, "silent": 0}, threading.Lock()
    count = 40

    def slow(kind):
        with socket.create_connection(("127.0.0.1", server.port), timeout=1) as s:
            head = b"POST /vraag HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            s.sendall(head + (b"Content-Length: 5000\r\n\r\nquestion=" if kind == "body" else b"X-Slow: "))
            until_s = time.monotonic() + 150
            while time.monotonic() < until_s:
                try:
                    if kind == "body":
                        s.sendall(b"a")
                    got = s.recv(1000)
                    if not got or b" 408 " in got[:20]:
                        break
                except TimeoutError:
                    continue
                except OSError:
                    break
            else:
                return
        with lock:
            ended[kind] += 1

    threads = [threading.Thread(target=slow, args=(kind,), daemon=True) for kind in ended for _ in range(count // 2)]
    for thread in threads:
        thread.start()
    for _ in range(20):  # meanwhile, others are served
        same(server.get("/").status, 200, "the start")
        server.ask("Ik wacht niet op anderen.")
    for thread in threads:
        thread.join(160)
    same(ended, {"body": count // 2, "silent": count // 2}, "slow clients that were closed")
    lives(server)


@test(rates=True)
def too_many_from_one_network_wait_a_minute(server):
    found = [server.post("/volg", {"code": "fout"}) for _ in range(25)]
    same([a.status for a in found[:20]], [400] * 20, "the first twenty")
    expect(429 in [a.status for a in found], "then one is told to wait")
    refused = [a for a in found if a.status == 429][0]
    same(refused.headers.get("retry-after"), "60", "how long")
    expect(refused.is_page() and "112" in refused.shown(), "a page for people, with a number")
    secure(refused, "a refusal")
    same(server.get("/vraag").status, 200, "other pages go on")


# ---- static files ----

@test
def static_files_are_compressed_tagged_and_kept_for_ever_under_their_version(server):
    page = server.get("/").text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    expect(len(addresses) >= 3, "files of the page: %s" % addresses)
    for address in addresses:
        plain = server.get(address)
        packed = server.get(address, headers={"Accept-Encoding": "gzip, br"})
        same((plain.status, packed.status), (200, 200), address)
        same(plain.headers["vary"], "Accept-Encoding", "Vary of " + address)
        expect("set-cookie" not in plain.headers, "no cookie")
        if address.split("?")[0].endswith((".css", ".js")):
            same(packed.headers.get("content-encoding"), "gzip", address)
            same(gzip.decompress(packed.body), plain.body, "the same content")
            expect(packed.headers["etag"] != plain.headers["etag"], "another tag for other bytes")
        if "?v=" in address:
            expect("immutable" in plain.headers["cache-control"], address)
        else:
            expect("immutable" not in plain.headers["cache-control"], address + " has no version in its address")
        tag = plain.headers["etag"]
        expect(re.fullmatch(r'"[^"]+"', tag), "a tag in quotes")
        again = server.get(address, headers={"If-None-Match": tag})
        same((again.status, again.body, again.headers["etag"]), (304, b"", tag), "asked again")
        secure(again, "304")
        same(server.get(address, headers={"If-None-Match": '"other"'}).status, 200, "another tag")
    expect("immutable" not in server.get("/static/site.css?v=old").headers["cache-control"],
           "an old address does not keep new content for ever")
    same(server.post("/static/site.css", {}).status, 404, "a static file takes no form")


# ---- answers to machines ----

@test
def health_and_metrics_answer_machines(server):
    for path in ("/health/live", "/health/ready"):
        answer = server.get(path)
        same((answer.status, answer.body, answer.headers["content-type"]),
             (200, b"ok\n", "text/plain; charset=utf-8"), path)
    server.get("/nergens")
    answer = server.get("/metrics")
    same(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8", "type")
    values = {}
    for line in answer.text.splitlines():
        found = re.fullmatch(r'([a-z_]+(?:\{[a-z]+="[^"]*"\})?) (-?\d+)', line)
        expect(found or line.startswith("#"), "a line of Prometheus: " + line)
        if found:
            values[found.group(1)] = int(found.group(2))
    expect(values['elkedeur_requests_total{class="400"}'] > 0, "refusals are counted")
    expect(values["elkedeur_request_us_count"] >= values['elkedeur_requests_total{class="200"}'] > 0, "requests too")
    buckets = [v for k, v in values.items() if "_bucket" in k]
    same(buckets, sorted(buckets), "buckets only grow")
    before = values["elkedeur_request_us_count"]
    server.get("/")
    later = until(lambda: re.search(r"elkedeur_request_us_count (\d+)", server.get("/metrics").text), "a count")
    expect(int(later.group(1)) > before, "counts go on")


@test
def robots_security_and_sitemap_are_as_expected_of_a_site(server):
    robots = server.get("/robots.txt").text
    for private in ("/vraag/", "/volg/", "/werk", "/beheer"):
        expect("Disallow: %s\n" % private in robots, private)
    security = server.get("/.well-known/security.txt").text
    expect(re.search(r"^Contact: https?://", security, re.M) and re.search(r"^Expires: \d{4}-\d\d-\d\dT", security, re.M),
           "security.txt has a contact and an end")
    tree = xml.etree.ElementTree.fromstring(server.get("/sitemap.xml").body)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [loc.text for loc in tree.iter(space + "loc")]
    expect(len(found) >= 7, "pages in the sitemap")
    for address in found:
        path = re.sub(r"^https?://[^/]+", "", address)
        same(server.get(path).status, 200, path)
        expect("x-robots-tag" not in server.get(path).headers, path + " may be indexed")


if __name__ == "__main__":
    main()
