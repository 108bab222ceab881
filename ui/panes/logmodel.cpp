// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/logmodel.h"

#include "models/connectionwords.h"
#include "widgets/icons.h"
#include "widgets/themetokens.h"

#include <QtGui/QGuiApplication>

namespace avocet {

namespace {
QIcon levelIcon(LogLevel level)
{
    switch (level) {
    case LogLevel::Info:
        return icon(QStringLiteral("info"));
    case LogLevel::Good:
        return icon(QStringLiteral("ok"));
    case LogLevel::Warning:
        return icon(QStringLiteral("warning"));
    case LogLevel::Error:
        return icon(QStringLiteral("error"));
    }
    return {};
}

QString shownTime(const QDateTime &time)
{
    return time.toString(QStringLiteral("HH:mm:ss.zzz"));
}
} // namespace

void LogModel::append(LogLevel level, const QString &text, const QDateTime &time)
{
    if (m_entries.size() == mostEntries) {
        beginRemoveRows({}, 0, 0);
        m_entries.pop_front();
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_entries.push_back({level, quotable(text), time});
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

QString LogModel::line(int row) const
{
    const Entry &entry = m_entries.at(size_t(row));
    QString mark;
    if (entry.level == LogLevel::Warning)
        mark = tr("Warning: ");
    else if (entry.level == LogLevel::Error)
        mark = tr("Error: ");
    return entry.time.toString(Qt::ISODateWithMs) + u' ' + mark + entry.text;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == TimeColumn ? shownTime(entry.time) : entry.text;
    if (role == Qt::DecorationRole && index.column() == TextColumn)
        return levelIcon(entry.level);
    const ThemeTokens &tokens = themeTokens(QGuiApplication::palette());
    if (role == Qt::ForegroundRole && index.column() == TimeColumn)
        return tokens.secondary;
    if (role == Qt::ForegroundRole && entry.level == LogLevel::Error)
        return tokens.danger;
    return {};
}

} // namespace avocet
