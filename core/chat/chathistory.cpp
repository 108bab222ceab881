// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chathistory.h"

#include "base/handover.h"
#include "chat/chathistorywriter.h"

namespace avocet {

namespace {
constexpr int bundleTime = 300;    ///< milliseconds
constexpr size_t bundleSize = 500; ///< messages
} // namespace

ChatHistory::ChatHistory(const QString &path, QObject *parent)
    : QObject(parent)
    , m_writer(new ChatHistoryWriter(path))
{
    qRegisterMetaType<ChatPage>();
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &ChatHistoryWriter::loaded, this, &ChatHistory::loaded);
    connect(m_writer, &ChatHistoryWriter::failed, this, &ChatHistory::failed);
    m_flush.setSingleShot(true);
    m_flush.setInterval(bundleTime);
    connect(&m_flush, &QTimer::timeout, this, &ChatHistory::flush);
    m_thread.setObjectName(QStringLiteral("chat history"));
    m_thread.start();
    ask([](ChatHistoryWriter &writer) { writer.open(); });
}

ChatHistory::~ChatHistory()
{
    flush();
    ask([this](ChatHistoryWriter &) { m_thread.quit(); });
    m_thread.wait();
}

template <class Call>
void ChatHistory::ask(Call call)
{
    QMetaObject::invokeMethod(
        m_writer, mqtt::HandedOver([writer = m_writer, call = std::move(call)]() mutable { call(*writer); }),
        Qt::QueuedConnection);
}

void ChatHistory::append(const QByteArray &broker, const QByteArray &room, const ChatRow &row)
{
    m_waiting.push_back({.broker = broker, .room = room, .row = row});
    if (m_waiting.size() >= bundleSize)
        flush();
    else if (!m_flush.isActive())
        m_flush.start();
}

void ChatHistory::flush()
{
    m_flush.stop();
    if (m_waiting.empty())
        return;
    ask([records = std::exchange(m_waiting, {})](ChatHistoryWriter &writer) { writer.append(records); });
}

void ChatHistory::load(const QByteArray &broker, const QByteArray &room, qint64 position, int count)
{
    flush();
    ask([=](ChatHistoryWriter &writer) { writer.load(broker, room, position, count); });
}

void ChatHistory::setLimit(qint64 messages)
{
    ask([messages](ChatHistoryWriter &writer) { writer.setLimit(messages); });
}

void ChatHistory::forget()
{
    m_waiting.clear();
    ask([](ChatHistoryWriter &writer) { writer.forget(); });
}

} // namespace avocet
