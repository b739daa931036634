#!/usr/bin/env python3
"""Operating it: the guard in the database, the log of requests, metrics, and a restart behind a kept
socket."""
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import house
from house import BRAM, PROGRAM, expect, main, same, test, until

DAY_MS = 24 * 3600 * 1000


# ---- the second guard ----

@test(engines=("postgresql",))
def the_server_owns_no_table_and_is_bound(server):
    rows = server.sql("select usename, (select rolname from pg_roles where oid = usesysid) from pg_stat_activity"
                      " where application_name = 'elkedeur' and datname = current_database()")
    expect(rows, "it is connected")
    owned = server.sql("select count(*) from pg_tables where tableowner = 'elkedeur_server'")
    same(owned, [(0,)], "tables of the role")
    same(server.sql("select rolsuper::int, rolbypassrls::int, rolcanlogin::int from pg_roles"
                    " where rolname = 'elkedeur_server'"), [(0, 0, 0)], "its powers")
    asked = server.ask()
    seen = "begin; set local role elkedeur_server; set local elkedeur.organisation = '%d'; select count(*) from message" \
           " where question = " + str(asked.question)
    same([server.sql(seen % who) for who in (0, asked.state()[1], 4)], [[(1,)], [(1,)], [(0,)]], "who sees it")


@test
def a_professional_who_is_signed_in_opens_a_residents_page_as_the_resident(server):
    asked = server.ask("Ik zit naast mijn hulpverlener.")
    bram = server.sign_in(BRAM)  # of an organisation that does not hold it
    answer = bram.get("/volg/l/" + asked.secret)
    same(answer.status, 303, "the secret link")
    page = bram.get(answer.location)
    expect(page.status == 200 and "Ik zit naast mijn hulpverlener." in page.text, "the page shows what was asked")
    form = page.form("/aanvullen")
    same(server.post(form.action, dict(form.values, text="Dit hoort er nog bij."), cookie=bram.cookie).status, 303, "adding")
    same(server.sql("select coalesce(organisation, 0), coalesce(professional, 0) from message where question = %d"
                    " and kind = 'addition'" % asked.question), [(0, 0)], "it is the resident's own")


# ---- log, metrics ----

@test
def metrics_count_what_waits(server):
    until(lambda: "elkedeur_jobs_waiting" in server.get("/metrics").text, "the gauges are there")
    asked = server.ask(topic="", municipality="GM9901")
    vangnet = server.one("select organisation from safety_net where municipality = 9901")
    server.sql("update holding set due_ms = %d, organisation = %d where question = %d" % (
        int(time.time() * 1000) - DAY_MS, vangnet, asked.question))

    def late():
        line = [r for r in server.get("/metrics").text.splitlines() if r.startswith("elkedeur_oldest_late")][0]
        return int(line.split()[1]) >= DAY_MS // 1000
    until(late, "a late question is counted in seconds", 90)


class Kept:
    """A socket that outlives the programs behind it, as systemd keeps one."""

    def __init__(self, server):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(512)
        self.port = self.socket.getsockname()[1]
        self.config = os.path.join(server.folder, "kept.config")
        self.log = os.path.join(server.folder, "kept.log")
        with open(self.config, "w") as f:
            f.write("db = %s\nkeys = %s/keys\nlog = requests\nlisten = 127.0.0.1:1\n" % (server.db, server.folder))

    def start(self):
        """As systemd does: the socket is number 3, and two variables say so."""
        give = "import os, sys; os.dup2(int(sys.argv[1]), 3); os.environ.update(LISTEN_PID=str(os.getpid())," \
               " LISTEN_FDS='1'); os.execv(sys.argv[2], sys.argv[2:])"
        env = {k: v for k, v in os.environ.items() if k != "ELKEDEUR_DB"}
        with open(self.log, "ab") as log:
            return subprocess.Popen([sys.executable, "-c", give, str(self.socket.fileno()), PROGRAM, "serve", "--config",
                                     self.config], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                    pass_fds=(self.socket.fileno(),), env=dict(env, ELKEDEUR_NO_RATES="1"))


