"""Letters that people get, for the tests of /brief: days as they are typed, and the pages that answer."""
import datetime
import html
import json
import re

from house import expect, same

DAY = datetime.timedelta(days=1)
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()  # Amsterdam is a day ahead at most


def words(d):
    return "%d %s %d" % (d.day, MONTHS[d.month - 1], d.year)


def in_full(d):
    return "%s %s" % (WEEKDAYS[d.weekday()], words(d))


def title(page):
    return html.unescape(re.sub(r"<[^>]*>", "", TITLE.search(page.text).group(1))).strip()


def boxes(name, typed):
    """A day as typed: one text for the first box, or three."""
    parts = typed if isinstance(typed, tuple) else (typed, "", "")
    return {"%s_%s" % (name, part): value for part, value in zip(("day", "month", "year"), parts)}


def days(kind, dated="", came="", **more):
    return {"kind": kind, **boxes("dated", dated), **boxes("came", came), **more}


def result(server, kind, dated="", came="", status=200, **more):
    page = server.post("/brief", days(kind, dated, came, **more))
    same(page.status, status, "status of %s dated %r" % (kind, dated))
    expect(page.is_page(), "a page")
    return page


def fault(page):
    found = re.search(r'<p class="app-fault"[^>]*>(.*?)</p>', page.text, re.S)
    return html.unescape(found.group(1)) if found else ""


def last_day(server, dated):
    """By the command for programs, of which every day is counted elsewhere (tests/http/term.py)."""
    code, out, err = server.command("term", "bezwaartermijn", json.dumps({"dagtekening": dated.isoformat()}))
    same(code, 0, err)
    return datetime.date.fromisoformat(json.loads(out)["laatste_dag"])
