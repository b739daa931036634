"""A slow model of a procedure, written from the texts of Awb, Atw and Gemeentewet 236(2). It shares nothing with the program: it keeps its own
table of holidays and counts every term day after day. Model(case).play() gives what must follow of {"soort": ...}."""
import datetime

from slow_days import DAY, YEARS_KNOWN, date, on, walk
from slow_terms import CHANGED, Pause, Request, Term, euros

# ---- the model ----

ORDER = """bekendmaking dagtekening brief_ontvangen gedraging elders_ontvangen ontvangen verschoonbaar commissie instemming verdaagd
herstel_gevraagd hersteld opgeschort gesprek hoorzitting ingebrekestelling ingebrekestelling_ingetrokken ingetrokken intrekking_terug beslist""".split()


DOUBTS = ("sent later than its date", "counted from the receipt", "a committee after its time")


class Model:
    def __init__(self, case, doubts=()):
        """`doubts`: of the questions in DOUBTS those that are answered here with the day that gives most time."""
        self.case, self.doubts, self.asked = case, frozenset(doubts), set()
        self.kind, self.today, about = case["soort"], date(case["vandaag"]), case.get("onderwerp", "")
        self.tax, self.municipal, self.there = about in ("belasting", "gemeentebelasting"), about == "gemeentebelasting", False
        self.applicants = case.get("aanvragers", 1)
        own = {"bezwaar": (6, 12), "klacht": (6, 10)}.get(self.kind, ())  # lengths of the Awb itself
        self.other_law = "maanden" in case or ("weken" in case and case["weken"] not in own)
        self.out, self.answer = set(), {}
        self.state, self.ended, self.withdrawal = "niets_ontvangen", None, None
        self.own = self.first = None
        self.in_time, self.excused = None, False
        self.term = Term()
        self.term.weeks = case.get("weken", 8 if self.kind == "aanvraag" else 6)
        self.term.months = case.get("maanden", 0)
        self.started, self.open_end = False, None
        self.named = False
        self.waiting = []  # requests to repair without a last day
        self.events = []
        for event in case["gebeurtenissen"]:
            e = dict(event, dag=date(event["dag"]))
            e.update({key: date(event[key]) if key in event else None for key in ("tot", "ter_post")})
            ahead = ("hoorzitting", "opgeschort") + (("dagtekening",) if self.kind == "bezwaar" else ())
            if e["dag"] > self.today and e["soort"] not in ahead:
                self.out.add(e["nummer"])
            else:
                self.events.append(e)
        self.events.sort(key=lambda e: (e["dag"], ORDER.index(e["soort"])))

    def leave(self, e):
        self.out.add(e["nummer"])

    # -- the decision, and the time to object --

    def about(self):
        days, self.again = {}, None
        for e in self.events:
            what = e["soort"]
            if what not in ORDER[:4]:
                continue
            if (what == "gedraging") != (self.kind == "klacht") or self.kind == "aanvraag":
                self.leave(e)
            elif what != "gedraging" and what in days:
                self.leave(e)
                self.again = e["dag"] if what == "bekendmaking" else self.again
            else:
                days[what] = e["dag"]
        self.published, self.dated = days.get("bekendmaking"), days.get("dagtekening")
        self.came = days.get("brief_ontvangen")
        self.end, self.end_readings, self.begins_after = None, [], None
        if self.kind != "bezwaar":
            return
        published, dated, came = self.published, self.dated, self.came
        wrong = None
        if came and published and came < published:
            wrong = "brief_ontvangen"
        elif published and dated and published < dated and not self.tax:
            wrong = "dagtekening"
        if wrong:
            self.leave([e for e in self.events if e["soort"] == wrong][0])
            return
        self.begins(published, dated, came)
        if not published and not dated:
            return
        if self.tax:  # AWR 22j: the date on the assessment, unless it was sent later
            start = max(published, dated) if published and dated else published or dated
        else:  # 3:41: a letter that came before its date was sent before it too
            start = published or min(d for d in (dated, came) if d)
        self.end = on(walk(start, 42))
        self.end_readings = [self.end]
        if not published and came and came > dated:  # perhaps sent later than its date
            self.end_readings = sorted({self.end, on(walk(came, 42))})

    def says(self, doubt, there):
        """Is the answer here the one that gives most time? When the question is there, both answers are readings."""
        if doubt in self.doubts:
            return True
        if there:
            self.asked.add(doubt)
        return False

    def begins(self, published, dated, came):
        """7:10(1): after the last day to object. Not knowing when it was sent, it was on any day until it came: of all those
        days the one that gives most time. A tax has its date besides (AWR 22j), and without that it can be any day."""
        if self.tax and not dated:
            return
        objected = []
        for e in self.events:
            if e["soort"] in ("ontvangen", "elders_ontvangen"):
                by_post = e["ter_post"] and e.get("wijze", "post") == "post"
                objected.append(min(e["dag"], e["ter_post"]) if by_post and e["ter_post"] <= e["dag"] else e["dag"])
        if not came and dated and objected and dated <= min(objected):
            came = min(objected)  # a letter that was there already: nobody objects to what they do not have
        sent = [published] if published else [came - n * DAY for n in range(43)] if came else []
        if not published and came and dated and dated <= came:  # nobody sends a letter before its date
            sent = [d for d in sent if d >= dated] or [came]
            sent.append(dated)
        ends = [on(walk(max(d, dated) if self.tax else d, 42)) for d in sent]
        if ends:
            self.begins_after = max(ends)
            if dated in sent and not published and not self.says(DOUBTS[0], min(ends) < max(ends)):
                self.begins_after = min(ends)  # whoever sent it knows when: not telling gives no time
            self.term.start = self.begins_after
            self.started = not self.tax

    # -- received --

    def timely(self, e, last):
        """6:9. "?" when nobody says when it was posted."""
        way, posted = e.get("wijze", "post"), e["ter_post"]
        if self.published and e["dag"] < self.published - 42 * DAY:
            return "?"  # 6:10: it can have been taken already
        if e["dag"] <= last:
            return "ja"
        if way != "post":
            return "nee"
        if posted is None:
            return "?" if e["dag"] <= on(walk(last, 7)) else "nee"
        return "ja" if posted <= last and e["dag"] <= on(walk(last, 7)) else "nee"

    def judged(self, e):
        if not self.end:
            return None
        verdict = self.timely(e, self.end)
        if verdict == "nee":
            latest = max(self.end_readings)
            if self.again:  # sent again: whoever counts from there has more time
                latest = max(latest, on(self.end + (self.again - self.published)))
            if self.end.year not in YEARS_KNOWN:
                latest = on(latest + DAY)
            unknown = not self.published and (self.tax or not self.came)
            if unknown or (self.tax and not self.dated):
                verdict = "?"
            elif latest > self.end and self.timely(e, latest) != "nee":
                verdict = "?"
        verdict = "een mens beslist" if verdict == "?" else verdict
        best = ["nee", "een mens beslist", "ja"]
        if self.in_time is None or best.index(verdict) > best.index(self.in_time):
            self.in_time = verdict
        return verdict

    def taxed(self, e):
        """Gemeentewet 236(2): which calendar year, and was it submitted in its last six weeks? By whoever got it first and by
        who decides, on the day of receipt and on the day of posting."""
        own = e["soort"] == "ontvangen"
        if not self.municipal or (self.term.came and (self.there or not own)):
            return
        self.term.came, self.there = self.term.came or e["dag"], own
        posted = e["ter_post"] if e.get("wijze", "post") == "post" else None
        for submitted in (e["dag"], posted):
            if submitted and submitted.month * 100 + submitted.day >= 1120:
                self.term.late_in_year = True
            elif submitted:
                self.term.years.add(e["dag"].year)
        self.started = not self.term.late_in_year or bool(self.begins_after)

    def tardy(self, e, verdict):
        """Nobody can have to decide before there was anything to decide on: then the term runs from the receipt. Whoever
        decides must have it (2:3), so their own receipt goes before one elsewhere. Handed in elsewhere in time (6:15(3)):
        7:10(1) does not look at receipt, so that day holds, and the day counted from the own receipt is another reading."""
        if not self.started or (self.tax and not self.term.late_in_year):
            return
        earlier = [d for d in (self.first, self.own) if d]
        end = self.begins_after
        own = e["soort"] == "ontvangen"
        if verdict == "ja" and (own or not self.own):
            self.term.start, self.term.late = end, None
        elif e["dag"] > end and (not earlier or (own and not self.own)):
            elsewhere = self.in_time == "ja" or any(d <= end for d in earlier)
            plain = self.term.copy()
            plain.start, plain.years = end, set()
            self.term.late = e["dag"]
            passed = plain.last() < e["dag"] and not elsewhere
            self.term.start = e["dag"] if DOUBTS[1] in self.doubts or passed else end

    def received(self, e):
        objection, own = self.kind == "bezwaar", e["soort"] == "ontvangen"
        if self.state == "beslist":
            return self.leave(e)
        verdict = None
        if objection:
            if e["ter_post"] and e["dag"] < e["ter_post"]:
                self.leave(e)  # the day of posting, not the objection
                e["ter_post"] = None
            verdict = self.judged(e)
        elif not own:
            self.leave(e)  # 2:3: the term begins with the body that decides
        if self.state == "ingetrokken":
            if objection and verdict == "ja":
                self.state, self.ended, self.withdrawal = "open", None, None
                self.term.came, self.term.years, self.term.late_in_year = None, set(), False
                self.own = None  # of this objection
                self.taxed(e)
                self.tardy(e, verdict)
                self.own = e["dag"] if own else None
            else:
                self.leave(e)
            return None
        if objection:
            self.taxed(e)
            self.tardy(e, verdict)
        if own and self.own and not objection:
            self.leave(e)
        self.first = self.first or e["dag"]
        if own and not self.own:
            self.own = e["dag"]
            if not objection:
                self.term.start, self.started = e["dag"], True
        if own or objection:
            self.state = "open"
        return None

    # -- what makes it longer --

    def last(self):
        return self.term.last() if self.started else None

    def worlds(self):
        """This one, and those in which a question that is there has the other answer: in them other events can be in time."""
        found, left = {self.doubts: self}, [self]
        while left:
            world = left.pop()
            asked = set(world.asked)
            if world.term.late and world.term.late != world.term.start:  # 7:10(1) to the letter, or from the receipt
                asked.add(DOUBTS[1])
            for doubt in asked - world.doubts:
                also = world.doubts | {doubt}
                if also not in found:
                    found[also] = Model(self.case, also)
                    found[also].happen()
                    left.append(found[also])
        return list(found.values())

    def readings(self):
        return sorted({d for world in self.worlds() for d in world.term.readings(self.kind == "bezwaar")})

    def over(self, e, margin=0):
        last = self.last()
        if last and e["dag"] > last - margin * DAY:
            self.leave(e)
            return True
        return False

    def committee(self, e):
        weeks = 10 if self.kind == "klacht" else 12
        year = self.term.years and not self.term.late_in_year  # twelve weeks stand in 7:10(1)
        if self.kind == "aanvraag" or self.other_law or year or self.term.weeks == weeks:
            self.leave(e)
        elif not self.over(e):
            bare = self.term.copy()  # without what was agreed or told on top: that gives what it says, and no more
            bare.agreed, bare.postponed = None, 0
            after = self.started and e["dag"] > bare.first_end()
            if after and not self.says(DOUBTS[2], True):
                self.leave(e)
            else:
                self.term.weeks = weeks

    def noticed(self, day):
        """4:17(3): a written notice after the last day, before this day, and not taken back since."""
        last = self.last()
        found = [n["dag"] for n in self.events if last and n["soort"] == "ingebrekestelling"
                 and n.get("vorm") == "schriftelijk" and last < n["dag"] < day]
        back = [w["dag"] for w in self.events if w["soort"] == "ingebrekestelling_ingetrokken"
                and w.get("vorm") == "schriftelijk" and w["dag"] < day]
        return any(not any(w >= n for w in back) for n in found)

    def doubt(self, e):
        if self.kind == "bezwaar" and not self.noticed(e["dag"]):
            self.term.doubtful = max(self.term.doubtful or e["tot"], e["tot"])

    def consent(self, e):
        if self.kind == "aanvraag" or not e["tot"]:
            self.leave(e)
        elif e.get("vorm") != "schriftelijk":
            self.leave(e)
            self.doubt(e)
        elif self.over(e):
            self.doubt(e)
        elif self.last() and e["tot"] <= self.last():
            self.leave(e)
        elif not self.term.agreed or e["tot"] > self.term.agreed:
            self.term.agreed, self.term.agreed_on, self.term.after = e["tot"], e["dag"], 0

    def postponed(self, e):
        weeks, until = e.get("weken", 0), e["tot"]
        if self.kind == "aanvraag":
            wrong = bool(until) == (weeks > 0) or weeks > 26
            if self.other_law or self.named or wrong:
                return self.leave(e)
            if self.over(e):
                return None
            if until and self.last() and until <= self.last():
                return self.leave(e)
            self.named = True
            self.term.postponed, self.term.agreed = weeks, until
            self.term.agreed_on = e["dag"] if until else None
            return None
        most = 4 if self.kind == "klacht" else 6
        if weeks < 1 or e.get("vorm") != "schriftelijk":
            return self.leave(e)
        if self.over(e):
            return None
        counted = min(weeks, most - self.term.postponed)
        if counted < weeks:
            self.leave(e)
        self.term.postponed += counted
        if self.term.agreed_on:
            self.term.after += counted
        return None

    def repair_asked(self, e):
        if self.kind == "klacht" or (e["tot"] and e["tot"] < e["dag"]):
            return self.leave(e)
        if self.over(e, 1):
            return None
        if not e["tot"]:
            self.waiting.append(e)  # 6:6 and 4:5: without a term there is no chance to repair
            return None
        answers = [a for a in self.events if a["soort"] == "hersteld" and a["dag"] >= e["dag"]]
        answer = answers[0] if answers else None
        self.term.requests = self.term.requests + [Request(e["dag"], e["tot"], answer and answer["dag"])]
        if answer:
            answer["answers"] = True
        return None

    def repaired(self, e):
        """What was asked without a last day suspends when it is repaired, unless the term was over by then."""
        last = self.last()
        if self.waiting and not self.ended and not (last and last < e["dag"]):
            self.term.requests = self.term.requests + [Request(w["dag"], None, e["dag"]) for w in self.waiting]
            self.waiting = []
            e["answers"] = True
        if "answers" not in e:
            self.leave(e)

    def paused(self, e):
        reason, form = e.get("reden"), e.get("vorm")
        wrong = self.kind == "klacht" or not reason or (e["tot"] and e["tot"] < e["dag"])
        if reason == "instemming" and (self.kind == "bezwaar" or form != "schriftelijk" or not e["tot"]):
            wrong = True
        if wrong:
            return self.leave(e)
        if self.over(e):
            return None
        if not e["tot"]:
            self.open_end = self.open_end or e["dag"]
            return None
        self.term.pauses = self.term.pauses + [Pause(e["dag"], e["tot"])]
        return None

    # -- the end of it --

    def withdrawn(self, e):
        at_hearing = any(h["soort"] == "hoorzitting" and h["dag"] == e["dag"] for h in self.events)
        allowed = e.get("vorm") == "schriftelijk" or (e.get("vorm") == "hoorzitting" and at_hearing)
        if self.state != "open" or not allowed:
            return self.leave(e)
        self.state, self.ended, self.withdrawal = "ingetrokken", e["dag"], e
        return None

    def taken_back(self, e):
        if not self.withdrawal:
            return self.leave(e)
        agreed = self.withdrawal["tot"] and e["dag"] <= self.withdrawal["tot"]
        in_term = self.kind == "bezwaar" and self.end and e["dag"] <= self.end
        if not agreed and not in_term:
            return self.leave(e)
        self.state, self.ended, self.withdrawal = "open", None, None
        return None

    def decided(self, e):
        same_day = self.state == "ingetrokken" and self.ended == e["dag"]  # perhaps it was first, and then one can appeal
        if not (self.state == "open" or same_day) or (self.published and e["dag"] < self.published):
            return self.leave(e)
        self.state, self.ended, self.withdrawal = "beslist", e["dag"], None
        return None

    def happen(self):
        self.about()
        longer = {"commissie": self.committee, "instemming": self.consent, "verdaagd": self.postponed,
                  "herstel_gevraagd": self.repair_asked, "opgeschort": self.paused}
        ends = {"ingetrokken": self.withdrawn, "intrekking_terug": self.taken_back, "beslist": self.decided}
        for e in self.events:
            what = e["soort"]
            if what in ORDER[:4]:
                continue
            if what in ("ontvangen", "elders_ontvangen"):
                self.received(e)
            elif self.state == "niets_ontvangen" and what not in ("hoorzitting", "opgeschort", "gesprek"):
                self.leave(e)
            elif what in ends:
                ends[what](e)
            elif what == "hersteld":
                self.repaired(e)
            elif what in longer:
                if self.ended:
                    self.leave(e)
                else:
                    longer[what](e)
        for e in self.waiting:
            self.leave(e)
        for e in self.events:
            if e["soort"] == "verschoonbaar" and e["nummer"] not in self.out:
                if self.kind != "bezwaar" or self.in_time == "ja":
                    self.leave(e)
                else:
                    self.excused = True

    def play(self):
        self.happen()
        self.finish()
        return self.answer

    # -- what follows --

    def show(self, name, days, main):
        self.answer[name] = main
        if len(set(days)) > 1:
            self.answer[name + "_een_van"] = sorted(set(days))

    def finish(self):
        a, objection, today = self.answer, self.kind == "bezwaar", self.today
        a["toestand"] = self.state
        if self.in_time:
            a["tijdig"] = self.in_time
        missing = set()
        if objection:
            if self.end:
                self.show("bezwaar_uiterlijk", self.end_readings, self.end)
            else:
                missing.add("bezwaar_uiterlijk")
        last, readings = None, []
        if self.first:
            if self.last():
                last, readings = self.last(), self.readings()
                self.show("beslissen_uiterlijk", readings, last)
            else:
                missing.add("beslissen_uiterlijk")
        running = self.state == "open"
        waiting = [r for r in self.term.requests if r.answer is None and r.until >= today] if running else []
        self.repair(missing)
        a["kan_eerder_worden"] = bool(waiting and last)
        self.endless = bool(last and self.open_end and self.state != "ingetrokken")
        a["zonder_stilstand"] = self.endless
        a["stilstand"] = running and (self.term.still(today, 0) or (self.endless and self.open_end <= today))
        until = self.ended or today
        a["te_laat"] = bool(last and not self.endless and self.state in ("open", "beslist") and until > last)
        talks = [e["tot"] or e["dag"] for e in self.events if e["soort"] == "gesprek"]
        a["gesprek_na_termijn"] = bool(last and running and any(t > last for t in talks))
        hearings = [e["dag"] for e in self.events if e["soort"] == "hoorzitting"]
        if objection and hearings:
            coming = [d for d in hearings if d >= today]
            d = coming[0] if coming else hearings[-1]
            self.show("stukken_uiterlijk", [d - 10 * DAY, d - 11 * DAY], d - 10 * DAY)
            a["inzage_vanaf"] = d - 7 * DAY
        self.penalty(last)
        if self.state == "beslist" and self.kind != "klacht":
            a["bezwaar_uiterlijk" if self.kind == "aanvraag" else "beroep_uiterlijk"] = on(walk(self.ended, 42))  # 7:1
        a["ontbreekt"] = missing
        a["telt_niet"] = self.out

    def repair(self, missing):
        """6:6, 4:5: also a request that stops no clock must be answered."""
        if self.state != "open" or self.kind == "klacht":
            return
        answers = [e["dag"] for e in self.events if e["soort"] == "hersteld"]
        asked = [e for e in self.events if e["soort"] == "herstel_gevraagd" and e["dag"] >= self.first
                 and not any(d >= e["dag"] for d in answers) and not (e["tot"] and e["tot"] < e["dag"])]
        days = [e["tot"] for e in asked if e["tot"] and e["tot"] >= self.today]
        if days:
            self.answer["herstel_uiterlijk"] = max(days)
        elif any(not e["tot"] for e in asked):
            missing.add("herstel_uiterlijk")

    def is_about(self, back, notice, all_back):
        """A notice that came on the day of a withdrawal is a new one when an older one was still there to withdraw."""
        if back["dag"] != notice["dag"]:
            return back["dag"] > notice["dag"]
        standing = set()
        for d in sorted({x["dag"] for x in self.events if x["dag"] < back["dag"]}):
            new = {d} if any(x["soort"] == "ingebrekestelling" and x["dag"] == d for x in self.events) else set()
            if any(b["dag"] == d for b in all_back):
                standing = new if standing else set()
            else:
                standing |= new
        return not standing

    def penalty(self, last):
        notice, certain = None, False
        after = max(self.readings()) if last else None
        endless = self.endless or any(world.open_end for world in self.worlds() if world is not self)
        endless = endless or (self.kind == "bezwaar" and not self.own)  # 6:15: nobody knows when who decides got it
        if after and after.year not in YEARS_KNOWN:
            after = on(after + DAY)
        asked, back = False, []
        for e in self.events:
            asked = asked or e["soort"] == "ingebrekestelling"
            if e["soort"] == "ingebrekestelling_ingetrokken" and e["nummer"] not in self.out:
                if asked and e.get("vorm") == "schriftelijk":
                    back.append(e)
                else:
                    self.leave(e)
        for e in self.events:
            if e["soort"] != "ingebrekestelling" or e["nummer"] in self.out:
                continue
            late = self.ended and e["dag"] > self.ended
            written = e.get("vorm") == "schriftelijk"
            if self.kind == "klacht" or not written or late or not last or e["dag"] <= last or certain:
                self.leave(e)
            elif any(self.is_about(b, e, back) and b["dag"] <= on(walk(e["dag"], 14)) for b in back):
                self.leave(e)
            elif not notice or (e["dag"] > after and not endless):
                notice, certain = e, e["dag"] > after and not endless
        if not notice:
            return
        for e in back:  # what is owed by law does not lapse
            if self.is_about(e, notice, back):
                self.leave(e)
        notice = notice["dag"]
        until = self.ended or self.today
        passed = walk(notice, 14)  # 4:17(3)
        first = on(passed) + DAY
        self.show("dwangsom_vanaf", [passed, passed + DAY, first], first)
        days = min(max((until - first).days, 0), 42)
        if first < CHANGED <= first + max(days - 1, 0) * DAY:
            return
        most = min(max((until + DAY - passed).days, 0), 42)
        if most:  # 4:18: two weeks after the last day on which it is owed, or can be
            full = first + 41 * DAY
            self.answer["dwangsom_vaststellen_uiterlijk"] = on(walk(full if self.state == "open" else min(full, max(until - DAY, passed)), 14))
        self.answer["dwangsom_dagen"] = days
        timely = self.kind != "bezwaar" or self.in_time == "ja" or self.excused
        self.answer["dwangsom_zeker"] = certain and timely and (notice - last).days <= 365 and not (most and not days)
        self.show("dwangsom_eur", [euros(days, first), euros(most, first)], euros(days, first))
