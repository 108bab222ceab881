// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracefilter.h"
#include "trace/exchanges.h"

#include <QtCore/QAbstractTableModel>

#include <deque>
#include <vector>

namespace avocet {

/// The latest Control Packets of a trace, oldest first, a row for each that the filter takes. Bounded in
/// packets and bytes: beyond it the oldest leave.
class TraceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        ConnectionColumn,
        DirectionColumn,
        PacketColumn,
        IdentifierColumn,
        SummaryColumn,
        SizeColumn,
        LatencyColumn,
        ColumnCount
    };
    enum Role { IsMarkedRole = Qt::UserRole + 1 };
    struct Bounds
    {
        size_t packets = 50'000;
        qsizetype bytes = 64 * 1024 * 1024;
    };

    explicit TraceModel(QObject *parent = nullptr) : TraceModel(Bounds(), parent) {}
    explicit TraceModel(const Bounds &bounds, QObject *parent = nullptr);

    /// `leftOut` packets more than those were seen, and could not be taken.
    void append(std::vector<mqtt::TracedPacket> packets, quint64 leftOut);
    void clear();
    void setFilter(const TraceFilter &filter);
    /// Its rows are marked; 0: none.
    void setMarkedExchange(quint64 exchange);

    quint64 packetCount() const { return m_end; } ///< since clear()
    size_t keptCount() const { return m_entries.size(); }
    quint64 leftOut() const { return m_leftOut; }
    const mqtt::TraceEntry &at(int row) const;
    /// In order.
    std::vector<mqtt::TraceEntry> exchange(quint64 exchange) const;
    /// What is shown.
    std::vector<mqtt::TraceEntry> shownEntries() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    quint64 begin() const { return m_end - m_entries.size(); }
    void dropOldest(size_t incoming);
    QString text(const mqtt::TraceEntry &entry, int column) const;

    Bounds m_bounds;
    mqtt::Exchanges m_exchanges;
    std::deque<mqtt::TraceEntry> m_entries;
    std::deque<quint64> m_rows; ///< numbers of the entries that are shown, counted since clear()
    TraceFilter m_filter;
    quint64 m_end = 0; ///< number of the next entry
    quint64 m_leftOut = 0;
    quint64 m_marked = 0;
    qsizetype m_bytes = 0;
};

} // namespace avocet
