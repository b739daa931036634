"""Statements to a PostgreSQL, for looking and for moving time.

One psql is kept open for each address: starting one for each statement took more than the statement."""
import atexit
import os
import subprocess
import threading

FIELD, RECORD, END = "\x1f", "\x1e", "\x1d"
_kept, _lock = {}, threading.Lock()


class Failed(RuntimeError):
    """What PostgreSQL said."""


class Gone(Failed):
    """It was stopped, or is not there."""


class _Psql:
    def __init__(self, url):
        self.lock = threading.Lock()
        self.child = subprocess.Popen(["psql", "-qXAt", "-F", FIELD, "-R", RECORD, url], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                      env={**os.environ, "PGOPTIONS": "-c client_min_messages=error"})

    def close(self):
        self.child.kill()
        self.child.communicate()

    def rows(self, text):
        with self.lock:
            try:
                # Behind the answer, what would hold for the next one ends: as if this connection did.
                self.child.stdin.write(("%s\n\\g\n\\echo %s:ERROR %s\nROLLBACK; DISCARD ALL;\n" % (text, END, END)).encode())
                self.child.stdin.flush()
            except OSError:
                raise Gone("psql is gone")
            said = b""
            while said.count(END.encode()) < 2:
                part = self.child.stdout.read1(65536)
                if not part:
                    raise Gone("psql is gone: " + said.decode("utf-8", "replace"))
                said += part
        said, error, _ = said.decode("utf-8").split(END)
        if error.strip() == "true":
            raise (Gone if "connection to" in said else Failed)(said.strip())
        said = said.rstrip("\n")
        return [tuple(row.split(FIELD)) for row in said.split(RECORD)] if said else []


def rows(url, text):
    """The rows of one statement, as text; NULL is empty."""
    with _lock:
        kept = _kept.get(url)
        opened = kept is None
        if opened:
            kept = _kept[url] = _Psql(url)
    try:
        return kept.rows(text)
    except Gone:
        kept.close()
        with _lock:
            _kept.pop(url, None)
        if opened:
            raise
    return rows(url, text)


def drop(server, name):
    """A database, with whoever is still connected to it."""
    try:
        rows(server, "DROP DATABASE IF EXISTS %s WITH (FORCE)" % name)
    except Failed:  # the server is gone, and the database with it
        pass


@atexit.register
def _close():
    for kept in _kept.values():
        kept.close()
