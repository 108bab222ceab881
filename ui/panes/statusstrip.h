// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QToolButton;

namespace avocet {

class StatusDot;
class ToneLabel;

/// One line of numbers under everything. It only shows what it is given: whoever gives decides how often. Its
/// fields grow and never shrink, so that little moves while the numbers change.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// `now` in milliseconds since 1970, UTC.
    void setState(const mqtt::ConnectionState &state, qint64 now);
    void setTraffic(const mqtt::TrafficCounters &counters, double messagesPerSecond);
    void setHistory(qint64 bytes, qint64 budget);
    void setTopics(qint64 topics);
    /// Whether the tools beneath the panes are folded to their tabs.
    void setToolsFolded(bool areFolded);

Q_SIGNALS:
    void foldToolsRequested(bool isFolded);

private:
    ToneLabel *addField(const char *name);
    void setUpFoldButton();

    QHBoxLayout *m_layout;
    StatusDot *m_dot;
    ToneLabel *m_state;
    ToneLabel *m_version;
    ToneLabel *m_roundTrip;
    ToneLabel *m_rate;
    ToneLabel *m_topics;
    ToneLabel *m_backlog;
    qint64 m_heldBack = 0; ///< TrafficCounters::heldBackMicroseconds, when last shown
    ToneLabel *m_dropped;
    ToneLabel *m_history;
    QToolButton *m_fold;
    bool m_areToolsFolded = false;
};

} // namespace avocet
