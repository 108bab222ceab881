// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chatdelegate.h"

namespace avocet {

/// What a row of a ChatRoomModel looks like.
ChatItem readChatRow(const QModelIndex &index, ChatDelegate::Reading reading);

} // namespace avocet
