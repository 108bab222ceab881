// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"

#include "base/handover.h"
#include "base/overloaded.h"
#include "client/client.h"
#include "client/farewell.h"
#include "client/inbox.h"
#include "client/publishqueue.h"

#include <algorithm>
#include <mutex>

namespace mqtt {

namespace {
constexpr qint64 frameMilliseconds = 16;
constexpr int budgetMilliseconds = 6;
constexpr size_t pieceSize = 2048;
} // namespace

/// Between the threads: the network thread may live a little longer than the Connection.
class Connection::Waker
{
public:
    explicit Waker(Connection &connection)
        : m_connection(&connection)
    {
    }

    void wake()
    {
        const std::lock_guard lock(m_mutex);
        if (m_connection)
            QMetaObject::invokeMethod(m_connection,
                                      HandedOver([connection = m_connection] { connection->onWake(); }),
                                      Qt::QueuedConnection);
    }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_connection = nullptr;
    }

private:
    std::mutex m_mutex;
    Connection *m_connection;
};

Connection::Connection(QObject *parent)
    : QObject(parent)
    , m_waker(std::make_shared<Waker>(*this))
    , m_inbox(std::make_shared<Inbox>([waker = m_waker] { waker->wake(); }))
    , m_publishes(std::make_shared<PublishQueue>())
    , m_thread(std::make_unique<QThread>())
    , m_client(new Client(m_inbox))
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &Connection::drain);
    m_client->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_client, &QObject::deleteLater);
    m_thread->setObjectName(QStringLiteral("mqtt"));
    m_thread->start();
}

Connection::~Connection()
{
    m_waker->forget();
    connect(m_client, &Client::closed, m_thread.get(), &QThread::quit, Qt::DirectConnection);
    ask([](Client &client) { client.closeForGood(); });
    leaveToItself(std::move(m_thread));
}

/// What was published before goes before.
template <class Call>
void Connection::ask(Call call)
{
    QMetaObject::invokeMethod(m_client, HandedOver([client = m_client, queue = m_publishes,
                                                    last = m_lastToken, call = std::move(call)] {
                                  client->publishUpTo(*queue, last);
                                  call(*client);
                              }));
}

void Connection::open(const ConnectionSettings &settings)
{
    ask([settings](Client &client) { client.open(settings); });
}

void Connection::close()
{
    ask([](Client &client) { client.close(); });
}

void Connection::reconnectNow()
{
    ask([](Client &client) { client.reconnectNow(); });
}

void Connection::setWill(const std::optional<Will> &will)
{
    ask([will](Client &client) { client.setWill(will); });
}

Token Connection::publish(const Publish &message)
{
    const Token token = ++m_lastToken;
    switch (m_publishes->put(message, token)) {
    case PublishQueue::Put::First:
        QMetaObject::invokeMethod(
            m_client, HandedOver([client = m_client, queue = m_publishes] { client->publishCrowd(queue); }));
        break;
    case PublishQueue::Put::Behind:
        break;
    case PublishQueue::Put::Full:
        m_inbox->post(Settlement{
            .token = token, .outcome = Settlement::Outcome::Rejected, .why = Settlement::Why::QueueFull});
        break;
    }
    return token;
}

void Connection::subscribe(const Subscription &subscription)
{
    ask([subscription](Client &client) { client.subscribe(subscription); });
}

void Connection::unsubscribe(const QByteArray &filter)
{
    ask([filter](Client &client) { client.unsubscribe(filter); });
}

void Connection::reauthenticate()
{
    ask([](Client &client) { client.reauthenticate(); });
}

void Connection::setTrace(std::shared_ptr<TraceQueue> trace)
{
    ask([trace = std::move(trace)](Client &client) { client.setTrace(trace); });
}

TrafficCounters Connection::counters() const
{
    return m_inbox->counters();
}

void Connection::onWake()
{
    if (m_frame.isActive())
        return;
    const qint64 since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : frameMilliseconds;
    m_frame.start(int(std::clamp<qint64>(frameMilliseconds - since, 0, frameMilliseconds)));
}

void Connection::drain()
{
    m_sinceFrame.start();
    for (auto &entry : m_inbox->take())
        m_waiting.push_back(std::move(entry));
    while (!m_waiting.empty() && deliver(m_waiting.front(), m_sinceFrame)) {
        m_waiting.pop_front();
        if (m_sinceFrame.elapsed() >= budgetMilliseconds)
            break;
    }
    if (!m_waiting.empty())
        m_frame.start(int(frameMilliseconds));
    if (m_inbox->takeResume())
        ask([](Client &client) { client.resumeReading(); });
    Q_EMIT frameFinished();
}

/// False when the frame's time is up before all of it is delivered.
bool Connection::deliver(Entry &entry, const QElapsedTimer &clock)
{
    if (auto *batch = std::get_if<std::shared_ptr<MessageBatch>>(&entry))
        return deliverBatch(*batch, clock);
    std::visit(Overloaded{
                   [](std::shared_ptr<MessageBatch> &) {},
                   [this](ConnectionState &state) {
                       m_state = std::move(state);
                       Q_EMIT stateChanged(m_state);
                   },
                   [this](std::vector<SubscriptionState> &states) {
                       m_subscriptions = std::move(states);
                       Q_EMIT subscriptionsChanged(m_subscriptions);
                   },
                   [this](std::vector<Settlement> &settlements) {
                       for (const Settlement &settlement : settlements)
                           Q_EMIT settled(settlement);
                   },
               },
               entry);
    return true;
}

bool Connection::deliverBatch(const std::shared_ptr<MessageBatch> &batch, const QElapsedTimer &clock)
{
    if (m_position == 0)
        m_frontBytes = batch->usedBytes();
    do {
        const size_t count = qMin(pieceSize, batch->size() - m_position);
        Q_EMIT messagesReceived(batch, m_position, count);
        m_position += count;
        if (m_position >= batch->size()) {
            m_position = 0;
            m_inbox->release(m_frontBytes);
            return true;
        }
    } while (clock.elapsed() < budgetMilliseconds);
    return false;
}

} // namespace mqtt
