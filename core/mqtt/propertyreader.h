// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/bytereader.h"
#include "mqtt/properties.h"

namespace mqtt {

/// One property in place.
struct PropertyView
{
    PropertyId id = PropertyId::UserProperty;
    PropertyType type = PropertyType::StringPair;
    quint32 number = 0;
    QByteArrayView bytes; ///< a string, binary data, or the name of a pair
    QByteArrayView value; ///< of a pair
};

/// Walks the properties of one place and checks each: known, allowed there, not repeated, well-formed, in
/// range. Allocates nothing.
class PropertyReader
{
public:
    /// `bytes` without the leading Property Length.
    PropertyReader(QByteArrayView bytes, PropertyPlace place)
        : m_reader(bytes)
        , m_place(place)
    {
    }

    /// False at the end and after an error.
    bool next(PropertyView &property);
    bool hasFailed() const { return m_reader.hasFailed(); }
    const DecodeError &error() const { return m_reader.error(); }

private:
    bool readIdentifier(PropertyView &property);
    void readValue(PropertyView &property);
    void checkValue(const PropertyView &property);

    ByteReader m_reader;
    PropertyPlace m_place;
    quint64 m_seen = 0; ///< a bit for each identifier
};

} // namespace mqtt
