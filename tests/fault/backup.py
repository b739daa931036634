#!/usr/bin/env python3
"""Killing backup and restore at every moment: what stands on the disk is the old or the new, whole."""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
from house import PROGRAM, expect, main, same, test
from places import Place

KILLS = 60 if os.environ.get("SOAK") else 8
TABLES = ("holding", "question", "question_key", "message", "happening", "consent", "professional", "organisation",
          "municipality", "postcode")


def blocks(path):
    """The kinds of the blocks of a file, walked from its beginning: it ends behind an E, or it is not whole."""
    data = open(path, "rb").read()
    at, kinds = len(b"elkedeur-backup-1\n"), ""
    same(data[:at], b"elkedeur-backup-1\n", "the beginning of " + path)
    while at < len(data):
        kind, length = struct.unpack(">cI", data[at:at + 5])
        kinds += kind.decode()
        at += 5 + length + 32
    same((at, kinds[0], kinds[-1]), (len(data), "H", "E"), "the end of " + path)
    return kinds


def config(folder, db, keys):
    path = os.path.join(folder, "config")
    with open(path, "w") as f:
        f.write("db = %s\nkeys = %s\n" % (db, keys))
    return path


def start(*words):
    env = {k: v for k, v in os.environ.items() if k != "ELKEDEUR_DB"}
    return subprocess.Popen([PROGRAM, *words], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def moments(whole_s):
    """Of a run that takes so long: from its first moment to just behind its last."""
    return [whole_s * 1.1 * n / KILLS for n in range(KILLS)]


def killed_at(moment_s, *words):
    """Kills it with -9 at that moment; -> had it ended by itself?"""
    process = start(*words)
    try:
        process.wait(moment_s)
        same(process.returncode, 0, "it ended by itself: %s" % process.stderr.read())
        return True
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


def took(*words):
    begun = time.monotonic()
    process = start(*words)
    _, err = process.communicate()
    same(process.returncode, 0, " ".join(words) + ": " + err.decode())
    return time.monotonic() - begun


@test
def a_backup_that_is_killed_leaves_the_old_one_or_the_new_one(server):
    folder = tempfile.mkdtemp(prefix="elkedeur-test.")
    path, settings = os.path.join(folder, "copy"), config(folder, server.db, server.folder + "/keys")
    for n in range(20):
        server.ask("Vraag %d, die in de back-up komt." % n)
    whole_s = took("backup", path, "--config", settings)
    for name in (path, path + ".keys"):
        os.unlink(name)
    ended = 0
    for moment_s in moments(whole_s):
        ended += killed_at(moment_s, "backup", path, "--config", settings)
        there = [name for name in (path, path + ".keys") if os.path.exists(name)]
        for name in there:
            blocks(name)
        expect(path not in there or path + ".keys" in there, "never data without their keys")
    expect(ended < KILLS, "at least one was killed")
    took("backup", path, "--config", settings)
    blocks(path)
    shutil.rmtree(folder)


@test
def a_restore_that_is_killed_leaves_the_database_as_it_was_or_whole(server):
    folder = tempfile.mkdtemp(prefix="elkedeur-test.")
    server_settings = config(folder, server.db, server.folder + "/keys")
    for n in range(20):
        server.ask("Vraag %d, die wordt teruggezet." % n)
    path = os.path.join(folder, "copy")
    took("backup", path, "--config", server_settings)
    place = Place(server, server.engine)

    def rows():
        try:
            return [place.sql("select count(*) from " + table)[0][0] for table in TABLES]
        except Exception:  # no tables yet
            return [0] * len(TABLES)

    try:
        wanted = [server.sql("select count(*) from " + table)[0][0] for table in TABLES]
        whole_s = took("restore", path, "--config", place.config)
        same(rows(), wanted, "once without a kill")
        place.close()
        place = Place(server, server.engine)
        for moment_s in moments(whole_s):  # into an empty database
            ended = killed_at(moment_s, "restore", path, "--config", place.config, "--force")
            expect(rows() in ([0] * len(TABLES), wanted), "nothing or all, not %s" % rows())
            expect(not ended or rows() == wanted, "all when it ended by itself")
        took("restore", path, "--config", place.config, "--force")
        same(rows(), wanted, "after all those kills")
        place.sql("delete from question_key")  # so that old and new can be told apart
        old = rows()
        for moment_s in moments(whole_s):  # over what is there
            if rows() != old:
                place.sql("delete from question_key")
            killed_at(moment_s, "restore", path, "--config", place.config, "--force")
            expect(rows() in (old, wanted), "the old or the new, not %s" % rows())
    finally:
        place.close()
        shutil.rmtree(folder)


main()
