// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/topicname.h"

namespace mqtt {

/// A Topic Filter for SUBSCRIBE (4.7.1), `$share/name/filter` included (4.8.2).
TopicError checkTopicFilter(QByteArrayView filter);
/// Whether the Topic Name matches. A leading wildcard does not match names that begin with `$` (4.7.2-1).
/// A `$share/name/` prefix of the filter is passed over. Linear in both lengths, never recursive.
bool matches(QByteArrayView filter, QByteArrayView name);
bool hasWildcard(QByteArrayView filter);

} // namespace mqtt
