// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagelistmodel.h"

#include "models/numberwords.h"
#include "models/valuepreview.h"
#include "payload/humansize.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <functional>

namespace avocet {

namespace {
constexpr int pageSize = 200;

QString clockTime(qint64 microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
}
} // namespace

MessageListModel::MessageListModel(const MessageLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
{
}

void MessageListModel::setTopic(mqtt::TopicId topic)
{
    setSource(topic == mqtt::noTopic ? Source::Nothing : Source::Topic, topic);
}

void MessageListModel::setAllTopics()
{
    setSource(Source::AllTopics, mqtt::noTopic);
}

void MessageListModel::clear()
{
    setSource(Source::Nothing, mqtt::noTopic);
}

void MessageListModel::setSource(Source source, mqtt::TopicId topic)
{
    beginResetModel();
    m_source = source;
    m_topic = topic;
    m_rows.clear();
    for (Sequence next = newest(); next != noSequence && m_rows.size() < pageSize; next = olderThan(next))
        m_rows.push_back(next);
    endResetModel();
}

Sequence MessageListModel::newest() const
{
    switch (m_source) {
    case Source::Nothing:
        return noSequence;
    case Source::Topic:
        return m_log.latest(m_topic);
    case Source::AllTopics:
        return m_log.endSequence() > m_log.firstSequence() ? m_log.endSequence() - 1 : noSequence;
    }
    Q_UNREACHABLE();
}

Sequence MessageListModel::olderThan(Sequence sequence) const
{
    if (m_source == Source::Topic)
        return m_log.previous(sequence);
    return sequence > m_log.firstSequence() ? sequence - 1 : noSequence;
}

void MessageListModel::frame()
{
    dropEvicted();
    const std::deque<Sequence> added = newSequences(m_rows.empty() ? noSequence : m_rows.front());
    if (added.empty())
        return;
    beginInsertRows({}, 0, int(added.size()) - 1);
    m_rows.insert(m_rows.begin(), added.begin(), added.end());
    endInsertRows();
    if (m_rows.size() > maximumRows)
        dropRowsFrom(maximumRows);
}

std::deque<Sequence> MessageListModel::newSequences(Sequence known) const
{
    std::deque<Sequence> added;
    for (Sequence next = newest(); next > known && added.size() < maximumRows; next = olderThan(next))
        added.push_back(next);
    return added;
}

void MessageListModel::dropEvicted()
{
    // Rows are in falling order, so the evicted ones are at the end; only the newest may have been set aside.
    const auto evicted = std::lower_bound(m_rows.begin(), m_rows.end(), m_log.firstSequence(),
                                          [](Sequence row, Sequence first) { return row >= first; });
    auto row = size_t(evicted - m_rows.begin());
    if (row == 0 && !m_rows.empty() && m_log.message(m_rows.front()))
        row = 1;
    dropRowsFrom(row);
}

void MessageListModel::dropRowsFrom(size_t row)
{
    if (row >= m_rows.size())
        return;
    beginRemoveRows({}, int(row), int(m_rows.size()) - 1);
    m_rows.erase(m_rows.begin() + qsizetype(row), m_rows.end());
    endRemoveRows();
}

int MessageListModel::rowOf(Sequence sequence) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), sequence, std::greater<>());
    return found != m_rows.end() && *found == sequence ? int(found - m_rows.begin()) : -1;
}

bool MessageListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_rows.empty() && m_rows.size() < maximumRows &&
           olderThan(m_rows.back()) != noSequence;
}

void MessageListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_rows.empty())
        return;
    std::vector<Sequence> older;
    const size_t room =
        std::min<size_t>(pageSize, maximumRows - std::min<size_t>(m_rows.size(), maximumRows));
    for (Sequence next = olderThan(m_rows.back()); next != noSequence && older.size() < room;
         next = olderThan(next))
        older.push_back(next);
    if (older.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + older.size()) - 1);
    m_rows.insert(m_rows.end(), older.begin(), older.end());
    endInsertRows();
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const Sequence sequence = sequenceAt(index.row());
    if (role == SequenceRole)
        return sequence;
    if (role == Qt::TextAlignmentRole)
        return int(
            Qt::AlignVCenter |
            (index.column() == DeltaColumn || index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft));
    const MessageRef message = m_log.message(sequence);
    if (!message)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(message, index.column());
    case TopicIdRole:
        return message.record->topic;
    case TimeRole:
        return message.record->time;
    default:
        return {};
    }
}

QString MessageListModel::displayText(const MessageRef &message, int column) const
{
    const mqtt::MessageRecord &record = *message.record;
    switch (column) {
    case TimeColumn:
        return clockTime(record.time);
    case DeltaColumn: {
        const MessageRef before = m_log.message(m_log.previous(message.sequence));
        return before ? intervalInWords(record.time - before.record->time) : QString();
    }
    case QosColumn:
        return QString::number(record.qos);
    case RetainedColumn:
        return record.retain ? tr("retained") : QString();
    case SizeColumn:
        return humanSize(record.payloadSize);
    default:
        return valuePreview(message.payload);
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == DeltaColumn || section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == DeltaColumn)
        return tr("Time since the message before it on the same topic");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case DeltaColumn:
        return tr("Δ");
    case QosColumn:
        return tr("QoS");
    case RetainedColumn:
        return tr("Retained");
    case SizeColumn:
        return tr("Size");
    default:
        return tr("Value");
    }
}

} // namespace avocet
