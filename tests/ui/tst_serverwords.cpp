// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/serverwords.h"

#include <QtTest/QTest>

using namespace avocet;
using Id = mqtt::PropertyId;

namespace {
QString valueOf(const mqtt::ConnectionState &state, const QString &name)
{
    for (const ServerFact &fact : serverFacts(state)) {
        if (fact.name == name)
            return fact.value;
    }
    return {};
}

mqtt::ConnectionState connectedWith(mqtt::PropertyList properties)
{
    mqtt::ConnectionState state;
    state.phase = mqtt::ConnectionPhase::Connected;
    state.endpoint.host = QStringLiteral("host");
    state.clientId = "me";
    state.connack = mqtt::Connack{.sessionPresent = true, .properties = std::move(properties)};
    return state;
}
} // namespace

class TestServerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAConnectionThereIsNothingToSay()
    {
        QVERIFY(serverFacts({}).empty());
        QVERIFY(serverLimitWords({}).isEmpty());
    }

    void whatTheServerDoesNotSayIsTheDefaultOfTheStandard()
    {
        const mqtt::ConnectionState state = connectedWith({});
        QCOMPARE(valueOf(state, u"Maximum QoS"_qs), u"2 (the standard's default)"_qs);
        QCOMPARE(valueOf(state, u"Retain Available"_qs), u"yes (the standard's default)"_qs);
        QCOMPARE(valueOf(state, u"Receive Maximum"_qs), u"65,535 (the standard's default)"_qs);
        QCOMPARE(valueOf(state, u"Session Present"_qs), u"yes"_qs);
        QVERIFY(serverLimitWords(state).isEmpty());
    }

    void everyPropertyOfConnackIsThere_data()
    {
        QTest::addColumn<mqtt::Property>("property");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, Id id, auto value, const char *words) {
            QTest::newRow(name) << mqtt::Property{id, value} << QString::fromUtf8(words);
        };
        row("Session Expiry Interval", Id::SessionExpiryInterval, quint32(60), "60 s");
        row("Receive Maximum", Id::ReceiveMaximum, quint32(20), "20");
        row("Maximum QoS", Id::MaximumQoS, quint32(1), "1");
        row("Retain Available", Id::RetainAvailable, quint32(0), "no");
        row("Maximum Packet Size", Id::MaximumPacketSize, quint32(2000), "2 kB");
        row("Assigned Client Identifier", Id::AssignedClientIdentifier, QByteArray("auto-1"), "auto-1");
        row("Topic Alias Maximum", Id::TopicAliasMaximum, quint32(5), "5");
        row("Reason String", Id::ReasonString, QByteArray("fine\nindeed"), "fine indeed");
        row("User Property", Id::UserProperty, mqtt::StringPair{"a", "b"}, "a = b");
        row("Wildcard Subscription Available", Id::WildcardSubscriptionAvailable, quint32(0), "no");
        row("Subscription Identifier Available", Id::SubscriptionIdentifierAvailable, quint32(0), "no");
        row("Shared Subscription Available", Id::SharedSubscriptionAvailable, quint32(0), "no");
        row("Server Keep Alive", Id::ServerKeepAlive, quint32(30), "30 s");
        row("Response Information", Id::ResponseInformation, QByteArray("reply"), "reply");
        row("Server Reference", Id::ServerReference, QByteArray("other:1883"), "other:1883");
        row("Authentication Method", Id::AuthenticationMethod, QByteArray("SCRAM"), "SCRAM");
    }
    void everyPropertyOfConnackIsThere()
    {
        QFETCH(mqtt::Property, property);
        QFETCH(QString, value);
        QString shown = valueOf(connectedWith({property}), QString::fromLatin1(QTest::currentDataTag()));
        shown.replace(QChar(0xA0), u' ');
        QCOMPARE(shown, value);
    }

    void limitsAreOneLineForTheLog()
    {
        const QString words = serverLimitWords(connectedWith({{Id::MaximumQoS, quint32(1)},
                                                              {Id::RetainAvailable, quint32(0)},
                                                              {Id::ServerKeepAlive, quint32(30)}}));
        QCOMPARE(words,
                 u"What this server says: QoS 1 at most, no retained messages, Keep Alive of 30 s"_qs);
    }

    void versionsBefore5SayLittle()
    {
        mqtt::ConnectionState state = connectedWith({});
        state.version = mqtt::ProtocolVersion::V3_1_1;
        QCOMPARE(serverFacts(state).size(), size_t(4));
    }
};

QTEST_GUILESS_MAIN(TestServerWords)
#include "tst_serverwords.moc"
