# Elkedeur. `make help` says what there is; meson.build says how it is built.
LISTEN ?= 127.0.0.1:8080
BUILD = build
MESON = $(BUILD)/build.ninja
PROGRAM = $(BUILD)/elkedeur

.PHONY: run test build bench soak install help deps assets clean

help:
	@echo 'make run    installs what is missing, builds, and serves a demo network on http://$(LISTEN)'
	@echo 'make test   installs what is missing, builds, runs every suite on both database engines'
	@echo 'make build  the program only: $(PROGRAM)'
	@echo 'make bench  side-by-side figures as a table, and build/bench.json'
	@echo 'make soak   the long suites whole: kills, fuzzers, every page x language x width'
	@echo 'make install  the program, its units and settings; DESTDIR=... puts them elsewhere'
	@echo 'make help   this list'

run: build
	exec $(PROGRAM) demo --listen $(LISTEN) --data var/demo

# The generators run before ninja looks at the files: what they change is then compiled in the same run.
build: deps assets $(MESON)
	@python3 tools/generate.py . $(BUILD)/gen
	@meson compile -C $(BUILD) elkedeur

test: deps-test build
	@tests/run

bench: deps-test build
	@tests/bench/run

soak: deps-test build
	@tests/run --soak

# Settings that are there already stay as they are.
install: build
	install -D -m 0755 $(PROGRAM) $(DESTDIR)/usr/local/bin/elkedeur
	install -D -m 0644 -t $(DESTDIR)/etc/systemd/system deploy/elkedeur.service deploy/elkedeur.socket
	install -D -m 0644 -t $(DESTDIR)/usr/local/share/doc/elkedeur docs/operate.md docs/privacy.md SECURITY.md deploy/nginx.conf deploy/Caddyfile
	test -e $(DESTDIR)/etc/elkedeur/elkedeur.conf || install -D -m 0644 deploy/elkedeur.conf $(DESTDIR)/etc/elkedeur/elkedeur.conf

deps:
	@tools/deps.sh build

deps-test:
	@tools/deps.sh test

assets: deps
	@tools/assets.sh $(BUILD)

# A file that was added or taken away is noticed by its list.
$(MESON): meson.build tools/sources.py FORCE
	@mkdir -p $(BUILD)
	@python3 tools/sources.py src > $(BUILD)/sources.new
	@python3 tools/sources.py --tests src >> $(BUILD)/sources.new
	@ls content/nl/triage >> $(BUILD)/sources.new
	@if [ ! -f $(MESON) ]; then meson setup $(BUILD) >/dev/null && mv $(BUILD)/sources.new $(BUILD)/sources.list; \
	 elif ! cmp -s $(BUILD)/sources.new $(BUILD)/sources.list; then meson setup --reconfigure $(BUILD) >/dev/null && mv $(BUILD)/sources.new $(BUILD)/sources.list; fi
FORCE:

clean:
	rm -rf $(BUILD)
