// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagelog.h"

#include <QtCore/QAbstractTableModel>

#include <deque>

namespace avocet {

/// The history of one topic, or of all, newest first. Older messages are read from the log in pages, as the
/// view asks for them; evicted ones leave.
class MessageListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, DeltaColumn, QosColumn, RetainedColumn, SizeColumn, ValueColumn, ColumnCount };
    enum Role {
        SequenceRole = Qt::UserRole + 1, ///< quint64, see MessageLog::message()
        TopicIdRole,
        TimeRole, ///< microseconds since 1970, UTC
    };
    /// Beyond it the oldest rows leave the list; they stay in the log.
    static constexpr int maximumRows = 100'000;

    /// The log must outlive the model.
    explicit MessageListModel(const MessageLog &log, QObject *parent = nullptr);

    void setTopic(mqtt::TopicId topic);
    void setAllTopics();
    void clear();

    /// After MessageLog::append() and clear(), before the view can ask again: takes new messages in, lets
    /// evicted ones go.
    void frame();

    Sequence sequenceAt(int row) const { return m_rows[size_t(row)]; }
    /// -1 if it is not among the rows read so far.
    int rowOf(Sequence sequence) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    enum class Source { Nothing, Topic, AllTopics };

    void setSource(Source source, mqtt::TopicId topic);
    Sequence newest() const;
    Sequence olderThan(Sequence sequence) const;
    std::deque<Sequence> newSequences(Sequence known) const;
    void dropEvicted();
    void dropRowsFrom(size_t row);
    QString displayText(const MessageRef &message, int column) const;

    const MessageLog &m_log;
    Source m_source = Source::Nothing;
    mqtt::TopicId m_topic = mqtt::noTopic;
    std::deque<Sequence> m_rows; ///< newest first
};

} // namespace avocet
