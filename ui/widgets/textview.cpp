// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textview.h"

#include "widgets/jsonhighlighter.h"
#include "widgets/typography.h"

#include <QtCore/QEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace avocet {

namespace {
/// Breaking lines at words costs the square of a word's length.
constexpr qsizetype longestWord = 2000;

bool hasEndlessWord(QStringView text)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u' ' || text[i] == u'\n')
            start = i + 1;
        else if (i - start >= longestWord)
            return true;
    }
    return false;
}
} // namespace

TextView::TextView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new JsonHighlighter(document()))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setFont(payloadFont());
    document()->setDocumentMargin(12);
    setAccessibleName(tr("Payload as text"));
}

void TextView::showText(const QString &text, bool isJson, ViewPosition position)
{
    const bool changesKind = isJson != m_isJson;
    m_isJson = isJson;
    m_highlighter->setActive(isJson);
    if (text == m_text && !changesKind) {
        if (position == ViewPosition::Top)
            verticalScrollBar()->setValue(0);
        return;
    }
    chooseLineBreaks(text);
    if (position == ViewPosition::Kept && !changesKind)
        replaceDifference(text);
    else
        setPlainText(text);
    m_text = text;
}

void TextView::chooseLineBreaks(const QString &text)
{
    const auto mode =
        hasEndlessWord(text) ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (mode == wordWrapMode())
        return;
    clear(); // the old text need not be laid out once more
    m_text.clear();
    setWordWrapMode(mode);
}

void TextView::replaceDifference(const QString &text)
{
    const auto shorter = std::min(text.size(), m_text.size());
    const auto different = std::mismatch(text.cbegin(), text.cbegin() + shorter, m_text.cbegin());
    qsizetype prefix = different.first - text.cbegin();
    if (prefix > 0 && text.at(prefix - 1).isHighSurrogate())
        --prefix;
    const auto differentBack =
        std::mismatch(text.crbegin(), text.crbegin() + (shorter - prefix), m_text.crbegin());
    qsizetype suffix = differentBack.first - text.crbegin();
    if (suffix > 0 && text.at(text.size() - suffix).isLowSurrogate())
        --suffix;

    const int across = horizontalScrollBar()->value();
    const int down = verticalScrollBar()->value();
    QTextCursor cursor(document());
    cursor.setPosition(int(prefix));
    cursor.setPosition(int(m_text.size() - suffix), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(prefix, text.size() - prefix - suffix));
    verticalScrollBar()->setValue(down);
    horizontalScrollBar()->setValue(across);
}

void TextView::setWordWrap(bool wraps)
{
    setLineWrapMode(wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
}

void TextView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setPalette(palette());
    QPlainTextEdit::changeEvent(event);
}

} // namespace avocet
