// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtWidgets/QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace avocet {

class SubscriptionOptions;
class SubscriptionsModel;
class ToneLabel;

/// The Topic Filters of this connection: adds and removes them, live and offline, and says what the server
/// answered to each.
class SubscriptionsPane : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionsPane(QWidget *parent = nullptr);

    void setSubscriptions(std::vector<mqtt::SubscriptionState> subscriptions);
    void setConnection(mqtt::ProtocolVersion version, bool isConnected);

Q_SIGNALS:
    /// A filter that is there already: with other options (3.8.4-3).
    void subscribeRequested(const mqtt::Subscription &subscription);
    void unsubscribeRequested(const QByteArray &filter);

private:
    void setUpTable();
    void buildLayout();
    mqtt::Subscription wanted() const;
    void subscribe();
    void unsubscribeCurrent();
    void checkInput();
    void followSelection();

    SubscriptionsModel *m_model;
    QTreeView *m_table;
    QLineEdit *m_filter;
    QComboBox *m_qos;
    SubscriptionOptions *m_options;
    QPushButton *m_subscribe;
    QPushButton *m_unsubscribe;
    ToneLabel *m_remark;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5_0;
};

} // namespace avocet
