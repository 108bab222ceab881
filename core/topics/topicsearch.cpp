// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicsearch.h"

#include "mqtt/topicfilter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QStringList>

#include <algorithm>

namespace avocet {

namespace {
constexpr int topicsBetweenClockReads = 64;
// PCRE2 gives up after so many steps, so that no expression freezes the window on a broker's long names.
constexpr QLatin1StringView matchLimit("(*LIMIT_MATCH=100000)");

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool hasWildcardLevel(const QString &text)
{
    const QStringList levels = text.split(u'/');
    return levels.contains(QLatin1StringView("+")) || levels.contains(QLatin1StringView("#"));
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}
} // namespace

TopicSearch::Kind TopicSearch::kindOf(const TopicQuery &query)
{
    if (query.text.isEmpty())
        return Kind::None;
    if (query.isRegularExpression)
        return Kind::RegularExpression;
    if (query.allowsWildcards && hasWildcardLevel(query.text) &&
        mqtt::checkTopicFilter(query.text.toUtf8()) == mqtt::TopicError::None)
        return Kind::Wildcard;
    return isAscii(query.text) ? Kind::AsciiText : Kind::Text;
}

QString TopicSearch::setQuery(const TopicQuery &query)
{
    const Kind kind = kindOf(query);
    if (kind == Kind::RegularExpression) {
        constexpr auto options = QRegularExpression::CaseInsensitiveOption;
        const QRegularExpression asTyped(query.text, options);
        if (!asTyped.isValid())
            return asTyped.errorString();
        m_expression = QRegularExpression(matchLimit + query.text, options);
    }
    m_query = query;
    m_kind = kind;
    m_needle = (kind == Kind::AsciiText ? query.text.toLower() : query.text).toUtf8();
    restart();
    return {};
}

void TopicSearch::restart()
{
    m_next = 0;
    m_isShown.clear();
    m_shown.clear();
    m_matches.clear();
}

bool TopicSearch::advance(qint64 microseconds)
{
    if (!isActive())
        return true;
    QElapsedTimer clock;
    clock.start();
    m_isShown.resize(m_store.nodeCount());
    int looked = 0;
    for (const mqtt::TopicId end = m_store.topicIdEnd(); m_next < end; ++m_next) {
        if (looked++ == topicsBetweenClockReads) {
            if (clock.nsecsElapsed() > microseconds * 1000)
                return false;
            looked = 1;
        }
        const NodeId node = m_store.nodeOf(m_next);
        if (node == noNode)
            continue;
        m_path.resize(0);
        m_store.appendPath(node, m_path);
        if (!isMatch(m_path))
            continue;
        m_matches.push_back(node);
        show(node);
    }
    return true;
}

bool TopicSearch::isMatch(QByteArrayView name) const
{
    switch (m_kind) {
    case Kind::None:
        return true;
    case Kind::AsciiText:
        return containsAsciiNeedle(name);
    case Kind::Text:
        return QString::fromUtf8(name).contains(m_query.text, Qt::CaseInsensitive);
    case Kind::Wildcard:
        return mqtt::matches(m_needle, name);
    case Kind::RegularExpression:
        return m_expression.match(QString::fromUtf8(name)).hasMatch();
    }
    Q_UNREACHABLE();
}

bool TopicSearch::containsAsciiNeedle(QByteArrayView name) const
{
    const auto found = std::search(name.begin(), name.end(), m_needle.begin(), m_needle.end(),
                                   [](char a, char b) { return lower(a) == b; });
    return found != name.end();
}

void TopicSearch::show(NodeId node)
{
    const size_t first = m_shown.size();
    for (; node != rootNode && !m_isShown[node]; node = m_store.parent(node)) {
        m_isShown[node] = true;
        m_shown.push_back(node);
    }
    std::reverse(m_shown.begin() + qsizetype(first), m_shown.end());
}

} // namespace avocet
