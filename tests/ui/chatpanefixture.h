// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chatroommodel.h"
#include "panes/chatpane.h"
#include "widgets/chatdelegate.h"
#include "widgets/chatview.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

namespace avocet::test {

inline constexpr qint64 second = 1'000'000;
inline constexpr qint64 noon = 1'700'000'000 * second;

inline ChatRow said(const QString &user, const QString &say, qint64 time = noon)
{
    return {.time = time, .user = user, .say = say};
}

struct Fixture
{
    ChatRoom room;
    ChatRoomModel model{&room};
    ChatPane pane;
    QSignalSpy sent{&pane, &ChatPane::sendRequested};
    QSignalSpy joins{&pane, &ChatPane::joinRequested};

    explicit Fixture(bool isJoined = true)
    {
        pane.setModel(&model);
        pane.setName(isJoined ? QStringLiteral("Ann") : QString());
        pane.setConnected(true);
        pane.setJoined(isJoined);
        pane.resize(320, 500);
        pane.show();
        pane.activateWindow();
        (void)QTest::qWaitForWindowActive(&pane);
    }
    static constexpr int firstLetter = 52; ///< pixels from the left
    template <class Widget>
    Widget *find(const char *name)
    {
        return pane.findChild<Widget *>(QLatin1StringView(name));
    }
    QPlainTextEdit *editor() { return find<QPlainTextEdit>("chatEditor"); }
    ChatView *view() { return find<ChatView>("chatView"); }
    bool isShown(const char *name) { return find<QWidget>(name)->isVisible(); }
};

/// Of the text in the first row.
inline void clickFirstLetter(Fixture &f)
{
    const QRect row = f.view()->visualRect(f.model.index(0));
    QTest::mouseClick(f.view()->viewport(), Qt::LeftButton, {}, {Fixture::firstLetter, row.bottom() - 12});
}

} // namespace avocet::test
