// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferencesstore.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace avocet {

namespace {
constexpr auto chatHistoryKey = "chat/history";
constexpr auto noticesKey = "chat/notices";
constexpr auto soundsKey = "chat/sounds";
constexpr auto doNotDisturbKey = "chat/doNotDisturb";
constexpr auto historyKey = "history/mebibytes";
} // namespace

Preferences readPreferences(const QSettings &settings)
{
    Preferences preferences;
    preferences.chatHistory = std::max(0, settings.value(chatHistoryKey, preferences.chatHistory).toInt());
    preferences.notices =
        Preferences::Notices(std::clamp(settings.value(noticesKey, int(preferences.notices)).toInt(), 0, 2));
    preferences.sounds = settings.value(soundsKey, preferences.sounds).toBool();
    preferences.doNotDisturb = settings.value(doNotDisturbKey, preferences.doNotDisturb).toBool();
    preferences.historyMebibytes =
        std::max(1, settings.value(historyKey, preferences.historyMebibytes).toInt());
    return preferences;
}

void writePreferences(QSettings &settings, const Preferences &preferences)
{
    settings.setValue(chatHistoryKey, preferences.chatHistory);
    settings.setValue(noticesKey, int(preferences.notices));
    settings.setValue(soundsKey, preferences.sounds);
    settings.setValue(doNotDisturbKey, preferences.doNotDisturb);
    settings.setValue(historyKey, preferences.historyMebibytes);
}

} // namespace avocet
