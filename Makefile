# make          build .build/release/fileroom
# make demo     index the sample archive, search it, write a report
# make test     run every test
# make install  install to PREFIX, /usr/local unless it is set
# make help     list the other targets
SHELL := /bin/bash
.DEFAULT_GOAL := build

# The Debian 12 packages to build with. DCMTK, OpenJPEG and CharLS read pixels, libarchive reads zip and tar files, OpenSSL
# computes checksums, OpenBLAS multiplies matrices, SQLite keeps the catalog, libpng and libjpeg write images.
PACKAGES := libdcmtk-dev libssl-dev libopenjp2-7-dev libcharls-dev libarchive-dev libopenblas-dev libsqlite3-dev libpng-dev libjpeg-dev pkg-config
SWIFT := swift
BIN := .build/release/fileroom
DEMO := demo
DAMAGED ?= 2000
PREFIX ?= /usr/local
DESTDIR ?=
export PREFIX DESTDIR

.PHONY: build debug demo test lint schema matrix fixtures train-default-model judge fuzz faults sanitize bench clean deps help
.PHONY: install uninstall man completions deb check-install model commit

# The Swift runtime is linked in, so the binary runs where there is no Swift.
build: deps model commit ## build the release binary
	$(SWIFT) build -c release --product fileroom --static-swift-stdlib

# C is optimized here as well: the kernels take most of the tests' time.
debug: deps model ## build the debug binary and the tests
	$(SWIFT) build --build-tests -Xcc -O2

# Nothing is compiled again when a file that is included as bytes has changed or is new, so the sources are touched.
model:
	@if [ -n "$$(find Fixtures/checkpoint/default -newer Sources/CDefaultModel/files.S -print -quit)" ]; then touch Sources/CDefaultModel/files.S Sources/CDefaultModel/files.c; fi

# The commit that --version prints. The file is written only when it changes, and is ignored by git. Without a repository
# there is no commit.
COMMIT_HEADER := Sources/CVersion/commit.h
commit:
	@line="#define COMMIT \"$$(test -e .git && git describe --always --dirty --exclude='*' --abbrev=7 2>/dev/null)\""; \
	if [ "$$(cat $(COMMIT_HEADER) 2>/dev/null)" != "$$line" ]; then echo "$$line" >$(COMMIT_HEADER); touch Sources/CVersion/version.c; fi

# After `make`, `sudo make install` builds nothing, so root needs no Swift.
$(BIN):
	@$(MAKE) --no-print-directory build

install: | $(BIN) ## install the program, man pages and completions; PREFIX=/usr/local DESTDIR=
	@Support/install.sh install $(BIN)

uninstall: ## remove what make install installed
	@Support/install.sh uninstall $(BIN)

man completions: build ## write man pages to .build/man, completions to .build/completions
	@Support/generate.sh $(BIN) .build

deb: build ## build a Debian package in dist
	@Support/deb.sh $(BIN)

check-install: deb ## install the package and make install's files in a bare Debian 12 and run them there (root)
	@Support/check-install.sh

deps: ## install missing Debian packages
	@$(SWIFT) --version >/dev/null 2>&1 || { echo "make: swift does not run here: install Swift 6.3 or later and the packages it needs, from https://swift.org/install" >&2; exit 1; }
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done | xargs); \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as=sudo; else \
	    echo "make: these packages are missing: $$missing" >&2; \
	    echo "make: run as root:  apt-get update && apt-get install -y $$missing" >&2; exit 1; fi; \
	  echo "make: installing $$missing"; \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $$missing; \
	fi

demo: ## index the sample archive, search it, write reports
	@Support/demo.sh "$(MAKE)" $(BIN) $(DEMO)

# Tests that run the program hold a thread each while it runs, so they come by themselves, and some at a time. Among all the
# others, they would keep the few threads from what is not to wait.
test: debug ## run every test
	$(SWIFT) test --skip-build --disable-xctest --skip '^CommandTests\.'
	$(SWIFT) test --skip-build --disable-xctest --experimental-maximum-parallelization-width 8 --filter '^CommandTests\.'

