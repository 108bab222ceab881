// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"
#include "probe/line.h"

namespace avocet::probe {

/// The value of `prop=`: `name:value`, or `user-property:key:value`; nullopt if it is none.
std::optional<mqtt::Property> parseProperty(QByteArrayView encoded);
/// All values of `key`, in order; nullopt if one is none.
std::optional<mqtt::PropertyList> parseProperties(const Line &line, QByteArrayView key = "prop");
/// One `prop=` for each.
void addProperties(Line &line, const mqtt::PropertyList &properties);

} // namespace avocet::probe
