// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

/// What the demo devices say at a tick (a quarter of a second). The same tick gives the same bytes.
namespace avocet::demo {

/// A value that swings around `centre`, with so many decimals.
QByteArray number(double centre, double swing, int tick, int decimals);
/// `{"v": 21.5, "unit": "°C"}`
QByteArray reading(double centre, double swing, int tick, const char *unit);
QByteArray light(int tick);
QByteArray meter(int tick);
QByteArray machineStatus(int line, int tick);
QByteArray logLine(int tick);
/// 16 little-endian floats.
QByteArray vibration(int tick);
/// 24 bytes with a header, counters and a checksum.
QByteArray plcFrame(int line, int tick);
/// A 64x48 picture in BMP.
QByteArray snapshot(int tick);

} // namespace avocet::demo
