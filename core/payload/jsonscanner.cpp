// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsonscanner.h"

#include "payload/utf8.h"

#include <algorithm>

namespace avocet {

namespace {
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}
} // namespace

TextPosition textPosition(QByteArrayView text, qsizetype offset)
{
    TextPosition position;
    for (qsizetype i = 0; i < std::min(offset, text.size()); ++i) {
        const bool isCrLf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        const bool isLineEnd = text[i] == '\n' || (text[i] == '\r' && !isCrLf);
        if (isLineEnd)
            position = {position.line + 1, 1};
        else if (!isContinuation(text[i]))
            ++position.column;
    }
    return position;
}

JsonScanner::JsonScanner(QByteArrayView text, size_t maximumDepth)
    : m_text(text)
    , m_maximumDepth(maximumDepth)
{
}

std::optional<JsonToken> JsonScanner::next()
{
    if (m_error)
        return std::nullopt;
    skipWhiteSpace();
    if (atEnd()) {
        if (m_state == State::End)
            return std::nullopt;
        return fail(expectedNow());
    }
    const char c = m_text[m_at];
    switch (m_state) {
    case State::Value:
        return value();
    case State::FirstElement:
        return c == ']' ? close(JsonTokenKind::EndArray) : value();
    case State::FirstName:
        if (c == '}')
            return close(JsonTokenKind::EndObject);
        [[fallthrough]];
    case State::NextName:
        return c == '"' ? string(JsonTokenKind::Name) : fail(expectedNow());
    case State::Colon:
        return c == ':' ? take(JsonTokenKind::Colon, 1, State::Value) : fail(expectedNow());
    case State::AfterMember:
        if (c == ',')
            return take(JsonTokenKind::Comma, 1, State::NextName);
        return c == '}' ? close(JsonTokenKind::EndObject) : fail(expectedNow());
    case State::AfterElement:
        if (c == ',')
            return take(JsonTokenKind::Comma, 1, State::Value);
        return c == ']' ? close(JsonTokenKind::EndArray) : fail(expectedNow());
    case State::End:
        return fail(expectedNow());
    }
    Q_UNREACHABLE();
}

void JsonScanner::skipWhiteSpace()
{
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            break;
        ++m_at;
    }
}

std::nullopt_t JsonScanner::fail(JsonExpected expected)
{
    m_error = JsonError{expected, m_at};
    return std::nullopt;
}

JsonExpected JsonScanner::expectedNow() const
{
    switch (m_state) {
    case State::Value:
        return JsonExpected::Value;
    case State::FirstElement:
        return JsonExpected::ValueOrEndOfArray;
    case State::FirstName:
        return JsonExpected::NameOrEndOfObject;
    case State::NextName:
        return JsonExpected::Name;
    case State::Colon:
        return JsonExpected::Colon;
    case State::AfterMember:
        return JsonExpected::CommaOrEndOfObject;
    case State::AfterElement:
        return JsonExpected::CommaOrEndOfArray;
    case State::End:
        return JsonExpected::EndOfText;
    }
    Q_UNREACHABLE();
}

JsonScanner::State JsonScanner::afterValue() const
{
    if (m_open.empty())
        return State::End;
    return m_open.back() ? State::AfterMember : State::AfterElement;
}

std::optional<JsonToken> JsonScanner::take(JsonTokenKind kind, qsizetype size, State state)
{
    const JsonToken token{kind, m_at, size};
    m_at += size;
    m_state = state;
    return token;
}

std::optional<JsonToken> JsonScanner::open(JsonTokenKind kind)
{
    if (m_open.size() >= m_maximumDepth)
        return fail(JsonExpected::LessNesting);
    const bool isObject = kind == JsonTokenKind::BeginObject;
    m_open.push_back(isObject);
    return take(kind, 1, isObject ? State::FirstName : State::FirstElement);
}

std::optional<JsonToken> JsonScanner::close(JsonTokenKind kind)
{
    m_open.pop_back();
    return take(kind, 1, afterValue());
}

std::optional<JsonToken> JsonScanner::value()
{
    switch (m_text[m_at]) {
    case '{':
        return open(JsonTokenKind::BeginObject);
    case '[':
        return open(JsonTokenKind::BeginArray);
    case '"':
        return string(JsonTokenKind::String);
    case 't':
        return literal("true");
    case 'f':
        return literal("false");
    case 'n':
        return literal("null");
    default:
        if (m_text[m_at] == '-' || isDigit(m_text[m_at]))
            return number();
        return fail(expectedNow());
    }
}

std::optional<JsonToken> JsonScanner::string(JsonTokenKind kind)
{
    const qsizetype start = m_at++;
    while (!atEnd()) {
        const auto byte = static_cast<unsigned char>(m_text[m_at]);
        if (byte == '"') {
            const qsizetype size = m_at + 1 - start;
            m_at = start;
            return take(kind, size, kind == JsonTokenKind::Name ? State::Colon : afterValue());
        }
        if (byte < 0x20)
            return fail(JsonExpected::EscapeForControl);
        if (byte == '\\') {
            if (!skipEscape())
                return std::nullopt;
        } else if (byte < 0x80) {
            ++m_at;
        } else {
            const qsizetype size = utf8SequenceSize(m_text.sliced(m_at));
            if (size == 0)
                return fail(JsonExpected::WellFormedUtf8);
            m_at += size;
        }
    }
    return fail(JsonExpected::ClosingQuote);
}

bool JsonScanner::skipEscape()
{
    ++m_at;
    if (atEnd() || !QByteArrayView("\"\\/bfnrtu").contains(m_text[m_at])) {
        fail(JsonExpected::EscapedCharacter);
        return false;
    }
    if (m_text[m_at++] != 'u')
        return true;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (atEnd() || !isHexDigit(m_text[m_at])) {
            fail(JsonExpected::HexDigit);
            return false;
        }
    }
    return true;
}

bool JsonScanner::skipDigits()
{
    if (atEnd() || !isDigit(m_text[m_at])) {
        fail(JsonExpected::Digit);
        return false;
    }
    while (!atEnd() && isDigit(m_text[m_at]))
        ++m_at;
    return true;
}

std::optional<JsonToken> JsonScanner::number()
{
    const qsizetype start = m_at;
    const auto isAt = [this](QByteArrayView any) { return !atEnd() && any.contains(m_text[m_at]); };
    if (isAt("-"))
        ++m_at;
    if (isAt("0"))
        ++m_at; // no digit may follow a leading zero: what follows is judged as the next token
    else if (!skipDigits())
        return std::nullopt;
    if (isAt(".")) {
        ++m_at;
        if (!skipDigits())
            return std::nullopt;
    }
    if (isAt("eE")) {
        ++m_at;
        if (isAt("+-"))
            ++m_at;
        if (!skipDigits())
            return std::nullopt;
    }
    const qsizetype size = m_at - start;
    m_at = start;
    return take(JsonTokenKind::Number, size, afterValue());
}

std::optional<JsonToken> JsonScanner::literal(QByteArrayView word)
{
    if (!m_text.sliced(m_at).startsWith(word))
        return fail(expectedNow());
    return take(JsonTokenKind::Literal, word.size(), afterValue());
}

std::optional<JsonError> validateJson(QByteArrayView text, size_t maximumDepth)
{
    JsonScanner scanner(text, maximumDepth);
    while (scanner.next()) {
    }
    return scanner.error();
}

} // namespace avocet
