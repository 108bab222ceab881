// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panes/chatentries.h"

#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

#include <functional>
#include <vector>

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace avocet {

class ChatDelegate;
class ChatEditor;
class ChatHeader;
class ChatNamePage;
class ChatNotice;
class ChatRoomModel;
class ChatSearchBar;
class ChatView;
class ToneLabel;

/// The chat: asks for a name, then shows one room at a time and takes what is typed. What is typed is asked
/// to be sent in every state of the connection; a draft stays until it is sent.
class ChatPane : public QWidget
{
    Q_OBJECT

public:
    explicit ChatPane(QWidget *parent = nullptr);
    ~ChatPane() override;

    /// The conversation of the present room. Borrowed.
    void setModel(ChatRoomModel *model);
    void setRooms(const std::vector<ChatRoomEntry> &rooms, const QByteArray &present);
    void setPeople(const std::vector<ChatPersonEntry> &people);
    /// The name in use, or the one to begin with.
    void setName(const QString &name);
    /// Whether the name prompt offers to show that one is here.
    void setShowsPresence(bool shows);
    void setJoined(bool isJoined);
    void setConnected(bool isConnected);
    /// Why the broker did not grant the subscription; empty when it did.
    void setSubscriptionRefused(const QString &words);
    /// Which words in a message are topics, and so links.
    void setTopicLookup(std::function<bool(const QString &name)> isTopic);
    /// Why the text that was to be sent was not; it goes back into the editor.
    void showNotSent(const QString &text, const QString &words);

    QString draft() const;
    void setDraft(const QString &text);
    /// At the end of the draft, and the editor gets the focus.
    void addToDraft(const QString &text);
    /// To the editor, or to the name.
    void focusInput();
    void openSearch();
    /// Whether the newest message is in sight.
    bool isReading() const;

Q_SIGNALS:
    void joinRequested(const QString &name, bool showsPresence);
    void leaveRequested();
    void sendRequested(const QString &text);
    void sendAgainRequested(quint64 row);
    void draftChanged();
    void roomChosen(const QByteArray &topic);
    void leaveRoomRequested();
    void muteRequested(bool isMuted);
    void directRequested(const QString &name);
    void transcriptRequested();
    /// The upper end is in sight: older messages may be added there.
    void olderRequested();
    /// See isReading().
    void readingChanged();
    void topicActivated(const QString &name, qint64 time);
    /// The user has seen the address and wants it opened.
    void openRequested(const QUrl &address);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildConversation();
    QWidget *buildInput();
    void connectHeader();
    void connectView();
    void submit();
    void changeName();
    void showPage();
    void showHint();
    QString completed(const QString &beforeCursor) const;
    void placeNewButton();
    void onRowsAdded(int first, int last);
    void updateBanners();
    void activate(const QModelIndex &index, const QPoint &position);
    void confirmLink(const QString &address);
    void showContextMenu(const QPoint &position);
    Qt::CursorShape cursorAt(const QPoint &position) const;
    ChatDelegate *delegate() const;

    QStackedWidget *m_pages;
    ChatNamePage *m_namePage;
    ChatHeader *m_header;
    ChatView *m_view;
    ChatSearchBar *m_search;
    ChatEditor *m_editor;
    QToolButton *m_sendButton;
    QPushButton *m_newButton;
    ChatNotice *m_offline;
    ChatNotice *m_refused;
    ChatNotice *m_notSent;
    ToneLabel *m_hint;
    QPointer<ChatRoomModel> m_model;
    std::vector<ChatPersonEntry> m_people;
    std::function<bool(const QString &)> m_isTopic;
    QString m_name;
    int m_newRows = 0; ///< below what is in sight
    bool m_isJoined = false;
    bool m_isConnected = false;
    bool m_changesName = false;
};

} // namespace avocet
