// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicfilter.h"

#include "mqtt/asciiscan.h"

namespace mqtt {
namespace {

constexpr QByteArrayView sharePrefix("$share/", 7);

bool isWildcard(char character)
{
    return character == '+' || character == '#';
}

/// Every `+` fills its level, and `#` fills the last one (4.7.1-1, 4.7.1-2).
bool areWildcardsPlaced(QByteArrayView filter)
{
    for (qsizetype i = 0; i < filter.size(); ++i) {
        if (!isWildcard(filter[i]))
            continue;
        const bool beginsLevel = i == 0 || filter[i - 1] == '/';
        const bool isLast = i + 1 == filter.size();
        const bool endsLevel = isLast || (filter[i] == '+' && filter[i + 1] == '/');
        if (!beginsLevel || !endsLevel)
            return false;
    }
    return true;
}

/// `$share/name/filter` without `$share/name/`; any other filter as it is.
QByteArrayView withoutShare(QByteArrayView filter)
{
    if (!filter.startsWith(sharePrefix))
        return filter;
    const qsizetype slash = filter.indexOf('/', sharePrefix.size());
    return slash < 0 ? filter : filter.sliced(slash + 1);
}

} // namespace

TopicError checkTopicFilter(QByteArrayView filter)
{
    if (filter.isEmpty())
        return TopicError::Empty; // 4.7.3-1
    if (filter.size() > 65535)
        return TopicError::TooLong; // 4.7.3-3
    if (isAsciiWithout<'\0', '+', '#', '$'>(filter))
        return TopicError::None;
    if (filter.contains('\0'))
        return TopicError::NullCharacter; // 4.7.3-2
    if (!isUtf8String(filter))
        return TopicError::NotUtf8;
    if (filter.startsWith(sharePrefix)) { // 4.8.2-1, 4.8.2-2
        const qsizetype slash = filter.indexOf('/', sharePrefix.size());
        if (slash <= sharePrefix.size() || slash + 1 == filter.size() || hasWildcard(filter.first(slash)))
            return TopicError::ShareName;
    }
    return areWildcardsPlaced(withoutShare(filter)) ? TopicError::None : TopicError::MisplacedWildcard;
}

bool matches(QByteArrayView filter, QByteArrayView name)
{
    filter = withoutShare(filter);
    if (filter.isEmpty() || name.isEmpty() || (name[0] == '$' && isWildcard(filter[0]))) // 4.7.2-1
        return false;
    qsizetype f = 0;
    qsizetype n = 0;
    const auto levelEnds = [](QByteArrayView text, qsizetype at) {
        return at == text.size() || text[at] == '/';
    };
    while (true) { // both at the beginning of a level
        if (f < filter.size() && filter[f] == '#')
            return true;
        if (f < filter.size() && filter[f] == '+') {
            ++f;
            while (!levelEnds(name, n))
                ++n;
        } else {
            while (!levelEnds(filter, f) && !levelEnds(name, n) && filter[f] == name[n]) {
                ++f;
                ++n;
            }
        }
        if (!levelEnds(filter, f) || !levelEnds(name, n))
            return false;
        if (n == name.size()) // `a/#` matches the parent `a` as well (4.7.1.2)
            return f == filter.size() || filter.sliced(f) == QByteArrayView("/#", 2);
        if (f == filter.size())
            return false;
        ++f;
        ++n;
    }
}

bool hasWildcard(QByteArrayView filter)
{
    return filter.contains('+') || filter.contains('#');
}

} // namespace mqtt
