// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/subscriptionsmodel.h"

#include "editors/subscriptionoptions.h"
#include "models/connectionwords.h"
#include "widgets/icons.h"
#include "widgets/themetokens.h"

#include <QtGui/QGuiApplication>

#include <algorithm>

namespace avocet {

namespace {
using Phase = mqtt::SubscriptionState::Phase;

QIcon resultIcon(Phase phase)
{
    switch (phase) {
    case Phase::Pending:
        return {};
    case Phase::Granted:
        return icon(QStringLiteral("ok"));
    case Phase::Refused:
        return icon(QStringLiteral("warning"));
    }
    return {};
}
} // namespace

bool SubscriptionsModel::hasSameFilters(const std::vector<mqtt::SubscriptionState> &subscriptions) const
{
    const auto filter = [](const mqtt::SubscriptionState &state) { return state.subscription.filter; };
    return std::ranges::equal(subscriptions, m_subscriptions, {}, filter, filter);
}

void SubscriptionsModel::setSubscriptions(std::vector<mqtt::SubscriptionState> subscriptions)
{
    if (subscriptions == m_subscriptions)
        return;
    if (hasSameFilters(subscriptions)) {
        m_subscriptions = std::move(subscriptions);
        Q_EMIT dataChanged(index(0, QosColumn), index(rowCount() - 1, ResultColumn));
        return;
    }
    beginResetModel();
    m_subscriptions = std::move(subscriptions);
    endResetModel();
}

void SubscriptionsModel::setConnection(mqtt::ProtocolVersion version, bool isConnected)
{
    if (m_version == version && m_isConnected == isConnected)
        return;
    m_version = version;
    m_isConnected = isConnected;
    if (!m_subscriptions.empty())
        Q_EMIT dataChanged(index(0, OptionsColumn), index(rowCount() - 1, ResultColumn));
}

int SubscriptionsModel::rowOf(const QByteArray &filter) const
{
    const auto found = std::ranges::find(m_subscriptions, filter, [](const mqtt::SubscriptionState &state) {
        return state.subscription.filter;
    });
    return found == m_subscriptions.end() ? -1 : int(found - m_subscriptions.begin());
}

int SubscriptionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_subscriptions.size());
}

int SubscriptionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SubscriptionsModel::text(const mqtt::SubscriptionState &state, int column) const
{
    switch (column) {
    case FilterColumn:
        return QString::fromUtf8(state.subscription.filter);
    case QosColumn:
        return QString::number(int(state.subscription.qos));
    case OptionsColumn:
        return m_version == mqtt::ProtocolVersion::V5_0 ? subscriptionOptionWords(state.subscription) : QString();
    case GrantedColumn:
        return state.phase == Phase::Granted ? QString::number(state.code) : QStringLiteral("–");
    case ResultColumn: {
        const Words words = subscriptionWords(state, m_version, m_isConnected);
        return words.whatToDo.isEmpty() ? words.what : words.what + QLatin1StringView(". ") + words.whatToDo;
    }
    }
    return {};
}

QVariant SubscriptionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const mqtt::SubscriptionState &state = at(index.row());
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return text(state, column);
    if (role == Qt::ToolTipRole)
        return text(state, column).toHtmlEscaped();
    if (role == Qt::DecorationRole && column == ResultColumn)
        return resultIcon(state.phase);
    if (role == Qt::ForegroundRole && column == ResultColumn && state.phase == Phase::Refused)
        return themeTokens(QGuiApplication::palette()).danger;
    if (role == Qt::TextAlignmentRole && (column == QosColumn || column == GrantedColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant SubscriptionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == QosColumn || section == GrantedColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FilterColumn:
        return tr("Topic Filter");
    case QosColumn:
        return tr("QoS");
    case OptionsColumn:
        return tr("Options");
    case GrantedColumn:
        return tr("Granted");
    case ResultColumn:
        return tr("Result");
    }
    return {};
}

} // namespace avocet
