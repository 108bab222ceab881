// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/iconlabel.h"

#include "widgets/icons.h"

#include <QtGui/QPainter>

namespace avocet {

IconLabel::IconLabel(const QString &iconName, int side, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon(iconName))
{
    setFixedSize(side, side);
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace avocet
