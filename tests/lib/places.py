"""A second place beside a server: settings and a database of its own, to put a backup back into or to
be looked at by the doctor."""
import os
import shutil
import subprocess
import tempfile
import time

import house
import pg
from house import PROGRAM, Server


class Place:
    """A config with a database of its own, beside a server."""

    def __init__(self, server, engine, keys=None, **settings):
        self.folder = tempfile.mkdtemp(prefix="elkedeur-test.")
        self.name = None
        self.keys = keys or os.path.join(server.folder, "keys")
        if engine == "sqlite":
            self.db = "sqlite:%s/restored.db" % self.folder
        else:
            self.name = "place_%d_%d" % (os.getpid(), time.monotonic_ns())
            pg.rows(house.pg_url(), "create database " + self.name)
            self.db = house.re.sub(r"/[^/?]*\?", "/%s?" % self.name, house.pg_url(), count=1)
        self.config = os.path.join(self.folder, "config")
        self.write(**settings)

    def write(self, **settings):
        settings = dict({"db": self.db, "keys": self.keys}, **settings)
        with open(self.config, "w") as f:
            f.writelines("%s = %s\n" % item for item in settings.items())

    def command(self, *words, stdin=""):
        env = {k: v for k, v in os.environ.items() if k not in ("ELKEDEUR_DB", "LISTEN_FDS", "LISTEN_PID")}
        done = subprocess.run([PROGRAM, *words, "--config", self.config], input=stdin, text=True, env=env,
                              capture_output=True)
        return done.returncode, done.stdout, done.stderr

    def sql(self, text):
        class View:
            engine = "sqlite" if self.name is None else "postgresql"
            db = self.db
        return Server.sql(View, text)

    def close(self):
        if self.name:
            pg.drop(house.pg_url(), self.name)
        shutil.rmtree(self.folder, ignore_errors=True)
