// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/propertiesview.h"

#include "panes/propertiesmodel.h"
#include "widgets/emptystate.h"
#include "widgets/themetokens.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

namespace avocet {

namespace {
constexpr int nameWidth = 180;
} // namespace

PropertiesView::PropertiesView(QWidget *parent)
    : QStackedWidget(parent)
    , m_model(new PropertiesModel(this))
    , m_table(new QTableView(this))
    , m_none(new EmptyState(QStringLiteral("properties"), tr("This message carries no MQTT 5 properties"),
                            tr("Publishers can add a content type, an expiry or properties of their own."),
                            {}, this))
{
    m_none->setObjectName(QStringLiteral("noProperties"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setUpTable();
    addWidget(m_none);
    addWidget(m_table);
}

void PropertiesView::setUpTable()
{
    m_table->setObjectName(QStringLiteral("propertiesTable"));
    m_table->setAccessibleName(tr("MQTT 5 properties"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(metrics::treeRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::treeRowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->resizeSection(PropertiesModel::NameColumn, nameWidth);
    auto *copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &PropertiesView::copyRow);
}

void PropertiesView::showProperties(const mqtt::PropertyList &properties)
{
    m_model->setProperties(properties);
    setCurrentWidget(properties.isEmpty() ? m_none : m_table);
}

void PropertiesView::copyRow()
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid())
        QGuiApplication::clipboard()->setText(m_model->fullText(current.row()));
}

} // namespace avocet
