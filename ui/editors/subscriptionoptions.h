// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QtWidgets/QPushButton>

class QAction;
class QActionGroup;

namespace avocet {

/// A button with the Subscription Options of MQTT 5.0 (3.8.3.1) in its menu, which counts those that are not
/// the defaults; QoS has its own place.
class SubscriptionOptions : public QPushButton
{
    Q_OBJECT

public:
    explicit SubscriptionOptions(QWidget *parent = nullptr);

    void applyTo(mqtt::Subscription &subscription) const;
    void setOptions(const mqtt::Subscription &subscription);

Q_SIGNALS:
    void changed();

private:
    QAction *addOption(const QString &text, const char *name);
    void showCount();
    void addHandling(const QString &text, const char *name, mqtt::RetainHandling handling);

    QAction *m_noLocal;
    QAction *m_asPublished;
    QActionGroup *m_handling;
};

/// What differs from the defaults, in words: "No Local, Retain As Published".
QString subscriptionOptionWords(const mqtt::Subscription &subscription);

/// What is wrong with it for this version, in words; empty if it can be sent.
QString subscriptionProblem(const mqtt::Subscription &subscription, mqtt::ProtocolVersion version);

} // namespace avocet
