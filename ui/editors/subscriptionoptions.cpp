// SPDX-License-Identifier: GPL-3.0-or-later
#include "editors/subscriptionoptions.h"

#include "models/connectionwords.h"
#include "mqtt/topicfilter.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace avocet {

SubscriptionOptions::SubscriptionOptions(QWidget *parent)
    : QPushButton(tr("Options"), parent)
    , m_handling(new QActionGroup(this))
{
    setObjectName(QStringLiteral("subscribeOptions"));
    setMenu(new QMenu(this));
    m_noLocal = addOption(tr("No Local: not what this connection publishes itself"), "subscribeNoLocal");
    m_asPublished =
        addOption(tr("Retain As Published: keep the flag of the publisher"), "subscribeAsPublished");
    menu()->addSection(tr("Retained messages"));
    addHandling(tr("Send when subscribing"), "subscribeRetainedAlways", mqtt::RetainHandling::SendAlways);
    addHandling(tr("Send if the subscription is new"), "subscribeRetainedIfNew",
                mqtt::RetainHandling::SendIfNew);
    addHandling(tr("Do not send"), "subscribeRetainedNever", mqtt::RetainHandling::DoNotSend);
    connect(this, &SubscriptionOptions::changed, this, &SubscriptionOptions::showCount);
    setOptions({});
}

QAction *SubscriptionOptions::addOption(const QString &text, const char *name)
{
    QAction *action = menu()->addAction(text);
    action->setObjectName(QLatin1StringView(name));
    action->setCheckable(true);
    connect(action, &QAction::toggled, this, [this] {
        if (m_handling->checkedAction()) // none between the old choice and the new one
            Q_EMIT changed();
    });
    return action;
}

void SubscriptionOptions::addHandling(const QString &text, const char *name, mqtt::RetainHandling handling)
{
    QAction *action = addOption(text, name);
    action->setData(int(handling));
    m_handling->addAction(action);
}

void SubscriptionOptions::applyTo(mqtt::Subscription &subscription) const
{
    subscription.noLocal = m_noLocal->isChecked();
    subscription.retainAsPublished = m_asPublished->isChecked();
    subscription.retainHandling = mqtt::RetainHandling(m_handling->checkedAction()->data().toInt());
}

void SubscriptionOptions::setOptions(const mqtt::Subscription &subscription)
{
    m_noLocal->setChecked(subscription.noLocal);
    m_asPublished->setChecked(subscription.retainAsPublished);
    for (QAction *action : m_handling->actions()) {
        if (action->data().toInt() == int(subscription.retainHandling))
            action->setChecked(true);
    }
}

void SubscriptionOptions::showCount()
{
    mqtt::Subscription chosen;
    applyTo(chosen);
    const int count = int(chosen.noLocal) + int(chosen.retainAsPublished) +
                      int(chosen.retainHandling != mqtt::RetainHandling::SendAlways);
    setText(count == 0 ? tr("Options") : tr("Options (%1)").arg(count));
    setToolTip(subscriptionOptionWords(chosen));
}

QString subscriptionOptionWords(const mqtt::Subscription &subscription)
{
    QStringList words;
    if (subscription.noLocal)
        words += SubscriptionOptions::tr("No Local");
    if (subscription.retainAsPublished)
        words += SubscriptionOptions::tr("Retain As Published");
    if (subscription.retainHandling == mqtt::RetainHandling::SendIfNew)
        words += SubscriptionOptions::tr("retained if new");
    if (subscription.retainHandling == mqtt::RetainHandling::DoNotSend)
        words += SubscriptionOptions::tr("no retained");
    return words.join(QStringLiteral(", "));
}

QString subscriptionProblem(const mqtt::Subscription &subscription, mqtt::ProtocolVersion version)
{
    if (const auto error = mqtt::checkTopicFilter(subscription.filter); error != mqtt::TopicError::None)
        return topicFilterWords(error);
    const bool isOf5 = version == mqtt::ProtocolVersion::V5_0;
    if (isOf5 && subscription.noLocal && subscription.filter.startsWith("$share/")) // 3.8.3-4
        return SubscriptionOptions::tr("A shared subscription cannot be No Local.");
    return {};
}

} // namespace avocet
