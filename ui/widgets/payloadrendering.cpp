// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/payloadrendering.h"

#include "payload/displaytext.h"
#include "payload/humansize.h"
#include "payload/jsonprinter.h"
#include "payload/utf8.h"

#include <QtCore/QCoreApplication>

namespace avocet {

namespace {
struct Rendering
{
    Q_DECLARE_TR_FUNCTIONS(avocet::Rendering)
};

QString expectedInWords(JsonExpected expected)
{
    switch (expected) {
    case JsonExpected::Value:
        return Rendering::tr("a value is expected");
    case JsonExpected::ValueOrEndOfArray:
        return Rendering::tr("a value or ] is expected");
    case JsonExpected::Name:
        return Rendering::tr("a name in double quotes is expected");
    case JsonExpected::NameOrEndOfObject:
        return Rendering::tr("a name in double quotes or } is expected");
    case JsonExpected::Colon:
        return Rendering::tr("a colon is expected");
    case JsonExpected::CommaOrEndOfObject:
        return Rendering::tr("a comma or } is expected");
    case JsonExpected::CommaOrEndOfArray:
        return Rendering::tr("a comma or ] is expected");
    case JsonExpected::EndOfText:
        return Rendering::tr("nothing more is expected");
    case JsonExpected::Digit:
        return Rendering::tr("a digit is expected");
    case JsonExpected::HexDigit:
        return Rendering::tr("four hex digits are expected after \\u");
    case JsonExpected::EscapedCharacter:
        return Rendering::tr("one of \" \\ / b f n r t u is expected after \\");
    case JsonExpected::ClosingQuote:
        return Rendering::tr("a closing quote is expected");
    case JsonExpected::EscapeForControl:
        return Rendering::tr("a control character in a string has to be escaped");
    case JsonExpected::WellFormedUtf8:
        return Rendering::tr("the text is not UTF-8");
    case JsonExpected::LessNesting:
        return Rendering::tr("objects and arrays are nested too deeply");
    }
    Q_UNREACHABLE();
}

QString sizeNotice(qsizetype shown, qsizetype size)
{
    return Rendering::tr("Showing the first %1 of %2.").arg(humanSize(shown), humanSize(size));
}

void say(RenderedText &rendered, const QString &sentence)
{
    rendered.notice += rendered.notice.isEmpty() ? sentence : QLatin1Char(' ') + sentence;
}

RenderedText renderPlain(const QByteArray &payload, qsizetype limit)
{
    const QByteArrayView head = utf8Head(payload, limit);
    const DisplayText made = toDisplayText(head);
    RenderedText rendered{made.text, false, {}, false, head.size() == payload.size()};
    if (made.replacements > 0)
        say(rendered, Rendering::tr("%n sequence(s) that are not UTF-8 are shown as \uFFFD.", nullptr,
                                    int(made.replacements)));
    if (!rendered.isComplete)
        say(rendered, sizeNotice(head.size(), payload.size()));
    return rendered;
}
} // namespace

QString jsonErrorInWords(const JsonError &error, QByteArrayView text)
{
    const TextPosition place = textPosition(text, error.offset);
    return Rendering::tr("Not valid JSON: %1 at line %2, column %3.")
        .arg(expectedInWords(error.expected))
        .arg(place.line)
        .arg(place.column);
}

QString formatName(PayloadFormat format)
{
    switch (format) {
    case PayloadFormat::Empty:
        return Rendering::tr("Empty");
    case PayloadFormat::Text:
        return Rendering::tr("Text");
    case PayloadFormat::Json:
        return Rendering::tr("JSON");
    case PayloadFormat::Hex:
        return Rendering::tr("Hex");
    case PayloadFormat::Image:
        return Rendering::tr("Image");
    }
    Q_UNREACHABLE();
}

RenderedText renderText(const QByteArray &payload, bool asJson, qsizetype limit)
{
    if (!asJson)
        return renderPlain(payload, limit);
    const PrintedJson printed = printJson(payload, JsonLayout::Indented, limit);
    const auto error = printed.isComplete || printed.error ? printed.error : validateJson(payload);
    if (error) {
        RenderedText rendered = renderPlain(payload, limit);
        const QString others = std::exchange(rendered.notice, jsonErrorInWords(*error, payload));
        if (!others.isEmpty())
            say(rendered, others);
        rendered.isProblem = true;
        return rendered;
    }
    RenderedText rendered{toDisplayText(printed.text).text, true, {}, false, printed.isComplete};
    if (!printed.isComplete)
        say(rendered, sizeNotice(printed.consumed, payload.size()));
    return rendered;
}

} // namespace avocet
