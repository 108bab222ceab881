// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/brokerwords.h"
#include "app/chatwiring.h"
#include "app/wiring.h"
#include "models/connectionwords.h"
#include "widgets/icons.h"

#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

namespace avocet {

namespace {
ThemeChoice themeNamed(const QString &name, ThemeChoice otherwise)
{
    if (name == QLatin1StringView("light"))
        return ThemeChoice::Light;
    if (name == QLatin1StringView("dark"))
        return ThemeChoice::Dark;
    return name.isEmpty() ? otherwise : ThemeChoice::System;
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}
} // namespace

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("avocet"));
    QCoreApplication::setApplicationVersion(QStringLiteral(AVOCET_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Avocet"));
    QGuiApplication::setDesktopFileName(QStringLiteral(AVOCET_APP_ID));
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

Application::Application(QApplication &application, const CommandLine &line)
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("avocet"),
                 QStringLiteral("avocet"))
    , m_state(m_settings)
    , m_translations(application, line.language.isEmpty() ? m_state.language() : line.language)
    , m_theme(application)
    , m_addressEvents(application)
{
    QApplication::setWindowIcon(icon(QStringLiteral("avocet-app")));
    m_theme.setChoice(themeNamed(line.theme, m_state.theme()));
    m_window = std::make_unique<BrokerWindow>(m_state, m_theme);
    m_events = std::make_unique<EventLog>(m_window->logPane);
    m_control = std::make_unique<ConnectionControl>(*m_window, m_profiles, m_settings);
    m_chat = std::make_unique<ChatDesk>(
        *m_window, m_settings, dataFolder() + QLatin1StringView("/chat"),
        [this](const QByteArray &room, const QString &title, const QString &text) {
            m_notices.show(room, title, text);
        },
        [this](int number) { m_notices.setBadge(number); });
    QObject::connect(&m_notices, &DesktopNotices::clicked, m_chat.get(), &ChatDesk::bringUp);
    wire(*m_window, *m_control, *m_events);
    wireChat(*m_window, *m_control, *m_events, *m_chat);
    listenForAddresses();
    m_control->loadProfiles();
    if (!line.benchReport.isEmpty())
        m_benchReport = std::make_unique<BenchReport>(*m_window, line.benchReport);
    m_window->window.show();
    obey(line);
}

void Application::listenForAddresses()
{
    QObject::connect(&m_addressEvents, &AddressEvents::addressRequested, m_control.get(),
                     &ConnectionControl::openAddress);
    QObject::connect(
        &m_addressEvents, &AddressEvents::addressRefused, m_control.get(),
        [this](mqtt::AddressError error) { Q_EMIT m_control->problem(addressWords(error), {}); });
}

void Application::obey(const CommandLine &line)
{
    if (!line.chatLog.isEmpty())
        m_chat->startTranscript(line.chatLog);
    if (!line.chatAs.isEmpty()) {
        m_control->setChatName(line.chatAs);
        m_window->session().chat.join(line.chatAs, m_control->showsPresence());
    }
    if (line.address)
        m_control->openAddress(*line.address);
    else if (line.playground)
        m_control->openPlayground();
    if (!line.selfCheckImage.isEmpty()) {
        m_selfCheck = std::make_unique<SelfCheck>(*m_window, line.selfCheckImage);
        QObject::connect(m_control.get(), &ConnectionControl::localBrokerFailed, m_selfCheck.get(),
                         [this](LocalBrokerError error, const QString &detail) {
                             m_selfCheck->giveUp(localBrokerWords(error, detail));
                         });
    }
}

} // namespace avocet
