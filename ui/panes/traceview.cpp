// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/traceview.h"

#include "models/tracemodel.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace avocet {

namespace {
constexpr double secondaryPixels = 11;
constexpr int cellPadding = 12;
constexpr int summaryWidth = 240;
constexpr int markWidth = 3;

struct ColumnSample
{
    int column;
    const char *text;
};
/// About the widest that each column holds, besides its title.
constexpr std::array samples{
    ColumnSample{TraceModel::TimeColumn, "00:00:00.000"}, ColumnSample{TraceModel::ConnectionColumn, "00"},
    ColumnSample{TraceModel::DirectionColumn, "00"},      ColumnSample{TraceModel::PacketColumn, "UNSUBSCRIBE"},
    ColumnSample{TraceModel::IdentifierColumn, "00000"},  ColumnSample{TraceModel::SizeColumn, "000 kB"},
    ColumnSample{TraceModel::LatencyColumn, "00.0 ms"}};

/// Packet and content stand out; what belongs to the selected packet has a bar at its left and a tint.
class PacketDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() == 0 && index.data(TraceModel::IsMarkedRole).toBool()) {
            QRect bar = option.rect;
            bar.setWidth(markWidth);
            painter->fillRect(bar, themeTokens(option.palette).accent);
        }
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false); // the whole row is what is selected
        if (index.data(TraceModel::IsMarkedRole).toBool())
            option->backgroundBrush = themeTokens(option->palette).accentSoft;
        if (index.column() == TraceModel::SummaryColumn || index.column() == TraceModel::PacketColumn)
            return;
        option->font = interfaceFont(secondaryPixels);
        option->fontMetrics = QFontMetrics(option->font);
        option->palette.setColor(QPalette::Text, themeTokens(option->palette).secondary);
    }
};
} // namespace

TraceView::TraceView(TraceModel *model, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("traceTable"));
    setAccessibleName(tr("Traced packets"));
    setItemDelegate(new PacketDelegate(this));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setUpHeaders();
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar *bar = verticalScrollBar();
        setFollowing(bar->sliderPosition() == bar->maximum());
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_isFollowing)
            scrollToBottom();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { holdStill(last - first + 1); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_isFollowing)
            scrollToBottom();
    });
}

void TraceView::setUpHeaders()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::treeRowHeight);
    verticalHeader()->setDefaultSectionSize(metrics::treeRowHeight);
    QHeaderView *header = horizontalHeader();
    header->setFont(interfaceFont(secondaryPixels));
    header->setMinimumSectionSize(metrics::treeRowHeight);
    header->setHighlightSections(false);
    for (const ColumnSample &sample : samples) {
        const int cell = fontMetrics().horizontalAdvance(QString::fromLatin1(sample.text)) + cellPadding;
        header->resizeSection(sample.column, std::max(cell, header->sectionSizeHint(sample.column)));
    }
    header->resizeSection(TraceModel::SummaryColumn, summaryWidth);
    header->setSectionResizeMode(TraceModel::SummaryColumn, QHeaderView::Stretch);
}

void TraceView::setFollowing(bool isFollowing)
{
    if (isFollowing == m_isFollowing)
        return;
    m_isFollowing = isFollowing;
    if (isFollowing)
        scrollToBottom();
    Q_EMIT followingChanged(isFollowing);
}

void TraceView::holdStill(int removedRows)
{
    if (!m_isFollowing)
        verticalScrollBar()->setValue(std::max(0, verticalScrollBar()->value() - removedRows));
}

} // namespace avocet
