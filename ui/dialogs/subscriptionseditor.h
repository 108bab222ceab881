// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QtWidgets/QWidget>

#include <vector>

class QComboBox;
class QTableWidget;

namespace avocet {

class SubscriptionOptions;

/// The Topic Filters that a connection begins with, and their options.
class SubscriptionsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionsEditor(QWidget *parent = nullptr);

    void setSubscriptions(const std::vector<mqtt::Subscription> &subscriptions);
    std::vector<mqtt::Subscription> subscriptions() const;
    /// Before 5.0 there are no options but QoS; they are kept, but not offered.
    void setVersion(mqtt::ProtocolVersion version);
    /// What is wrong with the first wrong row, in words; empty if all are right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void addRow(const mqtt::Subscription &subscription);
    void removeCurrent();
    QComboBox *qosAt(int row) const;
    SubscriptionOptions *optionsAt(int row) const;
    mqtt::Subscription subscriptionAt(int row) const;

    QTableWidget *m_table;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5_0;
};

} // namespace avocet
