#!/usr/bin/env python3
"""The guided tour: time that passes at a button, in a demo and nowhere else."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from house import SAMIRA, expect, main, same, test

WAIT = "/rondleiding/wachten"


def offered(server):
    samira = server.sign_in(SAMIRA)
    asked = server.ask()
    same(samira.post(asked.work + "/nemen", {"holder": "0"}).status, 303, "taking")
    fields = {"to": "6", "why": "knows_more", "asked": "Helpt u met de huur?", "question": "yes", "consent": "phone"}
    same(samira.post(asked.work + "/overdragen/versturen", fields).status, 303, "offering")
    return asked


def state(server, asked):
    return server.one("select state, reason, returned from handover where question = %d" % asked.question)


@test
def two_working_days_pass_and_an_offer_without_answer_is_back(server):
    asked = offered(server)
    same(state(server, asked)[0], "requested", "offered")
    same(server.post(WAIT).status, 200, "waiting")
    same(state(server, asked), ("failed", "no_answer", 1), "back")
    expect("Er stond geen vraag open" in server.post(WAIT).shown(), "nothing is left")


@test
def outside_a_demo_there_is_no_tour_and_no_button(server):
    asked = offered(server)
    server.stop()
    config = os.path.join(server.folder, "serve.config")
    with open(config, "w") as f:
        f.write("db = %s\nkeys = %s/keys\nmail = file:%s/mail\n" % (server.db, server.folder, server.folder))
    try:
        server.serve({k: v for k, v in os.environ.items() if k != "ELKEDEUR_DB"}, "serve", "--config", config)
        same(server.get("/rondleiding").status, 404, "the tour")
        same(server.post(WAIT).status, 404, "the button")
        same(state(server, asked)[0], "requested", "the offer")
        for page in ("/", "/werk/aanmelden"):
            expect("/rondleiding" not in server.get(page).text, "no link on " + page)
    finally:
        server.stop()
        server.start()


main()
