// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/fields.h"

#include "probe/propertywords.h"

#include <algorithm>

namespace avocet::probe {

Fields::Fields(const Line &line, std::initializer_list<const char *> keys)
    : m_line(line)
{
    for (const auto &[key, value] : line.fields()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            fail("unknown key " + key);
    }
}

void Fields::fail(QByteArray error)
{
    if (!hasFailed())
        m_error = m_line.verb() + ": " + std::move(error);
}

QByteArray Fields::decoded(const QByteArray &value)
{
    const auto bytes = percentDecoded(value);
    if (!bytes)
        fail("bad percent-encoding in " + value);
    return bytes.value_or(QByteArray());
}

QByteArray Fields::bytes(const char *key)
{
    return optionalBytes(key).value_or(QByteArray());
}

std::optional<QByteArray> Fields::optionalBytes(const char *key)
{
    const auto value = m_line.raw(key);
    return value ? std::optional(decoded(*value)) : std::nullopt;
}

quint32 Fields::number(const char *key, quint32 maximum, quint32 otherwise)
{
    const auto value = m_line.raw(key);
    if (!value)
        return otherwise;
    bool isNumber = false;
    const quint32 number = value->toUInt(&isNumber);
    if (isNumber && number <= maximum)
        return number;
    fail(QByteArray(key) + " must be a number up to " + QByteArray::number(maximum));
    return otherwise;
}

mqtt::PropertyList Fields::properties(const char *key)
{
    auto list = parseProperties(m_line, key);
    if (!list)
        fail("unknown property or bad value in " + QByteArray(key));
    return std::move(list).value_or(mqtt::PropertyList());
}

std::vector<QByteArrayList> Fields::lists(const char *key)
{
    std::vector<QByteArrayList> lists;
    for (const QByteArray &value : m_line.allRaw(key)) {
        QByteArrayList pieces;
        for (const QByteArray &piece : value.split(','))
            pieces.append(decoded(piece));
        lists.push_back(pieces);
    }
    return lists;
}

void Fields::require(std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (!has(key))
            fail("missing " + QByteArray(key));
    }
}

} // namespace avocet::probe
