# make         the release binary, .build/release/fileroom
# make demo    index the sample archive, search it, write a report
# make test    everything that proves it
# make help    the rest
SHELL := /bin/bash
.DEFAULT_GOAL := build

# What Debian 12 must have: DCMTK and OpenJPEG read pixels, libarchive zips, OpenSSL computes checksums, OpenBLAS multiplies, SQLite keeps.
PACKAGES := libdcmtk-dev libssl-dev libopenjp2-7-dev libarchive-dev libopenblas-dev libsqlite3-dev libpng-dev libjpeg-dev pkg-config
SWIFT := swift
BIN := .build/release/fileroom
DEMO := demo

.PHONY: build debug demo test lint schema matrix fixtures train-default-model fuzz bench clean deps help

build: deps model ## the release binary
	$(SWIFT) build -c release --product fileroom

# C is optimized here, too: the kernels take most of the tests' time.
debug: deps model ## the debug binary and the tests
	$(SWIFT) build --build-tests -Xcc -O2

# An included file that changed does not make the assembler run again, so its source is touched.
.PHONY: model
model:
	@if [ -n "$$(find Fixtures/checkpoint/default -newer Sources/CDefaultModel/files.S -print -quit)" ]; then touch Sources/CDefaultModel/files.S; fi

deps: ## install what is missing, by apt
	@command -v $(SWIFT) >/dev/null || { echo "make: there is no swift on this machine: install Swift 6.3 or later from https://swift.org/install" >&2; exit 1; }
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done | xargs); \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as=sudo; else \
	    echo "make: these packages are missing: $$missing" >&2; \
	    echo "make: run as root:  apt-get update && apt-get install -y $$missing" >&2; exit 1; fi; \
	  echo "make: installing $$missing"; \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $$missing; \
	fi

demo: build ## index the sample archive, search it, write reports
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@echo; echo '$$ fileroom index Fixtures/archive'
	@# 2: two files of the archive are broken on purpose.
	@$(BIN) index Fixtures/archive --verbose --catalog $(DEMO)/catalog.sqlite || [ $$? = 2 ]
	@echo; echo '$$ fileroom status'
	@$(BIN) status --catalog $(DEMO)/catalog.sqlite
	@echo; echo '$$ fileroom search x-ray of the hand        # a film whose header says CR, and nothing of a hand'
	@$(BIN) search x-ray of the hand --catalog $(DEMO)/catalog.sqlite
	@echo; echo '$$ fileroom search axial brain --modality MR --from 2023-01-01'
	@$(BIN) search axial brain --modality MR --from 2023-01-01 --catalog $(DEMO)/catalog.sqlite
	@echo; echo '$$ fileroom report --all --format markdown,csv --output $(DEMO)/reports'
	@$(BIN) report --all --format markdown,csv --output $(DEMO)/reports --catalog $(DEMO)/catalog.sqlite
	@echo; study=$$($(BIN) search x-ray of the hand --json --catalog $(DEMO)/catalog.sqlite | sed -E 's/.*"studyInstanceUID":"([^"]*)".*/\1/' | head -n 1); \
	  echo "$$ cat $(DEMO)/reports/$$study.md"; cat "$(DEMO)/reports/$$study.md"

test: debug ## every test
	$(SWIFT) test --skip-build --disable-xctest

lint: ## the style, by swift-format
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Schema Fixtures/Fixtures.swift Benchmarks

schema: debug ## write Schema/schema.sql anew from the migrations
	FILEROOM_WRITE_SCHEMA=1 $(SWIFT) test --skip-build --disable-xctest --filter schemaFileShowsTheTablesAsTheyAre

matrix: debug ## write Fixtures/decode-matrix.md anew from what the decoder does
	FILEROOM_WRITE_MATRIX=1 $(SWIFT) test --skip-build --disable-xctest --filter DecodeMatrixTests

fixtures: ## make the fixtures anew (Python)
	python3 Fixtures/make/all.py

DATA := ../shared/data/captions
CORPUS := ../shared/corpus
REPORTS := ../shared/data/reports/openi_reports_train.jsonl
TRAINING := .build/default-model
train-default-model: build ## train the model that comes along anew, judge it, write its card (Python); DATA=... CORPUS=... name the pictures
	@test -f "$(DATA)/captions.jsonl" || { echo "make: there is no $(DATA)/captions.jsonl: name the folder of labelled pictures with DATA=..." >&2; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "make: Python cannot make an environment: run as root:  apt-get install -y python3-venv" >&2; exit 1; }
	@rm -rf $(TRAINING)/network && mkdir -p $(TRAINING)
	python3 -m venv $(TRAINING)/venv
	$(TRAINING)/venv/bin/pip install --quiet --requirement Fixtures/make/default-model/requirements.txt
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/train.py --data $(DATA) $(if $(wildcard $(CORPUS)),--corpus $(CORPUS) --program $(BIN)) $(if $(wildcard $(REPORTS)),--reports $(REPORTS)) --work $(TRAINING)/network
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/publish.py --data $(DATA) --work $(TRAINING)/network
	$(TRAINING)/venv/bin/python Fixtures/make/default-model/evaluate.py --data $(DATA) --work $(TRAINING)/network --program $(BIN)
	@$(MAKE) --no-print-directory build
	@echo "make: Fixtures/checkpoint/default is new, and in $(BIN); make test compares it with the reference"

fuzz: build ## break 20,000 files and 2,000 models and read them; FOLDERS="..." and MODELS="..." name more of them
	python3 Fixtures/make/fuzz.py --program $(BIN) --count 20000 Fixtures/dicom Fixtures/archive $(FOLDERS)
	python3 Fixtures/make/fuzz_checkpoints.py --program $(BIN) --count 2000 Fixtures/checkpoint $(MODELS)

bench: build ## measure it beside its peers in Python; Benchmarks/README.md says what is needed
	$(SWIFT) build -c release --package-path Benchmarks
	@Benchmarks/run

clean: ## remove what was built
	rm -rf .build Benchmarks/.build $(DEMO)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 28
