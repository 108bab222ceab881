// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statusdot.h"

#include "widgets/themetokens.h"

#include <QtGui/QPainter>

namespace avocet {

namespace {
constexpr int side = 10;
constexpr qreal stroke = 1.5;
} // namespace

StatusDot::StatusDot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusDot::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    update();
}

QSize StatusDot::sizeHint() const
{
    return {side, side};
}

void StatusDot::paint(QPainter *painter, const QRectF &square, State state, const QPalette &palette)
{
    const ThemeTokens &tokens = themeTokens(palette);
    const QRectF circle = square.adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    switch (state) {
    case State::Off:
        painter->setPen(QPen(tokens.muted, stroke));
        painter->drawEllipse(circle);
        break;
    case State::Busy:
        painter->setPen(QPen(tokens.warning, stroke));
        painter->drawEllipse(circle);
        painter->setBrush(tokens.warning);
        painter->drawPie(circle, 90 * 16, 180 * 16);
        break;
    case State::On:
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.ok);
        painter->drawEllipse(circle);
        break;
    case State::Failed:
        painter->setPen(QPen(tokens.danger, stroke + 0.5, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(circle.topLeft(), circle.bottomRight());
        painter->drawLine(circle.topRight(), circle.bottomLeft());
        break;
    }
    painter->restore();
}

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_state, palette());
}

} // namespace avocet
