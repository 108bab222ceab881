// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/linereader.h"

#include <iostream>
#include <mutex>
#include <string>
#include <thread>

namespace avocet::probe {

namespace {
/// Shared with the thread, which may wait in the system for ever and outlive the reader.
struct Mailbox
{
    std::mutex mutex;
    LineReader *reader;
};

void readLines(const std::shared_ptr<Mailbox> &mailbox)
{
    std::string line;
    bool goesOn = true;
    while (goesOn) {
        goesOn = bool(std::getline(std::cin, line));
        const std::lock_guard lock(mailbox->mutex);
        LineReader *const reader = mailbox->reader;
        if (!reader)
            return;
        QMetaObject::invokeMethod(
            reader,
            [reader, goesOn, bytes = QByteArray::fromStdString(line)] {
                if (goesOn)
                    Q_EMIT reader->lineRead(bytes);
                else
                    Q_EMIT reader->ended();
            },
            Qt::QueuedConnection);
    }
}
} // namespace

struct LineReader::Private
{
    std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
};

LineReader::LineReader(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->mailbox->reader = this;
    std::thread(readLines, d->mailbox).detach();
}

LineReader::~LineReader()
{
    const std::lock_guard lock(d->mailbox->mutex);
    d->mailbox->reader = nullptr;
}

} // namespace avocet::probe
