#!/usr/bin/env python3
"""Writes the man pages: fileroom.1, and one page for each command, such as fileroom-index.1.

The text is the program's own help, read from `fileroom --experimental-dump-help`. What help does not state (exit codes,
files) is written here.

    python3 Support/man.py PROGRAM FOLDER [--date 2026-12-01]
"""

import argparse
import datetime
import json
import pathlib
import re
import subprocess

EXIT_STATUS = [
    ("0", "Done; nothing failed."),
    ("1", "A search found nothing."),
    ("2", "Done, but some files or series failed; fileroom failures lists them."),
    ("3", "The command could not be carried out."),
    ("64", "The command line is wrong."),
    ("75", "Another run holds the catalog."),
    ("130, 143", "Stopped by SIGINT or SIGTERM after saving finished work."),
]
ENVIRONMENT = """\
Every setting can also come from a variable: FILEROOM_ and the option's name in upper case, with underscores, such as
FILEROOM_CATALOG or FILEROOM_NUM_BEAMS. Options come first, then variables, then the configuration file."""
FILES = [
    ("~/.local/share/fileroom/catalog.sqlite", "The catalog, unless --catalog names another. XDG_DATA_HOME replaces ~/.local/share."),
    ("~/.config/fileroom/config.yaml", "The configuration file. XDG_CONFIG_HOME replaces ~/.config."),
    ("/etc/fileroom/config.yaml", "The configuration file if the user has none."),
]


def escaped(text):
    """Text as roff reads it: no escapes, and no request or macro at the start of a line."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def argument(text):
    """Text as an argument of a macro, which is never taken for another macro."""
    return '"\\&' + escaped(text).replace('"', "\\(dq") + '"'


def literal(lines):
    return [".Bd -literal -offset indent", escaped("\n".join(lines)), ".Ed"]


def paragraphs(text):
    """Paragraphs as prose, indented lines as they are."""
    lines, shown = [], []
    for line in text.split("\n") + [""]:
        if line.startswith("  "):
            shown.append(line[2:])
            continue
        if shown:
            lines += literal(shown)
            shown = []
        if line:
            # roff wants each sentence to begin a line.
            lines.append(escaped(re.sub(r"(?<=[a-z)])\. (?=[A-Z])", ".\n", line)))
        elif lines and lines[-1] != ".Pp":
            lines.append(".Pp")
    while lines and lines[-1] == ".Pp":
        lines.pop()
    return lines


def sections(discussion):
    """A discussion as {heading: text}: a heading is a line in capitals."""
    parts, heading = {}, "DESCRIPTION"
    for line in discussion.split("\n"):
        if re.fullmatch(r"[A-Z][A-Z ]+", line):
            heading = "EXAMPLES" if line == "EXAMPLE" else line
        else:
            parts[heading] = parts.get(heading, "") + line + "\n"
    return {heading: text.strip("\n") for heading, text in parts.items()}


def spelled(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def option(item):
    """An option as a list item: its names, its value, and what it does."""
    if item["kind"] == "positional":
        lines = [".It Ar " + argument(item["valueName"])]
    else:
        names = " , ".join("Fl " + argument(spelled(name)[1:]) for name in item["names"])
        lines = [".It " + names + (" Ar " + argument(item["valueName"]) if item["kind"] == "option" else "")]
    lines += paragraphs(item.get("abstract", ""))
    facts = []
    if item.get("allValues"):
        facts.append("values: " + ", ".join(item["allValues"]))
    if item.get("defaultValue"):
        facts.append("default: " + item["defaultValue"])
    if facts:
        lines.append(escaped("(" + "; ".join(facts) + ")"))
    return lines


def synopsis(command):
    lines = []
    words = command.get("superCommands", [])[1:] + [command["commandName"]]
    lines.append(".Nm fileroom" + ("" if command["commandName"] == "fileroom" else " Cm " + " ".join(words)))
    if shown(command.get("subcommands", [])):
        lines.append(".Ar command")
    for item in shown(command["arguments"]):
        if item["kind"] == "positional":
            value = "Ar " + argument(item["valueName"]) + (" ..." if item["isRepeating"] else "")
            lines.append("." + ("Op " if item["isOptional"] else "") + value)
    lines.append(".Op Ar options")
    return lines


def shown(items):
    return [item for item in items if item["shouldDisplay"]]


def named(command):
    return "-".join([*command.get("superCommands", []), command["commandName"]])


def page(command, date, version):
    parts = sections(command.get("discussion", ""))
    title = named(command)
    text = [f".Dd {date:%B} {date.day}, {date.year}", f".Dt {title.upper()} 1", f".Os Fileroom {version}"]
    text += [".Sh NAME", f".Nm {title}", ".Nd " + escaped(command["abstract"].rstrip(".")), ".Sh SYNOPSIS", *synopsis(command)]
    text += [".Sh DESCRIPTION", escaped(command["abstract"])]
    if parts.get("DESCRIPTION"):
        text += [".Pp", *paragraphs(parts.pop("DESCRIPTION"))]
    commands = [each for each in shown(command.get("subcommands", [])) if each["commandName"] != "help"]
    if commands:
        text += [".Ss Commands", ".Bl -tag -width evaluate"]
        for each in commands:
            text += [".It Xr " + named(each) + " 1", escaped(each["abstract"])]
        text += [".El"]
    groups = {}
    for item in shown(command["arguments"]):
        groups.setdefault(item.get("sectionTitle") or "Options", []).append(item)
    for heading, items in groups.items():
        text += [f".Ss {heading}", ".Bl -tag -width Ds", *(line for item in items for line in option(item)), ".El"]
    if command["commandName"] == "fileroom":
        text += [".Sh ENVIRONMENT", *paragraphs(ENVIRONMENT), ".Sh FILES", ".Bl -tag -width Ds"]
        text += [line for path, fact in FILES for line in (f".It Pa {escaped(path)}", *paragraphs(fact))] + [".El"]
    text += [".Sh EXIT STATUS", ".Bl -tag -width 130,_143"]
    text += [line for code, fact in EXIT_STATUS for line in (f".It {code}", escaped(fact))] + [".El"]
    order = ["EXAMPLES", *(heading for heading in parts if heading not in ("EXAMPLES", "DESCRIPTION"))]
    for heading in order:
        if parts.get(heading):
            text += [f".Sh {heading}", *paragraphs(parts[heading])]
    others = [command["superCommands"]] if command.get("superCommands") else []
    if others:
        text += [".Sh SEE ALSO", ".Xr " + "-".join(others[0]) + " 1"]
    return "\n".join(text) + "\n"


def every(command):
    yield command
    for each in shown(command.get("subcommands", [])):
        if each["commandName"] != "help":
            yield from every(each)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    options = parser.parse_args()
    root = json.loads(subprocess.run([options.program, "--experimental-dump-help"], check=True, capture_output=True).stdout)
    version = subprocess.run([options.program, "--version"], check=True, capture_output=True, text=True).stdout.split()
    number = next(word for word in version if re.match(r"\d", word))
    options.folder.mkdir(parents=True, exist_ok=True)
    for command in every(root["command"]):
        (options.folder / f"{named(command)}.1").write_text(page(command, options.date, number))


if __name__ == "__main__":
    main()
