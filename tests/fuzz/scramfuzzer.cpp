// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/scrammessage.h"
#include "auth/scramsha256.h"
#include "input.h"

using namespace mqtt;

namespace {

const QByteArray ownNonce = "nonce";

/// What was understood says the same when it is written down again.
void requireReadable(const ScramServerFirst &first)
{
    if (first.form != ScramServerFirst::Form::Good)
        return;
    const QByteArray again =
        "r=" + first.nonce + ",s=" + first.salt.toBase64() + ",i=" + QByteArray::number(first.iterations);
    const ScramServerFirst same = parseScramServerFirst(again);
    require(same.form == first.form && same.nonce == first.nonce && same.salt == first.salt &&
            same.iterations == first.iterations);
}

/// Who does not know the password proves nothing, whatever he sends.
void requireUnproved(const QByteArray &challenge, const QByteArray &proof)
{
    ScramSha256 scram("ann", "secret", [] { return ownNonce; });
    require(scram.start().hasValue());
    const auto answer = scram.answer(challenge);
    if (answer)
        require(answer->startsWith("c=biws,r=" + ownNonce));
    require(scram.finish(proof).has_value());
}

} // namespace

/// The server's first message up to a line feed, and its last one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray challenge = bytes.first(end < 0 ? bytes.size() : end);
    const QByteArray proof = end < 0 ? QByteArray() : bytes.sliced(end + 1);
    const ScramServerFirst first = parseScramServerFirst(challenge);
    requireReadable(first);
    const ScramServerFinal last = parseScramServerFinal(proof);
    require(!last.signature || !last.error);
    const bool isExpensive =
        first.iterations > ScramSha256::fewestIterations && first.iterations <= ScramSha256::mostIterations;
    if (!isExpensive)
        requireUnproved(challenge, proof);
    return 0;
}
