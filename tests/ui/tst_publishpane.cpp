// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/publishpane.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

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

QTEST_MAIN(TestPublishPane)
#include "tst_publishpane.moc"
