// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicstore.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace avocet {

using mqtt::MessageBatch;
using mqtt::MessageRecord;
using mqtt::noTopic;
using mqtt::TopicId;

namespace {
constexpr int maximumDepth = 200;
constexpr qint64 tick = 10'000; // microseconds; 32 bits of them are 497 days
constexpr double ticksPerSecond = 1'000'000.0 / tick;
constexpr double rateTimeConstant = 3; // seconds
constexpr size_t keptListSize = 65'536;

double decay(double seconds)
{
    return std::exp(-seconds / rateTimeConstant);
}

/// Walks the levels of a Topic Name.
class LevelWalk
{
public:
    explicit LevelWalk(QByteArrayView name)
        : m_rest(name)
    {
    }

    bool atEnd() const { return m_done; }
    int remaining() const
    {
        if (m_done)
            return 0;
        const auto separators = std::count(m_rest.begin(), m_rest.end(), '/');
        return int(std::min<qsizetype>(separators + 1, maximumDepth - m_depth));
    }
    QByteArrayView next()
    {
        ++m_depth;
        const qsizetype end = m_depth < maximumDepth ? m_rest.indexOf('/') : -1;
        m_done = end < 0;
        const QByteArrayView level = m_done ? m_rest : m_rest.first(end);
        if (!m_done)
            m_rest = m_rest.sliced(end + 1);
        return level;
    }

private:
    QByteArrayView m_rest;
    int m_depth = 0;
    bool m_done = false;
};
} // namespace

TopicStore::TopicStore(size_t maximumNodes)
    : m_deltas(maximumDepth + 1)
    , m_maximumNodes(std::min<size_t>(maximumNodes, noNode))
{
    appendNode();
}

void TopicStore::clear()
{
    m_chunks.clear();
    m_isBranch.clear();
    m_nodeCount = 0;
    m_children.clear();
    m_levels.clear();
    m_nodeOfTopic = {};
    m_deltas = std::vector<std::vector<Delta>>(maximumDepth + 1);
    m_touched = {};
    m_topicCount = 0;
    m_unstoredTopics = 0;
    m_unstoredMessages = 0;
    m_epoch = 0;
    ++m_generation;
    appendNode();
}

void TopicStore::addTopics(const mqtt::NewTopics &topics, size_t first, size_t count)
{
    const size_t end = first + std::min(count, topics.count() - std::min(first, topics.count()));
    for (size_t i = first; i < end; ++i)
        addTopic(TopicId(topics.first() + i), topics.name(i));
}

void TopicStore::addTopic(TopicId id, QByteArrayView name)
{
    if (id >= m_nodeOfTopic.size())
        m_nodeOfTopic.resize(size_t(id) + 1, noNode);
    const NodeId node = insert(name);
    if (node == noNode) {
        ++m_unstoredTopics;
        return;
    }
    m_nodeOfTopic[id] = node;
    if (at(node).topic != noTopic)
        return;
    at(node).topic = id;
    ++m_topicCount;
    for (NodeId above = at(node).parent; above != noNode; above = at(above).parent)
        ++at(above).topicsBelow;
}

NodeId TopicStore::insert(QByteArrayView topicName)
{
    LevelWalk walk(topicName);
    NodeId node = rootNode;
    while (!walk.atEnd()) {
        const LevelWalk before = walk;
        const QByteArrayView level = walk.next();
        const quint32 hash = m_children.hashOf(node, level);
        NodeId child = findChild(node, level, hash);
        if (child == noNode) {
            if (m_nodeCount + size_t(before.remaining()) > m_maximumNodes)
                return noNode;
            child = addChild(node, level, hash);
            if (child == noNode)
                return noNode;
        }
        node = child;
    }
    return node;
}

NodeId TopicStore::findChild(NodeId parent, QByteArrayView level, quint32 hash) const
{
    return m_children.find(hash, [&](NodeId id) {
        const TopicNode &node = at(id);
        return node.parent == parent && m_levels.at(node.levelOffset, node.levelSize) == level;
    });
}

NodeId TopicStore::addChild(NodeId parentId, QByteArrayView level, quint32 hash)
{
    const auto offset = m_levels.keep(level);
    if (!offset)
        return noNode;
    const auto id = NodeId(m_nodeCount);
    TopicNode &node = appendNode();
    TopicNode &parent = at(parentId);
    node.parent = parentId;
    node.levelOffset = *offset;
    node.levelSize = quint16(level.size());
    node.depth = quint8(parent.depth + 1);
    if (parent.lastChild == noNode) {
        node.nextSibling = id;
    } else {
        node.nextSibling = at(parent.lastChild).nextSibling;
        at(parent.lastChild).nextSibling = id;
    }
    parent.lastChild = id;
    m_isBranch[parentId] = true;
    m_children.insert(hash, id);
    return id;
}

TopicNode &TopicStore::appendNode()
{
    if ((m_nodeCount & (chunkSize - 1)) == 0)
        m_chunks.push_back(std::make_unique<TopicNode[]>(chunkSize));
    m_isBranch.push_back(false);
    return at(NodeId(m_nodeCount++));
}

