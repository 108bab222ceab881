// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/tracepane.h"

#include "../unit/trace/tracemaker.h"
#include "models/tracemodel.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>

using namespace avocet;
using namespace mqtt;

class TestTracePane : public QObject
{
    Q_OBJECT

private:
    template <class T>
    T *child(const char *name) const
    {
        auto *found = m_pane->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    int rows() const { return child<QTableView>("traceTable")->model()->rowCount(); }
    QString counts() const { return child<QLabel>("traceCounts")->text(); }
    /// Names and values of the details, depth first.
    QStringList details() const
    {
        QStringList lines;
        for (QTreeWidgetItemIterator at(child<QTreeWidget>("packetFields")); *at; ++at)
            lines += (*at)->text(0) + u'=' + (*at)->text(1);
        return lines;
    }
    void appendPings(int count)
    {
        std::vector<TracedPacket> batch;
        for (int i = 0; i < count; ++i)
            batch.push_back(m_maker->sent(Pingreq{}));
        m_pane->append(std::move(batch), 0);
    }

    std::unique_ptr<TracePane> m_pane;
    std::unique_ptr<TraceMaker> m_maker;

private Q_SLOTS:
    void init()
    {
        m_maker = std::make_unique<TraceMaker>();
        m_pane = std::make_unique<TracePane>();
        m_pane->resize(1000, 240);
        m_pane->show();
    }

    void beginsEmptyAndOff()
    {
        QVERIFY(child<QWidget>("traceEmptyState")->isVisible());
        QSignalSpy started(m_pane.get(), &TracePane::startRequested);
        child<QPushButton>("traceStartButton")->click();
        QCOMPARE(started.count(), 1);
        m_pane->setRunning(true);
        QVERIFY(child<QWidget>("traceTable")->isVisible());
        QSignalSpy stopped(m_pane.get(), &TracePane::stopRequested);
        child<QPushButton>("traceRunButton")->click();
        QCOMPARE(stopped.count(), 1);
        m_pane->setRunning(false);
        child<QPushButton>("traceRunButton")->click();
        QCOMPARE(started.count(), 2);
    }

    void countsSayWhatIsThereAndWhatIsNot()
    {
        m_pane->setRunning(true);
        appendPings(1234);
        QCOMPARE(counts(), QStringLiteral("1,234 packet(s)"));
        m_pane->append({m_maker->received(Pingresp{})}, 12);
        QCOMPARE(counts(), QStringLiteral("1,235 packet(s) · 12 left out"));
        child<QAction>("traceTypePINGRESP")->trigger();
        QCOMPARE(counts(), QStringLiteral("1,235 packet(s) · 1 shown · 12 left out"));
        child<QToolButton>("traceClearButton")->click();
        QCOMPARE(counts(), QStringLiteral("0 packet(s)"));
    }

    void typesIdentifierAndTopicNarrowTheList()
    {
        m_pane->setRunning(true);
        m_pane->append({m_maker->sent(Publish{.topic = "a/b", .qos = QoS::AtLeastOnce, .packetId = 7}),
                        m_maker->received(Puback{.packetId = 7}), m_maker->sent(Pingreq{}),
                        m_maker->received(Publish{.topic = "a/c"})},
                       0);
        child<QAction>("traceTypePUBLISH")->trigger();
        QCOMPARE(rows(), 2);
        QCOMPARE(child<QPushButton>("traceTypes")->text(), QStringLiteral("PUBLISH"));
        child<QAction>("traceTypePUBACK")->trigger();
        QCOMPARE(rows(), 3);
        QTest::keyClicks(child<QLineEdit>("traceIdentifier"), QStringLiteral("7"));
        QCOMPARE(rows(), 2);
        child<QLineEdit>("traceIdentifier")->clear();
        QTest::keyClicks(child<QLineEdit>("traceTopic"), QStringLiteral("+/c"));
        QCOMPARE(rows(), 1);
        child<QLineEdit>("traceTopic")->clear();
        child<QAction>("traceAllTypes")->trigger();
        QCOMPARE(rows(), 4);
        QCOMPARE(child<QPushButton>("traceTypes")->text(), QStringLiteral("All types"));
    }

    void theSelectedPacketIsShownInDetailWithItsLadder()
    {
        m_pane->setRunning(true);
        Publish message{.topic = "home", .payload = "hello", .qos = QoS::ExactlyOnce, .packetId = 5};
        message.properties.add(PropertyId::ContentType, QByteArray("text/plain"));
        message.properties.addUserProperty("who", "me");
        m_pane->append({m_maker->sent(message), m_maker->sent(Pingreq{}),
                        m_maker->received(Pubrec{.packetId = 5}), m_maker->sent(Pubrel{.packetId = 5}),
                        m_maker->received(Pubcomp{
                            .packetId = 5, .reason = ReasonCode::PacketIdentifierNotFound})},
                       0);
        auto *table = child<QTableView>("traceTable");
        table->setCurrentIndex(table->model()->index(0, 0));
        const QStringList lines = details();
        for (const char *line : {"QoS=2", "Topic Name=home", "Packet Identifier=5", "Content Type=text/plain",
                                 "User Property=who = me", "Payload=hello", "← PUBREC=+2 ms",
                                 "→ PUBREL=+3 ms", "← PUBCOMP=+4 ms"})
            QVERIFY2(lines.contains(QString::fromUtf8(line)), qPrintable(lines.join(u'\n')));
        const auto isMarked = [&](int row) {
            return table->model()->index(row, 0).data(TraceModel::IsMarkedRole).toBool();
        };
        QVERIFY(isMarked(0) && !isMarked(1) && isMarked(2) && isMarked(3) && isMarked(4));
        table->setCurrentIndex(table->model()->index(4, 0));
        QVERIFY(details().contains(QStringLiteral("Reason Code=Packet Identifier not found (146)")));
        table->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(!isMarked(0));
    }

    void passwordsAreNotThereToBeShown()
    {
        m_pane->setRunning(true);
        m_pane->append(
            {m_maker->sent(Connect{.clientId = "me", .userName = "ann", .password = "******"})}, 0);
        auto *table = child<QTableView>("traceTable");
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(details().contains(QStringLiteral("User Name=ann")));
        QVERIFY(details().contains(QStringLiteral("Password=hidden")));
    }

    void theEndIsFollowedUntilTheUserLooksElsewhere()
    {
        m_pane->setRunning(true);
        appendPings(100);
        auto *table = child<QTableView>("traceTable");
        auto *follow = child<QToolButton>("traceFollowButton");
        QScrollBar *bar = table->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        appendPings(100);
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        QVERIFY(!follow->isChecked());
        appendPings(100);
        QCOMPARE(bar->value(), 0);
        follow->click();
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        bar->triggerAction(QAbstractSlider::SliderToMaximum);
        QVERIFY(follow->isChecked());
    }

    void aPacketIsCopiedAsJson()
    {
        m_pane->setRunning(true);
        appendPings(1);
        auto *table = child<QTableView>("traceTable");
        table->setCurrentIndex(table->model()->index(0, 0));
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        table->setFocus();
        QTest::keySequence(table, QKeySequence::Copy);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"packet\":\"PINGREQ\"")));
    }

    void exportAsksForAFile()
    {
        m_pane->setRunning(true);
        QVERIFY(!child<QToolButton>("traceExportButton")->isEnabled());
        appendPings(2);
        child<QToolButton>("traceExportButton")->click();
        auto *dialog = child<QFileDialog>("traceExportDialog");
        QSignalSpy wanted(m_pane.get(), &TracePane::exportRequested);
        Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/x.jsonl"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(m_pane->entries().size(), size_t(2));
        dialog->close();
        m_pane->showExportProblem(QStringLiteral("/tmp/x.jsonl"), QStringLiteral("disk full"));
        QVERIFY(child<QWidget>("traceBanner")->isVisible());
    }
};

QTEST_MAIN(TestTracePane)
#include "tst_tracepane.moc"
