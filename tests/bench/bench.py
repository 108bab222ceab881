#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Avocet beside its peers and says what is reached.

usage: bench.py BUILD [--json | --markdown] [--only PART]...

PART is one of core, secure, publish, stores, panes, retained, sustained, flatout, idle, start; and endurance, which takes
ten minutes and is measured only when it is asked for. BUILD is a folder in which the
target `bench_programs` has been built. Every line is measured in one run on one machine, ours and the peer's; what
counts is the ratio. docs/performance.md says how.
"""
import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import lines as table
from programs import Failure, Programs, avocet, display, mosquitto

GAP_LIMITS = [5, 10, 16, 20, 30, 60, 1_000_000]
SUSTAINED_SECONDS = 60
ROUNDS = 3  # of what is judged by a ratio close to its target
MOSQUITTO_SECONDS = 20
ENDURANCE_MINUTES = 10
SPARE = 30  # megabytes: batches between the threads, and spare ones


def medians(*measures):
    """Each measured ROUNDS times, in turns, so that a slow moment of the machine is not one side's alone."""
    rounds = [[measure() for measure in measures] for _ in range(ROUNDS)]
    return [statistics.median(values) for values in zip(*rounds)]


def core(programs, result):
    for size, target, times in [(16, 14_000_000, 45), (256, 5_000_000, 18)]:
        peers = {name: programs.rate(["--size", size], name) for name in ("peer_mosquitto", "peer_paho")
                 if programs.has(name)}
        bare = programs.rate(["--size", size], "receive_bare")
        for version in (4, 5):
            ours = programs.rate(["--size", size], "receive_core", "--version", version)
            result.rate(f"receive {size} B, {'3.1.1' if version == 4 else '5.0'}", ours, target, peers, bare, times)
    peers = {"peer_mosquitto": programs.rate(["--size", 16384], "peer_mosquitto")} if programs.has(
        "peer_mosquitto") else {}
    for version in (4, 5):
        bare, ours = medians(lambda: programs.rate(["--size", 16384], "receive_bare"),
                             lambda: programs.rate(["--size", 16384], "receive_core", "--version", version))
        result.share(f"receive 16 KiB, {'3.1.1' if version == 4 else '5.0'}", ours, bare, 0.6, "bare loop", peers)
    for qos, target in [(1, 3_000_000), (2, 1_500_000)]:
        peers = {"peer_mosquitto": programs.rate(["--qos", qos, "--size", 16], "peer_mosquitto", "--qos", qos)} \
            if programs.has("peer_mosquitto") else {}
        ours = programs.rate(["--qos", qos, "--size", 16], "receive_core", "--qos", qos)
        result.rate(f"receive 16 B, QoS {qos}", ours, target, peers)


def secure(programs, result):
    with tempfile.TemporaryDirectory() as directory:
        key, certificate = Path(directory) / "key.pem", Path(directory) / "cert.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate], check=True,
                       stderr=subprocess.DEVNULL)
        for scheme, peer in [("mqtts", "bare QSslSocket"), ("ws", "bare QWebSocket")]:
            def rate(name):
                with programs.server("qtblaster", "--scheme", scheme, "--cert", certificate, "--key", key) as (port, _):
                    line = programs.run(name, "--port", port, "--scheme", scheme, "--ca", certificate)[0]
                return line["messages"] / line["seconds"]
            bare, ours = medians(lambda: rate("receive_qt"), lambda: rate("receive_core"))
            # The bare socket counts bytes: a packet of 256 bytes of payload has 284 here.
            packet = 3 + 2 + len("bench/group00/device0000") + 256
            result.share(f"receive 256 B over {scheme}", ours, bare / packet, 0.7, peer)


def publish(programs, result):
    for qos, target in [(0, 4_000_000), (1, 2_500_000), (2, 1_500_000)]:
        peers = {name: programs.rate(["--quiet", 1], name, "--mode", "publish", "--qos", qos)
                 for name in ("peer_mosquitto", "peer_paho") if programs.has(name)}
        ours = programs.rate(["--quiet", 1], "publish_core", "--qos", qos, "--version", 5)
        result.rate(f"publish 16 B, QoS {qos}", ours, target, peers)


def stores(programs, result):
    measured = programs.run("stores", seconds=120, environment={"QT_QPA_PLATFORM": "offscreen"})
    for line in measured:
        if "memory" in line:
            result.limit("bytes per topic at 1,000,000", line["bytes_per_topic"], 200, "B")
            result.limit("longest frame of 20,000 new topics", line["longest_frame_ms"], 60, "ms")
        elif "filter" in line:
            result.limit(f"filter by {line['filter']}, first results", line["first_ms"], 50, "ms")
            result.limit(f"filter by {line['filter']}, all of 1,000,000", line["all_ms"], 1000, "ms")
        elif "siblings" in line:
            result.limit(f"1,000,000 siblings: {line['siblings']}", line["ms"], 200, "ms")
        elif "search" in line:
            result.least(f"search in payloads, {line['search']}", line["bytes_per_second"] / 1e9, 1, "GB/s")


