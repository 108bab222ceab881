// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/historyview.h"

#include "models/messagelistmodel.h"
#include "widgets/themetokens.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <array>

namespace avocet {

namespace {
struct ColumnWidth
{
    int column;
    int width;
};
constexpr std::array columnWidths{
    ColumnWidth{MessageListModel::TimeColumn, 96}, ColumnWidth{MessageListModel::DeltaColumn, 76},
    ColumnWidth{MessageListModel::QosColumn, 40}, ColumnWidth{MessageListModel::RetainedColumn, 64},
    ColumnWidth{MessageListModel::SizeColumn, 60}};
} // namespace

HistoryView::HistoryView(QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(tr("History of the topic"));
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
    horizontalHeader()->setHighlightSections(false);
    connect(this, &QTableView::clicked, this, &HistoryView::rowChosen);
}

void HistoryView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsInserted, this, nullptr);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    for (const ColumnWidth &each : columnWidths)
        horizontalHeader()->resizeSection(each.column, each.width);
    connect(newModel, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { holdStill(first, last); });
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
