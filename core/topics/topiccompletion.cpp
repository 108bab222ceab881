// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topiccompletion.h"

#include "topics/topicorder.h"
#include "topics/topicstore.h"

namespace avocet {

namespace {
constexpr int maximumLooks = 50'000; // children looked at, so that typing never waits
} // namespace

QStringList completeTopic(const TopicStore &store, const QString &prefix, int limit)
{
    const QByteArray typed = prefix.toUtf8();
    const qsizetype separator = typed.lastIndexOf('/');
    const NodeId parent = separator < 0 ? rootNode : store.find(QByteArrayView(typed).first(separator));
    if (parent == noNode)
        return {};
    const QByteArrayView begun = QByteArrayView(typed).sliced(separator + 1);
    std::vector<NodeId> found;
    int looks = 0;
    for (NodeId node = store.firstChild(parent); node != noNode && ++looks <= maximumLooks;
         node = store.nextSibling(node)) {
        if (store.level(node).startsWith(begun))
            found.push_back(node);
    }
    sortByLevel(store, found);
    QStringList completions;
    for (const NodeId node : found) {
        const QString name = QString::fromUtf8(store.pathOf(node));
        if (store.topicOf(node) != mqtt::noTopic)
            completions.append(name);
        if (store.hasChildren(node))
            completions.append(name + u'/');
        if (completions.size() >= limit)
            break;
    }
    return completions.mid(0, limit);
}

} // namespace avocet
