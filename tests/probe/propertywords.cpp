// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/propertywords.h"

#include "base/overloaded.h"

using namespace mqtt;

namespace avocet::probe {

namespace {

/// "Content Type" is content-type.
QByteArray wordOf(PropertyId id)
{
    return QByteArray(propertyName(id)).toLower().replace(' ', '-');
}

std::optional<PropertyId> propertyOf(QByteArrayView word)
{
    for (quint32 id = 0; id < 0x80; ++id) {
        if (propertyType(id) && wordOf(PropertyId(id)) == word)
            return PropertyId(id);
    }
    return std::nullopt;
}

std::optional<Property> parseNumber(PropertyId id, const QByteArray &text)
{
    bool isNumber = false;
    const quint32 number = text.toUInt(&isNumber);
    return isNumber ? std::optional(Property{id, number}) : std::nullopt;
}

} // namespace

std::optional<Property> parseProperty(QByteArrayView encoded)
{
    const QByteArrayList pieces = encoded.toByteArray().split(':');
    const std::optional<PropertyId> id = propertyOf(pieces.first());
    if (!id || pieces.size() != (id == PropertyId::UserProperty ? 3 : 2))
        return std::nullopt;
    const auto first = percentDecoded(pieces[1]);
    const auto last = percentDecoded(pieces.last());
    if (!first || !last)
        return std::nullopt;
    switch (*propertyType(quint32(*id))) {
    case PropertyType::Byte:
    case PropertyType::TwoByteInteger:
    case PropertyType::FourByteInteger:
    case PropertyType::VariableByteInteger:
        return parseNumber(*id, *first);
    case PropertyType::Utf8String:
    case PropertyType::BinaryData:
        return Property{*id, *first};
    case PropertyType::StringPair:
        return Property{*id, StringPair{*first, *last}};
    }
    return std::nullopt;
}

std::optional<PropertyList> parseProperties(const Line &line, QByteArrayView key)
{
    PropertyList list;
    for (const QByteArray &value : line.allRaw(key)) {
        auto property = parseProperty(value);
        if (!property)
            return std::nullopt;
        list.add(std::move(*property));
    }
    return list;
}

void addProperties(Line &line, const PropertyList &properties)
{
    for (const Property &property : properties) {
        const QByteArray value =
            std::visit(Overloaded{[](quint32 number) { return QByteArray::number(number); },
                                  [](const QByteArray &bytes) { return percentEncoded(bytes); },
                                  [](const StringPair &pair) {
                                      return percentEncoded(pair.name) + ':' + percentEncoded(pair.value);
                                  }},
                       property.value);
        line.addRaw("prop", wordOf(property.id) + ':' + value);
    }
}

} // namespace avocet::probe
