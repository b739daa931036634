"""Runs unittest files and prints TAP: python3 tests/tap.py FILE..."""
import importlib.util
import os
import sys
import traceback
import unittest


class Tap(unittest.TestResult):
    """Prints each result as it comes: a long suite shows where it is."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def line(self, ok, test, after=""):
        self.count += 1
        name = test.id().split(".", 1)[-1] if hasattr(test, "id") else str(test)
        print("%s %d - %s%s" % ("ok" if ok else "not ok", self.count, name, after), flush=True)

    def addSuccess(self, test):
        self.line(True, test)

    def addSkip(self, test, reason):
        self.line(True, test, " # SKIP " + reason)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.line(False, test)
        for row in "".join(traceback.format_exception(*err)).rstrip().split("\n"):
            print("# " + row)

    addError = addFailure

    def addExpectedFailure(self, test, err):
        self.line(True, test)

    def addSubTest(self, test, subtest, err):
        if err:
            self.addFailure(subtest, err)


def main():
    suite = unittest.TestSuite()
    for file in sys.argv[1:]:
        name = os.path.splitext(os.path.basename(file))[0]
        spec = importlib.util.spec_from_file_location(name, file)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        suite.addTests(unittest.defaultTestLoader.loadTestsFromModule(module))
    result = Tap()
    suite.run(result)
    print("1..%d" % result.count)
    sys.exit(0 if result.wasSuccessful() else 1)


main()
