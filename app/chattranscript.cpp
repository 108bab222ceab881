// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chattranscript.h"

#include <cstdio>

namespace avocet {

QString ChatTranscript::open(const QString &path)
{
    m_file.close();
    m_file.setFileName(path);
    const bool isOpen = path == QLatin1StringView("-")
                            ? m_file.open(stdout, QIODevice::WriteOnly)
                            : m_file.open(QIODevice::WriteOnly | QIODevice::Append);
    return isOpen ? QString() : m_file.errorString();
}

void ChatTranscript::write(const ChatRow &row)
{
    if (!m_file.isOpen())
        return;
    QString line = row.user + u':' + row.say;
    line.replace(u'\r', QLatin1StringView("\\r")).replace(u'\n', QLatin1StringView("\\n"));
    m_file.write(line.toUtf8() + '\n');
    m_file.flush();
}

} // namespace avocet
