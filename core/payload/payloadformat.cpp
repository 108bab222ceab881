// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/payloadformat.h"

#include "payload/jsonscanner.h"
#include "payload/utf8.h"

#include <algorithm>

namespace avocet {

namespace {
bool startsLikeJson(QByteArrayView payload)
{
    const auto isJsonSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    const auto *first = std::find_if_not(payload.begin(), payload.end(), isJsonSpace);
    return first != payload.end() && (*first == '{' || *first == '[');
}

/// "BM" alone starts many words: the reserved fields are zero and the header has one of the known sizes.
bool isBmp(QByteArrayView payload)
{
    if (payload.size() < 26 || !payload.startsWith("BM"))
        return false;
    const QByteArrayView headerSizes("\x0C\x28\x34\x38\x40\x6C\x7C");
    return payload.sliced(6, 4) == QByteArrayView("\0\0\0\0", 4) && headerSizes.contains(payload[14]) &&
           payload.sliced(15, 3) == QByteArrayView("\0\0\0", 3);
}
} // namespace

std::optional<ImageKind> imageKind(QByteArrayView payload)
{
    if (payload.startsWith("\x89PNG\r\n\x1a\n"))
        return ImageKind::Png;
    if (payload.startsWith("\xFF\xD8\xFF"))
        return ImageKind::Jpeg;
    if (payload.size() >= 13 && (payload.startsWith("GIF87a") || payload.startsWith("GIF89a")))
        return ImageKind::Gif;
    if (payload.size() >= 16 && payload.startsWith("RIFF") && payload.sliced(8, 4) == QByteArrayView("WEBP"))
        return ImageKind::WebP;
    if (isBmp(payload))
        return ImageKind::Bmp;
    return std::nullopt;
}

PayloadFormat detectFormat(QByteArrayView payload, qsizetype limit)
{
    if (payload.isEmpty())
        return PayloadFormat::Empty;
    if (imageKind(payload))
        return PayloadFormat::Image;
    if (!isPlainText(utf8Head(payload, limit)))
        return PayloadFormat::Hex;
    if (payload.size() <= limit && startsLikeJson(payload) && !validateJson(payload))
        return PayloadFormat::Json;
    return PayloadFormat::Text;
}

} // namespace avocet
