// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "payload/jsonprinter.h"
#include "payload/preview.h"

#include <QtCore/QByteArrayList>

using namespace avocet;

namespace {

QByteArrayList tokens(QByteArrayView json)
{
    QByteArrayList list;
    JsonScanner scanner(json);
    while (const auto token = scanner.next()) {
        require(token->size > 0 && token->offset >= 0 && token->offset + token->size <= json.size());
        list.append(json.sliced(token->offset, token->size).toByteArray());
    }
    return list;
}

void requireSame(QByteArrayView json, JsonLayout layout)
{
    const PrintedJson printed = printJson(json, layout);
    require(printed.isComplete == !validateJson(json) && printed.error == validateJson(json));
    require(tokens(printed.text) == tokens(json));
    if (!printed.isComplete)
        return;
    require(printJson(printed.text, layout).text == printed.text);
    require(layout == JsonLayout::Indented || printed.text.size() <= json.size());
}

/// The gap before a token may come on top.
void requireBounded(QByteArrayView json, JsonLayout layout, qsizetype limit)
{
    const PrintedJson printed = printJson(json, layout, limit);
    require(printed.text.size() <= limit + 1 + 2 * qsizetype(JsonScanner::defaultDepth));
    require(printed.consumed <= json.size());
}

} // namespace

/// A payload that is looked at; the first byte is how much of it may be shown.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input input(data, size);
    const qsizetype limit = input.byte();
    const QByteArrayView payload = input.rest();
    for (const JsonLayout layout : {JsonLayout::Indented, JsonLayout::Compact}) {
        requireSame(payload, layout);
        requireBounded(payload, layout, limit);
    }
    if (const auto error = validateJson(payload)) {
        require(error->offset >= 0 && error->offset <= payload.size());
        textPosition(payload, error->offset);
    }
    const Preview shown = preview(payload, limit + 1);
    require(shown.kind != Preview::Kind::Text || shown.text.size() <= limit + 1);
    require(!shown.text.contains(u'\n') && shown.size == payload.size());
    return 0;
}
