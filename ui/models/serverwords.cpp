// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/serverwords.h"

#include "models/connectionwords.h"
#include "models/packetwords.h"
#include "payload/humansize.h"
#include "payload/singleline.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace avocet {

namespace {
using Id = mqtt::PropertyId;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
};

constexpr quint32 forEver = 0xFFFF'FFFF; // 3.1.2.11.2

/// The number, or what stands for it if the server says nothing, marked as such.
class Reader
{
public:
    explicit Reader(const mqtt::PropertyList &properties)
        : m_properties(properties)
    {
    }

    void addNumber(Id id, quint32 standard, const QString &pattern = QStringLiteral("%1"))
    {
        const auto number = m_properties.number(id);
        add(id, pattern.arg(QLocale().toString(number.value_or(standard))), number.has_value());
    }
    void addAvailable(Id id)
    {
        const auto number = m_properties.number(id);
        add(id, number.value_or(1) == 1 ? Tr::tr("yes") : Tr::tr("no"), number.has_value());
    }
    void addText(Id id)
    {
        if (const auto text = m_properties.bytes(id))
            add(id, singleLine(QString::fromUtf8(*text)).left(longest), true);
    }
    void add(Id id, const QString &value, bool isSaid)
    {
        facts.push_back({fieldName(mqtt::propertyName(id)),
                         isSaid ? value : Tr::tr("%1 (the standard's default)").arg(value)});
    }

    std::vector<ServerFact> facts;

private:
    static constexpr qsizetype longest = 1000;
    const mqtt::PropertyList &m_properties;
};
} // namespace

std::vector<ServerFact> serverFacts(const mqtt::ConnectionState &state)
{
    if (!state.connack)
        return {};
    const mqtt::PropertyList &properties = state.connack->properties;
    Reader reader(properties);
    auto &facts = reader.facts;
    facts.push_back({Tr::tr("Address"), quotable(state.endpoint.toString())});
    facts.push_back({Tr::tr("Version"), versionWord(state.version)});
    facts.push_back({fieldName("Client Identifier"), quotable(QString::fromUtf8(state.clientId))});
    facts.push_back({fieldName("Session Present"), state.connack->sessionPresent ? Tr::tr("yes") : Tr::tr("no")});
    if (state.version != mqtt::ProtocolVersion::V5_0)
        return facts;
    reader.addText(Id::AssignedClientIdentifier);
    if (const auto expiry = properties.number(Id::SessionExpiryInterval))
        reader.add(Id::SessionExpiryInterval,
                   *expiry == forEver ? Tr::tr("never") : Tr::tr("%1 s").arg(QLocale().toString(*expiry)), true);
    if (properties.contains(Id::ServerKeepAlive))
        reader.addNumber(Id::ServerKeepAlive, 0, Tr::tr("%1 s"));
    reader.addNumber(Id::MaximumQoS, 2);
    reader.addAvailable(Id::RetainAvailable);
    reader.addAvailable(Id::WildcardSubscriptionAvailable);
    reader.addAvailable(Id::SubscriptionIdentifierAvailable);
    reader.addAvailable(Id::SharedSubscriptionAvailable);
    reader.addNumber(Id::ReceiveMaximum, 65'535);
    if (const auto size = properties.number(Id::MaximumPacketSize))
        reader.add(Id::MaximumPacketSize, humanSize(*size), true);
    else
        reader.add(Id::MaximumPacketSize, Tr::tr("no limit"), false);
    reader.addNumber(Id::TopicAliasMaximum, 0);
    for (const Id id : {Id::ResponseInformation, Id::ServerReference, Id::ReasonString, Id::AuthenticationMethod})
        reader.addText(id);
    for (const mqtt::StringPair &pair : properties.userProperties())
        reader.add(Id::UserProperty,
                   singleLine(QString::fromUtf8(pair.name)).left(200) + QStringLiteral(" = ") +
                       singleLine(QString::fromUtf8(pair.value)).left(800),
                   true);
    return facts;
}

QString serverLimitWords(const mqtt::ConnectionState &state)
{
    if (!state.connack || state.version != mqtt::ProtocolVersion::V5_0)
        return {};
    const mqtt::PropertyList &properties = state.connack->properties;
    const auto lacks = [&](Id id) { return properties.number(id).value_or(1) == 0; };
    QStringList parts;
    if (const auto qos = properties.number(Id::MaximumQoS))
        parts += Tr::tr("QoS %1 at most").arg(*qos);
    if (lacks(Id::RetainAvailable))
        parts += Tr::tr("no retained messages");
    if (lacks(Id::WildcardSubscriptionAvailable))
        parts += Tr::tr("no wildcards in subscriptions");
    if (lacks(Id::SharedSubscriptionAvailable))
        parts += Tr::tr("no shared subscriptions");
    if (lacks(Id::SubscriptionIdentifierAvailable))
        parts += Tr::tr("no Subscription Identifiers");
    if (const auto keepAlive = properties.number(Id::ServerKeepAlive))
        parts += Tr::tr("Keep Alive of %1 s").arg(*keepAlive);
    if (const auto reference = properties.bytes(Id::ServerReference))
        parts += Tr::tr("refers to %1").arg(quotable(QString::fromUtf8(*reference)));
    return parts.isEmpty() ? QString() : Tr::tr("What this server says: %1").arg(parts.join(QStringLiteral(", ")));
}

} // namespace avocet
