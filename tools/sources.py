#!/usr/bin/env python3
"""Lists the C files below a folder, sorted: the program's, or with --tests what only tests need."""
import os
import sys

ONLY_TESTS = ("_test.c", "/test_world.c", "/test_house.c", "/unsynced_vfs.c")
tests = "--tests" in sys.argv
top = sys.argv[-1]
found = []
for folder, _, names in os.walk(top):
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".c") and path != os.path.join(top, "app", "main.c"):
            if path.endswith(ONLY_TESTS) == tests:
                found.append(path)
print("\n".join(sorted(found)))
