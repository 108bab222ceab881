// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatnamepage.h"

#include "chat/chatmessage.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int iconSize = 40;
constexpr int formWidth = 260;

template <class Label>
Label *wrapped(Label *label)
{
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}
} // namespace

ChatNamePage::ChatNamePage(QWidget *parent)
    : QWidget(parent)
    , m_icon(wrapped(new QLabel(this)))
    , m_title(wrapped(new QLabel(this)))
    , m_hint(wrapped(new ToneLabel(ToneLabel::Tone::Secondary, this)))
    , m_offline(wrapped(new ToneLabel(ToneLabel::Tone::Warning, this)))
    , m_name(new QLineEdit(this))
    , m_presence(new QCheckBox(tr("Show others that I am here"), this))
    , m_join(new QPushButton(tr("Join"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_name->setObjectName(QStringLiteral("chatNameEdit"));
    m_name->setAccessibleName(tr("Your name"));
    m_name->setPlaceholderText(tr("Your name"));
    m_name->setMaxLength(int(maximumChatName));
    m_presence->setObjectName(QStringLiteral("chatPresenceBox"));
    m_presence->setToolTip(
        tr("A retained message under chat/presence says who you are and when you left; the "
           "broker says it for you if the connection is lost."));
    m_presence->setChecked(true);
    m_join->setObjectName(QStringLiteral("chatJoinButton"));
    m_join->setDefault(true);
    m_join->setEnabled(false);
    m_cancel->setObjectName(QStringLiteral("chatCancelButton"));
    m_cancel->hide();
    m_offline->setObjectName(QStringLiteral("chatNameOfflineLabel"));
    m_offline->setText(tr("Not connected. You join when the connection is there."));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_join);
    auto *form = new QVBoxLayout;
    form->setSpacing(8);
    form->addWidget(m_icon);
    form->addWidget(m_title);
    form->addWidget(m_hint);
    form->addSpacing(8);
    form->addWidget(m_name);
    form->addWidget(m_presence);
    form->addLayout(buttons);
    form->addWidget(m_offline);
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_hint)})
        widget->setMaximumWidth(formWidth);
    m_name->setMinimumWidth(120);

    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(form, 8);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
    setFocusProxy(m_name);
    updateWords();
    showIcon();

    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_join->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, this, &ChatNamePage::askToJoin);
    connect(m_join, &QPushButton::clicked, this, &ChatNamePage::askToJoin);
    connect(m_cancel, &QPushButton::clicked, this, &ChatNamePage::cancelled);
}

void ChatNamePage::setName(const QString &name)
{
    m_name->setText(name);
}

void ChatNamePage::setCanCancel(bool canCancel)
{
    m_cancel->setVisible(canCancel);
    updateWords();
}

void ChatNamePage::setConnected(bool isConnected)
{
    m_offline->setVisible(!isConnected);
}

void ChatNamePage::setShowsPresence(bool shows)
{
    m_presence->setChecked(shows);
}

void ChatNamePage::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void ChatNamePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_cancel->isHidden()) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ChatNamePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void ChatNamePage::showIcon()
{
    m_icon->setPixmap(
        icon(QStringLiteral("chat")).pixmap(QSize(iconSize, iconSize), devicePixelRatioF(), QIcon::Disabled));
}

void ChatNamePage::askToJoin()
{
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        Q_EMIT joinRequested(name, m_presence->isChecked());
}

void ChatNamePage::updateWords()
{
    const bool renames = !m_cancel->isHidden();
    m_title->setText(renames ? tr("Change your name") : tr("Join the chat"));
    m_hint->setText(
        renames ? tr("Everyone who listens to the topic chat sees a greeting under the new name.")
                : tr("Everyone on this broker who listens to the topic chat sees your name and a greeting."));
    m_presence->setVisible(!renames);
    m_join->setText(renames ? tr("Change name") : tr("Join"));
}

} // namespace avocet
