// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace avocet {

class ChatEditor;
class ChatNamePage;
class ChatNotice;
class ChatRoomModel;
class ChatView;
class ElidedLabel;

/// The chat: asks for a name, then shows the conversation and takes what is typed. What is typed is asked to
/// be sent in every state of the connection; a draft stays until it is sent.
class ChatPane : public QWidget
{
    Q_OBJECT

public:
    explicit ChatPane(QWidget *parent = nullptr);
    ~ChatPane() override;

    /// Borrowed.
    void setModel(ChatRoomModel *model);
    /// The name in use, or the one to begin with.
    void setName(const QString &name);
    void setJoined(bool isJoined);
    void setConnected(bool isConnected);
    /// Why the broker did not grant the subscription; empty when it did.
    void setSubscriptionRefused(const QString &words);

    QString draft() const;
    void setDraft(const QString &text);
    /// To the editor, or to the name.
    void focusInput();

Q_SIGNALS:
    void joinRequested(const QString &name);
    void leaveRequested();
    void sendRequested(const QString &text);
    void sendAgainRequested(quint64 row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHeader();
    QWidget *buildConversation();
    QWidget *buildInput();
    void buildMenu();
    void connectView();
    void submit();
    void changeName();
    void showPage();
    void showIcons();
    void placeNewButton();
    void onRowsAdded();
    void updateCount();
    void updateBanners();
    void showContextMenu(const QPoint &position);

    QStackedWidget *m_pages;
    ChatNamePage *m_namePage;
    ChatView *m_view;
    ChatEditor *m_editor;
    ElidedLabel *m_heading;
    QLabel *m_count;
    QToolButton *m_menuButton;
    QToolButton *m_sendButton;
    QPushButton *m_newButton;
    ChatNotice *m_offline;
    ChatNotice *m_refused;
    ChatNotice *m_tooLong;
    QMenu *m_menu;
    QPointer<ChatRoomModel> m_model;
    QTimer m_countTimer;
    QString m_name;
    bool m_isJoined = false;
    bool m_isConnected = false;
    bool m_changesName = false;
};

} // namespace avocet
