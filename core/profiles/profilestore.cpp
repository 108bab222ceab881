// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profilestore.h"

#include "profiles/profilejson.h"
#include "profiles/profilesecrets.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

#include <algorithm>

namespace avocet {

namespace {

QString freeName(const QString &path)
{
    const QString stem = path + QStringLiteral(".damaged-") +
                         QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = stem;
    for (int i = 2; QFile::exists(name); ++i)
        name = stem + u'-' + QString::number(i);
    return name;
}

auto byId(const QString &id)
{
    return [&id](const Profile &profile) { return profile.id == id; };
}

} // namespace

ProfileStore::ProfileStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
}

QString ProfileStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/profiles.json");
}

std::optional<ProfileProblem> ProfileStore::load()
{
    QFile file(m_path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly)) {
        m_isWritable = false;
        return ProfileProblem{ProfileProblem::What::CannotRead, m_path, file.errorString()};
    }
    const QByteArray text = file.read(maximumFileSize + 1);
    if (text.size() > maximumFileSize)
        return putAside();
    const std::optional<ProfileProblem> problem = readProfiles(text);
    if (!m_profiles.empty())
        Q_EMIT changed();
    return problem;
}

std::optional<ProfileProblem> ProfileStore::readProfiles(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    m_unknown = document.object();
    const QJsonValue list = m_unknown.take(QStringLiteral("profiles"));
    bool isGood = document.isObject() && list.isArray();
    const QJsonArray array = list.toArray();
    for (const QJsonValue &value : array) {
        const std::optional<Profile> profile = profileFromJson(value.toObject());
        const bool isTaken = profile && !find(profile->id) && m_profiles.size() < maximumProfiles;
        if (isTaken)
            m_profiles.push_back(*profile);
        isGood = isGood && isTaken;
    }
    return isGood ? std::nullopt : putAside();
}

std::optional<ProfileProblem> ProfileStore::putAside()
{
    const QString aside = freeName(m_path);
    if (!QFile::rename(m_path, aside)) {
        m_isWritable = false;
        return ProfileProblem{ProfileProblem::What::CannotRead, m_path, {}};
    }
    if (!m_profiles.empty()) {
        if (const std::optional<ProfileProblem> problem = save(toText(m_profiles)))
            return problem;
    }
    return ProfileProblem{ProfileProblem::What::Damaged, aside, {}};
}

const Profile *ProfileStore::find(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(), byId(id));
    return found == m_profiles.end() ? nullptr : &*found;
}

std::optional<ProfileProblem> ProfileStore::put(Profile profile)
{
    removeSecrets(profile.settings);
    std::vector<Profile> profiles = m_profiles;
    const auto found = std::find_if(profiles.begin(), profiles.end(), byId(profile.id));
    if (found == profiles.end())
        profiles.push_back(std::move(profile));
    else
        *found = std::move(profile);
    return replaceAll(std::move(profiles));
}

std::optional<ProfileProblem> ProfileStore::remove(const QString &id)
{
    std::vector<Profile> profiles = m_profiles;
    if (std::erase_if(profiles, byId(id)) == 0)
        return std::nullopt;
    return replaceAll(std::move(profiles));
}

std::optional<ProfileProblem> ProfileStore::replaceAll(std::vector<Profile> profiles)
{
    const QByteArray text = toText(profiles);
    if (profiles.size() > maximumProfiles || text.size() > maximumFileSize)
        return ProfileProblem{ProfileProblem::What::TooMany, m_path, {}};
    m_profiles = std::move(profiles);
    const std::optional<ProfileProblem> problem = save(text);
    Q_EMIT changed();
    return problem;
}

QByteArray ProfileStore::toText(const std::vector<Profile> &profiles) const
{
    QJsonArray array;
    for (const Profile &profile : profiles)
        array.append(toJson(profile));
    QJsonObject object = m_unknown;
    object[QStringLiteral("profiles")] = array;
    return QJsonDocument(object).toJson();
}

std::optional<ProfileProblem> ProfileStore::save(const QByteArray &text) const
{
    if (!m_isWritable)
        return ProfileProblem{ProfileProblem::What::CannotWrite, m_path, {}};
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(text) == text.size() && file.commit();
    if (isWritten)
        return std::nullopt;
    return ProfileProblem{ProfileProblem::What::CannotWrite, m_path, file.errorString()};
}

} // namespace avocet
