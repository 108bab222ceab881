// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/publishpane.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>

using namespace avocet;

class TestPublishPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theButtonAsksForTheMessageAsTyped();
    void aTopicThatCannotBePublishedToIsSaidAndNotSent_data();
    void aTopicThatCannotBePublishedToIsSaidAndNotSent();
    void onlyTheOwnSettlementIsShown();
    void aRefusalIsSaidWithItsNumberAsPlainText();
    void anEmptyRetainedMessageIsWarnedOf();
    void aBinaryDraftIsLeftOutAndSaid();
    void recentMessagesAreFewAndFillInOnClick();
    void topicsAreCompletedByWhoeverKnowsThem();
    void propertiesGoWithTheMessage();
    void propertiesThatCannotBeSentAreSaid();
    void versionsBefore5HaveNoProperties();

private:
    template <class T>
    T *child(const char *name) const
    {
        return m_pane->findChild<T *>(QLatin1StringView(name));
    }
    mqtt::Publish publish(const QString &topic, const QString &payload);

    std::unique_ptr<PublishPane> m_pane;
};

void TestPublishPane::init()
{
    m_pane = std::make_unique<PublishPane>();
    m_pane->setConnected(true);
}

mqtt::Publish TestPublishPane::publish(const QString &topic, const QString &payload)
{
    QSignalSpy spy(m_pane.get(), &PublishPane::publishRequested);
    child<QLineEdit>("publishTopic")->setText(topic);
    child<QPlainTextEdit>("publishPayload")->setPlainText(payload);
    child<QPushButton>("publishButton")->click();
    return spy.isEmpty() ? mqtt::Publish() : spy.first().first().value<mqtt::Publish>();
}

void TestPublishPane::theButtonAsksForTheMessageAsTyped()
{
    child<QComboBox>("publishQos")->setCurrentIndex(2);
    child<QCheckBox>("publishRetain")->setChecked(true);
    const mqtt::Publish message = publish(QStringLiteral("home/Küche"), QStringLiteral("a\n\u00A0你"));
    QCOMPARE(message.topic, QByteArray("home/K\xC3\xBC"
                                       "che"));
    QCOMPARE(message.payload, QByteArray("a\n\xC2\xA0\xE4\xBD\xA0"));
    QCOMPARE(message.qos, mqtt::QoS::ExactlyOnce);
    QVERIFY(message.retain);
}

void TestPublishPane::aTopicThatCannotBePublishedToIsSaidAndNotSent_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("none") << QString();
    QTest::newRow("plus") << QStringLiteral("home/+/light");
    QTest::newRow("hash") << QStringLiteral("home/#");
    QTest::newRow("null character") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    QTest::newRow("too long") << QString(70'000, u'a');
}

void TestPublishPane::aTopicThatCannotBePublishedToIsSaidAndNotSent()
{
    QFETCH(QString, topic);
    QSignalSpy spy(m_pane.get(), &PublishPane::publishRequested);
    publish(topic, QStringLiteral("x"));
    QCOMPARE(spy.count(), 0);
    QVERIFY(child<QLabel>("publishRemark")->isVisibleTo(m_pane.get()));
    QVERIFY(!child<QLabel>("publishRemark")->text().isEmpty());
    child<QLineEdit>("publishTopic")->setText(QStringLiteral("fine"));
    QVERIFY(!child<QLabel>("publishRemark")->isVisibleTo(m_pane.get()));
}

void TestPublishPane::onlyTheOwnSettlementIsShown()
{
    child<QComboBox>("publishQos")->setCurrentIndex(1);
    publish(QStringLiteral("a"), {});
    m_pane->setPending(7);
    mqtt::Settlement settlement;
    settlement.outcome = mqtt::Settlement::Outcome::Acknowledged;
    settlement.token = 8;
    m_pane->showSettlement(settlement);
    QCOMPARE(child<QLabel>("publishOutcome")->text(), QStringLiteral("Sending"));
    settlement.token = 7;
    m_pane->showSettlement(settlement);
    QVERIFY(child<QLabel>("publishOutcome")
                ->text()
                .startsWith(QStringLiteral("Delivered to the broker (QoS 1, ")));
}

void TestPublishPane::aRefusalIsSaidWithItsNumberAsPlainText()
{
    publish(QStringLiteral("a"), {});
    m_pane->setPending(7);
    mqtt::Settlement settlement;
    settlement.token = 7;
    settlement.outcome = mqtt::Settlement::Outcome::Refused;
    settlement.reason = mqtt::ReasonCode::NotAuthorized;
    settlement.properties.add(mqtt::PropertyId::ReasonString, QByteArray("<img src=x>"));
    m_pane->showSettlement(settlement);
    const auto *outcome = child<QLabel>("publishOutcome");
    QVERIFY(outcome->text().startsWith(QStringLiteral("Refused: Not authorized (135): “<img src=x>”")));
    QCOMPARE(outcome->textFormat(), Qt::PlainText);
}

void TestPublishPane::anEmptyRetainedMessageIsWarnedOf()
{
    const auto *remark = child<QLabel>("publishRemark");
    child<QCheckBox>("publishRetain")->setChecked(true);
    QVERIFY(remark->isVisibleTo(m_pane.get()));
    child<QPlainTextEdit>("publishPayload")->setPlainText(QStringLiteral("x"));
    QVERIFY(!remark->isVisibleTo(m_pane.get()));
}

