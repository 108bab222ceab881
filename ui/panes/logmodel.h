// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QDateTime>

#include <deque>

namespace avocet {

enum class LogLevel { Info, Good, Warning, Error };

/// The latest events of this window, oldest first, bounded.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TextColumn, ColumnCount };
    static constexpr size_t mostEntries = 5000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(LogLevel level, const QString &text, const QDateTime &time);
    void clear();
    /// Time, level and text, as for a file or a mail.
    QString line(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        LogLevel level;
        QString text;
        QDateTime time;
    };
    std::deque<Entry> m_entries;
};

} // namespace avocet
