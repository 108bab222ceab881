// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/subscriptionseditor.h"

#include "editors/subscriptionoptions.h"
#include "widgets/icons.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
enum Column { FilterColumn, QosColumn, OptionsColumn, ColumnCount };
constexpr int rowHeight = 30;
constexpr int shownRows = 4;
constexpr int qosWidth = 88;
constexpr int optionsWidth = 112;
} // namespace

SubscriptionsEditor::SubscriptionsEditor(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
{
    m_table->setObjectName(QStringLiteral("profileSubscriptions"));
    m_table->setAccessibleName(tr("Subscriptions"));
    m_table->setHorizontalHeaderLabels({tr("Topic Filter"), tr("QoS"), tr("Options")});
    m_table->horizontalHeader()->setSectionResizeMode(FilterColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->resizeSection(QosColumn, qosWidth);
    m_table->horizontalHeader()->resizeSection(OptionsColumn, optionsWidth);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFixedHeight(rowHeight * shownRows);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto *add = new QToolButton(this);
    add->setObjectName(QStringLiteral("addSubscriptionButton"));
    add->setIcon(icon(QStringLiteral("plus")));
    add->setToolTip(tr("Add a Topic Filter"));
    add->setAccessibleName(tr("Add a Topic Filter"));
    auto *remove = new QToolButton(this);
    remove->setObjectName(QStringLiteral("removeSubscriptionButton"));
    remove->setIcon(icon(QStringLiteral("minus")));
    remove->setToolTip(tr("Remove the selected Topic Filter"));
    remove->setAccessibleName(tr("Remove the selected Topic Filter"));
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

    connect(m_table, &QTableWidget::itemChanged, this, &SubscriptionsEditor::changed);
    connect(remove, &QToolButton::clicked, this, &SubscriptionsEditor::removeCurrent);
    connect(add, &QToolButton::clicked, this, [this] {
        addRow({});
        m_table->setCurrentCell(m_table->rowCount() - 1, FilterColumn);
        m_table->editItem(m_table->currentItem());
    });
}

void SubscriptionsEditor::setSubscriptions(const std::vector<mqtt::Subscription> &subscriptions)
{
    m_table->setRowCount(0);
    for (const mqtt::Subscription &subscription : subscriptions)
        addRow(subscription);
}

void SubscriptionsEditor::addRow(const mqtt::Subscription &subscription)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *qos = new QComboBox(m_table);
    qos->setAccessibleName(tr("Quality of Service"));
    qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    qos->setCurrentIndex(int(subscription.qos));
    m_table->setCellWidget(row, QosColumn, qos);
    auto *options = new SubscriptionOptions(m_table);
    options->setAutoDefault(false);
    options->setOptions(subscription);
    options->setEnabled(m_version == mqtt::ProtocolVersion::V5_0);
    m_table->setCellWidget(row, OptionsColumn, options);
    m_table->setItem(row, FilterColumn, new QTableWidgetItem(QString::fromUtf8(subscription.filter)));
    connect(options, &SubscriptionOptions::changed, this, &SubscriptionsEditor::changed);
}

void SubscriptionsEditor::removeCurrent()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    Q_EMIT changed();
}

QComboBox *SubscriptionsEditor::qosAt(int row) const
{
    return qobject_cast<QComboBox *>(m_table->cellWidget(row, QosColumn));
}

SubscriptionOptions *SubscriptionsEditor::optionsAt(int row) const
{
    return qobject_cast<SubscriptionOptions *>(m_table->cellWidget(row, OptionsColumn));
}

mqtt::Subscription SubscriptionsEditor::subscriptionAt(int row) const
{
    mqtt::Subscription subscription;
    subscription.filter = m_table->item(row, FilterColumn)->text().toUtf8();
    subscription.qos = mqtt::QoS(qosAt(row)->currentIndex());
    optionsAt(row)->applyTo(subscription);
    return subscription;
}

std::vector<mqtt::Subscription> SubscriptionsEditor::subscriptions() const
{
    std::vector<mqtt::Subscription> result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const mqtt::Subscription subscription = subscriptionAt(row);
        if (!subscription.filter.isEmpty())
            result.push_back(subscription);
    }
    return result;
}

void SubscriptionsEditor::setVersion(mqtt::ProtocolVersion version)
{
    m_version = version;
    for (int row = 0; row < m_table->rowCount(); ++row)
        optionsAt(row)->setEnabled(version == mqtt::ProtocolVersion::V5_0);
}

QString SubscriptionsEditor::problem() const
{
    for (const mqtt::Subscription &subscription : subscriptions()) {
        if (const QString words = subscriptionProblem(subscription, m_version); !words.isEmpty())
            return words;
    }
    return {};
}

} // namespace avocet
