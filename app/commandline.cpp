// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QtCore/QCommandLineParser>

namespace avocet {

namespace {
CommandLineMessage usageError(const QString &why)
{
    return {QStringLiteral("avocet: ") + why + u'\n' + QStringLiteral("See avocet --help.") + u'\n', 2};
}

QString whyNoAddress(mqtt::AddressError error)
{
    switch (error) {
    case mqtt::AddressError::Empty:
        return QStringLiteral("the address is empty");
    case mqtt::AddressError::UnknownScheme:
        return QStringLiteral("the address must begin with mqtt://, mqtts://, ws:// or wss://, or with no scheme at all");
    case mqtt::AddressError::NoHost:
        return QStringLiteral("the address names no host");
    case mqtt::AddressError::BadPort:
        return QStringLiteral("the port must be a number from 1 to 65535");
    case mqtt::AddressError::Malformed:
        return QStringLiteral("the address cannot be read; it looks like mqtt://user:password@host:1883");
    }
    return {};
}
} // namespace

mqtt::Result<CommandLine, CommandLineMessage> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Browse the live topics of an MQTT broker, and chat on it."));
    const QCommandLineOption chatAs(QStringLiteral("chat-as"), QStringLiteral("Join the chat as NAME."),
                                    QStringLiteral("NAME"));
    const QCommandLineOption chatLog(QStringLiteral("chat-log"),
                                     QStringLiteral("Append what is said to FILE, as user:say."),
                                     QStringLiteral("FILE"));
    const QCommandLineOption playground(
        QStringLiteral("playground"),
        QStringLiteral("Start a local broker with demo devices and connect to it."));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en or zh_CN."),
                                      QStringLiteral("LANGUAGE"));
    QCommandLineOption selfCheck(
        QStringLiteral("self-check"),
        QStringLiteral("Wait for live topics, save a picture of the window, and end."),
        QStringLiteral("IMAGE"));
    selfCheck.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption benchReport(QStringLiteral("bench-report"),
                                   QStringLiteral("Write to FILE what a bench wants to know."),
                                   QStringLiteral("FILE"));
    benchReport.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({chatAs, chatLog, playground, theme, language, selfCheck, benchReport});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("ADDRESS"), QStringLiteral("mqtt://user:password@host:port"),
                                 QStringLiteral("[ADDRESS]"));

    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(help))
        return CommandLineMessage{parser.helpText(), 0};
    if (parser.isSet(version))
        return CommandLineMessage{QStringLiteral("avocet " AVOCET_VERSION "\n"), 0};

    CommandLine line;
    line.chatAs = parser.value(chatAs).trimmed();
    line.chatLog = parser.value(chatLog);
    line.playground = parser.isSet(playground);
    line.selfCheckImage = parser.value(selfCheck);
    line.benchReport = parser.value(benchReport);
    line.theme = parser.value(theme);
    line.language = parser.value(language);
    if (parser.isSet(chatAs) && line.chatAs.isEmpty())
        return usageError(QStringLiteral("--chat-as needs a name"));
    if (!line.theme.isEmpty() && !QStringList{u"light"_qs, u"dark"_qs, u"system"_qs}.contains(line.theme))
        return usageError(QStringLiteral("--theme is light, dark or system"));
    if (!line.language.isEmpty() && !QStringList{u"en"_qs, u"zh_CN"_qs}.contains(line.language))
        return usageError(QStringLiteral("--language is en or zh_CN"));

    const QStringList addresses = parser.positionalArguments();
    if (addresses.size() > 1 || (line.playground && !addresses.isEmpty()))
        return usageError(QStringLiteral("only one address can be opened"));
    if (!addresses.isEmpty()) {
        const auto address = mqtt::parseAddress(addresses.first());
        if (!address)
            return usageError(whyNoAddress(address.error()));
        line.address = *address;
    }
    return line;
}

} // namespace avocet
