#!/usr/bin/env python3
"""Kills, fills, hangs and breaks what Fileroom runs on, and compares the catalogs with one of an undisturbed run.

After each fault the catalog must be sound, and after undisturbed runs its content must be that of the reference, apart
from ids, times and runs. The result is a table of how often each fault was tried and how often that did not hold.

    python3 Tests/faults/faults.py --program .build/release/fileroom
    python3 Tests/faults/faults.py --program .build/debug/fileroom --short
    python3 Tests/faults/faults.py --only kill-main,hang

It needs Python 3 with SQLite and, for calls that hang or fail, a C compiler.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ARCHIVE = HERE.parent.parent / "Fixtures" / "archive"
CONTAINER = HERE.parent.parent / "Fixtures" / "containers" / "plain.zip"
# Codes of the surroundings: FailureCode.isPassing.
PASSING = {"unreadable", "out-of-memory", "decoder-crashed", "timeout", "internal"}
# A run that has not ended by then hangs.
LONGEST = 120
FINISHED = (0, 2)


# ---- A catalog's content ----

# Ids, times, runs, where the archive is, and what depends on how often something was tried.
VOLATILE = re.compile(r"(At|Since|Seen|InRun|RunID|[rR]evision|attempts|Attempts|[dD]evice|inode|Until|[rR]etr\w*)$")
UNCOMPARED = {"run", "clearedFailure", "checkpointFile", "fileCheck", "unfoundFile"}
# References that the schema does not declare as such.
UNDECLARED = {"headerID": "seriesHeader"}


def connect(path):
    return sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=30)


def tables(database):
    rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    names = dict(rows)
    virtual = [name for name, sql in names.items() if sql.upper().startswith("CREATE VIRTUAL")]
    shadows = {name for name in names for table in virtual if name.startswith(table + "_")}
    return [name for name in names if name not in shadows and name not in virtual], virtual


def content(path, root):
    """Every table's rows as a multiset; references are replaced by the rows they lead to."""
    database = connect(path)
    plain, _ = tables(database)
    columns, references, keys, rows = {}, {}, {}, {}
    for table in plain:
        described = database.execute(f'PRAGMA table_info("{table}")').fetchall()
        columns[table] = [row[1] for row in described]
        primary = [row[1] for row in described if row[5]]
        keys[table] = primary[0] if len(primary) == 1 else None
        references[table] = {column: UNDECLARED[column] for column in columns[table] if UNDECLARED.get(column) in plain}
        references[table] |= {row[3]: row[2] for row in database.execute(f'PRAGMA foreign_key_list("{table}")')}
        rows[table] = [dict(zip(columns[table], row)) for row in database.execute(f'SELECT * FROM "{table}"')]
    database.close()
    by_key = {table: {row[keys[table]]: row for row in rows[table]} for table in plain if keys[table]}
    known = {}

    def described(table, row):
        values = []
        for column in columns[table]:
            value = row[column]
            if column in references[table]:
                other = references[table][column]
                if other not in UNCOMPARED and value is not None:
                    values.append((column, reference(other, value)))
            elif column == "missingSince":
                values.append((column, value is not None))
            elif not VOLATILE.search(column) and column != "id" or column == "modifiedAt":
                values.append((column, value.replace(str(root), "ROOT") if isinstance(value, str) else value))
        return repr(values)

    def reference(table, key):
        if (table, key) not in known:
            known[table, key] = "itself"
            row = by_key[table].get(key)
            known[table, key] = described(table, row) if row else "nothing"
        return known[table, key]

    return {table: collections.Counter(described(table, row) for row in rows[table])
            for table in plain if table not in UNCOMPARED}


def differences(found, wanted):
    words = []
    for table in sorted(set(found) | set(wanted)):
        more = found.get(table, collections.Counter()) - wanted.get(table, collections.Counter())
        less = wanted.get(table, collections.Counter()) - found.get(table, collections.Counter())
        if more or less:
            example = next(iter(more or less))
            words.append(f"{table}: {sum(more.values())} more, {sum(less.values())} fewer, such as {example[:300]}")
    return words


