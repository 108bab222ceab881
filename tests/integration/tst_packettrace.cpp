// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "models/tracemodel.h"
#include "panes/tracepane.h"
#include "shell/actions.h"
#include "support/mosquitto.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace avocet;
using avocet::test::Mosquitto;

/// The trace pane on a real broker.
class TestPacketTrace : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        static QTemporaryDir folder;
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        nameApplication();
    }

private:
    template <class Widget>
    Widget *find(const char *name)
    {
        auto *widget = m_application->window().window.findChild<Widget *>(QLatin1StringView(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }
    mqtt::Connection &connection() { return m_application->window().connection(); }
    TracePane &pane() { return m_application->window().tracePane; }
    QStringList packets(quint32 number)
    {
        QStringList names;
        for (const mqtt::TraceEntry &entry : pane().entries()) {
            if (entry.packet.connection == number)
                names += QString::fromLatin1(mqtt::packetName(entry.packet.type()));
        }
        return names;
    }
    qint64 latencyOf(mqtt::PacketType type)
    {
        for (const mqtt::TraceEntry &entry : pane().entries()) {
            if (entry.packet.type() == type)
                return entry.latency;
        }
        return -1;
    }

    std::unique_ptr<Application> m_application;

private Q_SLOTS:
    void init() { m_application = std::make_unique<Application>(*qApp, CommandLine()); }
    void cleanup() { m_application.reset(); }

    void everyPacketOfAConnectionIsThereWithItsLatency()
    {
        Mosquitto broker({.users = {{QStringLiteral("ann"), QStringLiteral("hunter2")}}});
        QVERIFY2(broker.start(), broker.log());
        find<QAction>("showTrace")->trigger();
        find<QPushButton>("traceStartButton")->click();
        const auto address = mqtt::parseAddress(u"mqtt://ann:hunter2@127.0.0.1:%1"_qs.arg(broker.port()));
        QVERIFY(address);
        m_application->control().openAddress(*address);
        QTRY_VERIFY(packets(1).contains(u"SUBACK"_qs));
        connection().publish({.topic = "a", .payload = "1", .qos = mqtt::QoS::ExactlyOnce});
        QTRY_VERIFY(packets(1).contains(u"PUBCOMP"_qs));
        const QStringList names = packets(1);
        QCOMPARE(names.first(3), (QStringList{u"CONNECT"_qs, u"CONNACK"_qs, u"SUBSCRIBE"_qs}));
        QVERIFY(names.indexOf(u"PUBREC"_qs) < names.indexOf(u"PUBREL"_qs));
        for (const auto type : {mqtt::PacketType::Connack, mqtt::PacketType::Suback,
                                mqtt::PacketType::Pubrec, mqtt::PacketType::Pubcomp})
            QVERIFY2(latencyOf(type) >= 0, mqtt::packetName(type));
        for (const mqtt::TraceEntry &entry : pane().entries())
            QVERIFY(!entry.packet.head.contains("hunter2"));
    }

    void aReconnectIsTheNextConnectionAndStopEndsTheTrace()
    {
        Mosquitto broker;
        QVERIFY2(broker.start(), broker.log());
        find<QPushButton>("traceStartButton")->click();
        const auto address = mqtt::parseAddress(u"mqtt://127.0.0.1:%1"_qs.arg(broker.port()));
        m_application->control().openAddress(*address);
        QTRY_VERIFY(packets(1).contains(u"SUBACK"_qs));
        find<QAction>("disconnect")->trigger();
        QTRY_VERIFY(packets(1).contains(u"DISCONNECT"_qs));
        find<QAction>("reconnect")->trigger();
        QTRY_VERIFY(packets(2).contains(u"SUBACK"_qs));
        QVERIFY(!packets(1).contains(u"PINGREQ"_qs));

        find<QPushButton>("traceRunButton")->click();
        const size_t seen = pane().entries().size();
        find<QAction>("disconnect")->trigger();
        QTRY_COMPARE(connection().state().phase, mqtt::ConnectionPhase::Idle);
        find<QAction>("reconnect")->trigger();
        QTRY_VERIFY(connection().isConnected());
        QCOMPARE(pane().entries().size(), seen);
    }

    void theExportedFileHasALineForEachPacketAndNoPassword()
    {
        Mosquitto broker({.users = {{QStringLiteral("ann"), QStringLiteral("hunter2")}}});
        QVERIFY2(broker.start(), broker.log());
        find<QPushButton>("traceStartButton")->click();
        const auto address = mqtt::parseAddress(u"mqtt://ann:hunter2@127.0.0.1:%1"_qs.arg(broker.port()));
        m_application->control().openAddress(*address);
        QTRY_VERIFY(packets(1).contains(u"SUBACK"_qs));
        find<QPushButton>("traceRunButton")->click();

        const QTemporaryDir folder;
        const QString path = folder.filePath(u"trace.jsonl"_qs);
        Q_EMIT pane().exportRequested(path);
        QTRY_VERIFY(find<QWidget>("traceBanner")->isVisibleTo(&pane()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(!text.contains("hunter2"));
        QCOMPARE(size_t(text.count('\n')), pane().entries().size());
        const QJsonObject first = QJsonDocument::fromJson(text.left(text.indexOf('\n'))).object();
        QCOMPARE(first["packet"].toString(), u"CONNECT"_qs);
        QVERIFY(first["fields"].toObject()["password"].isNull());
        QCOMPARE(first["fields"].toObject()["userName"].toString(), u"ann"_qs);
    }
};

QTEST_MAIN(TestPacketTrace)
#include "tst_packettrace.moc"
