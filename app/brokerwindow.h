// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/brokersession.h"
#include "app/inspection.h"
#include "app/messagefeed.h"
#include "app/packettrace.h"
#include "app/trafficmeter.h"
#include "history/messagelog.h"
#include "history/payloadsearch.h"
#include "shell/mainwindow.h"
#include "topics/topicstore.h"

#include <QtCore/QObject>

#include <memory>

namespace avocet {

class ChatPane;
class InspectorPane;
class LogPane;
class PublishPane;
class SearchPane;
class SubscriptionsPane;
class Theme;
class TopicPane;
class TracePane;
class UiState;

/// One window and all that stands behind it: tree, history, panes, and the session with the present broker.
class BrokerWindow : public QObject
{
    Q_OBJECT

public:
    BrokerWindow(UiState &state, Theme &theme, QObject *parent = nullptr);
    ~BrokerWindow() override;

    TopicStore topics;
    MessageLog log;
    MessageFeed feed;

    // The window owns its panes.
    TopicPane &topicPane;
    InspectorPane &inspectorPane;
    ChatPane &chatPane;
    PublishPane &publishPane;
    SubscriptionsPane &subscriptionsPane;
    TracePane &tracePane;
    SearchPane &searchPane;
    LogPane &logPane;
    MainWindow window;
    Inspection inspection;

    BrokerSession &session() { return *m_session; }
    mqtt::Connection &connection() { return m_session->connection; }
    TrafficMeter meter;
    PacketTrace trace;
    PayloadSearch search;

    /// Another broker: a new session; tree, history and conversation begin afresh.
    void startSession();

Q_SIGNALS:
    void sessionStarted();

private:
    std::unique_ptr<BrokerSession> m_session;
};

} // namespace avocet