def panes(programs, result):
    for line in programs.run("panes", seconds=120, environment={"QT_QPA_PLATFORM": "offscreen"}):
        limits = {"mean frame": 16, "longest frame": 50, "until painted": 200}
        most = next(limits[end] for end in limits if line["pane"].endswith(end))
        result.limit(line["pane"], line["ms"], most, "ms")


def retained(programs, result, screen):
    for count in (100_000, 1_000_000):
        with mosquitto() as port:
            programs.load(port, "--topics", count, "--size", 32, "--retain", 1)
            began = time.monotonic()
            subprocess.run(["mosquitto_sub", "-p", str(port), "-t", "#", "-C", str(count)], stdout=subprocess.DEVNULL,
                           check=True, timeout=120)
            peer = time.monotonic() - began
            with avocet(programs.build, screen, port) as report:
                line = report.wait(lambda l: l["topics"] >= count, 120, "retained topics")
            ours = (line["lastTopic"] - line["painted"]) / 1000
        result.limit_beside(f"{count:,} retained topics in the tree", ours, peer, 1.2, "mosquitto_sub", "s")


def gaps_between(found):
    """95 % of the heartbeat's gaps were at most this long, and the longest, in milliseconds."""
    counts = [sum(line["gaps"][i] for line in found) for i in range(len(GAP_LIMITS))]
    total = sum(counts)
    reached = 0
    for limit, count in zip(GAP_LIMITS, counts):
        reached += count
        if reached >= 0.95 * total:
            return limit, max(line["longestGap"] for line in found)
    return GAP_LIMITS[-1], max(line["longestGap"] for line in found)


def steady(name, report, seconds, result, count):
    """Watches Avocet while `count` messages come, and until they are dealt with."""
    line = report.wait(lambda l: l["expanded"], 30, "a thousand rows")
    first = len(report.lines())
    cpu, began = report.cpu_seconds(), time.monotonic()
    time.sleep(max(1, seconds / 4))
    early = report.resident_bytes() - report.last()["history"]
    time.sleep(max(1, seconds * 3 / 4 - 5))
    busy = (report.cpu_seconds() - cpu) / (time.monotonic() - began)
    late = report.resident_bytes() - report.last()["history"]
    found = report.lines()[first:]
    line = report.wait(lambda l: l["counted"] >= count, 30, f"{count:,} messages ({report.last()})")
    p95, longest = gaps_between(found)
    clicks = max(found_line["longestClick"] for found_line in found)
    result.limit(f"{name}: messages lost", max(0, count - line["counted"]), 0, "")
    result.limit(f"{name}: backlog at the end", line["backlog"] / 1024, 0, "KiB")
    result.limit(f"{name}: event-loop gap, 95 %", p95, 20, "ms")
    result.limit(f"{name}: event-loop gap, longest", longest, 60, "ms")
    result.limit(f"{name}: click until painted, longest", clicks, 50, "ms")
    result.limit(f"{name}: processor", busy, 0.8, "cores")
    result.limit(f"{name}: growth of resident size, history apart", (late - early) / 1e6, SPARE, "MB")
    result.limit(f"{name}: history, share of its budget", line["history"] / (512 * 1024 * 1024), 1, "")


def sustained(programs, result, screen):
    with mosquitto() as port:
        possible = through_mosquitto(programs, port)
    rate = int(min(200_000, 0.9 * possible))
    count = rate * MOSQUITTO_SECONDS
    result.note("mosquitto passes on to a bare loop", possible, "msg/s",
                f"sustained through it: {rate:,} msg/s, the lesser of 200,000 and nine tenths of that")
    with mosquitto() as port, avocet(programs.build, screen, port) as report:
        report.wait(lambda l: l["painted"] > 0, 20, "a window")
        time.sleep(1)
        with subprocess.Popen([programs.path("loadgenerator"), "--port", str(port), "--rate", str(rate), "--count",
                               str(count)], stdout=subprocess.DEVNULL) as load:
            steady("through mosquitto", report, MOSQUITTO_SECONDS, result, count)
            load.wait(30)
    rate, count = 1_000_000, 1_000_000 * SUSTAINED_SECONDS
    with programs.server("fakebroker", "--rate", rate, "--count", count) as (port, _):
        with avocet(programs.build, screen, port) as report:
            steady("1,000,000 msg/s", report, SUSTAINED_SECONDS, result, count)


