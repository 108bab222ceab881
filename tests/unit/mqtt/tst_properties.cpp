// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetdecoder.h"
#include "mqtt/properties.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace mqtt;

class TestProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void definitionsAreThoseOfTheStandard_data();
    void definitionsAreThoseOfTheStandard();
    void otherIdentifiersAreUnknown();
    void misplacedPropertyIsMalformedEverywhere();
    void repeatedPropertyIsAProtocolErrorEverywhere();
    void truncatedPropertiesAreRejected();
    void valuesAtTheirLimitsAreAccepted_data();
    void valuesAtTheirLimitsAreAccepted();
    void m5_3_3_2_18_userPropertiesKeepTheirOrder();
    void m5_3_3_4_3_to_5_subscriptionIdentifiersMayRepeatInPublish();
    void listAnswersForItsProperties();
    void endlessUserPropertiesTakeLittleMemory();
};

namespace {

constexpr PropertyPlace allPlaces[] = {
    PropertyPlace::Connect, PropertyPlace::Connack,     PropertyPlace::Publish,  PropertyPlace::Puback,
    PropertyPlace::Pubrec,  PropertyPlace::Pubrel,      PropertyPlace::Pubcomp,  PropertyPlace::Subscribe,
    PropertyPlace::Suback,  PropertyPlace::Unsubscribe, PropertyPlace::Unsuback, PropertyPlace::Disconnect,
    PropertyPlace::Auth,    PropertyPlace::Will};

/// One valid property as bytes, by its type.
QByteArray wireForm(quint32 id)
{
    const QByteArray identifier(1, char(id));
    switch (*propertyType(id)) {
    case PropertyType::Byte:
    case PropertyType::VariableByteInteger:
        return identifier + '\x01';
    case PropertyType::TwoByteInteger:
        return identifier + QByteArray::fromHex("0001");
    case PropertyType::FourByteInteger:
        return identifier + QByteArray::fromHex("00000001");
    case PropertyType::Utf8String:
    case PropertyType::BinaryData:
        return identifier + QByteArray::fromHex("0001 61");
    case PropertyType::StringPair:
        return identifier + QByteArray::fromHex("0001 61 0001 62");
    }
    return {};
}

QByteArray fromHex(const char *hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

void TestProperties::definitionsAreThoseOfTheStandard_data()
{
    // Table 2-4. Places: C CONNECT, A CONNACK, P PUBLISH, W Will, S SUBSCRIBE, U UNSUBSCRIBE, D DISCONNECT, H
    // AUTH, a the four answers to PUBLISH, s SUBACK, u UNSUBACK.
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("places");
    const auto row = [](int id, const char *name, PropertyType type, const char *places) {
        QTest::newRow(name) << id << int(type) << QByteArray(places);
    };
    row(1, "Payload Format Indicator", PropertyType::Byte, "PW");
    row(2, "Message Expiry Interval", PropertyType::FourByteInteger, "PW");
    row(3, "Content Type", PropertyType::Utf8String, "PW");
    row(8, "Response Topic", PropertyType::Utf8String, "PW");
    row(9, "Correlation Data", PropertyType::BinaryData, "PW");
    row(11, "Subscription Identifier", PropertyType::VariableByteInteger, "PS");
    row(17, "Session Expiry Interval", PropertyType::FourByteInteger, "CAD");
    row(18, "Assigned Client Identifier", PropertyType::Utf8String, "A");
    row(19, "Server Keep Alive", PropertyType::TwoByteInteger, "A");
    row(21, "Authentication Method", PropertyType::Utf8String, "CAH");
    row(22, "Authentication Data", PropertyType::BinaryData, "CAH");
    row(23, "Request Problem Information", PropertyType::Byte, "C");
    row(24, "Will Delay Interval", PropertyType::FourByteInteger, "W");
    row(25, "Request Response Information", PropertyType::Byte, "C");
    row(26, "Response Information", PropertyType::Utf8String, "A");
    row(28, "Server Reference", PropertyType::Utf8String, "AD");
    row(31, "Reason String", PropertyType::Utf8String, "AasuDH");
    row(33, "Receive Maximum", PropertyType::TwoByteInteger, "CA");
    row(34, "Topic Alias Maximum", PropertyType::TwoByteInteger, "CA");
    row(35, "Topic Alias", PropertyType::TwoByteInteger, "P");
    row(36, "Maximum QoS", PropertyType::Byte, "A");
    row(37, "Retain Available", PropertyType::Byte, "A");
    row(38, "User Property", PropertyType::StringPair, "CAPWSUDHasu");
    row(39, "Maximum Packet Size", PropertyType::FourByteInteger, "CA");
    row(40, "Wildcard Subscription Available", PropertyType::Byte, "A");
    row(41, "Subscription Identifier Available", PropertyType::Byte, "A");
    row(42, "Shared Subscription Available", PropertyType::Byte, "A");
}

void TestProperties::definitionsAreThoseOfTheStandard()
{
    QFETCH(int, id);
    QFETCH(int, type);
    QFETCH(QByteArray, places);
    QCOMPARE(QByteArray(propertyName(PropertyId(id))), QByteArray(QTest::currentDataTag()));
    QVERIFY(propertyType(quint32(id)));
    QCOMPARE(int(*propertyType(quint32(id))), type);
    constexpr char letters[] = {'C', 'A', 'P', 'a', 'a', 'a', 'a', 'S', 's', 'U', 'u', 'D', 'H', 'W'};
    for (size_t i = 0; i < std::size(allPlaces); ++i)
        QCOMPARE(isPropertyAllowed(PropertyId(id), allPlaces[i]), places.contains(letters[i]));
}

void TestProperties::otherIdentifiersAreUnknown()
{
    int known = 0;
    for (quint32 id = 0; id < 100'000; ++id) {
        known += propertyType(id).has_value();
        QVERIFY(id < 0x2B || !propertyType(id));
    }
    QCOMPARE(known, 27);
}

void TestProperties::misplacedPropertyIsMalformedEverywhere()
{
    for (PropertyPlace place : allPlaces) {
        for (quint32 id = 0; id < 0x80; ++id) {
            const bool isKnown = propertyType(id).has_value();
            const bool isAllowed = isKnown && isPropertyAllowed(PropertyId(id), place);
            const QByteArray bytes = isKnown ? wireForm(id) : QByteArray(1, char(id)) + fromHex("0001 61");
            const Result<PropertyList, DecodeError> list = decodeProperties(bytes, place);
            QCOMPARE(list.hasValue(), isAllowed);
            if (!list)
                QCOMPARE(list.error().reason, ReasonCode::MalformedPacket);
        }
    }
}

void TestProperties::repeatedPropertyIsAProtocolErrorEverywhere()
{
    for (PropertyPlace place : allPlaces) {
        for (quint32 id = 0; id < 0x80; ++id) {
            if (!propertyType(id) || !isPropertyAllowed(PropertyId(id), place))
                continue;
            const Result<PropertyList, DecodeError> list = decodeProperties(wireForm(id).repeated(2), place);
            QCOMPARE(list.hasValue(), isPropertyRepeatable(PropertyId(id), place));
            if (!list)
                QCOMPARE(list.error().reason, ReasonCode::ProtocolError);
        }
    }
}

void TestProperties::truncatedPropertiesAreRejected()
{
    for (quint32 id = 0; id < 0x80; ++id) {
        if (!propertyType(id))
            continue;
        const QByteArray bytes = wireForm(id);
        for (PropertyPlace place : allPlaces) {
            for (qsizetype size = 1; size < bytes.size(); ++size)
                QVERIFY(!decodeProperties(QByteArrayView(bytes).first(size), place));
        }
    }
}

void TestProperties::valuesAtTheirLimitsAreAccepted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("place");
    QTest::addColumn<quint32>("number");
    const auto row = [](const char *name, PropertyPlace place, const char *hex, quint32 number) {
        QTest::newRow(name) << fromHex(hex) << int(place) << number;
    };
    row("Payload Format 0", PropertyPlace::Publish, "01 00", 0);
    row("Message Expiry 0", PropertyPlace::Publish, "02 00000000", 0);
    row("Message Expiry largest", PropertyPlace::Publish, "02 FFFFFFFF", 0xFFFFFFFFu);
    row("Subscription Identifier largest", PropertyPlace::Publish, "0B FFFFFF7F", maximumVariableByteInteger);
    row("Server Keep Alive 0", PropertyPlace::Connack, "13 0000", 0);
    row("Topic Alias Maximum 0", PropertyPlace::Connack, "22 0000", 0);
    row("Receive Maximum 1", PropertyPlace::Connack, "21 0001", 1);
    row("Maximum QoS 0", PropertyPlace::Connack, "24 00", 0);
    row("Maximum Packet Size largest", PropertyPlace::Connack, "27 FFFFFFFF", 0xFFFFFFFFu);
    row("Topic Alias largest", PropertyPlace::Publish, "23 FFFF", 65535);
}

void TestProperties::valuesAtTheirLimitsAreAccepted()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, place);
    QFETCH(quint32, number);
    const Result<PropertyList, DecodeError> list = decodeProperties(bytes, PropertyPlace(place));
    QVERIFY(list);
    QCOMPARE(list->number(PropertyId(bytes.at(0))), std::optional(number));
}

