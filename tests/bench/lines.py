# SPDX-License-Identifier: GPL-3.0-or-later
"""The table that a bench prints: what was measured, the peer beside it, the target, and whether it is reached."""
import json
from dataclasses import asdict, dataclass

PEERS = {"peer_mosquitto": "libmosquitto", "peer_paho": "Paho C"}
COLUMNS = ["What", "Avocet", "Beside it", "Ratio", "Target", ""]


@dataclass
class Line:
    what: str
    ours: float
    unit: str
    beside: dict
    ratio: str
    target: str
    passes: object  # None: there is no target


def short(value, unit):
    if unit == "msg/s":
        return f"{value / 1000:,.0f} k/s"
    number = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.2f}"
    return f"{number} {unit}".strip()


class Lines:
    def __init__(self):
        self.lines = []

    def add(self, *values):
        self.lines.append(Line(*values))

    def rate(self, what, ours, target, peers, bare=None, times=None):
        """At least `target` messages per second, or, on a slower or busier machine, `times` the rate of libmosquitto in
        the same run."""
        beside = {PEERS[name]: rate for name, rate in peers.items()}
        if bare:
            beside["bare loop"] = bare
        best = max(peers.values(), default=None)
        wanted = f"{target / 1000:,.0f} k/s"
        passes = ours >= target
        mosquitto = peers.get("peer_mosquitto")
        if times and mosquitto:
            wanted += f" or {times} × libmosquitto"
            passes = passes or ours >= times * mosquitto
        self.add(what, ours, "msg/s", beside, f"{ours / best:,.0f} × the fastest peer" if best else "", wanted, passes)

    def share(self, what, ours, peer, least, name, peers=None):
        beside = {name: peer, **{PEERS[key]: rate for key, rate in (peers or {}).items()}}
        self.add(what, ours, "msg/s", beside, f"{ours / peer:.2f} of the {name}", f"≥ {least}", ours >= least * peer)

    def limit(self, what, ours, most, unit):
        self.add(what, ours, unit, {}, "", f"≤ {short(most, unit)}", ours <= most)

    def least(self, what, ours, least, unit):
        self.add(what, ours, unit, {}, "", f"≥ {short(least, unit)}", ours >= least)

    def limit_beside(self, what, ours, peer, most, name, unit):
        self.add(what, ours, unit, {name: peer}, f"{ours / peer:.2f} of {name}", f"≤ {most}", ours <= most * peer)

    def note(self, what, value, unit, remark):
        self.add(what, value, unit, {}, remark, "", None)

    def failed(self, part, problem):
        self.add(f"{part}: could not be measured", 0, "", {}, problem, "", False)

    def all_pass(self):
        return all(line.passes is not False for line in self.lines)

    def rows(self):
        for line in self.lines:
            # Peers are measured in the unit of the line; a bare loop too.
            beside = ", ".join(f"{name} {short(value, line.unit)}" for name, value in line.beside.items())
            verdict = {None: "", True: "pass", False: "FAIL"}[line.passes]
            yield [line.what, short(line.ours, line.unit), beside, line.ratio, line.target, verdict]

    def text(self):
        rows = [COLUMNS, *self.rows()]
        widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)

    def markdown(self):
        rows = [COLUMNS, ["---"] * len(COLUMNS), *self.rows()]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def json(self):
        return json.dumps([asdict(line) for line in self.lines], indent=1, ensure_ascii=False)
