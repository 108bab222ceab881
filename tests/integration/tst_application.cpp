// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "panes/chatpane.h"
#include "panes/inspectorpane.h"
#include "panes/publishpane.h"
#include "panes/topicpane.h"
#include "shell/actions.h"
#include "support/mosquitto.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QFileOpenEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace avocet;
using avocet::test::Mosquitto;

namespace {
test::MosquittoOptions protectedBroker()
{
    return {.users = {{QStringLiteral("admin"), QStringLiteral("password")}}};
}

/// Somebody else on the broker.
class Device
{
public:
    explicit Device(quint16 port)
    {
        mqtt::ConnectionSettings settings;
        settings.endpoint.host = QStringLiteral("127.0.0.1");
        settings.endpoint.port = port;
        settings.connect.version = mqtt::ProtocolVersion::V3_1_1;
        settings.connect.clientId = "device";
        settings.connect.userName = "admin";
        settings.connect.password = "password";
        connection.open(settings);
    }
    void publish(const QByteArray &topic, const QByteArray &payload, bool retain = false)
    {
        connection.publish(
            {.topic = topic, .payload = payload, .qos = mqtt::QoS::AtLeastOnce, .retain = retain});
    }
    mqtt::Connection connection;
};
} // namespace

class TestApplication : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        static QTemporaryDir folder;
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
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
    MainWindow &window() { return m_application->window().window; }
    void start(const CommandLine &line = {}) { m_application = std::make_unique<Application>(*qApp, line); }
    void connectByHand(const Mosquitto &broker, const QString &password)
    {
        auto *address = find<QLineEdit>("addressEdit");
        address->clear();
        QTest::keyClicks(address, u"mqtt://admin:%1@127.0.0.1:%2"_qs.arg(password).arg(broker.port()));
        QTest::mouseClick(find<QPushButton>("connectButton"), Qt::LeftButton);
    }
    mqtt::Address addressOf(const Mosquitto &broker) const
    {
        return *mqtt::parseAddress(u"mqtt://admin:password@127.0.0.1:%1"_qs.arg(broker.port()));
    }
    QStringList conversation()
    {
        QStringList lines;
        ChatRoomModel &model = m_application->window().session().chatModel;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            if (index.data(ChatRoomModel::KindRole).toInt() == int(ChatRowKind::Message))
                lines += index.data(ChatRoomModel::ClipboardRole).toString();
        }
        return lines;
    }

    std::unique_ptr<Application> m_application;

