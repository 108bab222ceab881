// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/jsonscanner.h"

#include <QtCore/QByteArray>

#include <limits>
#include <optional>

namespace avocet {

enum class JsonLayout : quint8 {
    Indented, ///< two spaces a level, one member or element a line, empty objects and arrays on one line
    Compact   ///< no white space between tokens
};

/// JSON laid out anew: the white space between tokens is ours, every token is the one received.
struct PrintedJson
{
    QByteArray text;                ///< up to the error or the limit
    std::optional<JsonError> error; ///< none if what was read is right; the rest after the limit was not read
    qsizetype consumed = 0;         ///< bytes of the input that are shown in `text`
    bool isComplete = false;        ///< the whole input is in `text`
};

/// Stops when `text` has reached `limit` bytes (a token that does not fit is cut between two characters):
/// deep nesting can make the indented text hundreds of times larger than its source.
PrintedJson printJson(QByteArrayView json, JsonLayout layout,
                      qsizetype limit = std::numeric_limits<qsizetype>::max());

} // namespace avocet
