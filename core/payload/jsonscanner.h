// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <optional>
#include <vector>

namespace avocet {

enum class JsonTokenKind : quint8 {
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Colon,
    Comma,
    Name,
    String,
    Number,
    Literal
};

/// A token where it stands in the text, with its bytes as they came: numbers are never read as numbers,
/// escapes are never resolved.
struct JsonToken
{
    JsonTokenKind kind;
    qsizetype offset;
    qsizetype size;
    bool operator==(const JsonToken &) const = default;
};

/// What would have been right at the place of the error.
enum class JsonExpected : quint8 {
    Value,
    ValueOrEndOfArray,
    Name,
    NameOrEndOfObject,
    Colon,
    CommaOrEndOfObject,
    CommaOrEndOfArray,
    EndOfText,
    Digit,
    HexDigit,
    EscapedCharacter,
    ClosingQuote,     ///< the text ends inside a string
    EscapeForControl, ///< a raw control character in a string
    WellFormedUtf8,
    LessNesting
};

struct JsonError
{
    JsonExpected expected;
    qsizetype offset; ///< in bytes; the size of the text, if it ended too early
    bool operator==(const JsonError &) const = default;
};

/// 1-based; columns count characters (code points).
struct TextPosition
{
    qsizetype line = 1;
    qsizetype column = 1;
    bool operator==(const TextPosition &) const = default;
};
TextPosition textPosition(QByteArrayView text, qsizetype offset);

/// Reads RFC 8259 token by token: iterative, nesting bounded, memory bounded by the nesting. The text must be
/// UTF-8 without byte order mark (8.1); duplicate names pass (4). The text must outlive the scanner.
class JsonScanner
{
public:
    static constexpr size_t defaultDepth = 512;

    explicit JsonScanner(QByteArrayView text, size_t maximumDepth = defaultDepth);

    /// nullopt at the end of the text and at the first error; then it stays there.
    std::optional<JsonToken> next();
    const std::optional<JsonError> &error() const { return m_error; }
    /// How many objects and arrays are open.
    size_t depth() const { return m_open.size(); }

private:
    enum class State : quint8 {
        Value,
        FirstElement,
        FirstName,
        NextName,
        Colon,
        AfterMember,
        AfterElement,
        End
    };

    void skipWhiteSpace();
    bool atEnd() const { return m_at == m_text.size(); }
    std::nullopt_t fail(JsonExpected expected);
    JsonExpected expectedNow() const;
    State afterValue() const;
    std::optional<JsonToken> take(JsonTokenKind kind, qsizetype size, State state);
    std::optional<JsonToken> open(JsonTokenKind kind);
    std::optional<JsonToken> close(JsonTokenKind kind);
    std::optional<JsonToken> value();
    std::optional<JsonToken> string(JsonTokenKind kind);
    std::optional<JsonToken> number();
    std::optional<JsonToken> literal(QByteArrayView word);
    bool skipEscape();
    bool skipDigits();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    size_t m_maximumDepth;
    std::vector<bool> m_open; ///< true: an object
    State m_state = State::Value;
    std::optional<JsonError> m_error;
};

/// nullopt if the text is JSON.
std::optional<JsonError> validateJson(QByteArrayView text, size_t maximumDepth = JsonScanner::defaultDepth);

} // namespace avocet
