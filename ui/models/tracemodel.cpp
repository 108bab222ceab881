// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracemodel.h"

#include "models/numberwords.h"
#include "models/packetwords.h"
#include "mqtt/packets.h"
#include "payload/humansize.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace avocet {

namespace {
/// What an entry takes besides its bytes, about.
constexpr qsizetype entryOverhead = 256;

qsizetype bytesOf(const mqtt::TraceEntry &entry)
{
    return entry.packet.head.size() + entryOverhead;
}

bool isRightAligned(int column)
{
    using Column = TraceModel::Column;
    return column == Column::ConnectionColumn || column == Column::IdentifierColumn ||
           column == Column::SizeColumn || column == Column::LatencyColumn;
}

QString directionWord(mqtt::TraceDirection direction)
{
    return direction == mqtt::TraceDirection::Sent ? TraceModel::tr("sent") : TraceModel::tr("received");
}
} // namespace

TraceModel::TraceModel(const Bounds &bounds, QObject *parent)
    : QAbstractTableModel(parent)
    , m_bounds(bounds)
{
}

void TraceModel::append(std::vector<mqtt::TracedPacket> packets, quint64 leftOut)
{
    m_leftOut += leftOut;
    std::vector<mqtt::TraceEntry> entries;
    entries.reserve(packets.size());
    for (mqtt::TracedPacket &packet : packets) {
        entries.push_back(m_exchanges.follow(std::move(packet)));
        m_bytes += bytesOf(entries.back());
    }
    dropOldest(entries.size());
    std::vector<quint64> rows;
    for (size_t i = 0; i < entries.size(); ++i) {
        if (m_filter.takes(entries[i]))
            rows.push_back(m_end + i);
    }
    const int first = rowCount();
    if (!rows.empty())
        beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_end += entries.size();
    std::ranges::move(entries, std::back_inserter(m_entries));
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    if (!rows.empty())
        endInsertRows();
}

/// Makes room for so many, whose bytes are counted already. A batch is far below the bounds.
void TraceModel::dropOldest(size_t incoming)
{
    size_t dropped = 0;
    while (dropped < m_entries.size() &&
           (m_entries.size() - dropped + incoming > m_bounds.packets || m_bytes > m_bounds.bytes))
        m_bytes -= bytesOf(m_entries[dropped++]);
    if (dropped == 0)
        return;
    const auto kept = std::ranges::lower_bound(m_rows, begin() + dropped);
    const auto rows = int(kept - m_rows.begin());
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    m_rows.erase(m_rows.begin(), kept);
    m_entries.erase(m_entries.begin(), m_entries.begin() + qsizetype(dropped));
    if (rows > 0)
        endRemoveRows();
}

void TraceModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_rows.clear();
    m_end = 0;
    m_leftOut = 0;
    m_bytes = 0;
    endResetModel();
}

void TraceModel::setFilter(const TraceFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_rows.clear();
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_filter.takes(m_entries[i]))
            m_rows.push_back(begin() + i);
    }
    endResetModel();
}

void TraceModel::setMarkedExchange(quint64 exchange)
{
    if (exchange == std::exchange(m_marked, exchange) || m_rows.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {IsMarkedRole});
}

const mqtt::TraceEntry &TraceModel::at(int row) const
{
    return m_entries[size_t(m_rows[size_t(row)] - begin())];
}

std::vector<mqtt::TraceEntry> TraceModel::exchange(quint64 exchange) const
{
    std::vector<mqtt::TraceEntry> found;
    std::ranges::copy_if(m_entries, std::back_inserter(found), [exchange](const mqtt::TraceEntry &entry) {
        return exchange != 0 && entry.exchange == exchange;
    });
    return found;
}

std::vector<mqtt::TraceEntry> TraceModel::shownEntries() const
{
    std::vector<mqtt::TraceEntry> shown;
    shown.reserve(m_rows.size());
    for (int row = 0; row < rowCount(); ++row)
        shown.push_back(at(row));
    return shown;
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const mqtt::TraceEntry &entry = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::AccessibleTextRole:
        return column == DirectionColumn ? directionWord(entry.packet.direction) : text(entry, column);
    case Qt::ToolTipRole:
        return column == DirectionColumn ? directionWord(entry.packet.direction) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    case IsMarkedRole:
        return m_marked != 0 && entry.exchange == m_marked;
    default:
        return {};
    }
}

QString TraceModel::text(const mqtt::TraceEntry &entry, int column) const
{
    const mqtt::TracedPacket &packet = entry.packet;
    switch (column) {
    case TimeColumn:
        return QDateTime::fromMSecsSinceEpoch(packet.time / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
    case ConnectionColumn:
        return QString::number(packet.connection);
    case DirectionColumn:
        return packet.direction == mqtt::TraceDirection::Sent ? QStringLiteral("→") : QStringLiteral("←");
    case PacketColumn:
        return QString::fromLatin1(mqtt::packetName(packet.type()));
    case IdentifierColumn:
        return entry.packetId == 0 ? QString() : QString::number(entry.packetId);
    case SummaryColumn:
        return packetSummary(entry);
    case SizeColumn:
        return humanSize(packet.size);
    case LatencyColumn:
        return entry.latency < 0 ? QString() : latencyInWords(entry.latency);
    }
    return {};
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isRightAligned(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case ConnectionColumn:
            return tr("Network Connection, counted from 1");
        case IdentifierColumn:
            return tr("Packet Identifier");
        case LatencyColumn:
            return tr("Time from the request to this answer");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ConnectionColumn:
        return tr("No.", "number of a connection, a narrow column");
    case PacketColumn:
        return tr("Packet");
    case IdentifierColumn:
        return tr("Id");
    case SummaryColumn:
        return tr("Topic and content");
    case SizeColumn:
        return tr("Size");
    case LatencyColumn:
        return tr("Latency");
    default:
        return {};
    }
}

} // namespace avocet
