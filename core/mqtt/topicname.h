// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace mqtt {

enum class TopicError { None, Empty, TooLong, NotUtf8, NullCharacter, Wildcard, MisplacedWildcard, ShareName };

/// A Topic Name for PUBLISH: 1 to 65535 bytes of well-formed UTF-8 without U+0000 and wildcards (4.7.3, 3.3.2-2).
TopicError checkTopicName(QByteArrayView name);
/// Well-formed UTF-8 as the standard wants it: no surrogates, no overlong forms, no U+0000 (1.5.4). Fast on ASCII.
bool isUtf8String(QByteArrayView bytes);

} // namespace mqtt
