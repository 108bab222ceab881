// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/searchhitsmodel.h"

#include "models/valuepreview.h"

#include <QtCore/QDateTime>

namespace avocet {

namespace {
QString clockTime(qint64 microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString excerptOf(const PayloadHit &hit)
{
    const QString ellipsis = QStringLiteral("…");
    return (hit.isCutAtStart ? ellipsis : QString()) + oneLine(hit.excerpt) +
           (hit.isCutAtEnd ? ellipsis : QString());
}
} // namespace

SearchHitsModel::SearchHitsModel(const TopicStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
}

void SearchHitsModel::append(const std::vector<PayloadHit> &hits)
{
    if (hits.empty())
        return;
    beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + hits.size()) - 1);
    m_hits.insert(m_hits.end(), hits.begin(), hits.end());
    endInsertRows();
}

void SearchHitsModel::clear()
{
    beginResetModel();
    m_hits.clear();
    endResetModel();
}

int SearchHitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

int SearchHitsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SearchHitsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const PayloadHit &hit = at(index.row());
    switch (index.column()) {
    case TimeColumn:
        return clockTime(hit.time);
    case TopicColumn:
        return topicName(hit);
    default:
        return excerptOf(hit);
    }
}

QString SearchHitsModel::topicName(const PayloadHit &hit) const
{
    const NodeId node = m_store.nodeOf(hit.topic);
    return node == noNode ? tr("(topic not kept)") : oneLine(m_store.pathOf(node));
}

QVariant SearchHitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case TopicColumn:
        return tr("Topic");
    default:
        return tr("Payload");
    }
}

} // namespace avocet
