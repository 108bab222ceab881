// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packettrace.h"

#include "base/handover.h"
#include "client/connection.h"
#include "panes/tracepane.h"
#include "trace/tracejson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

namespace avocet {

namespace {
constexpr int frameMilliseconds = 16;
}

PacketTrace::PacketTrace(TracePane &pane, QObject *parent)
    : QObject(parent)
    , m_pane(pane)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMilliseconds);
    connect(&m_frame, &QTimer::timeout, this, &PacketTrace::takePackets);
    connect(&pane, &TracePane::startRequested, this, &PacketTrace::start);
    connect(&pane, &TracePane::stopRequested, this, &PacketTrace::stop);
    connect(&pane, &TracePane::exportRequested, this, &PacketTrace::exportTo);
}

PacketTrace::~PacketTrace()
{
    if (m_queue)
        m_queue->close();
}

void PacketTrace::attach(mqtt::Connection &connection)
{
    m_connection = &connection;
    if (m_queue)
        connection.setTrace(m_queue);
}

void PacketTrace::start()
{
    if (m_queue)
        return;
    m_queue = std::make_shared<mqtt::TraceQueue>([this] {
        QMetaObject::invokeMethod(
            &m_frame, mqtt::HandedOver([this] { m_frame.start(); }), Qt::QueuedConnection);
    });
    if (m_connection)
        m_connection->setTrace(m_queue);
    m_pane.setRunning(true);
}

void PacketTrace::stop()
{
    if (!m_queue)
        return;
    if (m_connection)
        m_connection->setTrace(nullptr);
    takePackets();
    m_queue->close();
    m_queue.reset();
    m_pane.setRunning(false);
}

void PacketTrace::takePackets()
{
    if (!m_queue)
        return;
    mqtt::TraceQueue::Taken taken = m_queue->take();
    m_pane.append(std::move(taken.packets), taken.leftOut);
}

/// On a thread of the pool: a trace may be tens of megabytes.
void PacketTrace::exportTo(const QString &path)
{
    QThreadPool::globalInstance()->start(
        mqtt::HandedOver([self = QPointer(this), path, entries = m_pane.entries()] {
            auto problem = mqtt::writeTrace(path, entries);
            const auto packets = int(entries.size());
            // The application object outlives the pool; whether we do is known on our thread only.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), mqtt::HandedOver([self, path, packets, problem] {
                    if (!self)
                        return;
                    if (problem)
                        self->m_pane.showExportProblem(path, *problem);
                    else
                        self->m_pane.showExported(path, packets);
                }),
                Qt::QueuedConnection);
        }));
}

} // namespace avocet
