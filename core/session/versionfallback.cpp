// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/versionfallback.h"

namespace mqtt {

VersionRefusal versionRefusal(const ConnectionError &error)
{
    if (error.version != ProtocolVersion::V5_0)
        return VersionRefusal::None;
    if (error.cause == ConnectionCause::RefusedByServer &&
        ReasonCode(error.code) == ReasonCode::UnsupportedProtocolVersion)
        return VersionRefusal::Said;
    const bool isMute =
        error.cause == ConnectionCause::ClosedByServer && error.stage == ConnectionStage::Handshake;
    return isMute ? VersionRefusal::Likely : VersionRefusal::None;
}

Connect downTo311(Connect connect)
{
    connect.version = ProtocolVersion::V3_1_1;
    connect.properties = {};
    if (connect.will)
        connect.will->properties = {};
    if (connect.clientId.isEmpty())
        connect.cleanStart = true;
    if (connect.password && !connect.userName)
        connect.userName = QByteArray("");
    return connect;
}

} // namespace mqtt
