#!/usr/bin/env python3
"""Runs every generator for what has changed since the last time.

    generate.py ROOT OUT [--in-ninja]
        ROOT  the project;  OUT  build/gen, an include root: headers lie there as sources do in src/
        Writes OUT/../gen_sql.c, gen_views.c, gen_data.c, gen_texts.c, which include all generated C, so that the
        build has four fixed files to compile, each with a hash of what stands behind it; and gen.h, which makes every
        compilation wait for this. A file whose content stays the same is not written again.

        ninja looks at all headers before it runs anything. So this runs before ninja does (`make build`, `tests/run`),
        and only what uses a changed header is compiled again. Within ninja (--in-ninja) a header that changes is a
        fault: that build would link old statements to new structs. The next build is right.

Views: ROOT/src/**/view/*.html (tools/htmlc.py). Statements: ROOT/src/**/*.sql (tools/sqlc.py). Data: data/*.csv, a
table each; content, migrations, assets: whole folders (tools/embed.py). Translations: content/*/elkedeur.po (tools/po.py).
"""
import glob
import hashlib
import os
import subprocess
import sys

# C name -> folder embedded whole
FILES = {"content": "content", "data/migration_data": "migrations", "static_files": "build/static"}


def run(*command):
    done = subprocess.run([sys.executable, *command])
    if done.returncode:
        sys.exit(done.returncode)


def newer(outputs, inputs):
    """Must the outputs be made again?"""
    if not all(os.path.exists(o) for o in outputs):
        return True
    made = min(os.path.getmtime(o) for o in outputs)
    return any(os.path.getmtime(i) > made for i in inputs)


def write_changed(path, text):
    if os.path.exists(path) and open(path, encoding="utf-8").read() == text:
        return
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def hash_of(paths):
    """Of names and contents together."""
    found = hashlib.sha256()
    for path in sorted(paths):
        with open(path, "rb") as f:
            content = f.read()
        found.update(("%s %d\n" % (path, len(content))).encode() + content)
    return found.hexdigest()[:16]


def folder_of(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return path


def views(root, out, tools):
    made = []
    compiler = os.path.join(tools, "htmlc.py")
    for view in sorted(glob.glob(root + "/src/**/view/*.html", recursive=True)):
        base = folder_of(os.path.join(out, os.path.relpath(view, root + "/src")))
        outputs = [base + ".c", base + ".h", base + ".msgids"]
        if newer(outputs, [view, compiler, os.path.join(tools, "htmlc_html.py")]):
            run(compiler, "--out-c", outputs[0], "--out-h", outputs[1], "--msgids", outputs[2], view)
        made.append(outputs[0])
    return made


def statements(root, out, tools):
    files = sorted(os.path.relpath(f, root + "/src") for f in glob.glob(root + "/src/**/*.sql", recursive=True)
                   if not f.endswith("_test.sql"))
    outputs = [os.path.join(out, f + ".c") for f in files] + [os.path.join(out, "statements.c")]
    compiler, writer = os.path.join(tools, "sqlc.py"), os.path.join(tools, "sqlc_write.py")
    if newer(outputs, [os.path.join(root, "src", f) for f in files] + [compiler, writer, __file__]):
        run(compiler, "--root", root + "/src", "--out-dir", out, *files)
    for test in glob.glob(root + "/src/**/*_test.sql", recursive=True):
        file = os.path.relpath(test, root + "/src")
        if newer([os.path.join(out, file + ".c")], [test, compiler]):
            run(compiler, "--root", root + "/src", "--out-dir", out, "--unlisted", file)
    return outputs


def tables(root, out, tools):
    made = []
    compiler = os.path.join(tools, "embed.py")
    for source in sorted(glob.glob(root + "/data/*.csv")):
        name = os.path.basename(source)[:-4]
        base = folder_of(os.path.join(out, name))
        if newer([base + ".c", base + ".h"], [source, compiler]):
            run(compiler, "csv", base + ".c", base + ".h", name, source)
        made.append(base + ".c")
    for name, folder in sorted(FILES.items()):
        source = os.path.join(root, folder)
        base = folder_of(os.path.join(out, name))
        inside = [os.path.join(d, f) for d, _, fs in os.walk(source) for f in fs]
        listing = base + ".list"
        write_changed(listing, "\n".join(sorted(inside)) + "\n")
        name = os.path.basename(name)
        if newer([base + ".c", base + ".h"], inside + [listing, compiler]):
            run(compiler, "files", base + ".c", base + ".h", name, source)
        made.append(base + ".c")
    return made


def translations(root, out, tools):
    catalogues = sorted(glob.glob(root + "/content/*/elkedeur.po"))
    compiler = os.path.join(tools, "po.py")
    base = folder_of(os.path.join(out, "i18n", "catalogues.c"))
    if newer([base], catalogues + [compiler]):
        run(compiler, "compile", base, *["%s=%s" % (c.split("/")[-2], c) for c in catalogues])
    return [base]


def main():
    root, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    in_ninja = "--in-ninja" in sys.argv[3:]
    tools = os.path.join(root, "tools")
    groups = {"sql": statements, "views": views, "data": tables, "texts": translations}
    beside = os.path.dirname(out)
    for name, make in groups.items():
        made = make(root, out, tools)
        includes = "".join('#include "%s"\n' % os.path.relpath(m, out) for m in made)
        write_changed(os.path.join(beside, "gen_%s.c" % name),
                      "/* Made by tools/generate.py: all generated C of one kind. %s */\n%s" % (hash_of(made), includes))
    write_changed(os.path.join(beside, "gen.h"), "/* Made by tools/generate.py: stands for all generated headers. */\n")
    headers = glob.glob(out + "/**/*.h", recursive=True) + glob.glob(out + "/**/*_test.sql.c", recursive=True)
    stamp = os.path.join(out, "headers.hash")
    before, now = open(stamp).read() if os.path.exists(stamp) else "", hash_of(headers)
    write_changed(stamp, now)
    if in_ninja and before not in ("", now):
        sys.exit("generate.py: generated headers changed while ninja ran; build again (`make build` runs this first)")


main()
