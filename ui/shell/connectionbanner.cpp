// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionbanner.h"

#include "models/connectionwords.h"

#include <QtWidgets/QPushButton>

namespace avocet {

namespace {
/// The system's own words; a broker's are quoted in what is said already.
QString detailsOf(const mqtt::ConnectionError &error)
{
    using Cause = mqtt::ConnectionCause;
    if (error.cause == Cause::RefusedByServer || error.cause == Cause::DisconnectedByServer ||
        error.cause == Cause::ProtocolViolation)
        return {};
    return quotable(error.detail);
}
} // namespace

ConnectionBanner::ConnectionBanner(QWidget *parent)
    : Banner(parent)
    , m_retry(addButton(tr("Try again now")))
    , m_certificate(addButton(tr("Show certificate…")))
{
    setObjectName(QStringLiteral("connectionBanner"));
    m_retry->setObjectName(QStringLiteral("bannerRetryButton"));
    QPushButton *edit = addButton(tr("Edit connection"));
    edit->setObjectName(QStringLiteral("bannerEditButton"));
    m_certificate->setObjectName(QStringLiteral("bannerCertificateButton"));
    connect(m_retry, &QPushButton::clicked, this, &ConnectionBanner::retryRequested);
    connect(m_certificate, &QPushButton::clicked, this, &ConnectionBanner::certificateRequested);
    connect(edit, &QPushButton::clicked, this, &ConnectionBanner::editRequested);
    connect(this, &Banner::dismissed, this, [this] { m_isDismissed = true; });
}

void ConnectionBanner::setState(const mqtt::ConnectionState &state, qint64 now)
{
    const bool isWrong = state.error && state.phase != mqtt::ConnectionPhase::Connected &&
                         state.phase != mqtt::ConnectionPhase::Idle;
    if (!isWrong) {
        m_shown.reset();
        m_isDismissed = false;
        hide();
        return;
    }
    if (m_shown != state.error)
        m_isDismissed = false;
    if (m_shown != state.error || m_shownPhase != state.phase) {
        m_shown = state.error;
        m_shownPhase = state.phase;
        if (!m_isDismissed)
            showError(state);
    }
    m_retry->setEnabled(state.phase != mqtt::ConnectionPhase::Connecting);
    const QString word = phaseWord(state, now);
    setNote(state.phase == mqtt::ConnectionPhase::Failed ? QString() : word.left(1).toUpper() + word.mid(1));
}

void ConnectionBanner::showError(const mqtt::ConnectionState &state)
{
    const Words words = errorWords(*state.error, state.endpoint);
    m_certificate->setVisible(state.error->certificate.has_value());
    const Level level = state.phase == mqtt::ConnectionPhase::Failed ? Level::Danger : Level::Warning;
    showMessage(level, words.what, words.whatToDo, detailsOf(*state.error));
}

} // namespace avocet
