# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. A layer is a folder of core or ui; beside itself it sees the layers named here."""

BASE = {"base"}
MQTT = BASE | {"mqtt"}
BATCH = MQTT | {"batch"}
SESSION = MQTT | {"session"}
TRACE = MQTT | {"trace"}
AUTH = SESSION | {"auth"}
CLIENT = BATCH | AUTH | TRACE | {"transport", "client"}
MODELS = BATCH | SESSION | TRACE | {"topics", "history", "payload", "chat", "profiles", "models"}
WIDGETS = BASE | {"payload", "widgets"}
UI = MODELS | WIDGETS | {"editors"}

SEES = {
    "core/base": BASE,
    "core/mqtt": MQTT,
    "core/batch": BATCH,
    "core/trace": TRACE,
    "core/session": SESSION,
    "core/auth": AUTH,
    "core/transport": BASE | {"transport"},
    "core/client": CLIENT,
    "core/topics": BATCH | {"topics"},
    "core/history": BATCH | {"history"},
    "core/chat": BATCH | {"chat"},
    "core/payload": BASE | {"payload"},
    "core/profiles": SESSION | {"profiles"},
    "core/broker": CLIENT | {"broker"},
    "ui/models": MODELS,
    "ui/widgets": WIDGETS,
    "ui/editors": UI,
    "ui/panes": UI | {"panes"},
    "ui/dialogs": UI | {"dialogs"},
    "ui/shell": UI | {"panes", "dialogs", "shell"},
}

# Modules of Qt; a layer that is not named has QtCore only.
QT = {
    "core/auth": {"QtCore", "QtNetwork"},
    "core/transport": {"QtCore", "QtNetwork"},
    "core/client": {"QtCore", "QtNetwork"},
    "core/broker": {"QtCore", "QtNetwork"},
    "core/chat": {"QtCore", "QtSql"},
    "ui/models": {"QtCore", "QtGui"},
    "ui/widgets": {"QtCore", "QtGui", "QtWidgets"},
    "ui/editors": {"QtCore", "QtGui", "QtWidgets"},
    "ui/panes": {"QtCore", "QtGui", "QtWidgets"},
    "ui/dialogs": {"QtCore", "QtGui", "QtWidgets"},
    "ui/shell": {"QtCore", "QtGui", "QtWidgets"},
}

# Layers without objects, timers, sockets and clocks.
PURE = {"core/mqtt", "core/session", "core/auth"}


def names():
    return {path.split("/")[1]: path for path in SEES}
