# SPDX-License-Identifier: GPL-3.0-or-later
"""conformance.py ROOT [--write]: which test proves which normative statement of MQTT.

A test names the statements that it proves, in its function (m5_3_1_2_20_pingIsSent…, m3_… for 3.1.1, 1_to_3 for
a range) or in the tag of a data row ("QoS 3 [m5 3.3.1-4; m3 3.3.1-4]"). Checks that every statement of
statements.tsv has a test or a line in reasons.tsv, and that docs/conformance.md says the same; --write writes it.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

FUNCTION = re.compile(r"\bvoid (?:\w+::)?((?:m[35](?:_\d+)+(?:_to_\d+)?_)+[a-z]\w*?)(?:_data)?\(\)")
NAME_PART = re.compile(r"m([35])((?:_\d+)+)(?:_to_(\d+))?(?=_)")
TAG = re.compile(r'"([^"\n]*\[(m[35] [^\]"\n]*)\])"')
VERSIONS = {"5": "5.0", "3": "3.1.1"}


def ids_of_name(name):
    for version, numbers, last in NAME_PART.findall(name):
        *section, first = numbers[1:].split("_")
        for number in range(int(first), int(last or first) + 1):
            yield version, f"{'.'.join(section)}-{number}"


def ids_of_tag(tag):
    for part in tag.split(";"):
        version, *numbers = part.split()
        for number in numbers:
            yield version[1], number


def find_tests(root):
    """{(version, id): [(file, test)]}"""
    found = defaultdict(list)
    for file in sorted((root / "tests").rglob("*.cpp")):
        text = file.read_text(encoding="utf-8")
        path = file.relative_to(root).as_posix()
        for match in FUNCTION.finditer(text):
            for key in ids_of_name(match[1]):
                if (path, match[1]) not in found[key]:
                    found[key].append((path, match[1]))
        for match in TAG.finditer(text):
            for key in ids_of_tag(match[2]):
                title = re.sub(r"\s*\[[^\]]*\]", "", match[1])
                if (path, f"“{title}”") not in found[key]:
                    found[key].append((path, f"“{title}”"))
    return found


def read_table(file, columns):
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t", columns - 1) for line in lines if line and not line.startswith("#")]


def check(statements, tests, reasons):
    known = {(version, number) for version, number, _, _ in statements}
    for key in sorted(known - set(tests) - set(reasons)):
        yield f"MQTT {VERSIONS[key[0]]} [{key[1]}] has neither a test nor a reason"
    for key in sorted(set(tests) - known):
        yield f"{tests[key][0]} names MQTT {key[0]} [{key[1]}], which is not in statements.tsv"
    for key in sorted(set(reasons) - known):
        yield f"reasons.tsv names MQTT {key[0]} [{key[1]}], which is not in statements.tsv"
    for key in sorted(set(reasons) & set(tests)):
        yield f"reasons.tsv excuses MQTT {key[0]} [{key[1]}], which has a test"


def render(statements, tests, reasons):
    tested = sum((version, number) in tests for version, number, _, _ in statements)
    yield "# Conformance"
    yield ""
    yield "Made from the tests by `tests/conformance/conformance.py --write`; ctest (`conformance`) fails when it is out"
    yield "of date, or when a statement has neither a test nor a reason. The tests named here run in ctest, and a change"
    yield "on which one of them fails is not taken: “holds” means that."
    yield ""
    yield f"Of {len(statements)} statements that concern a client, {tested} are proved by a test; of the others the"
    yield "reason stands in place of the test. Ids are those of the OASIS standards, requirements in our own words."
    yield "S: the client as sender, R: as receiver, B: both, P: a server's duty whose violation the client meets."
    for version, name in VERSIONS.items():
        yield ""
        yield f"## MQTT {name}"
        yield ""
        yield "| Statement | | Requirement | Test | Result |"
        yield "|---|---|---|---|---|"
        for of, number, side, text in statements:
            if of != version:
                continue
            key = (of, number)
            if key in tests:
                where = "<br>".join(f"{Path(file).name}: {test}" for file, test in tests[key])
                result = "holds"
            else:
                where, result = reasons.get(key, ""), "no test"
            yield f"| {number} | {side} | {text} | {where} | {result} |".replace("$", "\\$")


def main():
    root = Path(sys.argv[1]).resolve()
    folder = root / "tests/conformance"
    statements = read_table(folder / "statements.tsv", 4)
    reasons = {(version, number): text for version, number, text in read_table(folder / "reasons.tsv", 3)}
    tests = dict(find_tests(root))
    problems = list(check(statements, tests, reasons))
    page = "\n".join(render(statements, tests, reasons)) + "\n"
    target = root / "docs/conformance.md"
    if "--write" in sys.argv[2:]:
        target.write_text(page, encoding="utf-8")
    elif not target.exists() or target.read_text(encoding="utf-8") != page:
        problems.append("docs/conformance.md is out of date: run conformance.py --write")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
