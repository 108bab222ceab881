// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recoverywords.h"

#include "session/authenticator.h"

#include <QtCore/QCoreApplication>

namespace avocet {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(RecoveryWords)
};
} // namespace

Words authenticationWords(const mqtt::ConnectionError &error)
{
    using What = mqtt::AuthenticationProblem::What;
    switch (What(error.code)) {
    case What::NameUnusable:
        return {Tr::tr("This user name cannot be used for signing in"),
                Tr::tr("Type a user name, without control characters.")};
    case What::PasswordUnusable:
        return {Tr::tr("This password cannot be used for signing in"),
                Tr::tr("It holds characters that SCRAM forbids, such as control characters or emoji.")};
    case What::Malformed:
    case What::UnexpectedData:
        break;
    case What::Unsupported:
        return {Tr::tr("The broker wants an extension of SCRAM-SHA-256 that is not known here"),
                Tr::tr("Sign in another way, or tell whoever runs the broker.")};
    case What::NonceChanged:
        return {Tr::tr("The broker’s answer does not belong to this sign-in"),
                Tr::tr("Somebody may stand between: use TLS, and check the address.")};
    case What::TooFewIterations:
        return {Tr::tr("The broker wants the password protected too weakly"),
                Tr::tr("The broker has to use at least 4,096 iterations.")};
    case What::TooManyIterations:
        return {Tr::tr("The broker asks for too much computing before the sign-in"),
                Tr::tr("The broker may use at most 600,000 iterations.")};
    case What::Refused: {
        const QString why = quotable(error.detail);
        return {why.isEmpty() ? Tr::tr("The broker refused the sign-in")
                              : Tr::tr("The broker refused the sign-in: “%1”").arg(why),
                Tr::tr("Check user name and password.")};
    }
    case What::ServerUnproved:
        return {Tr::tr("The broker could not prove that it knows the password"),
                Tr::tr("It may be another one than you think: check the address.")};
    }
    return {Tr::tr("The broker does not follow the rules of SCRAM-SHA-256"),
            Tr::tr("Tell whoever runs the broker, or sign in with user name and password.")};
}

Words takenOverWords()
{
    return {Tr::tr("Another client with the same client id seems to throw this one off"),
            Tr::tr("Give this connection a client id of its own. If that does not help, look at its "
                   "subscriptions: some brokers close the connection when one is not allowed.")};
}

Words sessionFileWords(const mqtt::SessionFileProblem &problem)
{
    using What = mqtt::SessionFileProblem::What;
    switch (problem.what) {
    case What::Damaged:
        return {Tr::tr("The file with the kept Session was damaged and is now %1").arg(problem.path),
                Tr::tr("Messages that were still on their way are not sent again.")};
    case What::InUse:
        return {Tr::tr("Another Avocet already keeps the Session of this client id"),
                Tr::tr("This one runs without. Give it a client id of its own.")};
    case What::CannotRead:
        return {Tr::tr("The kept Session cannot be read: %1").arg(problem.path),
                Tr::tr("Check the permissions of this file. Nothing is kept until then.")};
    case What::CannotWrite:
        return {Tr::tr("The Session cannot be kept: %1").arg(problem.path),
                Tr::tr("Check the permissions of this file and the space on the disk.")};
    }
    return {};
}

} // namespace avocet
