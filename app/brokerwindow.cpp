// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/brokerwindow.h"

#include "panes/chatpane.h"
#include "panes/inspectorpane.h"
#include "panes/logpane.h"
#include "panes/publishpane.h"
#include "panes/searchpane.h"
#include "panes/subscriptionspane.h"
#include "panes/topicpane.h"
#include "panes/tracepane.h"

namespace avocet {

namespace {
constexpr size_t fewTopics = 200;
}

BrokerWindow::BrokerWindow(UiState &state, Theme &theme, QObject *parent)
    : QObject(parent)
    , feed(topics, log)
    , topicPane(*new TopicPane(topics, log))
    , inspectorPane(*new InspectorPane)
    , chatPane(*new ChatPane)
    , publishPane(*new PublishPane)
    , subscriptionsPane(*new SubscriptionsPane)
    , tracePane(*new TracePane)
    , searchPane(*new SearchPane(topics))
    , logPane(*new LogPane)
    , window({&topicPane, &inspectorPane, &chatPane, &publishPane, &subscriptionsPane, &tracePane,
              &searchPane, &logPane},
             state, theme)
    , inspection(topics, log, inspectorPane)
    , meter([this] { return connection().counters(); })
    , trace(tracePane)
    , m_session(std::make_unique<BrokerSession>())
{
    trace.attach(connection());
    topicPane.setOpensRootsUpTo(fewTopics);
}

BrokerWindow::~BrokerWindow()
{
    // The panes look at the inspection's models as long as they live.
    inspectorPane.setHistoryModel(nullptr);
    chatPane.setModel(nullptr);
}

void BrokerWindow::startSession()
{
    auto old = std::exchange(m_session, std::make_unique<BrokerSession>());
    for (QObject *source : {static_cast<QObject *>(&old->connection), static_cast<QObject *>(&old->chat),
                            static_cast<QObject *>(&old->chatModel)})
        source->disconnect();
    old->close();
    old.release()->deleteLater();
    trace.attach(connection());
    search.cancel();
    searchPane.clear();
    feed.clear();
    inspection.clear();
    Q_EMIT sessionStarted();
}

} // namespace avocet
