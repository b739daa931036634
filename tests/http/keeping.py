#!/usr/bin/env python3
"""Keeping what people gave: backup and restore of a running system, and what the doctor says."""
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import house
import pg
from house import SAMIRA, Server, expect, main, same, test, until
from places import Place

DAY_MS = 24 * 3600 * 1000


def backup(server, name="yesterday"):
    """-> the path of a backup in a folder of its own."""
    path = os.path.join(tempfile.mkdtemp(prefix="elkedeur-test."), name)
    code, out, err = server.command("backup", path)
    same(code, 0, "the backup: " + err)
    return path


def counts(place):
    return {table: place.sql("select count(*) from " + table)[0][0] for table in
            ("holding", "question", "question_key", "message", "happening", "consent", "professional", "membership",
             "organisation", "municipality", "postcode", "job", "access_log", "draft")}


def findings(place, *words):
    code, out, err = place.command("doctor", "--json", *words)
    return code, {row["check"]: row for row in json.loads(out)}


# ---- backup and restore ----

@test
def what_was_copied_from_a_running_system_comes_back_whole(server):
    asked = server.ask("Mijn geheime verhaal staat hier, met bijzonderheden.", name="Wilhelmina Bovenkamp")
    samira = server.sign_in(SAMIRA)
    same(samira.post(asked.work + "/nemen", {"seen": 0}).status, 303, "taking")
    path = backup(server)
    for name in (path, path + ".keys"):
        same(os.stat(name).st_mode & 0o777, 0o600, "rights of " + name)
        content = open(name, "rb").read()
        for private in (b"geheime verhaal", b"Bovenkamp", asked.code.encode(), asked.secret.encode()):
            expect(private not in content, "%r is not in the backup" % private)
    key = bytes(open(os.path.join(server.folder, "keys", "master-001.key"), "rb").read())
    expect(key not in open(path, "rb").read() and key not in open(path + ".keys", "rb").read(), "no master key")
    for engine in house.ENGINES:  # also into the other engine
        place = Place(server, engine)
        try:
            code, out, err = place.command("restore", path)
            same(code, 0, "putting back into %s: %s" % (engine, err))
            same(counts(place), counts(server), "rows after putting back into " + engine)
            expect("rijen teruggezet" in out, out)
            second = Server.__new__(Server)
            second.__dict__.update(engine=engine, rates=False, folder=place.folder, db=place.db, posted=set(),
                                   locations=[], process=None, log_path=os.path.join(place.folder, "log"))
            shutil.copytree(place.keys, os.path.join(place.folder, "keys"))
            second.start()
            try:
                page = second.sign_in(SAMIRA).get(asked.work)
                expect("Mijn geheime verhaal staat hier" in page.text, "the text can be read again")
                answer = second.get("/volg/l/" + asked.secret)
                same(answer.status, 303, "the resident's link works")
            finally:
                second.stop()
        finally:
            place.close()


@test
def yesterdays_backup_with_todays_keys_does_not_bring_back_what_was_erased(server):
    kept, erased = server.ask("Dit blijft bewaard."), server.ask("Dit wordt straks gewist.")
    path = backup(server)
    page = server.get(erased.open_link() + "/wissen")
    form = page.form("/wissen")
    server.post(form.action, form.values)
    same(server.sql("select count(*) from question where question = %d" % erased.question), [(0,)], "it is wiped")
    today = backup(server, "today")
    shutil.copy(today + ".keys", path + ".keys")
    place = Place(server, server.engine)
    try:
        code, out, err = place.command("restore", path)
        same(code, 0, "putting back: " + err)
        expect("1 vragen waren na deze back-up gewist" in out, out)
        for table in ("question", "holding", "message", "question_key"):
            same(place.sql("select count(*) from %s where question = %d" % (table, erased.question)), [(0,)],
                 "erased stays erased in " + table)
        same(place.sql("select count(*) from message where question = %d" % kept.question), [(1,)], "the other is there")
    finally:
        place.close()


