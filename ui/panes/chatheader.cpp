// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatheader.h"

#include "models/chattext.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace avocet {

namespace {
constexpr int headerHeight = 36;
constexpr int buttonSide = 28;
constexpr int mostPeople = 50;
constexpr int mostRooms = 100;

/// In a menu and on a button, '&' makes an underline.
QString literal(QString text)
{
    return text.replace(u'&', QLatin1StringView("&&"));
}

/// Not addSection(): this style shows its words nowhere.
void addHeading(QMenu *menu, const QString &words)
{
    menu->addSeparator();
    menu->addAction(words)->setEnabled(false);
}

QString lastSeenWords(qint64 time)
{
    const QDateTime seen = QDateTime::fromMSecsSinceEpoch(time);
    const bool isToday = seen.date() == QDate::currentDate();
    return QLocale().toString(seen, isToday ? u"HH:mm"_qs : u"d MMM, HH:mm"_qs);
}
} // namespace

ChatHeader::ChatHeader(QWidget *parent)
    : QWidget(parent)
    , m_room(button("chatRoomButton"))
    , m_heading(new ElidedLabel(Qt::ElideRight, this))
    , m_people(button("chatPeopleButton"))
    , m_menuButton(button("chatMenuButton"))
    , m_rooms(new QMenu(this))
    , m_peopleMenu(new QMenu(this))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("paneHeader"));
    setFixedHeight(headerHeight);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_room->setFont(strong);
    m_room->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_room->setPopupMode(QToolButton::InstantPopup);
    m_room->setMenu(m_rooms);
    m_rooms->setObjectName(QStringLiteral("chatRoomsMenu"));
    m_people->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_people->setPopupMode(QToolButton::InstantPopup);
    m_people->setMenu(m_peopleMenu);
    m_peopleMenu->setObjectName(QStringLiteral("chatPeopleMenu"));
    m_menuButton->setFixedSize(buttonSide, buttonSide);
    m_menuButton->setToolTip(tr("Chat menu"));
    m_menuButton->setAccessibleName(tr("Chat menu"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 4, 0);
    row->setSpacing(4);
    row->addWidget(m_room);
    row->addWidget(m_heading, 100);
    row->addStretch();
    row->addWidget(m_people);
    row->addWidget(m_menuButton);
    buildMenu();
    connect(m_rooms, &QMenu::aboutToShow, this, &ChatHeader::fillRooms);
    connect(m_peopleMenu, &QMenu::aboutToShow, this, &ChatHeader::fillPeople);
    showIcons();
    setRooms({{.topic = "chat", .kind = ChatRoomEntry::Kind::Lobby, .title = tr("# chat")}}, "chat");
    setPeople({});
}

QToolButton *ChatHeader::button(const char *objectName)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QLatin1StringView(objectName));
    made->setAutoRaise(true);
    return made;
}

