// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/installhint.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace avocet {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(InstallHint)
};

struct Install
{
    const char *productType;
    const char *command;
};
constexpr std::array commands{
    Install{"debian", "sudo apt install mosquitto"},
    Install{"ubuntu", "sudo apt install mosquitto"},
    Install{"linuxmint", "sudo apt install mosquitto"},
    Install{"raspbian", "sudo apt install mosquitto"},
    Install{"pop", "sudo apt install mosquitto"},
    Install{"fedora", "sudo dnf install mosquitto"},
    Install{"rhel", "sudo dnf install mosquitto"},
    Install{"centos", "sudo dnf install mosquitto"},
    Install{"arch", "sudo pacman -S mosquitto"},
    Install{"manjaro", "sudo pacman -S mosquitto"},
    Install{"opensuse-tumbleweed", "sudo zypper install mosquitto"},
    Install{"opensuse-leap", "sudo zypper install mosquitto"},
    Install{"macos", "brew install mosquitto"},
    Install{"osx", "brew install mosquitto"},
    Install{"windows", "winget install EclipseFoundation.Mosquitto"},
};
} // namespace

Words mosquittoMissingWords(const QString &productType)
{
    const QString what = Tr::tr("The mosquitto broker is not installed");
    for (const Install &install : commands)
        if (productType == QLatin1StringView(install.productType))
            return {what, Tr::tr("Install it with: %1").arg(QLatin1StringView(install.command))};
    return {what, Tr::tr("Install the package “mosquitto” of your system, or get it from mosquitto.org.")};
}

} // namespace avocet
