// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/scrammessage.h"

#include <QtCore/QList>

#include <algorithm>
#include <limits>

namespace mqtt {

namespace {

constexpr qsizetype longestMessage = 8 * 1024;

/// The value of `key=…`, or nullopt if this is not that attribute.
std::optional<QByteArray> value(const QByteArray &attribute, char key)
{
    if (attribute.size() < 2 || attribute[0] != key || attribute[1] != '=')
        return std::nullopt;
    return attribute.sliced(2);
}

std::optional<QByteArray> base64(const QByteArray &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return std::nullopt;
    return decoded.decoded;
}

/// posit-number; 0 if it is none.
quint32 positiveNumber(const QByteArray &digits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || digits[0] == '0' || !std::ranges::all_of(digits, isDigit))
        return 0;
    bool fits = false;
    const quint32 number = digits.toUInt(&fits);
    return fits ? number : std::numeric_limits<quint32>::max();
}

bool isPrintable(const QByteArray &nonce)
{
    return !nonce.isEmpty() && std::ranges::all_of(nonce, [](char c) { return c >= 0x21 && c <= 0x7E; });
}

} // namespace

ScramServerFirst parseScramServerFirst(const QByteArray &message)
{
    using Form = ScramServerFirst::Form;
    ScramServerFirst first;
    if (message.size() > longestMessage)
        return first;
    if (message.startsWith("m=")) {
        first.form = Form::Extended;
        return first;
    }
    const QList<QByteArray> attributes = message.split(',');
    if (attributes.size() < 3)
        return first;
    const auto nonce = value(attributes[0], 'r');
    const auto salt = value(attributes[1], 's');
    const auto iterations = value(attributes[2], 'i');
    const auto saltBytes = salt ? base64(*salt) : std::nullopt;
    if (!nonce || !isPrintable(*nonce) || !saltBytes || !iterations)
        return first;
    first.nonce = *nonce;
    first.salt = *saltBytes;
    first.iterations = positiveNumber(*iterations);
    first.form = first.iterations == 0 ? Form::Malformed : Form::Good;
    return first;
}

ScramServerFinal parseScramServerFinal(const QByteArray &message)
{
    ScramServerFinal last;
    if (message.size() > longestMessage)
        return last;
    const QByteArray attribute = message.split(',').first();
    last.error = value(attribute, 'e');
    if (const auto signature = value(attribute, 'v'))
        last.signature = base64(*signature);
    return last;
}

QByteArray scramName(QByteArray name)
{
    return name.replace('=', "=3D").replace(',', "=2C");
}

} // namespace mqtt
