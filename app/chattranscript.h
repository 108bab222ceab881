// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatroom.h"

#include <QtCore/QFile>

namespace avocet {

/// Appends what is said to a text file as a plain script prints it: `user:say`, a line each, at once on the
/// disk. Line ends within a message are written as `\n`.
class ChatTranscript
{
public:
    /// Empty, or why the file cannot be written, in the words of the system. `-` is standard output.
    QString open(const QString &path);
    bool isOpen() const { return m_file.isOpen(); }
    void write(const ChatRow &row);

private:
    QFile m_file;
};

} // namespace avocet
