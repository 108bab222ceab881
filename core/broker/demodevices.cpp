// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demodevices.h"

#include "broker/demopayloads.h"

#include <QtCore/QRandomGenerator>

using namespace mqtt;

namespace avocet {

namespace {
constexpr milliseconds tickLength{250};
constexpr int secondsToTicks = 4;
} // namespace

DemoDevices::DemoDevices(QObject *parent)
    : QObject(parent)
    , m_connection(this)
{
    m_clock.setInterval(tickLength);
    connect(&m_clock, &QTimer::timeout, this, &DemoDevices::publishDue);
    connect(&m_connection, &Connection::stateChanged, this, [this](const ConnectionState &state) {
        if (state.phase != ConnectionPhase::Connected) {
            m_clock.stop();
            return;
        }
        for (const Device &device : m_devices)
            publish(device);
        m_clock.start();
    });
    addHouse();
    addFactory();
}

void DemoDevices::start(const Endpoint &endpoint)
{
    ConnectionSettings settings;
    settings.endpoint = endpoint;
    settings.connect.version = ProtocolVersion::V5_0;
    settings.connect.clientId =
        "avocet-demo-" + QByteArray::number(QRandomGenerator::global()->generate(), 16);
    m_connection.open(settings);
}

void DemoDevices::stop()
{
    m_clock.stop();
    m_connection.close();
}

void DemoDevices::addHouse()
{
    const auto room = [this](const QByteArray &name, double temperature, double humidity) {
        m_devices.push_back({"home/" + name + "/temperature", 2 * secondsToTicks, QoS::AtLeastOnce, true,
                             [temperature](int t) {
                                 return demo::reading(temperature, 0.8, t,
                                                      "\xC2\xB0"
                                                      "C");
                             }});
        m_devices.push_back({"home/" + name + "/humidity", 3 * secondsToTicks, QoS::AtMostOnce, true,
                             [humidity](int t) { return demo::number(humidity, 4, t, 0); }});
        m_devices.push_back({"home/" + name + "/light", 20 * secondsToTicks, QoS::AtLeastOnce, true,
                             [](int t) { return demo::light(t); }});
    };
    room("kitchen", 21.5, 46);
    room("living room", 20.8, 43);
    room("bedroom", 18.9, 51);
    room("bathroom", 22.4, 63);
    m_devices.push_back({"home/garage/door", 30 * secondsToTicks, QoS::ExactlyOnce, true,
                         [](int t) { return QByteArray(t / 120 % 2 ? "open" : "closed"); }});
    m_devices.push_back({"home/energy/meter", secondsToTicks, QoS::AtLeastOnce, false, demo::meter});
    m_devices.push_back(
        {"home/doorbell/snapshot", 10 * secondsToTicks, QoS::AtMostOnce, true, demo::snapshot});
    m_devices.push_back({"home/thermostat/log", 5 * secondsToTicks, QoS::AtMostOnce, false, demo::logLine});
}

void DemoDevices::addFactory()
{
    for (int line = 1; line <= 3; ++line) {
        const QByteArray root = "factory/line " + QByteArray::number(line);
        m_devices.push_back({root + "/press/rpm", 1, QoS::AtMostOnce, false,
                             [line](int t) { return demo::number(1200 + 40 * line, 35, t + line, 1); }});
        m_devices.push_back({root + "/press/vibration", 2, QoS::AtMostOnce, false,
                             [line](int t) { return demo::vibration(t + 7 * line); }});
        m_devices.push_back(
            {root + "/oven/temperature", secondsToTicks, QoS::AtLeastOnce, false, [line](int t) {
                 return demo::reading(180 + 5 * line, 6, t,
                                      "\xC2\xB0"
                                      "C");
             }});
        m_devices.push_back({root + "/conveyor/speed", 1, QoS::AtMostOnce, false,
                             [line](int t) { return demo::number(0.8 + 0.1 * line, 0.05, t, 3); }});
        m_devices.push_back({root + "/conveyor/count", 2, QoS::AtMostOnce, false,
                             [line](int t) { return QByteArray::number(1000 * line + t / 2); }});
        m_devices.push_back({root + "/plc/frame", secondsToTicks, QoS::AtMostOnce, false,
                             [line](int t) { return demo::plcFrame(line, t); }});
        m_devices.push_back({root + "/status", 15 * secondsToTicks, QoS::AtLeastOnce, true,
                             [line](int t) { return demo::machineStatus(line, t); }});
    }
    m_devices.push_back({"factory/description", 0, QoS::AtLeastOnce, true, [](int) {
                             return QByteArray("A small factory with three lines. Its values are made up.");
                         }});
}

void DemoDevices::publishDue()
{
    ++m_tick;
    for (const Device &device : m_devices)
        if (device.period > 0 && m_tick % device.period == 0)
            publish(device);
}

void DemoDevices::publish(const Device &device)
{
    Publish message;
    message.topic = device.topic;
    message.payload = device.payload(m_tick);
    message.qos = device.qos;
    message.retain = device.retain;
    if (message.payload.startsWith('{'))
        message.properties.add(PropertyId::ContentType, QByteArrayLiteral("application/json"));
    m_connection.publish(message);
}

} // namespace avocet
