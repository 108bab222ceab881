# SPDX-License-Identifier: GPL-3.0-or-later
"""check_translations.py ROOT LUPDATE: takes the messages of the sources into a copy of each catalogue and fails if
one of them has no finished translation, or one whose placeholders differ."""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")


def texts(translation):
    return [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]


def problems_of(message):
    source = message.findtext("source") or ""
    translation = message.find("translation")
    if translation is None or translation.get("type") or not all(texts(translation)):
        yield f"not translated: {source!r}"
        return
    expected = set(PLACEHOLDER.findall(source)) - {"%n"}
    for text in texts(translation):
        if set(PLACEHOLDER.findall(text)) - {"%n"} != expected:
            yield f"other placeholders: {source!r} -> {text!r}"


def check(root, lupdate, catalogue, folder):
    copy = folder / catalogue.name
    shutil.copy(catalogue, copy)
    kind = ["-pluralonly"] if catalogue.stem.endswith("_en") else []
    said = subprocess.run([lupdate, "-silent", "-recursive", "app", "core", "ui", "-I", ".", "-no-obsolete",
                           "-locations", "none", *kind, "-ts", str(copy)],
                          cwd=root, check=True, capture_output=True, text=True).stderr
    yield from said.splitlines()  # such as a class it does not know, whose messages would never be found
    for context in ElementTree.parse(copy).getroot().iter("context"):
        for message in context.iter("message"):
            for problem in problems_of(message):
                yield f"{catalogue.name}: {context.findtext('name')}: {problem}"


def main():
    root, lupdate = Path(sys.argv[1]), sys.argv[2]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in sorted((root / "resources/translations").glob("*.ts")):
            found += check(root, lupdate, catalogue, Path(folder))
    print("\n".join(found))
    if found:
        print(f"{len(found)} problems; `cmake --build --preset release --target update_translations` takes new "
              "messages into the catalogues")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
