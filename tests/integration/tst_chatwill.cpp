// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/brokersession.h"
#include "chat/chatpeople.h"
#include "support/scriptedbroker.h"

#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;
using namespace mqtt;

namespace {

/// A session with the chat's Will and a broker that may not like it.
struct Fixture
{
    explicit Fixture(ProtocolVersion version)
        : broker(version)
    {
        settings.endpoint = {Scheme::Tcp, u"127.0.0.1"_qs, broker.port(), {}};
        settings.connect.version = version;
        settings.connect.clientId = "ann";
    }
    Connack notAuthorized() const
    {
        return {.code = settings.connect.version == ProtocolVersion::V5_0
                            ? quint8(ReasonCode::NotAuthorized)
                            : quint8(ConnectReturnCode::NotAuthorized)};
    }
    /// The presence that is published next, after whatever else.
    std::optional<Presence> presence()
    {
        while (const std::optional<Packet> packet = broker.next()) {
            const auto *message = std::get_if<Publish>(&*packet);
            if (message && message->topic.startsWith(presencePrefix))
                return parsePresence(message->payload);
        }
        return std::nullopt;
    }

    ScriptedBroker broker;
    ConnectionSettings settings;
    BrokerSession session;
};

} // namespace

/// What happens where the broker refuses the Will that the chat asks for.
class TestChatWill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstConnectGoesOnWithoutIt_data() { versions(); }
    void firstConnectGoesOnWithoutIt()
    {
        QFETCH(ProtocolVersion, version);
        Fixture f(version);
        f.session.chat.join(u"Ann"_qs, true);
        f.session.open(f.settings);
        std::optional<Connect> connect = f.broker.handshake(f.notAuthorized());
        QVERIFY(connect && connect->will && connect->will->topic.startsWith(presencePrefix));
        connect = f.broker.handshake();
        QVERIFY(connect && !connect->will);
        const std::optional<Presence> presence = f.presence();
        QVERIFY(presence);
        QVERIFY(presence->until > presence->seen); // nobody else would say that we are gone
    }

    void laterConnectGoesOnWithoutIt_data() { versions(); }
    void laterConnectGoesOnWithoutIt()
    {
        QFETCH(ProtocolVersion, version);
        Fixture f(version);
        f.session.open(f.settings);
        std::optional<Connect> connect = f.broker.handshake();
        QVERIFY(connect && !connect->will);
        QTRY_VERIFY(f.session.connection.isConnected());
        f.session.chat.join(u"Ann"_qs, true);
        QVERIFY(f.broker.accepts());
        connect = f.broker.expect<Connect>();
        QVERIFY(connect && connect->will);
        f.broker.close(); // without a word
        connect = f.broker.handshake();
        QVERIFY(connect && !connect->will);
        const std::optional<Presence> presence = f.presence();
        QVERIFY(presence && presence->until > presence->seen);
    }

    void willThatIsTakenSpeaksForUs_data() { versions(); }
    void willThatIsTakenSpeaksForUs()
    {
        QFETCH(ProtocolVersion, version);
        Fixture f(version);
        f.session.chat.join(u"Ann"_qs, true);
        f.session.open(f.settings);
        const std::optional<Connect> connect = f.broker.handshake();
        QVERIFY(connect && connect->will);
        const std::optional<Presence> presence = f.presence();
        QVERIFY(presence);
        QCOMPARE(presence->until, 0);
    }

    void chatJoinedWhileConnectingBringsItsWill()
    {
        Fixture f(ProtocolVersion::V5_0);
        f.session.open(f.settings);
        QVERIFY(f.broker.accepts());
        std::optional<Connect> connect = f.broker.expect<Connect>();
        QVERIFY(connect && !connect->will);
        f.session.chat.join(u"Ann"_qs, true);
        connect = f.broker.handshake();
        QVERIFY(connect && connect->will);
        QVERIFY(f.presence());
    }

    void wrongPasswordIsNotTheWillsFault()
    {
        Fixture f(ProtocolVersion::V5_0);
        f.session.chat.join(u"Ann"_qs, true);
        for (int attempt = 0; attempt < 2; ++attempt) {
            f.session.open(f.settings);
            const std::optional<Connect> connect =
                f.broker.handshake({.code = quint8(ReasonCode::BadUserNameOrPassword)});
            QVERIFY(connect && connect->will);
            QTRY_COMPARE(f.session.connection.state().phase, ConnectionPhase::Failed);
        }
    }

private:
    static void versions()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V3_1_1;
        QTest::newRow("5.0") << ProtocolVersion::V5_0;
    }
};

QTEST_GUILESS_MAIN(TestChatWill)
#include "tst_chatwill.moc"
