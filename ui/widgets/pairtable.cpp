// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pairtable.h"

#include "widgets/icons.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
enum Column { NameColumn, ValueColumn, ColumnCount };
constexpr int rowHeight = 26;
constexpr int shownRows = 3;
constexpr int nameWidth = 150;

QToolButton *smallButton(const QString &objectName, const QString &iconName, const QString &text,
                         QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}
} // namespace

PairTable::PairTable(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
{
    m_table->setObjectName(objectName);
    m_table->setAccessibleName(accessibleName);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->resizeSection(NameColumn, nameWidth);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFixedHeight(rowHeight * (shownRows + 1));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto *add = smallButton(objectName + QLatin1StringView("Add"), QStringLiteral("plus"), tr("Add"), this);
    auto *remove = smallButton(objectName + QLatin1StringView("Remove"), QStringLiteral("minus"),
                               tr("Remove the selected row"), this);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemChanged, this, &PairTable::changed);
    connect(add, &QToolButton::clicked, this, &PairTable::addEmptyRow);
    connect(remove, &QToolButton::clicked, this, &PairTable::removeCurrent);
}

void PairTable::setPairs(const QList<Pair> &pairs)
{
    m_table->setRowCount(0);
    for (const Pair &pair : pairs)
        addRow(pair);
}

void PairTable::addRow(const Pair &pair)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, NameColumn, new QTableWidgetItem(pair.first));
    m_table->setItem(row, ValueColumn, new QTableWidgetItem(pair.second));
}

void PairTable::addEmptyRow()
{
    addRow({});
    m_table->setCurrentCell(m_table->rowCount() - 1, NameColumn);
    m_table->editItem(m_table->currentItem());
}

void PairTable::removeCurrent()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    Q_EMIT changed();
}

QString PairTable::text(int row, int column) const
{
    const QTableWidgetItem *item = m_table->item(row, column);
    return item ? item->text() : QString();
}

QList<PairTable::Pair> PairTable::pairs() const
{
    QList<Pair> found;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Pair pair(text(row, NameColumn), text(row, ValueColumn));
        if (!pair.first.isEmpty() || !pair.second.isEmpty())
            found += pair;
    }
    return found;
}

} // namespace avocet
