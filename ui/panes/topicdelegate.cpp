// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/topicdelegate.h"

#include "models/topictreemodel.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace avocet {

namespace {
constexpr int margin = 6;
constexpr double numberPixels = 11;

QColor textColour(const QStyleOptionViewItem &option, int column)
{
    const ThemeTokens &tokens = themeTokens(option.palette);
    if (option.state & QStyle::State_Selected)
        return tokens.selectionText;
    return column == TopicTreeModel::NameColumn ? tokens.text : tokens.secondary;
}
} // namespace

void TopicDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const int column = index.column();
    const bool isNumber = column >= TopicTreeModel::MessagesColumn;
    const QRect area = option.rect.adjusted(column == TopicTreeModel::NameColumn ? 0 : margin, 0, -margin, 0);
    const auto elide = column == TopicTreeModel::NameColumn ? Qt::ElideMiddle : Qt::ElideRight;
    const QFont font = isNumber ? interfaceFont(numberPixels) : option.font;
    painter->setFont(font);
    painter->setPen(textColour(option, column));
    painter->drawText(
        area, int(Qt::AlignVCenter | Qt::TextSingleLine | (isNumber ? Qt::AlignRight : Qt::AlignLeft)),
        QFontMetrics(font).elidedText(text, elide, area.width()));
}

QSize TopicDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, std::max(metrics::treeRowHeight, option.fontMetrics.height() + 4)};
}

} // namespace avocet
