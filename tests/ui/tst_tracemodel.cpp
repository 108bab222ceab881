// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracemodel.h"

#include "../unit/trace/tracemaker.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;
using namespace mqtt;

namespace {
QString text(const TraceModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QStringList packets(const TraceModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += text(model, row, TraceModel::PacketColumn);
    return names;
}

quint16 only(PacketType type)
{
    return quint16(1 << quint8(type));
}

/// A QoS 1 and a QoS 2 exchange on two topics, and a ping.
std::vector<TracedPacket> conversation(TraceMaker &maker)
{
    return {maker.sent(Publish{
                .topic = "home/kitchen", .payload = "21", .qos = QoS::AtLeastOnce, .packetId = 1}),
            maker.received(Puback{.packetId = 1}),
            maker.sent(Pingreq{}),
            maker.sent(Publish{.topic = "home/garage", .qos = QoS::ExactlyOnce, .packetId = 2}),
            maker.received(Pingresp{}),
            maker.received(Pubrec{.packetId = 2}),
            maker.sent(Pubrel{.packetId = 2}),
            maker.received(Pubcomp{.packetId = 2})};
}
} // namespace

class TestTraceModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPacketIsALine()
    {
        TraceMaker maker;
        TraceModel model;
        model.append(conversation(maker), 0);
        QCOMPARE(model.rowCount(), 8);
        QVERIFY(QRegularExpression("^\\d\\d:\\d\\d:\\d\\d\\.000$")
                    .match(text(model, 0, TraceModel::TimeColumn))
                    .hasMatch());
        QCOMPARE(text(model, 0, TraceModel::ConnectionColumn), QStringLiteral("1"));
        QCOMPARE(text(model, 0, TraceModel::DirectionColumn), QStringLiteral("→"));
        QCOMPARE(text(model, 0, TraceModel::PacketColumn), QStringLiteral("PUBLISH"));
        QCOMPARE(text(model, 0, TraceModel::IdentifierColumn), QStringLiteral("1"));
        QCOMPARE(text(model, 0, TraceModel::SummaryColumn), QStringLiteral("home/kitchen · QoS 1 · 21"));
        QCOMPARE(text(model, 0, TraceModel::SizeColumn), QStringLiteral("21\u00a0B"));
        QCOMPARE(text(model, 0, TraceModel::LatencyColumn), QString());
        QCOMPARE(text(model, 1, TraceModel::DirectionColumn), QStringLiteral("←"));
        QCOMPARE(model.index(1, TraceModel::DirectionColumn).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("received"));
        QCOMPARE(text(model, 1, TraceModel::LatencyColumn), QStringLiteral("1.00 ms"));
        QCOMPARE(text(model, 1, TraceModel::SummaryColumn), QStringLiteral("home/kitchen"));
        QCOMPARE(text(model, 2, TraceModel::IdentifierColumn), QString());
    }

    void textFromOutsideStaysInItsLine()
    {
        TraceMaker maker(ProtocolVersion::V3_1_1);
        TraceModel model;
        model.append({maker.received(Publish{.topic = "a\nb\u202e", .payload = "x\ty\n"})}, 0);
        const QString line = text(model, 0, TraceModel::SummaryColumn);
        QVERIFY(!line.contains(u'\n'));
        QVERIFY(!line.contains(u'\t'));
        QVERIFY(!line.contains(QChar(0x202e)));
    }

    void summariesSayWhatAPacketIsAbout_data()
    {
        QTest::addColumn<Packet>("packet");
        QTest::addColumn<QString>("summary");
        QTest::newRow("CONNECT") << Packet(Connect{.clientId = "me"}) << u"MQTT 5.0 · Clean Start · me"_qs;
        QTest::newRow("CONNACK") << Packet(Connack{.code = 0x87}) << u"Not authorized (135)"_qs;
        QTest::newRow("SUBSCRIBE") << Packet(Subscribe{1, {{.filter = "a/#"}, {.filter = "b"}}, {}})
                                   << u"a/#, b"_qs;
        QTest::newRow("SUBACK") << Packet(Suback{1, {1, 1, 0x87}, {}})
                                << u"Granted (QoS 1), Not authorized (135)"_qs;
        QTest::newRow("PUBACK") << Packet(Puback{.packetId = 1}) << QString();
        QTest::newRow("DISCONNECT") << Packet(Disconnect{ReasonCode::SessionTakenOver,
                                                         {{PropertyId::ReasonString, QByteArray("gone")}}})
                                    << u"Session taken over (142) · “gone”"_qs;
        QTest::newRow("retained") << Packet(Publish{.topic = "t", .payload = "1", .retain = true})
                                  << u"t · QoS 0 · retained · 1"_qs;
    }
    void summariesSayWhatAPacketIsAbout()
    {
        QFETCH(Packet, packet);
        TraceMaker maker;
        TraceModel model;
        model.append({maker.received(packet)}, 0);
        QTEST(text(model, 0, TraceModel::SummaryColumn), "summary");
    }

