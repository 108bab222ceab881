// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "mqtt/topicfilter.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QUtf8StringView>

using namespace mqtt;

namespace {

// The rules of 4.7 and 4.8.2 once more, as slowly and plainly as they can be said.

bool isString(const QByteArray &bytes)
{
    return !bytes.isEmpty() && bytes.size() <= 65'535 && !bytes.contains('\0') &&
           QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8();
}

bool holdsWildcard(const QByteArray &level)
{
    return level.contains('+') || level.contains('#');
}

bool isName(const QByteArray &name)
{
    return isString(name) && !holdsWildcard(name);
}

QByteArrayList levelsOf(const QByteArray &filter)
{
    QByteArrayList levels = filter.split('/');
    return levels[0] == "$share" && levels.size() > 2 ? levels.sliced(2) : levels;
}

bool isFilter(const QByteArray &filter)
{
    if (!isString(filter))
        return false;
    const QByteArrayList all = filter.split('/');
    const bool isShared = all[0] == "$share" && all.size() > 1;
    if (isShared &&
        (all[1].isEmpty() || holdsWildcard(all[1]) || all.size() == 2 || all.sliced(2) == QByteArrayList{""}))
        return false;
    const QByteArrayList levels = levelsOf(filter);
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const bool isWildcard = levels[i] == "+" || (levels[i] == "#" && i + 1 == levels.size());
        if (holdsWildcard(levels[i]) && !isWildcard)
            return false;
    }
    return true;
}

bool levelsMatch(const QByteArrayList &filter, const QByteArrayList &name)
{
    for (qsizetype i = 0; i < filter.size(); ++i) {
        if (filter[i] == "#")
            return true;
        if (i == name.size() || (filter[i] != "+" && filter[i] != name[i]))
            return false;
    }
    return filter.size() == name.size();
}

bool isMatch(const QByteArray &filter, const QByteArray &name)
{
    const QByteArrayList levels = levelsOf(filter);
    return !(name.startsWith('$') && holdsWildcard(levels[0])) && levelsMatch(levels, name.split('/'));
}

} // namespace

/// A Topic Filter up to the first line feed, and a Topic Name.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray filter = bytes.first(end < 0 ? bytes.size() : end);
    const QByteArray name = end < 0 ? QByteArray() : bytes.sliced(end + 1);
    require((checkTopicFilter(filter) == TopicError::None) == isFilter(filter));
    require((checkTopicName(name) == TopicError::None) == isName(name));
    const bool matched = matches(filter, name);
    if (isFilter(filter) && isName(name))
        require(matched == isMatch(filter, name));
    return 0;
}
