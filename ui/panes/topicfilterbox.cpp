// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/topicfilterbox.h"

#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace avocet {

namespace {
constexpr int typingPause = 150; // milliseconds
constexpr int space = 4;
} // namespace

TopicFilterBox::TopicFilterBox(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_searchIcon(m_edit->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_regularExpression(
          addSwitch(QStringLiteral("filterRegex"), QStringLiteral(".*"), tr("Regular expression"), false))
    , m_wildcards(addSwitch(QStringLiteral("filterWildcards"), QStringLiteral("+/#"),
                            tr("The wildcards + and # as in a Topic Filter"), true))
    , m_error(new ToneLabel(ToneLabel::Tone::Danger, this))
{
    m_edit->setObjectName(QStringLiteral("topicFilter"));
    m_edit->setAccessibleName(tr("Filter topics"));
    m_edit->setPlaceholderText(tr("Filter topics…"));
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_error->setObjectName(QStringLiteral("topicFilterError"));
    m_error->setWordWrap(true);
    m_error->hide();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space);
    layout->addWidget(m_edit, 0, 0);
    layout->addWidget(m_regularExpression, 0, 1);
    layout->addWidget(m_wildcards, 0, 2);
    layout->addWidget(m_error, 1, 0, 1, 3);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &TopicFilterBox::queryChanged);
    connect(m_edit, &QLineEdit::textChanged, &m_pause, QOverload<>::of(&QTimer::start));
    showIcons();
}

QToolButton *TopicFilterBox::addSwitch(const QString &name, const QString &text, const QString &toolTip,
                                       bool isOn)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setCheckable(true);
    button->setChecked(isOn);
    button->setAutoRaise(true);
    connect(button, &QToolButton::toggled, this, &TopicFilterBox::queryChanged);
    return button;
}

TopicQuery TopicFilterBox::query() const
{
    return {m_edit->text(), m_regularExpression->isChecked(), m_wildcards->isChecked()};
}

void TopicFilterBox::clear()
{
    if (m_edit->text().isEmpty())
        return;
    m_edit->clear();
    m_pause.stop();
    Q_EMIT queryChanged();
}

void TopicFilterBox::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

void TopicFilterBox::startTyping(const QString &text)
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->end(false);
    m_edit->insert(text);
}

void TopicFilterBox::focusAll()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool TopicFilterBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT arrowDownPressed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TopicFilterBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcons();
    QWidget::changeEvent(event);
}

void TopicFilterBox::showIcons()
{
    m_searchIcon->setIcon(icon(QStringLiteral("search")));
}

} // namespace avocet
