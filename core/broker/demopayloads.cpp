// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demopayloads.h"

#include <QtCore/QtEndian>
#include <QtCore/QtMath>

#include <array>

namespace avocet::demo {

namespace {
double wave(double centre, double swing, int tick)
{
    return centre + swing * (0.7 * qSin(tick / 19.0) + 0.3 * qSin(tick / 3.7));
}

template <class T>
void appendLittleEndian(QByteArray &bytes, T value)
{
    const T swapped = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}
} // namespace

QByteArray number(double centre, double swing, int tick, int decimals)
{
    return QByteArray::number(wave(centre, swing, tick), 'f', decimals);
}

QByteArray reading(double centre, double swing, int tick, const char *unit)
{
    return "{\"v\": " + number(centre, swing, tick, 1) + ", \"unit\": \"" + unit + "\"}";
}

QByteArray light(int tick)
{
    const bool on = tick / 80 % 3 != 0;
    return QByteArray("{\"state\": \"") + (on ? "on" : "off") +
           "\", \"brightness\": " + QByteArray::number(on ? 120 + tick % 100 : 0) + "}";
}

QByteArray meter(int tick)
{
    QByteArray phases;
    for (int phase = 0; phase < 3; ++phase)
        phases += (phase ? ", " : "") + number(231, 2, tick + 40 * phase, 1);
    return "{\"power\": " + number(740, 310, tick, 0) + ", \"voltage\": [" + phases +
           "], \"total\": {\"kWh\": " + QByteArray::number(48211.375 + tick * 0.002, 'f', 3) +
           ", \"since\": \"2026-01-01\"}}";
}

QByteArray machineStatus(int line, int tick)
{
    static constexpr std::array states{"running", "running", "setup", "running", "waiting for material"};
    return "{\"line\": " + QByteArray::number(line) + ", \"state\": \"" +
           states.at(size_t(tick / 60 + line) % states.size()) + "\", \"order\": \"A-" +
           QByteArray::number(20400 + line * 7) + "\", \"good\": " + QByteArray::number(4000 + tick / 2) +
           ", \"scrap\": " + QByteArray::number(12 + tick / 400) + "}";
}

QByteArray logLine(int tick)
{
    return "setpoint 21.0, actual " + number(20.9, 0.6, tick, 1) + ", valve " + number(42, 30, tick, 0) +
           " %";
}

QByteArray vibration(int tick)
{
    QByteArray bytes;
    for (int i = 0; i < 16; ++i)
        appendLittleEndian(bytes, float(wave(0, 1.5, tick * 16 + i)));
    return bytes;
}

QByteArray plcFrame(int line, int tick)
{
    QByteArray bytes("\xAA\x55", 2);
    appendLittleEndian(bytes, quint16(line));
    appendLittleEndian(bytes, quint32(tick));
    for (int i = 0; i < 7; ++i)
        appendLittleEndian(bytes, qint16(wave(0, 9000, tick + 11 * i)));
    quint16 sum = 0;
    for (const char byte : bytes)
        sum = quint16(sum + quint8(byte));
    appendLittleEndian(bytes, sum);
    return bytes;
}

QByteArray snapshot(int tick)
{
    constexpr int width = 64;
    constexpr int height = 48;
    constexpr quint32 headerSize = 54;
    constexpr quint32 imageSize = width * height * 3;
    QByteArray bytes("BM");
    appendLittleEndian(bytes, quint32(headerSize + imageSize));
    appendLittleEndian(bytes, quint32(0));
    appendLittleEndian(bytes, headerSize);
    appendLittleEndian(bytes, quint32(40));
    appendLittleEndian(bytes, qint32(width));
    appendLittleEndian(bytes, qint32(height));
    appendLittleEndian(bytes, quint16(1));
    appendLittleEndian(bytes, quint16(24));
    appendLittleEndian(bytes, quint32(0));
    appendLittleEndian(bytes, imageSize);
    bytes.append(16, '\0');
    const int sunX = 12 + tick / 4 % 40;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool meadow = y < 14 + qRound(4 * qSin(x / 9.0));
            const bool sun = qPow(x - sunX, 2) + qPow(y - 34, 2) < 36;
            const std::array<int, 3> bgr = sun      ? std::array{60, 190, 250}
                                           : meadow ? std::array{70, 130 + y * 3, 90}
                                                    : std::array{235, 190 + y, 150 + y};
            for (const int part : bgr)
                bytes.append(char(qMin(part, 255)));
        }
    }
    return bytes;
}

} // namespace avocet::demo
