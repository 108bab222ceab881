// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QtCore/QDir>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmap>
#include <QtGui/QPixmapCache>

#include <algorithm>

namespace avocet {

namespace {
/// The masks are drawn from the SVGs while building, in the sizes that are mostly asked for; any other size
/// is made of the next larger one.
class MaskEngine : public QIconEngine
{
public:
    MaskEngine(QString name, QList<int> sizes)
        : m_name(std::move(name))
        , m_sizes(std::move(sizes))
    {
    }

    QIconEngine *clone() const override { return new MaskEngine(m_name, m_sizes); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QString key = QStringLiteral("avocet/%1/%2x%3/%4")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colourOf(mode).rgba());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap::fromImage(picture(size, colourOf(mode)));
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

private:
    static QColor colourOf(QIcon::Mode mode)
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, mode == QIcon::Selected ? QPalette::HighlightedText
                                                                               : QPalette::WindowText);
    }

    QImage picture(const QSize &size, const QColor &colour) const
    {
        const auto larger =
            std::lower_bound(m_sizes.begin(), m_sizes.end(), std::max(size.width(), size.height()));
        const int source = larger == m_sizes.end() ? m_sizes.last() : *larger;
        QImage image(QStringLiteral(":/icons/%1/%2.png").arg(m_name).arg(source));
        const bool isMask = image.format() == QImage::Format_Grayscale8;
        if (image.size() != size)
            image = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        if (!isMask)
            return image; // has colours of its own
        image.convertTo(QImage::Format_Grayscale8);
        image.reinterpretAsFormat(QImage::Format_Alpha8);
        QImage tinted(image.size(), QImage::Format_ARGB32_Premultiplied);
        tinted.fill(colour);
        QPainter painter(&tinted);
        painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        painter.drawImage(0, 0, image);
        return tinted;
    }

    QString m_name;
    QList<int> m_sizes; ///< ascending
};
} // namespace

QIcon icon(const QString &name)
{
    QList<int> sizes;
    const QStringList files = QDir(QLatin1StringView(":/icons/") + name).entryList({QStringLiteral("*.png")});
    for (const QString &file : files)
        sizes.append(file.chopped(4).toInt());
    std::sort(sizes.begin(), sizes.end());
    return sizes.isEmpty() ? QIcon() : QIcon(new MaskEngine(name, sizes));
}

} // namespace avocet
