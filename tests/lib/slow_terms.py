"""A term to decide of the slow models: counted day after day, in every reading of the law; and what a penalty comes to."""
import datetime

from slow_days import DAY, months, on, walk, works

CHANGED = datetime.date(2019, 1, 1)  # of the amounts of the penalty

# ---- the term to decide, day after day ----

class Request:
    """To repair (6:6, 4:5): stands still from the day after, until the day of repair or the last day that was given."""

    def __init__(self, asked, until, answer):
        self.asked, self.until, self.answer = asked, until, answer

    def unused(self):
        return self.answer is None or (self.until is not None and self.answer > self.until)

    def still(self, d, late):
        """With `late` 1 the day of repair itself stands still too; an unused term can take one day more."""
        stop = self.until if self.unused() else self.answer
        return self.asked < d < stop + min(late, 2 if self.unused() else 1) * DAY


class Pause:
    """4:15: the first and the last day on which it stands still."""

    def __init__(self, first, last):
        self.first, self.last = first, last

    def still(self, d, late):
        return self.first <= d <= self.last


class Term:
    def __init__(self):
        self.start, self.weeks, self.months = None, 6, 0
        self.postponed, self.after = 0, 0
        self.requests, self.pauses = [], []
        self.agreed = self.agreed_on = self.doubtful = None
        self.came, self.years, self.late_in_year = None, set(), False  # of a municipal tax
        self.late = None  # an objection that came after its term, and not in time

    def copy(self):
        other = Term()
        other.__dict__.update(self.__dict__)
        return other

    def length(self):
        end = months(self.start, self.months) if self.months else walk(self.start, 7 * self.weeks)
        return (end - self.start).days

    def short(self):
        """Atw 4: not for terms over twelve weeks or three months."""
        return self.months <= 3 if self.months else self.weeks <= 12

    def still(self, d, late):
        return any(stop.still(d, late) for stop in self.requests + self.pauses)

    def run(self, d, days, late, lengthen):
        """So many days on which time does not stand still; then to a working day, by the same clock."""
        left = days
        while left:
            d += DAY
            if not self.still(d, late):
                left -= 1
            if left == 0 and lengthen and not works(d):
                left = (on(d) - d).days
        return d

    def early(self, late):
        """Days before the term on which a request to repair stood open."""
        d, count = self.start, 0
        while d > self.start - 400 * DAY:
            count += any(request.still(d, late) for request in self.requests)
            d -= DAY
        return count

    def end(self, late=0, early=False, way="two"):
        """way: two terms; from the extended day; or one term, without the Atw."""
        days = self.length() + (self.early(late) if early else 0)
        lengthen = self.short() and way != "one"
        if way == "extended" and lengthen and self.postponed:
            return self.run(self.run(self.start, days, late, True), 7 * self.postponed, late, True)
        return self.run(self.start, days + 7 * self.postponed, late, lengthen)

    def year_end(self, year, late=0, way="art. 4"):
        """Gemeentewet 236(2): in the calendar year of receipt. Only 7:10(1) is set aside, so what stood still since the
        receipt comes after the 31st of December, and a postponement too. way: a year is not lengthened (Atw 4); it is, at
        the end; or before the postponement as well."""
        d, stood = self.came, 0
        while d < datetime.date(year, 12, 31):
            d += DAY
            stood += self.still(d, late)
        if way == "before":
            return self.settle(self.run(self.settle(self.run(d, stood, late, False), late), 7 * self.postponed, late, False), late)
        d = self.run(d, stood + 7 * self.postponed, late, False)
        return d if way == "art. 4" else self.settle(d, late)

    def settle(self, d, late):
        return self.run(d, (on(d) - d).days, late, True)

    def weeks_hold(self):
        return self.late_in_year or not self.years

    def first_end(self):
        """Where the law can be read in two ways, the authority is safe with the first day."""
        ends = [self.year_end(year) for year in self.years]
        return min(ends + [self.end()] if self.weeks_hold() else ends)

    def last(self):
        return max(self.first_end(), self.agreed or self.first_end())

    def readings(self, objection):
        ends = {self.last()}
        late = max([2 if r.unused() else 1 for r in self.requests], default=0)
        one = self.postponed and not self.months and self.weeks <= 12 < self.weeks + self.postponed
        for n in range(late + 1):
            ends.update(self.year_end(year, n, way) for year in self.years for way in ("art. 4", "after", "before"))
            if not self.weeks_hold():
                continue
            early = objection and any(r.asked < self.start for r in self.requests)
            for before in (False, True) if early else (False,):
                for way in ("two", "extended") + (("one",) if one else ()):
                    ends.add(self.end(n, before, way))
        found = {max(end, self.agreed or end) for end in ends}
        if self.agreed and self.agreed > self.first_end() and self.agreed_on:
            later = Term()
            later.requests = [r for r in self.requests if r.asked > self.agreed_on]
            later.pauses = [p for p in self.pauses if p.first > self.agreed_on]
            days = (self.agreed - self.agreed_on).days + 7 * self.after
            found.add(max(self.agreed, later.run(self.agreed_on, days, 0, False)))
        if self.doubtful and self.doubtful > self.last():
            found.add(self.doubtful)
        return sorted(found)


def euros(days, rates_on):
    first, second, third = (23, 35, 45) if rates_on >= CHANGED else (20, 30, 40)
    total = 0
    for n in range(1, days + 1):
        total += first if n <= 14 else second if n <= 28 else third if n <= 42 else 0
    return total
