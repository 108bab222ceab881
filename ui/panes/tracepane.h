// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/traceentry.h"

#include <QtWidgets/QWidget>

#include <vector>

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace avocet {

class Banner;
class PacketDetails;
class ToneLabel;
class TraceFilterBar;
class TraceModel;
class TraceView;

/// Every Control Packet of this window's connections, in both directions. Off until it is started, since
/// listening costs.
class TracePane : public QWidget
{
    Q_OBJECT

public:
    explicit TracePane(QWidget *parent = nullptr);

    void setRunning(bool isRunning);
    /// `leftOut` packets more than these went by.
    void append(std::vector<mqtt::TracedPacket> packets, quint64 leftOut);
    /// The shown ones.
    std::vector<mqtt::TraceEntry> entries() const;
    void showExported(const QString &path, int packets);
    void showExportProblem(const QString &path, const QString &why);

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void exportRequested(const QString &path);

private:
    QWidget *buildContent();
    QWidget *buildBar();
    void toggle();
    void clear();
    void chooseExportFile();
    void applyFilter();
    void showCurrent();
    void showCounts();
    void copyCurrent();

    TraceModel *m_model;
    TraceView *m_view;
    TraceFilterBar *m_filter;
    PacketDetails *m_details;
    QStackedWidget *m_pages;
    Banner *m_banner;
    QPushButton *m_run;
    QToolButton *m_clear;
    QToolButton *m_follow;
    QToolButton *m_export;
    ToneLabel *m_counts;
    bool m_isRunning = false;
};

} // namespace avocet
