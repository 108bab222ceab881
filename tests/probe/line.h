// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace avocet::probe {

/// `verb key=value key=value …`, values percent-encoded on the wire. Keys may repeat; their order is kept.
class Line
{
public:
    explicit Line(QByteArray verb)
        : m_verb(std::move(verb))
    {
    }
    /// `text` without its LF. nullopt for an empty line and for a field without '='.
    static std::optional<Line> parse(QByteArrayView text);

    const QByteArray &verb() const { return m_verb; }
    /// As they stand on the wire, still encoded.
    const std::vector<std::pair<QByteArray, QByteArray>> &fields() const { return m_fields; }
    /// The last value of that key, still encoded.
    std::optional<QByteArray> raw(QByteArrayView key) const;
    QByteArrayList allRaw(QByteArrayView key) const;

    /// `value` is encoded here.
    Line &add(const char *key, QByteArrayView value);
    Line &add(const char *key, qint64 number) { return addRaw(key, QByteArray::number(number)); }
    Line &addRaw(const char *key, QByteArray encoded);
    QByteArray toBytes() const;

private:
    QByteArray m_verb;
    std::vector<std::pair<QByteArray, QByteArray>> m_fields;
};

QByteArray percentEncoded(QByteArrayView bytes);
/// nullopt if a '%' is not followed by two hexadecimal digits.
std::optional<QByteArray> percentDecoded(QByteArrayView text);

} // namespace avocet::probe
