// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace avocet {

/// Asks for the name under which one chats.
class ChatNamePage : public QWidget
{
    Q_OBJECT

public:
    explicit ChatNamePage(QWidget *parent = nullptr);

    void setName(const QString &name);
    /// For a change of the name: there is a way back.
    void setCanCancel(bool canCancel);
    void setConnected(bool isConnected);
    /// Whether others shall see that one is here.
    void setShowsPresence(bool shows);
    void focusName();

Q_SIGNALS:
    void joinRequested(const QString &name, bool showsPresence);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    void askToJoin();
    void updateWords();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_hint;
    QLabel *m_offline;
    QLineEdit *m_name;
    QCheckBox *m_presence;
    QPushButton *m_join;
    QPushButton *m_cancel;
};

} // namespace avocet
