// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <array>

class QTreeView;

namespace avocet {

class BrokerWindow;

/// For `./dev bench`: a heartbeat on the window's thread, a click on a row now and then, and twice a second
/// one line of JSON in a file: how much has arrived and when, how long the event loop was busy, how long a
/// click took until it was painted. Times are milliseconds of the monotonic clock. It opens about a thousand
/// rows, as a user would.
class BenchReport : public QObject
{
    Q_OBJECT

public:
    BenchReport(BrokerWindow &window, const QString &path, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr std::array<int, 7> gapLimits{5, 10, 16, 20, 30, 60, 1'000'000}; ///< milliseconds

    void beat();
    void onUpdated();
    void expandRows();
    void click();
    void write();

    BrokerWindow &m_window;
    QFile m_file;
    QTreeView *m_tree;
    QTimer m_heartbeat;
    QTimer m_clickTimer;
    QTimer m_writeTimer;
    qint64 m_lastBeat = 0; ///< nanoseconds
    std::array<qint64, gapLimits.size()> m_gaps{};
    double m_longestGap = 0;
    qint64 m_clickPosted = 0;
    bool m_isClickHandled = false;
    qint64 m_clicks = 0;
    double m_longestClick = 0;
    double m_painted = 0;
    double m_firstTopic = 0;
    double m_lastTopic = 0;
    double m_lastMessage = 0;
    size_t m_topics = 0;
    bool m_isExpanded = false;
};

} // namespace avocet
