// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionbutton.h"

#include "widgets/icons.h"
#include "widgets/themetokens.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionToolButton>
#include <QtWidgets/QStylePainter>

namespace avocet {

namespace {
constexpr int margin = 8;
constexpr int dotSide = 10;
constexpr int chevronSide = 16;
constexpr int widestName = 260;
constexpr int narrowestName = 60;
constexpr int slack = 2; ///< a text may be a fraction wider than its advance
} // namespace

ConnectionButton::ConnectionButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
}

void ConnectionButton::setName(const QString &name)
{
    m_name = name;
    describe();
}

void ConnectionButton::setState(StatusDot::State dot, const QString &word)
{
    if (m_dot == dot && m_word == word)
        return;
    m_dot = dot;
    m_word = word;
    describe();
}

void ConnectionButton::describe()
{
    setAccessibleName(tr("Connection %1, %2").arg(m_name, m_word));
    updateGeometry();
    update();
}

QFont ConnectionButton::nameFont() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    return strong;
}

QSize ConnectionButton::sizeHint() const
{
    const int name = qMin(widestName, QFontMetrics(nameFont()).horizontalAdvance(m_name));
    const int word = fontMetrics().horizontalAdvance(m_word);
    return {margin + dotSide + margin + name + slack + margin + word + margin / 2 + chevronSide + margin,
            qMax(metrics::controlHeight, fontMetrics().height() + margin)};
}

QSize ConnectionButton::minimumSizeHint() const
{
    return {sizeHint().width() - qMin(widestName, QFontMetrics(nameFont()).horizontalAdvance(m_name)) +
                narrowestName,
            sizeHint().height()};
}

void ConnectionButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelButtonTool, option);
    if (hasFocus() && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);

    StatusDot::paint(&painter, QRectF(margin, (height() - dotSide) / 2.0, dotSide, dotSide), m_dot,
                     palette());
    const ThemeTokens &tokens = themeTokens(palette());
    const int wordWidth = fontMetrics().horizontalAdvance(m_word);
    const int chevronLeft = width() - margin - chevronSide;
    const int nameLeft = 2 * margin + dotSide;
    const int room = chevronLeft - margin / 2 - wordWidth - margin - nameLeft;

    painter.setFont(nameFont());
    painter.setPen(tokens.text);
    const QString elided = painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, room);
    const int nameWidth = painter.fontMetrics().horizontalAdvance(elided);
    painter.drawText(QRect(nameLeft, 0, room, height()), Qt::AlignVCenter | Qt::TextSingleLine, elided);
    painter.setFont(font());
    painter.setPen(tokens.secondary);
    painter.drawText(QRect(nameLeft + nameWidth + margin, 0, wordWidth + 2, height()),
                     Qt::AlignVCenter | Qt::TextSingleLine, m_word);
    avocet::icon(QStringLiteral("chevron-down"))
        .paint(&painter, QRect(chevronLeft, (height() - chevronSide) / 2, chevronSide, chevronSide));
}

} // namespace avocet
