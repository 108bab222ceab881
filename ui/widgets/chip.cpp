// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtGui/QPainter>

namespace avocet {

namespace {
constexpr double fontPixels = 11;
} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setFont(interfaceFont(fontPixels));
    setContentsMargins(6, 2, 6, 2);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::paintEvent(QPaintEvent *)
{
    const ThemeTokens &tokens = themeTokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.border);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.setPen(tokens.secondary);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace avocet
