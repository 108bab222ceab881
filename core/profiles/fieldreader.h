// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <cmath>

// How the profiles' file is read. Inside of this layer.
namespace avocet {

inline constexpr qsizetype maximumText = 65'535; // bytes of an MQTT string (1.5.4)

template <class Enum>
struct Word
{
    const char *text;
    Enum value;
};

template <class Enum, size_t N>
QString wordFor(const Word<Enum> (&words)[N], Enum value)
{
    for (const Word<Enum> &word : words) {
        if (word.value == value)
            return QString::fromLatin1(word.text);
    }
    return {};
}

/// Takes the fields that it knows out of an object and notes whether all were good. What is left was unknown.
class FieldReader
{
public:
    explicit FieldReader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    bool isGood() const { return m_isGood; }
    QJsonObject rest() const { return m_object; }
    bool contains(const char *key) const { return m_object.contains(QLatin1StringView(key)); }

    QString text(const char *key, const QString &fallback = {})
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return fallback;
        const QString text = value.toString();
        expect(value.isString() && text.size() <= maximumText && text.toUtf8().size() <= maximumText);
        return text;
    }
    QByteArray utf8(const char *key) { return text(key).toUtf8(); }
    QByteArray base64(const char *key)
    {
        const auto decoded =
            QByteArray::fromBase64Encoding(utf8(key), QByteArray::AbortOnBase64DecodingErrors);
        expect(bool(decoded));
        return decoded.decoded;
    }
    bool flag(const char *key, bool fallback)
    {
        const QJsonValue value = take(key);
        expect(value.isUndefined() || value.isBool());
        return value.toBool(fallback);
    }
    qint64 number(const char *key, qint64 fallback, qint64 least, qint64 most)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return fallback;
        const double number = value.toDouble(std::nan(""));
        if (!expect(std::trunc(number) == number && number >= double(least) && number <= double(most)))
            return fallback;
        return qint64(number);
    }
    template <class Enum, size_t N>
    Enum word(const char *key, const Word<Enum> (&words)[N], Enum fallback)
    {
        const QString text = this->text(key, wordFor(words, fallback));
        for (const Word<Enum> &word : words) {
            if (text == QLatin1StringView(word.text))
                return word.value;
        }
        expect(false);
        return fallback;
    }
    mqtt::QoS qos(const char *key) { return mqtt::QoS(number(key, 0, 0, 2)); }
    QJsonArray array(const char *key)
    {
        const QJsonValue value = take(key);
        expect(value.isUndefined() || value.isArray());
        return value.toArray();
    }
    QJsonObject object(const char *key)
    {
        const QJsonValue value = take(key);
        expect(value.isUndefined() || value.isObject());
        return value.toObject();
    }
    bool expect(bool isTrue)
    {
        m_isGood = m_isGood && isTrue;
        return isTrue;
    }

private:
    QJsonValue take(const char *key) { return m_object.take(QLatin1StringView(key)); }

    QJsonObject m_object;
    bool m_isGood = true;
};

} // namespace avocet
