// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"

#include <QtCore/QtGlobal>

namespace avocet {

/// A node of the topic tree: dense from 0 (the root), in order of appearance, so a parent's number is smaller
/// than its children's, and siblings are chained in rising order.
using NodeId = quint32;
inline constexpr NodeId rootNode = 0;
inline constexpr NodeId noNode = 0xFFFFFFFFu;

/// How a node is kept: one cache line. Read it through TopicStore.
struct TopicNode
{
    NodeId parent = noNode;
    NodeId lastChild = noNode;
    NodeId nextSibling = noNode; ///< a ring: the last child's is the first child
    mqtt::TopicId topic = mqtt::noTopic;
    quint32 levelOffset = 0;
    quint16 levelSize = 0;
    quint8 depth = 0;
    quint32 topicsBelow = 0;
    quint32 delta = 0; ///< where this frame's delta stands in the list of its depth, counted from 1
    quint64 messages = 0;
    quint64 messagesBelow = 0;
    quint64 bytes = 0;
    quint32 lastActivity = 0; ///< in ticks of the store, 0: never
    float rate = 0;           ///< messages per second, at or below, as of lastActivity
};
static_assert(sizeof(TopicNode) == 64);

} // namespace avocet
