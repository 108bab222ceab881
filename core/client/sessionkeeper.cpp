// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sessionkeeper.h"

#include <algorithm>
#include <utility>

namespace mqtt {

namespace {

constexpr milliseconds shortestPause{250};
/// Writing takes no more than this part of the time.
constexpr int writingShare = 20;

bool wantsFile(const ConnectionSettings &settings)
{
    return settings.keepsSession && !settings.connect.cleanStart && !settings.connect.clientId.isEmpty();
}

} // namespace

SessionKeeper::SessionKeeper(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(shortestPause);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::storeChanges);
}

void SessionKeeper::open(const ConnectionSettings &settings, Session &session)
{
    leave();
    m_problem.reset();
    auto file = std::make_unique<SessionFile>(settings.endpoint, settings.connect.clientId);
    if (!wantsFile(settings)) {
        file->discard(); // what is not kept any more must not come back some day
        return;
    }
    if (!file->lock()) {
        m_problem = SessionFileProblem{SessionFileProblem::What::InUse, file->path(), {}};
        return;
    }
    SessionFile::Content content = file->read();
    m_problem = std::move(content.problem);
    if (m_problem && m_problem->what == SessionFileProblem::What::CannotRead)
        return;
    if (content.snapshot)
        session.restore(std::move(*content.snapshot));
    m_session = &session;
    m_file = std::move(file);
    m_lastingRevision = session.revision();
}

bool SessionKeeper::leave()
{
    storeChanges();
    m_timer.stop();
    m_session = nullptr;
    return std::exchange(m_file, nullptr) != nullptr;
}

void SessionKeeper::storeQuickly()
{
    if (!m_file)
        return;
    store(SessionFile::Safety::Quick);
    noticeChanges();
}

void SessionKeeper::storeChanges()
{
    if (!m_file || m_session->revision() == m_lastingRevision)
        return;
    QElapsedTimer clock;
    clock.start();
    m_timer.stop();
    m_lastingRevision = m_session->revision();
    store(SessionFile::Safety::Lasting);
    m_timer.setInterval(std::max(shortestPause, milliseconds(writingShare * clock.elapsed())));
}

void SessionKeeper::store(SessionFile::Safety safety)
{
    if (auto problem = m_file->write(m_session->snapshot(), safety)) {
        m_file->remove(); // what it says is not true any more
        m_file.reset();
        m_problem = std::move(problem);
        Q_EMIT problemFound();
    }
}

} // namespace mqtt