private Q_SLOTS:
    void cleanup() { m_application.reset(); }

    void anAddressThatWasClickedElsewhereIsOpened()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        start();
        QSignalSpy problem(&m_application->control(), &ConnectionControl::problem);
        QFileOpenEvent senseless(QUrl(u"mqtt://"_qs));
        QCoreApplication::sendEvent(qApp, &senseless);
        QCOMPARE(problem.size(), 1);
        QFileOpenEvent clicked(QUrl(u"mqtt://admin:password@127.0.0.1:%1"_qs.arg(broker.port())));
        QCoreApplication::sendEvent(qApp, &clicked);
        QTRY_VERIFY(m_application->window().connection().isConnected());
    }

    void newcomerBrowsesReadsAndChats()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        Device device(broker.port());
        device.publish("home/kitchen/temperature", R"({"v": 21.50, "unit": "°C"})", true);
        start();
        QVERIFY(!window().isWorkspaceShown());

        connectByHand(broker, u"password"_qs);
        QTRY_VERIFY(window().isWorkspaceShown());
        TopicPane &topics = m_application->window().topicPane;
        QTRY_VERIFY(topics.selectTopic(u"home/kitchen/temperature"_qs));
        QTRY_VERIFY(find<QPlainTextEdit>("payloadText")->toPlainText().contains(u"\"v\": 21.50"_qs));
        QCOMPARE(m_application->window().inspectorPane.topic(), "home/kitchen/temperature");
        QVERIFY(find<QWidget>("retainedChip")->isVisible());

        device.publish("home/kitchen/temperature", R"({"v": 22.75})");
        QTRY_VERIFY(find<QPlainTextEdit>("payloadText")->toPlainText().contains(u"22.75"_qs));

        QTest::keyClicks(find<QLineEdit>("chatNameEdit"), u"Ann"_qs);
        QTest::mouseClick(find<QPushButton>("chatJoinButton"), Qt::LeftButton);
        QTRY_COMPARE(conversation(), QStringList{u"Ann:Hello,anyone!"_qs});
        device.publish("chat", R"({"user": "Bob", "say": "\u4f60\u597d"})");
        QTRY_COMPARE(conversation().value(1), u"Bob:你好"_qs);
        auto *editor = find<QPlainTextEdit>("chatEditor");
        QTest::keyClicks(editor, u"hi Bob"_qs);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(conversation().value(2), u"Ann:hi Bob"_qs);
        QVERIFY(editor->toPlainText().isEmpty());
        QTRY_COMPARE(
            m_application->window().session().chatModel.index(3).data(ChatRoomModel::StateRole).toInt(),
            int(ChatState::Seen));
        QCOMPARE(conversation().size(), 3);
    }

    void refusalIsSaidInTheWindow()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        start();
        connectByHand(broker, u"wrong"_qs);
        auto *banner = find<QWidget>("connectionBanner");
        QTRY_VERIFY(banner->isVisible());
        QString words;
        for (const QLabel *label : banner->findChildren<QLabel *>())
            words += label->text();
        QVERIFY2(words.contains(u"(135)"), qPrintable(words));
        QVERIFY(!qApp->activeModalWidget());

        connectByHand(broker, u"password"_qs);
        QTRY_VERIFY(window().isWorkspaceShown());
        QVERIFY(!banner->isVisible());
    }

    void treeHistoryAndDraftsSurviveALostConnection()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        start({.address = addressOf(broker), .chatAs = u"Ann"_qs});
        QTRY_COMPARE(conversation(), QStringList{u"Ann:Hello,anyone!"_qs});
        Device device(broker.port());
        device.publish("a/b", "1");
        device.publish("a/b", "2");
        QTRY_VERIFY(m_application->window().topicPane.selectTopic(u"a/b"_qs));
        QTRY_COMPARE(m_application->window().inspection.history().rowCount(), 2);
        QTest::keyClicks(find<QPlainTextEdit>("chatEditor"), u"half a sen"_qs);
        find<QLineEdit>("publishTopic")->setText(u"draft/topic"_qs);

        broker.kill();
        QTRY_VERIFY(find<QWidget>("connectionBanner")->isVisible());
        QCOMPARE(m_application->window().inspection.history().rowCount(), 2);
        QVERIFY(m_application->window().topicPane.selectTopic(u"a/b"_qs));
        QCOMPARE(find<QPlainTextEdit>("chatEditor")->toPlainText(), u"half a sen"_qs);
        QCOMPARE(find<QLineEdit>("publishTopic")->text(), u"draft/topic"_qs);
        QTest::keyClicks(find<QPlainTextEdit>("chatEditor"), u"tence"_qs);
        QTest::keyClick(find<QPlainTextEdit>("chatEditor"), Qt::Key_Return);

        QVERIFY2(broker.start(), broker.log());
        window().actions().reconnect->trigger();
        QTRY_VERIFY(!find<QWidget>("connectionBanner")->isVisible());
        QTRY_COMPARE(conversation().count(u"Ann:half a sentence"_qs), 1);
        QTRY_COMPARE(conversation().count(u"Ann:Hello,anyone!"_qs), 2);
        QCOMPARE(m_application->window().inspection.history().rowCount(), 2);
    }

    void publishedMessageIsAnsweredInWords()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        start({.address = addressOf(broker), .chatAs = u"Ann"_qs});
        QTRY_COMPARE(conversation(), QStringList{u"Ann:Hello,anyone!"_qs});
        find<QLineEdit>("publishTopic")->setText(u"my/topic"_qs);
        find<QPlainTextEdit>("publishPayload")->setPlainText(u"hello"_qs);
        find<QComboBox>("publishQos")->setCurrentIndex(2);
        QTest::mouseClick(find<QPushButton>("publishButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QLabel>("publishOutcome")->text().contains(u"QoS 2"));
        QTRY_VERIFY(m_application->window().topicPane.selectTopic(u"my/topic"_qs));
        QTRY_COMPARE(find<QPlainTextEdit>("payloadText")->toPlainText(), u"hello"_qs);
        window().actions().copyTopic->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"my/topic"_qs);
    }

    void pauseHoldsTheTreeAndLosesNothing()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        start({.address = addressOf(broker), .chatAs = u"Ann"_qs});
        QTRY_COMPARE(conversation(), QStringList{u"Ann:Hello,anyone!"_qs});
        Device device(broker.port());
        device.publish("seen", "1");
        QTRY_VERIFY(m_application->window().topicPane.selectTopic(u"seen"_qs));
        window().actions().pause->trigger();
        device.publish("hidden", "2");
        device.publish("chat", R"({"user": "Bob", "say": "goes on"})");
        QTRY_COMPARE(conversation().count(u"Bob:goes on"_qs), 1);
        QVERIFY(!m_application->window().topicPane.selectTopic(u"hidden"_qs));
        window().actions().pause->trigger();
        QTRY_VERIFY(m_application->window().topicPane.selectTopic(u"hidden"_qs));
    }

    void playgroundIsOneClickAway()
    {
        start();
        QTest::mouseClick(find<QPushButton>("localBrokerButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window().isWorkspaceShown(), 15'000);
        QTRY_VERIFY(m_application->window().topicPane.selectTopic(u"home/garage/door"_qs));
        QTRY_COMPARE(find<QPlainTextEdit>("payloadText")->toPlainText(), u"closed"_qs);
    }

    void otherBrokerBeginsAfresh()
    {
        Mosquitto first(protectedBroker());
        Mosquitto second(protectedBroker());
        QVERIFY2(first.start(), first.log());
        QVERIFY2(second.start(), second.log());
        Device device(first.port());
        device.publish("only/first", "x", true);
        start({.address = addressOf(first)});
        QTRY_VERIFY(m_application->window().topicPane.selectTopic(u"only/first"_qs));
        m_application->control().openAddress(addressOf(second));
        QTRY_COMPARE(m_application->window().connection().state().endpoint.port, second.port());
        QTRY_VERIFY(m_application->window().connection().isConnected());
        QVERIFY(!m_application->window().topicPane.selectTopic(u"only/first"_qs));
    }
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
