// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/authenticator.h"

#include <functional>

namespace mqtt {

/// SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding: the password never leaves this object, and the
/// server has to prove that it knows it, too.
class ScramSha256 : public Authenticator
{
public:
    static constexpr quint32 fewestIterations = 4'096; ///< RFC 7677, 4
    /// A second or two of work. What a hostile server asks beyond it is refused.
    static constexpr quint32 mostIterations = 600'000;

    /// Both in UTF-8. `makeNonce` gives printable ASCII without a comma that was never given before.
    ScramSha256(QByteArray userName, QByteArray password,
                std::function<QByteArray()> makeNonce = &ScramSha256::randomNonce);

    QByteArray method() const override;
    Answer start() override;
    Answer answer(const QByteArray &challenge) override;
    std::optional<AuthenticationProblem> finish(const QByteArray &data) override;

    /// 144 random bits of the system, in Base64.
    static QByteArray randomNonce();

private:
    enum class Step : quint8 { Idle, Started, Answered };

    QByteArray m_userName;
    QByteArray m_password;
    std::function<QByteArray()> m_makeNonce;
    Step m_step = Step::Idle;
    QByteArray m_nonce;
    QByteArray m_clientFirstBare;
    QByteArray m_serverSignature;
};

} // namespace mqtt
