#!/usr/bin/env python3
"""check.py - the rules of the house that a compiler does not know, as a test (TAP).

    check.py [ROOT]

Arrows between folders, calls that are banned, one door for each library, sizes, and tables that must
be complete. The rules are the tables below; what breaks one is told as FILE:LINE and why.
"""
import glob
import os
import re
import sys

ROOT = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), ".."))

# A folder may include what stands on a lower line, and itself.
LAYERS = [
    ["base"],
    ["os", "crypto", "format"],
    ["net", "store", "words", "i18n", "law", "search"],
    ["jobs", "web"],
    ["domain"],
    ["app"],
]
# Beside each other on a line, and yet one way.
SIDEWAYS = {("crypto", "os"): "keys are files, and made of the kernel's random bytes",
            ("search", "words"): "words are found by the stem of their folded letters"}

# A capability may include the header of one before it. Privacy stands as low as it can, because every
# other writes who looked and why; monitor and desk see all.
CAPABILITIES = ["network", "people", "privacy", "map", "guide", "decision", "intake", "contact", "hours", "handover", "dossier",
                "agreement", "objection", "aid", "signal", "experience", "discussion", "practice", "outreach",
                "monitor", "desk"]

# Files of a capability that may include web/: what talks to a browser or a program, never a rule.
FACES = re.compile(r"_(pages|api|routes|site|shown|test)\.[ch]$")
# Exceptions, each with its reason: shown with every run, so that they do not multiply unseen.
ALLOWED = {
    ("domain/people/people_room.c", "web/session.h"): "ended sessions are purged by the room whose people they are",
    ("domain/people/sessions.c", "web/session.h"): "a session ends in the transaction that changes what it rests on",
    ("domain/guide/helplines.h", "web/out.h"): "a telephone number is handed to the views as a typed address",
}

# The calls, who may make them, and what to use instead.
MEMORY_DOORS = re.compile(r"^(base/arena|web/http|web/events|crypto/keys|store/\w+|net/\w+)\.c$")
BANNED = [
    (r"malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf|getline|alloca", MEMORY_DOORS,
     "the arena"),
    (r"sprintf|vsprintf|strcpy|strcat|strncpy|strncat|stpcpy|strtok|strtok_r|gets|sscanf|scanf|fscanf", None,
     "base/str.h and base/text.h"),
    (r"atoi|atol|atoll|atof|strtol|strtoul|strtoll|strtoull", None, "str_int"),
    (r"gmtime|gmtime_r|localtime|localtime_r|mktime|timegm|strftime|strptime|ctime|asctime", None, "base/date.h"),
    (r"time|gettimeofday|clock_gettime|clock|nanosleep|usleep|sleep", re.compile(r"^os/(clock|thread)\.c$"),
     "os/clock.h"),
    (r"rand|srand|random|srandom|drand48|rand_r|getrandom", re.compile(r"^os/random\.c$"), "os/random.h"),
    (r"system|popen|exec[lv]p?e?|fork|setenv|putenv|signal|setlocale|gettext", None, "nothing: it has no place here"),
    (r"pthread_\w+", re.compile(r"^os/thread\.[ch]$"), "os/thread.h"),
]

# Each library is included by one file.
LIBRARIES = ["microhttpd.h", "sodium.h", "sqlite3.h", "libpq-fe.h", "curl/curl.h", "utf8proc.h", "md4c.h", "jansson.h",
             "liboath/oath.h", "qrencode.h", "yaml.h", "cyaml/cyaml.h", "libical/ical.h", "libstemmer.h", "cjose/cjose.h", "hunspell/hunspell.h"]

FILE_LINES, FUNCTION_LINES, LINE_COLUMNS = 600, 60, 100
# What the report asks for; /over/rapport must say of each where it stands.
REPORT_ROWS = ["%s%d" % (letter, n) for letter, count in (("A", 17), ("B", 16), ("C", 12), ("D", 5), ("E", 7))
               for n in range(1, count + 1)]

ONLY_TESTS = re.compile(r"(_test\.[ch]|/test_world\.[ch]|/test_house\.[ch]|/unsynced_vfs\.[ch])$")


def without_comments(text):
    """The same text with comments and the insides of literals blanked; line numbers stay."""
    def blank(m):
        found = m.group(0)
        if found[0] in "\"'":
            return found[0] + " " * (len(found) - 2) + found[0]
        return re.sub(r"[^\n]", " ", found)
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


class Source:
    def __init__(self, path):
        self.path = os.path.relpath(path, os.path.join(ROOT, "src"))
        self.text = open(path, encoding="utf-8").read()
        self.lines = self.text.split("\n")
        self.code = without_comments(self.text)
        self.only_tests = bool(ONLY_TESTS.search("/" + self.path))
        parts = self.path.split("/")
        self.layer = parts[0]
        self.capability = parts[1] if self.layer == "domain" and len(parts) > 2 else None

    def at(self, position):
        return "src/%s:%d" % (self.path, self.text.count("\n", 0, position) + 1)

    def includes(self):
        """(position, path, is it of the system?) of every #include."""
        for m in re.finditer(r'^#include ([<"])([^>"]+)[>"]', self.text, re.M):
            yield m.start(), m.group(2), m.group(1) == "<"


