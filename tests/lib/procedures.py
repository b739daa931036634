"""Objections, complaints and applications as tests register them: the two screens, and what stands on the confirmation."""
import datetime
import re

from house import expect, same

ELLEN, JEROEN = "ellen@bezwaar.demodam.example", "jeroen@bezwaar.demodam.example"
ELLEN_ID, JEROEN_ID = 107, 108
NAME, PHONE = "Yusuf Yildirim", "06 10004321"
SAYS = "Mijn uitkering is veertig procent lager. Ik snap niet waarom."
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def day(offset):
    return datetime.date.today() + datetime.timedelta(days=offset)


def said(d):
    return "%d %s %d" % (d.day, MONTHS[d.month - 1], d.year)


def number(d):
    """As the database has it."""
    return (d - datetime.date(1970, 1, 1)).days


def iso(d):
    return d.isoformat()


def letter(**changed):
    """A letter of eight days ago about a decision of three weeks ago."""
    fields = {"kind": "objection", "way": "post", "received": iso(day(-8)), "dated": iso(day(-22)),
              "published": iso(day(-21)), "topic": "bijstand", "law": "pw", "department": "Inkomen",
              "decided_by": str(JEROEN_ID)}
    fields.update(changed)
    return {k: v for k, v in fields.items() if v is not None}


def person(**changed):
    fields = {"name": NAME, "reach": PHONE, "says": SAYS, "handler": str(ELLEN_ID), "substitute": "0"}
    fields.update(changed)
    return fields


def ending(outcome, **changed):
    """It was decided today; with what the letter needs."""
    fields = {"sure": "yes", "outcome": outcome, "decided_day": iso(day(0)), "no_hearing": "waived", "court": "rechtbank Demodam, Postbus 1",
              "reasons": "Het huurcontract laat zien dat u alleen woont."}
    fields.update(changed)
    return {k: v for k, v in fields.items() if v is not None}


def chosen(page, name):
    """What a list to choose from stands on; None: there is no such list."""
    select = re.search(r'<select[^>]* name="%s".*?</select>' % name, page.text, re.S)
    return select and re.search(r'<option value="(\w*)" selected', select.group(0)).group(1)


class Case:
    def __init__(self, server, page):
        self.server = server
        found = re.search(r"/werk/bezwaar/zaak/(\d+)/(\d+)", page.text)
        expect(found, "a way to the case")
        self.municipality, self.question = int(found.group(1)), int(found.group(2))
        self.path = found.group(0)
        self.work = "/werk/vraag/%d/%d" % (self.municipality, self.question)
        self.code = page.by_id("code").replace(" ", "").replace("-", "")
        self.secret = re.search(r"/volg/l/([\w-]+)", page.text).group(1)

    def ticket(self):
        answer = self.server.get("/volg/l/" + self.secret)
        same(answer.status, 303, "the link")
        return answer.location

    def page(self):
        return self.server.get(self.ticket())

    def row(self, columns):
        row = self.server.one("select %s from procedure where question = %d" % (columns, self.question))
        return tuple("" if v is None else v for v in row) if isinstance(row, tuple) else row

    def kinds(self):
        return [kind for kind, in self.server.sql("select kind from procedure_event where question = %d order by number" % self.question)]


def register(server, who, first=None, second=None):
    answer = who.post("/werk/bezwaar/nieuw", first or letter())
    same(answer.status, 303, "the letter: " + answer.shown()[:600])
    done = who.post(answer.location, second or person())
    same(done.status, 303, "registering: " + done.shown()[:600])
    page = who.get(done.location)
    same(page.status, 200, "the confirmation")
    return Case(server, page)


def default_notice(who, case, on):
    same(who.post(case.path + "/gebeurtenis/ingebrekestelling", {"day": iso(on), "code": "schriftelijk", "sure": "yes"}).status, 303, "a notice")


LATE = dict(published=iso(day(-121)), dated=iso(day(-122)), received=iso(day(-100)))
