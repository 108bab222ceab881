# SPDX-License-Identifier: GPL-3.0-or-later
"""check_sources.py ROOT: reads every source of the tree and prints what breaks the rules of the house."""

import re
import sys
from pathlib import Path

from layers import PURE, QT, SEES, names

MAXIMUM_LINES = 450
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
FORBIDDEN = [
    (r"\bsetHtml\s*\(", "text from outside is plain text: no setHtml"),
    (r"\bQt::RichText\b", "text from outside is plain text: no Qt::RichText"),
    (r"\bprocessEvents\s*\(", "no processEvents"),
    (r"\bQEventLoop\b", "no nested event loop"),
    (r"\b(?:SIGNAL|SLOT)\s*\(", "connect by pointer to member"),
    (r"[^\w.>:]sender\s*\(\)", "no sender()"),
    (r"\bQTest::q(?:Wait|Sleep)\s*\(", "no waiting for time to pass: QTRY_* or QSignalSpy::wait"),
    (r"\b(?:msleep|usleep|sleep_for|QThread::sleep)\s*\(", "no sleeping"),
]
IMPURE = re.compile(r"\bQ_OBJECT\b|\bQTimer\b|\bQElapsedTimer\b|::now\s*\(|\bcurrentDateTime|\bcurrentMSecs")
# What one system has and another one has not, outside a file named for that system.
SYSTEM_FILE = re.compile(r"_(?:unix|linux|mac|windows)$")
# Folders that are built on Linux only, which their CMakeLists.txt sees to.
LINUX_FOLDERS = {"tests/bench"}
SYSTEM_HEADER = re.compile(
    r"(?:sys|netinet|arpa|net|linux|mach|objc)/.*"
    r"|(?:unistd|fcntl|poll|pthread|signal|dirent|dlfcn|grp|netdb|pwd|sched|spawn|termios|windows|winsock2?"
    r"|ws2tcpip|tlhelp32)\.h|QtCore/qt_windows\.h")
SYSTEM_CALL = re.compile(
    r"(?<![\w:>.])(?:::)?(?:SIG(?:KILL|HUP|PIPE|CHLD|STOP|CONT|USR[12])\b"
    r"|(?:sigaction|fork|execvp?e?|getp?pid|gete?[ug]id|prctl|waitpid|setsid|kqueue|mkfifo|chmod|umask)\s*\()"
    r"|(?<!\w)::(?:kill|pipe2?|read|write|close|open|poll|shutdown|signal|usleep|unlink)\s*\(")
SYSTEM_SWITCH = re.compile(r"^\s*#.*\b(?:Q_OS_\w+|_WIN32|__linux__|__unix__|__APPLE__)\b")
ICON = re.compile(r'\bicon\(\s*(?:QStringLiteral\(|QLatin1StringView\()?"([^"]+)"')


def layer_of(path):
    parts = path.parts
    return "/".join(parts[:2]) if len(parts) > 2 and parts[0] in ("core", "ui") else None


def check_include(layer, ours, qt):
    if ours:
        folder = ours.split("/")[0] if "/" in ours else None
        if folder is None:
            if layer and not ours.endswith(".moc"):
                yield f'"{ours}": name its layer'
        elif layer and folder in names() and folder not in SEES[layer]:
            yield f"{layer} may not see {folder}"
        elif layer and folder not in names():
            yield f'"{ours}" belongs to no layer'
    elif qt.startswith("Qt") and "/" in qt:
        module = qt.split("/")[0]
        if layer and module not in QT.get(layer, {"QtCore"}):
            yield f"{layer} may not use {module}"
    elif re.fullmatch(r"Q[A-Z]\w+", qt):
        yield f"<{qt}>: name its module"


def check_portable(path, line, code):
    if SYSTEM_FILE.search(path.stem) or path.parent.as_posix() in LINUX_FOLDERS:
        return
    found = INCLUDE.match(line)
    if found and found[2] and SYSTEM_HEADER.fullmatch(found[2]):
        yield f"<{found[2]}> belongs in a file named for its system, such as {path.stem}_unix.cpp"
    if SYSTEM_CALL.search(code):
        yield f"a call of one system belongs in a file named for it, such as {path.stem}_unix.cpp"
    if path.parts[0] != "tests" and SYSTEM_SWITCH.match(line):
        yield "no system is asked for here: a file for each, chosen in CMakeLists.txt"


def check_source(path, lines, icons):
    layer = layer_of(path)
    if layer and layer not in SEES:
        yield 1, f"{layer} is no layer"
        return
    if len(lines) > MAXIMUM_LINES:
        yield len(lines), f"more than {MAXIMUM_LINES} lines"
    if path.suffix == ".h" and "#pragma once" not in lines[:3]:
        yield 1, "no #pragma once"
    for number, line in enumerate(lines, 1):
        found = INCLUDE.match(line)
        if found:
            for problem in check_include(layer, found[1], found[2] or ""):
                yield number, problem
        code = line.split("//")[0]
        for problem in check_portable(path, line, code):
            yield number, problem
        for pattern, problem in FORBIDDEN:
            if re.search(pattern, code):
                yield number, problem
        if layer in PURE and IMPURE.search(code):
            yield number, f"{layer} has no objects, timers and clocks"
        if path.parts[0] != "tests":
            for name in ICON.findall(code):
                if name not in icons:
                    yield number, f"there is no icon {name}"


def check_tree(root):
    """Yields (path, line, problem)."""
    icons = {file.stem for file in (root / "resources/icons").glob("*.svg")}
    for folder in ("app", "core", "ui", "resources", "tests"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cpp", ".py") and file.name != "CMakeLists.txt":
                continue
            path = file.relative_to(root)
            lines = file.read_text(encoding="utf-8").split("\n")[:-1]
            if not any(SPDX in line for line in lines[:2]):
                yield path, 1, "no SPDX line"
            if file.suffix in (".h", ".cpp"):
                for number, problem in check_source(path, lines, icons):
                    yield path, number, problem


def main():
    problems = list(check_tree(Path(sys.argv[1])))
    for path, line, problem in problems:
        print(f"{path}:{line}: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
