// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/subscriptionsmodel.h"
#include "panes/subscriptionspane.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace avocet;

namespace {
mqtt::SubscriptionState subscription(const char *filter, mqtt::SubscriptionState::Phase phase, quint8 code)
{
    mqtt::SubscriptionState state;
    state.subscription.filter = filter;
    state.phase = phase;
    state.code = code;
    return state;
}
using Phase = mqtt::SubscriptionState::Phase;
} // namespace

class TestSubscriptionsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFilterIsAskedForWithItsQos();
    void aWrongFilterIsSaidAndNotAskedFor_data();
    void aWrongFilterIsSaidAndNotAskedFor();
    void answersAreSaidInTheRow();
    void theSelectedFilterCanBeRemovedAndStaysSelectedAcrossUpdates();
    void theModelKeepsItsPromises();
    void optionsOfMqtt5AreAskedFor();
    void aSharedSubscriptionIsNeverNoLocal();

private:
    template <class T>
    T *child(const char *name) const
    {
        return m_pane->findChild<T *>(QLatin1StringView(name));
    }
    QString cell(int row, int column) const
    {
        const QAbstractItemModel *model = child<QTreeView>("subscriptionsTable")->model();
        return model->index(row, column).data().toString();
    }

    std::unique_ptr<SubscriptionsPane> m_pane;
};

void TestSubscriptionsPane::init()
{
    m_pane = std::make_unique<SubscriptionsPane>();
    m_pane->setConnection(mqtt::ProtocolVersion::V5_0, true);
}

void TestSubscriptionsPane::aFilterIsAskedForWithItsQos()
{
    QSignalSpy spy(m_pane.get(), &SubscriptionsPane::subscribeRequested);
    child<QLineEdit>("subscribeFilter")->setText(QStringLiteral("home/+/temperature"));
    child<QComboBox>("subscribeQos")->setCurrentIndex(1);
    child<QPushButton>("subscribeButton")->click();
    QCOMPARE(spy.count(), 1);
    const auto wanted = spy.first().first().value<mqtt::Subscription>();
    QCOMPARE(wanted.filter, QByteArray("home/+/temperature"));
    QCOMPARE(wanted.qos, mqtt::QoS::AtLeastOnce);
    QVERIFY(child<QLineEdit>("subscribeFilter")->text().isEmpty());
}

void TestSubscriptionsPane::aWrongFilterIsSaidAndNotAskedFor_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("none") << QString();
    QTest::newRow("hash in the middle") << QStringLiteral("a/#/b");
    QTest::newRow("plus beside letters") << QStringLiteral("a+/b");
    QTest::newRow("empty share name") << QStringLiteral("$share//a");
    QTest::newRow("null character") << QStringLiteral("a") + QChar(0);
}

void TestSubscriptionsPane::aWrongFilterIsSaidAndNotAskedFor()
{
    QFETCH(QString, filter);
    QSignalSpy spy(m_pane.get(), &SubscriptionsPane::subscribeRequested);
    child<QLineEdit>("subscribeFilter")->setText(filter);
    child<QPushButton>("subscribeButton")->click();
    QCOMPARE(spy.count(), 0);
    QVERIFY(child<QLabel>("subscribeRemark")->isVisibleTo(m_pane.get()));
}

void TestSubscriptionsPane::answersAreSaidInTheRow()
{
    m_pane->setSubscriptions({subscription("#", Phase::Granted, 0),
                              subscription("secret/#", Phase::Refused, 0x87),
                              subscription("new", Phase::Pending, 0)});
    QCOMPARE(cell(0, SubscriptionsModel::GrantedColumn), QStringLiteral("0"));
    QVERIFY(cell(1, SubscriptionsModel::ResultColumn)
                .startsWith(QStringLiteral("Refused: Not authorized (135). ")));
    QCOMPARE(cell(2, SubscriptionsModel::ResultColumn), QStringLiteral("Waiting for the broker"));
    m_pane->setConnection(mqtt::ProtocolVersion::V5_0, false);
    QCOMPARE(cell(2, SubscriptionsModel::ResultColumn), QStringLiteral("Subscribes when connected"));
}

