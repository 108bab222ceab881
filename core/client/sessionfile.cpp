// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sessionfile.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

#include <filesystem>
#include <system_error>

namespace mqtt {

using What = SessionFileProblem::What;

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qsizetype longestReadablePart = 40;

QByteArray ownerOf(const Endpoint &endpoint, const QByteArray &clientId)
{
    return endpoint.toString().toUtf8() + '\n' + clientId;
}

/// Safe everywhere, and a person can tell whose it is.
QString fileName(const QByteArray &owner, const QByteArray &clientId)
{
    QString name;
    for (const char c : clientId.left(longestReadablePart)) {
        const bool isSafe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '-' || c == '_';
        name += isSafe ? QLatin1Char(c) : QLatin1Char('_');
    }
    const QByteArray hash = QCryptographicHash::hash(owner, QCryptographicHash::Sha256).toHex().left(16);
    return name + u'-' + QString::fromLatin1(hash) + QLatin1StringView(".session");
}

QString freeName(const QString &path)
{
    QString name = path + QLatin1StringView(".damaged");
    for (int i = 2; QFile::exists(name); ++i)
        name = path + QLatin1StringView(".damaged-") + QString::number(i);
    return name;
}

} // namespace

SessionFile::SessionFile(const Endpoint &endpoint, const QByteArray &clientId, const QString &folder)
    : m_owner(ownerOf(endpoint, clientId))
    , m_path(folder + u'/' + fileName(m_owner, clientId))
    , m_lock(m_path + QLatin1StringView(".lock"))
{
    m_lock.setStaleLockTime(0); // only a lock of a process that is gone is stale
}

QString SessionFile::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QLatin1StringView("/sessions");
}

bool SessionFile::exists() const
{
    return QFile::exists(m_path);
}

bool SessionFile::lock()
{
    QDir().mkpath(QFileInfo(m_path).path());
    return m_lock.tryLock() || m_lock.error() != QLockFile::LockFailedError;
}

SessionFile::Content SessionFile::read()
{
    removeLeftovers();
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {{}, SessionFileProblem{What::CannotRead, m_path, file.errorString()}};
    const QByteArray bytes = file.read(maximumSize + 1);
    file.close();
    if (bytes.size() <= maximumSize) {
        auto snapshot = decodeSnapshot(bytes);
        if (snapshot && snapshot->owner == m_owner)
            return {std::move(snapshot), {}};
    }
    return {{}, putAside()};
}

std::optional<SessionFileProblem> SessionFile::putAside()
{
    const QString aside = freeName(m_path);
    if (QFile::rename(m_path, aside))
        return SessionFileProblem{What::Damaged, aside, {}};
    return SessionFileProblem{What::CannotRead, m_path, {}};
}

/// Of a process that was killed while it wrote.
void SessionFile::removeLeftovers() const
{
    const QFileInfo info(m_path);
    QDir folder(info.path());
    const QStringList names = folder.entryList(
        {info.fileName() + QLatin1StringView(".??????"), info.fileName() + QLatin1StringView(".quick")},
        QDir::Files);
    for (const QString &name : names)
        folder.remove(name);
}

std::optional<SessionFileProblem> SessionFile::write(SessionSnapshot snapshot, Safety safety)
{
    snapshot.owner = m_owner;
    const QByteArray bytes = encodeSnapshot(snapshot);
    if (safety == Safety::Quick && writeQuickly(bytes))
        return std::nullopt;
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
        file.write(bytes) == bytes.size() && file.commit())
        return std::nullopt;
    return SessionFileProblem{What::CannotWrite, m_path, file.errorString()};
}

/// As QSaveFile does, without its fsync.
bool SessionFile::writeQuickly(const QByteArray &bytes) const
{
    QFile file(m_path + QLatin1StringView(".quick"));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) ||
        file.write(bytes) != bytes.size())
        return false;
    file.close();
    std::error_code error;
    std::filesystem::rename(file.filesystemFileName(), QFileInfo(m_path).filesystemFilePath(), error);
    return file.error() == QFileDevice::NoError && !error;
}

void SessionFile::remove()
{
    QFile::remove(m_path);
}

void SessionFile::discard()
{
    if (exists() && lock())
        remove();
}

} // namespace mqtt