def level(layer):
    for i, names in enumerate(LAYERS):
        if layer in names:
            return i
    return None


def arrows(sources):
    for s in sources:
        if level(s.layer) is None:
            yield "src/%s: %s/ stands in no layer of tools/check.py" % (s.path, s.layer)
            continue
        if s.capability and s.capability not in CAPABILITIES:
            yield "src/%s: domain/%s stands in no order of tools/check.py" % (s.path, s.capability)
        if s.only_tests:
            continue
        for position, path, system in s.includes():
            to = path.split("/")[0]
            if system or "/" not in path or level(to) is None:
                continue  # of a library, or generated from data/
            if level(to) > level(s.layer):
                yield "%s: %s may not include %s: it is above" % (s.at(position), s.layer, path)
            elif level(to) == level(s.layer) and to != s.layer and (s.layer, to) not in SIDEWAYS:
                yield "%s: %s and %s stand beside each other" % (s.at(position), s.layer, to)


def capabilities(sources, within):
    for s in sources:
        if s.layer != "domain" or s.only_tests:
            continue
        for position, path, _ in s.includes():
            if path.startswith("web/") and not FACES.search(s.path) and (s.path, path) not in ALLOWED:
                yield "%s: a rule knows nothing of web; only _pages, _api and _routes do" % s.at(position)
            parts = path.split("/")
            if parts[0] != "domain" or len(parts) < 3 or parts[1] == s.capability or not s.capability:
                continue
            if parts[1] in CAPABILITIES and CAPABILITIES.index(parts[1]) > CAPABILITIES.index(s.capability):
                yield "%s: %s stands before %s" % (s.at(position), s.capability, parts[1])
            if re.search(r"(_pages|_api)\.h$|\.sql\.h$|/view/", path):
                yield "%s: %s belongs to %s alone; include its header" % (s.at(position), path, parts[1])
            if path in within:
                yield "%s: %s says it is for within %s" % (s.at(position), path, parts[1])


def banned(sources):
    for s in sources:
        if s.only_tests:
            continue
        for calls, doors, instead in BANNED:
            if doors and doors.search(s.path):
                continue
            for m in re.finditer(r"(?<![\w.>])(%s)\s*\(" % calls, s.code):
                yield "%s: %s() is banned; use %s" % (s.at(m.start()), m.group(1), instead)


def doors(sources):
    users = {}
    for s in sources:
        for position, path, system in s.includes():
            if system and path in LIBRARIES and not s.only_tests:
                users.setdefault(path, []).append(s.at(position))
    for library, places in sorted(users.items()):
        if len(places) > 1:
            yield "%s is included by %s" % (library, ", ".join(places))
        elif places[0].split(":")[0].endswith(".h"):
            yield "%s: %s is let out by a header" % (places[0], library)


def bare_pointers(sources):
    """Text crosses the upper layers as struct str."""
    for s in sources:
        if s.only_tests or not s.path.endswith(".h") or s.layer not in (
                "words", "i18n", "law", "search", "jobs", "domain"):
            continue
        for m in re.finditer(r"\([^()]*\bchar \*", s.code):
            yield "%s: a function takes or gives char *; use struct str" % s.at(m.end())


def functions(s):
    """(name, first line, last line) by layout: the name, { and } stand at the first column."""
    begun = name = None
    code = s.code.split("\n")
    for i, line in enumerate(code):
        if line == "{":
            begun = i
            above = i - 1
            while above > 0 and not re.match(r"\w+\(", code[above]):
                above -= 1
            name = code[above].split("(")[0]
        elif line == "}" and begun is not None:
            yield name, begun + 1, i + 1
            begun = None


def long_functions(sources):
    for s in sources:
        for name, first, last in functions(s):
            if last - first - 1 >= FUNCTION_LINES:
                yield "src/%s:%d: %s has %d lines; %d is too many" % (
                    s.path, first, name, last - first - 1, FUNCTION_LINES)


def long_files(files):
    for path in files:
        count = open(path, encoding="utf-8").read().count("\n")
        if count > FILE_LINES:
            yield "%s: %d lines; at most %d" % (os.path.relpath(path, ROOT), count, FILE_LINES)


def long_lines(sources):
    for s in sources:
        for i, line in enumerate(s.lines):
            if len(line) > LINE_COLUMNS:
                yield "src/%s:%d: %d columns; at most %d" % (s.path, i + 1, len(line), LINE_COLUMNS)


def openings(sources):
    for s in sources:
        if not s.text.startswith("/* %s - " % os.path.basename(s.path)):
            yield "src/%s:1: does not begin with /* %s - what it is for" % (s.path, os.path.basename(s.path))


