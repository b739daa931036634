#!/usr/bin/env python3
"""Random procedures through `term procedure`, against the slow model of tests/lib/procedure_model.py. Some hundreds; all
10 000 with SOAK=1. COUNT=n and SEED=n choose others; a difference names its seed."""
import datetime
import json
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from procedure_model import DAY, ORDER, Model  # noqa: E402

PROGRAM = os.environ.get("ELKEDEUR", "build/elkedeur")
COUNT = int(os.environ.get("COUNT") or (10000 if "SOAK" in os.environ else 600))
SEED = int(os.environ.get("SEED") or 1)
BATCH = 500


def event_make(rnd, kind, base):
    what = rnd.choice(ORDER[6:] + ["herstel_gevraagd", "hersteld", "opgeschort", "verdaagd", "instemming"] * 4
                      + ["ontvangen", "elders_ontvangen", "gesprek", "hoorzitting"] + ["commissie"] * 3
                      + ["ingebrekestelling"] * 5 + ["ingebrekestelling_ingetrokken"] * 2)
    if rnd.random() < 0.03:
        what = rnd.choice(ORDER)
    d = base + rnd.choice((rnd.randint(0, 50), rnd.randint(0, 100), rnd.randint(-20, 240))) * DAY
    e = {"soort": what, "dag": d}
    if what == "verdaagd":
        if kind == "aanvraag" and rnd.random() < 0.5:
            e["tot"] = d + rnd.randint(-5, 90) * DAY
        else:
            e["weken"] = rnd.choice((1, 2, 3, 4, 6, 6, 8))
    elif what in ("instemming", "gesprek", "ingetrokken", "opgeschort", "herstel_gevraagd"):
        if rnd.random() < 0.85:
            e["tot"] = d + rnd.choice((rnd.randint(0, 30), rnd.randint(-3, 90))) * DAY
    if what == "opgeschort" and rnd.random() < 0.95:
        e["reden"] = rnd.choice(("overmacht", "aanvrager", "buitenland", "instemming"))
    if what in ("ontvangen", "elders_ontvangen"):
        received_make(rnd, e)
    if what not in ("gesprek", "hoorzitting") and rnd.random() < 0.9:
        e["vorm"] = rnd.choice(("schriftelijk",) * 6 + ("mondeling", "hoorzitting"))
    return e


def received_make(rnd, e):
    way = rnd.choice((None, "post", "post", "elektronisch", "balie"))
    if way:
        e["wijze"] = way
    if rnd.random() < 0.6:
        e["ter_post"] = e["dag"] - rnd.randint(-1, 9) * DAY


def procedure_make(seed):
    rnd = random.Random(seed)
    base = datetime.date(2015, 1, 1) + rnd.randint(0, 19 * 365) * DAY
    kind = rnd.choice(("bezwaar",) * 7 + ("aanvraag",) * 3 + ("klacht",) * 2)
    city_tax = kind == "bezwaar" and rnd.random() < 0.3
    if city_tax and rnd.random() < 0.8:  # the end of a year is what matters
        base = datetime.date(base.year, rnd.randint(9, 12), rnd.randint(1, 30))
    events = []
    if kind == "bezwaar":
        if rnd.random() < 0.7:
            events.append({"soort": "bekendmaking", "dag": base})
        if rnd.random() < (0.8 if city_tax else 0.5):
            events.append({"soort": "dagtekening", "dag": base - rnd.randint(-1, 4) * DAY})
        if rnd.random() < (0.3 if events and events[0]["soort"] == "bekendmaking" else 0.7):
            events.append({"soort": "brief_ontvangen", "dag": base + rnd.randint(-1, 5) * DAY})
    if kind == "klacht" and rnd.random() < 0.5:
        events.append({"soort": "gedraging", "dag": base - rnd.randint(0, 500) * DAY})
    if rnd.random() < 0.97:
        days = rnd.choice((rnd.randint(0, 42), rnd.randint(36, 52), rnd.randint(-50, 80)))
        came = base + days * DAY
        if city_tax and rnd.random() < 0.6:
            came = datetime.date(base.year, *rnd.choice(((11, 20), (12, 31)))) + rnd.randint(-4, 9) * DAY
        events.append({"soort": rnd.choice(("ontvangen",) * 9 + ("elders_ontvangen",)), "dag": came})
        received_make(rnd, events[-1])
        if kind == "bezwaar" and rnd.random() < 0.15:  # sent on (6:15)
            events[-1]["soort"] = "elders_ontvangen"
            events.append({"soort": "ontvangen", "dag": came + rnd.choice((rnd.randint(0, 14), rnd.randint(0, 90))) * DAY})
            received_make(rnd, events[-1])
    begun = events[-1]["dag"] if events else base
    for _ in range(rnd.choice((0, 1, 2, 3, 4, 6, 8, 12, 25))):
        events.append(event_make(rnd, kind, begun))
        if rnd.random() < 0.1:  # within one day the order is unknown
            events[-1]["dag"] = max(e["dag"] for e in events[:-1]) if len(events) > 1 else begun
    seen = set()
    events = [e for e in events if not ((e["soort"], e["dag"]) in seen or seen.add((e["soort"], e["dag"])))]
    for number, e in enumerate(events, 1):
        e["nummer"] = number
    rnd.shuffle(events)
    case = {"soort": kind, "vandaag": base + rnd.choice((rnd.randint(20, 140), rnd.randint(80, 400), rnd.randint(200, 400))) * DAY,
            "gebeurtenissen": events}
    if city_tax:
        case["onderwerp"] = "gemeentebelasting"
    elif kind == "bezwaar" and rnd.random() < 0.06:
        case["onderwerp"] = "belasting"
    if kind == "aanvraag" and rnd.random() < 0.3:
        case[rnd.choice(("weken", "maanden"))] = rnd.randint(1, 20)
    elif kind != "aanvraag" and rnd.random() < 0.1:
        case["weken"] = rnd.choice((6, 10, 12, 13))
    if rnd.random() < 0.1:
        case["aanvragers"] = rnd.randint(1, 4)
    return written(case)


