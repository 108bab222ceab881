// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <optional>

namespace mqtt {

/// What stringprep (RFC 3454, 7) calls a query may hold characters younger than Unicode 3.2.
enum class SaslPrepUse { Query, Stored };

/// A user name or password in the one form that both ends compare (RFC 4013): NFKC of Unicode 3.2, no control
/// characters and the like, one direction of writing. nullopt if it has no such form, or is no UTF-8.
std::optional<QByteArray> saslPrep(QByteArrayView utf8, SaslPrepUse use);

} // namespace mqtt
