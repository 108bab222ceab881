// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

namespace avocet {

/// The wanted Topic Filters, a row each, with the server's answer in words.
class SubscriptionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FilterColumn, QosColumn, OptionsColumn, GrantedColumn, ResultColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSubscriptions(std::vector<mqtt::SubscriptionState> subscriptions);
    void setConnection(mqtt::ProtocolVersion version, bool isConnected);
    const mqtt::SubscriptionState &at(int row) const { return m_subscriptions.at(size_t(row)); }
    /// -1 if there is none.
    int rowOf(const QByteArray &filter) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const mqtt::SubscriptionState &state, int column) const;
    bool hasSameFilters(const std::vector<mqtt::SubscriptionState> &subscriptions) const;

    std::vector<mqtt::SubscriptionState> m_subscriptions;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5_0;
    bool m_isConnected = false;
};

} // namespace avocet