def written(value):
    if isinstance(value, dict):
        return {key: written(v) for key, v in value.items()}
    if isinstance(value, (list, set)):
        return [written(v) for v in (sorted(value) if isinstance(value, set) else value)]
    return value.isoformat() if isinstance(value, datetime.date) else value


KEYS = """toestand tijdig bezwaar_uiterlijk bezwaar_uiterlijk_een_van beslissen_uiterlijk beslissen_uiterlijk_een_van
herstel_uiterlijk stukken_uiterlijk stukken_uiterlijk_een_van inzage_vanaf dwangsom_vanaf dwangsom_vanaf_een_van
beroep_uiterlijk dwangsom_eur dwangsom_eur_een_van dwangsom_dagen dwangsom_vaststellen_uiterlijk dwangsom_zeker stilstand zonder_stilstand kan_eerder_worden te_laat
gesprek_na_termijn""".split()


def differs(wanted, answer):
    if "fout" in answer:
        return answer["fout"]
    wanted = written(wanted)
    for key in KEYS:
        if wanted.get(key) != answer.get(key):
            return "%s is %s, not %s" % (key, answer.get(key), wanted.get(key))
    out = sorted({m["nummer"] for m in answer["meldingen"] if m["telt_niet"]})
    if out != wanted["telt_niet"]:
        return "left out %s, not %s" % (out, wanted["telt_niet"])
    if sorted(answer["ontbreekt"]) != wanted["ontbreekt"]:
        return "missing %s, not %s" % (sorted(answer["ontbreekt"]), wanted["ontbreekt"])
    for said in answer["meldingen"] + answer["steps"]:
        if not said["why"] or "{" in said["why"]:
            return "no sentence: %s" % said
    return None


def ask(cases):
    lines = "".join(json.dumps(dict(case, rule="procedure")) + "\n" for case in cases)
    done = subprocess.run([PROGRAM, "term", "--lines"], input=lines, capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(answers) != len(cases):
        raise SystemExit("Bail out! %d answers to %d, ended with %d %s" % (
            len(answers), len(cases), done.returncode, done.stderr))
    return answers


def main():
    seeds = range(SEED, SEED + COUNT)
    batches = [seeds[at:at + BATCH] for at in range(0, len(seeds), BATCH)]
    print("1..%d" % (len(batches) + 1))
    seen = {}
    for number, batch in enumerate(batches, 1):
        cases = [procedure_make(seed) for seed in batch]
        wrong = []
        for seed, case, answer in zip(batch, cases, ask(cases)):
            problem = differs(Model(case).play(), answer)
            if problem:
                wrong.append("SEED=%d COUNT=1: %s\n# %s" % (seed, problem, json.dumps(case)))
            for key in answer:
                seen[key] = seen.get(key, 0) + 1
        print("%s %d - procedures %d to %d are what counting day after day gives" % (
            "not ok" if wrong else "ok", number, batch[0], batch[-1]), flush=True)
        for row in wrong[:5]:
            print("# " + row)
    for key in KEYS:
        print("# %s: %d" % (key, seen.get(key, 0)))
    complete = COUNT < 500 or all(seen.get(key) for key in KEYS)
    print("%s %d - every date was there to compare" % ("ok" if complete else "not ok", len(batches) + 1))


main()
