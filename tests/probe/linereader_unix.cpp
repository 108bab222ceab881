// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/linereader.h"

#include <QtCore/QSocketNotifier>

#include <cerrno>
#include <unistd.h>

namespace avocet::probe {

struct LineReader::Private
{
    QSocketNotifier notifier{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray rest;

    /// False at the end.
    bool read();
};

bool LineReader::Private::read()
{
    char bytes[64 * 1024];
    const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (size > 0)
        rest.append(bytes, size);
    return size > 0 || (size < 0 && (errno == EINTR || errno == EAGAIN));
}

LineReader::LineReader(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    connect(&d->notifier, &QSocketNotifier::activated, this, [this] {
        const qsizetype searched = d->rest.size();
        const bool goesOn = d->read();
        qsizetype begin = 0;
        for (qsizetype end = d->rest.indexOf('\n', searched); end >= 0; end = d->rest.indexOf('\n', begin)) {
            Q_EMIT lineRead(d->rest.mid(begin, end - begin));
            begin = end + 1;
        }
        d->rest.remove(0, begin);
        if (goesOn)
            return;
        d->notifier.setEnabled(false);
        Q_EMIT ended();
    });
}

LineReader::~LineReader() = default;

} // namespace avocet::probe
