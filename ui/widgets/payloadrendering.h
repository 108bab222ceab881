// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/jsonscanner.h"
#include "payload/payloadformat.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace avocet {

/// A payload as text, and what has to be said about it.
struct RenderedText
{
    QString text;
    bool isJson = false;    ///< `text` is indented JSON
    QString notice;         ///< empty: nothing to say
    bool isProblem = false; ///< the notice is about an error, not only about size
    bool isComplete = true;
};

/// Makes text of about the first `limit` bytes. `asJson`: laid out as JSON; if it is not JSON, the text as it
/// is, with the error in the notice.
RenderedText renderText(const QByteArray &payload, bool asJson, qsizetype limit);

QString formatName(PayloadFormat format);
/// "Not valid JSON: a comma or } is expected at line 3, column 14."
QString jsonErrorInWords(const JsonError &error, QByteArrayView text);

} // namespace avocet
