// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imageview.h"

#include "payload/payloadformat.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtCore/QBuffer>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>

namespace avocet {

namespace {
constexpr qint64 mostPixels = 32'000'000;
constexpr int margin = 12;
constexpr int captionHeight = 24;
constexpr double captionPixels = 11;

/// The reader's name for it, which is also the one that people know when in capitals.
QByteArray formatName(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png:
        return "png";
    case ImageKind::Jpeg:
        return "jpeg";
    case ImageKind::Gif:
        return "gif";
    case ImageKind::Bmp:
        return "bmp";
    case ImageKind::WebP:
        return "webp";
    }
    Q_UNREACHABLE();
}

QString sizeInWords(QSize size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}
} // namespace

DecodedImage decodeImage(const QByteArray &bytes)
{
    const auto kind = imageKind(bytes);
    if (!kind)
        return {{}, {}, ImageView::tr("These bytes are not a PNG, JPEG, GIF, BMP or WebP image.")};
    const QByteArray format = formatName(*kind);
    const QString name = QString::fromLatin1(format.toUpper());
    if (!QImageReader::supportedImageFormats().contains(format))
        return {{}, name, ImageView::tr("Qt's reader for %1 images is not installed.").arg(name)};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return {{}, name, ImageView::tr("The %1 image is damaged: its size cannot be read.").arg(name)};
    const QString description = name + QStringLiteral(", ") + sizeInWords(size);
    if (qint64(size.width()) * size.height() > mostPixels)
        return {{},
                description,
                ImageView::tr("The image claims %1 pixels. More than %2 million are not decoded here; "
                              "save the payload to open it elsewhere.")
                    .arg(sizeInWords(size))
                    .arg(mostPixels / 1'000'000)};
    const QImage image = reader.read();
    if (image.isNull())
        return {
            {}, description, ImageView::tr("The %1 image is damaged: %2").arg(name, reader.errorString())};
    return {image, description, {}};
}

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Payload as image"));
}

void ImageView::showImage(const DecodedImage &image)
{
    m_image = image.image;
    m_description = image.description;
    m_scaled = {};
    setAccessibleDescription(m_description);
    update();
}

QRect ImageView::imageRect() const
{
    const QRect room = rect().adjusted(margin, margin, -margin, -margin - captionHeight);
    QSize size = m_image.size();
    if (size.width() > room.width() || size.height() > room.height())
        size = size.scaled(room.size(), Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    QRect place(QPoint(), size);
    place.moveCenter(room.center());
    return place;
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    m_scaled = {};
    QWidget::resizeEvent(event);
}

void ImageView::paintEvent(QPaintEvent *)
{
    const ThemeTokens &tokens = themeTokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    if (m_image.isNull())
        return;
    const QRect place = imageRect();
    if (m_scaled.isNull()) {
        const QSize pixels = (QSizeF(place.size()) * devicePixelRatioF()).toSize();
        m_scaled =
            QPixmap::fromImage(m_image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    painter.drawPixmap(place, m_scaled);
    painter.setPen(tokens.border);
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
    painter.setFont(interfaceFont(captionPixels));
    painter.setPen(tokens.secondary);
    painter.drawText(QRect(0, height() - captionHeight - margin / 2, width(), captionHeight), Qt::AlignCenter,
                     m_description);
}

} // namespace avocet
