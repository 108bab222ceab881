# SPDX-License-Identifier: GPL-3.0-or-later
"""check_includes.py ROOT COMPILER FILE: for every layer, with the include folders that its target really has (FILE
has lines `layer|folder|folder…`), a forbidden header must not compile and a visible one must be found."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from layers import SEES, names


def preprocesses(compiler, folders, text):
    command = [compiler, "-E", "-x", "c++", "-std=c++20", "-o", "/dev/null", "-"]
    command += [f"-I{folder}" for folder in folders if folder]
    return subprocess.run(command, input=text, text=True, stderr=subprocess.DEVNULL).returncode == 0


def headers(root):
    """One header for each layer that has any."""
    found = {}
    for name, path in names().items():
        for file in sorted((root / path).glob("*.h"))[:1]:
            found[name] = f"{name}/{file.name}"
    return found


def check_layer(root, compiler, layer, folders):
    visible = SEES[names()[layer]]
    for name, header in headers(root).items():
        if name in visible:
            wanted = f'#if !__has_include("{header}")\n#error\n#endif\n'
            if not preprocesses(compiler, folders, wanted):
                yield f"{layer} should see {header} and does not"
        elif preprocesses(compiler, folders, f'#include "{header}"\n'):
            yield f"{layer} must not see {header}, but it compiles"


def main():
    root, compiler = Path(sys.argv[1]), sys.argv[2]
    targets = [line.split("|") for line in Path(sys.argv[3]).read_text().split("\n") if line]
    missing = set(names()) - {target[0] for target in targets}
    problems = [f"no target for {layer}" for layer in sorted(missing) if (root / names()[layer]).is_dir()
                and sys.argv[4:] != ["--core"]]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda t: list(check_layer(root, compiler, t[0], t[1:])), targets):
            problems += found
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
