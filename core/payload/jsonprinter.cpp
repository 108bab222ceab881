// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsonprinter.h"

#include "payload/utf8.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr qsizetype indentWidth = 2;

/// The white space before a token; `depth` is the one after it was read.
QByteArray gapBefore(const JsonToken &token, JsonTokenKind previous, qsizetype depth)
{
    const auto newLine = [](qsizetype level) { return '\n' + QByteArray(level * indentWidth, ' '); };
    const bool opensOne = token.kind == JsonTokenKind::BeginObject || token.kind == JsonTokenKind::BeginArray;
    const bool isFirst = previous == JsonTokenKind::BeginObject || previous == JsonTokenKind::BeginArray;
    switch (token.kind) {
    case JsonTokenKind::Colon:
    case JsonTokenKind::Comma:
        return {};
    case JsonTokenKind::EndObject:
    case JsonTokenKind::EndArray:
        return isFirst ? QByteArray() : newLine(depth);
    default:
        if (previous == JsonTokenKind::Colon)
            return QByteArrayLiteral(" ");
        return newLine(opensOne ? depth - 1 : depth);
    }
}
} // namespace

PrintedJson printJson(QByteArrayView json, JsonLayout layout, qsizetype limit)
{
    PrintedJson printed;
    JsonScanner scanner(json);
    JsonTokenKind previous = JsonTokenKind::Comma;
    bool isFirst = true;
    while (const auto token = scanner.next()) {
        if (layout == JsonLayout::Indented && !isFirst)
            printed.text += gapBefore(*token, previous, qsizetype(scanner.depth()));
        const QByteArrayView bytes = json.sliced(token->offset, token->size);
        const qsizetype room = limit - printed.text.size();
        if (bytes.size() > room) {
            const QByteArrayView part = utf8Head(bytes, std::max<qsizetype>(0, room));
            printed.text += part;
            printed.consumed = token->offset + part.size();
            return printed;
        }
        printed.text += bytes;
        printed.consumed = token->offset + token->size;
        previous = token->kind;
        isFirst = false;
    }
    printed.error = scanner.error();
    printed.isComplete = !printed.error;
    return printed;
}

} // namespace avocet
