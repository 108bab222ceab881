// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/automode.h"
#include "probe/linereader.h"
#include "probe/probe.h"
#include "probe/termination.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace avocet::probe;

namespace {

int runAuto(const AutoOptions &options)
{
    AutoMode mode(options);
    QObject::connect(&mode, &AutoMode::ended, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    onTermination(qApp, [] { QCoreApplication::quit(); });
    mode.start();
    const int code = QCoreApplication::exec();
    mode.stop();
    return code;
}

int runLines()
{
    Probe probe([](const QByteArray &line) {
        std::fwrite(line.data(), 1, size_t(line.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    });
    LineReader reader;
    QObject::connect(&reader, &LineReader::lineRead, &probe, &Probe::take);
    QObject::connect(&reader, &LineReader::ended, &probe, qOverload<>(&Probe::quit));
    QObject::connect(&probe, &Probe::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    probe.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto options = parseAutoOptions(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "%s\n", qPrintable(options.error()));
        return 2;
    }
    return *options ? runAuto(**options) : runLines();
}
