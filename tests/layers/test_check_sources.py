# SPDX-License-Identifier: GPL-3.0-or-later
"""The check itself must be able to fail."""

import tempfile
import unittest
from pathlib import Path

from check_sources import MAXIMUM_LINES, SPDX, check_tree

HEAD = f"// {SPDX}\n"


class TestCheckSources(unittest.TestCase):
    def problems(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "resources/icons").mkdir(parents=True)
            (root / "resources/icons/send.svg").touch()
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return [problem for _, _, problem in check_tree(root)]

    def rejects(self, path, line, word):
        found = self.problems(path, HEAD + line + "\n")
        self.assertEqual(len(found), 1, found)
        self.assertIn(word, found[0])

    def accepts(self, path, line):
        self.assertEqual(self.problems(path, HEAD + line + "\n"), [])

    def test_good_code_passes(self):
        self.accepts("core/topics/a.cpp", '#include "batch/messagebatch.h"\n#include <QtCore/QString>')
        self.accepts("ui/panes/a.cpp", '#include "models/topictreemodel.h"\n#include <QtWidgets/QLabel>')
        self.accepts("app/a.cpp", '#include "client/connection.h"\n#include "panes/chatpane.h"')
        self.accepts("ui/panes/a.cpp", 'icon(QStringLiteral("send")); // SIGNAL(x)')

    def test_stores_do_not_see_each_other(self):
        self.rejects("core/topics/a.cpp", '#include "history/messagelog.h"', "may not see history")
        self.rejects("core/history/a.cpp", '#include "chat/chatmessage.h"', "may not see chat")

    def test_ui_does_not_see_the_client(self):
        self.rejects("ui/panes/a.cpp", '#include "client/connection.h"', "may not see client")
        self.rejects("ui/widgets/a.cpp", '#include "topics/topicstore.h"', "may not see topics")

    def test_the_core_has_no_widgets(self):
        self.rejects("core/chat/a.cpp", "#include <QtWidgets/QLabel>", "may not use QtWidgets")
        self.rejects("core/session/a.cpp", "#include <QtNetwork/QTcpSocket>", "may not use QtNetwork")

    def test_the_session_has_no_clock(self):
        self.rejects("core/session/a.cpp", "auto t = std::chrono::steady_clock::now();", "clocks")

    def test_includes_name_layer_and_module(self):
        self.rejects("core/topics/a.cpp", '#include "topicstore.h"', "name its layer")
        self.rejects("core/topics/a.cpp", '#include "other/topicstore.h"', "no layer")
        self.rejects("core/topics/a.cpp", "#include <QString>", "name its module")

    def test_house_rules(self):
        self.rejects("ui/panes/a.cpp", "view->setHtml(payload);", "setHtml")
        self.rejects("ui/panes/a.cpp", "label->setTextFormat(Qt::RichText);", "RichText")
        self.rejects("ui/panes/a.cpp", "QCoreApplication::processEvents();", "processEvents")
        self.rejects("ui/panes/a.cpp", "connect(a, SIGNAL(b()), c, SLOT(d()));", "pointer to member")
        self.rejects("tests/a.cpp", "QTest::qWait(10);", "waiting")
        self.rejects("ui/panes/a.cpp", 'icon("nosuch");', "no icon nosuch")
        self.rejects("ui/other/a.cpp", "", "no layer")

    def test_a_system_has_files_of_its_own(self):
        self.rejects("core/broker/a.cpp", "#include <unistd.h>", "a_unix.cpp")
        self.rejects("tests/support/a.cpp", "#include <sys/socket.h>", "a_unix.cpp")
        self.rejects("app/a.cpp", "#include <windows.h>", "a file named for its system")
        self.rejects("core/broker/a.cpp", "if (::geteuid() == 0)", "one system")
        self.rejects("core/broker/a.cpp", "const auto self = getpid();", "one system")
        self.rejects("tests/unit/a.cpp", "::kill(pid, 9);", "one system")
        self.rejects("app/a.cpp", "#ifdef Q_OS_UNIX", "a file for each")
        self.accepts("core/broker/a_unix.cpp", "#include <unistd.h>\nconst auto self = ::getpid();")
        self.accepts("core/broker/a_windows.cpp", "#include <windows.h>")
        self.accepts("core/broker/a.cpp", "process.kill(); Mosquitto::kill(); file.read(); // ::kill()")
        self.accepts("tests/unit/a.cpp", "#ifdef Q_OS_LINUX")
        self.accepts("tests/bench/a.cpp", "#include <unistd.h>\nconst auto self = ::getpid();")

    def test_form(self):
        self.assertIn("no SPDX line", self.problems("core/chat/a.cpp", "int a;\n"))
        self.assertIn("no #pragma once", self.problems("core/chat/a.h", HEAD + "int a;\n"))
        self.rejects("core/chat/a.cpp", "\n" * MAXIMUM_LINES, "lines")


if __name__ == "__main__":
    unittest.main()
