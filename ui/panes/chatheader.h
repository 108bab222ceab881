// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panes/chatentries.h"

#include <QtWidgets/QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace avocet {

class ElidedLabel;

/// The line above a conversation: which room, as whom, who is there, and the chat's menu. It becomes the
/// title of the dock.
class ChatHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ChatHeader(QWidget *parent = nullptr);

    void setRooms(const std::vector<ChatRoomEntry> &rooms, const QByteArray &present);
    void setPeople(const std::vector<ChatPersonEntry> &people);
    void setName(const QString &name);
    void setJoined(bool isJoined);

Q_SIGNALS:
    void roomChosen(const QByteArray &topic);
    void newRoomRequested();
    void leaveRoomRequested();
    void muteRequested(bool isMuted);
    void directRequested(const QString &name);
    void searchRequested();
    void copyRequested();
    void selectAllRequested();
    void transcriptRequested();
    void changeNameRequested();
    void leaveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *button(const char *objectName);
    void buildMenu();
    void fillRooms();
    void fillPeople();
    void addRooms(ChatRoomEntry::Kind kind, bool areJoined, const QString &title);
    void showTitle();
    void showIcons();

    QToolButton *m_room;
    ElidedLabel *m_heading;
    QToolButton *m_people;
    QToolButton *m_menuButton;
    QMenu *m_rooms;
    QMenu *m_peopleMenu;
    QMenu *m_menu;
    QAction *m_mute = nullptr;
    QAction *m_leaveRoom = nullptr;
    std::vector<ChatRoomEntry> m_roomEntries;
    std::vector<ChatPersonEntry> m_personEntries;
    QByteArray m_present;
};

} // namespace avocet
