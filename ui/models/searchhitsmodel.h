// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/payloadsearch.h"
#include "topics/topicstore.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

namespace avocet {

/// The messages that a search through the payloads has found, the newest first.
class SearchHitsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TopicColumn, PayloadColumn, ColumnCount };

    /// `store` must outlive the model.
    explicit SearchHitsModel(const TopicStore &store, QObject *parent = nullptr);

    void append(const std::vector<PayloadHit> &hits);
    void clear();
    const PayloadHit &at(int row) const { return m_hits[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString topicName(const PayloadHit &hit) const;

    const TopicStore &m_store;
    std::vector<PayloadHit> m_hits;
};

} // namespace avocet
