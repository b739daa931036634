#!/usr/bin/env python3
"""The examples for operators: nginx in front of a server with deploy/nginx.conf, and systemd's opinion
of the units."""
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import house
from house import ROOT, SAMIRA, Answer, expect, main, same, skip, test, until


class Proxy:
    """nginx with our file: other ports and paths, a certificate of this hour."""

    def __init__(self, server):
        self.folder = tempfile.mkdtemp(prefix="elkedeur-test.")
        os.chmod(self.folder, 0o755)
        self.port = house.free_port()
        text = open(os.path.join(ROOT, "deploy/nginx.conf")).read()
        changes = [
            (r"127\.0\.0\.1:8080", "127.0.0.1:%d" % server.port), (r"listen 80;", "listen 127.0.0.1:%d;" % house.free_port()),
            (r"listen 443 ssl", "listen 127.0.0.1:%d ssl" % self.port), (r"listen \[::\].*?;", ""),
            (r"/etc/ssl/elkedeur", self.folder), (r"/var/log/nginx", self.folder),
        ]
        for pattern, by in changes:
            text, count = re.subn(pattern, by, text)
            expect(count, "deploy/nginx.conf has %s" % pattern)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=hulp.voorbeeld.nl",
                        "-keyout", self.folder + "/privkey.pem", "-out", self.folder + "/fullchain.pem"], check=True,
                       capture_output=True)
        with open(self.folder + "/nginx.conf", "w") as f:
            places = "".join("%s_temp_path %s/%s;\n" % (name, self.folder, name) for name in
                             ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
            f.write("daemon off;\npid %s/pid;\nerror_log %s/error.log;\nevents {}\nhttp {\n%s\n%s\n}\n" % (
                self.folder, self.folder, places, text))
        command = ["nginx", "-p", self.folder, "-c", self.folder + "/nginx.conf"]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True)
        same(tried.returncode, 0, "nginx -t: " + tried.stderr)
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(self._answers, "nginx answers")

    def _answers(self):
        try:
            return self.get("/health/live").status == 200
        except OSError:
            return False

    def connect(self):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context.wrap_socket(socket.create_connection(("127.0.0.1", self.port), timeout=house.PATIENCE_S),
                                   server_hostname="hulp.voorbeeld.nl")

    def send(self, method, path, headers="", body=b""):
        s = self.connect()
        s.sendall(("%s %s HTTP/1.1\r\nHost: hulp.voorbeeld.nl\r\nConnection: close\r\n%s\r\n" % (
            method, path, headers)).encode() + body)
        return s

    def get(self, path, headers=""):
        with self.send("GET", path, headers) as s:
            return self.answer(house.read_all(s))

    def post(self, path, fields, headers=""):
        body = house.encode(fields)
        head = headers + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n" % len(body)
        with self.send("POST", path, head, body) as s:
            return self.answer(house.read_all(s))

    @staticmethod
    def answer(data):
        head, _, body = data.partition(b"\r\n\r\n")
        rows = head.decode().split("\r\n")
        return Answer(int(rows[0].split()[1]), [tuple(r.split(": ", 1)) for r in rows[1:]], body)

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(house.PATIENCE_S)
        shutil.rmtree(self.folder, ignore_errors=True)


@test(engines=("sqlite",))
def behind_nginx_a_resident_asks_and_follows_and_nothing_of_it_is_logged(server):
    proxy = Proxy(server)
    try:
        answer = proxy.post("/vraag", {"question": "Door de proxy gevraagd.", "municipality": "GM9901", "channel": "code"})
        same(answer.status, 303, "asking")
        page = proxy.get(answer.location)
        expect(page.status == 200 and page.by_id("code"), "the page with the code")
        same(page.headers["strict-transport-security"], "max-age=31536000", "HSTS, once")
        same([n.lower() for n, _ in page.header_list].count("strict-transport-security"), 1, "HSTS, once")
        secret = re.search(r"/volg/l/([A-Za-z0-9_-]+)", page.text).group(1)
        expect("https://" in page.text or "/volg/l/" in page.text, "the link")
        for path in ("/metrics", "/en/metrics"):
            same(proxy.get(path).status, 404, path + " from the outside")
        same(proxy.get("/health/live").status, 200, "health")
        time_to_write = proxy.folder + "/elkedeur.log"
        until(lambda: open(time_to_write).read().count("\n") >= 3, "nginx logs")
        logs = open(time_to_write).read() + open(proxy.folder + "/error.log").read()
        for private in ("vraag", "volg", secret, "127.0.0.1", answer.location):
            expect(private not in logs, "%s is not in the log of the proxy" % private)
    finally:
        proxy.close()


@test(engines=("sqlite",))
def behind_nginx_an_event_arrives_before_the_stream_ends(server):
    proxy = Proxy(server)
    asked = server.ask()
    samira = server.sign_in(SAMIRA)
    ticket = asked.open_link()
    try:
        for path, headers in (("/werk/live", "Cookie: %s\r\n" % samira.cookie), (ticket + "/live", "")):
            stream = proxy.send("GET", path, headers)
            got = b""
            while b"\r\n\r\n" not in got:
                got += stream.recv(4096)
            expect(got.startswith(b"HTTP/1.1 200") and b"text/event-stream" in got, "the stream begins: %r" % got[:200])
            server.post(ticket + "/aanvullen", {"text": "Er is nog iets."})
            end = time.monotonic() + house.PATIENCE_S
            while b"event: changed" not in got:
                expect(time.monotonic() < end, "the event comes through: %r" % got)
                got += stream.recv(4096)
            stream.close()
    finally:
        proxy.close()


@test(engines=("sqlite",) if shutil.which("systemd-analyze") else ())
def systemd_accepts_the_units_and_finds_them_confined(server):
    folder = tempfile.mkdtemp(prefix="elkedeur-test.")
    units = ("elkedeur.service", "elkedeur.socket")
    for name in units:
        text = open(os.path.join(ROOT, "deploy", name)).read().replace("/usr/local/bin/elkedeur", house.PROGRAM)
        open(os.path.join(folder, name), "w").write(text)
    paths = [os.path.join(folder, name) for name in units]
    verified = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True)
    said = [r for r in verified.stderr.splitlines() if "elkedeur" in r and "man " not in r]
    same((verified.returncode, said), (0, []), "systemd-analyze verify")
    rated = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=20", paths[0]],
                           capture_output=True, text=True)
    same(rated.returncode, 0, "at most 2.0 exposed: " + rated.stdout[-300:])
    shutil.rmtree(folder)


if not shutil.which("nginx") or not shutil.which("openssl"):
    skip("nginx or openssl is not installed")
main()
