// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>
#include <vector>

namespace avocet {

/// A part of a chat message that is more than plain words. Positions in characters of the text shown.
struct ChatSpan
{
    enum class Kind : quint8 {
        Link,    ///< `target`: an address of http or https
        Topic,   ///< `target`: a Topic Name; `time` if one of its messages is meant
        Code,    ///< fixed font
        Mention, ///< of us
    };
    Kind kind = Kind::Link;
    int start = 0;
    int length = 0;
    QString target{};
    qint64 time = 0; ///< milliseconds since 1970, UTC; 0: none
    bool operator==(const ChatSpan &) const = default;

    bool isLink() const { return kind == Kind::Link || kind == Kind::Topic; }
};

struct ChatText
{
    QString text; ///< as shown: without the backticks around code
    std::vector<ChatSpan> spans; ///< in order, never overlapping; bounded
    bool operator==(const ChatText &) const = default;
};

/// Finds addresses, `code`, `@ownName` and topics; a topic may be followed by `@` and a time as
/// quoteTime() writes it. `isTopic` says whether there is such a topic; it may be empty.
ChatText readChatText(const QString &text, const QString &ownName,
                      const std::function<bool(const QString &name)> &isTopic);
/// `2026-01-02T03:04:05.678Z`
QString quoteTime(qint64 time);

} // namespace avocet
