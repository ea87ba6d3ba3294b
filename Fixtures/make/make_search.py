"""Writes search/archive.tsv, queries.tsv, judgements.tsv and expected.tsv; with --show, also what was judged, to be read.

search_archive.txt holds a study a line that starts with `#`: date, description, maker, language, what it shows, and whether
a localizer and a dose report belong to it; under it its series: modality, body part, side, description, protocol, contrast,
belief (L, U, D or N; A behind it: accepted), caption, and the reading of the row by hand. Readings: `name.side+` is present,
`?` uncertain, `-` absent; `!name` is what a doubtful caption claims; `c-` is without contrast (where a text says so, too); `@a,b` is what this series shows
(`~`: only beside). The order is the identifiers: add at the end only.
"""
import csv
import re
import sys
from pathlib import Path

import search_queries

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "search"
COLUMNS = ["id", "study", "date", "modality", "bodyPart", "laterality", "studyDescription", "seriesDescription",
           "protocol", "contrast", "manufacturer", "caption", "belief", "status"]
BELIEF = {"L": "likely", "U": "unsure", "D": "doubtful", "N": "none"}
LOCALIZER = {"SIEMENS": "Topogram 0.6 T20f", "GE MEDICAL SYSTEMS": "SCOUT", "TOSHIBA": "Scano", "Philips": "Surview",
             "Canon Medical Systems": "Scano", "TOSHIBA_MEC": "Locator"}
DOSE = {"SIEMENS": "Patient Protocol", "GE MEDICAL SYSTEMS": "Dose Report", "Philips": "Dose Info"}
ENGLISH = re.compile(r"\b(the|of|no|No|without|with|is|radiograph|X-ray|MRI of|Mammogram|recognised)\b")

# What says that there is no contrast agent.
WITHOUT = re.compile(
    r"non-contrast|non con|unenhanced|without contrast|w/o\b|\bNC\b|_NC\b|nativ|sin contraste|sans injection|"
    r"bez k|平扫|単純|ללא חומר|\bsimple\b", re.I)


class Row:
    def __init__(self, study, number, fields, tags):
        self.__dict__.update(study, number=number, **fields)
        self.findings, self.claims, self.flags = [], set(), set()
        self.parts = dict(study["parts"])
        for tag in tags.split():
            if tag.startswith("@"):
                self.parts = parts(tag[1:])
            elif tag.startswith("!"):
                self.claims.add(tag[1:])
            elif tag in ("c-", "loc", "dose", "ptxheader", "pneumoniaheader", "noduleheader", "heart~"):
                self.flags.add(tag)
            elif tag[-1] in "+?-":
                bits = tag[:-1].split(".")
                side = bits.pop() if len(bits) > 1 and bits[-1] in "lrb" else ""
                self.findings.append((".".join(bits), side, tag[-1]))
            else:
                sys.exit(f"unknown tag {tag} in {fields}")
        self.confirmed = self.belief == "likely"
        self.captionLanguage = "en" if self.lang == "en" or ENGLISH.search(self.caption) else self.lang

    @property
    def id(self):
        return f"r{self.number:03d}"

    def withContrast(self):
        """True, False, or None where nothing says."""
        if self.contrast:
            return True
        words = f"{self.studyDescription} {self.seriesDescription} {self.protocol} {self.caption}"
        return False if "c-" in self.flags and WITHOUT.search(words) else None


def parts(text):
    return {p.rstrip("~"): 1 if p.endswith("~") else 2 for p in text.strip().split(",")}


