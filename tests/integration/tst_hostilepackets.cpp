// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilefixture.h"

using namespace mqtt;
using namespace avocet::test;

namespace {
constexpr auto v31 = ProtocolVersion::V3_1;
constexpr auto v311 = ProtocolVersion::V3_1_1;
constexpr auto v50 = ProtocolVersion::V5_0;
constexpr auto malformed = ReasonCode::MalformedPacket;
constexpr auto protocolError = ReasonCode::ProtocolError;
constexpr auto topicInvalid = ReasonCode::TopicNameInvalid;

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

/// PUBLISH with these two bytes of topic length and what follows, properties inserted where 5.0 has them.
QByteArray publish(ProtocolVersion version, quint8 header, const QByteArray &topic, const QByteArray &id = {})
{
    QByteArray body;
    body += char(topic.size() >> 8);
    body += char(topic.size() & 0xFF);
    body += topic + id;
    if (version == v50)
        body += '\0';
    return QByteArray(1, char(header)) + char(body.size()) + body;
}

/// PUBLISH of 5.0 to "a", or to the topic of its alias, with these property bytes.
QByteArray publishWith(const char *properties, const QByteArray &topic = "a")
{
    const QByteArray bytes = hex(properties);
    const QByteArray body = QByteArray(1, '\0') + char(topic.size()) + topic + char(bytes.size()) + bytes;
    return QByteArray(1, '\x30') + char(body.size()) + body;
}

void row(ProtocolVersion version, const char *what, const QByteArray &bytes, ReasonCode reason)
{
    const char *name = version == v50 ? "5.0" : version == v311 ? "3.1.1" : "3.1";
    QTest::addRow("%s %s", name, what) << version << bytes << reason;
}

void addFraming()
{
    forEachVersion([](ProtocolVersion version, const char *) {
        row(version, "type 0", hex("0000"), malformed);
        row(version, "five-byte length", hex("30ffffffff01"), malformed);
        row(version, "length not minimal", hex("d08000"), malformed);
        row(version, "claim above our maximum", hex("30ffffff7f"), ReasonCode::PacketTooLarge);
        row(version, "PINGRESP with a body", hex("d00100"), malformed);
        row(version, "PINGRESP with flags", hex("d100"), malformed);
        row(version, "PUBACK with flags", hex("41020001"), malformed);
        row(version, "PUBREL without flags", hex("60020001"), malformed);
        row(version, "HTTP", "HTTP/1.1 400 Bad Request\r\n" + QByteArray(100, 'x'), malformed);
    });
}

void addPacketsOfClients()
{
    forEachVersion([](ProtocolVersion version, const char *) {
        row(version, "CONNECT", encoded(Connect{.version = version, .clientId = "c"}, version),
            protocolError);
        row(version, "SUBSCRIBE", encoded(Subscribe{1, {{.filter = "a"}}, {}}, version), protocolError);
        row(version, "UNSUBSCRIBE", encoded(Unsubscribe{1, {"a"}, {}}, version), protocolError);
        row(version, "PINGREQ", encoded(Pingreq{}, version), protocolError);
        row(version, "second CONNACK", encoded(Connack{}, version), protocolError);
    });
    row(v31, "DISCONNECT", hex("e000"), protocolError);
    row(v311, "DISCONNECT", hex("e000"), protocolError);
    row(v311, "AUTH", hex("f000"), malformed);
    row(v50, "AUTH without a method", hex("f000"), protocolError);
}

void addPublish()
{
    forEachVersion([](ProtocolVersion version, const char *) {
        const QByteArray id = hex("0001");
        row(version, "QoS 3", publish(version, 0x36, "a", id), malformed);
        row(version, "DUP with QoS 0", publish(version, 0x38, "a"), malformed);
        row(version, "id 0", publish(version, 0x32, "a", hex("0000")), protocolError);
        row(version, "no id",
            hex("32030001"
                "61"),
            malformed);
        row(version, "bad UTF-8", publish(version, 0x30, "a\xC3("), malformed);
        row(version, "overlong UTF-8", publish(version, 0x30, "\xC0\xAF"), malformed);
        row(version, "surrogate", publish(version, 0x30, "\xED\xA0\x80"), malformed);
        row(version, "U+0000", publish(version, 0x30, QByteArray("a\0b", 3)), malformed);
        row(version, "wildcard #", publish(version, 0x30, "a/#"), topicInvalid);
        row(version, "wildcard +", publish(version, 0x30, "+"), topicInvalid);
        row(version, "empty topic", publish(version, 0x30, ""), version == v50 ? protocolError : malformed);
        row(version, "topic longer than the packet", hex("3003ffff61"), malformed);
        row(version, "empty", hex("3000"), malformed);
    });
}

void addAliases()
{
    row(v50, "alias 0", publishWith("230000"), ReasonCode::TopicAliasInvalid);
    row(v50, "alias above our maximum", publishWith("230006"), ReasonCode::TopicAliasInvalid);
    row(v50, "alias unknown", publishWith("230001", ""), protocolError);
    row(v50, "alias unknown after others", publishWith("230005") + publishWith("230004", ""), protocolError);
    row(v50, "more in flight than our Receive Maximum",
        publish(v50, 0x34, "a", hex("0001")) + publish(v50, 0x34, "a", hex("0002")) +
            publish(v50, 0x34, "a", hex("0003")),
        ReasonCode::ReceiveMaximumExceeded);
}

void addProperties()
{
    row(v50, "property twice", publishWith("01010101"), protocolError);
    row(v50, "property unknown", publishWith("7f00"), malformed);
    row(v50, "property misplaced", publishWith("210001"), malformed);
    row(v50, "property cut short", publishWith("0200"), malformed);
    row(v50, "properties over-run",
        hex("3005000161"
            "7f00"),
        malformed);
    row(v50, "property length of five bytes",
        hex("300800016180"
            "80808001"),
        malformed);
    row(v50, "string over-runs its properties", publishWith("03ffff61"), malformed);
    row(v50, "boolean 2", publishWith("0102"), protocolError);
    row(v50, "Subscription Identifier 0", publishWith("0b00"), protocolError);
    row(v50, "Response Topic with wildcard", publishWith("08000123"), topicInvalid);
    row(v50, "User Property of bad UTF-8", publishWith("260001ff000161"), malformed);
}

void addAnswers()
{
    forEachVersion([](ProtocolVersion version, const char *) {
        row(version, "PUBACK id 0", hex("40020000"), protocolError);
        row(version, "PUBACK of one byte", hex("400100"), malformed);
        row(version, "SUBACK id 0", hex(version == v50 ? "900400000000" : "9003000000"), protocolError);
    });
    row(v50, "PUBACK with a code of PUBREL", hex("4003000192"), protocolError);
    row(v50, "PUBACK too long", hex("40050001000000"), malformed);
    row(v311, "PUBACK too long", hex("4003000100"), malformed);
    row(v311, "SUBACK code 3", hex("9003000103"), malformed);
    row(v50, "DISCONNECT with an undefined code", hex("e0010f"), protocolError);
}
} // namespace

