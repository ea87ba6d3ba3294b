"""Remakes every fixture: `python3 Fixtures/make/all.py`, and with `--model` also what needs torch: the checkpoints of
torch/, and the tiny ones of checkpoint/. The default model is trained by `make train-default-model`."""
import sys
from pathlib import Path

import make_archive
import make_conformance
import make_containers
import make_contradictions
import make_dicom
import make_matrix
import make_search
import make_text

README = Path(__file__).resolve().parent.parent / "README.md"


def lines_between(text, name, lines):
    """Replaces what stands between the markers of a section."""
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    return text[:text.index(start) + len(start)] + "".join(lines) + text[text.index(end):]


def main():
    about = make_dicom.main([make_conformance.main, make_contradictions.main, make_text.main])
    make_archive.main()
    make_matrix.main()
    make_search.main()
    text = README.read_text()
    for section, words in (("dicom", about), ("containers", make_containers.main())):
        rows = ["| file | what it is |\n|---|---|\n"] + [f"| `{name}` | {what} |\n" for name, what in sorted(words.items())]
        text = lines_between(text, section, rows)
    README.write_text(text)
    if "--model" in sys.argv:
        import make_checkpoints
        import make_evidence
        import make_prefix
        import make_tokenizers
        import make_torch
        make_torch.main()
        make_checkpoints.main()
        make_evidence.main()
        make_prefix.main()
        make_tokenizers.main()


if __name__ == "__main__":
    main()
