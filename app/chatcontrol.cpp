// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chatcontrol.h"

#include "chat/chatcommand.h"
#include "models/chattext.h"
#include "panes/chatpane.h"

namespace avocet {

namespace {
constexpr int pageSize = 100;       ///< messages
constexpr int peopleInterval = 300; ///< milliseconds
constexpr int agingInterval = 30'000;
} // namespace

ChatControl::ChatControl(BrokerSession &session, ChatPane &pane, ChatHistory *history, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_chat(session.chat)
    , m_pane(pane)
    , m_history(history)
{
    connectPane();
    connectChat();
    m_peopleTimer.setSingleShot(true);
    connect(&m_peopleTimer, &QTimer::timeout, this, [this] {
        updatePeople();
        m_peopleTimer.start(agingInterval);
    });
    m_pane.setModel(&m_session.chatModel);
    m_pane.setJoined(m_chat.isJoined());
    m_pane.setConnected(m_session.connection.isConnected());
    m_pane.setDraft({});
    updateRooms();
    updatePeople();
}

ChatControl::~ChatControl()
{
    m_pane.setModel(nullptr);
}

void ChatControl::connectPane()
{
    connect(&m_pane, &ChatPane::sendRequested, this, &ChatControl::run);
    connect(&m_pane, &ChatPane::sendAgainRequested, this,
            [this](quint64 row) { m_chat.sendAgain(m_room, row); });
    connect(&m_pane, &ChatPane::leaveRequested, this, [this] { m_chat.leave(); });
    connect(&m_pane, &ChatPane::roomChosen, this, [this](const QByteArray &topic) {
        if (m_chat.joinRoom(topic))
            showRoom(topic);
    });
    connect(&m_pane, &ChatPane::leaveRoomRequested, this, &ChatControl::leaveRoom);
    connect(&m_pane, &ChatPane::muteRequested, this,
            [this](bool isMuted) { m_chat.setMuted(m_room, isMuted); });
    connect(&m_pane, &ChatPane::directRequested, this, &ChatControl::openDirect);
    connect(&m_pane, &ChatPane::draftChanged, this, [this] {
        if (m_keeper)
            m_keeper->setDraft(m_room, m_pane.draft());
    });
    connect(&m_pane, &ChatPane::readingChanged, this, &ChatControl::updateReading);
    connect(&m_pane, &ChatPane::olderRequested, this, [this] { loadOlder(m_room); });
}

void ChatControl::connectChat()
{
    connect(&m_chat, &ChatService::joinedChanged, this, [this](bool isJoined) {
        if (isJoined && m_keeper)
            m_keeper->joinKeptRooms();
        m_pane.setName(m_chat.name());
        m_pane.setJoined(isJoined);
        updateRooms();
        updatePeople();
    });
    connect(&m_chat, &ChatService::roomsChanged, this, &ChatControl::updateRooms);
    connect(&m_chat, &ChatService::peopleChanged, this, [this] {
        if (!m_peopleTimer.isActive() || m_peopleTimer.remainingTime() > peopleInterval)
            m_peopleTimer.start(peopleInterval);
    });
    connect(&m_chat, &ChatService::said, this, [this](const QByteArray &room, const ChatRow &row) {
        if (m_history && !m_historyKey.isEmpty())
            m_history->append(m_historyKey, room, row);
    });
    if (m_history)
        connect(m_history, &ChatHistory::loaded, this, &ChatControl::take);
}

void ChatControl::setProfile(const QString &memoryPath, const QByteArray &historyKey)
{
    if (m_keeper)
        return;
    m_historyKey = historyKey;
    m_keeper = std::make_unique<ChatKeeper>(m_chat, memoryPath);
    connect(m_keeper.get(), &ChatKeeper::failed, this, &ChatControl::keepingFailed);
    if (m_pane.draft().isEmpty())
        m_pane.setDraft(m_keeper->draft(m_room));
    updateRooms();
}

ChatRoomModel &ChatControl::modelOf(Conversation &room)
{
    if (room.topic == ChatService::topic())
        return m_session.chatModel;
    auto &model = m_models[room.topic];
    if (!model)
        model = std::make_unique<ChatRoomModel>(&room.rows);
    return *model;
}

void ChatControl::showRoom(const QByteArray &topic)
{
    Conversation *room = m_chat.find(topic);
    if (!room || topic == m_room)
        return;
    const QString draft = m_keeper ? m_keeper->draft(topic) : QString();
    m_room = topic;
    ChatRoomModel &model = modelOf(*room);
    model.setFirstUnread(room->unread > 0 ? room->firstUnread : 0);
    m_pane.setModel(&model);
    m_pane.setDraft(draft);
    m_pane.focusInput();
    updateReading();
    updateRooms();
    updatePeople();
}

void ChatControl::run(const QString &text)
{
    const ChatCommand command = parseCommand(text);
    switch (command.kind) {
    case ChatCommand::Kind::Say:
    case ChatCommand::Kind::Me:
        send(command.text);
        return;
    case ChatCommand::Kind::Nick:
        if (const QString name = command.text.left(maximumChatName); !name.isEmpty())
            Q_EMIT renameRequested(name);
        return;
    case ChatCommand::Kind::Join:
        join(command.text);
        return;
    case ChatCommand::Kind::Leave:
        leaveRoom();
        return;
    case ChatCommand::Kind::Who: {
        QStringList names;
        for (const Person &person : m_chat.people(m_room)) {
            if (person.isHere)
                names << person.name;
        }
        m_chat.note(m_room, ChatEvent::Who, names.join(u'\n'));
        return;
    }
    case ChatCommand::Kind::Clear:
        m_chat.find(m_room)->rows.clear();
        m_chat.note(m_room, ChatEvent::Cleared);
        m_reach[m_room] = {.isOldest = true};
        return;
    case ChatCommand::Kind::Help:
        m_chat.note(m_room, ChatEvent::Help);
        return;
    case ChatCommand::Kind::Unknown:
        m_chat.note(m_room, ChatEvent::UnknownCommand, command.text);
        m_pane.setDraft(text);
        return;
    }
}

void ChatControl::send(const QString &text)
{
    switch (m_chat.send(text, m_room)) {
    case ChatService::SendResult::Sent:
    case ChatService::SendResult::Blank:
        return;
    case ChatService::SendResult::TooMany:
        m_pane.showNotSent(text, tr("Too many messages wait for the connection. Send this one later."));
        return;
    case ChatService::SendResult::TooLong:
        m_pane.showNotSent(text, tr("This message is too long to be sent."));
        return;
    case ChatService::SendResult::NotJoined:
        m_pane.showNotSent(text, tr("Join the chat first."));
        return;
    }
}

void ChatControl::join(const QString &name)
{
    const QByteArray topic =
        name.startsWith(u'@') ? directTopic(m_chat.name(), name.mid(1).trimmed()) : roomTopic(name);
    if (topic.isEmpty() || !m_chat.joinRoom(topic))
        m_pane.showNotSent(u"/join "_qs + name,
                           tr("A room needs a name of at most %1 characters.").arg(maximumRoomName));
    else
        showRoom(topic);
}

void ChatControl::openDirect(const QString &name)
{
    const QByteArray topic = directTopic(m_chat.name(), name);
    if (m_chat.joinRoom(topic))
        showRoom(topic);
}

/// In the lobby: the chat as a whole.
void ChatControl::leaveRoom()
{
    const QByteArray left = m_room;
    if (left == ChatService::topic()) {
        m_chat.leave();
        return;
    }
    showRoom(ChatService::topic());
    m_models.erase(left);
    m_reach.erase(left);
    m_chat.leaveRoom(left);
}

QString ChatControl::titleOf(const QByteArray &topic) const
{
    const RoomName name = roomNameOf(topic);
    switch (name.kind) {
    case RoomName::Kind::Direct:
        return displayName(name.partnerOf(m_chat.name()).isNull() ? name.other
                                                                  : name.partnerOf(m_chat.name()));
    case RoomName::Kind::Room:
        return u"# "_qs + displayName(name.name);
    case RoomName::Kind::Lobby:
    case RoomName::Kind::None:
        break;
    }
    return u"# chat"_qs;
}

ChatRoomEntry ChatControl::entryOf(const Conversation &room) const
{
    return {.topic = room.topic,
            .kind = room.name.kind == RoomName::Kind::Lobby    ? ChatRoomEntry::Kind::Lobby
                    : room.name.kind == RoomName::Kind::Direct ? ChatRoomEntry::Kind::Direct
                                                               : ChatRoomEntry::Kind::Room,
            .title = titleOf(room.topic),
            .unread = room.unread,
            .hasMention = room.hasMention,
            .isMuted = room.isMuted};
}

void ChatControl::updateRooms()
{
    std::vector<ChatRoomEntry> entries;
    for (const auto &room : m_chat.rooms()) {
        entries.push_back(entryOf(*room));
        // Before anything of today is written behind it.
        if (m_keeper && !m_reach.contains(room->topic))
            loadOlder(room->topic);
    }
    for (const QByteArray &topic : m_chat.otherRooms())
        entries.push_back({.topic = topic, .title = titleOf(topic), .isJoined = false});
    m_pane.setRooms(entries, m_room);
}

void ChatControl::updatePeople()
{
    std::vector<ChatPersonEntry> entries;
    for (const Person &person : m_chat.people(m_room))
        entries.push_back({.name = person.name,
                           .title = displayName(person.name),
                           .isHere = person.isHere,
                           .isUs = person.sender == m_chat.ourSender() ||
                                   (person.sender.isEmpty() && person.name == m_chat.name()),
                           .lastSeen = person.lastSeen / 1000});
    m_pane.setPeople(entries);
}

void ChatControl::setAttentive(bool isAttentive)
{
    m_isAttentive = isAttentive;
    updateReading();
}

bool ChatControl::isReading(const QByteArray &topic) const
{
    return m_isAttentive && topic == m_room && m_pane.isReading();
}

void ChatControl::updateReading()
{
    const bool reads = isReading(m_room);
    Conversation *room = m_chat.find(m_room);
    if (reads && room && room->unread > 0)
        modelOf(*room).setFirstUnread(room->firstUnread);
    m_chat.setReading(reads ? m_room : QByteArray());
}

void ChatControl::loadOlder(const QByteArray &topic)
{
    Reach &reach = m_reach[topic];
    if (!m_history || m_historyKey.isEmpty() || reach.isLoading || reach.isOldest)
        return;
    reach.isLoading = true;
    m_history->load(m_historyKey, topic, reach.position, pageSize);
}

void ChatControl::take(const ChatPage &page)
{
    const auto reach = m_reach.find(page.room);
    Conversation *room = m_chat.find(page.room);
    if (page.broker != m_historyKey || reach == m_reach.end() || !reach->second.isLoading || !room)
        return;
    reach->second = {.position = page.position, .isOldest = page.isOldest};
    room->prepend(page.rows);
}

} // namespace avocet
