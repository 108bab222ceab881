// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QtWidgets/QWidget>

#include <vector>

class QTableWidget;

namespace avocet {

/// The Topic Filters that a connection begins with. Options that it does not show are kept.
class SubscriptionsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionsEditor(QWidget *parent = nullptr);

    void setSubscriptions(const std::vector<mqtt::Subscription> &subscriptions);
    std::vector<mqtt::Subscription> subscriptions() const;
    /// What is wrong with the first wrong filter, in words; empty if all are right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void addRow(const mqtt::Subscription &subscription);
    void removeCurrent();
    QByteArray filterAt(int row) const;

    QTableWidget *m_table;
    std::vector<mqtt::Subscription> m_original;
};

} // namespace avocet
