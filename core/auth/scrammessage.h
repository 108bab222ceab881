// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace mqtt {

/// server-first-message of RFC 5802, 7.
struct ScramServerFirst
{
    enum class Form { Good, Malformed, Extended }; ///< Extended: `m=`, which must be refused (5.1)
    Form form = Form::Malformed;
    QByteArray nonce;
    QByteArray salt;
    quint32 iterations = 0; ///< saturated
};
ScramServerFirst parseScramServerFirst(const QByteArray &message);

/// server-final-message: exactly one of the two.
struct ScramServerFinal
{
    std::optional<QByteArray> signature;
    std::optional<QByteArray> error; ///< in the server's words, bytes of no known encoding
};
ScramServerFinal parseScramServerFinal(const QByteArray &message);

/// `saslname`: = and , are written =3D and =2C.
QByteArray scramName(QByteArray name);

} // namespace mqtt
