// SPDX-License-Identifier: GPL-3.0-or-later
// rendericon SVG OUTPUT [SIZE]...: draws an icon as a picture (.png, with SIZE), as the collection of
// pictures that Windows (.ico) and macOS (.icns) want, or as SIZE.png for each SIZE in the folder OUTPUT. An
// SVG that has `currentColor` becomes masks there: what is white takes the colour. Runs while building.
#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <cstdio>

namespace {

QImage draw(QSvgRenderer &svg, int size, double margin = 0)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double edge = size * margin;
    svg.render(&painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge));
    return image;
}

QImage mask(const QImage &picture)
{
    QImage alpha = picture.convertToFormat(QImage::Format_Alpha8);
    alpha.reinterpretAsFormat(QImage::Format_Grayscale8);
    return alpha;
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

template <class T>
void appendLittleEndian(QByteArray &bytes, T value)
{
    const T swapped = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

template <class T>
void appendBigEndian(QByteArray &bytes, T value)
{
    const T swapped = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

// A BITMAPINFOHEADER, the lines from the bottom up, and a mask that hides nothing: what every reader of icons
// knows.
QByteArray bitmap(const QImage &image)
{
    QByteArray bytes;
    const int size = image.width();
    const int maskLine = (size + 31) / 32 * 4;
    appendLittleEndian(bytes, quint32(40));
    appendLittleEndian(bytes, qint32(size));
    appendLittleEndian(bytes, qint32(2 * size)); // picture and mask
    appendLittleEndian(bytes, quint16(1));
    appendLittleEndian(bytes, quint16(32));
    bytes.append(24, '\0');
    for (int y = size - 1; y >= 0; --y)
        for (int x = 0; x < size; ++x)
            appendLittleEndian(bytes, quint32(image.pixel(x, y)));
    bytes.append(qsizetype(maskLine) * size, '\0');
    return bytes;
}

QByteArray ico(QSvgRenderer &svg)
{
    const QList<int> sizes{16, 20, 24, 32, 40, 48, 64, 256};
    QByteArray head;
    QByteArray pictures;
    appendLittleEndian(head, quint16(0));
    appendLittleEndian(head, quint16(1));
    appendLittleEndian(head, quint16(sizes.size()));
    for (const int size : sizes) {
        const QImage image = draw(svg, size);
        const QByteArray picture = size < 256 ? bitmap(image) : png(image);
        head.append(char(size)); // 256 is written as 0
        head.append(char(size));
        head.append(2, '\0');
        appendLittleEndian(head, quint16(1));
        appendLittleEndian(head, quint16(32));
        appendLittleEndian(head, quint32(picture.size()));
        appendLittleEndian(head, quint32(6 + 16 * sizes.size() + pictures.size()));
        pictures += picture;
    }
    return head + pictures;
}

QByteArray icns(QSvgRenderer &svg)
{
    struct Entry
    {
        const char *type;
        int size;
    };
    constexpr double margin = 0.07; // with ours, that of Apple's template
    QByteArray entries;
    for (const Entry &entry : {Entry{"icp4", 16}, Entry{"ic11", 32}, Entry{"icp5", 32}, Entry{"ic12", 64},
                               Entry{"ic07", 128}, Entry{"ic13", 256}, Entry{"ic08", 256}, Entry{"ic14", 512},
                               Entry{"ic09", 512}, Entry{"ic10", 1024}}) {
        const QByteArray picture = png(draw(svg, entry.size, margin));
        entries += entry.type;
        appendBigEndian(entries, quint32(8 + picture.size()));
        entries += picture;
    }
    QByteArray bytes("icns");
    appendBigEndian(bytes, quint32(8 + entries.size()));
    return bytes + entries;
}

bool save(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    QFile source(arguments.at(1));
    const QByteArray text = source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    QSvgRenderer svg(QByteArray(text).replace("currentColor", "black"));
    const QString &path = arguments.at(2);
    bool isDone = svg.isValid();
    if (path.endsWith(QLatin1StringView(".ico"))) {
        isDone = isDone && save(path, ico(svg));
    } else if (path.endsWith(QLatin1StringView(".icns"))) {
        isDone = isDone && save(path, icns(svg));
    } else if (path.endsWith(QLatin1StringView(".png"))) {
        const int size = arguments.value(3, QStringLiteral("256")).toInt();
        isDone = isDone && save(path, png(draw(svg, size)));
    } else {
        isDone = isDone && QDir().mkpath(path);
        for (const QString &size : arguments.sliced(3)) {
            const QImage picture = draw(svg, size.toInt());
            const QByteArray bytes = png(text.contains("currentColor") ? mask(picture) : picture);
            isDone = isDone && save(QStringLiteral("%1/%2.png").arg(path, size), bytes);
        }
    }
    if (isDone)
        return 0;
    std::fprintf(stderr, "rendericon: cannot draw %s\n", qPrintable(path));
    return 1;
}