void TestSubscriptionsPane::theSelectedFilterCanBeRemovedAndStaysSelectedAcrossUpdates()
{
    QVERIFY(!child<QPushButton>("unsubscribeButton")->isEnabled());
    m_pane->setSubscriptions({subscription("a", Phase::Granted, 0), subscription("b", Phase::Granted, 0)});
    auto *table = child<QTreeView>("subscriptionsTable");
    table->setCurrentIndex(table->model()->index(1, 0));
    m_pane->setSubscriptions({subscription("0", Phase::Pending, 0), subscription("a", Phase::Granted, 0),
                              subscription("b", Phase::Granted, 0)});
    QSignalSpy spy(m_pane.get(), &SubscriptionsPane::unsubscribeRequested);
    child<QPushButton>("unsubscribeButton")->click();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toByteArray(), QByteArray("b"));
}

void TestSubscriptionsPane::theModelKeepsItsPromises()
{
    SubscriptionsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSubscriptions({subscription("<b>", Phase::Refused, 0x80)});
    model.setSubscriptions({subscription("<b>", Phase::Granted, 2)});
    model.setConnection(mqtt::ProtocolVersion::V3_1, true);
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;b&gt;"));
    model.setSubscriptions({});
    QCOMPARE(model.rowCount(), 0);
}

void TestSubscriptionsPane::optionsOfMqtt5AreAskedFor()
{
    QSignalSpy spy(m_pane.get(), &SubscriptionsPane::subscribeRequested);
    child<QAction>("subscribeNoLocal")->trigger();
    child<QAction>("subscribeAsPublished")->trigger();
    child<QLineEdit>("subscribeFilter")->setText(QStringLiteral("a"));
    child<QAction>("subscribeRetainedNever")->trigger();
    QCOMPARE(child<QPushButton>("subscribeOptions")->text(), QStringLiteral("Options (3)"));
    child<QPushButton>("subscribeButton")->click();
    const mqtt::Subscription expected{.filter = "a",
                                      .noLocal = true,
                                      .retainAsPublished = true,
                                      .retainHandling = mqtt::RetainHandling::DoNotSend};
    QVERIFY(spy.first().first().value<mqtt::Subscription>() == expected);
    m_pane->setSubscriptions({{.subscription = expected}});
    QCOMPARE(cell(0, SubscriptionsModel::OptionsColumn),
             QStringLiteral("No Local, Retain As Published, no retained"));

    m_pane->setConnection(mqtt::ProtocolVersion::V3_1_1, true);
    QVERIFY(!child<QPushButton>("subscribeOptions")->isVisibleTo(m_pane.get()));
    QCOMPARE(cell(0, SubscriptionsModel::OptionsColumn), QString());
    child<QLineEdit>("subscribeFilter")->setText(QStringLiteral("b"));
    child<QPushButton>("subscribeButton")->click();
    QVERIFY(spy.last().first().value<mqtt::Subscription>() == mqtt::Subscription{.filter = "b"});
}

void TestSubscriptionsPane::aSharedSubscriptionIsNeverNoLocal()
{
    QSignalSpy spy(m_pane.get(), &SubscriptionsPane::subscribeRequested);
    child<QLineEdit>("subscribeFilter")->setText(QStringLiteral("$share/g/a"));
    child<QAction>("subscribeNoLocal")->trigger();
    QVERIFY(child<QLabel>("subscribeRemark")->isVisibleTo(m_pane.get()));
    child<QPushButton>("subscribeButton")->click();
    QCOMPARE(spy.count(), 0);
}

QTEST_MAIN(TestSubscriptionsPane)
#include "tst_subscriptionspane.moc"