def archive():
    rows, study, studies, extra = [], None, 0, ""

    def add(fields, tags=""):
        rows.append(Row(study, len(rows) + 1, fields, tags))

    def finish():
        if study is None or not rows:
            return
        first = next((r for r in rows if r.study == study["study"]), None)
        blank = dict(laterality="", protocol=first.protocol, contrast="", caption="", belief="none", status="")
        if "loc" in extra:
            name = LOCALIZER.get(study["manufacturer"], "localizer") if first.modality == "CT" else "localizer"
            add(dict(blank, modality=first.modality, bodyPart=first.bodyPart, seriesDescription=name), "loc")
        if "dose" in extra:
            name = DOSE.get(study["manufacturer"], "Radiation Dose Report")
            add(dict(blank, modality="SR", bodyPart="", protocol="", seriesDescription=name), "dose")

    for line in (HERE / "search_archive.txt").read_text().splitlines():
        if not line.strip():
            continue
        if line.startswith("#"):
            finish()
            studies += 1
            date, description, maker, lang, what, extra = [f.strip() for f in line[1:].split("|")]
            study = dict(study=f"s{studies:03d}", date=date, studyDescription=description, manufacturer=maker,
                         lang=lang, parts=parts(what))
            continue
        fields = [f.strip() for f in line.split("|")]
        if len(fields) != 9:
            sys.exit(f"{len(fields)} fields: {line}")
        modality, body, side, series, protocol, contrast, belief, caption, tags = fields
        add(dict(modality=modality, bodyPart=body, laterality=side, seriesDescription=series, protocol=protocol,
                 contrast=contrast, caption=caption, belief=BELIEF[belief[0]],
                 status="" if belief == "N" else "accepted" if "A" in belief else "machine"), tags)
    finish()
    return rows


def write(path, header, lines):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None)
        out.writerow(header)
        out.writerows(lines)


def judged(rows):
    byStudy = {}
    for r in rows:
        byStudy.setdefault(r.study, []).append(r)
    for group in byStudy.values():
        known = {r.withContrast() for r in group} - {None}
        for r in group:
            r.studyContrast = True if True in known else False if known else None

    def plainAbdomen(row):
        grade = search_queries.anatomy(None, ["abdomen"])(row)
        if grade > 0 and (row.contrast or row.studyContrast and row.withContrast() is None):
            return -1 if row.contrast else 0
        return grade

    result = []
    for n, (text, note, rule, exceptions) in enumerate(search_queries.QUERIES, 1):
        grades = {r.id: (plainAbdomen if rule is None else rule)(r) for r in rows}
        for i in exceptions:
            if i not in grades:
                sys.exit(f"{text}: no series {i}")
        grades.update(exceptions)
        order = sorted((i for i in grades if grades[i]), key=lambda i: (-grades[i], i))
        result.append((f"q{n:03d}", text, note, [(i, grades[i]) for i in order]))
    return result


def main():
    rows = archive()
    OUT.mkdir(exist_ok=True)
    write(OUT / "archive.tsv", COLUMNS, [[getattr(r, c) for c in COLUMNS] for r in rows])
    print(len(rows), "series,", len({r.study for r in rows}), "studies")
    result = judged(rows)
    write(OUT / "queries.tsv", ["id", "query", "note"], [[q, text, note] for q, text, note, _ in result])
    write(OUT / "judgements.tsv", ["query", "series", "grade"],
          [[q, i, g] for q, _, _, grades in result for i, g in grades])
    expected = []
    for q, text, _, grades in result:
        if text in search_queries.EXPECTED:
            first, never = search_queries.EXPECTED[text]
            best = " ".join(i for i, g in grades if g == 3)
            expected.append([q, " ".join(sorted(first.replace("3 ", best + " ", 1).split() if first.startswith("3 ")
                                                else best.split() if first == "3" else first.split())), never])
    missing = set(search_queries.EXPECTED) - {text for _, text, _, _ in result}
    if missing:
        sys.exit(f"expected, but no query: {missing}")
    write(OUT / "expected.tsv", ["query", "first", "never"], expected)
    print(len(expected), "expectations")
    print(len(result), "queries,", sum(len(r[3]) for r in result), "judgements")
    if "--show" in sys.argv:
        byID = {r.id: r for r in rows}
        for q, text, note, grades in result:
            print(f"\n## {q} {text} ({note})")
            for i, g in grades:
                r = byID[i]
                print(g, i, r.modality, r.bodyPart, r.laterality, "|", r.studyDescription[:26], "|", r.seriesDescription[:16], "|",
                      r.contrast[:6], "|", r.belief[0], r.caption[:130])


if __name__ == "__main__":
    main()