def typedefs(sources):
    for s in sources:
        for m in re.finditer(r"^\s*typedef\s+(struct|union|enum)\b[^;(]*[;{]", s.code, re.M):
            yield "%s: typedef of a struct" % s.at(m.start())
        for m in re.finditer(r"\bgoto\b", s.code):
            yield "%s: goto" % s.at(m.start())


def left_over(files):
    """Notes to oneself, and what only exists on one machine."""
    for path in files:
        if os.path.abspath(path) == os.path.abspath(__file__):
            continue
        text = open(path, encoding="utf-8", errors="replace").read()
        for m in re.finditer(r"\b(TODO|FIXME|XXX|HACK)\b(?!X)|(?<![\w.])/(?:home|root|Users)/[a-z]", text):
            yield "%s:%d: %s" % (os.path.relpath(path, ROOT), text.count("\n", 0, m.start()) + 1, m.group(0))


def run_groups(sources):
    unit = open(os.path.join(ROOT, "tests/unit.c"), encoding="utf-8").read()
    for s in sources:
        for m in re.finditer(r"^const struct CMUnitTest (\w+)_tests\[\]", s.text, re.M):
            if "X(%s)" % m.group(1) not in unit:
                yield "%s: tests/unit.c does not run the group %s" % (s.at(m.start()), m.group(1))


def fuzzed_formats(sources):
    for s in sources:
        noun = os.path.basename(s.path)[:-2]
        if s.layer == "format" and s.path.endswith(".c") and not s.only_tests:
            if not os.path.exists(os.path.join(ROOT, "tests/fuzz/fuzz_%s.c" % noun)):
                yield "src/%s: has no fuzzer tests/fuzz/fuzz_%s.c" % (s.path, noun)


def report_rows():
    text = open(os.path.join(ROOT, "data/report_rows.csv"), encoding="utf-8").read()
    ids = [line.split(",")[0] for line in text.split("\n")]
    for row in REPORT_ROWS:
        if ids.count(row) != 1:
            yield "data/report_rows.csv: %s stands there %d times" % (row, ids.count(row))


def registry_hosts():
    path = os.path.join(ROOT, "assets/package-lock.json")
    for i, line in enumerate(open(path, encoding="utf-8")):
        if '"resolved"' in line:
            yield "assets/package-lock.json:%d: names a registry host (npm config omit-lockfile-registry-resolved)" % (
                i + 1)


def project_files(*patterns):
    found = []
    for pattern in patterns:
        found += glob.glob(os.path.join(ROOT, pattern), recursive=True)
    return sorted(f for f in found if os.path.isfile(f) and "/node_modules/" not in f and "/__pycache__/" not in f)


def main():
    sources = [Source(f) for f in project_files("src/**/*.c", "src/**/*.h")]
    within = {s.path for s in sources
              if s.capability and re.match(r"/\* \S+ - within %s\b" % s.capability, s.text)}
    code = project_files("src/**/*.[ch]", "tests/**/*.[ch]", "tests/**/*.py", "tests/**/*.mjs", "tools/*.py",
                         "assets/*.mjs", "assets/*.js", "tests/run")
    everything = code + project_files("src/**/*.sql", "src/**/*.html", "migrations/*", "content/**/*.md", "docs/**/*.md",
                                      "*.md", "Makefile", "meson.build", "tools/*.sh", "tests/*.sh", ".ci/*")
    checks = [
        ("folders include only what is below them", arrows(sources)),
        ("a capability includes only headers of those before it, and no rule knows the web",
         capabilities(sources, within)),
        ("no banned call is made", banned(sources)),
        ("each library has one door", doors(sources)),
        ("text crosses the upper layers as struct str", bare_pointers(sources)),
        ("no file has more than %d lines" % FILE_LINES, long_files(code)),
        ("every function has fewer than %d lines" % FUNCTION_LINES, long_functions(sources)),
        ("no line is wider than %d columns" % LINE_COLUMNS, long_lines(sources)),
        ("every file begins with what it is for", openings(sources)),
        ("no typedef of a struct and no goto", typedefs(sources)),
        ("no notes to oneself and no paths of one machine", left_over(everything)),
        ("every group of tests is run", run_groups(sources)),
        ("every format has a fuzzer", fuzzed_formats(sources)),
        ("the report's rows are complete", report_rows()),
        ("the lock file names no host", registry_hosts()),
    ]
    for (path, included), reason in sorted(ALLOWED.items()):
        print("# allowed: src/%s includes %s: %s" % (path, included, reason))
    failed = False
    for number, (sentence, problems) in enumerate(checks, 1):
        problems = list(problems)
        print("%s %d - %s" % ("not ok" if problems else "ok", number, sentence))
        for problem in problems:
            print("# " + problem)
        failed = failed or bool(problems)
    print("1..%d" % len(checks))
    sys.exit(1 if failed else 0)


main()
