// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetdecoder.h"

#include "mqtt/propertyreader.h"

namespace mqtt {
namespace {

DecodeError toDecodeError(TopicError error)
{
    switch (error) {
    case TopicError::Empty:
        return {ReasonCode::MalformedPacket, "4.7.3-1"};
    case TopicError::NullCharacter:
        return {ReasonCode::MalformedPacket, "1.5.4-2"};
    case TopicError::Wildcard:
        return {ReasonCode::TopicNameInvalid, "3.3.2-2"};
    default:
        return {ReasonCode::MalformedPacket, "3.3.2-1"};
    }
}

/// Everything between Packet Identifier and payload; the Topic Alias comes out of it.
void readPublishProperties(ByteReader &reader, PublishView &view)
{
    const quint32 size = reader.variableByteInteger();
    if (size > reader.remaining())
        reader.fail(ReasonCode::MalformedPacket, "2.2.2.1");
    view.properties = reader.bytes(size);
    if (!view.properties.isEmpty()) {
        PropertyReader properties(view.properties, PropertyPlace::Publish);
        PropertyView property;
        while (properties.next(property)) {
            if (property.id == PropertyId::TopicAlias)
                view.topicAlias = quint16(property.number);
        }
        if (properties.hasFailed())
            reader.fail(properties.error().reason, properties.error().clause);
    }
    reader.require(!view.topic.isEmpty() || view.topicAlias != 0, ReasonCode::ProtocolError, "3.3.2.3.4");
}

} // namespace

Result<PublishView, DecodeError> decodePublish(const Frame &frame, ProtocolVersion version)
{
    const quint8 flags = frame.flags();
    const quint8 qos = (flags >> 1) & 0x03;
    if (frame.type() != PacketType::Publish || qos == 3) [[unlikely]]
        return DecodeError{ReasonCode::MalformedPacket, "3.3.1-4"};
    PublishView view;
    view.qos = QoS(qos);
    view.retain = (flags & 0x01) != 0;
    view.dup = (flags & 0x08) != 0;
    if (view.dup && qos == 0) [[unlikely]]
        return DecodeError{ReasonCode::MalformedPacket, "3.3.1-2"};

    ByteReader reader(frame.body);
    view.topic = reader.binaryData();
    const TopicError topicError = checkTopicName(view.topic);
    const bool mayHaveAlias = version == ProtocolVersion::V5_0 && topicError == TopicError::Empty;
    if (topicError != TopicError::None && !mayHaveAlias) [[unlikely]] {
        const DecodeError error = toDecodeError(topicError);
        reader.fail(error.reason, error.clause);
    }
    if (qos != 0) {
        view.packetId = reader.twoByteInteger();
        reader.require(view.packetId != 0, ReasonCode::ProtocolError, "2.2.1-4");
    }
    if (version == ProtocolVersion::V5_0)
        readPublishProperties(reader, view);
    view.payload = reader.rest();
    if (reader.hasFailed()) [[unlikely]]
        return reader.error();
    return view;
}

} // namespace mqtt
