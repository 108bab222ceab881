# SPDX-License-Identifier: GPL-3.0-or-later
"""Running the bench programs, brokers and Avocet itself; everything on 127.0.0.1, ended by its process."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path


class Failure(Exception):
    """A program did not do what it is there for."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def text(arguments):
    return [str(argument) for argument in arguments]


@contextmanager
def running(arguments, **options):
    process = subprocess.Popen(text(arguments), **options)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class Programs:
    def __init__(self, build):
        self.build = Path(build)

    def path(self, name):
        return self.build / "tests" / "bench" / name

    def has(self, name):
        return self.path(name).exists()

    @contextmanager
    def server(self, name, *arguments):
        """One that says its port first. Gives (port, process)."""
        with running([self.path(name), *arguments], stdout=subprocess.PIPE, text=True) as process:
            yield int(process.stdout.readline().split()[1]), process

    def run(self, name, *arguments, seconds=30, environment=None):
        """Its lines of JSON."""
        try:
            done = subprocess.run([self.path(name), *text(arguments)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  text=True, timeout=seconds, env={**os.environ, **(environment or {})})
        except subprocess.TimeoutExpired:
            raise Failure(f"{name} did not end") from None
        if done.returncode != 0:
            raise Failure(f"{name} ended with {done.returncode}")
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    def rate(self, broker, name, *arguments):
        """Messages per second of a program at a fakebroker."""
        with self.server("fakebroker", *broker) as (port, _):
            line = self.run(name, "--port", port, *arguments)[0]
        return line["messages"] / line["seconds"]

    def load(self, port, *arguments, seconds=180):
        """Publishes; gives the seconds that it took."""
        done = subprocess.run([self.path("loadgenerator"), "--port", str(port), *text(arguments)], stdout=subprocess.PIPE,
                              text=True, timeout=seconds)
        if done.returncode != 0:
            raise Failure("the load generator was thrown off")
        return float(done.stdout.split()[2])


@contextmanager
def mosquitto(*lines):
    """A real broker. Gives its port."""
    directory = Path(tempfile.mkdtemp(prefix="bench-"))
    port = free_port()
    configuration = directory / "mosquitto.conf"
    configuration.write_text("\n".join([f"listener {port} 127.0.0.1", "allow_anonymous true", "persistence false",
                                        "max_queued_messages 0", "log_dest none", "user root", *lines]) + "\n")
    program = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
    try:
        with running([program, "-c", configuration], stderr=subprocess.DEVNULL):
            wait_for(lambda: is_open(port), 10, "mosquitto")
            yield port
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise Failure(f"{what}: not within {seconds} s")


class Report:
    """What Avocet writes into its report."""

    def __init__(self, path, pid, started):
        self.path = path
        self.pid = pid
        self.started = started

    def lines(self):
        try:
            found = self.path.read_text().splitlines()
        except OSError:
            return []
        return [json.loads(line) for line in found if line.endswith("}")]

    def last(self):
        found = self.lines()
        return found[-1] if found else None

    def wait(self, condition, seconds, what):
        def check():
            line = self.last()
            return line if line and condition(line) else None
        return wait_for(check, seconds, what)

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_bytes(self):
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def switches(self):
        """How often its threads went to sleep."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    total += int(line.split()[1])
        return total


@contextmanager
def display():
    """A virtual screen of 1280x800. Gives its name."""
    read, write = os.pipe()
    with running(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=[write],
                 stderr=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        yield f":{number}"


@contextmanager
def avocet(build, screen, port, reports=True):
    """The real program, connected to that port."""
    home = Path(tempfile.mkdtemp(prefix="bench-home-"))
    (home / "run").mkdir(mode=0o700)
    environment = {**os.environ, "DISPLAY": screen, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"),
                   "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"),
                   "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    path = home / "report"
    arguments = [Path(build) / "app" / "avocet", f"mqtt://127.0.0.1:{port}"]
    if reports:
        arguments += ["--bench-report", path]
    started = time.monotonic()
    try:
        with running(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            yield Report(path, process.pid, started * 1000)
            if process.poll() is not None:
                raise Failure(f"avocet ended with {process.returncode}")
    finally:
        shutil.rmtree(home, ignore_errors=True)


signal.signal(signal.SIGTERM, lambda *_: exit(1))
