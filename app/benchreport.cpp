// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchreport.h"

#include "app/brokerwindow.h"
#include "panes/topicpane.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QTreeView>

#include <algorithm>
#include <chrono>

namespace avocet {

namespace {
constexpr int heartbeat = 2; // milliseconds
constexpr int clickInterval = 700;
constexpr int writeInterval = 500;
constexpr size_t topicsToExpandAt = 5'000;
constexpr int rowsWanted = 1'000;

qint64 nanoseconds()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double milliseconds()
{
    return double(nanoseconds()) / 1e6;
}
} // namespace

BenchReport::BenchReport(BrokerWindow &window, const QString &path, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(path)
    , m_tree(window.topicPane.findChild<QTreeView *>(QStringLiteral("topicTree")))
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("the report cannot be written to %s", qPrintable(path));
    m_window.window.installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    m_heartbeat.setTimerType(Qt::PreciseTimer);
    connect(&m_heartbeat, &QTimer::timeout, this, &BenchReport::beat);
    connect(&m_clickTimer, &QTimer::timeout, this, &BenchReport::click);
    connect(&m_writeTimer, &QTimer::timeout, this, &BenchReport::write);
    connect(&window.feed, &MessageFeed::updated, this, &BenchReport::onUpdated);
    m_heartbeat.start(heartbeat);
    m_clickTimer.start(clickInterval);
    m_writeTimer.start(writeInterval);
}

void BenchReport::beat()
{
    const qint64 now = nanoseconds();
    const qint64 last = std::exchange(m_lastBeat, now);
    if (last == 0)
        return;
    const double gap = double(now - last) / 1e6;
    const auto limit = std::lower_bound(gapLimits.begin(), gapLimits.end(), gap);
    ++m_gaps[size_t(limit - gapLimits.begin())];
    m_longestGap = std::max(m_longestGap, gap);
}

void BenchReport::onUpdated()
{
    const double now = milliseconds();
    m_lastMessage = now;
    if (m_window.topics.topicCount() == m_topics)
        return;
    m_topics = m_window.topics.topicCount();
    m_lastTopic = now;
    if (m_firstTopic == 0)
        m_firstTopic = now;
}

/// Opens the first branch that has as many rows, and those above it.
void BenchReport::expandRows()
{
    const QAbstractItemModel &model = *m_tree->model();
    for (int root = 0; root < model.rowCount(); ++root) {
        const QModelIndex top = model.index(root, 0);
        if (!model.hasChildren(top))
            continue;
        m_tree->expand(top);
        const QModelIndex branch = model.index(0, 0, top);
        if (model.rowCount(top) >= rowsWanted || model.rowCount(branch) >= rowsWanted) {
            m_tree->expand(branch);
            m_isExpanded = true;
            return;
        }
    }
}

void BenchReport::click()
{
    if (!m_isExpanded && m_topics >= topicsToExpandAt)
        expandRows();
    if (m_topics == 0 || m_clickPosted != 0 || !m_tree->isVisible())
        return;
    const int rows = m_tree->viewport()->height() / std::max(1, m_tree->sizeHintForRow(0));
    const QPoint place(m_tree->viewport()->width() / 2,
                       m_tree->sizeHintForRow(0) *
                           (1 + int(QRandomGenerator::global()->bounded(quint32(std::max(2, rows - 2))))));
    m_clickPosted = nanoseconds();
    m_isClickHandled = false;
    const QPointF global = m_tree->viewport()->mapToGlobal(QPointF(place));
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease})
        QCoreApplication::postEvent(
            m_tree->viewport(),
            new QMouseEvent(type, place, global, Qt::LeftButton,
                            type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                            Qt::NoModifier));
}

bool BenchReport::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window.window) {
        if (event->type() == QEvent::Paint && m_painted == 0)
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_painted = milliseconds();
                    write();
                },
                Qt::QueuedConnection);
        return false;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        m_isClickHandled = true;
    } else if (event->type() == QEvent::Paint && m_clickPosted != 0 && m_isClickHandled) {
        QMetaObject::invokeMethod(
            this,
            [this, posted = std::exchange(m_clickPosted, 0)] {
                ++m_clicks;
                m_longestClick = std::max(m_longestClick, double(nanoseconds() - posted) / 1e6);
            },
            Qt::QueuedConnection);
    }
    return false;
}

void BenchReport::write()
{
    QJsonArray gaps;
    for (qint64 &count : m_gaps)
        gaps.append(std::exchange(count, 0));
    const mqtt::TrafficCounters counters = m_window.connection().counters();
    const QJsonObject line{{QStringLiteral("now"), milliseconds()},
                           {QStringLiteral("painted"), m_painted},
                           {QStringLiteral("topics"), qint64(m_topics)},
                           {QStringLiteral("firstTopic"), m_firstTopic},
                           {QStringLiteral("lastTopic"), m_lastTopic},
                           {QStringLiteral("lastMessage"), m_lastMessage},
                           {QStringLiteral("received"), qint64(counters.messagesReceived)},
                           {QStringLiteral("counted"), qint64(m_window.topics.messagesBelow(rootNode))},
                           {QStringLiteral("dropped"), qint64(counters.droppedMessages)},
                           {QStringLiteral("backlog"), counters.backlogBytes},
                           {QStringLiteral("heldBack"), double(counters.heldBackMicroseconds) / 1e3},
                           {QStringLiteral("history"), m_window.log.byteSize()},
                           {QStringLiteral("treeBytes"), m_window.topics.byteSize()},
                           {QStringLiteral("expanded"), m_isExpanded},
                           {QStringLiteral("gaps"), gaps},
                           {QStringLiteral("longestGap"), std::exchange(m_longestGap, 0)},
                           {QStringLiteral("clicks"), std::exchange(m_clicks, 0)},
                           {QStringLiteral("longestClick"), std::exchange(m_longestClick, 0)}};
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace avocet
