// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chatroommodel.h"

#include "chat/chatcommand.h"
#include "models/chattext.h"
#include "mqtt/reasoncode.h"

#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QSet>

#include <algorithm>

namespace avocet {

namespace {
constexpr qint64 oneHour = 3'600'000'000;
constexpr int mostRowsLookedAt = 2000;

QString names(const QString &lines)
{
    QStringList shown;
    for (const QString &name : lines.split(u'\n'))
        shown << isolated(displayName(name));
    return QLocale().createSeparatedList(shown);
}
} // namespace

ChatRoomModel::ChatRoomModel(ChatRoom *room, QObject *parent)
    : QAbstractListModel(parent)
    , m_room(room)
{
    connect(room, &ChatRoom::rowsAboutToBeAdded, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(room, &ChatRoom::rowsAdded, this, [this] { endInsertRows(); });
    connect(room, &ChatRoom::rowsAboutToBeRemoved, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(room, &ChatRoom::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(room, &ChatRoom::rowChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
}

int ChatRoomModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_room->size();
}

QVariant ChatRoomModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChatRow &row = m_room->at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return description(row);
    case IdRole:
        return row.id;
    case KindRole:
        return int(row.kind);
    case TimeRole:
        return row.time / 1000;
    case AuthorRole:
        return row.kind == ChatRowKind::Message ? displayName(row.user) : QString();
    case AuthorKeyRole:
        return row.user;
    case TextRole:
        return text(row);
    case NoteRole:
        return note(row);
    case StateRole:
        return int(row.state);
    case OwnRole:
        return row.own;
    case ActionRole:
        return !actionOf(row.say).isNull();
    case MentionRole:
        return row.mentions;
    case DoubtfulRole:
        return row.ambiguous;
    case FirstUnreadRole:
        return row.id == m_firstUnread;
    case ClipboardRole:
        return clipboardText(row);
    default:
        return {};
    }
}

Qt::ItemFlags ChatRoomModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QStringList ChatRoomModel::mimeTypes() const
{
    return {QStringLiteral("text/plain")};
}

QMimeData *ChatRoomModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        if (const QString line = clipboardText(m_room->at(row)); !line.isNull())
            lines << line;
    }
    if (lines.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    mime->setText(lines.join(u'\n'));
    return mime;
}

void ChatRoomModel::setFirstUnread(quint64 id)
{
    for (const quint64 changed : {std::exchange(m_firstUnread, id), id}) {
        if (const int row = m_room->rowOf(changed); row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {FirstUnreadRole});
    }
}

int ChatRoomModel::recentAuthors() const
{
    QSet<QString> authors;
    qint64 newest = 0;
    for (int i = m_room->size() - 1; i >= std::max(0, m_room->size() - mostRowsLookedAt); --i) {
        const ChatRow &row = m_room->at(i);
        if (row.kind != ChatRowKind::Message)
            continue;
        newest = std::max(newest, row.time);
        if (row.time < newest - oneHour)
            break;
        authors.insert(row.user);
    }
    return int(authors.size());
}

QString ChatRoomModel::text(const ChatRow &row) const
{
    switch (row.kind) {
    case ChatRowKind::Message:
        if (const QString action = actionOf(row.say); !action.isNull())
            return displayName(row.user) + u' ' + displayText(action);
        return displayText(row.say);
    case ChatRowKind::Raw:
        return displayText(QString::fromUtf8(row.excerpt)).replace(u'\n', QChar(0x240A));
    case ChatRowKind::System:
        return eventText(row);
    }
    return {};
}

QString ChatRoomModel::note(const ChatRow &row) const
{
    if (row.kind == ChatRowKind::Raw)
        return rawNote(row);
    if (row.state == ChatState::Failed)
        return failureNote(row);
    if (row.ambiguous)
        return tr("not the one who used this name before");
    return row.retained ? tr("older, kept by the broker") : QString();
}

QString ChatRoomModel::eventText(const ChatRow &row) const
{
    switch (row.event) {
    case ChatEvent::Joined:
        return tr("You joined as %1").arg(isolated(displayName(row.user)));
    case ChatEvent::Renamed:
        return tr("You are now %1").arg(isolated(displayName(row.user)));
    case ChatEvent::Reconnected:
        return tr("Connected again");
    case ChatEvent::ConnectionLost:
        return tr("Connection lost");
    case ChatEvent::Left:
        return tr("You left");
    case ChatEvent::Flood:
        return tr("%n more message(s) from %1, too fast to be shown one by one", "", int(row.count))
            .arg(isolated(displayName(row.user)));
    case ChatEvent::Help:
        return tr("/me does something · /nick NAME · /join ROOM · /leave · /who · /clear · /help\n"
                  "//text sends /text");
    case ChatEvent::Who:
        return row.say.isEmpty() ? tr("Nobody else is known to be here") : tr("Here: %1").arg(names(row.say));
    case ChatEvent::UnknownCommand:
        return tr("There is no command %1. Nothing was sent; /help lists the commands.")
            .replace(u"/help"_qs, u"/\u2060help"_qs) // in one line
            .arg(isolated(displayName(row.say)));
    case ChatEvent::Cleared:
        return tr("Cleared here; others still have their messages");
    }
    return {};
}

QString ChatRoomModel::rawNote(const ChatRow &row) const
{
    const QString size = QLocale().formattedDataSize(row.payloadSize, row.payloadSize < 1024 ? 0 : 1);
    const auto why = [&] {
        if (row.payloadSize == 0)
            return tr("empty message");
        switch (row.rawReason) {
        case ChatParseError::NotJson:
            return tr("not chat JSON");
        case ChatParseError::NotAnObject:
            return tr("JSON, but no object");
        case ChatParseError::NoUser:
            return tr("JSON without a user");
        case ChatParseError::UserNotText:
            return tr("the user is no text");
        case ChatParseError::NoSay:
            return tr("JSON that says nothing");
        case ChatParseError::SayNotText:
            return tr("what is said is no text");
        case ChatParseError::TooLarge:
            return tr("too large for the chat");
        case ChatParseError::NotUtf8:
            return tr("binary, not text");
        }
        return QString();
    };
    return tr("%1, %2", "why it is shown raw, size").arg(why(), size);
}

QString ChatRoomModel::failureNote(const ChatRow &row) const
{
    switch (row.failure) {
    case ChatOutcome::Refused: {
        if (row.failureCode == quint8(mqtt::ReasonCode::NotAuthorized))
            return tr("Not sent: you may not publish to this topic");
        if (row.failureCode == quint8(mqtt::ReasonCode::QuotaExceeded))
            return tr("Not sent: the broker's quota is used up");
        const QString code = QString::number(row.failureCode, 16).rightJustified(2, u'0').toUpper();
        return tr("Not sent: the broker refused it (0x%1)").arg(code);
    }
    case ChatOutcome::Lost:
        return tr("Perhaps not sent: the broker lost the session");
    case ChatOutcome::Discarded:
        return tr("Not sent: the connection was closed");
    case ChatOutcome::TooLarge:
        return tr("Not sent: too large for this broker");
    case ChatOutcome::QueueFull:
        return tr("Not sent: too many messages are waiting");
    case ChatOutcome::Rejected:
        return tr("Not sent: the connection did not take it");
    case ChatOutcome::Delivered:
        break;
    }
    return tr("Not sent");
}

QString ChatRoomModel::description(const ChatRow &row) const
{
    if (row.kind == ChatRowKind::System)
        return text(row);
    const QString words = isolated(text(row));
    if (row.kind == ChatRowKind::Raw)
        return tr("%1: %2", "why it is shown raw, excerpt").arg(rawNote(row), words);
    const QString said = isolated(displayName(row.user)) + u':' + words;
    return row.state == ChatState::Failed
               ? tr("%1 (%2)", "message, why it failed").arg(said, failureNote(row))
               : said;
}

QString ChatRoomModel::clipboardText(const ChatRow &row)
{
    switch (row.kind) {
    case ChatRowKind::Message:
        return copyText(row.user + u':' + row.say);
    case ChatRowKind::Raw:
        return copyText(QString::fromUtf8(row.excerpt));
    case ChatRowKind::System:
        break;
    }
    return {};
}

} // namespace avocet
