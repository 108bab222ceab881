// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chateditor.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace avocet {

namespace {
constexpr int mostLines = 5;
}

ChatEditor::ChatEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(this, &QPlainTextEdit::textChanged, this, &ChatEditor::fitHeight);
    fitHeight();
}

int ChatEditor::heightOf(int lines) const
{
    const double text =
        std::ceil(QFontMetricsF(font()).lineSpacing()) * lines + 2 * document()->documentMargin();
    return int(text) + 2 * frameWidth();
}

QSize ChatEditor::sizeHint() const
{
    return {200, height()};
}

QSize ChatEditor::minimumSizeHint() const
{
    return {80, heightOf(1)};
}

void ChatEditor::fitHeight()
{
    int lines = 0;
    for (QTextBlock block = document()->firstBlock(); block.isValid() && lines < mostLines;
         block = block.next())
        lines += std::max(1, block.lineCount());
    const bool overflows = lines > mostLines;
    lines = std::clamp(lines, 1, mostLines);
    setVerticalScrollBarPolicy(overflows || lines == mostLines ? Qt::ScrollBarAsNeeded
                                                               : Qt::ScrollBarAlwaysOff);
    setFixedHeight(heightOf(lines));
}

void ChatEditor::setCompletion(std::function<QString(const QString &beforeCursor)> completion)
{
    m_completion = std::move(completion);
}

bool ChatEditor::complete()
{
    QTextCursor cursor = textCursor();
    if (!m_completion || cursor.hasSelection())
        return false;
    cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    const QString completed = m_completion(cursor.selectedText());
    if (completed.isNull())
        return false;
    cursor.insertText(completed);
    return true;
}

/// Tab moves the focus before keyPressEvent() sees it.
bool ChatEditor::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && complete())
            return true;
    }
    return QPlainTextEdit::event(event);
}

void ChatEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    event->accept();
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        insertPlainText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    }
    const bool isComposing = !textCursor().block().layout()->preeditAreaText().isEmpty();
    if (!isComposing && !event->isAutoRepeat())
        Q_EMIT submitted();
}

void ChatEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void ChatEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

} // namespace avocet