void TestProperties::m5_3_3_2_18_userPropertiesKeepTheirOrder()
{
    const QByteArray bytes = fromHex("26 0001 62 0001 31  26 0001 61 0001 32  26 0001 62 0000  26 0000 0000");
    const Result<PropertyList, DecodeError> list = decodeProperties(bytes, PropertyPlace::Publish);
    QVERIFY(list);
    const std::vector<StringPair> expected{{"b", "1"}, {"a", "2"}, {"b", ""}, {"", ""}};
    QVERIFY(list->userProperties() == expected);
}

void TestProperties::m5_3_3_4_3_to_5_subscriptionIdentifiersMayRepeatInPublish()
{
    const Result<PropertyList, DecodeError> list =
        decodeProperties(fromHex("0B01 0B02 0B01"), PropertyPlace::Publish);
    QVERIFY(list);
    QVERIFY(list->numbers(PropertyId::SubscriptionIdentifier) == (std::vector<quint32>{1, 2, 1}));
    QVERIFY(!decodeProperties(fromHex("0B01 0B02"), PropertyPlace::Subscribe));
}

void TestProperties::listAnswersForItsProperties()
{
    PropertyList list;
    QVERIFY(list.isEmpty());
    list.add(PropertyId::ReceiveMaximum, 10u);
    list.add(PropertyId::ReasonString, QByteArray("why"));
    list.addUserProperty("a", "b");
    list.add(PropertyId::ReceiveMaximum, 20u);
    QCOMPARE(list.size(), size_t(4));
    QVERIFY(list.contains(PropertyId::UserProperty));
    QVERIFY(!list.contains(PropertyId::ServerReference));
    QCOMPARE(list.number(PropertyId::ReceiveMaximum), std::optional<quint32>(10));
    QCOMPARE(list.number(PropertyId::ReasonString), std::nullopt);
    QCOMPARE(list.number(PropertyId::TopicAlias), std::nullopt);
    QCOMPARE(list.bytes(PropertyId::ReasonString), std::optional<QByteArray>("why"));
    QCOMPARE(list.bytes(PropertyId::ReceiveMaximum), std::nullopt);
    list.remove(PropertyId::ReceiveMaximum);
    QCOMPARE(list.size(), size_t(2));
    QVERIFY(!list.contains(PropertyId::ReceiveMaximum));
    QVERIFY(list.userProperties() == (std::vector<StringPair>{{"a", "b"}}));
}

