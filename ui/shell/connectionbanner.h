// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"
#include "widgets/banner.h"

namespace avocet {

/// Why there is no connection, what to do, and when the next attempt is. Gone as soon as there is one; closed
/// by the user, it stays closed until something else goes wrong.
class ConnectionBanner : public Banner
{
    Q_OBJECT

public:
    explicit ConnectionBanner(QWidget *parent = nullptr);

    /// `now` in milliseconds since 1970, UTC.
    void setState(const mqtt::ConnectionState &state, qint64 now);

Q_SIGNALS:
    void retryRequested();
    void editRequested();
    void certificateRequested();

private:
    void showError(const mqtt::ConnectionState &state);

    std::optional<mqtt::ConnectionError> m_shown;
    mqtt::ConnectionPhase m_shownPhase = mqtt::ConnectionPhase::Idle;
    bool m_isDismissed = false;
    QPushButton *m_retry;
    QPushButton *m_certificate;
};

} // namespace avocet
