// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textview.h"

#include "widgets/jsonhighlighter.h"
#include "widgets/typography.h"

#include <QtCore/QEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace avocet {

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
    if (position == ViewPosition::Kept && !changesKind)
        replaceDifference(text);
    else
        setPlainText(text);
    m_text = text;
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
