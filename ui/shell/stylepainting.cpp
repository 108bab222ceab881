// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/stylepainting.h"

#include "widgets/themetokens.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTabBar>

namespace avocet::painting {

namespace {
constexpr qreal hover = 0.04;
constexpr qreal pressed = 0.10;
constexpr qreal disabled = 0.45;
constexpr qreal ringWidth = 2;

const ThemeTokens &tokensOf(const QStyleOption &option)
{
    return themeTokens(option.palette);
}

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor faded(QColor colour, qreal opacity)
{
    colour.setAlphaF(float(opacity));
    return colour;
}

void box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width = 1,
         qreal radius = metrics::radius)
{
    const qreal inset = width / 2;
    painter->setBrush(fill);
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
}

class Saved
{
public:
    explicit Saved(QPainter *painter)
        : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

private:
    QPainter *m_painter;
};

/// What lies over a control because of the pointer.
QColor overlay(const QStyleOption &option)
{
    if (!has(option, QStyle::State_Enabled))
        return {};
    if (has(option, QStyle::State_Sunken))
        return faded(tokensOf(option).text, pressed);
    if (has(option, QStyle::State_MouseOver))
        return faded(tokensOf(option).text, hover);
    return {};
}
} // namespace

void field(QPainter *painter, const QStyleOption &option)
{
    const Saved saved(painter);
    const ThemeTokens &tokens = tokensOf(option);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isFocused = isEnabled && has(option, QStyle::State_HasFocus);
    box(painter, option.rect, isEnabled ? tokens.surface : tokens.window,
        isFocused ? tokens.accent : tokens.border, isFocused ? ringWidth : 1);
}

void pushButton(QPainter *painter, const QStyleOptionButton &option)
{
    const Saved saved(painter);
    const ThemeTokens &tokens = tokensOf(option);
    const bool isPrimary = option.features.testFlag(QStyleOptionButton::DefaultButton);
    if (!has(option, QStyle::State_Enabled))
        painter->setOpacity(disabled);
    if (isPrimary)
        box(painter, option.rect, tokens.accent, {}, 0);
    else if (!option.features.testFlag(QStyleOptionButton::Flat))
        box(painter, option.rect, tokens.surface, tokens.border);
    if (const QColor over = overlay(option); over.isValid())
        box(painter, option.rect, isPrimary ? faded(tokens.onAccent, 2 * over.alphaF()) : over, {}, 0);
}

void toolButton(QPainter *painter, const QStyleOption &option)
{
    const Saved saved(painter);
    const ThemeTokens &tokens = tokensOf(option);
    if (has(option, QStyle::State_On))
        box(painter, option.rect, tokens.accentSoft, tokens.border);
    if (const QColor over = overlay(option); over.isValid())
        box(painter, option.rect, over, {}, 0);
}

void checkBox(QPainter *painter, const QStyleOption &option)
{
    const Saved saved(painter);
    const ThemeTokens &tokens = tokensOf(option);
    if (!has(option, QStyle::State_Enabled))
        painter->setOpacity(disabled);
    const bool isOn = has(option, QStyle::State_On);
    box(painter, option.rect, isOn ? tokens.accent : tokens.surface, isOn ? tokens.accent : tokens.muted, 1,
        3);
    if (!isOn)
        return;
    const QRectF r = option.rect;
    painter->setPen(QPen(tokens.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{{r.left() + r.width() * 0.24, r.top() + r.height() * 0.52},
                                    {r.left() + r.width() * 0.43, r.top() + r.height() * 0.70},
                                    {r.left() + r.width() * 0.76, r.top() + r.height() * 0.32}});
}

void focusRing(QPainter *painter, const QStyleOption &option)
{
    const Saved saved(painter);
    box(painter, option.rect, Qt::transparent, tokensOf(option).accent, ringWidth);
}

void frame(QPainter *painter, const QStyleOption &option)
{
    painter->save();
    painter->setPen(tokensOf(option).border);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void hairline(QPainter *painter, const QStyleOption &option, const QRect &line)
{
    painter->fillRect(line, tokensOf(option).border);
}

void arrow(QPainter *painter, const QStyleOption &option, const QRect &rect, Qt::ArrowType direction)
{
    const Saved saved(painter);
    painter->setPen(QPen(faded(tokensOf(option).secondary, has(option, QStyle::State_Enabled) ? 1 : disabled),
                         1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(QRectF(rect).center());
    switch (direction) {
    case Qt::UpArrow:
        painter->rotate(180);
        break;
    case Qt::LeftArrow:
        painter->rotate(90);
        break;
    case Qt::RightArrow:
        painter->rotate(-90);
        break;
    case Qt::DownArrow:
    case Qt::NoArrow:
        break;
    }
    const qreal half = qMin<qreal>(3.5, qMin(rect.width(), rect.height()) / 2.5);
    painter->drawPolyline(QPolygonF{{-half, -half / 2}, {0, half / 2}, {half, -half / 2}});
}

void tab(QPainter *painter, const QStyleOptionTab &option)
{
    const Saved saved(painter);
    const ThemeTokens &tokens = tokensOf(option);
    const bool isSelected = has(option, QStyle::State_Selected);
    if (!isSelected && has(option, QStyle::State_MouseOver))
        painter->fillRect(option.rect, faded(tokens.text, hover));
    if (!isSelected)
        return;
    const bool isBelow = option.shape == QTabBar::RoundedSouth || option.shape == QTabBar::TriangularSouth;
    QRect line = option.rect.adjusted(8, 0, -8, 0);
    line.setTop(isBelow ? option.rect.top() : option.rect.bottom() - 1);
    line.setHeight(2);
    painter->fillRect(line, tokens.accent);
}

void headerSection(QPainter *painter, const QStyleOptionHeader &option)
{
    const ThemeTokens &tokens = tokensOf(option);
    painter->fillRect(option.rect, tokens.surface);
    QRect line = option.rect;
    line.setTop(line.bottom());
    painter->fillRect(line, tokens.border);
}

void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Saved saved(painter);
    const ThemeTokens &tokens = tokensOf(option);
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.minimum == option.maximum)
        return;
    const bool isHeld = has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver);
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    box(painter, bar, faded(tokens.muted, isHeld ? 0.8 : 0.45), {}, 0, qMin(bar.width(), bar.height()) / 2);
}

} // namespace avocet::painting
