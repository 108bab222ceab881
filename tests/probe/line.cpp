// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/line.h"

namespace avocet::probe {

namespace {

int hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = char(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool mayStandRaw(char byte)
{
    return byte > ' ' && byte < 0x7f && byte != '%' && byte != '=' && byte != ':' && byte != ',';
}

} // namespace

std::optional<Line> Line::parse(QByteArrayView text)
{
    QByteArrayList words = text.toByteArray().split(' ');
    words.removeAll(QByteArray());
    if (words.isEmpty())
        return std::nullopt;
    Line line(words.takeFirst());
    for (const QByteArray &word : words) {
        const qsizetype equals = word.indexOf('=');
        if (equals <= 0)
            return std::nullopt;
        line.m_fields.emplace_back(word.left(equals), word.mid(equals + 1));
    }
    return line;
}

std::optional<QByteArray> Line::raw(QByteArrayView key) const
{
    const QByteArrayList values = allRaw(key);
    return values.isEmpty() ? std::nullopt : std::optional(values.last());
}

QByteArrayList Line::allRaw(QByteArrayView key) const
{
    QByteArrayList values;
    for (const auto &[name, value] : m_fields) {
        if (name == key)
            values.append(value);
    }
    return values;
}

Line &Line::add(const char *key, QByteArrayView value)
{
    return addRaw(key, percentEncoded(value));
}

Line &Line::addRaw(const char *key, QByteArray encoded)
{
    m_fields.emplace_back(key, std::move(encoded));
    return *this;
}

QByteArray Line::toBytes() const
{
    QByteArray bytes = m_verb;
    for (const auto &[key, value] : m_fields)
        bytes += ' ' + key + '=' + value;
    return bytes;
}

QByteArray percentEncoded(QByteArrayView bytes)
{
    static const char digits[] = "0123456789ABCDEF";
    QByteArray text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        if (mayStandRaw(byte)) {
            text += byte;
        } else {
            text += '%';
            text += digits[quint8(byte) >> 4];
            text += digits[quint8(byte) & 0x0F];
        }
    }
    return text;
}

std::optional<QByteArray> percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        if (text.size() - i < 3 || hexDigit(text[i + 1]) < 0 || hexDigit(text[i + 2]) < 0)
            return std::nullopt;
        bytes += char(hexDigit(text[i + 1]) << 4 | hexDigit(text[i + 2]));
        i += 2;
    }
    return bytes;
}

} // namespace avocet::probe