def unsound(path):
    """What is wrong with a catalog; [] if nothing is. A catalog that was not begun is sound."""
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return []
    try:
        database = connect(path)
        problems = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [f"no {row[2]} for a row of {row[0]}" for row in database.execute("PRAGMA foreign_key_check")]
        for table in tables(database)[1]:
            try:
                database.execute(f'INSERT INTO "{table}"("{table}") VALUES (\'integrity-check\')')
            except sqlite3.OperationalError as error:
                # This Python's SQLite may lack what the table needs.
                if "no such" not in str(error):
                    problems.append(f"{table}: {error}")
        database.rollback()
        database.close()
        return problems
    except sqlite3.DatabaseError as error:
        return [str(error)]


def failures(path):
    database = connect(path)
    found = {(row[0], row[1]): row[2] for row in database.execute("SELECT path, stage, code FROM failure")}
    database.close()
    return found


def missing(path):
    database = connect(path)
    count = database.execute("SELECT count(*) FROM file WHERE missingSince IS NOT NULL").fetchone()[0]
    database.close()
    return count


def file_count(path):
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return 0
    database = connect(path)
    try:
        return database.execute("SELECT count(*) FROM file").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()


# ---- The program ----

class Trial:
    """A folder for one try: a catalog, and an archive, which several tries share unless they change it."""

    def __init__(self, bench, archive=None):
        self.bench = bench
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=bench.work))
        self.archive = archive or bench.archive
        self.catalog = self.folder / "catalog.sqlite"

    def own_archive(self):
        self.archive = self.folder / "archive"
        shutil.copytree(self.bench.archive, self.archive, symlinks=True)
        return self

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def words(self, command):
        words = {"index": [self.archive], "scan": [self.archive], "describe": [], "search": ["chest"],
                 "failures": [], "status": []}[command]
        return [str(self.bench.program), command, *map(str, words), "--catalog", str(self.catalog)]

    def start(self, command, *flags, fault=None, preexec=None, program=None):
        environment = {"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "TMPDIR": str(self.folder)}
        if fault:
            environment |= {"LD_PRELOAD": str(self.bench.library())}
            environment |= {"FAULT_" + name.upper(): str(value) for name, value in fault.items()}
        out = open(self.folder / "output", "wb")
        process = subprocess.Popen(self.words(command) + list(flags), stdout=out, stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL, env=environment, preexec_fn=preexec)
        out.close()
        return process

    def run(self, command, *flags, limit=LONGEST, **options):
        """The exit status, or "hangs"."""
        process = self.start(command, *flags, **options)
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return "hangs"

    @property
    def said(self):
        return (self.folder / "output").read_text(errors="replace")[-300:].strip()

    def finish(self, runs=1):
        """Undisturbed runs. The problem with their end, if there is one."""
        for _ in range(runs):
            status = self.run(self.bench.complete)
            if status not in FINISHED:
                return [f"{self.bench.complete} ends with {status}: {self.said}"]
        return []

    def compare(self):
        return unsound(self.catalog) or differences(content(self.catalog, self.archive), self.bench.reference)


class Result:
    def __init__(self, name, what):
        self.name, self.what = name, what
        self.tries = self.failed = 0
        self.notes = collections.Counter()
        self.problems = []

    def count(self, problems, note=None):
        self.tries += 1
        if problems:
            self.failed += 1
            self.problems.append("; ".join(map(str, problems))[:600])
        if note is not None:
            self.notes[note] += 1


class Bench:
    def __init__(self, options, work):
        self.program = options.program.resolve()
        self.short = options.short
        # Captions take most of the time.
        self.complete = "scan" if options.short else "index"
        self.work = work
        self.dice = random.Random(options.seed)
        self.jobs = options.jobs
        self.archive = work / "archive"
        shutil.copytree(ARCHIVE, self.archive, symlinks=True)
        self._library = None
        self.deadline = float("inf")
        self.left_out = 0
        trial = Trial(self)
        start = time.monotonic()
        problems = trial.finish()
        if problems:
            sys.exit(f"faults: the undisturbed run: {problems[0]}")
        self.seconds = time.monotonic() - start
        self.reference = content(trial.catalog, trial.archive)
        self.reference_failures = failures(trial.catalog)
        self.files = file_count(trial.catalog)
        trial.close()

    def library(self):
        if self._library is None:
            self._library = self.work / "interpose.so"
            subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", self._library, HERE / "interpose.c", "-ldl"],
                           check=True)
        return self._library

    def times(self, long, short):
        return short if self.short else long

    def each(self, result, count, one):
        """Does something many times, several at once: `one` takes a generator of numbers and counts in a list."""
        seeds = [self.dice.randrange(1 << 30) for _ in range(count)]
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            for counted in pool.map(lambda seed: self.tried(one, seed), seeds):
                for problems, note in counted:
                    result.count(problems, note)

    def tried(self, one, seed):
        if time.monotonic() > self.deadline:
            self.left_out += 1
            return []
        trial = Trial(self)
        try:
            return one(trial, random.Random(seed))
        except Exception as error:
            return [([f"{type(error).__name__}: {error}"], None)]
        finally:
            trial.close()