lint: ## check the style with swift-format, and Package.swift against what is imported
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Schema Fixtures/*.swift Benchmarks
	python3 Support/check_imports.py

schema: debug ## write Schema/schema.sql from the migrations
	FILEROOM_WRITE_SCHEMA=1 $(SWIFT) test --skip-build --disable-xctest --filter schemaFileShowsTheTablesAsTheyAre

matrix: debug ## write Fixtures/decode-matrix.md from what the decoder does
	FILEROOM_WRITE_MATRIX=1 $(SWIFT) test --skip-build --disable-xctest --filter DecodeMatrixTests

fixtures: ## make the fixtures again (Python)
	python3 Fixtures/make/all.py

DATA := ../shared/data
ARCHIVE := ../shared/corpus/public
LABELS := ../shared/data/public-labels.tsv
REPORTS := ../shared/data/reports/openi_reports_train.jsonl
TRAINING := .build/default-model
train-default-model: build ## retrain the bundled model, evaluate it, write its card (Python); DATA=... [REPORTS=... ARCHIVE=... LABELS=...]
	@test -f "$(DATA)/captions/captions.jsonl" || { echo "make: $(DATA)/captions/captions.jsonl does not exist: name a folder of labeled images with DATA=..." >&2; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "make: Python cannot create a virtual environment: run as root:  apt-get install -y python3-venv" >&2; exit 1; }
	@rm -rf $(TRAINING)/network && mkdir -p $(TRAINING)
	python3 -m venv $(TRAINING)/venv
	$(TRAINING)/venv/bin/pip install --quiet --requirement Fixtures/make/default-model/requirements.txt
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/train.py --data $(DATA) $(if $(wildcard $(REPORTS)),--reports $(REPORTS)) --work $(TRAINING)/network
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/publish.py --data $(DATA) --work $(TRAINING)/network
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/evidence.py --data $(DATA) --work $(TRAINING)/network --checkpoint Fixtures/checkpoint/default
	@$(MAKE) --no-print-directory build
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/similar.py --data $(DATA) --program $(BIN) --checkpoint Fixtures/checkpoint/default
	@$(MAKE) --no-print-directory build
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/evaluate.py --data $(DATA) --work $(TRAINING)/network --program $(BIN) $(if $(wildcard $(LABELS)),--archive $(ARCHIVE) --labels $(LABELS))
	@$(MAKE) --no-print-directory build
	@echo "make: Fixtures/checkpoint/default is new and part of $(BIN); make test compares it with the reference"

judge: build ## compare the captions of a labeled archive with its labels (Python); ARCHIVE=... LABELS=...
	@test -f "$(LABELS)" || { echo "make: $(LABELS) does not exist: name a TSV file of labels with LABELS=... and their archive with ARCHIVE=..." >&2; exit 1; }
	python3 Fixtures/make/judge.py --program $(BIN) --archive $(ARCHIVE) --labels $(LABELS) $(ARGUMENTS)

fuzz: build ## read 20,000 damaged files, 2,000 containers, headers, models; FOLDERS="..." MODELS="..." add more
	python3 Fixtures/make/fuzz.py --program $(BIN) --count 20000 Fixtures/dicom Fixtures/archive $(FOLDERS)
	python3 Fixtures/make/fuzz_containers.py --program $(BIN) --count 2000 Fixtures/dicom $(FOLDERS)
	python3 Fixtures/make/fuzz_headers.py --program $(BIN) --count 2000 Fixtures/dicom Fixtures/archive $(FOLDERS)
	python3 Fixtures/make/fuzz_checkpoints.py --program $(BIN) --count 2000 Fixtures/checkpoint $(MODELS)

faults: build ## kill runs and readers, fill disks, take shares away, let calls hang or fail: at most 20 minutes (root)
	python3 Tests/faults/faults.py --program $(BIN) --minutes 19

# AddressSanitizer for all code, UndefinedBehaviorSanitizer for C and C++: Swift has none. vptr needs another runtime.
SANITIZERS := --sanitize=address -Xcc -fsanitize=undefined -Xcc -fno-sanitize=vptr,function
sanitize: deps model ## run the samples and DAMAGED=2000 damaged files under sanitizers
	$(SWIFT) build -c release --product fileroom $(SANITIZERS) --scratch-path .build-sanitize
	Support/sanitize.sh .build-sanitize/release/fileroom $(DAMAGED)

bench: build ## compare speed with Python equivalents; see Benchmarks/README.md
	$(SWIFT) build -c release --package-path Benchmarks
	@Benchmarks/run

clean: ## remove everything that was built
	rm -rf .build .build-sanitize Benchmarks/.build $(DEMO) dist $(COMMIT_HEADER)

help: ## print this list
	@grep -hE '^[a-z -]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z -]+):.*## /  make \1\t/' | expand -t 28
