// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatrowreader.h"

#include "models/chatroommodel.h"

namespace avocet {

namespace {

ChatItem::Kind kindOf(ChatRowKind kind)
{
    switch (kind) {
    case ChatRowKind::Message:
        return ChatItem::Kind::Message;
    case ChatRowKind::Raw:
        return ChatItem::Kind::Raw;
    case ChatRowKind::System:
        break;
    }
    return ChatItem::Kind::System;
}

ChatItem::State stateOf(ChatState state)
{
    switch (state) {
    case ChatState::Received:
        break;
    case ChatState::Queued:
        return ChatItem::State::Queued;
    case ChatState::Sending:
        return ChatItem::State::Sending;
    case ChatState::Delivered:
        return ChatItem::State::Delivered;
    case ChatState::Seen:
        return ChatItem::State::Seen;
    case ChatState::Failed:
        return ChatItem::State::Failed;
    }
    return ChatItem::State::Received;
}

} // namespace

ChatItem readChatRow(const QModelIndex &index, ChatDelegate::Reading reading, const QString &ownName,
                     const std::function<bool(const QString &)> &isTopic)
{
    ChatItem item;
    item.id = index.data(ChatRoomModel::IdRole).toULongLong();
    item.kind = kindOf(ChatRowKind(index.data(ChatRoomModel::KindRole).toInt()));
    item.state = stateOf(ChatState(index.data(ChatRoomModel::StateRole).toInt()));
    item.own = index.data(ChatRoomModel::OwnRole).toBool();
    item.time = index.data(ChatRoomModel::TimeRole).toLongLong();
    item.authorKey = index.data(ChatRoomModel::AuthorKeyRole).toString();
    item.beginsUnread = index.data(ChatRoomModel::FirstUnreadRole).toBool();
    if (reading == ChatDelegate::Reading::WithoutTexts)
        return item;
    item.author = index.data(ChatRoomModel::AuthorRole).toString();
    item.text = index.data(ChatRoomModel::TextRole).toString();
    if (item.kind == ChatItem::Kind::Message) {
        ChatText read = readChatText(item.text, ownName, isTopic);
        item.text = std::move(read.text);
        item.spans = std::move(read.spans);
        item.isAction = index.data(ChatRoomModel::ActionRole).toBool();
        item.mentionsUs = index.data(ChatRoomModel::MentionRole).toBool();
        item.isDoubtful = index.data(ChatRoomModel::DoubtfulRole).toBool();
    }
    item.note = index.data(ChatRoomModel::NoteRole).toString();
    return item;
}

} // namespace avocet
