// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <optional>

namespace avocet {

enum class PayloadFormat : quint8 { Empty, Text, Json, Hex, Image };

enum class ImageKind : quint8 { Png, Jpeg, Gif, Bmp, WebP };

/// How many bytes are looked at unless more is asked for.
inline constexpr qsizetype defaultDetectionLimit = 1 << 20;

/// What a payload is best shown as. JSON: an object or an array (a bare number or string is text, shown as it
/// is), valid throughout, and not longer than `limit`. Text: the first `limit` bytes are well-formed UTF-8
/// without control characters other than tab, line feed and carriage return. Image: by its first bytes. Else
/// hex.
PayloadFormat detectFormat(QByteArrayView payload, qsizetype limit = defaultDetectionLimit);

/// By the signature and the fixed fields next to it; says nothing on whether the image is whole.
std::optional<ImageKind> imageKind(QByteArrayView payload);

} // namespace avocet
