// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace avocet {

/// What was typed: text to send, or a command to the program.
struct ChatCommand
{
    enum class Kind : quint8 { Say, Me, Nick, Join, Leave, Who, Clear, Help, Unknown };

    Kind kind = Kind::Say;
    QString text; ///< to be sent (Say, Me), the argument, or the unknown command with its slash
    bool operator==(const ChatCommand &) const = default;
};

/// A line that begins with `/` is a command, unless a second `/` follows: `//etc` says `/etc`. `/me waves` is
/// sent as it stands; plain scripts print it so.
ChatCommand parseCommand(const QString &line);
/// With their slash, in the order of the alphabet.
const QStringList &commandWords();
/// What stands behind `/me `; null if the message is no action.
QString actionOf(const QString &say);

} // namespace avocet
