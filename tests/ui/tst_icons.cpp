// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtSvg/QSvgRenderer>
#include <QtTest/QTest>

using avocet::icon;

namespace {
const QString icons = QStringLiteral(ICON_FOLDER);

QImage image(const QPixmap &pixmap)
{
    return pixmap.toImage().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// What the SVG itself looks like.
QImage drawn(const QString &name, const QSize &size, const QColor &colour)
{
    QFile file(QStringLiteral("%1/%2.svg").arg(icons, name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer svg(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    svg.render(&painter, image.rect());
    return image;
}

/// The largest difference of two channels.
int difference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 255;
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int alpha = std::abs(qAlpha(p) - qAlpha(q));
            const bool isSeen = qAlpha(p) > 64; // the colour of what is nearly transparent is rounded
            const int colour = isSeen
                                   ? std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                                               std::abs(qBlue(p) - qBlue(q))})
                                   : 0;
            largest = std::max({largest, alpha, colour});
        }
    }
    return largest;
}
} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anIconLooksAsItsSvgDoes_data();
    void anIconLooksAsItsSvgDoes();
    void aScaledScreenHasItAsCrisp_data();
    void aScaledScreenHasItAsCrisp();
    void anUncommonSizeIsMadeOfALargerOne();
    void itFollowsThePalette();
    void theIconOfTheProgramKeepsItsColours();
    void anUnknownOneIsNull();
};

void TestIcons::init()
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, QColor(30, 60, 90));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, QColor(160, 170, 180));
    QGuiApplication::setPalette(palette);
}

void TestIcons::anIconLooksAsItsSvgDoes_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(icons).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 40);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void TestIcons::anIconLooksAsItsSvgDoes()
{
    QFETCH(QString, name);
    for (const int edge : {16, 20, 24, 32, 40, 48}) {
        const QSize size(edge, edge);
        const QImage shown = image(icon(name).pixmap(size));
        QVERIFY2(difference(shown, drawn(name, size, QColor(30, 60, 90))) <= 4,
                 qPrintable(QString::number(edge)));
    }
}

void TestIcons::aScaledScreenHasItAsCrisp_data()
{
    QTest::addColumn<int>("edge");
    QTest::addColumn<double>("ratio");
    for (const int edge : {16, 24, 40}) {
        for (const double ratio : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0})
            QTest::addRow("%d at %g", edge, ratio) << edge << ratio;
    }
}

void TestIcons::aScaledScreenHasItAsCrisp()
{
    QFETCH(int, edge);
    QFETCH(double, ratio);
    const QSize inPixels = QSize(edge, edge) * ratio;
    const QImage expected = drawn(QStringLiteral("send"), inPixels, QColor(30, 60, 90));
    const QPixmap pixmap = icon(QStringLiteral("send")).pixmap(QSize(edge, edge), ratio);
    QCOMPARE(pixmap.devicePixelRatio(), ratio);
    QVERIFY(difference(image(pixmap), expected) <= 4);

    QImage canvas(inPixels, QImage::Format_ARGB32_Premultiplied);
    canvas.setDevicePixelRatio(ratio);
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    icon(QStringLiteral("send")).paint(&painter, 0, 0, edge, edge);
    painter.end();
    QVERIFY(difference(canvas, expected) <= 4);
}

void TestIcons::anUncommonSizeIsMadeOfALargerOne()
{
    for (const int edge : {17, 45, 90, 200}) {
        const QImage shown = image(icon(QStringLiteral("chat")).pixmap(edge, edge));
        const QImage expected = drawn(QStringLiteral("chat"), QSize(edge, edge), QColor(30, 60, 90));
        QCOMPARE(shown.size(), QSize(edge, edge));
        double shownInk = 0;
        double expectedInk = 0;
        for (int y = 0; y < edge; ++y) {
            for (int x = 0; x < edge; ++x) {
                shownInk += qAlpha(shown.pixel(x, y));
                expectedInk += qAlpha(expected.pixel(x, y));
            }
        }
        QVERIFY2(std::abs(shownInk - expectedInk) < expectedInk * 0.1, qPrintable(QString::number(edge)));
    }
}

void TestIcons::itFollowsThePalette()
{
    const QIcon send = icon(QStringLiteral("send"));
    const QSize size(16, 16);
    const auto is = [&](QIcon::Mode mode, const QColor &colour) {
        return difference(image(send.pixmap(size, mode)), drawn(QStringLiteral("send"), size, colour)) <= 4;
    };
    QVERIFY(is(QIcon::Normal, QColor(30, 60, 90)));
    QVERIFY(is(QIcon::Selected, Qt::white));
    QVERIFY(is(QIcon::Disabled, QColor(160, 170, 180)));

    QPalette dark = QGuiApplication::palette();
    dark.setColor(QPalette::WindowText, QColor(240, 240, 240));
    QGuiApplication::setPalette(dark);
    QVERIFY(is(QIcon::Normal, QColor(240, 240, 240)));

    const QColor faint(200, 0, 0, 128);
    dark.setColor(QPalette::WindowText, faint);
    QGuiApplication::setPalette(dark);
    const QImage shown = image(send.pixmap(size));
    const QImage whole = drawn(QStringLiteral("send"), size, faint);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            QVERIFY(std::abs(qAlpha(shown.pixel(x, y)) * 2 - qAlpha(whole.pixel(x, y))) <= 4);
    }
}

void TestIcons::theIconOfTheProgramKeepsItsColours()
{
    const QIcon program = icon(QStringLiteral("avocet-app"));
    for (const int edge : {16, 32, 48, 64, 128, 256}) {
        const QImage shown = image(program.pixmap(edge, edge));
        QVERIFY(difference(shown, drawn(QStringLiteral("avocet-app"), QSize(edge, edge), Qt::black)) <= 4);
    }
}

void TestIcons::anUnknownOneIsNull()
{
    QVERIFY(icon(QStringLiteral("nothing-of-this-name")).isNull());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
