// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatspans.h"

#include <QtCore/QDateTime>
#include <QtCore/QUrl>

namespace avocet {

namespace {

constexpr size_t mostSpans = 200;
constexpr qsizetype mostCharacters = 20'000; ///< that are looked through
constexpr qsizetype longestTopic = 1000;

/// Takes `code` and ```code``` out of their backticks.
ChatText withoutBackticks(const QString &text)
{
    ChatText read;
    qsizetype from = 0;
    while (read.spans.size() < mostSpans) {
        const qsizetype open = text.indexOf(u'`', from);
        if (open < 0 || open > mostCharacters)
            break;
        const bool isBlock = QStringView(text).sliced(open).startsWith(QLatin1StringView("```"));
        const QString fence = isBlock ? QStringLiteral("```") : QStringLiteral("`");
        const qsizetype begin = open + fence.size();
        const qsizetype close = text.indexOf(fence, begin);
        QString code = close < 0 ? QString() : text.mid(begin, close - begin);
        if (isBlock && code.startsWith(u'\n'))
            code.remove(0, 1);
        if (isBlock && code.endsWith(u'\n'))
            code.chop(1);
        if (code.trimmed().isEmpty() || (!isBlock && code.contains(u'\n'))) {
            read.text += QStringView(text).sliced(from, begin - from);
            from = begin;
            continue;
        }
        read.text += QStringView(text).sliced(from, open - from);
        read.spans.push_back(
            {.kind = ChatSpan::Kind::Code, .start = int(read.text.size()), .length = int(code.size())});
        read.text += code;
        from = close + fence.size();
    }
    read.text += QStringView(text).sliced(from);
    return read;
}

bool isPunctuationBehind(QChar c)
{
    return QStringView(u".,;:!?'\")]}>。，；：！？）】」』”’").contains(c);
}

/// Without what belongs to the sentence around it.
qsizetype trimmedEnd(QStringView word)
{
    qsizetype end = word.size();
    while (end > 0 && isPunctuationBehind(word.at(end - 1))) {
        const bool closesOwn = word.at(end - 1) == u')' && word.first(end).contains(u'(');
        if (closesOwn)
            break;
        --end;
    }
    return end;
}

bool isAddress(const QString &word)
{
    if (!word.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive) &&
        !word.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive))
        return false;
    const QUrl url(word, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty();
}

/// `topic` or `topic@time`; Link if it is none.
ChatSpan topicIn(const QString &word, const std::function<bool(const QString &)> &isTopic)
{
    ChatSpan span{.kind = ChatSpan::Kind::Topic, .target = word};
    if (!isTopic || word.size() > longestTopic || !word.contains(u'/'))
        return {};
    const qsizetype at = word.lastIndexOf(u'@');
    const QDateTime time = at < 0 ? QDateTime() : QDateTime::fromString(word.mid(at + 1), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::UTC) {
        span.target = word.left(at);
        span.time = time.toMSecsSinceEpoch();
    }
    return isTopic(span.target) ? span : ChatSpan{};
}

class Reader
{
public:
    Reader(ChatText &read, const QString &ownName, const std::function<bool(const QString &)> &isTopic)
        : m_read(read)
        , m_ownMention(u'@' + ownName)
        , m_isTopic(isTopic)
    {
    }

    /// Plain words between codes.
    void take(qsizetype begin, qsizetype end)
    {
        qsizetype start = begin;
        for (qsizetype i = begin; i <= end; ++i) {
            if (i < end && !m_read.text.at(i).isSpace())
                continue;
            if (i > start)
                takeWord(start, i);
            start = i + 1;
        }
    }
    std::vector<ChatSpan> found;

private:
    void takeWord(qsizetype start, qsizetype end)
    {
        if (found.size() >= mostSpans)
            return;
        const qsizetype address = QStringView(m_read.text).sliced(start, end - start).indexOf(u"http");
        if (address > 0)
            start += address; // "(https://…" and text without spaces before it
        const QStringView whole = QStringView(m_read.text).sliced(start, end - start);
        const qsizetype length = trimmedEnd(whole);
        const QString word = whole.first(length).toString();
        if (isAddress(word)) {
            found.push_back(
                {.kind = ChatSpan::Kind::Link, .start = int(start), .length = int(length), .target = word});
        } else if (ChatSpan topic = topicIn(word, m_isTopic); !topic.target.isEmpty()) {
            topic.start = int(start);
            topic.length = int(length);
            found.push_back(std::move(topic));
        } else if (m_ownMention.size() > 1 && word.compare(m_ownMention, Qt::CaseInsensitive) == 0) {
            found.push_back({.kind = ChatSpan::Kind::Mention, .start = int(start), .length = int(length)});
        }
    }

    ChatText &m_read;
    QString m_ownMention;
    const std::function<bool(const QString &)> &m_isTopic;
};

} // namespace

ChatText readChatText(const QString &text, const QString &ownName,
                      const std::function<bool(const QString &name)> &isTopic)
{
    ChatText read = withoutBackticks(text);
    Reader reader(read, ownName, isTopic);
    const qsizetype end = std::min(read.text.size(), mostCharacters);
    qsizetype from = 0;
    for (const ChatSpan &code : read.spans) {
        reader.take(from, std::min<qsizetype>(code.start, end));
        reader.found.push_back(code);
        from = code.start + code.length;
    }
    if (from < end)
        reader.take(from, end);
    read.spans = std::move(reader.found);
    return read;
}

QString quoteTime(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace avocet
