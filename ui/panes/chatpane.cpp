// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatpane.h"

#include "chat/chatmessage.h"
#include "models/chatroommodel.h"
#include "models/chattext.h"
#include "panes/chateditor.h"
#include "panes/chatnamepage.h"
#include "panes/chatnotice.h"
#include "panes/chatrowreader.h"
#include "widgets/chatdelegate.h"
#include "widgets/chatview.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QTextDocument>
#include <QtWidgets/QFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {

constexpr int headerHeight = 36;
constexpr int countDelay = 250; ///< milliseconds
constexpr int buttonSide = 28;

QToolButton *toolButton(const char *objectName, const QString &words, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(objectName));
    button->setAutoRaise(true);
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFixedSize(buttonSide, buttonSide);
    return button;
}

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

ChatPane::ChatPane(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_namePage(new ChatNamePage(this))
    , m_view(new ChatView(this))
    , m_editor(new ChatEditor(this))
    , m_heading(new ElidedLabel(Qt::ElideRight, this))
    , m_count(new ToneLabel(ToneLabel::Tone::Muted, this))
    , m_menuButton(toolButton("chatMenuButton", tr("Chat menu"), this))
    , m_sendButton(toolButton("chatSendButton", tr("Send (Enter)"), this))
    , m_newButton(new QPushButton(tr("New messages"), m_view))
    , m_offline(new ChatNotice(ChatNotice::Level::Warning, this))
    , m_refused(new ChatNotice(ChatNotice::Level::Danger, this))
    , m_tooLong(new ChatNotice(ChatNotice::Level::Danger, this))
    , m_menu(new QMenu(this))
{
    m_offline->setObjectName(QStringLiteral("chatOfflineNotice"));
    m_refused->setObjectName(QStringLiteral("chatRefusedNotice"));
    m_tooLong->setObjectName(QStringLiteral("chatTooLongNotice"));
    m_pages->addWidget(m_namePage);
    m_pages->addWidget(buildConversation());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countDelay);
    setTabOrder(m_editor, m_sendButton);
    setTabOrder(m_sendButton, m_view);
    setTabOrder(m_view, m_menuButton);
    connect(&m_countTimer, &QTimer::timeout, this, &ChatPane::updateCount);
    connect(m_namePage, &ChatNamePage::joinRequested, this, [this](const QString &name) {
        m_changesName = false;
        showPage();
        Q_EMIT joinRequested(name);
    });
    connect(m_namePage, &ChatNamePage::cancelled, this, [this] {
        m_changesName = false;
        showPage();
        focusInput();
    });
    connectView();
    buildMenu();
    showIcons();
    updateBanners();
    showPage();
}

ChatPane::~ChatPane() = default;

QWidget *ChatPane::buildHeader()
{
    auto *header = new QWidget(this);
    header->setObjectName(QStringLiteral("paneHeader")); // becomes the title of the dock
    header->setFixedHeight(headerHeight);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(12, 0, 4, 0);
    row->setSpacing(8);
    m_count->setObjectName(QStringLiteral("chatPeopleLabel"));
    auto *topic = new QLabel(tr("# chat"), header);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    topic->setFont(strong);
    row->addWidget(topic);
    row->addWidget(m_heading, 100);
    row->addStretch();
    row->addWidget(m_count);
    row->addWidget(m_menuButton);
    return header;
}

QWidget *ChatPane::buildConversation()
{
    m_view->setObjectName(QStringLiteral("chatView"));
    m_view->setAccessibleName(tr("Conversation"));
    m_view->setItemDelegate(new ChatDelegate(readChatRow, m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_newButton->setObjectName(QStringLiteral("chatNewMessagesButton"));
    m_newButton->setFocusPolicy(Qt::NoFocus);
    m_newButton->hide();

    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(m_refused);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_offline);
    layout->addWidget(hairline(page));
    layout->addWidget(m_tooLong);
    layout->addWidget(buildInput());
    return page;
}

QWidget *ChatPane::buildInput()
{
    m_editor->setObjectName(QStringLiteral("chatEditor"));
    m_editor->setAccessibleName(tr("Message"));
    m_editor->setPlaceholderText(tr("Message #chat"));
    auto *input = new QWidget(this);
    auto *row = new QHBoxLayout(input);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    row->addWidget(m_editor, 1);
    row->addWidget(m_sendButton, 0, Qt::AlignBottom);
    connect(m_editor, &ChatEditor::submitted, this, &ChatPane::submit);
    connect(m_editor, &ChatEditor::textChanged, this, [this] {
        m_tooLong->setWords({});
        m_sendButton->setEnabled(!draft().trimmed().isEmpty());
    });
    connect(m_sendButton, &QToolButton::clicked, this, &ChatPane::submit);
    m_sendButton->setEnabled(false);
    return input;
}

void ChatPane::buildMenu()
{
    m_menu->setObjectName(QStringLiteral("chatMenu"));
    const auto add = [this](const char *name, const QString &words, auto slot) {
        QAction *action = m_menu->addAction(words);
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, slot);
    };
    add("chatCopyAction", tr("Copy selected messages"), [this] { m_view->copySelection(); });
    add("chatSelectAllAction", tr("Select all"), [this] { m_view->selectAll(); });
    m_menu->addSeparator();
    add("chatChangeNameAction", tr("Change name"), [this] { changeName(); });
    add("chatLeaveAction", tr("Leave the chat"), [this] { Q_EMIT leaveRequested(); });
    connect(m_menuButton, &QToolButton::clicked, this, [this] {
        m_menu->popup(m_menuButton->mapToGlobal(
            QPoint(m_menuButton->width() - m_menu->sizeHint().width(), m_menuButton->height())));
    });
}

