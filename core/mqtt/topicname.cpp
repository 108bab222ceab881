// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicname.h"

#include "mqtt/asciiscan.h"

namespace mqtt {

TopicError checkTopicName(QByteArrayView name)
{
    if (name.isEmpty())
        return TopicError::Empty; // 4.7.3-1
    if (name.size() > 65535)
        return TopicError::TooLong; // 4.7.3-3
    if (isAsciiWithout<'\0', '+', '#'>(name))
        return TopicError::None;
    if (name.contains('\0'))
        return TopicError::NullCharacter; // 4.7.3-2
    if (!isUtf8String(name))
        return TopicError::NotUtf8; // 3.3.2-1
    if (name.contains('+') || name.contains('#'))
        return TopicError::Wildcard; // 3.3.2-2
    return TopicError::None;
}

} // namespace mqtt
