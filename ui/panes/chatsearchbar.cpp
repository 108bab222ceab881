// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatsearchbar.h"

#include "widgets/chatview.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace avocet {

ChatSearchBar::ChatSearchBar(ChatView *view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_words(new QLineEdit(this))
    , m_result(new ToneLabel(ToneLabel::Tone::Muted, this))
{
    m_words->setObjectName(QStringLiteral("chatSearchEdit"));
    m_words->setAccessibleName(tr("Search in this conversation"));
    m_words->setPlaceholderText(tr("Search in this conversation"));
    m_words->setMaxLength(200);
    m_words->installEventFilter(this);
    m_result->setObjectName(QStringLiteral("chatSearchResult"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->setSpacing(4);
    row->addWidget(m_words, 1);
    row->addWidget(m_result);
    const auto add = [&](const char *name, const QString &iconName, const QString &words, auto slot) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoRaise(true);
        button->setIcon(icon(iconName));
        button->setToolTip(words);
        button->setAccessibleName(words);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
    };
    add("chatSearchOlder", QStringLiteral("chevron-up"), tr("Older (Enter)"), [this] { find(true, false); });
    add("chatSearchNewer", QStringLiteral("chevron-down"), tr("Newer (Shift+Enter)"),
        [this] { find(false, false); });
    add("chatSearchClose", QStringLiteral("clear"), tr("Close (Escape)"), [this] { close(); });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) {
        Q_EMIT searchChanged(words);
        find(true, true);
    });
    hide();
}

void ChatSearchBar::open()
{
    show();
    m_words->setFocus();
    m_words->selectAll();
    Q_EMIT searchChanged(m_words->text());
}

void ChatSearchBar::close()
{
    hide();
    Q_EMIT searchChanged({});
    Q_EMIT closed();
}

bool ChatSearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(!key->modifiers().testFlag(Qt::ShiftModifier), false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool ChatSearchBar::matches(int row) const
{
    return m_view->model()->index(row, 0).data(m_role).toString().contains(m_words->text(),
                                                                           Qt::CaseInsensitive);
}

/// The next row with the words, and round the end.
void ChatSearchBar::find(bool goesUp, bool fromPresent)
{
    m_result->clear();
    const int count = m_view->model() ? m_view->model()->rowCount() : 0;
    if (m_words->text().isEmpty() || count == 0)
        return;
    const int present = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : count - 1;
    const int first = fromPresent ? 0 : 1;
    for (int step = first; step < count + first; ++step) {
        const int row = ((goesUp ? present - step : present + step) % count + count) % count;
        if (!matches(row))
            continue;
        m_view->setCurrentIndex(m_view->model()->index(row, 0));
        m_view->scrollTo(m_view->currentIndex());
        return;
    }
    m_result->setText(tr("Not found"));
}

} // namespace avocet