void TopicStore::apply(const MessageBatch &batch, size_t first, size_t count)
{
    const size_t end = first + std::min(count, batch.size() - std::min(first, batch.size()));
    for (size_t i = first; i < end; ++i) {
        const MessageRecord &record = batch.at(i);
        const NodeId id = nodeOf(record.topic);
        if (id == noNode) {
            ++m_unstoredMessages;
            continue;
        }
        Delta &delta = deltaOf(id, at(id));
        ++delta.messages;
        delta.bytes += record.payloadSize;
        delta.lastActivity = std::max(delta.lastActivity, ticksOf(record.time));
    }
}

TopicStore::Delta &TopicStore::deltaOf(NodeId id, TopicNode &node)
{
    std::vector<Delta> &list = m_deltas[node.depth];
    if (node.delta == 0) {
        list.push_back({id, 0, 0, 0, 0});
        node.delta = quint32(list.size());
    }
    return list[node.delta - 1];
}

void TopicStore::endFrame()
{
    m_touched.clear();
    if (m_touched.capacity() > keptListSize)
        m_touched = {};
    for (int depth = maximumDepth; depth >= 0; --depth) {
        std::vector<Delta> &list = m_deltas[size_t(depth)];
        for (const Delta &delta : list)
            settle(delta);
        list.clear();
        if (list.capacity() > keptListSize)
            list = {};
    }
}

void TopicStore::settle(const Delta &delta)
{
    TopicNode &node = at(delta.node);
    const quint64 within = delta.messages + delta.messagesBelow;
    const quint32 now = std::max(delta.lastActivity, node.lastActivity);
    node.rate = float(node.rate * decay((now - node.lastActivity) / ticksPerSecond) +
                      double(within) / rateTimeConstant);
    node.lastActivity = now;
    node.messages += delta.messages;
    node.messagesBelow += delta.messagesBelow;
    node.bytes += delta.bytes;
    node.delta = 0;
    if (delta.node == rootNode)
        return;
    m_touched.push_back(delta.node);
    Delta &above = deltaOf(node.parent, at(node.parent));
    above.messagesBelow += within;
    above.bytes += delta.bytes;
    above.lastActivity = std::max(above.lastActivity, delta.lastActivity);
}

quint32 TopicStore::ticksOf(qint64 time)
{
    if (m_epoch == 0)
        m_epoch = time - tick;
    return quint32(std::clamp<qint64>((time - m_epoch) / tick, 1, std::numeric_limits<quint32>::max()));
}

NodeId TopicStore::firstChild(NodeId node) const
{
    const NodeId last = at(node).lastChild;
    return last == noNode ? noNode : at(last).nextSibling;
}

NodeId TopicStore::nextSibling(NodeId node) const
{
    const TopicNode &self = at(node);
    return self.parent == noNode || at(self.parent).lastChild == node ? noNode : self.nextSibling;
}

QByteArrayView TopicStore::level(NodeId node) const
{
    const TopicNode &self = at(node);
    return self.parent == noNode ? QByteArrayView() : m_levels.at(self.levelOffset, self.levelSize);
}

NodeId TopicStore::nodeOf(TopicId topic) const
{
    return topic < m_nodeOfTopic.size() ? m_nodeOfTopic[topic] : noNode;
}

NodeId TopicStore::find(QByteArrayView topicName) const
{
    NodeId node = rootNode;
    for (LevelWalk walk(topicName); !walk.atEnd() && node != noNode;) {
        const QByteArrayView level = walk.next();
        node = findChild(node, level, m_children.hashOf(node, level));
    }
    return node;
}

QByteArray TopicStore::pathOf(NodeId node) const
{
    QByteArray path;
    appendPath(node, path);
    return path;
}

void TopicStore::appendPath(NodeId node, QByteArray &path) const
{
    NodeId chain[maximumDepth];
    int levels = 0;
    for (; node != rootNode; node = at(node).parent)
        chain[levels++] = node;
    while (levels > 0) {
        path.append(level(chain[--levels]));
        if (levels > 0)
            path.append('/');
    }
}

qint64 TopicStore::lastActivity(NodeId node) const
{
    const quint32 ticks = at(node).lastActivity;
    return ticks == 0 ? 0 : m_epoch + ticks * tick;
}

double TopicStore::rate(NodeId node, qint64 now) const
{
    const TopicNode &self = at(node);
    const double seconds = double(now - lastActivity(node)) / 1'000'000.0;
    return self.rate == 0.0F ? 0 : self.rate * decay(std::max(seconds, 0.0));
}

qsizetype TopicStore::byteSize() const
{
    return qsizetype(m_chunks.size() * (chunkSize * sizeof(TopicNode) + sizeof(void *)) +
                     m_nodeOfTopic.capacity() * sizeof(NodeId) + m_isBranch.capacity() / 8) +
           m_children.byteSize() + m_levels.byteSize();
}

} // namespace avocet
