"""A table of services as a region's map has it: half of them in one municipality, the others all over the country."""
import csv
import os

from house import ROOT

HEADING = ("id", "name", "organisation", "municipality", "topics", "help_types", "description", "for_whom", "what_to_expect",
           "cost", "free", "languages", "address", "postcode", "town", "opening_hours", "phone", "email", "phone_network",
           "confirmed")
CROWDED = "GM9901"
EACH_ORGANISATION = 20


def column(file, name, **where):
    with open(os.path.join(ROOT, "data", file), newline="", encoding="utf-8") as opened:
        return [row[name] for row in csv.DictReader(opened) if all(row[key] == value for key, value in where.items())]


def write(path, count):
    """Always the same for the same count; under 64 MB for 100,000."""
    places = [code for code in column("municipalities.csv", "code", status="current") if code < "GM99"]
    topics, kinds = column("topics.csv", "id"), column("help_types.csv", "id")
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADING)
        for i in range(count):
            topic = "schulden" if i % 20 < 2 else topics[i // 20 % len(topics)]
            table.writerow((
                "S%06d" % i, "Spreekuur %d voor hulp bij u in de buurt" % (i * 7919 % count),
                "Stichting Hulp %d" % (i // EACH_ORGANISATION), CROWDED if i % 2 == 0 else places[i % len(places)],
                topic, kinds[i % len(kinds)],
                "U komt langs met uw brieven. Wij kijken samen wat er aan de hand is en wat de volgende stap is.",
                "Iedereen die in de gemeente woont.", "U krijgt een gesprek. Daarna maken wij samen een plan.",
                "Het kost u niets.", "ja", "nl;en;ar", "Dorpsstraat %d" % (i % 300 + 1), "1000 AA", "Dorp",
                "Mo-Fr 09:00-17:00", "099 %07d" % i, "", "099 %07d" % (i + 1), "2026-11-01"))
