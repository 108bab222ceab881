// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a LocalBroker, prints "PORT PID", and stays until it is killed: what tst_localbroker kills.
#include "broker/localbroker.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    avocet::LocalBroker broker;
    QObject::connect(&broker, &avocet::LocalBroker::started, &application, [&broker](quint16 port) {
        std::printf("%d %lld\n", int(port), static_cast<long long>(broker.processId()));
        std::fflush(stdout);
    });
    QObject::connect(&broker, &avocet::LocalBroker::failed, &application, [] { QCoreApplication::exit(1); });
    broker.start();
    return application.exec();
}
