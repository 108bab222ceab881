// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagelistmodel.h"
#include "panes/inspectorpane.h"
#include "panes/inspectorwords.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

#include <memory>

using namespace avocet;
using mqtt::PropertyId;

namespace {
InspectedMessage message(const QByteArray &payload, quint64 sequence = 1)
{
    InspectedMessage made;
    made.topic = "home/kitchen/temperature";
    made.payload = payload;
    made.timeMicroseconds = QDateTime::currentMSecsSinceEpoch() * 1000;
    made.sequence = sequence;
    return made;
}

/// Rows with the sequences `newest` down to 1.
std::unique_ptr<QStandardItemModel> history(int newest)
{
    auto model = std::make_unique<QStandardItemModel>(newest, MessageListModel::ColumnCount);
    for (int row = 0; row < newest; ++row) {
        for (int column = 0; column < MessageListModel::ColumnCount; ++column)
            model->setData(model->index(row, column), quint64(newest - row), MessageListModel::SequenceRole);
    }
    return model;
}
} // namespace

class TestInspectorPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = history(100);
        m_pane = std::make_unique<InspectorPane>();
        m_pane->setHistoryModel(m_model.get());
        m_pane->resize(480, 400);
        m_pane->show();
    }
    void cleanup()
    {
        m_pane.reset();
        m_model.reset();
    }

    void nothingSelectedIsSaid()
    {
        QVERIFY(find<QWidget>("nothingSelected")->isVisible());
        m_pane->showMessage(message("21.5"));
        QVERIFY(!find<QWidget>("nothingSelected")->isVisible());
        m_pane->clear();
        QVERIFY(find<QWidget>("nothingSelected")->isVisible());
        QVERIFY(m_pane->topic().isEmpty());
    }

    void topicWithoutMessageIsShown()
    {
        m_pane->showTopic("home/kitchen");
        QVERIFY(find<QWidget>("noMessage")->isVisible());
        QCOMPARE(find<QWidget>("topicTitle")->accessibleName(), "home / kitchen");
        QVERIFY(!find<QWidget>("formatChooser")->isVisible());
        QSignalSpy published(m_pane.get(), &InspectorPane::publishRequested);
        m_pane->copyPayload();
        m_pane->savePayload();
        m_pane->editAndPublish();
        QCOMPARE(published.count(), 0);
    }

    void factsOfMessageAreShown()
    {
        InspectedMessage shown = message("{\"v\":21.5}");
        shown.qos = 2;
        shown.retain = true;
        m_pane->showMessage(shown);
        QCOMPARE(find<QLabel>("qosChip")->text(), "QoS 2");
        QVERIFY(find<QLabel>("retainedChip")->isVisible());
        QVERIFY(!find<QLabel>("dupChip")->isVisible());
        QCOMPARE(find<QLabel>("sizeLabel")->text(), QString::fromUtf8("10\u00a0B"));
        QCOMPARE(find<QPlainTextEdit>("payloadText")->toPlainText(), "{\n  \"v\": 21.5\n}");
    }

    void timeHasDateUnlessToday()
    {
        const QDateTime time(QDate(2026, 3, 1), QTime(9, 41, 12, 123));
        const qint64 microseconds = time.toMSecsSinceEpoch() * 1000 + 999;
        QCOMPARE(messageTime(microseconds, QDate(2026, 3, 1)), "09:41:12.123");
        QCOMPARE(messageTime(microseconds, QDate(2026, 3, 2)), "2026-03-01 09:41:12.123");
    }

    void formatIsSwitched()
    {
        m_pane->showMessage(message("{\"v\":1}"));
        auto *chooser = find<QComboBox>("formatChooser");
        QVERIFY(chooser->isVisible());
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_End);
        QTest::keyClick(chooser, Qt::Key_Up);
        QVERIFY(find<QWidget>("payloadHex")->isVisible());
        InspectedMessage other = message("text");
        other.topic = "other";
        m_pane->showMessage(other);
        QVERIFY(find<QWidget>("payloadText")->isVisible());
    }

    void topicIsCopied()
    {
        InspectedMessage shown = message("1");
        shown.topic = "a/b//<i>c /d";
        m_pane->showMessage(shown);
        QTest::mouseClick(find<QToolButton>("copyTopicButton"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), "a/b//<i>c /d");
        QCOMPARE(find<QWidget>("topicTitle")->accessibleName(), "a / b / / <i>c / d");
    }

    void payloadIsCopied()
    {
        m_pane->showMessage(message("{\"v\": 1}"));
        QTest::mouseClick(find<QToolButton>("copyPayloadButton"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), "{\"v\": 1}");
        m_pane->showMessage(message(QByteArray("\0\xFF", 2)));
        m_pane->copyPayload();
        QCOMPARE(QGuiApplication::clipboard()->text(), "00 FF");
    }

    void historyRowIsRequestedAndShown()
    {
        m_pane->showMessage(message("newest", 100));
        QSignalSpy requested(m_pane.get(), &InspectorPane::messageRequested);
        clickHistoryRow(3);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.at(0).at(0).toULongLong(), 97u);
        QVERIFY(!m_pane->isLive());

        m_pane->showMessage(message("even newer", 101));
        QTRY_COMPARE(text(), "newest");
        InspectedMessage past = message("past", 97);
        m_pane->showMessage(past);
        QTRY_COMPARE(text(), "past");
        QVERIFY(find<QWidget>("pastBar")->isVisible());
        QVERIFY(find<QLabel>("pastLabel")->text().contains(messageTime(past.timeMicroseconds)));

        QSignalSpy live(m_pane.get(), &InspectorPane::liveRequested);
        QTest::mouseClick(find<QPushButton>("backToLiveButton"), Qt::LeftButton);
        QCOMPARE(live.count(), 1);
        QVERIFY(m_pane->isLive());
        QVERIFY(!find<QWidget>("pastBar")->isVisible());
        m_pane->showMessage(message("newest of all", 102));
        QTRY_COMPARE(text(), "newest of all");
    }

    void rowOfAMessageRequestedElsewhereIsMarked()
    {
        m_pane->showMessage(message("newest", 100));
        QSignalSpy requested(m_pane.get(), &InspectorPane::messageRequested);
        m_pane->requestMessage(97);
        m_pane->markRow(3);
        const auto *selection = find<QTableView>("historyView")->selectionModel();
        QCOMPARE(selection->selectedRows().size(), 1);
        QCOMPARE(selection->selectedRows().front().row(), 3);
        QCOMPARE(requested.count(), 1);
        m_pane->markRow(-1);
        QCOMPARE(selection->selectedRows().front().row(), 3);
        m_pane->backToLive();
        QVERIFY(!selection->hasSelection());
    }
    void rowStaysUnderThePointer()
    {
        m_pane->showMessage(message("newest", 100));
        showTab(1);
        auto *view = find<QTableView>("historyView");
        const QPoint before = view->viewport()->mapTo(m_pane.get(), QPoint());
        clickHistoryRow(3);
        QTRY_VERIFY(find<QWidget>("pastBar")->isVisible());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(view->viewport()->mapTo(m_pane.get(), QPoint()), before);
    }
    void menuOfTheHistoryIsAboutTheRowUnderIt()
    {
        m_pane->showMessage(message("newest", 100));
        QSignalSpy requested(m_pane.get(), &InspectorPane::messageRequested);
        clickHistoryRow(3, Qt::RightButton);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.at(0).at(0).toULongLong(), 97u);
        auto *view = find<QTableView>("historyView");
        QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
        QCOMPARE(view->actions().size(), 3);
        QAction share;
        m_pane->addMessageAction(&share);
        QCOMPARE(view->actions().last(), &share);
    }
    void historyIsWalkedWithKeys()
    {
        m_pane->showMessage(message("newest", 100));
        clickHistoryRow(0);
        QSignalSpy requested(m_pane.get(), &InspectorPane::messageRequested);
        QTest::keyClick(find<QTableView>("historyView"), Qt::Key_Down);
        QTest::keyClick(find<QTableView>("historyView"), Qt::Key_Down);
        QCOMPARE(requested.count(), 2);
        QCOMPARE(requested.at(1).at(0).toULongLong(), 98u);
    }

    void otherTopicIsShownLive()
    {
        m_pane->showMessage(message("newest", 100));
        clickHistoryRow(3);
        InspectedMessage other = message("other value", 7);
        other.topic = "other";
        m_pane->showMessage(other);
        QVERIFY(m_pane->isLive());
        QTRY_COMPARE(text(), "other value");
    }

    void messageThatLeftTheHistoryIsExplained()
    {
        m_pane->showMessage(message("newest", 100));
        clickHistoryRow(3);
        m_pane->showMessageGone(50);
        QVERIFY(!find<QLabel>("pastLabel")->text().contains("left the history"));
        m_pane->showMessageGone(97);
        QVERIFY(find<QLabel>("pastLabel")->text().contains("left the history"));
    }

    void rowsOfScrolledHistoryHoldStill()
    {
        m_pane->showMessage(message("newest", 100));
        showTab(1);
        auto *view = find<QTableView>("historyView");
        view->verticalScrollBar()->setValue(20);
        const QPersistentModelIndex top = view->indexAt(QPoint(1, 1));
        QCOMPARE(top.row(), 20);
        for (int i = 0; i < 5; ++i)
            m_model->insertRow(0);
        QTRY_COMPARE(view->indexAt(QPoint(1, 1)).row(), 25);
        QVERIFY(view->indexAt(QPoint(1, 1)) == top);
    }

    void propertiesAreListedInOrder()
    {
        InspectedMessage shown = message("1");
        shown.properties.add(PropertyId::PayloadFormatIndicator, 1);
        shown.properties.add(PropertyId::MessageExpiryInterval, 60);
        shown.properties.addUserProperty("b", "2");
        shown.properties.add(PropertyId::ContentType, QByteArray("text/plain"));
        shown.properties.add(PropertyId::CorrelationData, QByteArray("ab"));
        shown.properties.add(PropertyId::CorrelationData, QByteArray("\0\xFF", 2));
        shown.properties.addUserProperty("a", "<b>1</b>");
        m_pane->showMessage(shown);
        showTab(2);
        const auto *table = find<QTableView>("propertiesTable");
        QVERIFY(table->isVisible());
        const QStringList expected{"Payload Format Indicator: 1, UTF-8 text",
                                   "Message Expiry Interval: 60 s",
                                   "User Property: b = 2",
                                   "Content Type: text/plain",
                                   QString::fromUtf8("Correlation Data: 61 62  “ab”"),
                                   "Correlation Data: 00 FF",
                                   "User Property: a = <b>1</b>"};
        QStringList rows;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            rows += table->model()->index(row, 0).data().toString() + ": " +
                    table->model()->index(row, 1).data().toString();
        QCOMPARE(rows, expected);
        QVERIFY(!table->model()->index(6, 1).data(Qt::ToolTipRole).toString().contains("<b>"));
        m_pane->showMessage(message("2", 2));
        QVERIFY(find<QWidget>("noProperties")->isVisible());
    }

    void messageGoesToPublishPane()
    {
        m_pane->showMessage(message("{\"v\":1}"));
        QSignalSpy published(m_pane.get(), &InspectorPane::publishRequested);
        QTest::mouseClick(find<QToolButton>("editAndPublishButton"), Qt::LeftButton);
        QCOMPARE(published.count(), 1);
        QCOMPARE(published.at(0).at(0).toByteArray(), "home/kitchen/temperature");
        QCOMPARE(published.at(0).at(1).toByteArray(), "{\"v\":1}");
    }

    void payloadIsSavedAsItWasWhenAsked()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("saved.bin");
        m_pane->showMessage(message(QByteArray("\0first", 6)));
        QTest::mouseClick(find<QToolButton>("savePayloadButton"), Qt::LeftButton);
        auto *dialog = find<QFileDialog>("savePayloadDialog");
        QVERIFY(dialog->isVisible());
        m_pane->showMessage(message("second", 2));
        Q_EMIT dialog->fileSelected(path);
        dialog->reject();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("\0first", 6));
    }

    void failedSaveIsSaid()
    {
        m_pane->showMessage(message("1"));
        m_pane->savePayload();
        auto *dialog = find<QFileDialog>("savePayloadDialog");
        Q_EMIT dialog->fileSelected("/nowhere/at/all");
        dialog->reject();
        bool isSaid = false;
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            isSaid = isSaid || (label->isVisible() && label->text() == "The payload could not be saved");
        QVERIFY(isSaid);
    }

    void suggestedFileNameIsHarmless_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("name");
        QTest::newRow("level") << QByteArray("home/temperature") << QByteArray("21") << "temperature.txt";
        QTest::newRow("json") << QByteArray("a/b") << QByteArray("{}") << "b.json";
        QTest::newRow("binary") << QByteArray("a/b") << QByteArray("\0", 1) << "b.bin";
        QTest::newRow("jpeg") << QByteArray("a/b") << QByteArray("\xFF\xD8\xFF\xE0") << "b.jpg";
        QTest::newRow("empty level") << QByteArray("a/") << QByteArray("1") << "payload.txt";
        QTest::newRow("parent folder") << QByteArray("a/..") << QByteArray("1") << "_.txt";
        QTest::newRow("backslash") << QByteArray("..\\..\\x") << QByteArray("1") << "_._.._x.txt";
        QTest::newRow("hidden") << QByteArray(".bashrc") << QByteArray("1") << "_bashrc.txt";
        QTest::newRow("shell") << QByteArray("$(rm *)\n;") << QByteArray("1") << "__rm_____.txt";
        QTest::newRow("chinese") << QByteArray("家/温度") << QByteArray("1") << "温度.txt";
    }
    void suggestedFileNameIsHarmless()
    {
        QFETCH(QByteArray, topic);
        QFETCH(QByteArray, payload);
        QFETCH(QString, name);
        QCOMPARE(suggestedFileName(topic, payload), name);
    }

    void aMessageThatIsAskedForStays()
    {
        InspectedMessage shown = message("newest");
        shown.sequence = 9;
        m_pane->showMessage(shown);
        connect(m_pane.get(), &InspectorPane::messageRequested, this, [&](quint64 sequence) {
            shown = message("older");
            shown.sequence = sequence;
            m_pane->showMessage(shown);
        });
        m_pane->requestMessage(4);
        QTRY_COMPARE(text(), QStringLiteral("older"));
        QVERIFY(!m_pane->isLive());
        shown = message("newer still");
        shown.sequence = 10;
        m_pane->showMessage(shown);
        QTRY_COMPARE(text(), QStringLiteral("older"));
    }

    void theLastOfManyQuickMessagesIsShown()
    {
        for (quint64 i = 0; i < 600; ++i) {
            InspectedMessage shown = message("{\"v\":" + QByteArray::number(i) + "}");
            shown.sequence = i;
            shown.timeMicroseconds += qint64(i) * 16'000;
            m_pane->showMessage(shown);
        }
        QTRY_VERIFY(text().contains(QStringLiteral("599"))); // a slow rendering is followed by a rest
        QVERIFY(!text().contains(QStringLiteral("598")));
    }

private:
    template <class Widget>
    Widget *find(const char *name) const
    {
        auto *found = m_pane->findChild<Widget *>(QLatin1StringView(name));
        if (!found)
            qFatal("no widget named %s", name);
        return found;
    }
    QString text() const { return find<QPlainTextEdit>("payloadText")->toPlainText(); }
    void showTab(int index) { find<QTabWidget>("inspectorTabs")->setCurrentIndex(index); }
    void clickHistoryRow(int row, Qt::MouseButton button = Qt::LeftButton)
    {
        showTab(1);
        auto *view = find<QTableView>("historyView");
        const QRect place = view->visualRect(m_model->index(row, MessageListModel::ValueColumn));
        QTest::mouseClick(view->viewport(), button, {}, place.center());
    }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<InspectorPane> m_pane;
};

QTEST_MAIN(TestInspectorPane)
#include "tst_inspectorpane.moc"
