// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hexview.h"
#include "widgets/imageview.h"
#include "widgets/payloadview.h"

#include <QtCore/QBuffer>
#include <QtCore/QtEndian>
#include <QtGui/QClipboard>
#include <QtGui/QImage>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace avocet;

namespace {
QByteArray png(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = 0xFFFFFFFFu;
    for (const char c : bytes) {
        crc ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

/// A small PNG whose header, with a right checksum, claims another size.
QByteArray pngClaiming(quint32 width, quint32 height)
{
    QByteArray bytes = png(2, 2);
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    qToBigEndian(crc32(QByteArrayView(bytes).sliced(12, 17)), bytes.data() + 29);
    return bytes;
}

QByteArray numberedLines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    return text;
}
} // namespace

class TestPayloadView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<PayloadView>();
        m_view->resize(480, 360);
        m_view->show();
        m_text = m_view->findChild<QPlainTextEdit *>("payloadText");
        m_notice = m_view->findChild<QLabel *>("payloadNotice");
        m_showAll = m_view->findChild<QPushButton *>("showAllButton");
        m_chooser = m_view->findChild<QComboBox *>("formatChooser");
        QVERIFY(m_text && m_notice && m_showAll && m_chooser);
    }
    void cleanup() { m_view.reset(); }

    void pageFollowsDetectedFormat_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("label");
        QTest::newRow("empty") << QByteArray() << "emptyPayload"
                               << "Auto: Empty";
        QTest::newRow("text") << QByteArray("21.5") << "payloadText"
                              << "Auto: Text";
        QTest::newRow("json") << QByteArray("{\"v\":1}") << "payloadText"
                              << "Auto: JSON";
        QTest::newRow("binary") << QByteArray("\0\1\2", 3) << "payloadHex"
                                << "Auto: Hex";
        QTest::newRow("image") << png(3, 2) << "payloadImage"
                               << "Auto: Image";
    }
    void pageFollowsDetectedFormat()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, page);
        QFETCH(QString, label);
        m_view->setPayload(payload);
        for (const char *name :
             {"emptyPayload", "payloadText", "payloadHex", "payloadImage", "imageProblem"}) {
            const auto *widget = m_view->findChild<QWidget *>(name);
            QVERIFY(widget);
            QCOMPARE(widget->isVisible(), page == QLatin1StringView(name));
        }
        QCOMPARE(m_chooser->itemText(0), label);
        QVERIFY(m_notice->text().isEmpty());
    }

    void jsonIsIndentedAndOtherwiseAsReceived()
    {
        m_view->setPayload(R"({"v":127.0,"id":1234567890123456789,"s":"\u4f60"})");
        QCOMPARE(m_text->toPlainText(),
                 "{\n  \"v\": 127.0,\n  \"id\": 1234567890123456789,\n  \"s\": \"\\u4f60\"\n}");
    }

    void markupIsShownAsText()
    {
        m_view->setPayload("<b>bold</b><img src='file:///etc/passwd'>");
        QCOMPARE(m_text->toPlainText(), "<b>bold</b><img src='file:///etc/passwd'>");
    }

    void formatIsChosenInCombo()
    {
        m_view->setPayload("{\"v\":1}");
        m_chooser->setFocus();
        QTest::keyClick(m_chooser, Qt::Key_Down);
        QCOMPARE(m_chooser->currentText(), "Text");
        QCOMPARE(m_text->toPlainText(), "{\"v\":1}");
        QTest::keyClick(m_chooser, Qt::Key_Down);
        QTest::keyClick(m_chooser, Qt::Key_Down);
        QCOMPARE(m_view->shownFormat(), PayloadFormat::Hex);
        QVERIFY(m_view->findChild<QWidget *>("payloadHex")->isVisible());
    }

    void forcedJsonShowsTextAndError()
    {
        m_view->setChosenFormat(PayloadFormat::Json);
        m_view->setPayload("{\n  \"a\": 1\n  \"b\": 2\n}");
        QCOMPARE(m_text->toPlainText(), "{\n  \"a\": 1\n  \"b\": 2\n}");
        QCOMPARE(m_notice->text(), "Not valid JSON: a comma or } is expected at line 3, column 3.");
        QVERIFY(m_notice->isVisible());
        m_view->setPayload("{}");
        QVERIFY(!m_notice->isVisible());
    }

    void forcedTextSaysWhatIsNotUtf8()
    {
        m_view->setChosenFormat(PayloadFormat::Text);
        m_view->setPayload("caf\xE9");
        QCOMPARE(m_text->toPlainText(), QString::fromUtf8("caf\uFFFD"));
        QVERIFY(m_notice->text().contains("not UTF-8"));
    }

    void largeTextIsShownFromItsStart()
    {
        m_view->setPayload(QByteArray("some words and more\n").repeated(50'000)); // 1 MB
        QCOMPARE(m_text->toPlainText().size(), 256'000);
        QCOMPARE(m_notice->text().replace(QChar(QChar::Nbsp), u' '), "Showing the first 256 kB of 1 MB.");
        QVERIFY(m_showAll->isVisible());
        QTest::mouseClick(m_showAll, Qt::LeftButton);
        QCOMPARE(m_text->toPlainText().size(), 1'000'000);
        QVERIFY(!m_notice->isVisible());
        m_view->setPayload(QByteArray(300'000, 'b'));
        QCOMPARE(m_text->toPlainText().size(), 256'000);
    }

    void hugeTextHasAnEnd()
    {
        m_view->setPayload(numberedLines(500'000));
        QTest::mouseClick(m_showAll, Qt::LeftButton);
        QVERIFY(m_text->toPlainText().size() <= 4'000'000);
        QVERIFY(m_notice->text().startsWith("Showing the first 4"));
        QVERIFY(!m_showAll->isVisible());
    }

    void oneEndlessLineIsShownWhole()
    {
        m_view->setPayload(QByteArray(250'000, 'x'));
        QVERIFY(!m_view->grab().isNull());
        QCOMPARE(m_text->toPlainText().count(u'x'), 250'000);
    }

    void errorBeyondLimitIsFoundWhenJsonIsForced()
    {
        m_view->setChosenFormat(PayloadFormat::Json);
        m_view->setPayload("[" + QByteArray("1,").repeated(1'000'000) + "]");
        QVERIFY2(
            m_notice->text().startsWith("Not valid JSON: a value is expected at line 1, column 2000002."),
            qPrintable(m_notice->text()));
    }

    void viewDoesNotJumpWhenValueChanges()
    {
        QByteArray payload = numberedLines(1000);
        m_view->setPayload(payload);
        m_text->verticalScrollBar()->setValue(400);
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(100);
        cursor.setPosition(106, QTextCursor::KeepAnchor);
        m_text->setTextCursor(cursor);
        m_text->verticalScrollBar()->setValue(400);
        const QString selected = cursor.selectedText();
        payload.replace("line 900\n", "line nine hundred\n");
        m_view->setPayload(payload, ViewPosition::Kept);
        QTRY_VERIFY(m_text->toPlainText() == QString::fromUtf8(payload));
        QCOMPARE(m_text->verticalScrollBar()->value(), 400);
        QCOMPARE(m_text->textCursor().selectedText(), selected);
        m_view->setPayload("short");
        QCOMPARE(m_text->verticalScrollBar()->value(), 0);
    }

    void changedTextIsAlwaysTheNewOne()
    {
        const QList<QByteArray> values{"{\"v\":1}",     "{\"v\":10}",    "{\"v\":110}", "{}",
                                       "{\"v\":\"🐦\"}", "{\"v\":\"🐧\"}", "[1,1,1,1]",   "[1,1,1]"};
        for (const QByteArray &from : values) {
            for (const QByteArray &to : values) {
                m_view->setPayload(to);
                const QString expected = m_text->toPlainText();
                m_view->setPayload(from);
                m_view->setPayload(to, ViewPosition::Kept);
                QTRY_COMPARE(m_text->toPlainText(), expected);
            }
        }
    }

    void newestValueWinsAtAnyRate()
    {
        const QByteArray body = numberedLines(20'000);
        m_view->setPayload(body);
        for (int i = 0; i < 200; ++i)
            m_view->setPayload(QByteArray::number(i) + '\n' + body, ViewPosition::Kept);
        QTRY_VERIFY(m_text->toPlainText().startsWith("199\n"));
    }

    void imageBombIsRefusedWithWords_data()
    {
        QTest::addColumn<quint32>("width");
        QTest::addColumn<quint32>("height");
        QTest::newRow("square") << 100'000u << 100'000u;
        QTest::newRow("line") << 1'000'000u << 100u;
        QTest::newRow("just too large") << 8'000u << 4'001u;
    }
    void imageBombIsRefusedWithWords()
    {
        QFETCH(quint32, width);
        QFETCH(quint32, height);
        const DecodedImage decoded = decodeImage(pngClaiming(width, height));
        QVERIFY(decoded.image.isNull());
        QVERIFY2(decoded.problem.contains(QStringLiteral("%1 × %2").arg(width).arg(height)),
                 qPrintable(decoded.problem));
        m_view->setPayload(pngClaiming(width, height));
        QVERIFY(m_view->findChild<QWidget *>("imageProblem")->isVisible());
    }

    void damagedImageIsExplained()
    {
        const QByteArray whole = png(64, 64);
        for (qsizetype size = 8; size < whole.size(); size += 13) {
            const DecodedImage decoded = decodeImage(whole.first(size));
            QVERIFY(decoded.image.isNull() != decoded.problem.isEmpty());
        }
        QVERIFY(!decodeImage("plain text").problem.isEmpty());
        QCOMPARE(decodeImage(whole).description, QString::fromUtf8("PNG, 64 × 64"));
    }

    void hexIsSelectedAndCopied()
    {
        m_view->setPayload(QByteArray("\0\1\2\3\4\xFF", 6));
        auto *hex = m_view->findChild<HexView *>("payloadHex");
        hex->setFocus();
        QTest::keyClick(hex, Qt::Key_Right);
        QTest::keyClick(hex, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(hex, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keySequence(hex, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), "01 02 03");
        QTest::keySequence(hex, QKeySequence::SelectAll);
        QTest::keySequence(hex, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), "00 01 02 03 04 FF");
        m_view->setPayload(QByteArray("\0\1", 2), ViewPosition::Kept);
        QCOMPARE(hex->selection(), QByteArray("\0\1", 2));
    }

    void hexRowsFitTheWidth()
    {
        m_view->setPayload(QByteArray(200, '\0'));
        auto *hex = m_view->findChild<HexView *>("payloadHex");
        m_view->resize(900, 300);
        QTRY_COMPARE(hex->bytesPerRow(), 16);
        m_view->resize(450, 300);
        QTRY_COMPARE(hex->bytesPerRow(), 8);
        m_view->resize(120, 300);
        QTRY_COMPARE(hex->bytesPerRow(), 4);
    }

    void emptyHexIsHarmless()
    {
        HexView hex;
        hex.resize(400, 200);
        hex.show();
        QTest::mouseClick(hex.viewport(), Qt::LeftButton);
        QTest::keyClick(&hex, Qt::Key_Down);
        QTest::keySequence(&hex, QKeySequence::SelectAll);
        QVERIFY(hex.selection().isEmpty());
    }

    void hugeBinaryIsNotCopied()
    {
        const QByteArray huge(200 << 20, '\0');
        m_view->setPayload(huge);
        QVERIFY(!m_view->grab().isNull());
        QCOMPARE(m_view->payload().constData(), huge.constData());
    }

private:
    std::unique_ptr<PayloadView> m_view;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_notice = nullptr;
    QPushButton *m_showAll = nullptr;
    QComboBox *m_chooser = nullptr;
};

QTEST_MAIN(TestPayloadView)
#include "tst_payloadview.moc"
