// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/unsentlines.h"

#include <algorithm>

namespace avocet {

namespace {
qsizetype sizeOf(const QString &say)
{
    constexpr qsizetype aroundIt = 200;
    return say.size() * 2 + aroundIt;
}
} // namespace

bool UnsentLines::hasRoomFor(const QString &say) const
{
    return m_lines.size() < maximumLines && m_bytes + sizeOf(say) <= maximumBytes;
}

void UnsentLines::add(UnsentLine line)
{
    m_bytes += sizeOf(line.say);
    m_lines.push_back(std::move(line));
}

template <class Is>
UnsentLine *UnsentLines::findIf(Is is)
{
    const auto found = std::ranges::find_if(m_lines, is);
    return found != m_lines.end() ? &*found : nullptr;
}

UnsentLine *UnsentLines::find(quint64 token)
{
    return findIf([token](const UnsentLine &line) { return token != 0 && line.token == token; });
}

UnsentLine *UnsentLines::find(const QByteArray &id)
{
    return findIf([&id](const UnsentLine &line) { return line.id == id; });
}

std::optional<UnsentLine> UnsentLines::take(const QByteArray &id)
{
    const auto found = std::ranges::find_if(m_lines, [&id](const UnsentLine &line) { return line.id == id; });
    if (found == m_lines.end())
        return std::nullopt;
    UnsentLine line = std::move(*found);
    m_lines.erase(found);
    m_bytes -= sizeOf(line.say);
    return line;
}

QList<QByteArray> UnsentLines::waiting() const
{
    QList<QByteArray> ids;
    for (const UnsentLine &line : m_lines) {
        if (line.token == 0 && !line.hasFailed())
            ids << line.id;
    }
    return ids;
}

QList<QByteArray> UnsentLines::handedOver() const
{
    QList<QByteArray> ids;
    for (const UnsentLine &line : m_lines) {
        if (line.token != 0)
            ids << line.id;
    }
    return ids;
}

std::vector<UnsentLine> UnsentLines::kept() const
{
    std::vector<UnsentLine> lines;
    for (UnsentLine line : m_lines) {
        line.row = 0;
        line.token = 0;
        if (!line.isGreeting && !line.hasArrived)
            lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace avocet
