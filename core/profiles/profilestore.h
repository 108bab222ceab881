// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QtCore/QObject>

#include <optional>
#include <vector>

namespace avocet {

struct ProfileProblem
{
    enum class What {
        Damaged,     ///< put aside as `path`; what could be read of it is there
        CannotRead,  ///< it exists and stays as it is; nothing is saved in this run
        CannotWrite, ///< the change holds in this run only
        TooMany,     ///< refused: more profiles or bytes than a file may hold
    };
    What what;
    QString path;
    QString detail; ///< of the system, untranslated; may be empty
    bool operator==(const ProfileProblem &) const = default;
};

/// The saved connections, in one JSON file that only its owner may read, written whole on every change. A
/// damaged file never blocks the start and is never overwritten.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 maximumFileSize = 1024 * 1024;
    static constexpr size_t maximumProfiles = 1'000;

    explicit ProfileStore(QString path = defaultPath(), QObject *parent = nullptr);

    /// `profiles.json` in QStandardPaths::AppConfigLocation.
    static QString defaultPath();

    /// To be called once, first. No file is no problem.
    std::optional<ProfileProblem> load();

    const std::vector<Profile> &profiles() const { return m_profiles; }
    /// nullptr if there is none; valid until the next change.
    const Profile *find(const QString &id) const;

    /// Adds it, or replaces the one with its id. Secrets in it are not kept.
    std::optional<ProfileProblem> put(Profile profile);
    std::optional<ProfileProblem> remove(const QString &id);

Q_SIGNALS:
    void changed();

private:
    std::optional<ProfileProblem> readProfiles(const QByteArray &text);
    std::optional<ProfileProblem> putAside();
    std::optional<ProfileProblem> replaceAll(std::vector<Profile> profiles);
    QByteArray toText(const std::vector<Profile> &profiles) const;
    std::optional<ProfileProblem> save(const QByteArray &text) const;

    QString m_path;
    std::vector<Profile> m_profiles;
    QJsonObject m_unknown; ///< beside the profiles
    bool m_isWritable = true;
};

} // namespace avocet