def new_codes(trial):
    """The codes of failures that the reference does not have."""
    known = {(path.replace(str(trial.bench.archive), "ROOT"), stage) for path, stage in trial.bench.reference_failures}
    return collections.Counter(
        code for (path, stage), code in failures(trial.catalog).items()
        if (path.replace(str(trial.archive), "ROOT"), stage) not in known)


def readers_of(process):
    """The ids of a process's children."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    if int(stat.read().rpartition(")")[2].split()[1]) == process.pid:
                        found.append(int(entry))
            except (OSError, IndexError, ValueError):
                continue
    return found


# ---- The faults ----

def kill_main(bench):
    result = Result("kill-main", "kill -9 of the program in index, scan, describe, search")
    kills = 5

    def one(trial, dice):
        counted = []
        for _ in range(kills):
            command = dice.choice([*[bench.complete] * 3, "scan", "search", "failures"] + bench.times(["describe"], []))
            if command in ("describe", "search", "failures") and not trial.catalog.exists():
                command = bench.complete
            flags = ["--retry"] if command == "failures" else []
            process = trial.start(command, *flags)
            time.sleep(dice.uniform(0, bench.seconds * 0.7))
            process.kill()
            process.wait()
            counted.append((unsound(trial.catalog), None))
        final = trial.finish(runs=2) or trial.compare()
        return counted + [(final, "compared with the reference")]

    bench.each(result, bench.times(40, 1), one)
    # The comparisons are counted as failures, not as tries.
    result.tries -= result.notes["compared with the reference"]
    return result


def kill_readers(bench):
    result = Result("kill-readers", "kill -9 of readers: innocent files failed after the next run")

    def one(trial, dice):
        process = trial.start(bench.complete)
        killed, seen = 0, set()
        end = time.monotonic() + LONGEST
        while process.poll() is None and time.monotonic() < end:
            time.sleep(dice.uniform(0.1, max(0.5, bench.seconds / 6)))
            children = readers_of(process)
            # Those that have been there for a while: a run gives up where no reader can be started in three attempts.
            started = [child for child in children if child in seen]
            seen = set(children)
            if started:
                try:
                    os.kill(dice.choice(started), signal.SIGKILL)
                    killed += 1
                except ProcessLookupError:
                    pass
        if process.poll() is None:
            process.kill()
            process.wait()
            return [(["hangs"], None)]
        if process.returncode not in FINISHED:
            return [([f"ends with {process.returncode}: {trial.said}"], None)]
        first = sum(new_codes(trial).values())
        problems = trial.finish() or trial.compare()
        return [(problems, f"{'no' if first == 0 else 'some'} innocent failures before that run")] \
            + [([], None)] * max(0, killed - 1)

    bench.each(result, bench.times(12, 1), one)
    return result


def power_cut(bench):
    result = Result("power-cut", "the catalog and its log at a random instant, the log's tail cut off")

    def one(trial, dice):
        process = trial.start(bench.complete)
        time.sleep(dice.uniform(0, bench.seconds))
        process.send_signal(signal.SIGSTOP)
        after = Trial(bench)
        try:
            for suffix in ("", "-wal"):
                if os.path.exists(f"{trial.catalog}{suffix}"):
                    shutil.copy(f"{trial.catalog}{suffix}", f"{after.catalog}{suffix}")
            process.kill()
            process.wait()
            log = f"{after.catalog}-wal"
            is_cut = os.path.exists(log) and os.path.getsize(log) > 0 and dice.random() < 0.6
            if is_cut:
                os.truncate(log, dice.randrange(os.path.getsize(log)))
            if os.path.exists(after.catalog) and os.path.getsize(after.catalog) == 0:
                # Nothing had reached the disk.
                os.unlink(after.catalog)
            return [(unsound(after.catalog) or after.finish() or after.compare(), "cut" if is_cut else "whole")]
        finally:
            after.close()

    bench.each(result, bench.times(50, 2), one)
    return result


def full_disk(bench):
    result = Result("full-disk", "the disk is full after some bytes, then has room again")

    def one(trial, dice):
        command = dice.choice(["scan", bench.complete])
        space = int(2 ** dice.uniform(10, 21))
        status = trial.run(command, fault={
            "path": trial.catalog, "calls": "write", "kind": "enospc", "space": space})
        problems = []
        if status not in (3, *FINISHED):
            problems.append(f"{command} with room for {space} bytes ends with {status}: {trial.said}")
        elif status == 3 and not re.search("full|space|I/O error", trial.said):
            problems.append(f"does not say what is wrong with the disk: {trial.said}")
        said = " and another message" if status == 3 and not re.search("full|space", trial.said) else ""
        return [(problems or unsound(trial.catalog) or trial.finish() or trial.compare(), f"exit {status}{said}")]

    bench.each(result, bench.times(30, 2), one)
    return result


def share_away(bench):
    result = Result("share-away", "the archive goes away in a phase and comes back: same catalog, nothing missing")

    def gone(trial):
        trial.archive.rename(trial.folder / "away")

    def back(trial):
        if trial.archive.exists():
            trial.archive.rmdir()
        (trial.folder / "away").rename(trial.archive)

    def healed(trial, problems):
        problems += unsound(trial.catalog)
        if trial.catalog.exists() and missing(trial.catalog):
            problems.append(f"{missing(trial.catalog)} files are marked as missing")
        back(trial)
        # A render that failed is tried again on a later run.
        return problems or trial.finish(runs=2) or trial.compare()

    def one(trial, dice, phase):
        trial.own_archive()
        problems = []
        if phase == "before the first scan":
            gone(trial)
            if trial.run(bench.complete) != 3:
                problems.append(f"not refused: {trial.said}")
        elif phase in ("before a later scan", "an empty folder in its place"):
            problems += trial.finish()
            gone(trial)
            if phase != "before a later scan":
                trial.archive.mkdir()
            if trial.run(bench.complete) != 3:
                problems.append(f"not refused: {trial.said}")
        elif phase == "during a run":
            process = trial.start(bench.complete)
            time.sleep(dice.uniform(0, bench.seconds))
            gone(trial)
            if process.wait(LONGEST) not in (*FINISHED, 3):
                problems.append(f"ends with {process.returncode}: {trial.said}")
        elif phase == "before describe":
            trial.run("scan")
            gone(trial)
            if trial.run("describe") not in (2, 3):
                problems.append(f"describe says nothing: {trial.said}")
        return [(healed(trial, problems), phase)]

    phases = bench.times(
        ["before the first scan", "before a later scan", "an empty folder in its place", "before describe"]
        + ["during a run"] * 8, ["an empty folder in its place", "during a run"])
    for phase in phases:
        bench.each(result, 1, lambda trial, dice, phase=phase: one(trial, dice, phase))
    return result


FOLDER = "2020/02/MR_0005"


def hang(bench):
    result = Result("hang", "a folder or file that does not answer: bounded, one row, the rest is done")

    def one(trial, dice, call, place, command):
        trial.own_archive()
        if place.endswith(".zip"):
            shutil.copy(CONTAINER, trial.archive / place)
        reference = None
        if command == "describe":
            trial.run("scan")
        start = time.monotonic()
        status = trial.run(command, "--timeout", "2", fault={
            "path": trial.archive / place, "calls": call, "kind": "hang"})
        seconds = time.monotonic() - start
        note = f"{call} in {command}: exit {status}"
        if status not in (2, 3):
            return [([f"{call} of {place} in {command} ends with {status} after {seconds:.0f} s: {trial.said}"], note)]
        codes = new_codes(trial) if status == 2 else {"timeout": 1}
        problems = [] if set(codes) == {"timeout"} else [f"{call} of {place} in {command}: failures are {dict(codes)}"]
        if place == FOLDER and command != "describe" and status == 2:
            lost = bench.files - file_count(trial.catalog)
            if not 0 < lost < bench.files / 2:
                problems.append(f"{lost} files are not in the catalog")
        if place.endswith(".zip"):
            os.unlink(trial.archive / place)
            return [(problems, note)]
        return [(problems or trial.finish(runs=2) or trial.compare(), note)]

    first = sorted(path.relative_to(bench.archive) for path in (bench.archive / FOLDER).rglob("*") if path.is_file())[0]
    cases = [("readdir", FOLDER, "scan"), ("read", str(first), bench.complete), ("open", FOLDER, "scan"),
             ("stat", FOLDER, "scan"), ("read", FOLDER, "describe"), ("read", "zz.zip", "scan"),
             ("stat", "", "scan"), ("readdir", "", "scan")]
    for call, place, command in cases[:2] if bench.short else cases * 2:
        bench.each(result, 1, lambda trial, dice, case=(call, place, command): one(trial, dice, *case))
    return result


def terminate(bench):
    result = Result("terminate", "SIGTERM while something hangs: over within 5 seconds, finished work is kept")

    def one(trial, dice, call, place, command):
        trial.own_archive()
        if place.endswith(".zip"):
            shutil.copy(CONTAINER, trial.archive / place)
        if command == "describe":
            trial.run("scan")
        process = trial.start(command, fault={"path": trial.archive / place, "calls": call, "kind": "hang"})
        time.sleep(bench.seconds + 2)
        before = file_count(trial.catalog)
        process.terminate()
        start = time.monotonic()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        seconds = time.monotonic() - start
        note = f"{call} of {place or 'the root'} in {command}"
        problems = []
        if seconds > 5 or process.returncode not in (143, -signal.SIGTERM):
            problems.append(f"{note}: ends with {process.returncode} after {seconds:.1f} s: {trial.said}")
        # Four folders come before the one that hangs.
        if place == FOLDER and command == "scan" and before < 5:
            problems.append(f"{note}: only {before} files were written before")
        return [(problems + unsound(trial.catalog), None)]

    first = sorted(path.relative_to(bench.archive) for path in (bench.archive / FOLDER).rglob("*") if path.is_file())[0]
    cases = [("readdir", FOLDER, "scan"), ("read", str(first), "scan"), ("read", FOLDER, "describe"),
             ("stat", FOLDER, "scan"), ("read", "zz.zip", "scan"), ("stat", "", "scan"), ("read", str(first), "index")]
    for call, place, command in cases[:1] if bench.short else cases:
        bench.each(result, 1, lambda trial, dice, case=(call, place, command): one(trial, dice, *case))
    return result


def errors(bench):
    result = Result("errors", "reads, opens and listings that fail: only passing codes, and healed afterwards")

    def one(trial, dice, kind, calls, every):
        trial.own_archive()
        status = trial.run(bench.complete, fault={
            "path": str(trial.archive) + "/", "calls": calls, "kind": kind, "every": every})
        note = f"{kind} in {calls}: exit {status}"
        if status not in (*FINISHED, 3):
            return [([f"{note}: {trial.said}"], note)]
        problems = []
        if status != 3:
            wrong = {code: count for code, count in new_codes(trial).items() if code not in PASSING}
            if wrong:
                problems.append(f"{note}, every {every}: called {wrong}")
            if missing(trial.catalog):
                problems.append(f"{missing(trial.catalog)} files are marked as missing")
        return [(problems or trial.finish(runs=2) or trial.compare(), note)]

    cases = [("eio", "read", 5), ("estale", "read", 3), ("eio", "readdir", 4), ("estale", "open", 6),
             ("enomem", "read", 7), ("eio", "stat", 9), ("eio", "read", 2), ("eio", "read", 11)]
    for kind, calls, every in cases[:1] if bench.short else cases:
        bench.each(result, 1, lambda trial, dice, case=(kind, calls, every): one(trial, dice, *case))
    return result


def extremes(bench):
    result = Result("extremes", "times of 1901 to 2446 and sizes of 5 EiB: no end of the run, the rest is done")
    times = [10_413_792_000, 15_032_385_535, -2_147_483_648, 9_223_372_037, -1, 2 ** 40]

    def one(trial, dice, seconds):
        trial.own_archive()
        if seconds is None:
            # Only some file systems have such sizes.
            trial.archive = pathlib.Path(tempfile.mkdtemp(dir="/dev/shm"))
        try:
            if seconds is None:
                try:
                    for name in ("a/one", "b/two", "b/three"):
                        path = trial.archive / name
                        path.parent.mkdir(exist_ok=True)
                        with open(path, "wb") as file:
                            file.truncate(5 << 60)
                except OSError:
                    return []
                status = trial.run(bench.complete)
                return [([] if status in FINISHED else [f"sizes: {status}: {trial.said}"], None)]
            for path in sorted(trial.archive.rglob("*.dcm"))[:3] or [next(p for p in trial.archive.rglob("*") if p.is_file())]:
                try:
                    os.utime(path, ns=(seconds * 10 ** 9, seconds * 10 ** 9))
                except (OSError, OverflowError):
                    subprocess.run(["touch", "-d", f"@{seconds}", path], check=False, stderr=subprocess.DEVNULL)
            counts = []
            for _ in range(2):
                status = trial.run(bench.complete, "--json")
                if status not in FINISHED:
                    return [([f"time {seconds}: {status}: {trial.said}"], None)]
                lines = (trial.folder / "output").read_text(errors="replace").splitlines()
                counts.append(next(json.loads(line) for line in lines if line.startswith("{"))["counts"])
            again = counts[1]["opened"] - len(bench.reference_failures)
            problems = [] if file_count(trial.catalog) == bench.files else ["files are not in the catalog"]
            if again > 0:
                problems.append(f"{again} files were opened again")
            return [(problems, None)]
        finally:
            if seconds is None:
                shutil.rmtree(trial.archive, ignore_errors=True)

    for seconds in [times[0], None] if bench.short else times + [None, None]:
        bench.each(result, 1, lambda trial, dice, seconds=seconds: one(trial, dice, seconds))
    return result


def few_processes(bench):
    result = Result("few-processes", "1 to 10 processes and threads: works, or exit 3 and a sentence, at once")
    if os.geteuid() != 0:
        result.notes["not tried: needs root, to become a user who has no other process"] += 1
        return result

    def one(trial, dice, count):
        user = 54_000 + count

        def become():
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
            resource.setrlimit(resource.RLIMIT_NPROC, (count, count))

        os.chmod(trial.folder, 0o777)
        for folder in (bench.work, bench.archive):
            os.chmod(folder, 0o755)
        start = time.monotonic()
        status = trial.run(bench.complete, preexec=become, limit=30)
        seconds = time.monotonic() - start
        problems = []
        if status not in (3, *FINISHED) or (status == 3 and not trial.said.startswith("fileroom:")) or seconds > 20:
            problems.append(f"{count}: ends with {status} after {seconds:.0f} s: {trial.said}")
        return [(problems, f"exit {status}")]

    for count in (2, 5) if bench.short else [*range(1, 11), *range(1, 11)]:
        bench.each(result, 1, lambda trial, dice, count=count: one(trial, dice, count))
    return result


# Each with its share of the time. What one does not need is for those after it.
FAULTS = {kill_main: 35, kill_readers: 12, power_cut: 12, full_disk: 8, share_away: 8, hang: 8, terminate: 5, errors: 6,
          extremes: 3, few_processes: 3}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=".build/release/fileroom")
    parser.add_argument("--short", action="store_true", help="a few tries of each, in about a minute")
    parser.add_argument("--only", help="names of faults, separated by commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=20, help="no new try is begun after that")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else None
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fileroom-faults-") as work:
        # Other users' processes are among the tries.
        os.chmod(work, 0o755)
        bench = Bench(options, pathlib.Path(work))
        results = []
        chosen = [fault for fault in FAULTS if not wanted or fault.__name__.replace("_", "-") in wanted]
        for index, fault in enumerate(chosen):
            begun = time.monotonic()
            left = start + options.minutes * 60 - begun
            bench.deadline = begun + left * FAULTS[fault] / sum(FAULTS[fault] for fault in chosen[index:])
            bench.left_out = 0
            result = fault(bench)
            if bench.left_out:
                result.notes["not tried for lack of time"] += bench.left_out
            results.append(result)
            notes = ", ".join(f"{note} ({count})" for note, count in result.notes.items())
            print(f"| {result.name} | {result.what} | {result.tries} | {result.failed} | "
                  f"{time.monotonic() - begun:.0f} s | {notes} |", flush=True)
            for problem in result.problems[:5]:
                print(f"    {problem}", flush=True)
    failed = sum(result.failed for result in results)
    tries = sum(result.tries for result in results)
    print(f"{tries} tries, {failed} failed, seed {options.seed}, {time.monotonic() - start:.0f} s; "
          f"an undisturbed run takes {bench.seconds:.1f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
