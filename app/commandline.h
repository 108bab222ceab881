// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "base/result.h"

#include <QtCore/QStringList>

#include <optional>

namespace avocet {

/// What the program was asked to do at its start.
struct CommandLine
{
    std::optional<mqtt::Address> address; ///< connect there at once
    QString chatAs;                       ///< join the chat under this name; empty: ask
    QString chatLog;                      ///< append what is said there; empty: nowhere
    bool playground = false;              ///< start a local broker with demo devices
    QString selfCheckImage; ///< wait for live topics, save a picture there, say what is seen and end
    QString benchReport;    ///< write counts and times there while running
    QString theme;          ///< "light", "dark" or empty for the remembered one
    QString language;       ///< "en", "zh_CN" or empty for the remembered one

    bool operator==(const CommandLine &) const = default;
};

/// Text for the terminal: why the arguments are no use, or what --help and --version print. In English:
/// which language is wanted is known only when the line has been read.
struct CommandLineMessage
{
    QString text;
    int exitCode = 0;
};

/// `arguments` includes the program's name.
mqtt::Result<CommandLine, CommandLineMessage> parseCommandLine(const QStringList &arguments);

} // namespace avocet
