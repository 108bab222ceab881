// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsonhighlighter.h"

#include "widgets/themetokens.h"

#include <QtWidgets/QApplication>

namespace avocet {

namespace {
/// Colouring costs a format range per token; beyond this a line is one long string and needs none.
constexpr qsizetype longestLine = 20'000;

qsizetype endOfString(QStringView text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return text.size();
}

qsizetype endOfWord(QStringView text, qsizetype start)
{
    qsizetype end = start + 1;
    while (end < text.size() && !QStringView(u",]}: ").contains(text[end]))
        ++end;
    return end;
}
} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    takeColours(QApplication::palette());
}

void JsonHighlighter::setPalette(const QPalette &palette)
{
    takeColours(palette);
    if (m_isActive)
        rehighlight();
}

void JsonHighlighter::takeColours(const QPalette &palette)
{
    const ThemeTokens &tokens = themeTokens(palette);
    m_name.setForeground(tokens.accent);
    m_string.setForeground(tokens.ok);
    m_number.setForeground(tokens.text);
    m_literal.setForeground(tokens.warning);
    m_punctuation.setForeground(tokens.muted);
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (!m_isActive || text.size() > longestLine)
        return;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        qsizetype end = at + 1;
        const QTextCharFormat *format = &m_punctuation;
        if (c == u'"') {
            end = endOfString(text, at);
            format = end < text.size() && text.at(end) == u':' ? &m_name : &m_string;
        } else if (c == u'-' || c.isDigit()) {
            end = endOfWord(text, at);
            format = &m_number;
        } else if (c.isLetter()) {
            end = endOfWord(text, at);
            format = &m_literal;
        }
        if (c != u' ')
            setFormat(int(at), int(end - at), *format);
        at = end;
    }
}

} // namespace avocet
