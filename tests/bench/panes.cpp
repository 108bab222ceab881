// SPDX-License-Identifier: GPL-3.0-or-later
// What the panes need to show: a chat of 100,000 rows scrolled from end to end, an inspector at 60 updates a second,
// and a large payload.
#include "chat/chatroom.h"
#include "models/chatroommodel.h"
#include "panes/chatpane.h"
#include "panes/inspectorpane.h"
#include "widgets/payloadview.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace avocet;

namespace {
constexpr int chatRows = 100'000;
constexpr int scrollSteps = 500;
constexpr int updates = 600; ///< ten seconds of 60 a second
constexpr qint64 second = 1'000'000;

double since(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

void say(const char *what, double milliseconds)
{
    std::printf("{\"pane\": \"%s\", \"ms\": %.2f}\n", what, milliseconds);
}

/// Runs `step` and paints, `count` times. Gives the longest, and the mean.
template <class Step>
std::pair<double, double> frames(QWidget &widget, int count, Step step)
{
    double longest = 0;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer clock;
        clock.start();
        step(i);
        QCoreApplication::sendPostedEvents();
        widget.grab();
        longest = std::max(longest, since(clock));
        sum += since(clock);
    }
    return {longest, sum / count};
}

QString sentence(int i)
{
    static const QStringList sentences{
        QStringLiteral("Hello,anyone!"), QStringLiteral("the pump in hall %1 runs at 21.5 degrees, see plant/hall/pump"),
        QStringLiteral("这台设备 %1 的温度太高了，请检查"),
        QStringLiteral("`mosquitto_sub -t '#'` shows %1 of them, https://example.org/%1 has the list"),
        QStringLiteral("a longer line that says rather much about number %1 and goes on for a while, so that it does not "
                       "fit on one line of the pane, nor on two, and has to be broken where there is a space")};
    const QString &text = sentences[i % sentences.size()];
    return text.contains(u'%') ? text.arg(i) : text;
}

void measureChat()
{
    ChatRoom room(2 * chatRows);
    std::vector<ChatRow> rows;
    for (int i = 0; i < chatRows; ++i)
        rows.push_back({.time = 1'700'000'000 * second + i * second,
                        .user = QStringLiteral("user %1").arg(i / 3 % 7),
                        .say = sentence(i)});
    room.prepend(std::move(rows));
    ChatRoomModel model(&room);
    ChatPane pane;
    pane.setName(QStringLiteral("Ann"));
    pane.setConnected(true);
    pane.setJoined(true);
    pane.resize(320, 700);
    QElapsedTimer clock;
    clock.start();
    pane.setModel(&model);
    pane.show();
    pane.grab();
    say("chat of 100,000 rows: opened, until painted", since(clock));

    auto *view = pane.findChild<QAbstractItemView *>(QStringLiteral("chatView"));
    QScrollBar *bar = view->verticalScrollBar();
    const auto [jump, jumpMean] = frames(pane, scrollSteps, [bar](int i) {
        bar->setValue(int(qint64(bar->maximum()) * (scrollSteps - i) / scrollSteps));
    });
    say("chat of 100,000 rows: scrolled through, longest frame", jump);
    const auto [wheel, wheelMean] = frames(pane, scrollSteps, [bar](int) { bar->setValue(bar->value() + 60); });
    say("chat of 100,000 rows: by the wheel, longest frame", wheel);
    bar->setValue(bar->maximum());
    const auto [arrival, arrivalMean] = frames(pane, scrollSteps, [&room](int i) {
        room.add({.time = 1'700'200'000 * second + i * second, .user = QStringLiteral("Bob"), .say = sentence(i)});
    });
    say("chat of 100,000 rows: a new message, longest frame", arrival);
    say("chat of 100,000 rows: a new message, mean frame", arrivalMean);
}

QByteArray json(qsizetype size, int value)
{
    QByteArray text = "{\"value\": " + QByteArray::number(value) + ", \"list\": [";
    while (text.size() < size)
        text += "{\"name\": \"sensor\", \"unit\": \"C\", \"on\": true},";
    return text + "0]}";
}

void measureInspector()
{
    InspectorPane pane;
    pane.resize(480, 600);
    pane.show();
    const auto [longest, mean] = frames(pane, updates, [&pane](int i) {
        pane.showMessage({.topic = "plant/hall/pump",
                          .payload = json(2'000, i),
                          .timeMicroseconds = 1'700'000'000 * second + i * 16'000,
                          .sequence = quint64(i)});
    });
    say("inspector, JSON of 2 kB at 60 a second: longest frame", longest);
    say("inspector, JSON of 2 kB at 60 a second: mean frame", mean);
}

void measurePayloads()
{
    PayloadView view;
    view.resize(480, 600);
    view.show();
    const QByteArray large = json(10'000'000, 1);
    say("payload of 10 MB of JSON, until painted", frames(view, 1, [&](int) { view.setPayload(large); }).first);
    const QByteArray binary(10'000'000, '\xF7');
    say("payload of 10 MB of bytes, until painted", frames(view, 1, [&](int) { view.setPayload(binary); }).first);
}
} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    measureChat();
    measureInspector();
    measurePayloads();
}
