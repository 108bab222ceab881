// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"
#include "probe/line.h"

#include <initializer_list>

namespace avocet::probe {

/// Reads the fields of a command; keeps the first error, and gives defaults from then on.
class Fields
{
public:
    /// Every key of `line` must be one of `keys`.
    Fields(const Line &line, std::initializer_list<const char *> keys);

    bool hasFailed() const { return !m_error.isEmpty(); }
    const QByteArray &error() const { return m_error; }
    void fail(QByteArray error);

    bool has(const char *key) const { return m_line.raw(key).has_value(); }
    QByteArray bytes(const char *key);
    std::optional<QByteArray> optionalBytes(const char *key);
    QString text(const char *key) { return QString::fromUtf8(bytes(key)); }
    quint32 number(const char *key, quint32 maximum, quint32 otherwise);
    bool flag(const char *key, bool otherwise) { return number(key, 1, otherwise) == 1; }
    mqtt::PropertyList properties(const char *key = "prop");
    /// The values of a key that repeats, each split at its raw commas and then decoded.
    std::vector<QByteArrayList> lists(const char *key);
    void require(std::initializer_list<const char *> keys);

private:
    QByteArray decoded(const QByteArray &value);

    const Line &m_line;
    QByteArray m_error;
};

} // namespace avocet::probe
