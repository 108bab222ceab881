// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/tracequeue.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>

namespace mqtt {
class Connection;
}

namespace avocet {

class TracePane;

/// Listens to the packets of the present connection while the pane wants them, and writes them to files.
class PacketTrace : public QObject
{
    Q_OBJECT

public:
    explicit PacketTrace(TracePane &pane, QObject *parent = nullptr);
    ~PacketTrace() override;

    /// From now on it is this connection's packets.
    void attach(mqtt::Connection &connection);
    void start();
    void stop();
    bool isRunning() const { return m_queue != nullptr; }

    void exportTo(const QString &path);

private:
    void takePackets();

    TracePane &m_pane;
    mqtt::Connection *m_connection = nullptr;
    std::shared_ptr<mqtt::TraceQueue> m_queue;
    QTimer m_frame;
};

} // namespace avocet