    void filters_data()
    {
        QTest::addColumn<TraceFilter>("filter");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("type") << TraceFilter{.types = only(PacketType::Publish)}
                              << QStringList{"PUBLISH", "PUBLISH"};
        QTest::newRow("types") << TraceFilter{.types = quint16(only(PacketType::Pingreq) |
                                                              only(PacketType::Pingresp))}
                               << QStringList{"PINGREQ", "PINGRESP"};
        QTest::newRow("identifier") << TraceFilter{.packetId = 2}
                                    << QStringList{"PUBLISH", "PUBREC", "PUBREL", "PUBCOMP"};
        QTest::newRow("part of a topic") << TraceFilter{.topic = "KITCH"}
                                         << QStringList{"PUBLISH", "PUBACK"};
        QTest::newRow("topic filter") << TraceFilter{.topic = "+/garage"}
                                      << QStringList{"PUBLISH", "PUBREC", "PUBREL", "PUBCOMP"};
        QTest::newRow("all conditions") << TraceFilter{.packetId = 2, .topic = "kitchen"} << QStringList{};
    }
    void filters()
    {
        QFETCH(TraceFilter, filter);
        QFETCH(QStringList, shown);
        TraceMaker maker;
        TraceModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(conversation(maker), 0);
        model.setFilter(filter);
        QCOMPARE(packets(model), shown);
        model.append(conversation(maker), 0);
        QCOMPARE(packets(model), shown + shown);
        QCOMPARE(int(model.shownEntries().size()), model.rowCount());
        model.setFilter({});
        QCOMPARE(model.rowCount(), 16);
    }

    void anExchangeIsMarkedAndFound()
    {
        TraceMaker maker;
        TraceModel model;
        model.append(conversation(maker), 0);
        const quint64 exchange = model.at(3).exchange;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setMarkedExchange(exchange);
        QCOMPARE(changed.count(), 1);
        QList<int> marked;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(TraceModel::IsMarkedRole).toBool())
                marked += row;
        }
        QCOMPARE(marked, (QList<int>{3, 5, 6, 7}));
        QCOMPARE(model.exchange(exchange).size(), size_t(4));
        QVERIFY(model.exchange(0).empty());
    }

    void theOldestLeaveBeyondTheBounds_data()
    {
        QTest::addColumn<int>("payload");
        QTest::newRow("packets") << 0;
        QTest::newRow("bytes") << 2000;
    }
    void theOldestLeaveBeyondTheBounds()
    {
        QFETCH(int, payload);
        TraceMaker maker(ProtocolVersion::V3_1_1);
        constexpr TraceModel::Bounds bounds{.packets = 1000, .bytes = 1'000'000};
        TraceModel model(bounds);
        const Packet message = Publish{.topic = "t", .payload = QByteArray(payload, 'x')};
        size_t sent = 0;
        while (sent < 1200) {
            std::vector<TracedPacket> batch;
            for (int i = 0; i < 100; ++i)
                batch.push_back(maker.sent(message));
            sent += batch.size();
            model.append(std::move(batch), 1);
        }
        QCOMPARE(model.packetCount(), quint64(sent));
        QCOMPARE(model.leftOut(), quint64(sent / 100));
        QCOMPARE(size_t(model.rowCount()), model.keptCount());
        if (payload == 0)
            QCOMPARE(model.keptCount(), bounds.packets);
        else
            QVERIFY(qsizetype(model.keptCount()) * payload <= bounds.bytes);
        QVERIFY(model.keptCount() >= 400);
        QCOMPARE(model.at(model.rowCount() - 1).packet.time, TraceMaker::begin + qint64(sent - 1) * 1000);
        QCOMPARE(model.at(0).packet.time,
                 TraceMaker::begin + qint64(sent - model.keptCount()) * 1000);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.packetCount(), quint64(0));
    }

    void randomBatchesKeepTheModelsPromises()
    {
        TraceMaker maker(ProtocolVersion::V3_1_1);
        TraceModel model(TraceModel::Bounds{.packets = 300, .bytes = 400'000});
        const QAbstractItemModelTester tester(&model);
        QRandomGenerator random(7);
        const std::vector<Packet> kinds{Packet(Pingreq{}),
                                        Packet(Publish{.topic = "a/b", .payload = QByteArray(3000, 'x')}),
                                        Packet(Publish{.topic = "a/c"}), Packet(Pingresp{})};
        const std::vector<TraceFilter> filters{
            {}, {.types = only(PacketType::Publish)}, {.topic = "a/+"}, {.topic = "none"}};
        for (int round = 0; round < 100; ++round) {
            std::vector<TracedPacket> batch;
            const int count = random.bounded(100);
            const int kind = random.bounded(int(kinds.size()));
            for (int i = 0; i < count; ++i)
                batch.push_back(maker.sent(kinds[size_t(kind)]));
            model.append(std::move(batch), 0);
            if (random.bounded(10) == 0)
                model.setFilter(filters[random.bounded(quint32(filters.size()))]);
            if (random.bounded(60) == 0)
                model.clear();
            for (int row = 0; row < qMin(3, model.rowCount()); ++row)
                QVERIFY(!text(model, row, TraceModel::PacketColumn).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestTraceModel)
#include "tst_tracemodel.moc"
