// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace avocet {

class TopicStore;

/// How a Topic Name that begins with `prefix` may go on, one level further, in the tree's order: topics as
/// they are, branches with a '/' behind them. At most `limit`.
QStringList completeTopic(const TopicStore &store, const QString &prefix, int limit);

} // namespace avocet
