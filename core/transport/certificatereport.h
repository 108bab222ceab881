// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/certificateproblem.h"

#include <QtCore/QList>

QT_BEGIN_NAMESPACE
class QSslError;
class QSslSocket;
QT_END_NAMESPACE

namespace mqtt {

/// What the server showed and what is wrong with it. Texts are cut at 256 characters, lists at 10
/// certificates and 32 names.
CertificateProblem certificateProblem(const QSslSocket &socket, const QList<QSslError> &errors);

} // namespace mqtt
