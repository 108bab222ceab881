// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/historyview.h"

#include "models/messagelistmodel.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace avocet {

namespace {
constexpr double secondaryPixels = 11;
constexpr int cellPadding = 12;

struct ColumnSample
{
    int column;
    const char *text;
};
/// About the widest that each column holds, besides its title.
constexpr std::array samples{ColumnSample{MessageListModel::TimeColumn, "00:00:00.000"},
                             ColumnSample{MessageListModel::DeltaColumn, "+00.000 s"},
                             ColumnSample{MessageListModel::QosColumn, "0"},
                             ColumnSample{MessageListModel::RetainedColumn, "retained"},
                             ColumnSample{MessageListModel::SizeColumn, "000 kB"}};

/// Everything but the value stands back.
class SecondaryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false); // the whole row is what is chosen
        if (index.column() == MessageListModel::ValueColumn)
            return;
        option->font = interfaceFont(secondaryPixels);
        option->fontMetrics = QFontMetrics(option->font);
        option->palette.setColor(QPalette::Text, themeTokens(option->palette).secondary);
    }
};
} // namespace

HistoryView::HistoryView(QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(tr("History of the topic"));
    setItemDelegate(new SecondaryDelegate(this));
    horizontalHeader()->setFont(interfaceFont(secondaryPixels));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::treeRowHeight);
    verticalHeader()->setDefaultSectionSize(metrics::treeRowHeight);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(metrics::treeRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QTableView::clicked, this, &HistoryView::rowChosen);
}

void HistoryView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsInserted, this, nullptr);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    fitColumns();
    connect(newModel, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { holdStill(first, last); });
}

void HistoryView::fitColumns()
{
    const QFontMetrics metrics(interfaceFont(secondaryPixels));
    for (const ColumnSample &sample : samples) {
        const int cell = metrics.horizontalAdvance(QString::fromLatin1(sample.text)) + cellPadding;
        const int title = horizontalHeader()->sectionSizeHint(sample.column);
        horizontalHeader()->resizeSection(sample.column, std::max(cell, title));
    }
}

void HistoryView::holdStill(int first, int last)
{
    const int top = verticalScrollBar()->value();
    const bool isInUse = top > 0 || viewport()->underMouse();
    if (!isInUse || first > top)
        return;
    updateGeometries(); // the range has to grow before the value can
    verticalScrollBar()->setValue(top + last - first + 1);
}

/// What its menu does is done to the row under it.
void HistoryView::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    if (const QModelIndex index = indexAt(event->position().toPoint());
        event->button() == Qt::RightButton && index.isValid())
        Q_EMIT rowChosen(index);
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const QPersistentModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    const QModelIndex after = currentIndex();
    const bool isConfirmed = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (after.isValid() && (isConfirmed || after.row() != before.row()))
        Q_EMIT rowChosen(after);
}

} // namespace avocet