@test
def no_request_is_lost_while_it_is_restarted(server):
    kept = Kept(server)
    ending = threading.Event()
    failed, done, stored = [], [0, 0, 0], [0, 0, 0]

    def visit(n):
        while not ending.is_set():
            try:
                with socket.create_connection(("127.0.0.1", kept.port), timeout=60) as s:
                    body = house.encode({"question": "Wordt dit bewaard?", "municipality": "GM9901", "channel": "code"})
                    head = "POST /vraag HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " \
                           "application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body)
                    s.sendall(head.encode() + body)
                    answer = house.read_all(s)
                if answer.startswith(b"HTTP/1.1 303"):
                    done[n] += 1
                else:
                    failed.append(answer[:200])
            except OSError as problem:
                failed.append(repr(problem))

    before = server.sql("select count(*) from question")[0][0]
    process = kept.start()
    visitors = [threading.Thread(target=visit, args=(n,)) for n in range(3)]
    for v in visitors:
        v.start()
    try:
        for _ in range(3):
            seen = sum(done)
            until(lambda: sum(done) > seen + 10, "requests are answered: %s" % open(kept.log).read()[-800:])
            process.send_signal(signal.SIGTERM)
            process.wait(60)
            same(process.returncode, 0, "it ends as asked")
            process = kept.start()
        seen = sum(done)
        until(lambda: sum(done) > seen + 10, "and after the last restart")
    finally:
        ending.set()
        for v in visitors:
            v.join()
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        kept.socket.close()
    same(failed, [], "requests that failed")
    same(server.sql("select count(*) from question")[0][0] - before, sum(done), "each that was answered is stored")
    log = open(kept.log).read()
    expect('event=request route=/vraag status=303' in log.replace('"', ""), "a line a request: " + log[-500:])
    expect("Wordt dit" not in log and "127.0.0.1:" + str(kept.port) not in log, "and nothing of who or what")


@test
def while_it_stops_it_is_not_ready_and_finishes_what_is_under_way(server):
    kept = Kept(server)
    process = kept.start()
    try:
        begun = socket.create_connection(("127.0.0.1", kept.port), timeout=house.PATIENCE_S)
        body = house.encode({"question": "Half verstuurd toen de server stopte.", "municipality": "GM9901",
                             "channel": "code"})
        begun.sendall(("POST /vraag HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                       "Content-Length: %d\r\n\r\n" % len(body)).encode() + body[:10])
        opened = [http.client.HTTPConnection("127.0.0.1", kept.port, timeout=house.PATIENCE_S) for _ in range(2)]

        def status(connection):
            connection.request("GET", "/health/ready")
            answer = connection.getresponse()
            answer.read()
            return answer.status
        same([status(connection) for connection in opened], [200, 200], "ready at first")
        for connection in opened:  # the program takes no new connections once it stops
            connection.auto_open = 0
        process.send_signal(signal.SIGTERM)

        def stopping():
            """One answer may have been ready as the signal came: it closes that connection, and the next is asked."""
            if opened[0].sock is None:
                opened.pop(0)
            return status(opened[0]) == 503
        until(stopping, "it says that it is not ready")
        begun.sendall(body[10:])
        answer = house.read_all(begun)
        expect(answer.startswith(b"HTTP/1.1 303") and b"Connection: close" in answer, "the rest is taken: %r" % answer[:300])
        process.wait(house.PATIENCE_S)
        same(process.returncode, 0, "and then it ends")
    finally:
        process.kill()
        process.wait()
        kept.socket.close()


@test
def who_else_listens_on_the_port_is_not_taken_for_the_server_of_a_test(server):
    ports, free = [server.port], house.free_port
    house.free_port = lambda: ports.pop() if ports else free()
    try:
        second = house.Server(server.engine)
    finally:
        house.free_port = free
    try:
        expect(second.port != server.port and second.process.poll() is None, "another port, and it runs")
    finally:
        second.close()


main()
