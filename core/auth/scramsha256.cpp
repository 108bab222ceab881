// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/scramsha256.h"

#include "auth/saslprep.h"
#include "auth/scrammessage.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QRandomGenerator>
#include <QtNetwork/QPasswordDigestor>

#include <array>
#include <utility>

namespace mqtt {

using What = AuthenticationProblem::What;

namespace {

constexpr auto sha256 = QCryptographicHash::Sha256;
constexpr int sha256Size = 32;
constexpr char gs2Header[] = "n,,";

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, sha256);
}

QByteArray exclusiveOr(QByteArray a, const QByteArray &b)
{
    for (qsizetype i = 0; i < a.size(); ++i)
        a[i] = char(a[i] ^ b[i]);
    return a;
}

/// Takes the same time wherever the difference is.
bool areEqual(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

} // namespace

ScramSha256::ScramSha256(QByteArray userName, QByteArray password, std::function<QByteArray()> makeNonce)
    : m_userName(std::move(userName))
    , m_password(std::move(password))
    , m_makeNonce(std::move(makeNonce))
{
}

QByteArray ScramSha256::method() const
{
    return "SCRAM-SHA-256";
}

QByteArray ScramSha256::randomNonce()
{
    std::array<quint32, 5> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), 18).toBase64();
}

Authenticator::Answer ScramSha256::start()
{
    m_step = Step::Idle;
    const auto name = saslPrep(m_userName, SaslPrepUse::Query);
    if (!name || name->isEmpty())
        return AuthenticationProblem{What::NameUnusable};
    if (!saslPrep(m_password, SaslPrepUse::Stored))
        return AuthenticationProblem{What::PasswordUnusable};
    m_nonce = m_makeNonce();
    m_clientFirstBare = "n=" + scramName(*name) + ",r=" + m_nonce;
    m_step = Step::Started;
    return gs2Header + m_clientFirstBare;
}

Authenticator::Answer ScramSha256::answer(const QByteArray &challenge)
{
    if (std::exchange(m_step, Step::Idle) != Step::Started)
        return AuthenticationProblem{What::UnexpectedData};
    const ScramServerFirst first = parseScramServerFirst(challenge);
    if (first.form == ScramServerFirst::Form::Extended)
        return AuthenticationProblem{What::Unsupported};
    if (first.form == ScramServerFirst::Form::Malformed)
        return AuthenticationProblem{What::Malformed};
    if (!first.nonce.startsWith(m_nonce) || first.nonce.size() == m_nonce.size())
        return AuthenticationProblem{What::NonceChanged};
    if (first.iterations < fewestIterations)
        return AuthenticationProblem{What::TooFewIterations};
    if (first.iterations > mostIterations)
        return AuthenticationProblem{What::TooManyIterations};

    // RFC 5802, 3.
    const QByteArray saltedPassword = QPasswordDigestor::deriveKeyPbkdf2(
        sha256, *saslPrep(m_password, SaslPrepUse::Stored), first.salt, int(first.iterations), sha256Size);
    const QByteArray withoutProof = "c=" + QByteArray(gs2Header).toBase64() + ",r=" + first.nonce;
    const QByteArray authMessage = m_clientFirstBare + ',' + challenge + ',' + withoutProof;
    const QByteArray clientKey = hmac(saltedPassword, "Client Key");
    const QByteArray storedKey = QCryptographicHash::hash(clientKey, sha256);
    const QByteArray proof = exclusiveOr(clientKey, hmac(storedKey, authMessage));
    m_serverSignature = hmac(hmac(saltedPassword, "Server Key"), authMessage);
    m_step = Step::Answered;
    return withoutProof + ",p=" + proof.toBase64();
}

std::optional<AuthenticationProblem> ScramSha256::finish(const QByteArray &data)
{
    if (std::exchange(m_step, Step::Idle) != Step::Answered)
        return AuthenticationProblem{What::UnexpectedData};
    const ScramServerFinal last = parseScramServerFinal(data);
    if (last.error)
        return AuthenticationProblem{What::Refused, QString::fromUtf8(*last.error)};
    if (!last.signature)
        return AuthenticationProblem{What::Malformed};
    if (!areEqual(*last.signature, m_serverSignature))
        return AuthenticationProblem{What::ServerUnproved};
    return std::nullopt;
}

} // namespace mqtt
