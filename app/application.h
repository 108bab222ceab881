// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/addressevents.h"
#include "app/benchreport.h"
#include "app/brokerwindow.h"
#include "app/chatdesk.h"
#include "app/commandline.h"
#include "app/connectioncontrol.h"
#include "app/desktopnotices.h"
#include "app/eventlog.h"
#include "app/selfcheck.h"
#include "app/translations.h"
#include "profiles/profilestore.h"
#include "shell/theme.h"
#include "shell/uistate.h"

#include <QtCore/QSettings>

#include <memory>

class QApplication;

namespace avocet {

/// Names, icon and settings scope of the process. Before anything reads settings.
void nameApplication();

/// The composition root: makes everything, joins it, and does what the command line asks.
class Application
{
public:
    Application(QApplication &application, const CommandLine &line);

    BrokerWindow &window() { return *m_window; }
    ConnectionControl &control() { return *m_control; }

private:
    void listenForAddresses();
    void obey(const CommandLine &line);

    QSettings m_settings;
    UiState m_state;
    Translations m_translations;
    Theme m_theme;
    AddressEvents m_addressEvents;
    ProfileStore m_profiles;
    DesktopNotices m_notices;
    std::unique_ptr<BrokerWindow> m_window;
    std::unique_ptr<ChatDesk> m_chat;
    std::unique_ptr<EventLog> m_events;
    std::unique_ptr<ConnectionControl> m_control;
    std::unique_ptr<SelfCheck> m_selfCheck;
    std::unique_ptr<BenchReport> m_benchReport;
};

} // namespace avocet
