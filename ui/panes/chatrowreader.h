// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chatdelegate.h"

namespace avocet {

/// What a row of a ChatRoomModel looks like to somebody of that name; `isTopic` tells which words are topics.
ChatItem readChatRow(const QModelIndex &index, ChatDelegate::Reading reading, const QString &ownName,
                     const std::function<bool(const QString &)> &isTopic);

} // namespace avocet
