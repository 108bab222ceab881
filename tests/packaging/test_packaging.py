# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about the program outside of it: one name, one version, and forms that their readers accept. CMake
gives the folders, AVOCET_APP_ID and AVOCET_VERSION in the environment."""

import os
import plistlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from configparser import RawConfigParser
from pathlib import Path

SOURCE = Path(os.environ["AVOCET_SOURCE"])
MADE = Path(os.environ["AVOCET_MADE"])
APP_ID = os.environ["AVOCET_APP_ID"]
VERSION = os.environ["AVOCET_VERSION"]
IS_LINUX = os.environ["AVOCET_SYSTEM"] == "Linux"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def load_yaml(path):
    import yaml

    return yaml.safe_load(path.read_text(encoding="utf-8"))


def filled(path, **more):
    """A template as CMake fills it."""
    values = {"AVOCET_APP_ID": APP_ID, "PROJECT_VERSION": VERSION, "AVOCET_VERSION_COMMAS": VERSION.replace(".", ","),
              **more}
    return re.sub(r"@(\w+)@", lambda found: values[found[1]], path.read_text(encoding="utf-8"))


@unittest.skipUnless(IS_LINUX, "of Linux")
class TestLinux(unittest.TestCase):
    def accepts(self, *command):
        self.assertTrue(shutil.which(command[0]), f"{command[0]} is missing; ./dev setup installs it")
        result = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout + result.stderr

    def test_desktop_file(self):
        path = MADE / f"{APP_ID}.desktop"
        self.assertEqual(self.accepts("desktop-file-validate", path), "")
        entry = RawConfigParser(strict=True)
        entry.optionxform = str
        entry.read(path, encoding="utf-8")
        entry = entry["Desktop Entry"]
        self.assertEqual(entry["Icon"], APP_ID)
        self.assertEqual(entry["Exec"], "avocet %u")
        self.assertEqual(entry["MimeType"].rstrip(";").split(";"),
                         [f"x-scheme-handler/{scheme}" for scheme in ("mqtt", "mqtts", "ws", "wss")])

    def test_metainfo(self):
        path = MADE / f"{APP_ID}.metainfo.xml"
        said = self.accepts("appstreamcli", "validate", "--no-net", path)
        self.assertNotIn("W:", said)
        root = ElementTree.parse(path).getroot()
        self.assertEqual(root.findtext("id"), APP_ID)
        self.assertEqual(root.findtext("launchable"), f"{APP_ID}.desktop")
        self.assertEqual(root.find("releases/release").get("version"), VERSION)

    def test_manual_page(self):
        page = (MADE / "avocet.1").read_text(encoding="utf-8")
        self.assertIn(f'"Avocet {VERSION}"', page)
        options = re.findall(r'QStringLiteral\("([a-z-]+)"\)', (SOURCE / "app/commandline.cpp").read_text())
        for option in {"chat-as", "playground", "theme", "language"} & set(options):
            self.assertIn("--" + option, page.replace("\\-", "-"))


class TestWindows(unittest.TestCase):
    folder = SOURCE / "packaging/windows"

    def test_manifest(self):
        root = ElementTree.fromstring(filled(self.folder / "avocet.manifest.in"))
        text = ElementTree.tostring(root, encoding="unicode")
        self.assertIn("PerMonitorV2", text)
        self.assertIn('level="asInvoker"', text)
        self.assertRegex(root.find("{urn:schemas-microsoft-com:asm.v1}assemblyIdentity").get("version"),
                         r"^\d+\.\d+\.\d+\.0$")

    def test_version_resource(self):
        text = filled(self.folder / "avocet.rc.in")
        self.assertIn(f"FILEVERSION {VERSION.replace('.', ',')},0", text)
        self.assertIn(f'"ProductVersion", "{VERSION}"', text)

    def test_the_installer_needs_no_administrator(self):
        text = (self.folder / "avocet.nsi").read_text()
        self.assertIn("RequestExecutionLevel user", text)
        self.assertNotIn("HKLM", text)
        self.assertNotIn("HKCR", text)


class TestMac(unittest.TestCase):
    @unittest.skipUnless(IS_LINUX, "a Mac has the real thing")
    def test_its_branch_configures_and_describes_the_bundle(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([os.environ["CMAKE"], "-S", SOURCE / "tests/packaging/macos", "-B", folder, "-G", "Ninja",
                            f"-DAVOCET_APP_ID={APP_ID}", f"-DAVOCET_VERSION={VERSION}", "-DMACDEPLOYQT=macdeployqt",
                            f"-DAVOCET_RENDERICON={os.environ['RENDERICON']}"], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([os.environ["CMAKE"], "--build", folder, "--target", "macos_icon"], check=True,
                           stdout=subprocess.DEVNULL)
            made = Path(folder) / "packaging"
            self.assertEqual((made / "avocet.icns").read_bytes()[:4], b"icns")
            self.check_bundle(plistlib.loads((made / "Info.plist").read_bytes()))
            cpack = (Path(folder) / "CPackConfig.cmake").read_text()
            self.assertIn('set(CPACK_GENERATOR "DragNDrop")', cpack)
            self.assertIn(f'set(CPACK_PACKAGE_FILE_NAME "Avocet-{VERSION}-macos-universal")', cpack)

    def check_bundle(self, plist):
        self.assertEqual(plist["CFBundleShortVersionString"], VERSION)
        self.assertEqual(plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"], ["mqtt", "mqtts"])
        self.assertIs(plist["NSHighResolutionCapable"], True)
        self.assertRegex(plist["CFBundleIdentifier"], r"^[A-Za-z0-9.-]+$")
        self.assertEqual(plist["CFBundleExecutable"], "Avocet")
        self.assertEqual(plist["CFBundleIconFile"], "avocet.icns")


class TestFlatpak(unittest.TestCase):
    def test_manifest(self):
        path = SOURCE / f"packaging/flatpak/{APP_ID}.yml"
        manifest = load_yaml(path)
        self.assertEqual(manifest["app-id"], APP_ID)
        self.assertEqual(manifest["command"], "avocet")
        self.assertIn("--share=network", manifest["finish-args"])
        self.assertFalse([argument for argument in manifest["finish-args"] if "filesystem" in argument])
        source = manifest["modules"][-1]["sources"][0]
        self.assertEqual((path.parent / source["path"]).resolve(), SOURCE.resolve())


class TestWorkflow(unittest.TestCase):
    files = sorted((SOURCE / ".github/workflows").glob("*.yml"))

    def steps(self):
        for path in self.files:
            for name, job in load_yaml(path)["jobs"].items():
                for step in job["steps"]:
                    yield f"{path.name}, {name}", job, step

    def test_there_are_jobs_for_each_system(self):
        jobs = load_yaml(SOURCE / ".github/workflows/build.yml")["jobs"]
        self.assertEqual(sorted(jobs), ["linux", "macos", "release", "windows"])
        self.assertEqual(sorted(jobs["release"]["needs"]), ["linux", "macos", "windows"])
        self.assertIn("refs/tags/v", jobs["release"]["if"])

    def test_actions_are_pinned_by_commit(self):
        used = [(where, step["uses"]) for where, _, step in self.steps() if "uses" in step]
        self.assertTrue(used)
        for where, action in used:
            self.assertRegex(action, PINNED, where)

    def test_only_the_release_may_write(self):
        for path in self.files:
            workflow = load_yaml(path)
            self.assertEqual(workflow["permissions"], {"contents": "read"})
            for name, job in workflow["jobs"].items():
                self.assertEqual("permissions" in job, name == "release", name)

    def test_nothing_from_outside_is_pasted_into_a_shell(self):
        for where, _, step in self.steps():
            self.assertNotIn("${{", step.get("run", ""), where)

    @unittest.skipUnless(shutil.which("sh"), "no shell")
    def test_commands_are_shell(self):
        for where, job, step in self.steps():
            if "run" in step and "windows" not in job["runs-on"]:
                result = subprocess.run(["sh", "-n"], input=step["run"], capture_output=True, text=True)
                self.assertEqual(result.returncode, 0, f"{where}: {result.stderr}")


class TestScripts(unittest.TestCase):
    @unittest.skipUnless(shutil.which("sh"), "no shell")
    def test_they_are_shell_and_can_be_run(self):
        scripts = [SOURCE / "dev", *sorted((SOURCE / "packaging").rglob("*.sh"))]
        self.assertGreater(len(scripts), 4)
        for script in scripts:
            self.assertTrue(os.access(script, os.X_OK), script)
            result = subprocess.run(["sh", "-n", script], capture_output=True, text=True)
            self.assertEqual(result.returncode, 0, result.stderr)


class TestIcons(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def rendered(self, name, *size):
        path = self.folder / name
        subprocess.run([os.environ["RENDERICON"], SOURCE / "resources/icons/avocet-app.svg", path, *size], check=True)
        return path.read_bytes()

    def png_size(self, data):
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        return struct.unpack(">II", data[16:24])

    def test_png(self):
        self.assertEqual(self.png_size(self.rendered("a.png", "48")), (48, 48))

    def test_ico(self):
        data = self.rendered("a.ico")
        reserved, kind, count = struct.unpack_from("<HHH", data)
        self.assertEqual((reserved, kind), (0, 1))
        end = 6 + 16 * count
        sizes = []
        for i in range(count):
            width, height, _, _, planes, bits, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * i)
            self.assertEqual((width, planes, bits, offset), (height, 1, 32, end))
            picture = data[offset:offset + length]
            if width == 0:
                self.assertEqual(self.png_size(picture), (256, 256))
            else:
                self.assertEqual(struct.unpack_from("<Iii", picture), (40, width, 2 * width))
                self.assertEqual(length, 40 + 4 * width * width + (width + 31) // 32 * 4 * width)
                self.assertNotEqual(picture[40:].strip(b"\0"), b"", "nothing is drawn")
            sizes.append(width or 256)
            end += length
        self.assertEqual(end, len(data))
        self.assertEqual(sizes, [16, 20, 24, 32, 40, 48, 64, 256])

    def test_icns(self):
        data = self.rendered("a.icns")
        self.assertEqual(data[:4], b"icns")
        self.assertEqual(struct.unpack_from(">I", data, 4)[0], len(data))
        sizes = {}
        offset = 8
        while offset < len(data):
            kind, length = data[offset:offset + 4].decode(), struct.unpack_from(">I", data, offset + 4)[0]
            sizes[kind] = self.png_size(data[offset + 8:offset + length])[0]
            offset += length
        self.assertEqual(sizes, {"icp4": 16, "ic11": 32, "icp5": 32, "ic12": 64, "ic07": 128, "ic13": 256,
                                 "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024})


if __name__ == "__main__":
    unittest.main()