namespace {

/// The most memory that this process ever had, in bytes; 0 where there is no /proc.
qint64 peakMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    const QByteArray status = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const qsizetype line = status.indexOf("VmHWM:");
    return line < 0 ? 0 : status.sliced(line + 6).simplified().split(' ').first().toLongLong() * 1024;
}

} // namespace

void TestProperties::endlessUserPropertiesTakeLittleMemory()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("what ThreadSanitizer itself takes is counted too");
#endif
    constexpr int count = 4'000'000;
    const QByteArray one("\x26\0\0\0\0", 5);
    QByteArray bytes = one.repeated(count);
    bytes += QByteArray("\x03\0\1t", 4); // Content Type, behind them all
    const qint64 before = peakMemory();
    const auto list = decodeProperties(bytes, PropertyPlace::Publish);
    QVERIFY(list);
    QVERIFY2(peakMemory() - before < 32 * 1024 * 1024, "they would take 256 MB and more");
    QCOMPARE(list->userProperties().size(), PropertyList::mostRepeated);
    QCOMPARE(list->omitted(), quint32(count - PropertyList::mostRepeated));
    QCOMPARE(list->bytes(PropertyId::ContentType), QByteArray("t"));
    bytes += "\x26";
    QVERIFY2(!decodeProperties(bytes, PropertyPlace::Publish), "what is not kept is checked all the same");
}

QTEST_APPLESS_MAIN(TestProperties)
#include "tst_properties.moc"
