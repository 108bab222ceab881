// SPDX-License-Identifier: GPL-3.0-or-later
#include "../unit/topics/batchmaker.h"
#include "panes/searchpane.h"
#include "topics/topicstore.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace avocet;

class TestSearchPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        BatchMaker maker;
        maker.add("home/kitchen", "warm");
        m_store = std::make_unique<TopicStore>();
        m_store->addTopics(maker.take()->newTopics());
        m_pane = std::make_unique<SearchPane>(*m_store);
        m_pane->resize(900, 240);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }

    void asksForWhatWasTyped()
    {
        QSignalSpy requests(m_pane.get(), &SearchPane::searchRequested);
        QVERIFY(!button()->isEnabled());
        QTest::keyClicks(text(), "Warm");
        child<QToolButton>("searchCaseSensitive")->click();
        QTest::keyClick(text(), Qt::Key_Return);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests[0][0].value<PayloadQuery>(), PayloadQuery({"Warm", true}));
        QCOMPARE(button()->text(), QStringLiteral("Cancel"));
        QVERIFY(child<QProgressBar>("searchProgress")->isVisible());
    }

    void cancelIsAskedForWhileItRuns()
    {
        QSignalSpy requests(m_pane.get(), &SearchPane::searchRequested);
        QSignalSpy cancels(m_pane.get(), &SearchPane::cancelRequested);
        text()->setText(QStringLiteral("x"));
        button()->click();
        QCOMPARE(requests.size(), 1);
        button()->click();
        QCOMPARE(cancels.size(), 1);
        m_pane->showFinished(false);
        QCOMPARE(button()->text(), QStringLiteral("Search"));
        QVERIFY(words().contains(QStringLiteral("cancelled")));
    }

    void showsProgressAndHits()
    {
        text()->setText(QStringLiteral("warm"));
        button()->click();
        m_pane->showProgress(50, 200);
        const auto *bar = child<QProgressBar>("searchProgress");
        QCOMPARE(bar->value() * 4, bar->maximum());
        PayloadHit hit;
        hit.sequence = 7;
        hit.topic = 0;
        hit.excerpt = "so\nwarm";
        hit.isCutAtEnd = true;
        m_pane->append({hit});
        m_pane->showProgress(200, 200);
        m_pane->showFinished(true);
        const QAbstractItemModel *model = table()->model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("home/kitchen"));
        const QString excerpt = model->index(0, 2).data().toString();
        QVERIFY(!excerpt.contains(u'\n'));
        QVERIFY(excerpt.endsWith(QStringLiteral("warm…")));
        QCOMPARE(words(), QStringLiteral("1 message(s)"));
        QVERIFY(!bar->isVisible());

        QSignalSpy activations(m_pane.get(), &SearchPane::hitActivated);
        const QRect row = table()->visualRect(model->index(0, 1));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, row.center());
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(activations.size(), 1);
        QCOMPARE(activations[0][0].toUInt(), 0u);
        QCOMPARE(activations[0][1].toULongLong(), 7ull);
        button()->click();
        QCOMPARE(model->rowCount(), 0);
    }

private:
    template <class T>
    T *child(const char *name) const
    {
        return m_pane->findChild<T *>(QLatin1StringView(name));
    }
    QLineEdit *text() const { return child<QLineEdit>("searchText"); }
    QPushButton *button() const { return child<QPushButton>("searchButton"); }
    QTreeView *table() const { return child<QTreeView>("searchHits"); }
    QString words() const { return child<QLabel>("searchWords")->text(); }

    std::unique_ptr<TopicStore> m_store;
    std::unique_ptr<SearchPane> m_pane;
};

QTEST_MAIN(TestSearchPane)
#include "tst_searchpane.moc"