void ChatHeader::buildMenu()
{
    m_menu->setObjectName(QStringLiteral("chatMenu"));
    const auto add = [this](const char *name, const QString &words, auto signal) {
        QAction *action = m_menu->addAction(words);
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add("chatSearchAction", tr("Search in this conversation"), &ChatHeader::searchRequested)
        ->setShortcut(QKeySequence::Find);
    add("chatCopyAction", tr("Copy selected messages"), &ChatHeader::copyRequested);
    add("chatSelectAllAction", tr("Select all"), &ChatHeader::selectAllRequested);
    add("chatTranscriptAction", tr("Write a transcript to a file…"), &ChatHeader::transcriptRequested);
    m_menu->addSeparator();
    m_mute = add("chatMuteAction", tr("Mute this room"), &ChatHeader::muteRequested);
    m_mute->setCheckable(true);
    m_leaveRoom = add("chatLeaveRoomAction", tr("Leave this room"), &ChatHeader::leaveRoomRequested);
    m_menu->addSeparator();
    add("chatChangeNameAction", tr("Change name"), &ChatHeader::changeNameRequested);
    add("chatLeaveAction", tr("Leave the chat"), &ChatHeader::leaveRequested);
    connect(m_menuButton, &QToolButton::clicked, this, [this] {
        m_menu->popup(m_menuButton->mapToGlobal(
            QPoint(m_menuButton->width() - m_menu->sizeHint().width(), m_menuButton->height())));
    });
}

void ChatHeader::setRooms(const std::vector<ChatRoomEntry> &rooms, const QByteArray &present)
{
    m_roomEntries = rooms;
    m_present = present;
    showTitle();
}

void ChatHeader::showTitle()
{
    int elsewhere = 0;
    for (const ChatRoomEntry &room : m_roomEntries) {
        if (room.topic != m_present) {
            elsewhere += room.isJoined && !room.isMuted ? room.unread : 0;
            continue;
        }
        constexpr int longestTitle = 24;
        m_room->setText(literal(room.title.size() > longestTitle
                                    ? room.title.left(longestTitle - 1) + QChar(0x2026)
                                    : room.title));
        m_room->setToolTip(tr("Rooms and direct messages"));
        m_mute->setChecked(room.isMuted);
        m_leaveRoom->setEnabled(room.kind != ChatRoomEntry::Kind::Lobby);
    }
    if (elsewhere > 0)
        m_room->setText(m_room->text() + u"  ·  "_qs + tr("%n new elsewhere", "", elsewhere));
    m_room->setAccessibleName(m_room->text());
    m_room->setText(m_room->text() + u" ▾"_qs);
}

void ChatHeader::addRooms(ChatRoomEntry::Kind kind, bool areJoined, const QString &title)
{
    int shown = 0;
    for (const ChatRoomEntry &room : m_roomEntries) {
        const bool isLobby = room.kind == ChatRoomEntry::Kind::Lobby;
        if (room.isJoined != areJoined || (isLobby ? ChatRoomEntry::Kind::Room : room.kind) != kind ||
            shown == mostRooms)
            continue;
        if (shown++ == 0)
            addHeading(m_rooms, title);
        QString words = literal(room.title);
        if (room.isMuted)
            words += u"  ·  "_qs + tr("muted");
        if (room.unread > 0)
            words += u"\t"_qs + (room.hasMention ? u"@ "_qs : QString()) + QLocale().toString(room.unread);
        QAction *action = m_rooms->addAction(words);
        action->setObjectName(u"chatRoom "_qs + QString::fromUtf8(room.topic));
        action->setCheckable(room.isJoined);
        action->setChecked(room.topic == m_present);
        connect(action, &QAction::triggered, this, [this, topic = room.topic] { Q_EMIT roomChosen(topic); });
    }
}

void ChatHeader::fillRooms()
{
    m_rooms->clear();
    addRooms(ChatRoomEntry::Kind::Room, true, tr("Rooms"));
    addRooms(ChatRoomEntry::Kind::Direct, true, tr("Direct messages"));
    addRooms(ChatRoomEntry::Kind::Room, false, tr("Others talk in"));
    m_rooms->addSeparator();
    QAction *action = m_rooms->addAction(icon(QStringLiteral("plus")), tr("Join or make a room…"));
    action->setObjectName(QStringLiteral("chatNewRoomAction"));
    connect(action, &QAction::triggered, this, &ChatHeader::newRoomRequested);
}

void ChatHeader::setPeople(const std::vector<ChatPersonEntry> &people)
{
    m_personEntries = people;
    const auto here = std::ranges::count_if(people, &ChatPersonEntry::isHere);
    m_people->setText(QLocale().toString(int(here)));
    m_people->setToolTip(tr("%n person(s) here", "", int(here)));
    m_people->setAccessibleName(m_people->toolTip());
}

void ChatHeader::fillPeople()
{
    m_peopleMenu->clear();
    int shown = 0;
    bool areHere = true;
    for (const ChatPersonEntry &person : m_personEntries) {
        if (shown == mostPeople)
            break;
        if (shown == 0 || areHere != person.isHere)
            addHeading(m_peopleMenu, person.isHere ? tr("Here") : tr("Were here"));
        areHere = person.isHere;
        ++shown;
        QString words = literal(person.title.isEmpty() ? tr("(no name)") : person.title);
        if (person.isUs)
            words += u"  ·  "_qs + tr("you");
        if (!person.isHere && person.lastSeen > 0)
            words += u"\t"_qs + lastSeenWords(person.lastSeen);
        QAction *action = m_peopleMenu->addAction(words);
        action->setObjectName(u"chatPerson "_qs + person.name);
        action->setEnabled(!person.isUs && !person.name.isEmpty());
        connect(action, &QAction::triggered, this,
                [this, name = person.name] { Q_EMIT directRequested(name); });
    }
    if (shown == 0)
        m_peopleMenu->addAction(tr("Nobody is known to be here"))->setEnabled(false);
    else
        m_peopleMenu->addAction(tr("Choose a name to talk to one alone; the broker can still read it"))
            ->setEnabled(false);
}

void ChatHeader::setName(const QString &name)
{
    m_heading->setText(tr("as %1").arg(displayName(name)));
}

void ChatHeader::setJoined(bool isJoined)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_people),
                            static_cast<QWidget *>(m_menuButton)})
        widget->setVisible(isJoined);
    m_room->setEnabled(isJoined);
}

void ChatHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcons();
    QWidget::changeEvent(event);
}

void ChatHeader::showIcons()
{
    m_people->setIcon(icon(QStringLiteral("user")));
    m_menuButton->setIcon(icon(QStringLiteral("menu")));
}

} // namespace avocet
