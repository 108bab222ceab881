// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/propertyreader.h"

#include "mqtt/packetdecoder.h"

namespace mqtt {

bool PropertyReader::next(PropertyView &property)
{
    if (m_reader.atEnd() || !readIdentifier(property))
        return false;
    readValue(property);
    if (!m_reader.hasFailed())
        checkValue(property);
    return !m_reader.hasFailed();
}

bool PropertyReader::readIdentifier(PropertyView &property)
{
    const quint32 identifier = m_reader.variableByteInteger();
    const std::optional<PropertyType> type = propertyType(identifier);
    if (!type) {
        m_reader.fail(ReasonCode::MalformedPacket, "2.2.2.2");
        return false;
    }
    property = {PropertyId(identifier), *type, 0, {}, {}};
    m_reader.require(isPropertyAllowed(property.id, m_place), ReasonCode::MalformedPacket, "2.2.2.2");

    const quint64 seenBit = quint64(1) << identifier;
    if ((m_seen & seenBit) != 0 && !isPropertyRepeatable(property.id, m_place))
        m_reader.fail(ReasonCode::ProtocolError, "2.2.2.2");
    m_seen |= seenBit;
    return !m_reader.hasFailed();
}

void PropertyReader::readValue(PropertyView &property)
{
    switch (property.type) {
    case PropertyType::Byte:
        property.number = m_reader.byte();
        break;
    case PropertyType::TwoByteInteger:
        property.number = m_reader.twoByteInteger();
        break;
    case PropertyType::FourByteInteger:
        property.number = m_reader.fourByteInteger();
        break;
    case PropertyType::VariableByteInteger:
        property.number = m_reader.variableByteInteger();
        break;
    case PropertyType::Utf8String:
        property.bytes = m_reader.utf8String();
        break;
    case PropertyType::BinaryData:
        property.bytes = m_reader.binaryData();
        break;
    case PropertyType::StringPair:
        property.bytes = m_reader.utf8String();
        property.value = m_reader.utf8String();
        break;
    }
}

void PropertyReader::checkValue(const PropertyView &property)
{
    switch (property.id) {
    case PropertyId::PayloadFormatIndicator:
        m_reader.require(property.number <= 1, ReasonCode::ProtocolError, "3.3.2.3.2");
        break;
    case PropertyId::RequestProblemInformation:
        m_reader.require(property.number <= 1, ReasonCode::ProtocolError, "3.1.2.11.7");
        break;
    case PropertyId::RequestResponseInformation:
        m_reader.require(property.number <= 1, ReasonCode::ProtocolError, "3.1.2.11.6");
        break;
    case PropertyId::MaximumQoS:
        m_reader.require(property.number <= 1, ReasonCode::ProtocolError, "3.2.2.3.4");
        break;
    case PropertyId::RetainAvailable:
    case PropertyId::WildcardSubscriptionAvailable:
    case PropertyId::SubscriptionIdentifierAvailable:
    case PropertyId::SharedSubscriptionAvailable:
        m_reader.require(property.number <= 1, ReasonCode::ProtocolError, "3.2.2.3");
        break;
    case PropertyId::ReceiveMaximum:
        m_reader.require(property.number != 0, ReasonCode::ProtocolError, "3.1.2.11.3");
        break;
    case PropertyId::MaximumPacketSize:
        m_reader.require(property.number != 0, ReasonCode::ProtocolError, "3.1.2.11.4");
        break;
    case PropertyId::SubscriptionIdentifier:
        m_reader.require(property.number != 0, ReasonCode::ProtocolError, "3.8.2.1.2");
        break;
    case PropertyId::TopicAlias:
        m_reader.require(property.number != 0, ReasonCode::TopicAliasInvalid, "3.3.2-8");
        break;
    case PropertyId::ResponseTopic: // empty is let through: it asks for nothing that could be done
        m_reader.require(!property.bytes.contains('+') && !property.bytes.contains('#'),
                         ReasonCode::TopicNameInvalid, "3.3.2-14");
        break;
    default:
        break;
    }
}

Result<PropertyList, DecodeError> decodeProperties(QByteArrayView bytes, PropertyPlace place)
{
    PropertyReader reader(bytes, place);
    PropertyList list;
    PropertyView property;
    size_t repeated = 0;
    while (reader.next(property)) {
        if (isPropertyRepeatable(property.id, place) && ++repeated > PropertyList::mostRepeated) {
            list.setOmitted(list.omitted() + 1);
            continue;
        }
        switch (property.type) {
        case PropertyType::Byte:
        case PropertyType::TwoByteInteger:
        case PropertyType::FourByteInteger:
        case PropertyType::VariableByteInteger:
            list.add(property.id, property.number);
            break;
        case PropertyType::Utf8String:
        case PropertyType::BinaryData:
            list.add(property.id, property.bytes.toByteArray());
            break;
        case PropertyType::StringPair:
            list.addUserProperty(property.bytes.toByteArray(), property.value.toByteArray());
            break;
        }
    }
    if (reader.hasFailed())
        return reader.error();
    return list;
}

} // namespace mqtt
