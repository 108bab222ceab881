// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmap>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace avocet {

namespace {
class TintedSvgEngine : public QIconEngine
{
public:
    TintedSvgEngine(QString name, QByteArray svg)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
    {
    }

    QIconEngine *clone() const override { return new TintedSvgEngine(m_name, m_svg); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourOf(mode);
        QByteArray tinted = m_svg;
        tinted.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(tinted);
        painter->save();
        painter->setOpacity(painter->opacity() * colour.alphaF());
        renderer.render(painter, rect);
        painter->restore();
    }

    /// Kept: an SVG is read anew each time it is drawn.
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("avocet/%1/%2x%3/%4")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colourOf(mode).rgba());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
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

    QString m_name;
    QByteArray m_svg;
};
} // namespace

QIcon icon(const QString &name)
{
    QFile file(QLatin1StringView(":/icons/") + name + QLatin1StringView(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedSvgEngine(name, file.readAll()));
}

} // namespace avocet
