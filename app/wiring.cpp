// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring.h"

#include "app/brokerwindow.h"
#include "app/brokerwords.h"
#include "app/connectioncontrol.h"
#include "app/eventlog.h"
#include "models/connectionwords.h"
#include "models/recoverywords.h"
#include "panes/chatpane.h"
#include "panes/inspectorpane.h"
#include "panes/publishpane.h"
#include "panes/searchpane.h"
#include "panes/statusstrip.h"
#include "panes/subscriptionspane.h"
#include "panes/topicpane.h"
#include "shell/actions.h"
#include "shell/connectionbar.h"
#include "shell/startpage.h"
#include "topics/topiccompletion.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

using namespace mqtt;

namespace avocet {

namespace {

void wireState(BrokerWindow &w, ConnectionControl &control, EventLog &events)
{
    std::optional<SessionFileProblem> said;
    const auto show = [&, said](const ConnectionState &state) mutable {
        const bool isConnected = state.phase == ConnectionPhase::Connected;
        w.window.connectionBar().setName(control.present().name);
        w.window.showConnectionState(state);
        w.topicPane.setConnected(isConnected);
        w.chatPane.setConnected(isConnected);
        events.showState(state);
        if (state.sessionFile && state.sessionFile != said) {
            const Words words = sessionFileWords(*state.sessionFile);
            w.window.showNotice(words.what, words.whatToDo);
        }
        said = state.sessionFile;
        w.meter.wake();
    };
    QObject::connect(&w.connection(), &Connection::stateChanged, &w, show);
    QObject::connect(&w.connection(), &Connection::subscriptionsChanged, &w,
                     [&](const std::vector<SubscriptionState> &subscriptions) {
                         w.window.showSubscriptions(subscriptions);
                         events.showSubscriptions(subscriptions);
                     });
}

void wireMessages(BrokerWindow &w)
{
    BrokerSession *session = &w.session();
    QObject::connect(&session->connection, &Connection::messagesReceived, &w,
                     [&w, session](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count) {
                         session->passToChat(*batch, first, count);
                         w.feed.take(batch, first, count);
                     });
    QObject::connect(&session->connection, &Connection::frameFinished, &w, [&w] {
        w.feed.endFrame();
        w.meter.wake();
    });
}

void wirePublishing(BrokerWindow &w, EventLog &events)
{
    QObject::connect(&w.connection(), &Connection::settled, &w.publishPane, &PublishPane::showSettlement);
    QObject::connect(&w.connection(), &Connection::settled, &events, &EventLog::showSettlement);
}

void wireSession(BrokerWindow &w, ConnectionControl &control, EventLog &events)
{
    wireState(w, control, events);
    wireMessages(w);
    wirePublishing(w, events);
}

void wireExplorer(BrokerWindow &w)
{
    QObject::connect(&w.feed, &MessageFeed::updated, &w, [&] {
        w.topicPane.frame();
        w.inspection.frame();
        w.meter.wake();
    });
    QObject::connect(&w.topicPane, &TopicPane::topicSelected, &w.inspection, &Inspection::select);
    QObject::connect(&w.topicPane, &TopicPane::topicCleared, &w.inspection, &Inspection::clear);
    QObject::connect(&w.inspectorPane, &InspectorPane::messageRequested, &w.inspection,
                     &Inspection::showMessage);
    QObject::connect(&w.inspectorPane, &InspectorPane::liveRequested, &w.inspection, &Inspection::showLatest);
    QObject::connect(&w.meter, &TrafficMeter::measured, &w,
                     [&](const TrafficCounters &counters, double messagesPerSecond) {
                         StatusStrip &strip = w.window.statusStrip();
                         strip.setTraffic(counters, messagesPerSecond);
                         strip.setHistory(w.log.byteSize(), w.log.budget());
                         strip.setTopics(qint64(w.topics.topicCount()));
                     });
}

void wireSearch(BrokerWindow &w)
{
    QObject::connect(&w.searchPane, &SearchPane::searchRequested, &w,
                     [&w](const PayloadQuery &query) { w.search.start(w.log, query); });
    QObject::connect(&w.searchPane, &SearchPane::cancelRequested, &w.search, &PayloadSearch::cancel);
    QObject::connect(&w.search, &PayloadSearch::found, &w.searchPane, &SearchPane::append);
    QObject::connect(&w.search, &PayloadSearch::progressed, &w.searchPane, &SearchPane::showProgress);
    QObject::connect(&w.search, &PayloadSearch::finished, &w.searchPane, &SearchPane::showFinished);
    QObject::connect(&w.searchPane, &SearchPane::hitActivated, &w, [&w](TopicId topic, Sequence sequence) {
        const NodeId node = w.topics.nodeOf(topic);
        if (node != noNode && w.topicPane.selectTopic(QString::fromUtf8(w.topics.pathOf(node))))
            w.inspectorPane.requestMessage(sequence);
    });
}

void draft(BrokerWindow &w, const QByteArray &topic, const QByteArray &payload)
{
    w.publishPane.setDraft(topic, payload);
    w.window.workspace().raise(&w.publishPane);
    w.publishPane.focusTopic();
}

void wirePublishPane(BrokerWindow &w)
{
    w.publishPane.setCompletions(
        [&w](const QString &prefix, int limit) { return completeTopic(w.topics, prefix, limit); });
    QObject::connect(&w.publishPane, &PublishPane::publishRequested, &w, [&](const Publish &message) {
        w.publishPane.setPending(w.connection().publish(message));
    });
    QObject::connect(&w.topicPane, &TopicPane::publishRequested, &w,
                     [&](const QString &topic) { draft(w, topic.toUtf8(), {}); });
    QObject::connect(&w.inspectorPane, &InspectorPane::publishRequested, &w,
                     [&](const QByteArray &topic, const QByteArray &payload) { draft(w, topic, payload); });
    QObject::connect(&w.subscriptionsPane, &SubscriptionsPane::subscribeRequested, &w,
                     [&](const Subscription &subscription) { w.connection().subscribe(subscription); });
    QObject::connect(&w.subscriptionsPane, &SubscriptionsPane::unsubscribeRequested, &w,
                     [&](const QByteArray &filter) { w.connection().unsubscribe(filter); });
}

void wireStartPage(BrokerWindow &w, ConnectionControl &control)
{
    StartPage &page = w.window.startPage();
    QObject::connect(&page, &StartPage::connectRequested, &control, &ConnectionControl::openAddress);
    QObject::connect(&page, &StartPage::profileActivated, &control, &ConnectionControl::openProfile);
    QObject::connect(&page, &StartPage::editRequested, &control, &ConnectionControl::editProfile);
    QObject::connect(&page, &StartPage::removeRequested, &control, &ConnectionControl::removeProfile);
    QObject::connect(&w.window.connectionBar(), &ConnectionBar::profileChosen, &control,
                     &ConnectionControl::openProfile);
    QObject::connect(&control, &ConnectionControl::profilesChanged, &w, [&] {
        w.window.startPage().setProfiles(control.profiles());
        w.window.connectionBar().setProfiles(control.profiles());
    });
}

void wireLocalBroker(BrokerWindow &w, ConnectionControl &control)
{
    QObject::connect(&control, &ConnectionControl::localBrokerFailed, &w,
                     [&](LocalBrokerError error, const QString &detail) {
                         const Words words = localBrokerWords(error, detail);
                         if (w.window.isWorkspaceShown())
                             w.window.showNotice(words.what, words.whatToDo);
                         else
                             w.window.startPage().showLocalBrokerProblem(words.what, words.whatToDo);
                     });
    QObject::connect(&control.localBroker(), &LocalBroker::started, &w,
                     [&] { w.window.startPage().showLocalBrokerProblem({}, {}); });
}

void wireActions(BrokerWindow &w, ConnectionControl &control)
{
    const Actions &actions = w.window.actions();
    const auto on = [](QAction *action, auto *receiver, auto slot) {
        QObject::connect(action, &QAction::triggered, receiver, slot);
    };
    on(actions.newConnection, &control, &ConnectionControl::newProfile);
    on(actions.editConnection, &control, &ConnectionControl::editPresent);
    on(actions.startLocalBroker, &control, &ConnectionControl::openPlayground);
    on(actions.disconnect, &control, &ConnectionControl::disconnectFromBroker);
    on(actions.reconnect, &control, &ConnectionControl::reconnect);
    on(actions.authenticateAgain, &w, [&] { w.connection().reauthenticate(); });
    QObject::connect(&w.window, &MainWindow::trustRequested, &control, &ConnectionControl::trustCertificate);
    on(actions.focusFilter, &w, [&] {
        w.window.workspace().raise(&w.topicPane);
        w.topicPane.focusFilter();
    });
    on(actions.copyTopic, &w, [&] {
        if (const NodeId node = w.topicPane.selectedNode(); node != noNode)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(w.topics.pathOf(node)));
    });
    QObject::connect(actions.pause, &QAction::toggled, &w.feed, &MessageFeed::setPaused);
    QObject::connect(&w.feed, &MessageFeed::pausedChanged, actions.pause, &QAction::setChecked);
}

void wireNotices(BrokerWindow &w, ConnectionControl &control, EventLog &events)
{
    QObject::connect(&control, &ConnectionControl::problem, &w.window, &MainWindow::showNotice);
    QObject::connect(&control, &ConnectionControl::problem, &events, &EventLog::showProblem);
    QObject::connect(&w.feed, &MessageFeed::pauseOverrun, &events, [&] {
        const Words words = pauseOverrunWords(MessageFeed::heldBackLimit);
        w.window.showNotice(words.what, words.whatToDo);
        events.showProblem(words.what, words.whatToDo);
    });
}

} // namespace

void wire(BrokerWindow &window, ConnectionControl &control, EventLog &events)
{
    wireExplorer(window);
    wireSearch(window);
    wirePublishPane(window);
    wireStartPage(window, control);
    wireLocalBroker(window, control);
    wireActions(window, control);
    wireNotices(window, control, events);
    wireSession(window, control, events);
    QObject::connect(&window, &BrokerWindow::sessionStarted, &window,
                     [&] { wireSession(window, control, events); });
}

} // namespace avocet
