// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/commandline.h"
#include "app/quitsignals.h"

#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    avocet::nameApplication();
    const auto line = avocet::parseCommandLine(QCoreApplication::arguments());
    if (!line) {
        QTextStream(line.error().exitCode == 0 ? stdout : stderr) << line.error().text;
        return line.error().exitCode;
    }
    avocet::Application avocet(application, *line);
    avocet::quitOnTerminationSignals(&application);
    return QApplication::exec();
}
