// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chatwiring.h"

#include "app/brokerwindow.h"
#include "app/chatdesk.h"
#include "app/connectioncontrol.h"
#include "app/eventlog.h"
#include "models/connectionwords.h"
#include "models/valuepreview.h"
#include "panes/chatpane.h"
#include "panes/inspectorpane.h"
#include "panes/topicpane.h"
#include "shell/actions.h"
#include "widgets/chatspans.h"

#include <QtGui/QAction>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>

using namespace mqtt;

namespace avocet {

namespace {

constexpr int mostSteps = 200'000; ///< back through the history for a message

void wireSubscriptions(BrokerWindow &w)
{
    BrokerSession &session = w.session();
    w.chatPane.setSubscriptionRefused({});
    QObject::connect(&session.connection, &Connection::subscriptionsChanged, &w,
                     [&w, &session](const std::vector<SubscriptionState> &subscriptions) {
                         QString words;
                         for (const SubscriptionState &state : subscriptions) {
                             if (state.subscription.filter == ChatService::topic() &&
                                 state.phase == SubscriptionState::Phase::Refused)
                                 words =
                                     subscriptionWords(state, session.connection.state().version, true).what;
                         }
                         w.chatPane.setSubscriptionRefused(words);
                     });
}

void wireNames(BrokerWindow &w, ConnectionControl &control, ChatDesk &desk)
{
    QObject::connect(&w.chatPane, &ChatPane::joinRequested, &w, [&](const QString &name, bool showsPresence) {
        control.setChatName(name);
        control.setShowsPresence(showsPresence);
        w.session().chat.join(name, showsPresence);
    });
    QObject::connect(&desk, &ChatDesk::renameRequested, &w, [&](const QString &name) {
        control.setChatName(name);
        w.session().chat.join(name);
    });
}

/// The newest message of the topic that is not younger than that, if it is still there.
Sequence findMessage(const BrokerWindow &w, const QByteArray &topic, qint64 time)
{
    const NodeId node = w.topics.find(topic);
    Sequence sequence = node == noNode ? noSequence : w.log.latest(w.topics.topicOf(node));
    for (int step = 0; sequence != noSequence && step < mostSteps; ++step) {
        const MessageRef message = w.log.message(sequence);
        if (!message || message.record->time / 1000 <= time)
            return message ? sequence : noSequence;
        sequence = w.log.previous(sequence);
    }
    return noSequence;
}

QString quote(const InspectedMessage &message)
{
    constexpr int longestValue = 200;
    const QString value = valuePreview(message.payload);
    return QString::fromUtf8(message.topic) + u'@' + quoteTime(message.timeMicroseconds / 1000) + u' ' +
           (value.size() > longestValue ? value.left(longestValue) + QChar(0x2026) : value);
}

void wireExplorer(BrokerWindow &w)
{
    w.chatPane.setTopicLookup([&w](const QString &name) {
        const NodeId node = w.topics.find(name.toUtf8());
        return node != noNode && w.topics.topicOf(node) != noTopic;
    });
    QObject::connect(&w.chatPane, &ChatPane::topicActivated, &w, [&w](const QString &name, qint64 time) {
        if (!w.topicPane.selectTopic(name) || time == 0)
            return;
        if (const Sequence found = findMessage(w, name.toUtf8(), time); found != noSequence)
            w.inspectorPane.requestMessage(found);
        else
            w.window.showNotice(QObject::tr("The message that was meant is not in the history any more"),
                                QObject::tr("The topic is shown as it is now."));
    });
    w.inspectorPane.addMessageAction(w.window.actions().shareToChat);
    QObject::connect(w.window.actions().shareToChat, &QAction::triggered, &w, [&w] {
        if (!w.inspectorPane.message())
            return;
        w.window.workspace().openChat();
        w.chatPane.addToDraft(quote(*w.inspectorPane.message()) + u' ');
    });
    QObject::connect(&w.chatPane, &ChatPane::openRequested, &w,
                     [](const QUrl &address) { QDesktopServices::openUrl(address); });
}

} // namespace

void wireChat(BrokerWindow &window, ConnectionControl &control, EventLog &events, ChatDesk &desk)
{
    wireNames(window, control, desk);
    wireExplorer(window);
    wireSubscriptions(window);
    window.chatPane.setName(control.chatName());
    window.chatPane.setShowsPresence(control.showsPresence());
    QObject::connect(&window, &BrokerWindow::sessionStarted, &desk, [&] {
        desk.startSession();
        wireSubscriptions(window);
        window.chatPane.setName(control.chatName());
    });
    QObject::connect(&control, &ConnectionControl::opening, &desk, [&](const QString &profile) {
        desk.setProfile(profile);
        if (!window.session().chat.isJoined())
            window.chatPane.setName(control.chatName());
    });
    QObject::connect(window.window.actions().preferences, &QAction::triggered, &desk,
                     &ChatDesk::showPreferences);
    QObject::connect(&window.chatPane, &ChatPane::transcriptRequested, &desk, [&] {
        auto *dialog = new QFileDialog(&window.window, QObject::tr("Write a transcript to a file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is appended to
        dialog->selectFile(QStringLiteral("chat.txt"));
        QObject::connect(dialog, &QFileDialog::fileSelected, &desk, &ChatDesk::startTranscript);
        dialog->open();
    });
    QObject::connect(&desk, &ChatDesk::problem, &window.window, &MainWindow::showNotice);
    QObject::connect(&desk, &ChatDesk::problem, &events, &EventLog::showProblem);
}

} // namespace avocet
