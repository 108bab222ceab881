// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profilelistmodel.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace avocet {

namespace {
QString shownTime(const QDateTime &time)
{
    if (!time.isValid())
        return ProfileListModel::tr("never");
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}
} // namespace

void ProfileListModel::setProfiles(std::vector<Profile> profiles)
{
    std::ranges::stable_sort(profiles, std::greater<>(), &Profile::lastUsed);
    beginResetModel();
    m_profiles = std::move(profiles);
    endResetModel();
}

int ProfileListModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &Profile::id);
    return found == m_profiles.end() ? -1 : int(found - m_profiles.begin());
}

int ProfileListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_profiles.size());
}

int ProfileListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProfileListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const Profile &profile = m_profiles[size_t(index.row())];
    switch (index.column()) {
    case NameColumn:
        return profile.name;
    case AddressColumn:
        return profile.settings.endpoint.toString();
    case LastUsedColumn:
        return shownTime(profile.lastUsed);
    }
    return {};
}

QVariant ProfileListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case AddressColumn:
        return tr("Address");
    case LastUsedColumn:
        return tr("Last used");
    }
    return {};
}

} // namespace avocet
