// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicnode.h"

#include <QtCore/QByteArrayView>

#include <vector>

namespace avocet {

class TopicStore;

/// The order in which a person expects siblings: without regard to ASCII case, runs of digits by their value
/// ("pump9" before "pump10"), levels that begin with `$` last. Total: levels that differ only in case or in
/// leading zeros are ordered by their bytes. < 0, 0 or > 0.
int compareLevels(QByteArrayView a, QByteArrayView b);

/// Sorts siblings in that order.
void sortByLevel(const TopicStore &store, std::vector<NodeId> &siblings);

} // namespace avocet
