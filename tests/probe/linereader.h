// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <memory>

namespace avocet::probe {

/// The lines of standard input, while the event loop runs.
class LineReader : public QObject
{
    Q_OBJECT

public:
    explicit LineReader(QObject *parent = nullptr);
    ~LineReader() override;

Q_SIGNALS:
    /// Without its LF.
    void lineRead(const QByteArray &line);
    void ended();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace avocet::probe
