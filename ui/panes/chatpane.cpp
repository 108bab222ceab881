// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatpane.h"

#include "models/chatroommodel.h"
#include "models/chattext.h"
#include "panes/chateditor.h"
#include "panes/chatheader.h"
#include "panes/chatnamepage.h"
#include "panes/chatnotice.h"
#include "panes/chatrowreader.h"
#include "panes/chatsearchbar.h"
#include "widgets/chatdelegate.h"
#include "widgets/chatview.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

// What is typed is in chatpaneinput.cpp.
namespace avocet {

namespace {

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
    , m_header(new ChatHeader(this))
    , m_view(new ChatView(this))
    , m_search(new ChatSearchBar(m_view, this))
    , m_editor(new ChatEditor(this))
    , m_sendButton(new QToolButton(this))
    , m_newButton(new QPushButton(m_view))
    , m_offline(new ChatNotice(ChatNotice::Level::Warning, this))
    , m_refused(new ChatNotice(ChatNotice::Level::Danger, this))
    , m_notSent(new ChatNotice(ChatNotice::Level::Danger, this))
    , m_hint(new ToneLabel(ToneLabel::Tone::Muted, this))
{
    m_offline->setObjectName(QStringLiteral("chatOfflineNotice"));
    m_refused->setObjectName(QStringLiteral("chatRefusedNotice"));
    m_notSent->setObjectName(QStringLiteral("chatTooLongNotice"));
    m_hint->setObjectName(QStringLiteral("chatCommandHint"));
    m_pages->addWidget(m_namePage);
    m_pages->addWidget(buildConversation());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setTabOrder(m_editor, m_sendButton);
    setTabOrder(m_sendButton, m_view);
    setTabOrder(m_view, m_header);
    connect(m_namePage, &ChatNamePage::joinRequested, this, [this](const QString &name, bool showsPresence) {
        m_changesName = false;
        showPage();
        Q_EMIT joinRequested(name, showsPresence);
    });
    connect(m_namePage, &ChatNamePage::cancelled, this, [this] {
        m_changesName = false;
        showPage();
        focusInput();
    });
    connectHeader();
    connectView();
    updateBanners();
    showHint();
    showPage();
}

ChatPane::~ChatPane() = default;

QWidget *ChatPane::buildConversation()
{
    m_view->setObjectName(QStringLiteral("chatView"));
    m_view->setAccessibleName(tr("Conversation"));
    const auto reader = [this](const QModelIndex &index, ChatDelegate::Reading reading) {
        return readChatRow(index, reading, m_name, m_isTopic);
    };
    m_view->setItemDelegate(new ChatDelegate(reader, m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setMouseTracking(true);
    m_newButton->setObjectName(QStringLiteral("chatNewMessagesButton"));
    m_newButton->setIcon(icon(QStringLiteral("arrow-down")));
    m_newButton->setFocusPolicy(Qt::NoFocus);
    m_newButton->hide();
    m_search->setTextRole(ChatRoomModel::ClipboardRole);

    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_refused);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_offline);
    layout->addWidget(hairline(page));
    layout->addWidget(m_notSent);
    layout->addWidget(m_hint);
    layout->addWidget(buildInput());
    return page;
}

void ChatPane::connectHeader()
{
    connect(m_header, &ChatHeader::roomChosen, this, &ChatPane::roomChosen);
    connect(m_header, &ChatHeader::leaveRoomRequested, this, &ChatPane::leaveRoomRequested);
    connect(m_header, &ChatHeader::muteRequested, this, &ChatPane::muteRequested);
    connect(m_header, &ChatHeader::directRequested, this, &ChatPane::directRequested);
    connect(m_header, &ChatHeader::transcriptRequested, this, &ChatPane::transcriptRequested);
    connect(m_header, &ChatHeader::leaveRequested, this, &ChatPane::leaveRequested);
    connect(m_header, &ChatHeader::changeNameRequested, this, &ChatPane::changeName);
    connect(m_header, &ChatHeader::searchRequested, this, &ChatPane::openSearch);
    connect(m_header, &ChatHeader::copyRequested, m_view, &ChatView::copySelection);
    connect(m_header, &ChatHeader::selectAllRequested, m_view, &ChatView::selectAll);
    connect(m_header, &ChatHeader::newRoomRequested, this, [this] {
        setDraft(QStringLiteral("/join "));
        m_editor->setFocus();
    });
    connect(m_search, &ChatSearchBar::searchChanged, this, [this](const QString &words) {
        delegate()->setSearch(words);
        m_view->viewport()->update();
    });
    connect(m_search, &ChatSearchBar::closed, this, &ChatPane::focusInput);
}

ChatDelegate *ChatPane::delegate() const
{
    return static_cast<ChatDelegate *>(m_view->itemDelegate());
}

void ChatPane::connectView()
{
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_newButton, &QPushButton::clicked, m_view, &ChatView::follow);
    connect(m_view, &ChatView::followingChanged, this, [this](bool follows) {
        if (follows) {
            m_newRows = 0;
            m_newButton->hide();
        }
        Q_EMIT readingChanged();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value < m_view->viewport()->height() && !m_view->isFollowing())
            Q_EMIT olderRequested();
    });
    connect(m_view, &ChatView::rowClicked, this, &ChatPane::activate);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChatPane::showContextMenu);
}

