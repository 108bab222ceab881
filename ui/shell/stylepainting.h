// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/Qt>

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComplex;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QStyleOptionTab;

// How AvocetStyle's controls are painted, one function for each.
namespace avocet::painting {

void field(QPainter *painter, const QStyleOption &option);
void pushButton(QPainter *painter, const QStyleOptionButton &option);
void toolButton(QPainter *painter, const QStyleOption &option);
void checkBox(QPainter *painter, const QStyleOption &option);
void focusRing(QPainter *painter, const QStyleOption &option);
void frame(QPainter *painter, const QStyleOption &option);
void hairline(QPainter *painter, const QStyleOption &option, const QRect &line);
void arrow(QPainter *painter, const QStyleOption &option, const QRect &rect, Qt::ArrowType direction);
void tab(QPainter *painter, const QStyleOptionTab &option);
void headerSection(QPainter *painter, const QStyleOptionHeader &option);
void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle);

} // namespace avocet::painting