@test
def a_restore_that_does_not_fit_changes_nothing_and_says_why(server):
    server.ask()
    path = backup(server)
    before = counts(server)
    strange = tempfile.mkdtemp(prefix="elkedeur-test.")
    other = Place(server, server.engine, keys=strange + "/keys")
    same(other.command("migrate")[0], 0, "a second house with keys of its own")
    place = Place(server, server.engine)
    try:
        code, _, err = server.command("restore", path)
        expect(code == 5 and "staat al iets" in err, "over a running site: %d %s" % (code, err))
        same(counts(server), before, "nothing changed")
        code, _, err = other.command("restore", path)
        expect(code == 2 and "andere hoofdsleutels" in err, "other keys: %d %s" % (code, err))
        whole, keys = open(path, "rb").read(), open(path + ".keys", "rb").read()
        bad = {
            "cut off": (whole[:-40], keys, "niet heel"), "one byte changed": (
                whole[:len(whole) // 2] + bytes([whole[len(whole) // 2] ^ 1]) + whole[len(whole) // 2 + 1:], keys,
                "beschadigd"),
            "empty": (b"", keys, "geen back-up"), "another file": (b"PK\x03\x04" * 100, keys, "geen back-up"),
            "keys missing": (whole, None, "sleutels van de vragen ontbreekt"),
            "keys cut off": (whole, keys[:-20], "niet heel"), "exchanged": (keys, whole, "verwisseld"),
        }
        for what, (data, wrapped, words) in bad.items():
            name = os.path.join(place.folder, "bad")
            open(name, "wb").write(data)
            if os.path.exists(name + ".keys"):
                os.unlink(name + ".keys")
            if wrapped is not None:
                open(name + ".keys", "wb").write(wrapped)
            code, _, err = place.command("restore", name)
            expect(code == 2 and words in err, "%s: %d %s" % (what, code, err))
        code, _, err = place.command("restore", path + ".nowhere")
        same(code, 4, "no such file: " + err)
        same(place.command("restore", path)[0], 0, "the whole one still fits after all that")
        same(counts(place), before, "and all is there")
        code, _, err = place.command("restore", path)
        same(code, 5, "a second time it is refused: " + err)
        same(place.command("restore", path, "--force")[0], 0, "unless asked for")
        same(counts(place), before, "and it is the same again")
    finally:
        place.close()
        other.close()


@test
def keys_older_than_the_backup_are_refused(server):
    server.ask()
    old = backup(server)
    time.sleep(0.01)
    server.ask()
    new = backup(server)
    shutil.copy(old + ".keys", new + ".keys")
    place = Place(server, server.engine)
    try:
        code, _, err = place.command("restore", new)
        expect(code == 5 and "ouder dan de back-up" in err, "%d %s" % (code, err))
    finally:
        place.close()


@test
def a_backup_does_not_go_beside_the_master_keys(server):
    code, _, err = server.command("backup", os.path.join(server.folder, "keys", "copy"))
    expect(code == 2 and "hoofdsleutels" in err, "%d %s" % (code, err))
    code, _, err = server.command("backup", os.path.join(server.folder, "copy"))
    expect(code == 2 and "hoofdsleutels" in err, "above the keys: %d %s" % (code, err))
    code, _, err = server.command("backup", "/nowhere/at/all")
    same(code, 4, "a folder that is not there: " + err)


@test
def copies_are_one_moment_while_people_go_on_writing(server):
    ending = threading.Event()
    asking = threading.Thread(target=lambda: [server.ask() for _ in iter(ending.is_set, True)])
    asking.start()
    try:
        paths = [backup(server) for _ in range(3)]
    finally:
        ending.set()
        asking.join()
    for path in paths:
        place = Place(server, server.engine)
        try:
            same(place.command("restore", path)[0], 0, "it fits together")
            rows = counts(place)
            same((rows["holding"], rows["question_key"]), (rows["question"], rows["question"]), "each has holder and key")
        finally:
            place.close()


# ---- doctor ----

@test
def the_doctor_finds_a_demo_usable_and_says_what_it_is_not(server):
    place = Place(server, server.engine)
    place.write(db=server.db)
    code, found = findings(place)
    for check in ("database", "opslag", "schema", "grens", "vragen", "vangnet", "klok", "taken", "inzagelogboek"):
        same(found[check]["state"], "ok", "%s: %s" % (check, found[check]["sentence"]))
    same((code, found["adres"]["state"], found["mail"]["state"]), (0, "warning", "warning"), "a demo has no https or mail")
    code, out, _ = place.command("doctor")
    expect(code == 0 and out.count("\n") == len(found), "one line each")
    place.close()


@test
def the_doctor_refuses_what_is_unsafe(server):
    place = Place(server, server.engine)
    mail = socket.socket()
    mail.bind(("127.0.0.1", 0))  # nobody listens
    try:
        nobody = "smtp://127.0.0.1:%d" % mail.getsockname()[1]
        cases = [
            ("adres", "wrong", dict(address="http://hulp.voorbeeld.example")),
            ("adres", "ok", dict(address="https://hulp.voorbeeld.example", trusted_proxy="127.0.0.1")),
            ("proxy", "wrong", dict(listen="192.0.2.1:80")),
            ("proxy", "wrong", dict(trusted_proxy="proxy")),
            ("proxy", "wrong", dict(trusted_proxy="0.0.0.0")),
            ("proxy", "wrong", dict(address="https://hulp.voorbeeld.example")),
            ("proxy", "ok", dict(trusted_proxy="10.0.0.1")),
            ("mail", "wrong", dict(mail=nobody)),
            ("mail", "warning", dict(mail="file:/tmp")),
            ("database", "wrong", dict(db="sqlite:%s/none.db" % place.folder)),
            ("database", "wrong", dict(db="postgresql:///x?host=/nowhere")),
            ("sleutels", "wrong", dict(keys=place.folder + "/none")),
        ]
        for check, state, settings in cases:
            place.write(**dict({"db": server.db}, **settings))
            code, found = findings(place)
            same((check, found[check]["state"], found[check]["sentence"]),
                 (check, state, found[check]["sentence"]), "with %s" % settings)
            same(code, 2 if any(f["state"] == "wrong" for f in found.values()) else 0, "exit code with %s" % settings)
        expect(not os.path.exists(place.folder + "/none.db"), "looking makes no database")
        keys = shutil.copytree(os.path.join(server.folder, "keys"), place.folder + "/keys")
        os.chmod(keys, 0o755)
        place.write(db=server.db, keys=keys)
        same(findings(place)[1]["sleutels"]["state"], "wrong", "a folder others can look into")
        os.chmod(keys, 0o700)
        same(findings(place)[1]["sleutels"]["state"], "ok", "a folder of its own")
        os.chmod(keys + "/master-001.key", 0o644)
        same(findings(place)[1]["sleutels"]["state"], "wrong", "a file others can read")
    finally:
        mail.close()
        place.close()


@test
def the_doctor_sees_what_is_wrong_inside(server):
    place = Place(server, server.engine)
    asked = server.ask()
    path = backup(server)
    same(place.command("restore", path)[0], 0, "a copy to break")
    try:
        same(findings(place)[0], 0, "whole at first")
        now_ms = int(time.time() * 1000)
        breaks = [
            ("taken", "warning", "insert into job values (1, 'mail_news', 'q1.2', 0, 11, 0, 0, 'unavailable')"),
            ("klok", "wrong", "insert into change values (1, %d, 'o1')" % (now_ms + DAY_MS)),
            ("beloften", "warning", "update holding set due_ms = %d where question = %d and open = 1" % (
                now_ms - DAY_MS, asked.question)),
            ("vangnet", "wrong", "delete from membership"),
            ("vragen", "wrong", "delete from question_key where question = %d" % asked.question),
        ]
        for check, state, sql in breaks:
            place.sql(sql)
            same(findings(place)[1][check]["state"], state, sql)
        server.sign_in(SAMIRA).get(asked.work)
        until(lambda: server.sql("select count(*) from access_log where seal_number is not null")[0][0] > 0,
              "the chain is made", 120)
        path = backup(server)
        same(place.command("restore", path, "--force")[0], 0, "again whole")
        place.sql("update access_log set act = 'never' where seal_number = 1")
        same(findings(place)[1]["inzagelogboek"]["state"], "wrong", "a changed row of the access log")
    finally:
        place.close()


@test(engines=("sqlite", "postgresql"))
def an_older_schema_is_told(server):
    place = Place(server, server.engine)
    try:
        same(place.command("migrate")[0], 0, "migrating")
        place.sql("delete from schema_migration where number = (select max(number) from schema_migration)")
        code, found = findings(place)
        same((code, found["schema"]["state"]), (2, "wrong"), found["schema"]["sentence"])
    finally:
        place.close()


@test(engines=("sqlite", "postgresql"))
def a_command_on_a_database_without_tables_says_to_migrate_first(server):
    place = Place(server, server.engine)
    commands = (("find", "--json", "--municipality", "GM9901", "schulden"), ("export", "services-csv"), ("verify",), ("purge",))
    try:
        for words in commands:
            code, out, err = place.command(*words)
            same((code, out), (6, ""), "refused: " + words[0])
            expect("elkedeur migrate" in err and err.count("\n") == 1, "one sentence that says how: " + err)
        same(place.command("migrate")[0], 0, "migrating")
        for words in commands[1:]:
            same(place.command(*words)[0], 0, "and then it works: " + words[0])
    finally:
        place.close()


@test(engines=("postgresql",))
def the_doctor_says_when_the_servers_role_is_not_given(server):
    """A user that owns its tables and may make no roles, as a careful administrator gives one."""
    place = Place(server, server.engine)
    user = "plain_%d" % os.getpid()

    def admin(text, db=house.pg_url()):
        pg.rows(db, text)

    admin("create role %s login" % user)
    try:
        admin("alter database %s owner to %s" % (place.name, user))
        place.write(db=place.db.replace("//elkedeur@", "//%s@" % user))
        same(place.command("migrate")[0], 0, "migrating as the owner")
        code, found = findings(place)
        same((code, found["grens"]["state"]), (2, "wrong"), found["grens"]["sentence"])
        expect("eigenaar" in found["grens"]["sentence"] and "elkedeur migrate" in found["grens"]["sentence"], "what to do")
        admin("grant elkedeur_server to " + user)
        same(place.command("migrate")[0], 0, "again, with the role")
        found = findings(place)[1]
        same(found["grens"]["state"], "ok", found["grens"]["sentence"])
    finally:
        place.close()
        admin("drop role " + user)


main()