/// What a broker may send once CONNACK is through, and what not.
class TestHostilePackets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void illegalEndsIt_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ReasonCode>("reason");
        addFraming();
        addPacketsOfClients();
        addPublish();
        addAliases();
        addProperties();
        addAnswers();
    }
    void illegalEndsIt()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(QByteArray, bytes);
        QFETCH(ReasonCode, reason);
        HostileFixture f(version);
        f.settings.maximumPacketSize = 100'000;
        f.settings.connect.properties.add(PropertyId::TopicAliasMaximum, 5);
        f.settings.connect.properties.add(PropertyId::ReceiveMaximum, 2);
        QVERIFY(f.connects());
        f.broker.sendRaw(bytes);
        QVERIFY(f.ends());
        const bool tooLarge = reason == ReasonCode::PacketTooLarge;
        QCOMPARE(f.error().cause,
                 tooLarge ? ConnectionCause::PacketTooLarge : ConnectionCause::ProtocolViolation);
        QCOMPARE(f.error().stage, ConnectionStage::Running);
        QCOMPARE(f.error().code, quint8(reason));
        QVERIFY2(!f.error().detail.isEmpty(), "the clause");
        QVERIFY(f.broker.expectClose());
        std::optional<Disconnect> said;
        while (f.broker.hasPackets())
            said = f.broker.expect<Disconnect>();
        QCOMPARE(said.has_value(), version == v50);
        if (said)
            QCOMPARE(said->reason, reason);
    }

    void legalIsTaken_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<QByteArray>("bytes");
        forEachVersion([](ProtocolVersion version, const char *name) {
            const auto legal = [&](const char *what, const QByteArray &bytes) {
                QTest::addRow("%s %s", name, what) << version << bytes;
            };
            const Publish once{.topic = "a", .qos = QoS::ExactlyOnce, .packetId = 1};
            Publish again = once;
            again.dup = true;
            legal("PUBACK for nothing", hex("40021234"));
            legal("PUBREC for nothing", hex("50021234"));
            legal("PUBREL for nothing", hex("62021234"));
            legal("PUBCOMP for nothing", hex("70021234"));
            legal("SUBACK for nothing", encoded(Suback{77, {0, 1}, {}}, version));
            legal("UNSUBACK for nothing", encoded(Unsuback{77, {0}, {}}, version));
            legal("PINGRESP for nothing", hex("d000d000d000"));
            legal("empty payload", encoded(Publish{.topic = "a"}, version));
            legal("U+FEFF in a topic", encoded(Publish{.topic = "\xEF\xBB\xBF"}, version));
            legal("only slashes", encoded(Publish{.topic = "///"}, version));
            legal("QoS 2 again", encoded(once, version) + encoded(again, version));
            legal("same id with QoS 1 twice", publish(version, 0x32, "a", hex("0001")).repeated(2));
        });
        const auto v5 = [](const char *what, const QByteArray &bytes) {
            QTest::addRow("5.0 %s", what) << v50 << bytes;
        };
        v5("PUBACK without Property Length", hex("4003123400"));
        v5("PUBACK with a failure", hex("4003123497"));
        v5("PUBACK in full", hex("40111234000d1f000178260001610003626364"));
        v5("PUBREL with not found", hex("6203123492"));
        v5("User Property twice", publishWith("260001610001622600016100"
                                              "0162"));
        v5("several Subscription Identifiers", publishWith("0b010b02"));
        v5("alias defined anew",
           publishWith("230001") + publishWith("230001", "b") + publishWith("230001", ""));
    }
    void legalIsTaken()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(QByteArray, bytes);
        HostileFixture f(version);
        f.settings.connect.properties.add(PropertyId::TopicAliasMaximum, 5);
        QVERIFY(f.connects());
        f.broker.sendRaw(bytes);
        QVERIFY(f.isStillWell());
    }

    void aliasesDieWithTheConnection()
    {
        HostileFixture f;
        f.settings.connect.properties.add(PropertyId::TopicAliasMaximum, 5);
        QVERIFY(f.connects());
        f.broker.sendRaw(publishWith("230001"));
        QVERIFY(f.isStillWell());
        f.broker.reset();
        QVERIFY(f.ends());
        f.connection.reconnectNow();
        QVERIFY(f.broker.handshake());
        QTRY_VERIFY(f.connection.isConnected());
        f.broker.sendRaw(publishWith("230001", ""));
        QVERIFY(f.ends());
        QCOMPARE(f.error().code, quint8(protocolError));
    }

    void subackMustHaveACodePerFilter_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<int>("codes");
        QTest::addColumn<bool>("isUnsuback");
        forEachVersion([](ProtocolVersion version, const char *name) {
            QTest::addRow("%s too few", name) << version << 0 << false;
            QTest::addRow("%s too many", name) << version << 2 << false;
            QTest::addRow("%s UNSUBACK instead", name) << version << 1 << true;
        });
    }
    void subackMustHaveACodePerFilter()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(int, codes);
        QFETCH(bool, isUnsuback);
        HostileFixture f(version);
        f.settings.subscriptions = {{.filter = "a"}};
        QVERIFY(f.connects());
        const auto subscribe = f.broker.expect<Subscribe>();
        QVERIFY(subscribe);
        const std::vector<quint8> some(size_t(codes), 0);
        if (isUnsuback)
            f.broker.send(Unsuback{subscribe->packetId, some, {}});
        else
            f.broker.send(Suback{subscribe->packetId, some, {}});
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::ProtocolViolation);
        QCOMPARE(f.error().code, quint8(protocolError));
    }

    void answersInTheWrongStateEndIt_data()
    {
        QTest::addColumn<QoS>("qos");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("PUBREC to QoS 1") << QoS::AtLeastOnce << hex("50020001");
        QTest::newRow("PUBCOMP to QoS 1") << QoS::AtLeastOnce << hex("70020001");
        QTest::newRow("PUBACK to QoS 2") << QoS::ExactlyOnce << hex("40020001");
        QTest::newRow("PUBCOMP before PUBREC") << QoS::ExactlyOnce << hex("70020001");
    }
    void answersInTheWrongStateEndIt()
    {
        QFETCH(QoS, qos);
        QFETCH(QByteArray, answer);
        HostileFixture f;
        QVERIFY(f.connects());
        f.connection.publish({.topic = "a", .qos = qos});
        const auto sent = f.broker.expect<Publish>();
        QVERIFY(sent);
        QCOMPARE(sent->packetId, PacketIdentifier(1));
        f.broker.sendRaw(answer);
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::ProtocolViolation);
        QCOMPARE(f.error().code, quint8(protocolError));
    }
};

QTEST_GUILESS_MAIN(TestHostilePackets)
#include "tst_hostilepackets.moc"
