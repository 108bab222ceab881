// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace mqtt {

/// Topic Aliases of one direction of one Network Connection (3.3.2.3.4).
class TopicAliases
{
public:
    /// A new Network Connection: no alias is known (3.3.2-7), those from 1 to `maximum` are allowed.
    void reset(quint16 maximum);
    quint16 maximum() const { return m_maximum; }
    bool isAllowed(quint32 alias) const { return alias >= 1 && alias <= m_maximum; }

    /// `alias` must be allowed. Allocates only if the alias is new or means another topic now.
    void set(quint16 alias, QByteArrayView topic);
    void set(quint16 alias, const QByteArray &topic);
    /// Empty if unknown.
    const QByteArray &topic(quint32 alias) const;

private:
    QByteArray &at(quint16 alias);

    std::vector<QByteArray> m_topics; ///< alias 1 stands at 0; as long as the highest alias in use
    QByteArray m_none;
    quint16 m_maximum = 0;
};

} // namespace mqtt
