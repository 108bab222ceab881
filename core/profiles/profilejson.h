// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <optional>

namespace avocet {

inline constexpr qsizetype maximumSubscriptionsPerProfile = 1'000;

/// Neither the password nor Authentication Data is written.
QJsonObject toJson(const Profile &profile);
/// A missing field has its default; nullopt if there is no id, or a field has the wrong type or range.
std::optional<Profile> profileFromJson(const QJsonObject &object);

} // namespace avocet
