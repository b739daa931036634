#!/usr/bin/env python3
"""Two servers on one PostgreSQL, and ten professionals who want the same questions.

Every question is taken by exactly one of them; the others are told that a colleague has it. What
happens at one node is news on the open pages of the other.
"""
import subprocess
import threading

import lib

QUESTIONS = 1000 if lib.SOAK else 200
HELPERS = 10
# What the loser reads: that somebody has it, and what to do now.
SOMEBODY_HAS_IT = "Een collega heeft deze vraag net genomen."


def two_servers():
    data = lib.folder()
    database = lib.Postgres(lib.os.environ["ELKEDEUR_TEST_PG"])
    return [lib.Server(database, data).start() for _ in range(2)]  # the first loads the demo network


def helpers(nodes):
    """Half of them sign in at each node; the session holds at both."""
    people = []
    for i in range(HELPERS):
        email = "hulp%d@raadslieden.demodam.example" % i
        subprocess.run([lib.PROGRAM, "user", "add", "--email", email, "--name", "Hulp %d" % i, "--organisation",
                        "Sociaal raadslieden Demodam", "--role", "professional", "--password-stdin", "--config",
                        configuration(nodes[0])], input=lib.PASSWORD + "\n", text=True, check=True,
                       capture_output=True)
        person = nodes[i % 2].client().sign_in(email)
        person.email = email
        people.append(person)
    return people


def configuration(node):
    path = node.data + "/elkedeur.conf"
    with open(path, "w") as file:
        file.write("db = %s\nkeys = %s/keys\n" % (node.database.url, node.data))
    return path


class Race:
    """Each question is wanted by everybody in the same moment."""

    def __init__(self, people, questions):
        self.people, self.questions = people, questions
        self.gate = threading.Barrier(len(people))
        self.winners = {question: [] for question in questions}
        self.told = self.strange = None
        self.lock = threading.Lock()

    def run(self):
        self.told, self.strange = [], []
        lib.threads(len(self.people), self.take_all)

    def take_all(self, i):
        try:
            for question in self.questions:
                self.gate.wait(lib.PATIENCE_S)
                self.take(self.people[i], question)
        except Exception:
            self.gate.abort()
            raise

    def take(self, person, question):
        answer = person.post("/werk/vraag/%s/%s/nemen" % question, {"holder": "0"})
        with self.lock:
            if answer.status == 303:
                self.winners[question].append(person.email)
            elif answer.status == 409:
                self.told.append(answer)
            else:
                self.strange.append("%s of %s: %d" % (person.email, question, answer.status))


def everybody_wants_the_same(tap, nodes, people):
    begun = lib.newest_asked_ms(nodes[0].database)
    lib.threads(4, lambda i: [ask(nodes[i % 2]) for _ in range(QUESTIONS // 4)])
    database = nodes[0].database
    questions = [tuple(row) for row in database.rows(
        "SELECT municipality, question FROM holding WHERE question IN %s AND stage = 'waiting' ORDER BY question" %
        lib.asked_after(begun))]
    tap.ok(len(questions) == QUESTIONS, "both nodes take in questions", len(questions))
    race = Race(people, questions)
    race.run()
    tap.none(race.strange, "everybody who wants a question gets it, or reads that it is gone")
    tap.none(["%s by %s" % (q, w) for q, w in race.winners.items() if len(w) != 1],
             "%d questions wanted by %d people at two nodes: each is given to exactly one" % (QUESTIONS, HELPERS))
    ids = dict(database.rows("SELECT professional, email FROM professional"))
    held = {(m, q): ids.get(p) for m, q, p in database.rows(
        "SELECT municipality, question, professional FROM holding WHERE question IN %s" % lib.asked_after(begun))}
    tap.none(["%s" % (q,) for q, w in race.winners.items() if w != [held[q]]], "and that one has it")
    tap.none(lib.half_things(database, begun), "with one taking in its history, and nothing half")
    shares = [sum(w == [p.email] for w in race.winners.values()) for p in people]
    tap.ok(sum(shares[0::2]) > 0 and sum(shares[1::2]) > 0, "both nodes win some", shares)
    print("# %d losers were told; by person %s" % (len(race.told), shares))
    tap.ok(len(race.told) == QUESTIONS * (HELPERS - 1), "every loser is told", len(race.told))
    tap.none([page.text.partition("<main")[2] for page in race.told
              if not (page.has(SOMEBODY_HAS_IT) and "<h1" in page.text and 'href="/werk"' in page.text)],
             "that a colleague has it, with the way back to the list")


def ask(node):
    answer = node.client().post("/vraag", lib.question_fields("Op welke knoop kom ik?"))
    if answer.status != 303:
        raise RuntimeError("ask: %d" % answer.status)
    return answer


def news_crosses(tap, nodes, people):
    """What is done at one node is told to the pages that are open at the other, both ways. Each way has
    an organisation to which nothing has happened lately: news of before would prove nothing."""
    for here, there, email, topic in ((*nodes, "linh@loket.demodam.example", "huurcontract_borg"),
                                      (*nodes[::-1], "piotr@huurteam.demodam.example", "gebreken_woning")):
        way = "from node %d to node %d" % (nodes.index(here) + 1, nodes.index(there) + 1)
        resident = here.client()
        inbox = lib.Stream(there.client().sign_in(email), "/werk/live")
        resident.post("/vraag", lib.question_fields("Is er nieuws?", topic=topic))
        tap.ok(inbox.news(), "a new question is news in the inbox, " + way)
        inbox.close()
        asked = ask(here)
        link = lib.first(r'href="(/volg/l/[^"]+)"', resident.get(asked.location).text)
        page = there.client().get(link).location
        thread = lib.Stream(there.client(), page + "/live")
        municipality, question = here.database.rows(
            "SELECT municipality, question FROM holding WHERE stage = 'waiting' ORDER BY since_ms DESC LIMIT 1")[0]
        path = "/werk/vraag/%s/%s" % (municipality, question)
        taken = people[1].again(here.port).post(path + "/nemen", {"holder": "0"})
        tap.ok(taken.status == 303 and thread.news(), "that somebody took it is news to the resident, " + way,
               taken.status)
        thread.close()
        page = there.client().get(page)
        tap.ok(page.status == 200 and page.has("Hulp 1"), "and the page then says who, " + way)


def a_node_dies(tap, nodes, people):
    """The other serves on, with the same sessions and the same codes."""
    asked = ask(nodes[0])
    nodes[0].kill()
    other = people[0].again(nodes[1].port)
    tap.ok(other.get("/werk").status == 200, "who was signed in at a node that died is signed in at the other")
    done = nodes[1].client().get(asked.location)
    code = lib.first(r'<output[^>]*id="code"[^>]*>([^<]+)<', done.text)
    tap.ok(nodes[1].client().post("/volg", {"code": code}).status == 200, "and a code it gave works there", done.status)
    tap.ok(nodes[0].start().client().get("/").status == 200, "and it comes back beside the other")


def two_nodes(tap):
    if len(lib.engines()) < 2:
        return tap.skip("two nodes share one database", "ELKEDEUR_TEST_PG is not set")
    nodes = two_servers()
    people = helpers(nodes)
    everybody_wants_the_same(tap, nodes, people)
    news_crosses(tap, nodes, people)
    a_node_dies(tap, nodes, people)
    tap.ok([node.stop() for node in nodes] == [0, 0], "both end in order")


if __name__ == "__main__":
    lib.run([two_nodes])
