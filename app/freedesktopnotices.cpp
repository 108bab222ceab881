// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/freedesktopnotices.h"

#include "app/notificationservice.h"

#include <QtCore/QStringList>
#include <QtCore/QVariantMap>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

#include <algorithm>

namespace avocet {

namespace {
constexpr size_t mostShown = 100;
constexpr qsizetype longestToken = 1000;
} // namespace

FreedesktopNotices::FreedesktopNotices(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
}

void FreedesktopNotices::show(const QByteArray &key, const QString &title, const QString &text)
{
    if (!m_bus.isConnected())
        return;
    if (!m_service) {
        m_service = new NotificationService(m_bus, this);
        connect(m_service, &NotificationService::ActivationToken, this,
                &FreedesktopNotices::onActivationToken);
        connect(m_service, &NotificationService::ActionInvoked, this, &FreedesktopNotices::onActionInvoked);
    }
    const QStringList actions{QStringLiteral("default"), tr("Show")};
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("avocet")},
                            {QStringLiteral("category"), QStringLiteral("im.received")}};
    // The body may be read as markup.
    const QDBusPendingCall call =
        m_service->asyncCall(QStringLiteral("Notify"), QStringLiteral("Avocet"), quint32(0),
                             QStringLiteral("avocet"), title, text.toHtmlEscaped(), actions, hints, -1);
    auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<quint32> id = *watcher;
        if (id.isError())
            return;
        m_shown.emplace_back(id.value(), key);
        if (m_shown.size() > mostShown)
            m_shown.pop_front();
    });
}

/// By it the window may come to the front where programs must not do so by themselves.
void FreedesktopNotices::onActivationToken(quint32 id, const QString &token)
{
    if (std::ranges::find(m_shown, id, &decltype(m_shown)::value_type::first) != m_shown.end() &&
        token.size() <= longestToken)
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void FreedesktopNotices::onActionInvoked(quint32 id, const QString &action)
{
    const auto found = std::ranges::find(m_shown, id, &decltype(m_shown)::value_type::first);
    if (found == m_shown.end() || action != QLatin1StringView("default"))
        return;
    const QByteArray key = std::move(found->second);
    m_shown.erase(found);
    Q_EMIT clicked(key);
}

void FreedesktopNotices::setBadge(int number)
{
    if (!m_bus.isConnected())
        return;
    QDBusMessage signal = QDBusMessage::createSignal(
        QStringLiteral("/com/canonical/unity/launcherentry/avocet"),
        QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    signal << QStringLiteral("application://avocet.desktop")
           << QVariantMap{{QStringLiteral("count"), qint64(number)},
                          {QStringLiteral("count-visible"), number > 0}};
    m_bus.send(signal);
}

} // namespace avocet
