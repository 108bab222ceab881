// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/subscriptionspane.h"

#include "editors/subscriptionoptions.h"
#include "panes/subscriptionsmodel.h"
#include "widgets/tonelabel.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int filterWidth = 280;
constexpr int numberWidth = 72;
constexpr int optionsWidth = 180;
constexpr int mostCharacters = 100'000; ///< more than a filter holds: too long is said, not cut off
} // namespace

SubscriptionsPane::SubscriptionsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new SubscriptionsModel(this))
    , m_table(new QTreeView(this))
    , m_filter(new QLineEdit(this))
    , m_qos(new QComboBox(this))
    , m_options(new SubscriptionOptions(this))
    , m_subscribe(new QPushButton(tr("Subscribe"), this))
    , m_unsubscribe(new QPushButton(tr("Unsubscribe"), this))
    , m_remark(new ToneLabel(ToneLabel::Tone::Danger, this))
{
    m_filter->setObjectName(QStringLiteral("subscribeFilter"));
    m_filter->setMaxLength(mostCharacters);
    m_filter->setAccessibleName(tr("Topic Filter to subscribe to"));
    m_filter->setPlaceholderText(tr("Topic Filter, such as home/+/temperature or #"));
    m_qos->setObjectName(QStringLiteral("subscribeQos"));
    m_qos->setAccessibleName(tr("Wanted Quality of Service"));
    m_qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    m_subscribe->setObjectName(QStringLiteral("subscribeButton"));
    m_unsubscribe->setObjectName(QStringLiteral("unsubscribeButton"));
    m_remark->setObjectName(QStringLiteral("subscribeRemark"));
    m_remark->setWordWrap(true);
    m_remark->hide();
    setUpTable();
    buildLayout();
    followSelection();

    connect(m_subscribe, &QPushButton::clicked, this, &SubscriptionsPane::subscribe);
    connect(m_filter, &QLineEdit::returnPressed, this, &SubscriptionsPane::subscribe);
    connect(m_filter, &QLineEdit::textChanged, this, &SubscriptionsPane::checkInput);
    connect(m_options, &SubscriptionOptions::changed, this, &SubscriptionsPane::checkInput);
    connect(m_unsubscribe, &QPushButton::clicked, this, &SubscriptionsPane::unsubscribeCurrent);
}

void SubscriptionsPane::setUpTable()
{
    m_table->setObjectName(QStringLiteral("subscriptionsTable"));
    m_table->setAccessibleName(tr("Subscriptions"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    QHeaderView *header = m_table->header();
    header->setSectionsMovable(false);
    header->resizeSection(SubscriptionsModel::FilterColumn, filterWidth);
    header->resizeSection(SubscriptionsModel::QosColumn, numberWidth);
    header->resizeSection(SubscriptionsModel::GrantedColumn, numberWidth);
    header->resizeSection(SubscriptionsModel::OptionsColumn, optionsWidth);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &SubscriptionsPane::unsubscribeCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SubscriptionsPane::followSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SubscriptionsPane::followSelection);
}

void SubscriptionsPane::buildLayout()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    row->addWidget(m_qos);
    row->addWidget(m_options);
    row->addWidget(m_subscribe);
    row->addWidget(m_unsubscribe);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_remark);
    layout->addWidget(m_table, 1);
}

void SubscriptionsPane::setSubscriptions(std::vector<mqtt::SubscriptionState> subscriptions)
{
    const QModelIndex current = m_table->currentIndex();
    const QByteArray selected =
        current.isValid() ? m_model->at(current.row()).subscription.filter : QByteArray();
    m_model->setSubscriptions(std::move(subscriptions));
    const int row = m_model->rowOf(selected);
    if (row >= 0 && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void SubscriptionsPane::setConnection(mqtt::ProtocolVersion version, bool isConnected)
{
    m_version = version;
    m_model->setConnection(version, isConnected);
    m_options->setVisible(version == mqtt::ProtocolVersion::V5_0);
}

mqtt::Subscription SubscriptionsPane::wanted() const
{
    mqtt::Subscription wanted;
    wanted.filter = m_filter->text().toUtf8();
    wanted.qos = mqtt::QoS(m_qos->currentIndex());
    if (m_options->isVisibleTo(this))
        m_options->applyTo(wanted);
    return wanted;
}

void SubscriptionsPane::checkInput()
{
    const QString words = m_filter->text().isEmpty() ? QString() : subscriptionProblem(wanted(), m_version);
    m_remark->setText(words);
    m_remark->setVisible(!words.isEmpty());
}

void SubscriptionsPane::subscribe()
{
    const mqtt::Subscription subscription = wanted();
    if (const QString words = subscriptionProblem(subscription, m_version); !words.isEmpty()) {
        m_remark->setText(words);
        m_remark->show();
        m_filter->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_filter->clear();
    Q_EMIT subscribeRequested(subscription);
}

void SubscriptionsPane::unsubscribeCurrent()
{
    if (const QModelIndex current = m_table->currentIndex(); current.isValid()) {
        const QByteArray filter = m_model->at(current.row()).subscription.filter;
        Q_EMIT unsubscribeRequested(filter);
    }
}

void SubscriptionsPane::followSelection()
{
    m_unsubscribe->setEnabled(m_table->currentIndex().isValid());
}

} // namespace avocet