void ChatPane::connectView()
{
    m_view->installEventFilter(this);
    connect(m_newButton, &QPushButton::clicked, m_view, &ChatView::follow);
    connect(m_view, &ChatView::followingChanged, this, [this](bool follows) {
        if (follows)
            m_newButton->hide();
    });
    connect(m_view, &ChatView::rowClicked, this, [this](const QModelIndex &index, const QPoint &position) {
        const auto *delegate = static_cast<const ChatDelegate *>(m_view->itemDelegate());
        if (delegate->isSendAgainAt(m_view->optionFor(index), index, position))
            Q_EMIT sendAgainRequested(index.data(ChatRoomModel::IdRole).toULongLong());
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChatPane::showContextMenu);
}

void ChatPane::setModel(ChatRoomModel *model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_view->setModel(model);
    m_newButton->hide();
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ChatPane::onRowsAdded);
        connect(model, &QAbstractItemModel::modelReset, this, &ChatPane::updateCount);
    }
    updateCount();
}

void ChatPane::setName(const QString &name)
{
    m_name = name;
    m_namePage->setName(name);
    m_heading->setText(tr("as %1").arg(displayName(name)));
}

void ChatPane::setJoined(bool isJoined)
{
    const bool hadFocus = m_namePage->isAncestorOf(focusWidget());
    m_isJoined = isJoined;
    m_changesName = false;
    showPage();
    if (hadFocus && isJoined)
        focusInput();
}

void ChatPane::setConnected(bool isConnected)
{
    m_isConnected = isConnected;
    updateBanners();
}

void ChatPane::setSubscriptionRefused(const QString &words)
{
    m_refused->setWords(words);
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

void ChatPane::focusInput()
{
    if (m_pages->currentIndex() == 0)
        m_namePage->focusName();
    else
        m_editor->setFocus();
}

void ChatPane::submit()
{
    const QString text = draft();
    if (text.trimmed().isEmpty())
        return;
    const qsizetype bytes = text.toUtf8().size();
    if (bytes > maximumChatText || encodeChatMessage(m_name, text).size() > maximumChatPayload) {
        m_tooLong->setWords(
            tr("This message has %1 bytes; at most %2 can be sent. Shorten it, or send it in parts.")
                .arg(QLocale().toString(bytes), QLocale().toString(maximumChatText)));
        return;
    }
    m_editor->clear();
    m_view->follow();
    Q_EMIT sendRequested(text);
}

void ChatPane::changeName()
{
    m_changesName = true;
    m_namePage->setName(m_name);
    showPage();
    m_namePage->focusName();
}

void ChatPane::showPage()
{
    m_namePage->setCanCancel(m_changesName);
    m_pages->setCurrentIndex(m_isJoined && !m_changesName ? 1 : 0);
    m_heading->setVisible(m_isJoined); // header widgets: they stand in the dock's title on both pages
    m_count->setVisible(m_isJoined);
    m_menuButton->setVisible(m_isJoined);
    setFocusProxy(m_pages->currentIndex() == 0 ? static_cast<QWidget *>(m_namePage) : m_editor);
}

void ChatPane::showIcons()
{
    m_menuButton->setIcon(icon(QStringLiteral("menu")));
    m_sendButton->setIcon(icon(QStringLiteral("send")));
    m_newButton->setIcon(icon(QStringLiteral("arrow-down")));
}

bool ChatPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        placeNewButton();
    return QWidget::eventFilter(watched, event);
}

void ChatPane::placeNewButton()
{
    const QSize size = m_newButton->sizeHint();
    m_newButton->setGeometry((m_view->width() - size.width()) / 2, m_view->height() - size.height() - 8,
                             size.width(), size.height());
}

void ChatPane::onRowsAdded()
{
    if (!m_view->isFollowing()) {
        placeNewButton();
        m_newButton->show();
        m_newButton->raise();
    }
    if (!m_countTimer.isActive())
        m_countTimer.start();
}

void ChatPane::updateCount()
{
    const int people = m_model ? m_model->recentAuthors() : 0;
    m_count->setText(people == 0   ? QString()
                     : people == 1 ? tr("1 person")
                                   : tr("%1 people").arg(QLocale().toString(people)));
    m_count->setToolTip(tr("Who spoke during the last hour"));
}

void ChatPane::updateBanners()
{
    m_offline->setWords(m_isConnected ? QString()
                                      : tr("Not connected. Messages are sent when the connection is back."));
    m_namePage->setConnected(m_isConnected);
}

void ChatPane::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid() && index.data(ChatRoomModel::StateRole).toInt() == int(ChatState::Failed)) {
        const auto row = index.data(ChatRoomModel::IdRole).toULongLong();
        QAction *again = menu->addAction(tr("Send again"));
        connect(again, &QAction::triggered, this, [this, row] { Q_EMIT sendAgainRequested(row); });
    }
    QAction *copy = menu->addAction(tr("Copy"));
    copy->setEnabled(m_view->selectionModel() && m_view->selectionModel()->hasSelection());
    connect(copy, &QAction::triggered, m_view, &ChatView::copySelection);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace avocet
