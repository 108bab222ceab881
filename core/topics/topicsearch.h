// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicstore.h"

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QString>

#include <vector>

namespace avocet {

/// Which topics a filter keeps. The text is a part of the full Topic Name, without regard to case; or, if
/// asked for and it has a whole level `+` or `#`, a Topic Filter (4.7.1); or a regular expression.
struct TopicQuery
{
    QString text;
    bool isRegularExpression = false;
    bool allowsWildcards = true;
    bool operator==(const TopicQuery &) const = default;
};

/// Finds the topics that match a query, in slices, and those that appear later too. GUI thread only.
class TopicSearch
{
public:
    explicit TopicSearch(const TopicStore &store)
        : m_store(store)
    {
    }

    /// An empty text stops the search. Returns what is wrong with a regular expression, Qt's words, and then
    /// keeps the query before; empty if all is well.
    QString setQuery(const TopicQuery &query);
    const TopicQuery &query() const { return m_query; }
    bool isActive() const { return m_kind != Kind::None; }

    /// Looks at topics not looked at yet, for about `microseconds`. True when all have been looked at.
    bool advance(qint64 microseconds);
    bool isComplete() const { return !isActive() || m_next >= m_store.topicIdEnd(); }
    /// Begins anew with the same query: after the store was cleared.
    void restart();

    /// Matches and all nodes above them, in order of discovery, parents before children; grows only, until
    /// the query changes.
    const std::vector<NodeId> &shownNodes() const { return m_shown; }
    const std::vector<NodeId> &matches() const { return m_matches; }

private:
    enum class Kind { None, Text, AsciiText, Wildcard, RegularExpression };

    static Kind kindOf(const TopicQuery &query);
    bool isMatch(QByteArrayView name) const;
    bool containsAsciiNeedle(QByteArrayView name) const;
    void show(NodeId node);

    const TopicStore &m_store;
    TopicQuery m_query;
    Kind m_kind = Kind::None;
    QByteArray m_needle; ///< lower case if ASCII, else as typed
    QRegularExpression m_expression;
    mqtt::TopicId m_next = 0;
    QByteArray m_path;
    std::vector<bool> m_isShown;
    std::vector<NodeId> m_shown;
    std::vector<NodeId> m_matches;
};

} // namespace avocet
