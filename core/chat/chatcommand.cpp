// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatcommand.h"

#include <array>

namespace avocet {

namespace {
struct Word
{
    const char *word;
    ChatCommand::Kind kind;
};
constexpr std::array words{
    Word{"/clear", ChatCommand::Kind::Clear}, Word{"/help", ChatCommand::Kind::Help},
    Word{"/join", ChatCommand::Kind::Join},   Word{"/leave", ChatCommand::Kind::Leave},
    Word{"/me", ChatCommand::Kind::Me},       Word{"/nick", ChatCommand::Kind::Nick},
    Word{"/who", ChatCommand::Kind::Who},
};
constexpr QLatin1StringView actionPrefix("/me ");
} // namespace

ChatCommand parseCommand(const QString &line)
{
    if (!line.startsWith(u'/'))
        return {ChatCommand::Kind::Say, line};
    if (line.startsWith(QLatin1StringView("//")))
        return {ChatCommand::Kind::Say, line.mid(1)};
    qsizetype end = 0;
    while (end < line.size() && !line.at(end).isSpace())
        ++end;
    const QString word = line.left(end);
    const QString argument = line.mid(end).trimmed();
    for (const Word &known : words) {
        if (word.compare(QLatin1StringView(known.word), Qt::CaseInsensitive) != 0)
            continue;
        if (known.kind == ChatCommand::Kind::Me)
            return {known.kind, argument.isEmpty() ? QString() : actionPrefix + argument};
        return {known.kind, argument};
    }
    return {ChatCommand::Kind::Unknown, word};
}

const QStringList &commandWords()
{
    static const QStringList list = [] {
        QStringList all;
        for (const Word &known : words)
            all << QLatin1StringView(known.word);
        return all;
    }();
    return list;
}

QString actionOf(const QString &say)
{
    return say.startsWith(actionPrefix) && say.size() > actionPrefix.size() ? say.mid(actionPrefix.size())
                                                                            : QString();
}

} // namespace avocet
