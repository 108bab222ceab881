// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

namespace avocet {

/// The saved connections, the last used first.
class ProfileListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, AddressColumn, LastUsedColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProfiles(std::vector<Profile> profiles);
    QString idOf(int row) const { return m_profiles.at(size_t(row)).id; }
    /// -1 if there is none.
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Profile> m_profiles;
};

} // namespace avocet