def through_mosquitto(programs, port):
    with subprocess.Popen([programs.path("receive_bare"), "--port", str(port), "--ms", "3000"], stdout=subprocess.PIPE,
                          text=True) as bare:
        time.sleep(0.3)
        with subprocess.Popen([programs.path("loadgenerator"), "--port", str(port), "--count", "100000000"],
                              stdout=subprocess.DEVNULL) as load:
            line = json.loads(bare.communicate(timeout=30)[0])
            load.kill()
    return line["messages"] / line["seconds"]


def flatout(programs, result, screen):
    with programs.server("fakebroker") as (port, _):
        with avocet(programs.build, screen, port) as report:
            report.wait(lambda l: l["expanded"], 30, "a thousand rows")
            first = len(report.lines())
            before = report.last()
            time.sleep(12)
            found = report.lines()[first:]
    elapsed = found[-1]["now"] - before["now"]
    rate = (found[-1]["counted"] - before["counted"]) / elapsed * 1000
    held = (found[-1]["heldBack"] - before["heldBack"]) / elapsed
    p95, longest = gaps_between(found)
    result.note("flat out: messages counted in the tree", rate, "msg/s", "")
    result.limit("flat out: event-loop gap, 95 %", p95, 20, "ms")
    result.limit("flat out: event-loop gap, longest", longest, 60, "ms")
    result.limit("flat out: click until painted, longest", max(line["longestClick"] for line in found), 50, "ms")
    result.note("flat out: share of the time in which reading was held back", held, "",
                "none: the window keeps up with all that can be read" if held == 0 else "")


def idle(programs, result, screen):
    with programs.server("fakebroker", "--quiet", 1) as (port, _):
        with avocet(programs.build, screen, port, reports=False) as report:
            time.sleep(8)
            cpu, switches = report.cpu_seconds(), report.switches()
            time.sleep(10)
            result.limit("idle for 10 s: processor", report.cpu_seconds() - cpu, 0, "s")
            result.limit("idle for 10 s: times that a thread woke", report.switches() - switches, 0, "")


def start(programs, result, screen):
    painted, topics = [], []
    with mosquitto() as port:
        programs.load(port, "--topics", 1000, "--size", 32, "--retain", 1)
        for _ in range(6):
            with avocet(programs.build, screen, port) as report:
                line = report.wait(lambda l: l["painted"] and l["firstTopic"], 20, "a window with topics")
            painted.append(line["painted"] - report.started)
            topics.append(line["firstTopic"] - report.started)
    result.limit("start to a painted window, median", statistics.median(painted[1:]), 250, "ms")
    result.limit("start to the first topics, median", statistics.median(topics[1:]), 400, "ms")


def endurance(programs, result, screen):
    """200,000 messages a second: what is resident in the last minute, and was in the third."""
    rate = 200_000
    minutes = []
    with programs.server("fakebroker", "--rate", rate, "--count", rate * ENDURANCE_MINUTES * 60 * 2) as (port, _):
        with avocet(programs.build, screen, port) as report:
            report.wait(lambda l: l["expanded"], 30, "a thousand rows")
            before, began = report.last(), time.monotonic()
            for _ in range(ENDURANCE_MINUTES):
                sizes = []
                for _ in range(60):
                    time.sleep(1)
                    sizes.append(report.resident_bytes())
                minutes.append(statistics.mean(sizes))
            last = report.last()
            seconds = time.monotonic() - began
    result.note("ten minutes: messages counted", (last["counted"] - before["counted"]) / seconds, "msg/s",
                "resident size by minute, in MB: " + ", ".join(f"{size / 1e6:,.0f}" for size in minutes))
    result.limit("ten minutes: messages dropped", last["dropped"], 0, "")
    result.limit("ten minutes: the last minute's resident size beyond the third's", (minutes[-1] - minutes[2]) / 1e6, 10,
                 "MB")


HEADLESS = {"core": core, "secure": secure, "publish": publish, "stores": stores, "panes": panes}
ON_REQUEST = {"endurance": endurance}
WINDOWED = {"retained": retained, "sustained": sustained, "flatout": flatout, "idle": idle, "start": start}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--only", action="append", choices=[*HEADLESS, *WINDOWED, *ON_REQUEST], default=[])
    options = parser.parse_args()
    programs = Programs(options.build)
    result = table.Lines()
    with display() as screen:
        for part, measure in {**HEADLESS, **WINDOWED, **ON_REQUEST}.items():
            if part not in options.only if options.only else part in ON_REQUEST:
                continue
            print(f"bench: {part}", file=sys.stderr, flush=True)
            try:
                measure(programs, result, *([] if part in HEADLESS else [screen]))
            except (Failure, subprocess.SubprocessError, OSError) as problem:
                result.failed(part, str(problem))
    print(result.json() if options.json else result.markdown() if options.markdown else result.text())
    return 0 if result.all_pass() else 1


if __name__ == "__main__":
    sys.exit(main())
