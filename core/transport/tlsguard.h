// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/transport.h"

#include <QtCore/QObject>
#include <QtNetwork/QSslSocket>

#include <optional>

namespace mqtt {

/// Watches one QSslSocket shake hands, decides about the server's certificate, and remembers what was wrong.
/// The host name is checked like everything else; only the pinned certificate is taken whatever is wrong with
/// it, and with a pin no other one is. (TlsOptions::Check is for test tools.)
class TlsGuard : public QObject
{
    Q_OBJECT

public:
    explicit TlsGuard(const TlsOptions &options);

    /// To be called before others connect to encrypted(): where a pin does not match, the socket is aborted.
    void watch(QSslSocket &socket);
    /// The socket's error, and what is known beyond it.
    TransportError explained(TransportError error) const;

private:
    void onErrors(QSslSocket &socket, const QList<QSslError> &errors);
    void onEncrypted(QSslSocket &socket);
    void onAlert(QSsl::AlertType type);
    bool isPinned(const QSslSocket &socket) const;
    bool areTolerated(const QList<QSslError> &errors) const;

    QByteArray m_pin;
    TlsOptions::Check m_check;
    std::optional<CertificateProblem> m_problem;
    bool m_isClientCertificateRefused = false;
};

} // namespace mqtt