void TestPublishPane::aBinaryDraftIsLeftOutAndSaid()
{
    child<QPlainTextEdit>("publishPayload")->setPlainText(QStringLiteral("before"));
    m_pane->setDraft("a/b", QByteArray("\xFF\x00\x01", 3));
    QCOMPARE(child<QLineEdit>("publishTopic")->text(), QStringLiteral("a/b"));
    QVERIFY(child<QPlainTextEdit>("publishPayload")->toPlainText().isEmpty());
    QVERIFY(!child<QLabel>("publishOutcome")->text().isEmpty());
}

void TestPublishPane::recentMessagesAreFewAndFillInOnClick()
{
    for (int i = 0; i < 30; ++i)
        publish(QStringLiteral("t/%1").arg(i), QString::number(i));
    publish(QStringLiteral("t/20"), QStringLiteral("20"));
    auto *recent = child<QListWidget>("publishRecent");
    QCOMPARE(recent->count(), 20);
    Q_EMIT recent->itemClicked(recent->item(1));
    QCOMPARE(child<QLineEdit>("publishTopic")->text(), QStringLiteral("t/29"));
    QCOMPARE(child<QPlainTextEdit>("publishPayload")->toPlainText(), QStringLiteral("29"));
}

void TestPublishPane::topicsAreCompletedByWhoeverKnowsThem()
{
    QStringList asked;
    m_pane->setCompletions([&asked](const QString &prefix, int limit) {
        asked += prefix;
        return limit > 1 ? QStringList{prefix + QStringLiteral("/x"), prefix + QStringLiteral("/y")}
                         : QStringList();
    });
    auto *topic = child<QLineEdit>("publishTopic");
    QTest::keyClicks(topic, QStringLiteral("ho"));
    QCOMPARE(asked, QStringList({QStringLiteral("h"), QStringLiteral("ho")}));
    QCOMPARE(topic->completer()->completionCount(), 2);
}

void TestPublishPane::propertiesGoWithTheMessage()
{
    QVERIFY(!child<QWidget>("publishProperties")->isVisibleTo(m_pane.get()));
    child<QToolButton>("publishPropertiesFold")->click();
    QVERIFY(child<QWidget>("publishProperties")->isVisibleTo(m_pane.get()));
    child<QCheckBox>("publishIsText")->setChecked(true);
    child<QDoubleSpinBox>("publishExpiry")->setValue(4'000'000'000.0);
    child<QLineEdit>("publishContentType")->setText(QStringLiteral("text/plain"));
    child<QLineEdit>("publishResponseTopic")->setText(QStringLiteral("answers"));
    child<QLineEdit>("publishCorrelation")->setText(QStringLiteral("0x00ff"));
    child<QDoubleSpinBox>("publishAlias")->setValue(3);
    child<QToolButton>("publishUserPropertiesAdd")->click();
    auto *table = child<QTableWidget>("publishUserProperties");
    table->item(0, 0)->setText(QStringLiteral("unit"));
    table->item(0, 1)->setText(QStringLiteral("°C"));
    mqtt::PropertyList expected{{mqtt::PropertyId::PayloadFormatIndicator, 1u},
                                {mqtt::PropertyId::MessageExpiryInterval, 4'000'000'000u},
                                {mqtt::PropertyId::TopicAlias, 3u},
                                {mqtt::PropertyId::ResponseTopic, QByteArray("answers")},
                                {mqtt::PropertyId::CorrelationData, QByteArray("\0\xff", 2)}};
    expected.addUserProperty("unit", "°C");
    expected.add(mqtt::PropertyId::ContentType, QByteArray("text/plain"));
    QVERIFY(publish(QStringLiteral("a"), QStringLiteral("1")).properties == expected);

    child<QLineEdit>("publishContentType")->clear();
    publish(QStringLiteral("b"), QStringLiteral("2"));
    auto *recent = child<QListWidget>("publishRecent");
    Q_EMIT recent->itemClicked(recent->item(1));
    QCOMPARE(child<QLineEdit>("publishContentType")->text(), QStringLiteral("text/plain"));
    QVERIFY(publish(QStringLiteral("a"), QStringLiteral("1")).properties == expected);
}

void TestPublishPane::propertiesThatCannotBeSentAreSaid()
{
    QSignalSpy spy(m_pane.get(), &PublishPane::publishRequested);
    child<QLineEdit>("publishResponseTopic")->setText(QStringLiteral("a/#"));
    publish(QStringLiteral("a"), QStringLiteral("1"));
    QVERIFY(child<QLabel>("publishRemark")->text().startsWith(QStringLiteral("Response Topic: ")));
    child<QLineEdit>("publishResponseTopic")->clear();
    child<QLineEdit>("publishCorrelation")->setText(QStringLiteral("0x123"));
    publish(QStringLiteral("a"), QStringLiteral("1"));
    QVERIFY(child<QLabel>("publishRemark")->text().startsWith(QStringLiteral("Correlation Data: ")));
    QCOMPARE(spy.count(), 0);
}

void TestPublishPane::versionsBefore5HaveNoProperties()
{
    child<QLineEdit>("publishContentType")->setText(QStringLiteral("text/plain"));
    m_pane->setVersion(mqtt::ProtocolVersion::V3_1_1);
    QVERIFY(!child<QWidget>("publishPropertiesFold")->isVisibleTo(m_pane.get()));
    QVERIFY(publish(QStringLiteral("a"), QStringLiteral("1")).properties.isEmpty());
    m_pane->setVersion(mqtt::ProtocolVersion::V5_0);
    QVERIFY(!publish(QStringLiteral("a"), QStringLiteral("1")).properties.isEmpty());
}

QTEST_MAIN(TestPublishPane)
#include "tst_publishpane.moc"
