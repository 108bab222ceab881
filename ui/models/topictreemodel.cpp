// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/topictreemodel.h"

#include "models/numberwords.h"
#include "models/valuepreview.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtGui/QTextDocument>

namespace avocet {

namespace {
constexpr int searchInterval = 16; // milliseconds
constexpr int sortInterval = 16;
constexpr qint64 firstSearchSlice = 20'000; // microseconds
constexpr qint64 searchSlice = 5'000;

qint64 microsecondsNow()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}
} // namespace

TopicTreeModel::TopicTreeModel(const TopicStore &store, const MessageLog &log, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(store)
    , m_log(log)
    , m_rows(store)
    , m_search(store)
    , m_generation(store.generation())
{
    m_rows.reset(false);
    m_structureTimer.setSingleShot(true);
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchInterval);
    connect(&m_structureTimer, &QTimer::timeout, this, [this] {
        if (m_isFlushWanted || hasNewNodes())
            flushSoon();
    });
    connect(&m_searchTimer, &QTimer::timeout, this, &TopicTreeModel::advanceSearch);
    m_sortTimer.setSingleShot(true);
    m_sortTimer.setInterval(sortInterval);
    connect(&m_sortTimer, &QTimer::timeout, this, &TopicTreeModel::advanceSorting);
}

void TopicTreeModel::frame()
{
    if (m_generation != m_store.generation()) {
        reset();
        return;
    }
    announceValues();
    if (isSearching())
        advanceSearch();
    if (hasNewNodes())
        flushSoon();
}

void TopicTreeModel::catchUp()
{
    if (m_generation == m_store.generation())
        announceAllValues();
    frame();
}

void TopicTreeModel::reset()
{
    beginResetModel();
    if (m_generation != m_store.generation()) {
        m_generation = m_store.generation();
        m_anchor = noNode;
    }
    m_held.clear();
    m_search.restart();
    m_search.advance(firstSearchSlice);
    m_rows.reset(isFiltered());
    m_rows.announceShown(m_search.shownNodes(), 0);
    m_shownTaken = m_search.shownNodes().size();
    endResetModel();
    setHeldCount(0);
    if (isSearching())
        m_searchTimer.start();
    else
        Q_EMIT searchAdvanced();
}

QString TopicTreeModel::setFilter(const TopicQuery &query)
{
    const bool wasFiltered = isFiltered();
    if (query == m_search.query())
        return {};
    const QString error = m_search.setQuery(query);
    if (error.isEmpty() && (wasFiltered || isFiltered()))
        reset();
    return error;
}

void TopicTreeModel::advanceSearch()
{
    const bool isDone = m_search.advance(searchSlice);
    if (hasNewNodes())
        flushSoon();
    if (isDone)
        Q_EMIT searchAdvanced();
    else if (!m_searchTimer.isActive())
        m_searchTimer.start();
}

bool TopicTreeModel::hasNewNodes() const
{
    return isFiltered() ? m_search.shownNodes().size() > m_shownTaken
                        : m_store.nodeCount() > m_rows.announcedCount();
}

QModelIndex TopicTreeModel::indexOfRow(NodeId node, int column) const
{
    const quint32 row = m_rows.rowOf(node);
    return node == rootNode || row == TopicRows::noRow ? QModelIndex() : createIndex(int(row), column, node);
}

QModelIndex TopicTreeModel::indexOf(NodeId node, int column) const
{
    if (node >= m_store.nodeCount())
        return {};
    for (NodeId above = node; above != rootNode; above = m_store.parent(above))
        m_rows.children(m_store.parent(above));
    for (NodeId above = node; above != rootNode; above = m_store.parent(above)) {
        if (!m_rows.isRow(above))
            return {};
    }
    return indexOfRow(node, column);
}

QModelIndex TopicTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    const TopicRows::Siblings &siblings = m_rows.children(nodeOf(parent));
    if (m_rows.isSorting() && !m_isSortWaiting && !m_sortTimer.isActive())
        m_sortTimer.start();
    return size_t(row) < siblings.size() ? createIndex(row, column, siblings[size_t(row)]) : QModelIndex();
}

QModelIndex TopicTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfRow(m_store.parent(nodeOf(child))) : QModelIndex();
}

QModelIndex TopicTreeModel::sibling(int row, int column, const QModelIndex &index) const
{
    if (index.isValid() && row == index.row() && column >= 0 && column < ColumnCount)
        return createIndex(row, column, index.internalId());
    return this->index(row, column, parent(index));
}

int TopicTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(m_rows.children(nodeOf(parent)).size());
}

int TopicTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool TopicTreeModel::hasChildren(const QModelIndex &parent) const
{
    return parent.column() <= 0 && m_rows.hasChildren(nodeOf(parent));
}

QVariant TopicTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const NodeId node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(node, index.column());
    case Qt::ToolTipRole:
        return toolTip(node, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() >= MessagesColumn ? Qt::AlignRight : Qt::AlignLeft));
    case TopicNameRole:
        return QString::fromUtf8(m_store.pathOf(node));
    case NodeIdRole:
        return node;
    case TopicIdRole:
        return m_store.topicOf(node);
    case LastActivityRole:
        return m_store.lastActivity(node) / 1000;
    case HasMessageRole:
        return m_log.latest(m_store.topicOf(node)) != noSequence;
    default:
        return {};
    }
}

QString TopicTreeModel::displayText(NodeId node, int column) const
{
    switch (column) {
    case NameColumn: {
        const QByteArrayView level = m_store.level(node);
        return level.isEmpty() ? tr("(empty level)") : oneLine(level);
    }
    case ValueColumn:
        if (const MessageRef message = m_log.latestMessage(m_store.topicOf(node)))
            return valuePreview(message.payload);
        return m_store.hasChildren(node) ? rateInWords(m_store.rate(node, microsecondsNow())) : QString();
    case MessagesColumn:
        return countInWords(m_store.messages(node) + m_store.messagesBelow(node));
    default:
        return m_store.topicsBelow(node) == 0 ? QString() : countInWords(m_store.topicsBelow(node));
    }
}

QString TopicTreeModel::toolTip(NodeId node, int column) const
{
    const QLocale locale;
    switch (column) {
    case NameColumn:
        return Qt::convertFromPlainText(oneLine(m_store.pathOf(node)), Qt::WhiteSpaceNormal);
    case MessagesColumn:
        return tr("%1 here, %2 below")
            .arg(locale.toString(m_store.messages(node)), locale.toString(m_store.messagesBelow(node)));
    case TopicsColumn:
        return m_store.topicsBelow(node) == 0
                   ? QString()
                   : tr("%1 below").arg(locale.toString(m_store.topicsBelow(node)));
    default:
        return {};
    }
}

QVariant TopicTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= MessagesColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Topic");
    case ValueColumn:
        return tr("Value");
    case MessagesColumn:
        return tr("Messages");
    default:
        return tr("Topics");
    }
}

Qt::ItemFlags TopicTreeModel::flags(const QModelIndex &index) const
{
    return QAbstractItemModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QMimeData *TopicTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    for (const QModelIndex &index : indexes) {
        if (index.column() == NameColumn)
            names << index.data(TopicNameRole).toString();
    }
    auto *mime = new QMimeData;
    mime->setText(names.join(u' '));
    return mime;
}

} // namespace avocet
