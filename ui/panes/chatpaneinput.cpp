// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatcommand.h"
#include "chat/chatmessage.h"
#include "panes/chateditor.h"
#include "panes/chatnotice.h"
#include "panes/chatpane.h"
#include "widgets/chatview.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtCore/QLocale>
#include <QtGui/QTextDocument>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

// What is typed, and its completion.
namespace avocet {

namespace {
constexpr int buttonSide = 28;
}

QWidget *ChatPane::buildInput()
{
    m_editor->setObjectName(QStringLiteral("chatEditor"));
    m_editor->setAccessibleName(tr("Message"));
    m_editor->setPlaceholderText(tr("Message #chat"));
    m_editor->setCompletion([this](const QString &beforeCursor) { return completed(beforeCursor); });
    m_hint->setContentsMargins(12, 6, 12, 0);
    m_hint->setWordWrap(true);
    m_sendButton->setObjectName(QStringLiteral("chatSendButton"));
    m_sendButton->setAutoRaise(true);
    m_sendButton->setIcon(icon(QStringLiteral("send")));
    m_sendButton->setToolTip(tr("Send (Enter)"));
    m_sendButton->setAccessibleName(tr("Send (Enter)"));
    m_sendButton->setFixedSize(buttonSide, buttonSide);
    m_sendButton->setEnabled(false);
    auto *input = new QWidget(this);
    auto *row = new QHBoxLayout(input);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    row->addWidget(m_editor, 1);
    row->addWidget(m_sendButton, 0, Qt::AlignBottom);
    connect(m_editor, &ChatEditor::submitted, this, &ChatPane::submit);
    connect(m_editor, &ChatEditor::textChanged, this, [this] {
        m_notSent->setWords({});
        m_sendButton->setEnabled(!draft().trimmed().isEmpty());
        showHint();
        Q_EMIT draftChanged();
    });
    connect(m_sendButton, &QToolButton::clicked, this, &ChatPane::submit);
    return input;
}

void ChatPane::showNotSent(const QString &text, const QString &words)
{
    setDraft(text);
    m_notSent->setWords(words);
}

QString ChatPane::draft() const
{
    // Unlike toPlainText(), the raw text keeps no-break spaces.
    QString text = m_editor->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

void ChatPane::setDraft(const QString &text)
{
    m_editor->setPlainText(text);
    m_editor->moveCursor(QTextCursor::End);
}

void ChatPane::addToDraft(const QString &text)
{
    QString present = draft();
    if (!present.isEmpty() && !present.back().isSpace())
        present += u' ';
    setDraft(present + text);
    focusInput();
}

void ChatPane::submit()
{
    const QString text = draft();
    if (text.trimmed().isEmpty())
        return;
    if (!isSendable(m_name, text)) {
        m_notSent->setWords(
            tr("This message has %1 bytes; at most %2 can be sent. Shorten it, or send it in parts.")
                .arg(QLocale().toString(text.toUtf8().size()), QLocale().toString(maximumChatText)));
        return;
    }
    m_editor->clear();
    m_view->follow();
    Q_EMIT sendRequested(text);
}

/// Commands at the beginning, names behind an @.
QString ChatPane::completed(const QString &beforeCursor) const
{
    if (beforeCursor.startsWith(u'/') && !beforeCursor.contains(u' ')) {
        for (const QString &word : commandWords()) {
            if (word.startsWith(beforeCursor, Qt::CaseInsensitive))
                return word + u' ';
        }
        return {};
    }
    const qsizetype at = beforeCursor.lastIndexOf(u'@');
    if (at < 0 || at + 1 == beforeCursor.size())
        return {};
    const QString begun = beforeCursor.mid(at + 1);
    for (const ChatPersonEntry &person : m_people) {
        if (!person.isUs && person.title.startsWith(begun, Qt::CaseInsensitive))
            return beforeCursor.left(at + 1) + person.title + u' ';
    }
    return {};
}

void ChatPane::showHint()
{
    const QString text = draft();
    QStringList fitting;
    if (text.startsWith(u'/') && !text.contains(u' ') && !text.contains(u'\n')) {
        for (const QString &word : commandWords()) {
            if (word.startsWith(text, Qt::CaseInsensitive))
                fitting << word;
        }
    }
    m_hint->setText(fitting.isEmpty() ? QString()
                                      : tr("%1 (Tab completes)", "commands").arg(fitting.join(u"  "_qs)));
    m_hint->setVisible(!fitting.isEmpty());
}

} // namespace avocet
