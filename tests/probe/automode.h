// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "client/connection.h"

#include <QtCore/QStringList>

#include <optional>

namespace avocet::probe {

struct AutoOptions
{
    mqtt::ConnectionSettings settings;
    bool isQuiet = false;
};

/// What follows the program's name; nullopt in it without --auto. The error is for the user.
mqtt::Result<std::optional<AutoOptions>, QString> parseAutoOptions(const QStringList &arguments);

/// Connects as the program would, subscribes to everything and prints each payload and a line feed; or, when
/// quiet, one line of sums at the end.
class AutoMode : public QObject
{
    Q_OBJECT

public:
    explicit AutoMode(const AutoOptions &options);

    void start() { m_connection.open(m_settings); }
    /// Prints the sums.
    void stop();

Q_SIGNALS:
    /// The connection ended and is not made again.
    void ended();

private:
    void onMessages(const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first, size_t count);

    mqtt::ConnectionSettings m_settings;
    mqtt::Connection m_connection;
    quint64 m_messages = 0;
    quint64 m_bytes = 0;
    bool m_isQuiet;
};

} // namespace avocet::probe
