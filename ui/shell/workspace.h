// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QMainWindow>

#include <utility>
#include <vector>

class QAction;
class QDockWidget;

namespace avocet {

class Actions;
class DockHeader;
class LogPane;
class PublishPane;
class SubscriptionsPane;

/// What the window places. The workspace becomes their parent.
struct Panes
{
    QWidget *topics;
    QWidget *inspector;
    QWidget *chat;
    PublishPane *publish;
    SubscriptionsPane *subscriptions;
    QWidget *trace;
    QWidget *search;
    LogPane *log;
};

/// The panes at work: topics left, inspector in the middle, chat right, tools beneath as tabs that fold.
/// Docks move, float, hide and come back. In a narrow window the chat folds away until it is asked for.
class Workspace : public QMainWindow
{
    Q_OBJECT

public:
    Workspace(const Panes &panes, const Actions &actions, QWidget *parent = nullptr);

    bool areToolsFolded() const { return m_areToolsFolded; }
    void setToolsFolded(bool areFolded);
    bool isChatFolded() const { return m_isChatFolded; }
    /// In a narrow window too.
    void openChat();
    void resetLayout();
    /// Of a tool: its tab is brought to the front, unfolded.
    void raise(QWidget *pane);

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    void chatFoldedChanged(bool isFolded);
    void toolsFoldedChanged(bool areFolded);

protected:
    void childEvent(QChildEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QDockWidget *addDock(const char *name, const QString &title, QWidget *pane, Qt::DockWidgetArea area);
    void addTools(const Panes &panes);
    void follow(QDockWidget *dock, QAction *action);
    void followChat(QAction *action);
    void toggle(QDockWidget *dock, QAction *action);
    void updateHeaders();
    void applyDefaultSizes();
    void fitDocks(const QByteArray &docks);
    void applyFolding();
    void applyChat();
    bool isNarrow() const;

    const Actions &m_actions;
    QDockWidget *m_topics;
    QDockWidget *m_chat;
    std::vector<QDockWidget *> m_tools;
    std::vector<std::pair<QDockWidget *, QAction *>> m_followed;
    bool m_areToolsFolded = false;
    bool m_isChatWanted = true;
    bool m_isChatOpened = false; ///< by hand, in a narrow window
    bool m_isChatFolded = false;
    bool m_isLaidOut = false;
    QByteArray m_docksToFit; ///< restored before there was a size
};

} // namespace avocet
