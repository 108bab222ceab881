// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/commandline.h"
#include "app/heap.h"
#include "app/processend.h"
#include "app/quitsignals.h"

#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace {

/// Only prints something, which needs no display.
bool asksForText(int argc, char **argv)
{
    using namespace std::string_view_literals;
    static constexpr std::array options{"-h"sv, "--help"sv, "-v"sv, "--version"sv};
    return argc == 2 && std::ranges::find(options, std::string_view(argv[1])) != options.end();
}

int answer(const avocet::CommandLineMessage &message)
{
    QTextStream(message.exitCode == 0 ? stdout : stderr) << message.text;
    return message.exitCode;
}

int run(int argc, char *argv[])
{
    if (asksForText(argc, argv)) {
        QCoreApplication application(argc, argv);
        avocet::nameApplication();
        return answer(avocet::parseCommandLine(QCoreApplication::arguments()).error());
    }
    avocet::giveLargeBlocksBack();
    QApplication application(argc, argv);
    avocet::nameApplication();
    const auto line = avocet::parseCommandLine(QCoreApplication::arguments());
    if (!line)
        return answer(line.error());
    avocet::Application avocet(application, *line);
    avocet::quitOnTerminationSignals(&application);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    avocet::endProcess(run(argc, argv));
}
