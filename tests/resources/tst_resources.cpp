// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTranslator>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>
#include <QtTest/QTest>

class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIconIsDrawnOnThe16PixelGridInOneColour_data();
    void anIconIsDrawnOnThe16PixelGridInOneColour();
    void theProgramHasAnIconOfItsOwn();
    void theChineseCatalogueLoads();
};

void TestResources::anIconIsDrawnOnThe16PixelGridInOneColour_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(ICON_FOLDER));
    const QStringList names = folder.entryList({QStringLiteral("*.svg")});
    QVERIFY(names.size() > 40);
    for (const QString &name : names) {
        if (name != QStringLiteral("avocet-app.svg"))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
}

void TestResources::anIconIsDrawnOnThe16PixelGridInOneColour()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray svg = file.readAll();
    QVERIFY(svg.contains("viewBox=\"0 0 16 16\""));
    QVERIFY(svg.contains("stroke=\"currentColor\""));
    QVERIFY2(!svg.contains('#'), "a colour of its own would not follow the theme");

    svg.replace("currentColor", "#ff0000");
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(2, 2, 16, 16));
    painter.end();

    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool isInside = x >= 2 && x < 18 && y >= 2 && y < 18;
            if (image.pixelColor(x, y).alpha() == 0)
                continue;
            ++inked;
            QVERIFY2(isInside, "drawn over the edge of the grid");
        }
    }
    QVERIFY(inked >= 10);
}

void TestResources::theProgramHasAnIconOfItsOwn()
{
    QSvgRenderer renderer(QStringLiteral(ICON_FOLDER "/avocet-app.svg"));
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.defaultSize(), QSize(64, 64));
}

void TestResources::theChineseCatalogueLoads()
{
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/avocet_zh_CN.qm")));
}

QTEST_MAIN(TestResources)
#include "tst_resources.moc"
