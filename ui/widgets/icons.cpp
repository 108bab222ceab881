// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmap>
#include <QtSvg/QSvgRenderer>

namespace avocet {

namespace {
class TintedSvgEngine : public QIconEngine
{
public:
    explicit TintedSvgEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    QIconEngine *clone() const override { return new TintedSvgEngine(m_svg); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor colour = palette.color(
            group, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText);
        QByteArray tinted = m_svg;
        tinted.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(tinted);
        painter->save();
        painter->setOpacity(painter->opacity() * colour.alphaF());
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    QByteArray m_svg;
};
} // namespace

QIcon icon(const QString &name)
{
    QFile file(QLatin1StringView(":/icons/") + name + QLatin1StringView(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedSvgEngine(file.readAll()));
}

} // namespace avocet
