// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionwords.h"

namespace avocet {

/// Why there is no secure connection, or none through a proxy or a WebSocket; empty for other causes.
Words securityWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint);
/// What is wrong with a certificate, as one sentence without full stop; `serverName` is the name it should
/// bear.
QString certificateCheckWords(mqtt::CertificateCheck check, const QString &serverName);

/// What to do about it.
QString certificateAdvice(mqtt::CertificateCheck check);
/// A SHA-256 as 32 pairs of hex digits with colons, on two lines.
QString fingerprintLines(const QByteArray &sha256);

} // namespace avocet
