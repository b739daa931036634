"""What `make bench` measures on: our server, nginx, PostgreSQL, wrk, and what the kernel says of a process."""
import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build")
FOLDER = os.path.join(BUILD, "bench")
PROGRAM = os.path.join(BUILD, "elkedeur")
TOOL = os.path.join(BUILD, "bench_tool")

started = []  # what must not outlive this program


def die(sentence):
    sys.exit("bench: " + sentence)


def run(*words, **options):
    """Its output; ends this program when it fails."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode:
        die("%s: %s" % (" ".join(words)[:200], (done.stderr or done.stdout).strip()[-600:]))
    return done.stdout


def tool(*words):
    """The lines of bench_tool as dictionaries; words without `=` are left out."""
    rows = []
    for line in run(TOOL, *map(str, words)).splitlines():
        rows.append({name: float(value) for name, value in re.findall(r"(\w+)=([-\d.]+)", line)})
    return rows


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Process:
    def __init__(self, words, log, env=None, stdin=None):
        with open(os.path.join(FOLDER, log), "ab") as file:
            self.process = subprocess.Popen(words, stdout=file, stderr=file, stdin=stdin or subprocess.DEVNULL,
                                            env=dict(os.environ, **(env or {})))
        self.pid = self.process.pid
        started.append(self)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self in started:
            started.remove(self)

    def resident_kb(self):
        with open("/proc/%d/status" % self.pid) as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))


def answers(process, port, path, limit_s=60):
    """Waits for the first 200; seconds until then."""
    begun = time.monotonic()
    while time.monotonic() - begun < limit_s:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return time.monotonic() - begun
        except OSError:
            pass
        if process.process.poll() is not None:
            break
        time.sleep(0.002)
    die("no answer from the server; see build/bench/*.log")


def config_for(db, keys, port):
    config = os.path.join(FOLDER, "server-%d.conf" % port)
    with open(config, "w") as file:
        file.write("db = %s\nkeys = %s\nlisten = 127.0.0.1:%d\nconnections = 8000\n" % (db, keys, port))
    return config


class Server(Process):
    """elkedeur, on a database that is there."""

    def __init__(self, db, keys):
        self.port = free_port()
        self.config = config_for(db, keys, self.port)
        super().__init__([PROGRAM, "serve", "--config", self.config], "server.log", {"ELKEDEUR_NO_RATES": "1"})
        self.start_s = answers(self, self.port, "/health/ready")

    def stop(self):
        super().stop()
        if os.path.exists(self.config):
            os.unlink(self.config)


def get(port, path, cookie=""):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        die("%s answers %d" % (path, answer.status))
    return body, answer.getheaders()


def sign_in(port, email, password):
    """The session's cookie."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/werk/aanmelden", urllib.parse.urlencode({"email": email, "password": password}),
                       {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    cookie = answer.getheader("Set-Cookie") or ""
    if answer.status != 303 or not cookie:
        die("signing in as %s answers %d" % (email, answer.status))
    return cookie.split(";")[0]


class Constant(Process):
    """Our server with one route that answers a file's bytes."""

    def __init__(self, file):
        self.port = free_port()
        super().__init__([TOOL, "constant", str(self.port), file], "constant.log")
        answers(self, self.port, "/constant")


NGINX = """daemon off; worker_processes auto; pid %(folder)s/nginx.pid; error_log %(folder)s/nginx.log warn;
%(user)s
events { worker_connections 1024; }
http {
  access_log off; gzip off; sendfile on; tcp_nopush on; keepalive_requests 100000000; etag off;
  default_type "text/html; charset=utf-8";
  client_body_temp_path %(folder)s/nginx-body; proxy_temp_path %(folder)s/nginx-proxy;
  fastcgi_temp_path %(folder)s/nginx-fastcgi; uwsgi_temp_path %(folder)s/nginx-uwsgi;
  scgi_temp_path %(folder)s/nginx-scgi;
  server {
    listen 127.0.0.1:%(port)d; root %(folder)s/pages;
%(headers)s
  }
}
"""


class Nginx(Process):
    """Serves build/bench/pages, with the headers that our server sends."""

    def __init__(self, headers):
        self.port = free_port()
        skipped = ("date", "content-type", "content-length", "connection")
        lines = ["    add_header %s \"%s\";" % pair for pair in headers if pair[0].lower() not in skipped]
        config = os.path.join(FOLDER, "nginx.conf")
        with open(config, "w") as file:
            file.write(NGINX % {"folder": FOLDER, "port": self.port, "headers": "\n".join(lines),
                                "user": "user root;" if os.getuid() == 0 else ""})
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        super().__init__([program, "-p", FOLDER, "-c", config], "nginx.log")
        answers(self, self.port, "/" + sorted(os.listdir(os.path.join(FOLDER, "pages")))[0])


def wrk(port, path, seconds, connections):
    """Requests a second; every answer must be a 200."""
    out = run("wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds, "http://127.0.0.1:%d%s" % (port, path))
    if "Non-2xx" in out or "Socket errors" in out:
        die("wrk on %s: %s" % (path, out))
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


class Postgres:
    """A cluster in a folder that stays; its socket in a short path, because that may have 107 bytes."""

    SETTINGS = {"listen_addresses": "''", "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on",
                "max_connections": "60", "shared_buffers": "256MB", "max_wal_size": "4GB",
                "log_min_messages": "fatal"}

    def __init__(self, folder):
        self.folder = folder
        self.bin = self.programs()
        if not os.path.isdir(os.path.join(folder, "data")):
            self.make()
        self.sockets = tempfile.mkdtemp(prefix="elkedeur-bench.", dir="/tmp")
        if os.getuid() == 0:
            shutil.chown(self.sockets, "postgres")
        pid = os.path.join(folder, "data", "postmaster.pid")
        if os.path.exists(pid):
            self.ctl("-m", "fast", "stop", must=False)
        self.ctl("-o", "-k %s" % self.sockets, "-l", os.path.join(folder, "data", "server.log"), "-t", "60", "start")
        started.append(self)

    @staticmethod
    def programs():
        for folder in ["/usr/lib/postgresql/%d/bin" % version for version in range(18, 12, -1)]:
            if os.path.exists(os.path.join(folder, "initdb")):
                return folder
        found = shutil.which("initdb")
        return os.path.dirname(found) if found else die("no PostgreSQL server is installed (apt install postgresql)")

    def as_owner(self, words, must=True):
        """initdb and the server refuse root."""
        if os.getuid() == 0:
            words = ["runuser", "-u", "postgres", "--"] + words
        done = subprocess.run(words, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE if "start" not in words else subprocess.DEVNULL, text=True)
        if must and done.returncode:
            die("%s failed: %s" % (os.path.basename(words[-1]), done.stderr or ""))

    def make(self):
        os.makedirs(self.folder, exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        data = os.path.join(self.folder, "data")
        self.as_owner([os.path.join(self.bin, "initdb"), "-D", data, "-U", "elkedeur", "-A", "trust", "-E", "UTF8",
                       "--locale=C.UTF-8", "--no-sync"])
        with open(os.path.join(data, "postgresql.conf"), "a") as file:
            file.writelines("%s = %s\n" % pair for pair in self.SETTINGS.items())

    def ctl(self, *words, must=True):
        self.as_owner([os.path.join(self.bin, "pg_ctl"), "-D", os.path.join(self.folder, "data"), "-w", *words], must)

    def url(self, database="postgres"):
        return "postgresql://elkedeur@/%s?host=%s" % (database, self.sockets)

    def sql(self, text, database="postgres"):
        return run("psql", self.url(database), "-XAtq", "-v", "ON_ERROR_STOP=1", input=text, cwd="/").strip()

    def stop(self):
        self.ctl("-m", "fast", "stop", must=False)
        shutil.rmtree(self.sockets, ignore_errors=True)
        if self in started:
            started.remove(self)


@contextlib.contextmanager
def running(thing):
    try:
        yield thing
    finally:
        thing.stop()


def stop_all():
    for thing in reversed(list(started)):
        thing.stop()


def machine():
    def first(path, pattern):
        with contextlib.suppress(OSError, AttributeError):
            with open(path) as file:
                return re.search(pattern, file.read()).group(1).strip()
        return "?"

    def version(*words):
        with contextlib.suppress(OSError):
            done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            found = re.search(r"\d+\.\d+(\.\d+)?", done.stdout)
            return found.group(0) if found else "?"
        return "?"

    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    import sqlite3
    return {
        "processors": os.cpu_count(),
        "processor": first("/proc/cpuinfo", r"model name\s*:\s*(.+)"),
        "memory_mb": int(first("/proc/meminfo", r"MemTotal:\s+(\d+)")) // 1024,
        "kernel": os.uname().release,
        "system": first("/etc/os-release", r'PRETTY_NAME="(.+)"'),
        "compiler": version("gcc", "-dumpfullversion"),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": version(os.path.join(Postgres.programs(), "postgres"), "--version"),
        "libmicrohttpd": version("pkg-config", "--modversion", "libmicrohttpd"),
        "nginx": version(nginx, "-v"),
        "wrk": version("wrk", "-v"),
        "revision": subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True).stdout.strip() or "?",
    }
