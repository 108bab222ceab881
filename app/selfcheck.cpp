// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selfcheck.h"

#include "app/brokerwindow.h"
#include "models/connectionwords.h"
#include "panes/topicpane.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QTextStream>

namespace avocet {

namespace {
constexpr int interval = 250;
constexpr qint64 patience = 60'000;
/// Topics keep coming in at the beginning: the picture is taken once they have been there for this many
/// looks.
constexpr int looksBeforePicture = 12;
constexpr size_t fewTopics = 5;
} // namespace

SelfCheck::SelfCheck(BrokerWindow &window, QString imagePath, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_imagePath(std::move(imagePath))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &SelfCheck::look);
    m_timer.start();
    m_sinceStart.start();
}

void SelfCheck::look()
{
    const bool isSeen = m_window.connection().isConnected() && m_window.topics.topicCount() >= fewTopics &&
                        m_window.topicPane.isVisible();
    if (isSeen && ++m_looks == looksBeforePicture / 2)
        selectSomething();
    if (m_looks >= looksBeforePicture) {
        finish();
    } else if (m_sinceStart.elapsed() > patience) {
        giveUp(whyNot());
    }
}

void SelfCheck::giveUp(const Words &why)
{
    m_timer.stop();
    QTextStream(stderr) << "avocet: " << why.what << ". " << why.whatToDo << Qt::endl;
    QCoreApplication::exit(1);
}

void SelfCheck::selectSomething()
{
    for (mqtt::TopicId id = 0; id < m_window.topics.topicIdEnd(); ++id) {
        const NodeId node = m_window.topics.nodeOf(id);
        if (node == noNode)
            continue;
        const QString name = QString::fromUtf8(m_window.topics.pathOf(node));
        if (m_window.log.latestMessage(id).payload.startsWith('{')) {
            m_window.topicPane.selectTopic(name);
            return;
        }
    }
}

void SelfCheck::finish()
{
    if (!m_window.window.grab().save(m_imagePath)) {
        QTextStream(stderr) << "avocet: the picture could not be saved as " << m_imagePath << Qt::endl;
        QCoreApplication::exit(1);
        return;
    }
    QTextStream(stdout) << "broker: " << m_window.connection().state().endpoint.toString() << '\n'
                        << "topics: " << m_window.topics.topicCount() << '\n'
                        << "messages: " << m_window.connection().counters().messagesReceived << '\n'
                        << "screenshot: " << QFileInfo(m_imagePath).absoluteFilePath() << Qt::endl;
    QCoreApplication::exit(0);
}

Words SelfCheck::whyNot() const
{
    const mqtt::ConnectionState &state = m_window.connection().state();
    if (state.error)
        return errorWords(*state.error, state.endpoint);
    if (!m_window.connection().isConnected())
        return {QStringLiteral("No connection to a broker came about"), {}};
    return {QStringLiteral("Connected, but fewer than %1 topics arrived").arg(fewTopics), {}};
}

} // namespace avocet