void ChatPane::setModel(ChatRoomModel *model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_view->setModel(model);
    m_newRows = 0;
    m_newButton->hide();
    if (model)
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { onRowsAdded(first, last); });
}

void ChatPane::setRooms(const std::vector<ChatRoomEntry> &rooms, const QByteArray &present)
{
    m_header->setRooms(rooms, present);
    for (const ChatRoomEntry &room : rooms) {
        if (room.topic == present)
            m_editor->setPlaceholderText(
                tr("Message %1").arg(QString(room.title).replace(u"# "_qs, u"#"_qs)));
    }
}

void ChatPane::setPeople(const std::vector<ChatPersonEntry> &people)
{
    m_people = people;
    m_header->setPeople(people);
}

void ChatPane::setName(const QString &name)
{
    m_name = name;
    m_namePage->setName(name);
    m_header->setName(name);
}

void ChatPane::setShowsPresence(bool shows)
{
    m_namePage->setShowsPresence(shows);
}

void ChatPane::setTopicLookup(std::function<bool(const QString &)> isTopic)
{
    m_isTopic = std::move(isTopic);
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

void ChatPane::focusInput()
{
    if (m_pages->currentIndex() == 0)
        m_namePage->focusName();
    else
        m_editor->setFocus();
}

void ChatPane::openSearch()
{
    if (m_isJoined)
        m_search->open();
}

bool ChatPane::isReading() const
{
    return isVisible() && m_pages->currentIndex() == 1 && m_view->isFollowing();
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
    m_header->setJoined(m_isJoined); // it stands in the dock's title on both pages
    setFocusProxy(m_pages->currentIndex() == 0 ? static_cast<QWidget *>(m_namePage) : m_editor);
    Q_EMIT readingChanged();
}

/// Ctrl+F searches here while one is here; elsewhere it is the window's.
bool ChatPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        if (m_isJoined && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                openSearch();
            return true;
        }
    }
    return QWidget::event(event);
}

bool ChatPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        placeNewButton();
    if (watched == m_view->viewport() && event->type() == QEvent::MouseMove) {
        const QPoint position = static_cast<QMouseEvent *>(event)->position().toPoint();
        m_view->viewport()->setCursor(cursorAt(position));
    }
    return QWidget::eventFilter(watched, event);
}

Qt::CursorShape ChatPane::cursorAt(const QPoint &position) const
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return Qt::ArrowCursor;
    const QStyleOptionViewItem option = m_view->optionFor(index);
    const ChatRowLayout &layout = delegate()->layoutOf(option, index);
    const QPoint inRow = position - option.rect.topLeft();
    if (layout.linkAt(inRow) || layout.sendAgainRect().contains(inRow))
        return Qt::PointingHandCursor;
    return layout.characterAt(inRow) ? Qt::IBeamCursor : Qt::ArrowCursor;
}

void ChatPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT readingChanged();
}

void ChatPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    Q_EMIT readingChanged();
}

void ChatPane::placeNewButton()
{
    const QSize size = m_newButton->sizeHint();
    m_newButton->setGeometry((m_view->width() - size.width()) / 2, m_view->height() - size.height() - 8,
                             size.width(), size.height());
}

void ChatPane::onRowsAdded(int first, int last)
{
    if (m_view->isFollowing() || last != m_model->rowCount() - 1)
        return;
    m_newRows += last - first + 1;
    m_newButton->setText(tr("%n new message(s)", "", m_newRows));
    placeNewButton();
    m_newButton->show();
    m_newButton->raise();
}

void ChatPane::updateBanners()
{
    m_offline->setWords(m_isConnected ? QString()
                                      : tr("Not connected. Messages are sent when the connection is back."));
    m_namePage->setConnected(m_isConnected);
}

void ChatPane::activate(const QModelIndex &index, const QPoint &position)
{
    if (delegate()->isSendAgainAt(m_view->optionFor(index), index, position)) {
        Q_EMIT sendAgainRequested(index.data(ChatRoomModel::IdRole).toULongLong());
        return;
    }
    const ChatSpan *link = delegate()->linkAt(m_view->optionFor(index), index, position);
    if (!link)
        return;
    if (link->kind == ChatSpan::Kind::Topic)
        Q_EMIT topicActivated(link->target, link->time);
    else
        confirmLink(link->target);
}

/// As the browser reads it: a name that only looks like a known one shows itself.
void ChatPane::confirmLink(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Open a link"),
                                tr("Open this address in the browser?"), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("chatLinkQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->button(QMessageBox::Cancel)->setIcon({});
    box->setInformativeText(QString::fromLatin1(url.toEncoded().left(1000)));
    QPushButton *open = box->addButton(tr("Open"), QMessageBox::AcceptRole);
    open->setObjectName(QStringLiteral("chatLinkOpenButton"));
    connect(open, &QPushButton::clicked, this, [this, url] { Q_EMIT openRequested(url); });
    box->open();
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
    copy->setEnabled(m_view->hasSelection());
    connect(copy, &QAction::triggered, m_view, &ChatView::copySelection);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace avocet
