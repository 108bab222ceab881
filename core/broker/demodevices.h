// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connection.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <vector>

namespace avocet {

/// A house and a small factory that publish text, JSON, binary, image and retained payloads, so that there is
/// something to browse. They use a connection of their own, like devices do.
class DemoDevices : public QObject
{
    Q_OBJECT

public:
    explicit DemoDevices(QObject *parent = nullptr);

    void start(const mqtt::Endpoint &endpoint);
    void stop();

private:
    struct Device
    {
        QByteArray topic;
        int period = 1; ///< in ticks of 250 ms; 0: once
        mqtt::QoS qos = mqtt::QoS::AtMostOnce;
        bool retain = false;
        std::function<QByteArray(int tick)> payload;
    };
    void addHouse();
    void addFactory();
    void publishDue();
    void publish(const Device &device);

    mqtt::Connection m_connection;
    QTimer m_clock;
    std::vector<Device> m_devices;
    int m_tick = 0;
};

} // namespace avocet
