#!/usr/bin/env python3
"""Two hundred clients that send a byte a second, or do not read: nobody else waits for them.

Nothing here is timed. Others are answered while the slow ones still hang on; a server that gave each
of them a worker, or a place that others need, would never answer.
"""
import resource
import select
import socket
import threading
import urllib.parse

import lib

SLOW = 2000 if lib.SOAK else 200
OTHERS = 4
ROUNDS = 25


class Slow:
    """A request of which the rest comes a byte a second."""

    def __init__(self, port, begin, rest):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=lib.PATIENCE_S)
        self.socket.sendall(begin)
        self.rest = rest

    def drip(self):
        if self.rest:
            self.socket.sendall(self.rest[:1])
            self.rest = self.rest[1:]

    def is_waiting(self):
        """Neither answered nor sent away."""
        poll = select.poll()  # not select(): it knows a thousand sockets at most
        poll.register(self.socket, select.POLLIN)
        return not poll.poll(0)

    def answer(self):
        """Sends all that is left, and reads the status."""
        self.socket.sendall(self.rest)
        self.rest = b""
        head = self.socket.recv(4096)
        return int(head.split(b" ")[1]) if head.startswith(b"HTTP/1.1 ") else 0


def slow_head(port, i):
    return Slow(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ", b"a" * 500 + b"\r\n\r\n")


def slow_body(port, i):
    body = urllib.parse.urlencode(lib.question_fields("Ik typ heel langzaam. " * 20)).encode()
    head = "POST /vraag HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" \
        "Content-Length: %d\r\n\r\n" % len(body)
    return Slow(port, head.encode(), body)


class Deaf(Slow):
    """Asks for much and reads nothing."""

    def __init__(self, port):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.socket.connect(("127.0.0.1", port))
        self.socket.sendall(b"GET /over/rapport HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
        self.rest = b""


def dripping(clients, stop):
    """A byte a second for each of them."""
    while not stop.wait(1):
        for client in clients:
            try:
                client.drip()
            except OSError:
                client.rest = b""


def others_are_answered(server, person):
    """-> what went wrong for people who are as fast as people are."""
    wrong = []

    def one(i):
        client = server.client(limit_s=30)
        for _ in range(ROUNDS):
            answers = [client.get("/"), client.get("/static/site.css"),
                       client.post("/vraag", lib.question_fields("Ik ben gewoon snel."))]
            wrong.extend(a.status for a in answers if a.status not in (200, 303))
            client.close()  # and a place for a new connection is needed each time
        wrong.extend(a.status for a in [person.again(server.port).get("/werk")] if a.status != 200)
    lib.threads(OTHERS, one)
    return wrong


def slow_clients(tap):
    data = lib.folder()
    server = lib.Server(lib.Sqlite(data), data).start()
    person = server.client().sign_in(lib.ADVISERS[0])
    before = int(server.database.rows("SELECT count(*) FROM question")[0][0])
    slow = [(slow_head if i % 2 else slow_body)(server.port, i) for i in range(SLOW)]
    deaf = [Deaf(server.port) for _ in range(SLOW // 10)]
    stop = threading.Event()
    drip = threading.Thread(target=dripping, args=(slow, stop), daemon=True)
    drip.start()
    wrong = others_are_answered(server, person)
    waiting = sum(client.is_waiting() for client in slow)
    tap.ok(waiting == SLOW, "%d clients hang on, with a byte a second each" % SLOW, waiting)
    tap.none(wrong, "meanwhile everybody else is answered")
    asked = int(server.database.rows("SELECT count(*) FROM question")[0][0]) - before
    tap.ok(asked == OTHERS * ROUNDS, "and all that they asked is stored, and nothing of the slow ones yet", asked)
    stop.set()
    drip.join()
    half = slow[:SLOW // 2]
    answers = [client.answer() for client in half]
    tap.ok(answers == [303, 200] * (len(half) // 2), "who is slow and does go on is answered, too",
           lib.re.sub(r"\s+", " ", str(answers)))
    for client in deaf:
        client.socket.close()
    still_slow_ends(tap, server, slow[SLOW // 2:], person)


def still_slow_ends(tap, server, slow, person):
    """Those that are left do not hold up the end."""
    tap.ok(sum(client.is_waiting() for client in slow) == len(slow) and others_are_answered(server, person) == [],
           "a hundred are still in the middle of a word")
    tap.ok(server.stop() == 0, "a server that is told to end does not wait for them", server.said()[-500:])


def too_slow(tap):
    """A client may not stay for ever: whoever sends nothing more is sent away."""
    if not lib.SOAK:
        return tap.skip("who sends nothing more is sent away", "takes a minute: SOAK=1")
    data = lib.folder()
    server = lib.Server(lib.Sqlite(data), data).start()
    silent = [slow_body(server.port, i) for i in range(20)] + [slow_head(server.port, i) for i in range(20)]
    lib.wait_until("the silent ones to be sent away", lambda: not any([c.is_waiting() for c in silent]), 300)
    tap.ok(server.client().get("/").status == 200, "who sends nothing more is sent away")
    talking = [slow_body(server.port, i) for i in range(20)]
    stop = threading.Event()
    drip = threading.Thread(target=dripping, args=(talking, stop), daemon=True)
    drip.start()
    lib.wait_until("the slow ones to be sent away", lambda: not any([c.is_waiting() for c in talking]), 300)
    stop.set()
    drip.join()
    tap.ok(server.stop() == 0, "and so is who sends a byte a second without end")


if __name__ == "__main__":
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 20000), most))  # the server has it from us
    lib.run([slow_clients, too_slow])
