// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace mqtt {

/// Why an enhanced authentication did not come to its end on our side.
struct AuthenticationProblem
{
    enum class What : quint8 {
        NameUnusable,     ///< user name: empty, or with characters that the method forbids
        PasswordUnusable, ///< likewise
        Malformed,        ///< what the server sent is no message of the method
        UnexpectedData,   ///< a challenge, or its absence, where the method has none
        Unsupported,      ///< the server demands an extension that we do not know
        NonceChanged,     ///< the server's answer does not belong to our question
        TooFewIterations, ///< so few that the password could be guessed from what we would send
        TooManyIterations,
        Refused,        ///< by the server, in the words of the method: `detail`
        ServerUnproved, ///< the server does not know the password either: it is another one
    };
    What what;
    QString detail = {}; ///< the server's own words, untrusted; mostly empty
    bool operator==(const AuthenticationProblem &) const = default;
};

/// A method of enhanced authentication (4.12), the client's side: data in, data out. No I/O. The Session
/// carries the data and sees to it that nothing is sent before finish() has accepted the server. One object
/// serves one Session; every exchange begins with start(). Called on the Session's thread, where answer() may
/// take its time (seconds, not minutes).
class Authenticator
{
public:
    using Answer = Result<QByteArray, AuthenticationProblem>;

    virtual ~Authenticator() = default;
    /// Authentication Method (3.1.2.11.9).
    virtual QByteArray method() const = 0;
    /// Authentication Data of CONNECT, or of AUTH with Re-authenticate.
    virtual Answer start() = 0;
    /// To the data of an AUTH with Continue authentication.
    virtual Answer answer(const QByteArray &challenge) = 0;
    /// The data of CONNACK, or of AUTH with Success: nullopt if that proves the server.
    virtual std::optional<AuthenticationProblem> finish(const QByteArray &data) = 0;
};

} // namespace mqtt
