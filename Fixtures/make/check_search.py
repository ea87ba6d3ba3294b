"""Checks the tables of search/: identifiers, grades, and that every query asks for something that is there."""
import csv
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "search"
problems = []


def table(name, columns):
    with open(HERE / name, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows[0] != columns:
        problems.append(f"{name}: columns {rows[0]}")
    for n, row in enumerate(rows[1:], 2):
        if len(row) != len(columns):
            problems.append(f"{name}:{n}: {len(row)} columns")
    return [dict(zip(columns, row)) for row in rows[1:]]


def once(name, keys):
    for key in {k for k in keys if keys.count(k) > 1}:
        problems.append(f"{name}: {key} twice")
    return set(keys)


def judged(queriesName, judgementsName, key, targets):
    queries = table(queriesName, ["id", "query", "note"])
    ids = once(queriesName, [q["id"] for q in queries])
    once(queriesName, [q["query"] for q in queries])
    judgements = table(judgementsName, ["query", key, "grade"])
    once(judgementsName, [(j["query"], j[key]) for j in judgements])
    grades = {i: {} for i in ids}
    for j in judgements:
        if j["query"] not in ids:
            problems.append(f"{judgementsName}: no query {j['query']}")
            continue
        if targets is not None and j[key] not in targets:
            problems.append(f"{judgementsName}: no {key} {j[key]}")
        if j["grade"] not in ("3", "2", "1", "-1"):
            problems.append(f"{judgementsName}: grade {j['grade']}")
        grades[j["query"]][j[key]] = int(j["grade"])
    graded = 0
    for q in queries:
        nothing = q["note"].split(":")[0].split("; ")[-1].startswith("nothing")
        best = max(grades[q["id"]].values(), default=0)
        if nothing and best > 0:
            problems.append(f"{q['id']}: something for {q['query']}")
        if not nothing and best < 2:
            problems.append(f"{q['id']}: nothing for {q['query']}")
        graded += best >= 2
    print(f"{queriesName}: {len(queries)} queries, {graded} with hits; {len(judgements)} judgements, "
          + ", ".join(f"{sum(j['grade'] == g for j in judgements)} of grade {g}" for g in ("3", "2", "1", "-1")))
    return queries, grades, graded


archive = table("archive.tsv", [
    "id", "study", "date", "modality", "bodyPart", "laterality", "studyDescription", "seriesDescription", "protocol",
    "contrast", "manufacturer", "caption", "belief", "status"])
series = once("archive.tsv", [r["id"] for r in archive])
for r in archive:
    if r["date"] and not re.fullmatch(r"20(0[89]|1\d|2[0-4])-\d\d-\d\d", r["date"]):
        problems.append(f"{r['id']}: date {r['date']}")
    if r["belief"] not in ("likely", "unsure", "doubtful", "none") or (r["belief"] == "none") != (r["caption"] == ""):
        problems.append(f"{r['id']}: belief {r['belief']}")
    if r["status"] not in (("machine", "accepted") if r["caption"] else ("",)):
        problems.append(f"{r['id']}: status {r['status']}")
    if r["laterality"] not in ("", "L", "R", "B"):
        problems.append(f"{r['id']}: side {r['laterality']}")
    if not re.fullmatch("[A-Z]+", r["modality"]):
        problems.append(f"{r['id']}: modality {r['modality']}")
print(f"archive.tsv: {len(archive)} series, {len({r['study'] for r in archive})} studies, "
      f"{len({r['modality'] for r in archive})} modalities, {sum(r['caption'] != '' for r in archive)} captions")

queries, grades, graded = judged("queries.tsv", "judgements.tsv", "series", series)
if len(queries) < 80 or graded < 60:
    problems.append("too few queries")
expected = table("expected.tsv", ["query", "first", "never"])
once("expected.tsv", [e["query"] for e in expected])
for e in expected:
    if e["query"] not in grades:
        problems.append(f"expected.tsv: no query {e['query']}")
        continue
    for i in e["first"].split():
        if grades[e["query"]].get(i, 0) < 2:
            problems.append(f"expected.tsv: {e['query']}: {i} first, but it has grade {grades[e['query']].get(i, 0)}")
    for i in e["never"].split():
        if i not in series or grades[e["query"]].get(i, 0) > 0:
            problems.append(f"expected.tsv: {e['query']}: {i} never, but it has a grade or is not there")
print(f"expected.tsv: {len(expected)} queries")

judged("public-queries.tsv", "public-judgements.tsv", "path", None)
if problems:
    sys.exit("\n".join(problems))
