// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"
#include "topics/childtable.h"
#include "topics/levelarena.h"
#include "topics/topicnode.h"

#include <QtCore/QByteArray>

#include <memory>
#include <vector>

namespace avocet {

/// The live topic tree: every level of every Topic Name is a node, with what arrived at it and below it.
/// A name is split at '/'; a leading '/' makes an empty first level (4.7.3). Beyond 200 levels the rest of a
/// name is one level.
///
/// Applied in three steps per frame, the first two in slices as the caller likes:
///   addTopics(topics) · apply(batch) … · endFrame()
/// Counters show what endFrame() has propagated. Observers remember nodeCount(): nodes are only ever added,
/// so the new ones are those from there on; touchedNodes() are those that endFrame() changed. GUI thread
/// only. Times are microseconds since 1970, UTC.
class TopicStore
{
public:
    explicit TopicStore(size_t maximumNodes = 5'000'000);

    /// New topics from number `first` on; call it before their messages are applied.
    void addTopics(const mqtt::NewTopics &topics, size_t first = 0, size_t count = SIZE_MAX);
    void apply(const mqtt::MessageBatch &batch, size_t first = 0, size_t count = SIZE_MAX);
    void endFrame();
    /// Forgets everything, the meaning of the TopicIds included: for a new Connection.
    void clear();

    /// Grows with every clear().
    quint32 generation() const { return m_generation; }
    /// All nodes, root and branches included.
    size_t nodeCount() const { return m_nodeCount; }
    /// Topics in the tree.
    size_t topicCount() const { return m_topicCount; }
    /// TopicIds seen, those not stored included: ids are below.
    mqtt::TopicId topicIdEnd() const { return mqtt::TopicId(m_nodeOfTopic.size()); }
    /// What came over the node limit: counted, not stored.
    quint64 unstoredTopics() const { return m_unstoredTopics; }
    quint64 unstoredMessages() const { return m_unstoredMessages; }
    size_t maximumNodes() const { return m_maximumNodes; }
    /// Nodes whose counters changed with the last endFrame(), deepest first, without the root.
    const std::vector<NodeId> &touchedNodes() const { return m_touched; }

    NodeId parent(NodeId node) const { return at(node).parent; }
    /// Children in order of appearance; noNode at the end.
    NodeId firstChild(NodeId node) const;
    NodeId nextSibling(NodeId node) const;
    /// Costs no look at the node itself.
    bool hasChildren(NodeId node) const { return m_isBranch[node]; }
    /// 0 for the root.
    int depth(NodeId node) const { return at(node).depth; }
    /// UTF-8, without the separators.
    QByteArrayView level(NodeId node) const;
    /// noTopic for a node that is only a branch.
    mqtt::TopicId topicOf(NodeId node) const { return at(node).topic; }
    /// noNode for an unknown topic or one that is not stored.
    NodeId nodeOf(mqtt::TopicId topic) const;
    NodeId find(QByteArrayView topicName) const;
    /// The full name up to this node, UTF-8.
    QByteArray pathOf(NodeId node) const;
    void appendPath(NodeId node, QByteArray &path) const;

    quint64 messages(NodeId node) const { return at(node).messages; }
    quint64 messagesBelow(NodeId node) const { return at(node).messagesBelow; }
    quint32 topicsBelow(NodeId node) const { return at(node).topicsBelow; }
    /// Payload bytes at the node and below.
    quint64 bytes(NodeId node) const { return at(node).bytes; }
    /// At the node or below, to 10 ms; 0: never.
    qint64 lastActivity(NodeId node) const;
    /// Messages per second at the node and below: an average that forgets with a time constant of 3 s.
    double rate(NodeId node, qint64 now) const;

    /// What the store occupies, for the statistics.
    qsizetype byteSize() const;

private:
    struct Delta
    {
        NodeId node;
        quint32 lastActivity;
        quint64 messages;
        quint64 messagesBelow;
        quint64 bytes;
    };
    static constexpr int chunkBits = 12;
    static constexpr quint32 chunkSize = 1u << chunkBits;

    const TopicNode &at(NodeId id) const { return m_chunks[id >> chunkBits][id & (chunkSize - 1)]; }
    TopicNode &at(NodeId id) { return m_chunks[id >> chunkBits][id & (chunkSize - 1)]; }
    NodeId findChild(NodeId parent, QByteArrayView level, quint32 hash) const;
    NodeId insert(QByteArrayView topicName);
    NodeId addChild(NodeId parent, QByteArrayView level, quint32 hash);
    TopicNode &appendNode();
    void addTopic(mqtt::TopicId id, QByteArrayView name);
    Delta &deltaOf(NodeId id, TopicNode &node);
    void settle(const Delta &delta);
    quint32 ticksOf(qint64 time);

    std::vector<std::unique_ptr<TopicNode[]>> m_chunks;
    size_t m_nodeCount = 0;
    ChildTable m_children;
    LevelArena m_levels;
    std::vector<bool> m_isBranch; ///< by NodeId
    std::vector<NodeId> m_nodeOfTopic;
    std::vector<std::vector<Delta>> m_deltas; ///< by depth
    std::vector<NodeId> m_touched;
    size_t m_maximumNodes;
    size_t m_topicCount = 0;
    quint64 m_unstoredTopics = 0;
    quint64 m_unstoredMessages = 0;
    qint64 m_epoch = 0; ///< when ticks began
    quint32 m_generation = 0;
};

} // namespace avocet
