#!/usr/bin/env python3
"""Compares what each target imports with the dependencies that Package.swift states for it: no more and no less.

A dependency of a dependency does not count. An executable may be stated without being imported: a test that runs it needs
it built. A system library may be stated by a C target for its compiler flags.

    python3 Support/check_imports.py [FOLDER]
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?(\w+)", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/|\"\"\".*?\"\"\"", re.DOTALL)


def output(*command, folder):
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def toolchain_modules():
    """The modules that come with Swift, such as Foundation and Testing, the C libraries of other systems, and what is in Dispatch."""
    info = json.loads(output("swift", "-print-target-info", folder="."))
    folder = pathlib.Path(info["paths"]["runtimeResourcePath"])
    return {"Swift", "Darwin", "Musl", "CDispatch"} | {path.stem for path in (folder / "linux").rglob("*.swiftmodule")}


def declared(target):
    """The names of a target's dependencies."""
    return {(list(dependency.values())[0])[0] for dependency in target["dependencies"]}


def folder_of(target, root):
    return root / (target.get("path") or ("Tests/" if target["type"] == "test" else "Sources/") + target["name"])


def sources(target, root, endings):
    folder = folder_of(target, root)
    excluded = [folder / path for path in target.get("exclude", [])]
    for path in sorted(folder.rglob("*")):
        if path.suffix in endings and not any(path == each or each in path.parents for each in excluded):
            yield path


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    # In a folder of its own, so as not to wait for a build that is running.
    with tempfile.TemporaryDirectory() as scratch:
        package = json.loads(output("swift", "package", "--scratch-path", scratch, "dump-package", folder=root))
    toolchain = toolchain_modules()
    targets = {target["name"]: target for target in package["targets"]}
    headers = {}
    for target in targets.values():
        for path in (folder_of(target, root) / "include").rglob("*.h"):
            headers[path.relative_to(folder_of(target, root) / "include").as_posix()] = target["name"]
    problems = []
    for name, target in targets.items():
        if target["type"] == "system":
            continue
        stated = declared(target)
        used = {}
        for path in sources(target, root, {".swift"}):
            for module in IMPORT.findall(COMMENT.sub("", path.read_text())):
                used.setdefault(module, path)
        is_c = not used
        for path in sources(target, root, {".c", ".cpp", ".h", ".hpp", ".inc"}):
            for header in INCLUDE.findall(path.read_text()):
                if headers.get(header, name) != name:
                    used.setdefault(headers[header], path)
        for module, path in sorted(used.items()):
            if module not in stated and module not in toolchain and module != name:
                problems.append(f"{path.relative_to(root)}: imports {module}, which is not a dependency of {name}")
        for module in sorted(stated - used.keys()):
            kind = targets.get(module, {}).get("type")
            if kind != "executable" and not (is_c and kind == "system"):
                problems.append(f"Package.swift: {name} depends on {module} and does not import it")
    print("\n".join(problems) or f"imports: {len(targets)} targets import what Package.swift states")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
