<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>ConnectionWords</name>
        <message>
            <source>%1 took the connection and did not answer as a broker</source>
            <translation>%1 接受了连接，但未作出 MQTT 服务器应有的应答</translation>
        </message>
        <message>
            <source>Check the port: it may belong to another program, or want TLS or WebSocket.</source>
            <translation>请检查端口：它可能属于其他程序，或者需要 TLS 或 WebSocket。</translation>
        </message>
        <message>
            <source>No answer from %1</source>
            <translation>%1 没有应答</translation>
        </message>
        <message>
            <source>Check the address, the network, and whether a firewall stands between.</source>
            <translation>请检查地址和网络，以及是否被防火墙阻挡。</translation>
        </message>
        <message>
            <source>%1 closed the connection before it answered</source>
            <translation>%1 未作应答就关闭了连接</translation>
        </message>
        <message>
            <source>It may not know this MQTT version: try 3.1.1. Or the port wants TLS or WebSocket.</source>
            <translation>它可能不支持此 MQTT 版本，请试用 3.1.1；也可能该端口需要 TLS 或 WebSocket。</translation>
        </message>
        <message>
            <source>The broker closed the connection: “%1”</source>
            <translation>服务器关闭了连接：“%1”</translation>
        </message>
        <message>
            <source>Ask whoever runs the broker.</source>
            <translation>请询问服务器管理员。</translation>
        </message>
        <message>
            <source>The broker closed the connection without a word</source>
            <translation>服务器未说明原因就关闭了连接</translation>
        </message>
        <message>
            <source>It may have restarted, or another client may use the same client id.</source>
            <translation>服务器可能已重启，或者有其他客户端使用了相同的客户端标识符。</translation>
        </message>
        <message>
            <source>What the broker sent is not MQTT (%1)</source>
            <translation>服务器发来的数据不符合 MQTT 协议（%1）</translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <comment>a reason, and a clause of the standard</comment>
            <translation>%1：“%2”</translation>
        </message>
        <message>
            <source>Try another MQTT version, and tell whoever runs the broker.</source>
            <translation>请试用其他 MQTT 版本，并告知服务器管理员。</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>Delivered to the broker (QoS %1)</source>
            <translation>已送达服务器（QoS %1）</translation>
        </message>
        <message>
            <source>Delivered to the broker (QoS %1, %2)</source>
            <translation>已送达服务器（QoS %1，%2）</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>Publish again.</source>
            <translation>请重新发布。</translation>
        </message>
        <message>
            <source>Not sent: this is no topic to publish to</source>
            <translation>未发送：不能向此主题发布</translation>
        </message>
        <message>
            <source>Choose a topic without + and #.</source>
            <translation>请使用不含 + 和 # 的主题。</translation>
        </message>
        <message>
            <source>Not sent: the broker does not take this QoS</source>
            <translation>未发送：服务器不支持此 QoS</translation>
        </message>
        <message>
            <source>Use a lower QoS.</source>
            <translation>请降低 QoS。</translation>
        </message>
        <message>
            <source>Not sent: the broker keeps no retained messages</source>
            <translation>未发送：服务器不支持保留消息</translation>
        </message>
        <message>
            <source>Publish without Retain.</source>
            <translation>请取消“保留”后再发布。</translation>
        </message>
        <message>
            <source>Not sent: larger than the broker's Maximum Packet Size</source>
            <translation>未发送：超过服务器的最大报文长度</translation>
        </message>
        <message>
            <source>Send a smaller message.</source>
            <translation>请缩短消息。</translation>
        </message>
        <message>
            <source>Not sent: the broker does not take this Topic Alias</source>
            <translation>未发送：服务器不接受此主题别名</translation>
        </message>
        <message>
            <source>Publish without a Topic Alias.</source>
            <translation>请不使用主题别名发布。</translation>
        </message>
        <message>
            <source>Not sent: there is no connection</source>
            <translation>未发送：没有连接</translation>
        </message>
        <message>
            <source>Connect, then publish again.</source>
            <translation>请先连接，再重新发布。</translation>
        </message>
        <message>
            <source>Not sent: too many messages wait to be sent</source>
            <translation>未发送：等待发送的消息过多</translation>
        </message>
        <message>
            <source>Wait until the broker has taken some, then publish again.</source>
            <translation>请等服务器接收一部分后再重新发布。</translation>
        </message>
        <message>
            <source>No host is named “%1”</source>
            <translation>找不到主机“%1”</translation>
        </message>
        <message>
            <source>Check the spelling of the address, and that this computer is on the network.</source>
            <translation>请检查地址拼写，并确认本机已联网。</translation>
        </message>
        <message>
            <source>Nobody listens at %1</source>
            <translation>%1 拒绝连接：该端口没有程序在监听</translation>
        </message>
        <message>
            <source>Check the port (mostly 1883), and that the broker is running.</source>
            <translation>请检查端口（通常为 1883），并确认服务器正在运行。</translation>
        </message>
        <message>
            <source>There is no way to %1</source>
            <translation>无法到达 %1</translation>
        </message>
        <message>
            <source>Check that this computer is on the network, and its VPN if the broker needs one.</source>
            <translation>请确认本机已联网；如果服务器需要 VPN，请检查 VPN。</translation>
        </message>
        <message>
            <source>The network failed on the way to %1</source>
            <translation>连接 %1 时网络出错</translation>
        </message>
        <message>
            <source>The network connection broke</source>
            <translation>网络连接中断</translation>
        </message>
        <message>
            <source>Check the network.</source>
            <translation>请检查网络。</translation>
        </message>
        <message>
            <source>The broker ended the connection: %1</source>
            <translation>服务器断开了连接：%1</translation>
        </message>
        <message>
            <source>The broker no longer answers</source>
            <translation>服务器不再应答</translation>
        </message>
        <message>
            <source>Check the network; a longer Keep Alive helps on a slow one.</source>
            <translation>请检查网络；如果网络较慢，可以增大保持连接（Keep Alive）的时间。</translation>
        </message>
        <message>
            <source>The broker sent a packet larger than the limit (149)</source>
            <translation>服务器发来的报文超过长度上限（149）</translation>
        </message>
        <message>
            <source>Subscribe to less: leave out the topic with the very large message.</source>
            <translation>请缩小订阅范围，避开含有超大消息的主题。</translation>
        </message>
        <message>
            <source>Sent (QoS 0: no confirmation)</source>
            <translation>已发送（QoS 0：无确认）</translation>
        </message>
        <message>
            <source>Refused: %1</source>
            <translation>被拒绝：%1</translation>
        </message>
        <message>
            <source>Sent, and perhaps not delivered: the broker forgot the Session</source>
            <translation>已发送，但可能未送达：服务器丢失了会话</translation>
        </message>
        <message>
            <source>Nobody knows whether it arrived. Publish again if it may arrive twice.</source>
            <translation>无法得知消息是否送达。如果允许重复，请重新发布。</translation>
        </message>
        <message>
            <source>Not sent: the connection was closed first</source>
            <translation>未发送：连接已先关闭</translation>
        </message>
        <message>
            <source>Waiting for the broker</source>
            <translation>等待服务器应答</translation>
        </message>
        <message>
            <source>Subscribes when connected</source>
            <translation>连接后订阅</translation>
        </message>
        <message>
            <source>A topic is needed.</source>
            <translation>请填写主题。</translation>
        </message>
        <message>
            <source>A topic holds at most 65,535 bytes.</source>
            <translation>主题最多 65,535 字节。</translation>
        </message>
        <message>
            <source>This text cannot be written as UTF-8.</source>
            <translation>此文本无法编码为 UTF-8。</translation>
        </message>
        <message>
            <source>A topic cannot hold the null character.</source>
            <translation>主题不能包含空字符（U+0000）。</translation>
        </message>
        <message>
            <source>+ and # are for subscribing: a message goes to one topic.</source>
            <translation>+ 和 # 只用于订阅：一条消息只能发往一个主题。</translation>
        </message>
        <message>
            <source>A Topic Filter is needed; # takes everything.</source>
            <translation>请填写主题过滤器；# 表示全部主题。</translation>
        </message>
        <message>
            <source>A Topic Filter holds at most 65,535 bytes.</source>
            <translation>主题过滤器最多 65,535 字节。</translation>
        </message>
        <message>
            <source>A Topic Filter cannot hold the null character.</source>
            <translation>主题过滤器不能包含空字符（U+0000）。</translation>
        </message>
        <message>
            <source>+ stands alone between slashes, and # alone at the end: home/+/temperature, home/#.</source>
            <translation>+ 必须独占一层，# 必须独占最后一层：home/+/temperature、home/#。</translation>
        </message>
        <message>
            <source>A shared one is written $share/name/filter; the name is not empty and has no + or #.</source>
            <translation>共享订阅的写法是 $share/名称/过滤器；名称不能为空，也不能含有 + 或 #。</translation>
        </message>
        <message>
            <source>Type the address of a broker, such as mqtt://localhost:1883.</source>
            <translation>请输入服务器地址，例如 mqtt://localhost:1883。</translation>
        </message>
        <message>
            <source>The address names no host.</source>
            <translation>地址中缺少主机名。</translation>
        </message>
        <message>
            <source>This is not an address. In a user name or password, write @ as %40, : as %3A and / as %2F.</source>
            <translation>这不是有效的地址。用户名或密码中的 @ 请写作 %40，: 写作 %3A，/ 写作 %2F。</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>未连接</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>已连接</translation>
        </message>
        <message>
            <source>reconnecting in %1 s</source>
            <translation>%1 秒后重连</translation>
        </message>
        <message>
            <source>reconnecting</source>
            <translation>正在重连</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒绝</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>连接失败</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>已接受</translation>
        </message>
        <message>
            <source>Unacceptable protocol version</source>
            <translation>协议版本不受支持</translation>
        </message>
        <message>
            <source>Choose another MQTT version in the connection's settings.</source>
            <translation>请在连接设置中选择其他 MQTT 版本。</translation>
        </message>
        <message>
            <source>Client identifier rejected</source>
            <translation>客户端标识符被拒绝</translation>
        </message>
        <message>
            <source>Choose another client id: shorter than 24 letters and digits, if the broker is an old one.</source>
            <translation>请更换客户端标识符；如果服务器较旧，请只用字母和数字，且少于 24 个字符。</translation>
        </message>
        <message>
            <source>Server unavailable</source>
            <translation>服务器不可用</translation>
        </message>
        <message>
            <source>The broker is there but not ready. Try again in a while.</source>
            <translation>服务器已响应，但尚未就绪。请稍后重试。</translation>
        </message>
        <message>
            <source>Bad user name or password</source>
            <translation>用户名或密码错误</translation>
        </message>
        <message>
            <source>Check the user name and the password of this connection.</source>
            <translation>请检查此连接的用户名和密码。</translation>
        </message>
        <message>
            <source>Not authorized</source>
            <translation>未授权</translation>
        </message>
        <message>
            <source>Check the user name and the password, or ask whoever runs the broker to allow this client.</source>
            <translation>请检查用户名和密码，或请服务器管理员允许此客户端连接。</translation>
        </message>
        <message>
            <source>Success</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>Granted QoS 1</source>
            <translation>授予 QoS 1</translation>
        </message>
        <message>
            <source>Granted QoS 2</source>
            <translation>授予 QoS 2</translation>
        </message>
        <message>
            <source>Disconnect with Will Message</source>
            <translation>断开连接并发布遗嘱消息</translation>
        </message>
        <message>
            <source>No matching subscribers</source>
            <translation>没有匹配的订阅者</translation>
        </message>
        <message>
            <source>The broker took the message, and nobody is subscribed to that topic.</source>
            <translation>服务器已接收消息，但没有人订阅该主题。</translation>
        </message>
        <message>
            <source>No subscription existed</source>
            <translation>订阅不存在</translation>
        </message>
        <message>
            <source>Continue authentication</source>
            <translation>继续认证</translation>
        </message>
        <message>
            <source>Re-authenticate</source>
            <translation>重新认证</translation>
        </message>
        <message>
            <source>Unspecified error</source>
            <translation>未指明的错误</translation>
        </message>
        <message>
            <source>The broker does not say why. Its log may.</source>
            <translation>服务器未说明原因，请查看服务器日志。</translation>
        </message>
        <message>
            <source>Malformed packet</source>
            <translation>报文格式错误</translation>
        </message>
        <message>
            <source>The broker could not read what was sent. Try MQTT 3.1.1.</source>
            <translation>服务器无法解析发送的内容。请试用 MQTT 3.1.1。</translation>
        </message>
        <message>
            <source>Protocol error</source>
            <translation>协议错误</translation>
        </message>
        <message>
            <source>The broker and Avocet disagree on the protocol. Try MQTT 3.1.1.</source>
            <translation>服务器与 Avocet 对协议的理解不一致。请试用 MQTT 3.1.1。</translation>
        </message>
        <message>
            <source>Implementation specific error</source>
            <translation>特定于实现的错误</translation>
        </message>
        <message>
            <source>This broker has a rule of its own against it. Its log may say which.</source>
            <translation>此服务器自身的规则不允许该操作，请查看服务器日志。</translation>
        </message>
        <message>
            <source>Unsupported protocol version</source>
            <translation>不支持的协议版本</translation>
        </message>
        <message>
            <source>Choose MQTT 3.1.1 in the connection's settings.</source>
            <translation>请在连接设置中选择 MQTT 3.1.1。</translation>
        </message>
        <message>
            <source>Client identifier not valid</source>
            <translation>客户端标识符无效</translation>
        </message>
        <message>
            <source>Choose another client id in the connection's settings.</source>
            <translation>请在连接设置中更换客户端标识符。</translation>
        </message>
        <message>
            <source>Server busy</source>
            <translation>服务器繁忙</translation>
        </message>
        <message>
            <source>Try again in a while.</source>
            <translation>请稍后重试。</translation>
        </message>
        <message>
            <source>Banned</source>
            <translation>已被禁止</translation>
        </message>
        <message>
            <source>Whoever runs the broker has shut this client out. Ask there.</source>
            <translation>服务器管理员禁止了此客户端，请与其联系。</translation>
        </message>
        <message>
            <source>Server shutting down</source>
            <translation>服务器正在关闭</translation>
        </message>
        <message>
            <source>The broker stops or restarts. Try again in a while.</source>
            <translation>服务器正在停止或重启。请稍后重试。</translation>
        </message>
        <message>
            <source>Bad authentication method</source>
            <translation>认证方法无效</translation>
        </message>
        <message>
            <source>The broker wants another way of signing in than user name and password.</source>
            <translation>服务器要求用户名和密码以外的认证方式。</translation>
        </message>
        <message>
            <source>Keep Alive timeout</source>
            <translation>保持连接（Keep Alive）超时</translation>
        </message>
        <message>
            <source>The broker heard nothing for too long. Check the network, or use a longer Keep Alive.</source>
            <translation>服务器太久没有收到数据。请检查网络，或增大保持连接（Keep Alive）的时间。</translation>
        </message>
        <message>
            <source>Session taken over</source>
            <translation>会话被接管</translation>
        </message>
        <message>
            <source>Another client connected with the same client id. Give this one an id of its own.</source>
            <translation>另一个客户端用相同的客户端标识符建立了连接。请为此连接设置独有的标识符。</translation>
        </message>
        <message>
            <source>Topic Filter invalid</source>
            <translation>主题过滤器无效</translation>
        </message>
        <message>
            <source>The broker does not accept this form of Topic Filter. Try a simpler one.</source>
            <translation>服务器不接受这种形式的主题过滤器，请使用更简单的写法。</translation>
        </message>
        <message>
            <source>Topic Name invalid</source>
            <translation>主题名无效</translation>
        </message>
        <message>
            <source>The broker does not accept this topic. In CONNECT it is the topic of the Last Will.</source>
            <translation>服务器不接受此主题。在 CONNECT 报文中，它是遗嘱消息的主题。</translation>
        </message>
        <message>
            <source>Packet Identifier in use</source>
            <translation>报文标识符已被占用</translation>
        </message>
        <message>
            <source>The broker and Avocet disagree on the Session. Connect again with Clean Start.</source>
            <translation>服务器与 Avocet 的会话状态不一致。请启用 Clean Start 后重新连接。</translation>
        </message>
        <message>
            <source>Packet Identifier not found</source>
            <translation>报文标识符不存在</translation>
        </message>
        <message>
            <source>Receive Maximum exceeded</source>
            <translation>超出接收最大值</translation>
        </message>
        <message>
            <source>More messages were under way than the broker allows. Connect again.</source>
            <translation>未确认的消息数超过了服务器的上限。请重新连接。</translation>
        </message>
        <message>
            <source>Topic Alias invalid</source>
            <translation>主题别名无效</translation>
        </message>
        <message>
            <source>The broker did not take a Topic Alias. Connect again.</source>
            <translation>服务器不接受某个主题别名。请重新连接。</translation>
        </message>
        <message>
            <source>Packet too large</source>
            <translation>报文过长</translation>
        </message>
        <message>
            <source>Send a smaller message, or raise the broker's Maximum Packet Size.</source>
            <translation>请缩短消息，或调大服务器的最大报文长度。</translation>
        </message>
        <message>
            <source>Message rate too high</source>
            <translation>消息速率过高</translation>
        </message>
        <message>
            <source>Publish more slowly.</source>
            <translation>请降低发布速度。</translation>
        </message>
        <message>
            <source>Quota exceeded</source>
            <translation>超出配额</translation>
        </message>
        <message>
            <source>A limit of the broker is used up. Wait, or ask whoever runs it for more.</source>
            <translation>服务器的某项配额已用尽。请稍候，或请服务器管理员提高配额。</translation>
        </message>
        <message>
            <source>Administrative action</source>
            <translation>管理操作</translation>
        </message>
        <message>
            <source>Somebody who runs the broker closed this connection. Ask there.</source>
            <translation>服务器管理员关闭了此连接，请与其联系。</translation>
        </message>
        <message>
            <source>Payload format invalid</source>
            <translation>载荷格式无效</translation>
        </message>
        <message>
            <source>The payload is not what its Payload Format Indicator promises (UTF-8 text).</source>
            <translation>载荷与载荷格式指示（UTF-8 文本）不符。</translation>
        </message>
        <message>
            <source>Retain not supported</source>
            <translation>不支持保留消息</translation>
        </message>
        <message>
            <source>This broker keeps no retained messages. Publish, and leave a Last Will, without Retain.</source>
            <translation>此服务器不支持保留消息。发布消息和设置遗嘱消息时，请不要选择“保留”。</translation>
        </message>
        <message>
            <source>QoS not supported</source>
            <translation>不支持此 QoS</translation>
        </message>
        <message>
            <source>Use another server</source>
            <translation>请使用其他服务器</translation>
        </message>
        <message>
            <source>The broker sends its clients elsewhere for now. Connect to the server that it names.</source>
            <translation>服务器暂时将客户端引导至别处。请连接它指明的服务器。</translation>
        </message>
        <message>
            <source>Server moved</source>
            <translation>服务器已迁移</translation>
        </message>
        <message>
            <source>The broker has a new address. Change it in the connection's settings.</source>
            <translation>服务器地址已变更，请在连接设置中修改。</translation>
        </message>
        <message>
            <source>Shared Subscriptions not supported</source>
            <translation>不支持共享订阅</translation>
        </message>
        <message>
            <source>Subscribe without $share/…/ in front.</source>
            <translation>订阅时请去掉开头的 $share/…/。</translation>
        </message>
        <message>
            <source>Connection rate exceeded</source>
            <translation>连接过于频繁</translation>
        </message>
        <message>
            <source>Too many connections in a short time. Wait a while.</source>
            <translation>短时间内连接次数过多。请稍候再试。</translation>
        </message>
        <message>
            <source>Maximum connect time</source>
            <translation>已达最长连接时间</translation>
        </message>
        <message>
            <source>The broker ends connections after a certain time. Connect again.</source>
            <translation>服务器会在一定时间后断开连接。请重新连接。</translation>
        </message>
        <message>
            <source>Subscription Identifiers not supported</source>
            <translation>不支持订阅标识符</translation>
        </message>
        <message>
            <source>This broker does not take Subscription Identifiers. Connect with MQTT 3.1.1.</source>
            <translation>此服务器不支持订阅标识符。请用 MQTT 3.1.1 连接。</translation>
        </message>
        <message>
            <source>Wildcard Subscriptions not supported</source>
            <translation>不支持通配符订阅</translation>
        </message>
        <message>
            <source>Subscribe to topics one by one, without + and #.</source>
            <translation>请逐个订阅主题，不要使用 + 和 #。</translation>
        </message>
        <message>
            <source>Mostly this user may not read there. Try a narrower filter, or ask whoever runs the broker.</source>
            <translation>通常是因为此用户无权读取。请缩小过滤器的范围，或联系服务器管理员。</translation>
        </message>
        <message>
            <source>This user may not read there. Try a narrower filter, or ask whoever runs the broker.</source>
            <translation>此用户无权读取。请缩小过滤器的范围，或联系服务器管理员。</translation>
        </message>
        <message>
            <source>The broker allows no more subscriptions. Remove some, or ask whoever runs it.</source>
            <translation>服务器不允许更多订阅。请取消一些订阅，或联系服务器管理员。</translation>
        </message>
        <message>
            <source>The broker did not take the message and does not say why. Its log may.</source>
            <translation>服务器未接收消息，也未说明原因，请查看服务器日志。</translation>
        </message>
        <message>
            <source>This user may not publish to that topic. Ask whoever runs the broker.</source>
            <translation>此用户无权向该主题发布，请联系服务器管理员。</translation>
        </message>
        <message>
            <source>The broker does not accept this topic. Try another one.</source>
            <translation>服务器不接受此主题，请换一个。</translation>
        </message>
        <message>
            <source>A limit of the broker is used up. Wait, and publish again.</source>
            <translation>服务器的某项配额已用尽。请稍候再发布。</translation>
        </message>
        <message>
            <source>The broker said goodbye. Connect again when it is wanted.</source>
            <translation>服务器正常断开了连接。需要时请重新连接。</translation>
        </message>
        <message>
            <source>The broker forbids what was last sent. Ask whoever runs it which topics this user may use.</source>
            <translation>服务器不允许最近的操作。请向服务器管理员询问此用户可以使用哪些主题。</translation>
        </message>
        <message>
            <source>The broker does not accept the topic of a message that was sent.</source>
            <translation>服务器不接受某条已发送消息的主题。</translation>
        </message>
        <message>
            <source>A limit of the broker is used up. Wait a while, and send less.</source>
            <translation>服务器的某项配额已用尽。请稍候，并减少发送量。</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name and number of a reason code</comment>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>%1: “%2”</source>
            <comment>a reason, and the broker's own words</comment>
            <translation>%1：“%2”</translation>
        </message>
        <message>
            <source>Unknown reason</source>
            <translation>未知原因</translation>
        </message>
        <message>
            <source>The standard does not know this code. The broker's log may say more.</source>
            <translation>标准中没有此代码，请查看服务器日志。</translation>
        </message>
        <message>
            <source>Granted (QoS %1)</source>
            <translation>已授予（QoS %1）</translation>
        </message>
        <message>
            <source>Failure</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Normal disconnection</source>
            <translation>正常断开</translation>
        </message>
        <message>
            <source>Not sent: it has a property that a published message must not have</source>
            <translation>未发送：含有发布消息不允许的属性</translation>
        </message>
        <message>
            <source>Remove properties that are there twice, out of range or not for PUBLISH.</source>
            <translation>请去掉重复的、超出取值范围的或不适用于 PUBLISH 的属性。</translation>
        </message>
        <message>
            <source>Kept: it goes on when this connection is opened again</source>
            <translation>已保留：下次打开此连接时继续发送</translation>
        </message>
        <message>
            <source>MQTT 3.1.1 – the broker refused 5.0</source>
            <translation>MQTT 3.1.1（服务器拒绝了 5.0）</translation>
        </message>
        <message>
            <source>The address begins with something that is not known here. Use mqtt://, mqtts://, ws:// or wss://.</source>
            <translation>地址的开头无法识别。请使用 mqtt://、mqtts://、ws:// 或 wss://。</translation>
        </message>
        <message>
            <source>The port is a number from 1 to 65535; mostly it is 1883, or 8883 with TLS.</source>
            <translation>端口是 1 到 65535 之间的数字，通常为 1883，使用 TLS 时为 8883。</translation>
        </message>
    </context>
    <context>
        <name>InstallHint</name>
        <message>
            <source>The mosquitto broker is not installed</source>
            <translation>未安装 mosquitto 服务器</translation>
        </message>
        <message>
            <source>Install it with: %1</source>
            <translation>安装命令：%1</translation>
        </message>
        <message>
            <source>Install the package “mosquitto” of your system, or get it from mosquitto.org.</source>
            <translation>请安装系统的“mosquitto”软件包，或从 mosquitto.org 获取。</translation>
        </message>
    </context>
    <context>
        <name>LocalBroker</name>
        <message>
            <source>It said: “%1”</source>
            <translation>它的输出：“%1”</translation>
        </message>
        <message>
            <source>Mosquitto did not start</source>
            <translation>Mosquitto 启动失败</translation>
        </message>
        <message>
            <source>The local broker has ended</source>
            <translation>本地服务器已退出</translation>
        </message>
        <message>
            <source>The paused view went on: %1 MiB of messages were waiting</source>
            <translation>已自动恢复显示：暂存的消息达到 %1 MiB</translation>
        </message>
        <message>
            <source>Nothing was lost.</source>
            <translation>没有消息丢失。</translation>
        </message>
    </context>
    <context>
        <name>NumberWords</name>
        <message>
            <source>%1/s</source>
            <translation>%1/秒</translation>
        </message>
        <message>
            <source>%1 µs</source>
            <translation>%1 µs</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 分 %2 秒</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小时 %2 分</translation>
        </message>
    </context>
    <context>
        <name>PacketWords</name>
        <message>
            <source>Assigned Client Identifier</source>
            <translation>分配的客户端标识符</translation>
        </message>
        <message>
            <source>Authentication Data</source>
            <translation>认证数据</translation>
        </message>
        <message>
            <source>Authentication Method</source>
            <translation>认证方法</translation>
        </message>
        <message>
            <source>Clean Session</source>
            <translation>清理会话</translation>
        </message>
        <message>
            <source>Clean Start</source>
            <translation>全新开始</translation>
        </message>
        <message>
            <source>Client Identifier</source>
            <translation>客户端标识符</translation>
        </message>
        <message>
            <source>Content Type</source>
            <translation>内容类型</translation>
        </message>
        <message>
            <source>Correlation Data</source>
            <translation>对比数据</translation>
        </message>
        <message>
            <source>DUP</source>
            <translation>DUP</translation>
        </message>
        <message>
            <source>Keep Alive</source>
            <translation>保持连接</translation>
        </message>
        <message>
            <source>Maximum Packet Size</source>
            <translation>最大报文长度</translation>
        </message>
        <message>
            <source>Maximum QoS</source>
            <translation>最大 QoS</translation>
        </message>
        <message>
            <source>Message Expiry Interval</source>
            <translation>消息过期间隔</translation>
        </message>
        <message>
            <source>No Local</source>
            <translation>非本地（No Local）</translation>
        </message>
        <message>
            <source>Packet Identifier</source>
            <translation>报文标识符</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>载荷</translation>
        </message>
        <message>
            <source>Payload Format Indicator</source>
            <translation>载荷格式指示</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Protocol Version</source>
            <translation>协议版本</translation>
        </message>
        <message>
            <source>QoS</source>
            <translation>QoS</translation>
        </message>
        <message>
            <source>RETAIN</source>
            <translation>RETAIN</translation>
        </message>
        <message>
            <source>Reason Code</source>
            <translation>原因码</translation>
        </message>
        <message>
            <source>Reason Codes</source>
            <translation>原因码</translation>
        </message>
        <message>
            <source>Reason String</source>
            <translation>原因字符串</translation>
        </message>
        <message>
            <source>Receive Maximum</source>
            <translation>接收最大值</translation>
        </message>
        <message>
            <source>Request Problem Information</source>
            <translation>请求问题信息</translation>
        </message>
        <message>
            <source>Request Response Information</source>
            <translation>请求响应信息</translation>
        </message>
        <message>
            <source>Response Information</source>
            <translation>响应信息</translation>
        </message>
        <message>
            <source>Response Topic</source>
            <translation>响应主题</translation>
        </message>
        <message>
            <source>Retain As Published</source>
            <translation>发布保留（Retain As Published）</translation>
        </message>
        <message>
            <source>Retain Available</source>
            <translation>保留消息可用</translation>
        </message>
        <message>
            <source>Retain Handling</source>
            <translation>保留消息处理方式</translation>
        </message>
        <message>
            <source>Return Code</source>
            <translation>返回码</translation>
        </message>
        <message>
            <source>Return Codes</source>
            <translation>返回码</translation>
        </message>
        <message>
            <source>Server Keep Alive</source>
            <translation>服务器保持连接</translation>
        </message>
        <message>
            <source>Server Reference</source>
            <translation>服务器参考</translation>
        </message>
        <message>
            <source>Session Expiry Interval</source>
            <translation>会话过期间隔</translation>
        </message>
        <message>
            <source>Session Present</source>
            <translation>会话存在</translation>
        </message>
        <message>
            <source>Shared Subscription Available</source>
            <translation>共享订阅可用</translation>
        </message>
        <message>
            <source>Subscription</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Subscription Identifier</source>
            <translation>订阅标识符</translation>
        </message>
        <message>
            <source>Subscription Identifier Available</source>
            <translation>订阅标识符可用</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Topic Alias</source>
            <translation>主题别名</translation>
        </message>
        <message>
            <source>Topic Alias Maximum</source>
            <translation>主题别名最大值</translation>
        </message>
        <message>
            <source>Topic Filter</source>
            <translation>主题过滤器</translation>
        </message>
        <message>
            <source>Topic Filters</source>
            <translation>主题过滤器</translation>
        </message>
        <message>
            <source>Topic Name</source>
            <translation>主题名</translation>
        </message>
        <message>
            <source>User Name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>User Property</source>
            <translation>用户属性</translation>
        </message>
        <message>
            <source>Wildcard Subscription Available</source>
            <translation>通配符订阅可用</translation>
        </message>
        <message>
            <source>Will Delay Interval</source>
            <translation>遗嘱延时间隔</translation>
        </message>
        <message>
            <source>Will Message</source>
            <translation>遗嘱消息</translation>
        </message>
        <message>
            <source>Will Payload</source>
            <translation>遗嘱载荷</translation>
        </message>
        <message>
            <source>Will Properties</source>
            <translation>遗嘱属性</translation>
        </message>
        <message>
            <source>Will QoS</source>
            <translation>遗嘱 QoS</translation>
        </message>
        <message>
            <source>Will Retain</source>
            <translation>遗嘱保留</translation>
        </message>
        <message>
            <source>Will Topic</source>
            <translation>遗嘱主题</translation>
        </message>
        <message>
            <source>QoS %1</source>
            <translation>QoS %1</translation>
        </message>
        <message>
            <source>retained</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>without client id</source>
            <translation>无客户端标识符</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>已隐藏</translation>
        </message>
        <message>
            <source>Only the beginning of the payload is kept</source>
            <translation>仅保留载荷的开头部分</translation>
        </message>
        <message>
            <source>Only the beginning of the packet is kept</source>
            <translation>仅保留报文的开头部分</translation>
        </message>
        <message>
            <source>Malformed (%1)</source>
            <comment>a clause of the standard</comment>
            <translation>格式错误（%1）</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>The message that was meant is not in the history any more</source>
            <translation>所指的消息已不在历史记录中</translation>
        </message>
        <message>
            <source>The topic is shown as it is now.</source>
            <translation>显示的是该主题现在的内容。</translation>
        </message>
        <message>
            <source>Write a transcript to a file</source>
            <translation>把对话记录写入文件</translation>
        </message>
    </context>
    <context>
        <name>RecoveryWords</name>
        <message>
            <source>This user name cannot be used for signing in</source>
            <translation>无法用此用户名登录</translation>
        </message>
        <message>
            <source>Type a user name, without control characters.</source>
            <translation>请输入用户名，且不要包含控制字符。</translation>
        </message>
        <message>
            <source>This password cannot be used for signing in</source>
            <translation>无法用此密码登录</translation>
        </message>
        <message>
            <source>It holds characters that SCRAM forbids, such as control characters or emoji.</source>
            <translation>其中含有 SCRAM 不允许的字符，例如控制字符或表情符号。</translation>
        </message>
        <message>
            <source>The broker wants an extension of SCRAM-SHA-256 that is not known here</source>
            <translation>服务器要求使用 Avocet 不支持的 SCRAM-SHA-256 扩展</translation>
        </message>
        <message>
            <source>Sign in another way, or tell whoever runs the broker.</source>
            <translation>请换一种登录方式，或告知服务器的管理员。</translation>
        </message>
        <message>
            <source>The broker’s answer does not belong to this sign-in</source>
            <translation>服务器的应答与本次登录不符</translation>
        </message>
        <message>
            <source>Somebody may stand between: use TLS, and check the address.</source>
            <translation>可能有人在中间截取：请使用 TLS，并检查地址。</translation>
        </message>
        <message>
            <source>The broker wants the password protected too weakly</source>
            <translation>服务器要求的密码保护强度过低</translation>
        </message>
        <message>
            <source>The broker has to use at least 4,096 iterations.</source>
            <translation>服务器至少要使用 4,096 次迭代。</translation>
        </message>
        <message>
            <source>The broker asks for too much computing before the sign-in</source>
            <translation>服务器在登录前要求的计算量过大</translation>
        </message>
        <message>
            <source>The broker may use at most 600,000 iterations.</source>
            <translation>服务器最多可使用 600,000 次迭代。</translation>
        </message>
        <message>
            <source>The broker refused the sign-in</source>
            <translation>服务器拒绝了登录</translation>
        </message>
        <message>
            <source>The broker refused the sign-in: “%1”</source>
            <translation>服务器拒绝了登录：“%1”</translation>
        </message>
        <message>
            <source>Check user name and password.</source>
            <translation>请检查用户名和密码。</translation>
        </message>
        <message>
            <source>The broker could not prove that it knows the password</source>
            <translation>服务器无法证明它知道密码</translation>
        </message>
        <message>
            <source>It may be another one than you think: check the address.</source>
            <translation>它可能不是你要连接的服务器：请检查地址。</translation>
        </message>
        <message>
            <source>The broker does not follow the rules of SCRAM-SHA-256</source>
            <translation>服务器没有遵守 SCRAM-SHA-256 的规则</translation>
        </message>
        <message>
            <source>Tell whoever runs the broker, or sign in with user name and password.</source>
            <translation>请告知服务器的管理员，或改用用户名和密码登录。</translation>
        </message>
        <message>
            <source>Another client with the same client id seems to throw this one off</source>
            <translation>似乎有另一个使用相同客户端标识符的客户端不断把此连接挤下线</translation>
        </message>
        <message>
            <source>Give this connection a client id of its own. If that does not help, look at its subscriptions: some brokers close the connection when one is not allowed.</source>
            <translation>请为此连接设置独有的客户端标识符。如果仍无改善，请检查订阅：有些服务器遇到不允许的订阅会直接断开连接。</translation>
        </message>
        <message>
            <source>The file with the kept Session was damaged and is now %1</source>
            <translation>保存会话的文件已损坏，现已改名为 %1</translation>
        </message>
        <message>
            <source>Messages that were still on their way are not sent again.</source>
            <translation>当时尚未送达的消息不会再次发送。</translation>
        </message>
        <message>
            <source>Another Avocet already keeps the Session of this client id</source>
            <translation>另一个 Avocet 已在保存此客户端标识符的会话</translation>
        </message>
        <message>
            <source>This one runs without. Give it a client id of its own.</source>
            <translation>此连接不保存会话。请为它设置独有的客户端标识符。</translation>
        </message>
        <message>
            <source>The kept Session cannot be read: %1</source>
            <translation>无法读取保存的会话：%1</translation>
        </message>
        <message>
            <source>Check the permissions of this file. Nothing is kept until then.</source>
            <translation>请检查此文件的权限。在此之前不会保存会话。</translation>
        </message>
        <message>
            <source>The Session cannot be kept: %1</source>
            <translation>无法保存会话：%1</translation>
        </message>
        <message>
            <source>Check the permissions of this file and the space on the disk.</source>
            <translation>请检查该文件的权限和磁盘剩余空间。</translation>
        </message>
    </context>
    <context>
        <name>SecurityWords</name>
        <message>
            <source>%1: “%2”</source>
            <comment>what happened, and the system's words</comment>
            <translation>%1：“%2”</translation>
        </message>
        <message>
            <source>Check the port, and tell whoever runs the broker.</source>
            <translation>请检查端口，并告知服务器管理员。</translation>
        </message>
        <message>
            <source>Look at the certificate, or name the authority that signed it in the connection.</source>
            <translation>请查看证书，或在连接中指定签发该证书的机构。</translation>
        </message>
        <message>
            <source>The certificate of %1 is signed by an authority that is not known here</source>
            <translation>%1 的证书由本机未知的机构签发</translation>
        </message>
        <message>
            <source>The certificate of %1 is signed by itself, or by a root that is not known here</source>
            <translation>%1 的证书是自签名证书，或由本机未知的根证书签发</translation>
        </message>
        <message>
            <source>The certificate of %1 has expired</source>
            <translation>%1 的证书已过期</translation>
        </message>
        <message>
            <source>The certificate of %1 is not valid yet</source>
            <translation>%1 的证书尚未生效</translation>
        </message>
        <message>
            <source>The certificate is made out to another name than %1</source>
            <translation>证书中的名称与 %1 不符</translation>
        </message>
        <message>
            <source>The certificate of %1 is not meant for a server</source>
            <translation>%1 的证书不能用于服务器</translation>
        </message>
        <message>
            <source>The certificate of %1 was revoked</source>
            <translation>%1 的证书已被吊销</translation>
        </message>
        <message>
            <source>The certificate of %1 is damaged</source>
            <translation>%1 的证书已损坏</translation>
        </message>
        <message>
            <source>The certificate of %1 is not the one that you trust</source>
            <translation>%1 的证书与你信任的证书不同</translation>
        </message>
        <message>
            <source>%1 shows no certificate</source>
            <translation>%1 没有出示证书</translation>
        </message>
        <message>
            <source>The certificate of %1 was not accepted</source>
            <translation>%1 的证书未被接受</translation>
        </message>
        <message>
            <source>The file of certificate authorities cannot be used</source>
            <translation>无法使用证书颁发机构文件</translation>
        </message>
        <message>
            <source>It must be a PEM file that you may read.</source>
            <translation>它必须是你有权读取的 PEM 文件。</translation>
        </message>
        <message>
            <source>The client certificate cannot be used</source>
            <translation>无法使用客户端证书</translation>
        </message>
        <message>
            <source>It must be a PEM or PKCS#12 file that you may read.</source>
            <translation>它必须是你有权读取的 PEM 或 PKCS#12 文件。</translation>
        </message>
        <message>
            <source>The private key cannot be used</source>
            <translation>无法使用私钥</translation>
        </message>
        <message>
            <source>Check the passphrase. The key must be RSA or EC, in PEM or PKCS#12.</source>
            <translation>请检查口令。私钥必须是 PEM 或 PKCS#12 格式的 RSA 或 EC 密钥。</translation>
        </message>
        <message>
            <source>The broker wants a client certificate, and not this one</source>
            <translation>服务器要求客户端证书，且不接受当前证书</translation>
        </message>
        <message>
            <source>Choose the right one in the security settings of the connection.</source>
            <translation>请在连接的安全设置中选择正确的证书。</translation>
        </message>
        <message>
            <source>No secure connection to %1 came about</source>
            <translation>未能与 %1 建立安全连接</translation>
        </message>
        <message>
            <source>Check the port (mostly 8883): it may not want TLS, or another version of it.</source>
            <translation>请检查端口（通常为 8883）：它可能不使用 TLS，或要求其他 TLS 版本。</translation>
        </message>
        <message>
            <source>The proxy gave no way to %1</source>
            <translation>代理未能连通 %1</translation>
        </message>
        <message>
            <source>Check its address, user name and password.</source>
            <translation>请检查代理的地址、用户名和密码。</translation>
        </message>
        <message>
            <source>%1 does not take MQTT over WebSocket</source>
            <translation>%1 不支持基于 WebSocket 的 MQTT</translation>
        </message>
        <message>
            <source>Check the path (mostly /mqtt) and the port.</source>
            <translation>请检查路径（通常为 /mqtt）和端口。</translation>
        </message>
        <message>
            <source>What the broker sent is not MQTT over WebSocket</source>
            <translation>服务器发来的数据不是基于 WebSocket 的 MQTT</translation>
        </message>
        <message>
            <source>Check the path and the port, and tell whoever runs the broker.</source>
            <translation>请检查路径和端口，并告知服务器管理员。</translation>
        </message>
        <message>
            <source>TLS is not available on this computer</source>
            <translation>本机无法使用 TLS</translation>
        </message>
        <message>
            <source>Install OpenSSL, or use an address that begins with mqtt:// or ws://.</source>
            <translation>请安装 OpenSSL，或使用以 mqtt:// 或 ws:// 开头的地址。</translation>
        </message>
        <message>
            <source>Name the file of its authority in the connection's TLS settings. Or compare the SHA-256 with what whoever runs the broker tells you, and trust exactly this certificate.</source>
            <translation>请在连接的 TLS 设置中指定其签发机构的证书文件；或者向服务器管理员核对 SHA-256，然后只信任这一张证书。</translation>
        </message>
        <message>
            <source>Whoever runs the broker has to renew it.</source>
            <translation>需要由服务器管理员更新证书。</translation>
        </message>
        <message>
            <source>Check the clock of this computer, and of the broker.</source>
            <translation>请检查本机和服务器的时钟。</translation>
        </message>
        <message>
            <source>Connect to one of the names below, or set the server name in the connection's TLS settings. If neither fits, somebody else may be answering.</source>
            <translation>请使用下列名称之一连接，或在连接的 TLS 设置中填写服务器名称。如果都不符合，应答的可能是其他主机。</translation>
        </message>
        <message>
            <source>Do not connect: its key may be in the wrong hands.</source>
            <translation>请勿连接：其私钥可能已经泄露。</translation>
        </message>
        <message>
            <source>Somebody may be reading along, or the broker has got a new certificate. Ask whoever runs it before you send your password, and compare the SHA-256.</source>
            <translation>可能有人正在窃听，也可能是服务器换了新证书。发送密码之前，请先询问服务器管理员并核对 SHA-256。</translation>
        </message>
        <message>
            <source>Ask whoever runs the broker.</source>
            <translation>请询问服务器管理员。</translation>
        </message>
    </context>
    <context>
        <name>ServerWords</name>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>%1 (the standard's default)</source>
            <translation>%1（标准的默认值）</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>never</source>
            <translation>永不</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>无限制</translation>
        </message>
        <message>
            <source>QoS %1 at most</source>
            <translation>最高 QoS %1</translation>
        </message>
        <message>
            <source>no retained messages</source>
            <translation>不支持保留消息</translation>
        </message>
        <message>
            <source>no wildcards in subscriptions</source>
            <translation>不支持通配符订阅</translation>
        </message>
        <message>
            <source>no shared subscriptions</source>
            <translation>不支持共享订阅</translation>
        </message>
        <message>
            <source>no Subscription Identifiers</source>
            <translation>不支持订阅标识符</translation>
        </message>
        <message>
            <source>Keep Alive of %1 s</source>
            <translation>保持连接时间为 %1 秒</translation>
        </message>
        <message>
            <source>refers to %1</source>
            <translation>指向 %1</translation>
        </message>
        <message>
            <source>What this server says: %1</source>
            <translation>服务器声明：%1</translation>
        </message>
    </context>
    <context>
        <name>ValuePreview</name>
        <message>
            <source>(empty)</source>
            <translation>（空）</translation>
        </message>
        <message>
            <source>‹binary, %1›</source>
            <translation>‹二进制，%1›</translation>
        </message>
    </context>
    <context>
        <name>avocet::AboutDialog</name>
        <message>
            <source>About Avocet</source>
            <translation>关于 Avocet</translation>
        </message>
        <message>
            <source>Browse the topics of an MQTT broker, read and publish messages, and chat.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built on Qt %1.</source>
            <translation>浏览 MQTT 服务器的主题，收发消息，还能聊天。

本程序是自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。

基于 Qt %1 构建。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>avocet::Actions</name>
        <message>
            <source>New connection…</source>
            <translation>新建连接…</translation>
        </message>
        <message>
            <source>Edit this connection…</source>
            <translation>编辑此连接…</translation>
        </message>
        <message>
            <source>All connections</source>
            <translation>所有连接</translation>
        </message>
        <message>
            <source>Start a local broker</source>
            <translation>启动本地服务器</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>断开连接</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Pause the view</source>
            <translation>暂停显示</translation>
        </message>
        <message>
            <source>Filter topics</source>
            <translation>筛选主题</translation>
        </message>
        <message>
            <source>Copy the topic</source>
            <translation>复制主题</translation>
        </message>
        <message>
            <source>Publish the message</source>
            <translation>发布消息</translation>
        </message>
        <message>
            <source>Topics</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>聊天</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Fold the tools to their tabs</source>
            <translation>折叠工具区，只留标签</translation>
        </message>
        <message>
            <source>All panes back to their places</source>
            <translation>恢复所有面板的位置</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>About Avocet</source>
            <translation>关于 Avocet</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Authenticate again</source>
            <translation>重新认证</translation>
        </message>
        <message>
            <source>What the server says…</source>
            <translation>服务器信息…</translation>
        </message>
        <message>
            <source>Show certificate…</source>
            <translation>查看证书…</translation>
        </message>
        <message>
            <source>Packet trace</source>
            <translation>报文跟踪</translation>
        </message>
        <message>
            <source>Share to the chat</source>
            <translation>分享到聊天</translation>
        </message>
        <message>
            <source>Preferences…</source>
            <translation>首选项…</translation>
        </message>
        <message>
            <source>Search payloads</source>
            <translation>搜索载荷</translation>
        </message>
    </context>
    <context>
        <name>avocet::Banner</name>
        <message>
            <source>Details</source>
            <translation>详细信息</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>关闭此提示</translation>
        </message>
    </context>
    <context>
        <name>avocet::CertificateDialog</name>
        <message>
            <source>(no name)</source>
            <translation>（无名）</translation>
        </message>
        <message>
            <source>Certificate of %1</source>
            <translation>%1 的证书</translation>
        </message>
        <message>
            <source>Chain of certificates, the server's own first</source>
            <translation>证书链，服务器自身的证书在最前</translation>
        </message>
        <message>
            <source>signed by %1</source>
            <translation>由 %1 签发</translation>
        </message>
        <message>
            <source>Made out to</source>
            <translation>颁发给</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>签发者</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>有效期</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>itself</source>
            <translation>自签名</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>from %1 to %2</source>
            <comment>two dates</comment>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source>Do not connect</source>
            <translation>不连接</translation>
        </message>
        <message>
            <source>Trust exactly this certificate</source>
            <translation>只信任这张证书</translation>
        </message>
        <message>
            <source>I know why the certificate has changed</source>
            <translation>我知道证书变更的原因</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatControl</name>
        <message>
            <source>Too many messages wait for the connection. Send this one later.</source>
            <translation>等待连接的消息太多，请稍后再发送这一条。</translation>
        </message>
        <message>
            <source>This message is too long to be sent.</source>
            <translation>这条消息太长，无法发送。</translation>
        </message>
        <message>
            <source>Join the chat first.</source>
            <translation>请先加入聊天。</translation>
        </message>
        <message>
            <source>A room needs a name of at most %1 characters.</source>
            <translation>房间需要一个名称，最多 %1 个字符。</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatDelegate</name>
        <message>
            <source>%1 more characters; copying takes all</source>
            <translation>还有 %1 个字符；复制时包含全部内容</translation>
        </message>
        <message>
            <source>(no text)</source>
            <translation>（无文字）</translation>
        </message>
        <message>
            <source>%1 waiting</source>
            <translation>%1 等待发送</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>重新发送</translation>
        </message>
        <message>
            <source>(no name)</source>
            <translation>（无名）</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新消息</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatDesk</name>
        <message>
            <source>Conversations are not kept: %1</source>
            <translation>无法保存对话：%1</translation>
        </message>
        <message>
            <source>Check the permissions of %1 and the space on the disk.</source>
            <translation>请检查 %1 的权限和磁盘空间。</translation>
        </message>
        <message>
            <source>Drafts and unsent messages cannot be kept in %1</source>
            <translation>草稿和未发送的消息无法保存到 %1</translation>
        </message>
        <message>
            <source>Check the permissions of this file and the space on the disk.</source>
            <translation>请检查此文件的权限和磁盘空间。</translation>
        </message>
        <message>
            <source>The transcript cannot be written to %1: %2</source>
            <translation>无法将对话记录写入 %1：%2</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>请选择另一个文件。</translation>
        </message>
        <message>
            <source>%1 in %2</source>
            <comment>author, room</comment>
            <translation>%1，在 %2</translation>
        </message>
        <message>
            <source>(%1) Avocet</source>
            <comment>unread messages</comment>
            <translation>(%1) Avocet</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatHeader</name>
        <message>
            <source>Chat menu</source>
            <translation>聊天菜单</translation>
        </message>
        <message>
            <source># chat</source>
            <translation># chat</translation>
        </message>
        <message>
            <source>Search in this conversation</source>
            <translation>在此对话中搜索</translation>
        </message>
        <message>
            <source>Copy selected messages</source>
            <translation>复制选中的消息</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>Write a transcript to a file…</source>
            <translation>把对话记录写入文件…</translation>
        </message>
        <message>
            <source>Mute this room</source>
            <translation>此房间免打扰</translation>
        </message>
        <message>
            <source>Leave this room</source>
            <translation>离开此房间</translation>
        </message>
        <message>
            <source>Change name</source>
            <translation>更改名字</translation>
        </message>
        <message>
            <source>Leave the chat</source>
            <translation>离开聊天</translation>
        </message>
        <message>
            <source>Rooms and direct messages</source>
            <translation>房间与私聊</translation>
        </message>
        <message numerus="yes">
            <source>%n new elsewhere</source>
            <translation>
                <numerusform>其他房间有 %n 条新消息</numerusform>
            </translation>
        </message>
        <message>
            <source>muted</source>
            <translation>免打扰</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>房间</translation>
        </message>
        <message>
            <source>Direct messages</source>
            <translation>私聊</translation>
        </message>
        <message>
            <source>Others talk in</source>
            <translation>别人正在聊的房间</translation>
        </message>
        <message>
            <source>Join or make a room…</source>
            <translation>加入或新建房间…</translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) here</source>
            <translation>
                <numerusform>%n 人在线</numerusform>
            </translation>
        </message>
        <message>
            <source>Here</source>
            <translation>在线</translation>
        </message>
        <message>
            <source>Were here</source>
            <translation>曾在线</translation>
        </message>
        <message>
            <source>(no name)</source>
            <translation>（无名）</translation>
        </message>
        <message>
            <source>you</source>
            <translation>你</translation>
        </message>
        <message>
            <source>Nobody is known to be here</source>
            <translation>尚不知有谁在线</translation>
        </message>
        <message>
            <source>Choose a name to talk to one alone; the broker can still read it</source>
            <translation>选择名字即可私聊；服务器仍能读到内容</translation>
        </message>
        <message>
            <source>as %1</source>
            <translation>以 %1 的身份</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatNamePage</name>
        <message>
            <source>Join</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>你的名字</translation>
        </message>
        <message>
            <source>Not connected. You join when the connection is there.</source>
            <translation>尚未连接。连接建立后即会加入。</translation>
        </message>
        <message>
            <source>Change your name</source>
            <translation>修改名字</translation>
        </message>
        <message>
            <source>Join the chat</source>
            <translation>加入聊天</translation>
        </message>
        <message>
            <source>Everyone who listens to the topic chat sees a greeting under the new name.</source>
            <translation>订阅了主题 chat 的所有人都会看到以新名字发出的问候。</translation>
        </message>
        <message>
            <source>Everyone on this broker who listens to the topic chat sees your name and a greeting.</source>
            <translation>此服务器上订阅了主题 chat 的所有人都会看到你的名字和一句问候。</translation>
        </message>
        <message>
            <source>Change name</source>
            <translation>修改名字</translation>
        </message>
        <message>
            <source>Show others that I am here</source>
            <translation>让别人看到我在线</translation>
        </message>
        <message>
            <source>A retained message under chat/presence says who you are and when you left; the broker says it for you if the connection is lost.</source>
            <translation>chat/presence 下的一条保留消息说明你是谁、何时离开；连接中断时由服务器代为告知。</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatPane</name>
        <message>
            <source>Send (Enter)</source>
            <translation>发送（Enter）</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>对话</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Message #chat</source>
            <translation>发消息到 #chat</translation>
        </message>
        <message>
            <source>This message has %1 bytes; at most %2 can be sent. Shorten it, or send it in parts.</source>
            <translation>此消息有 %1 字节，最多可发送 %2 字节。请缩短，或分几次发送。</translation>
        </message>
        <message>
            <source>Not connected. Messages are sent when the connection is back.</source>
            <translation>尚未连接。连接恢复后会发送消息。</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>重新发送</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Message %1</source>
            <translation>给 %1 发消息</translation>
        </message>
        <message>
            <source>%1 (Tab completes)</source>
            <comment>commands</comment>
            <translation>%1（按 Tab 补全）</translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n 条新消息</numerusform>
            </translation>
        </message>
        <message>
            <source>Open a link</source>
            <translation>打开链接</translation>
        </message>
        <message>
            <source>Open this address in the browser?</source>
            <translation>要在浏览器中打开此地址吗？</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatRoomModel</name>
        <message>
            <source>older, kept by the broker</source>
            <translation>较早的消息，由服务器保留</translation>
        </message>
        <message>
            <source>You joined as %1</source>
            <translation>你以 %1 的名字加入了聊天</translation>
        </message>
        <message>
            <source>You are now %1</source>
            <translation>你的名字已改为 %1</translation>
        </message>
        <message>
            <source>Connected again</source>
            <translation>连接已恢复</translation>
        </message>
        <message>
            <source>Connection lost</source>
            <translation>连接已断开</translation>
        </message>
        <message>
            <source>You left</source>
            <translation>你已退出聊天</translation>
        </message>
        <message>
            <source>empty message</source>
            <translation>空消息</translation>
        </message>
        <message>
            <source>not chat JSON</source>
            <translation>不是聊天用的 JSON</translation>
        </message>
        <message>
            <source>JSON, but no object</source>
            <translation>是 JSON，但不是对象</translation>
        </message>
        <message>
            <source>JSON without a user</source>
            <translation>JSON 中缺少 user</translation>
        </message>
        <message>
            <source>the user is no text</source>
            <translation>user 不是字符串</translation>
        </message>
        <message>
            <source>JSON that says nothing</source>
            <translation>JSON 中缺少 say</translation>
        </message>
        <message>
            <source>what is said is no text</source>
            <translation>say 不是字符串</translation>
        </message>
        <message>
            <source>too large for the chat</source>
            <translation>消息过大，无法在聊天中显示</translation>
        </message>
        <message>
            <source>binary, not text</source>
            <translation>二进制数据，不是文本</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>why it is shown raw, size</comment>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>Not sent: you may not publish to this topic</source>
            <translation>未发送：你无权向此主题发布</translation>
        </message>
        <message>
            <source>Not sent: the broker's quota is used up</source>
            <translation>未发送：服务器配额已用尽</translation>
        </message>
        <message>
            <source>Not sent: the broker refused it (0x%1)</source>
            <translation>未发送：服务器拒绝了消息（0x%1）</translation>
        </message>
        <message>
            <source>Perhaps not sent: the broker lost the session</source>
            <translation>可能未发送：服务器丢失了会话</translation>
        </message>
        <message>
            <source>Not sent: the connection was closed</source>
            <translation>未发送：连接已关闭</translation>
        </message>
        <message>
            <source>Not sent: too large for this broker</source>
            <translation>未发送：消息超过此服务器的上限</translation>
        </message>
        <message>
            <source>Not sent: too many messages are waiting</source>
            <translation>未发送：等待发送的消息过多</translation>
        </message>
        <message>
            <source>Not sent: the connection did not take it</source>
            <translation>未发送：连接未接受消息</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>why it is shown raw, excerpt</comment>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>message, why it failed</comment>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>not the one who used this name before</source>
            <translation>与先前使用此名字的不是同一人</translation>
        </message>
        <message numerus="yes">
            <source>%n more message(s) from %1, too fast to be shown one by one</source>
            <translation>
                <numerusform>%1 还有 %n 条消息，来得太快，未逐条显示</numerusform>
            </translation>
        </message>
        <message>
            <source>/me does something · /nick NAME · /join ROOM · /leave · /who · /clear · /help
//text sends /text</source>
            <translation>/me 做某事 · /nick 名字 · /join 房间 · /leave 离开 · /who 谁在线 · /clear 清空 · /help 帮助
//文字 会发送 /文字</translation>
        </message>
        <message>
            <source>Nobody else is known to be here</source>
            <translation>尚不知还有谁在线</translation>
        </message>
        <message>
            <source>Here: %1</source>
            <translation>在线：%1</translation>
        </message>
        <message>
            <source>There is no command %1. Nothing was sent; /help lists the commands.</source>
            <translation>没有 %1 这个命令。未发送任何内容；/help 列出全部命令。</translation>
        </message>
        <message>
            <source>Cleared here; others still have their messages</source>
            <translation>仅清空了这里的显示；别人那里的消息还在</translation>
        </message>
    </context>
    <context>
        <name>avocet::ChatSearchBar</name>
        <message>
            <source>Search in this conversation</source>
            <translation>在此对话中搜索</translation>
        </message>
        <message>
            <source>Older (Enter)</source>
            <translation>更早的（Enter）</translation>
        </message>
        <message>
            <source>Newer (Shift+Enter)</source>
            <translation>更新的（Shift+Enter）</translation>
        </message>
        <message>
            <source>Close (Escape)</source>
            <translation>关闭（Esc）</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>未找到</translation>
        </message>
    </context>
    <context>
        <name>avocet::ConnectPropertiesEditor</name>
        <message>
            <source>Ask for Response Information</source>
            <translation>请求响应信息</translation>
        </message>
        <message>
            <source>Let the server say more about problems</source>
            <translation>允许服务器提供更多问题信息</translation>
        </message>
        <message>
            <source>User Properties of CONNECT</source>
            <translation>CONNECT 的用户属性</translation>
        </message>
        <message>
            <source>Maximum Packet Size in bytes</source>
            <translation>最大报文长度（字节）</translation>
        </message>
        <message>
            <source>Receive Maximum</source>
            <translation>接收最大值</translation>
        </message>
        <message>
            <source>Topic Alias Maximum</source>
            <translation>主题别名最大值</translation>
        </message>
        <message>
            <source> bytes</source>
            <translation> 字节</translation>
        </message>
        <message>
            <source>A larger packet ends the connection. MQTT itself allows 256 MiB.</source>
            <translation>收到更大的报文时断开连接。MQTT 本身允许 256 MiB。</translation>
        </message>
        <message>
            <source>So many messages with QoS 1 and 2 the server may send before the first is acknowledged.</source>
            <translation>在首条消息得到确认之前，服务器最多可发送这么多条 QoS 1 和 QoS 2 消息。</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>So many topics the server may shorten to a number.</source>
            <translation>服务器最多可以用数字代替这么多个主题。</translation>
        </message>
        <message>
            <source>Maximum Packet Size</source>
            <translation>最大报文长度</translation>
        </message>
        <message>
            <source>User Properties</source>
            <translation>用户属性</translation>
        </message>
        <message>
            <source>User Properties: too long, or not a string of MQTT.</source>
            <translation>用户属性：过长，或不是有效的 MQTT 字符串。</translation>
        </message>
    </context>
    <context>
        <name>avocet::ConnectionBanner</name>
        <message>
            <source>Try again now</source>
            <translation>立即重试</translation>
        </message>
        <message>
            <source>Edit connection</source>
            <translation>编辑连接</translation>
        </message>
        <message>
            <source>Show certificate…</source>
            <translation>查看证书…</translation>
        </message>
    </context>
    <context>
        <name>avocet::ConnectionBar</name>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
        <message>
            <source>No connection</source>
            <translation>无连接</translation>
        </message>
        <message>
            <source>Chat (%1 new)</source>
            <translation>聊天（%1 条新消息）</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>聊天</translation>
        </message>
        <message>
            <source>Open the chat</source>
            <translation>打开聊天</translation>
        </message>
    </context>
    <context>
        <name>avocet::ConnectionButton</name>
        <message>
            <source>Connection %1, %2</source>
            <translation>连接 %1，%2</translation>
        </message>
    </context>
    <context>
        <name>avocet::ConnectionControl</name>
        <message>
            <source>Local broker, port %1</source>
            <translation>本地服务器，端口 %1</translation>
        </message>
        <message>
            <source>The file of saved connections was damaged and is kept as %1</source>
            <translation>保存连接的文件已损坏，原文件另存为 %1</translation>
        </message>
        <message>
            <source>What could be read of it is here.</source>
            <translation>其中可读取的内容已恢复。</translation>
        </message>
        <message>
            <source>The saved connections cannot be read: %1</source>
            <translation>无法读取已保存的连接：%1</translation>
        </message>
        <message>
            <source>Check the permissions of this file. Nothing is saved until then.</source>
            <translation>请检查该文件的权限。在此之前，任何更改都不会保存。</translation>
        </message>
        <message>
            <source>The saved connections cannot be written: %1</source>
            <translation>无法写入已保存的连接：%1</translation>
        </message>
        <message>
            <source>Check the permissions of this file and the space on the disk.</source>
            <translation>请检查该文件的权限和磁盘剩余空间。</translation>
        </message>
        <message>
            <source>There are too many saved connections</source>
            <translation>已保存的连接过多</translation>
        </message>
        <message>
            <source>Delete some that are not used any more.</source>
            <translation>请删除一些不再使用的连接。</translation>
        </message>
        <message>
            <source>Passwords could not be kept in the system's keychain</source>
            <translation>无法将密码保存到系统密钥环</translation>
        </message>
        <message>
            <source>Avocet asks for them each time they are needed.</source>
            <translation>每次需要时 Avocet 都会询问密码。</translation>
        </message>
    </context>
    <context>
        <name>avocet::DockHeader</name>
        <message>
            <source>Float, or dock again</source>
            <translation>浮动或停靠</translation>
        </message>
        <message>
            <source>Hide; the View menu brings it back</source>
            <translation>隐藏；可从“视图”菜单恢复</translation>
        </message>
    </context>
    <context>
        <name>avocet::EventLog</name>
        <message>
            <source>Disconnected</source>
            <translation>已断开连接</translation>
        </message>
        <message>
            <source>Connecting to %1</source>
            <translation>正在连接 %1</translation>
        </message>
        <message>
            <source>Connected to %1 with %2 as %3</source>
            <translation>已通过 %2 连接到 %1，客户端标识符为 %3</translation>
        </message>
        <message>
            <source>Subscription %1: %2</source>
            <translation>订阅 %1：%2</translation>
        </message>
        <message>
            <source>A message was not delivered: %1</source>
            <translation>一条消息未送达：%1</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <comment>what happened, what to do</comment>
            <translation>%1。%2</translation>
        </message>
        <message>
            <source>The broker refused MQTT 5.0. Trying 3.1.1</source>
            <translation>服务器拒绝了 MQTT 5.0，正在尝试 3.1.1</translation>
        </message>
        <message>
            <source>Authenticating again</source>
            <translation>正在重新认证</translation>
        </message>
        <message>
            <source>Authenticated again</source>
            <translation>重新认证成功</translation>
        </message>
        <message>
            <source>A message waits. %1</source>
            <translation>有一条消息在等待发送。%1</translation>
        </message>
    </context>
    <context>
        <name>avocet::FileField</name>
        <message>
            <source>Choose a file…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <source>%1: choose a file</source>
            <translation>%1：选择文件</translation>
        </message>
        <message>
            <source>%1: there is no file %2.</source>
            <translation>%1：文件 %2 不存在。</translation>
        </message>
        <message>
            <source>%1: the file %2 cannot be read.</source>
            <translation>%1：无法读取文件 %2。</translation>
        </message>
    </context>
    <context>
        <name>avocet::FreedesktopNotices</name>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
    </context>
    <context>
        <name>avocet::HexView</name>
        <message>
            <source>Payload as hex</source>
            <translation>以十六进制显示的载荷</translation>
        </message>
        <message>
            <source>Copy (the selection is larger than 4 MB)</source>
            <translation>复制（所选内容超过 4 MB）</translation>
        </message>
        <message>
            <source>Copy as hex</source>
            <translation>复制为十六进制</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
    </context>
    <context>
        <name>avocet::HistoryView</name>
        <message>
            <source>History of the topic</source>
            <translation>主题历史</translation>
        </message>
    </context>
    <context>
        <name>avocet::ImageView</name>
        <message>
            <source>These bytes are not a PNG, JPEG, GIF, BMP or WebP image.</source>
            <translation>这些字节不是 PNG、JPEG、GIF、BMP 或 WebP 图像。</translation>
        </message>
        <message>
            <source>Qt's reader for %1 images is not installed.</source>
            <translation>未安装 Qt 的 %1 图像读取插件。</translation>
        </message>
        <message>
            <source>The %1 image is damaged: its size cannot be read.</source>
            <translation>%1 图像已损坏：无法读取尺寸。</translation>
        </message>
        <message>
            <source>The image claims %1 pixels. More than %2 million are not decoded here; save the payload to open it elsewhere.</source>
            <translation>图像标称尺寸为 %1 像素。超过 %2 百万像素的图像不在此解码；请保存载荷，用其他程序打开。</translation>
        </message>
        <message>
            <source>The %1 image is damaged: %2</source>
            <translation>%1 图像已损坏：%2</translation>
        </message>
        <message>
            <source>Payload as image</source>
            <translation>以图像显示的载荷</translation>
        </message>
    </context>
    <context>
        <name>avocet::InspectorHeader</name>
        <message>
            <source>retained</source>
            <translation>保留消息</translation>
        </message>
        <message>
            <source>DUP</source>
            <translation>DUP</translation>
        </message>
        <message>
            <source>The broker had kept this message for new subscribers</source>
            <translation>服务器为新订阅者保留的消息</translation>
        </message>
        <message>
            <source>Sent again: an earlier attempt may have arrived already</source>
            <translation>重发的消息：之前可能已经收到过</translation>
        </message>
        <message>
            <source>Copy topic</source>
            <translation>复制主题</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>QoS %1</source>
            <translation>QoS %1</translation>
        </message>
    </context>
    <context>
        <name>avocet::InspectorPane</name>
        <message>
            <source>Select a topic to read its messages</source>
            <translation>选择一个主题以查看消息</translation>
        </message>
        <message>
            <source>Its newest value, its history and its properties are shown here.</source>
            <translation>这里显示主题的最新值、历史和属性。</translation>
        </message>
        <message>
            <source>No message on this topic so far</source>
            <translation>此主题尚无消息</translation>
        </message>
        <message>
            <source>It is a level of other topics, or has not been heard yet.</source>
            <translation>它可能只是其他主题的上级，或者尚未收到过消息。</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>回到实时</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Wrap lines</source>
            <translation>自动换行</translation>
        </message>
        <message>
            <source>Copy payload</source>
            <translation>复制载荷</translation>
        </message>
        <message>
            <source>Save payload…</source>
            <translation>保存载荷…</translation>
        </message>
        <message>
            <source>Edit and publish</source>
            <translation>编辑并发布</translation>
        </message>
        <message>
            <source>Message from %1</source>
            <translation>%1 的消息</translation>
        </message>
        <message>
            <source>This message has left the history</source>
            <translation>此消息已不在历史中</translation>
        </message>
        <message>
            <source>The payload is too large for the clipboard</source>
            <translation>载荷过大，无法放入剪贴板</translation>
        </message>
        <message>
            <source>Save it to a file instead.</source>
            <translation>请改为保存到文件。</translation>
        </message>
        <message>
            <source>Save payload</source>
            <translation>保存载荷</translation>
        </message>
        <message>
            <source>The payload could not be saved</source>
            <translation>无法保存载荷</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>请选择其他位置。</translation>
        </message>
    </context>
    <context>
        <name>avocet::LogModel</name>
        <message>
            <source>Warning: </source>
            <translation>警告：</translation>
        </message>
        <message>
            <source>Error: </source>
            <translation>错误：</translation>
        </message>
    </context>
    <context>
        <name>avocet::LogPane</name>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Copy the selected lines, or all</source>
            <translation>复制所选行；未选择时复制全部</translation>
        </message>
        <message>
            <source>Clear the log</source>
            <translation>清空日志</translation>
        </message>
    </context>
    <context>
        <name>avocet::MainWindow</name>
        <message>
            <source>Show subscriptions</source>
            <translation>查看订阅</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续显示</translation>
        </message>
        <message>
            <source>Pause the view</source>
            <translation>暂停显示</translation>
        </message>
        <message>
            <source>The language changes when Avocet starts the next time</source>
            <translation>语言将在 Avocet 下次启动时更改</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>a Topic Filter, and what the broker said to it</comment>
            <translation>%1：%2</translation>
        </message>
        <message numerus="yes">
            <source>%n subscription(s) refused</source>
            <translation>
                <numerusform>%n 个订阅被拒绝</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>avocet::MessageListModel</name>
        <message>
            <source>retained</source>
            <translation>保留消息</translation>
        </message>
        <message>
            <source>Time since the message before it on the same topic</source>
            <translation>与同一主题上一条消息的时间间隔</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Δ</source>
            <translation>Δ</translation>
        </message>
        <message>
            <source>QoS</source>
            <translation>QoS</translation>
        </message>
        <message>
            <source>Retained</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>avocet::MessageProperties</name>
        <message>
            <source>The payload is UTF-8 text</source>
            <translation>载荷为 UTF-8 文本</translation>
        </message>
        <message>
            <source>User Properties of the message</source>
            <translation>消息的用户属性</translation>
        </message>
        <message>
            <source>Message Expiry Interval in seconds</source>
            <translation>消息过期间隔（秒）</translation>
        </message>
        <message>
            <source>Content Type</source>
            <translation>内容类型</translation>
        </message>
        <message>
            <source>Response Topic</source>
            <translation>响应主题</translation>
        </message>
        <message>
            <source>Correlation Data</source>
            <translation>对比数据</translation>
        </message>
        <message>
            <source>Topic Alias</source>
            <translation>主题别名</translation>
        </message>
        <message>
            <source>never</source>
            <translation>永不</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>such as application/json</source>
            <translation>例如 application/json</translation>
        </message>
        <message>
            <source>text, or 0x and hex digits</source>
            <translation>文本，或 0x 加十六进制数字</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Expires after</source>
            <translation>过期时间</translation>
        </message>
        <message>
            <source>User Properties</source>
            <translation>用户属性</translation>
        </message>
        <message>
            <source>Response Topic: %1</source>
            <translation>响应主题：%1</translation>
        </message>
        <message>
            <source>Content Type: too long, or not a string of MQTT.</source>
            <translation>内容类型：过长，或不是有效的 MQTT 字符串。</translation>
        </message>
        <message>
            <source>Correlation Data: text, or 0x and an even number of hex digits.</source>
            <translation>对比数据：请填写文本，或 0x 加偶数个十六进制数字。</translation>
        </message>
        <message>
            <source>User Properties: too long, or not a string of MQTT.</source>
            <translation>用户属性：过长，或不是有效的 MQTT 字符串。</translation>
        </message>
        <message>
            <source>Will Delay Interval in seconds</source>
            <translation>遗嘱延迟间隔（秒）</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>立即</translation>
        </message>
        <message>
            <source>Not published at all if this client is back by then.</source>
            <translation>如果客户端在此之前重新连接，则不会发布。</translation>
        </message>
        <message>
            <source>Published after</source>
            <translation>延迟发布</translation>
        </message>
    </context>
    <context>
        <name>avocet::PacketDetails</name>
        <message>
            <source>Belongs together</source>
            <translation>相关报文</translation>
        </message>
        <message>
            <source>Fields of the packet</source>
            <translation>报文字段</translation>
        </message>
        <message>
            <source>Bytes of the packet</source>
            <translation>报文字节</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>Incomplete</source>
            <translation>不完整</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Size on the wire</source>
            <translation>传输大小</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>Network Connection</source>
            <translation>网络连接</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>number of the connection, MQTT version</comment>
            <translation>%1，%2</translation>
        </message>
    </context>
    <context>
        <name>avocet::PairTable</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Remove the selected row</source>
            <translation>删除所选行</translation>
        </message>
    </context>
    <context>
        <name>avocet::PayloadView</name>
        <message>
            <source>Payload format</source>
            <translation>载荷格式</translation>
        </message>
        <message>
            <source>Auto</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>The image is not shown</source>
            <translation>图像未显示</translation>
        </message>
        <message>
            <source>Empty payload</source>
            <translation>空载荷</translation>
        </message>
        <message>
            <source>The message has no bytes. Sent as retained, it deletes the topic's retained message.</source>
            <translation>消息没有内容。作为保留消息发布时，它会删除该主题的保留消息。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>显示 %1</translation>
        </message>
        <message>
            <source>Auto: %1</source>
            <translation>自动：%1</translation>
        </message>
    </context>
    <context>
        <name>avocet::PreferencesDialog</name>
        <message>
            <source>Forget now…</source>
            <translation>立即清除…</translation>
        </message>
        <message>
            <source>With a sound</source>
            <translation>同时播放提示音</translation>
        </message>
        <message>
            <source>Do not disturb: neither notifications nor sounds</source>
            <translation>免打扰：不显示通知，也不播放提示音</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>首选项</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source> messages</source>
            <translation> 条消息</translation>
        </message>
        <message>
            <source>For every message</source>
            <translation>每条消息都通知</translation>
        </message>
        <message>
            <source>For mentions and direct messages</source>
            <translation>仅在提到我或私聊时</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source> MiB</source>
            <translation> MiB</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>聊天</translation>
        </message>
        <message>
            <source>Keep on this computer</source>
            <translation>在本机保存</translation>
        </message>
        <message>
            <source>Notify while elsewhere</source>
            <translation>不在此窗口时通知</translation>
        </message>
        <message>
            <source>Messages of the broker</source>
            <translation>服务器的消息</translation>
        </message>
        <message>
            <source>Keep in memory</source>
            <translation>内存中保留</translation>
        </message>
        <message>
            <source>Forget the conversations</source>
            <translation>清除对话</translation>
        </message>
        <message>
            <source>Delete the kept conversations of all brokers from this computer?</source>
            <translation>要从本机删除所有服务器的对话记录吗？</translation>
        </message>
        <message>
            <source>Drafts and unsent messages stay. This cannot be undone.</source>
            <translation>草稿和未发送的消息会保留。此操作无法撤销。</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Forgotten</source>
            <translation>已清除</translation>
        </message>
    </context>
    <context>
        <name>avocet::ProfileDialog</name>
        <message>
            <source>Clean Start: forget the Session of the last time</source>
            <translation>Clean Start：不沿用上次的会话</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Save and connect</source>
            <translation>保存并连接</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Name of the connection</source>
            <translation>连接名称</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>主机</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>MQTT version</source>
            <translation>MQTT 版本</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Client id</source>
            <translation>客户端标识符</translation>
        </message>
        <message>
            <source>Keep Alive in seconds</source>
            <translation>保持连接（Keep Alive），单位为秒</translation>
        </message>
        <message>
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>New one</source>
            <translation>重新生成</translation>
        </message>
        <message>
            <source>Make a new client id</source>
            <translation>生成新的客户端标识符</translation>
        </message>
        <message>
            <source>Keep Alive</source>
            <translation>保持连接</translation>
        </message>
        <message>
            <source>A host is needed.</source>
            <translation>请填写主机。</translation>
        </message>
        <message>
            <source>%1: too long, or not a string of MQTT.</source>
            <translation>%1：过长，或不是有效的 MQTT 字符串。</translation>
        </message>
        <message>
            <source>Before MQTT 5.0, a password needs a user name.</source>
            <translation>在 MQTT 5.0 之前，使用密码时必须填写用户名。</translation>
        </message>
        <message>
            <source>In MQTT 3.1, a client id has 1 to 23 characters.</source>
            <translation>在 MQTT 3.1 中，客户端标识符长度为 1 到 23 个字符。</translation>
        </message>
        <message>
            <source>Without a client id, the Session cannot be kept: switch Clean Start on.</source>
            <translation>没有客户端标识符就无法保留会话：请启用 Clean Start。</translation>
        </message>
        <message>
            <source>MQTT 5.0, or 3.1.1 if refused</source>
            <translation>MQTT 5.0，被拒绝时改用 3.1.1</translation>
        </message>
        <message>
            <source>Remember passwords in the system's keychain</source>
            <translation>将密码保存在系统密钥环中</translation>
        </message>
        <message>
            <source>Kind of connection</source>
            <translation>连接类型</translation>
        </message>
        <message>
            <source>MQTT</source>
            <translation>MQTT</translation>
        </message>
        <message>
            <source>MQTT over TLS</source>
            <translation>基于 TLS 的 MQTT</translation>
        </message>
        <message>
            <source>MQTT over WebSocket</source>
            <translation>基于 WebSocket 的 MQTT</translation>
        </message>
        <message>
            <source>MQTT over WebSocket and TLS</source>
            <translation>基于 WebSocket 和 TLS 的 MQTT</translation>
        </message>
        <message>
            <source>Host, or a whole address</source>
            <translation>主机或完整地址</translation>
        </message>
        <message>
            <source>TLS</source>
            <translation>TLS</translation>
        </message>
        <message>
            <source>WebSocket</source>
            <translation>WebSocket</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
    </context>
    <context>
        <name>avocet::ProfileListModel</name>
        <message>
            <source>never</source>
            <translation>从未</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>上次使用</translation>
        </message>
    </context>
    <context>
        <name>avocet::PropertiesModel</name>
        <message>
            <source>Payload Format Indicator</source>
            <translation>载荷格式指示</translation>
        </message>
        <message>
            <source>Message Expiry Interval</source>
            <translation>消息过期间隔</translation>
        </message>
        <message>
            <source>Content Type</source>
            <translation>内容类型</translation>
        </message>
        <message>
            <source>Response Topic</source>
            <translation>响应主题</translation>
        </message>
        <message>
            <source>Correlation Data</source>
            <translation>对比数据</translation>
        </message>
        <message>
            <source>Subscription Identifier</source>
            <translation>订阅标识符</translation>
        </message>
        <message>
            <source>Topic Alias</source>
            <translation>主题别名</translation>
        </message>
        <message>
            <source>User Property</source>
            <translation>用户属性</translation>
        </message>
        <message>
            <source>0, unspecified bytes</source>
            <translation>0，未指明的字节</translation>
        </message>
        <message>
            <source>1, UTF-8 text</source>
            <translation>1，UTF-8 文本</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>Property</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Value (%1 more are not shown)</source>
            <translation>值（另有 %1 个未显示）</translation>
        </message>
    </context>
    <context>
        <name>avocet::PropertiesView</name>
        <message>
            <source>This message carries no MQTT 5 properties</source>
            <translation>此消息不带 MQTT 5 属性</translation>
        </message>
        <message>
            <source>Publishers can add a content type, an expiry or properties of their own.</source>
            <translation>发布者可以附加内容类型、过期时间或自定义属性。</translation>
        </message>
        <message>
            <source>MQTT 5 properties</source>
            <translation>MQTT 5 属性</translation>
        </message>
    </context>
    <context>
        <name>avocet::ProxyEditor</name>
        <message>
            <source>Kind of proxy</source>
            <translation>代理类型</translation>
        </message>
        <message>
            <source>Host of the proxy</source>
            <translation>代理主机</translation>
        </message>
        <message>
            <source>Port of the proxy</source>
            <translation>代理端口</translation>
        </message>
        <message>
            <source>User name at the proxy</source>
            <translation>代理用户名</translation>
        </message>
        <message>
            <source>Password at the proxy</source>
            <translation>代理密码</translation>
        </message>
        <message>
            <source>None: straight to the broker</source>
            <translation>无：直接连接服务器</translation>
        </message>
        <message>
            <source>As the system has it</source>
            <translation>使用系统设置</translation>
        </message>
        <message>
            <source>HTTP (CONNECT)</source>
            <translation>HTTP（CONNECT）</translation>
        </message>
        <message>
            <source>SOCKS5</source>
            <translation>SOCKS5</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Host and port</source>
            <translation>主机和端口</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>The proxy needs a host.</source>
            <translation>请填写代理主机。</translation>
        </message>
        <message>
            <source>The proxy's host is a name or an address, without a scheme.</source>
            <translation>代理主机应为名称或地址，不含协议前缀。</translation>
        </message>
    </context>
    <context>
        <name>avocet::PublishPane</name>
        <message>
            <source>Retain</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Topic to publish to</source>
            <translation>发布到的主题</translation>
        </message>
        <message>
            <source>Topic, such as home/kitchen/light</source>
            <translation>主题，例如 home/kitchen/light</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>载荷</translation>
        </message>
        <message>
            <source>Quality of Service</source>
            <translation>服务质量 QoS</translation>
        </message>
        <message>
            <source>QoS 0</source>
            <translation>QoS 0</translation>
        </message>
        <message>
            <source>QoS 1</source>
            <translation>QoS 1</translation>
        </message>
        <message>
            <source>QoS 2</source>
            <translation>QoS 2</translation>
        </message>
        <message>
            <source>Recently published</source>
            <translation>最近发布</translation>
        </message>
        <message>
            <source>The payload is not text and was left out.</source>
            <translation>载荷不是文本，已略去。</translation>
        </message>
        <message>
            <source>An empty retained message deletes what the broker retains for this topic.</source>
            <translation>发布空的保留消息会删除服务器为此主题保留的消息。</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>正在发送</translation>
        </message>
        <message>
            <source>Waiting for the connection</source>
            <translation>等待连接</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Properties of MQTT 5.0: content type, expiry, response topic and more</source>
            <translation>MQTT 5.0 属性：内容类型、过期时间、响应主题等</translation>
        </message>
    </context>
    <context>
        <name>avocet::Rendering</name>
        <message>
            <source>a value is expected</source>
            <translation>此处应为值</translation>
        </message>
        <message>
            <source>a value or ] is expected</source>
            <translation>此处应为值或 ]</translation>
        </message>
        <message>
            <source>a name in double quotes is expected</source>
            <translation>此处应为双引号括起的名称</translation>
        </message>
        <message>
            <source>a name in double quotes or } is expected</source>
            <translation>此处应为双引号括起的名称或 }</translation>
        </message>
        <message>
            <source>a colon is expected</source>
            <translation>此处应为冒号</translation>
        </message>
        <message>
            <source>a comma or } is expected</source>
            <translation>此处应为逗号或 }</translation>
        </message>
        <message>
            <source>a comma or ] is expected</source>
            <translation>此处应为逗号或 ]</translation>
        </message>
        <message>
            <source>nothing more is expected</source>
            <translation>此处不应再有内容</translation>
        </message>
        <message>
            <source>a digit is expected</source>
            <translation>此处应为数字</translation>
        </message>
        <message>
            <source>four hex digits are expected after \u</source>
            <translation>\u 之后应为四位十六进制数字</translation>
        </message>
        <message>
            <source>one of " \ / b f n r t u is expected after \</source>
            <translation>\ 之后应为 " \ / b f n r t u 之一</translation>
        </message>
        <message>
            <source>a closing quote is expected</source>
            <translation>缺少结束引号</translation>
        </message>
        <message>
            <source>a control character in a string has to be escaped</source>
            <translation>字符串中的控制字符必须转义</translation>
        </message>
        <message>
            <source>the text is not UTF-8</source>
            <translation>文本不是 UTF-8</translation>
        </message>
        <message>
            <source>objects and arrays are nested too deeply</source>
            <translation>对象和数组嵌套过深</translation>
        </message>
        <message>
            <source>Showing the first %1 of %2.</source>
            <translation>共 %2，仅显示前 %1。</translation>
        </message>
        <message numerus="yes">
            <source>%n sequence(s) that are not UTF-8 are shown as �.</source>
            <translation>
                <numerusform>%n 处非 UTF-8 序列显示为 �。</numerusform>
            </translation>
        </message>
        <message>
            <source>Not valid JSON: %1 at line %2, column %3.</source>
            <translation>JSON 无效：第 %2 行第 %3 列，%1。</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Hex</source>
            <translation>十六进制</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>图像</translation>
        </message>
    </context>
    <context>
        <name>avocet::SearchHitsModel</name>
        <message>
            <source>(topic not kept)</source>
            <translation>（主题未保留）</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>载荷</translation>
        </message>
    </context>
    <context>
        <name>avocet::SearchPane</name>
        <message>
            <source>Text to find in payloads</source>
            <translation>要在载荷中查找的文本</translation>
        </message>
        <message>
            <source>Find in the payloads of all messages kept…</source>
            <translation>在保留的所有消息的载荷中查找…</translation>
        </message>
        <message>
            <source>Capital and small letters differ</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Progress of the search</source>
            <translation>搜索进度</translation>
        </message>
        <message>
            <source>Messages found</source>
            <translation>找到的消息</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>no more are shown</source>
            <translation>不再显示更多</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>已取消</translation>
        </message>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n 条消息</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1，%2</translation>
        </message>
    </context>
    <context>
        <name>avocet::ServerDialog</name>
        <message>
            <source>What the server says</source>
            <translation>服务器信息</translation>
        </message>
        <message>
            <source>Limits and properties of the server</source>
            <translation>服务器的限制和属性</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>avocet::SessionEditor</name>
        <message>
            <source>Keep the Session across restarts of Avocet</source>
            <translation>Avocet 重启后沿用会话</translation>
        </message>
        <message>
            <source>Sign in with</source>
            <translation>登录方式</translation>
        </message>
        <message>
            <source>How long the broker keeps the Session</source>
            <translation>服务器保留会话的时间</translation>
        </message>
        <message>
            <source>User name and password</source>
            <translation>用户名和密码</translation>
        </message>
        <message>
            <source>SCRAM-SHA-256: the password is not sent</source>
            <translation>SCRAM-SHA-256：不发送密码</translation>
        </message>
        <message>
            <source>What was not acknowledged yet goes on after a restart. Needs a client id, and Clean Start off.</source>
            <translation>尚未确认的消息在重启后继续处理。需要客户端标识符，并关闭 Clean Start。</translation>
        </message>
        <message>
            <source>5 minutes</source>
            <translation>5 分钟</translation>
        </message>
        <message>
            <source>1 hour</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <source>1 day</source>
            <translation>1 天</translation>
        </message>
        <message>
            <source>1 week</source>
            <translation>1 周</translation>
        </message>
        <message>
            <source>30 days</source>
            <translation>30 天</translation>
        </message>
        <message>
            <source>for ever</source>
            <translation>永久</translation>
        </message>
        <message>
            <source>Session kept for</source>
            <translation>会话保留</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>SCRAM-SHA-256 needs a user name.</source>
            <translation>SCRAM-SHA-256 需要用户名。</translation>
        </message>
        <message>
            <source>A Session that the broker does not keep cannot go on after a restart.</source>
            <translation>服务器不保留的会话在重启后无法沿用。</translation>
        </message>
    </context>
    <context>
        <name>avocet::StartPage</name>
        <message>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Start a local broker</source>
            <translation>启动本地服务器</translation>
        </message>
        <message>
            <source>Back to the topics</source>
            <translation>返回主题</translation>
        </message>
        <message>
            <source>Address of the broker</source>
            <translation>服务器地址</translation>
        </message>
        <message>
            <source>Saved connections</source>
            <translation>已保存的连接</translation>
        </message>
        <message>
            <source>Browse the topics of an MQTT broker, read and publish messages, and chat.</source>
            <translation>浏览 MQTT 服务器的主题，收发消息，还能聊天。</translation>
        </message>
        <message>
            <source>New connection…</source>
            <translation>新建连接…</translation>
        </message>
        <message>
            <source>No broker at hand? This one runs on your computer only, with demo devices to look at, and ends with the window.</source>
            <translation>手边没有服务器？可以在本机启动一个，带有演示设备，关闭窗口时一同结束。</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>确认删除</translation>
        </message>
        <message>
            <source>mqtt://user:password@host:1883, or mqtts://, ws://, wss://</source>
            <translation>mqtt://user:password@host:1883，或 mqtts://、ws://、wss://</translation>
        </message>
    </context>
    <context>
        <name>avocet::StatusStrip</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 msg/s</source>
            <translation>%1 条/秒</translation>
        </message>
        <message>
            <source>backlog %1</source>
            <translation>积压 %1</translation>
        </message>
        <message>
            <source>backlog %1, reading held back</source>
            <translation>积压 %1，已放慢读取</translation>
        </message>
        <message>
            <source>The broker sends faster than this window can show. It has to wait; nothing is lost here.</source>
            <translation>服务器发送的速度超过了窗口能显示的速度，它需要等待；这里不会丢失任何消息。</translation>
        </message>
        <message>
            <source>dropped %1</source>
            <translation>丢弃 %1</translation>
        </message>
        <message>
            <source>history %1 / %2 MiB</source>
            <translation>历史 %1 / %2 MiB</translation>
        </message>
        <message>
            <source>%1 topics</source>
            <translation>%1 个主题</translation>
        </message>
        <message>
            <source>Unfold the tools</source>
            <translation>展开工具区</translation>
        </message>
        <message>
            <source>Fold the tools to their tabs</source>
            <translation>折叠工具区，只留标签</translation>
        </message>
    </context>
    <context>
        <name>avocet::SubscriptionOptions</name>
        <message>
            <source>Options</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>No Local: not what this connection publishes itself</source>
            <translation>No Local：不接收本连接自己发布的消息</translation>
        </message>
        <message>
            <source>Retain As Published: keep the flag of the publisher</source>
            <translation>Retain As Published：保持发布者的保留标志</translation>
        </message>
        <message>
            <source>Retained messages</source>
            <translation>保留消息</translation>
        </message>
        <message>
            <source>Send when subscribing</source>
            <translation>订阅时发送</translation>
        </message>
        <message>
            <source>Send if the subscription is new</source>
            <translation>仅在新订阅时发送</translation>
        </message>
        <message>
            <source>Do not send</source>
            <translation>不发送</translation>
        </message>
        <message>
            <source>No Local</source>
            <translation>非本地（No Local）</translation>
        </message>
        <message>
            <source>Retain As Published</source>
            <translation>发布保留（Retain As Published）</translation>
        </message>
        <message>
            <source>retained if new</source>
            <translation>新订阅时发送保留消息</translation>
        </message>
        <message>
            <source>no retained</source>
            <translation>不发送保留消息</translation>
        </message>
        <message>
            <source>Options (%1)</source>
            <translation>选项（%1）</translation>
        </message>
        <message>
            <source>A shared subscription cannot be No Local.</source>
            <translation>共享订阅不能使用 No Local。</translation>
        </message>
    </context>
    <context>
        <name>avocet::SubscriptionsEditor</name>
        <message>
            <source>Subscriptions</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Topic Filter</source>
            <translation>主题过滤器</translation>
        </message>
        <message>
            <source>QoS</source>
            <translation>QoS</translation>
        </message>
        <message>
            <source>Add a Topic Filter</source>
            <translation>添加主题过滤器</translation>
        </message>
        <message>
            <source>Remove the selected Topic Filter</source>
            <translation>移除所选主题过滤器</translation>
        </message>
        <message>
            <source>Quality of Service</source>
            <translation>服务质量 QoS</translation>
        </message>
        <message>
            <source>QoS 0</source>
            <translation>QoS 0</translation>
        </message>
        <message>
            <source>QoS 1</source>
            <translation>QoS 1</translation>
        </message>
        <message>
            <source>QoS 2</source>
            <translation>QoS 2</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>选项</translation>
        </message>
    </context>
    <context>
        <name>avocet::SubscriptionsModel</name>
        <message>
            <source>Topic Filter</source>
            <translation>主题过滤器</translation>
        </message>
        <message>
            <source>QoS</source>
            <translation>QoS</translation>
        </message>
        <message>
            <source>Granted</source>
            <translation>授予</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>选项</translation>
        </message>
    </context>
    <context>
        <name>avocet::SubscriptionsPane</name>
        <message>
            <source>Subscribe</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Unsubscribe</source>
            <translation>取消订阅</translation>
        </message>
        <message>
            <source>Topic Filter to subscribe to</source>
            <translation>要订阅的主题过滤器</translation>
        </message>
        <message>
            <source>Topic Filter, such as home/+/temperature or #</source>
            <translation>主题过滤器，例如 home/+/temperature 或 #</translation>
        </message>
        <message>
            <source>Wanted Quality of Service</source>
            <translation>请求的服务质量 QoS</translation>
        </message>
        <message>
            <source>QoS 0</source>
            <translation>QoS 0</translation>
        </message>
        <message>
            <source>QoS 1</source>
            <translation>QoS 1</translation>
        </message>
        <message>
            <source>QoS 2</source>
            <translation>QoS 2</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>订阅</translation>
        </message>
    </context>
    <context>
        <name>avocet::TextView</name>
        <message>
            <source>Payload as text</source>
            <translation>以文本显示的载荷</translation>
        </message>
    </context>
    <context>
        <name>avocet::TlsEditor</name>
        <message>
            <source>Certificate authorities</source>
            <translation>证书颁发机构</translation>
        </message>
        <message>
            <source>Client certificate</source>
            <translation>客户端证书</translation>
        </message>
        <message>
            <source>Private key</source>
            <translation>私钥</translation>
        </message>
        <message>
            <source>PKCS#12 file</source>
            <translation>PKCS#12 文件</translation>
        </message>
        <message>
            <source>Passphrase of the private key</source>
            <translation>私钥口令</translation>
        </message>
        <message>
            <source>Minimum version of TLS</source>
            <translation>TLS 最低版本</translation>
        </message>
        <message>
            <source>Name that the server's certificate has to bear</source>
            <translation>服务器证书应包含的名称</translation>
        </message>
        <message>
            <source>Application protocols, with commas between them</source>
            <translation>应用协议，以逗号分隔</translation>
        </message>
        <message>
            <source>Those that the system trusts</source>
            <translation>系统信任的机构</translation>
        </message>
        <message>
            <source>None, or a PEM file</source>
            <translation>无，或 PEM 文件</translation>
        </message>
        <message>
            <source>PEM; empty if it is in the certificate's file</source>
            <translation>PEM；若在证书文件中则留空</translation>
        </message>
        <message>
            <source>In place of certificate and key</source>
            <translation>代替证书和私钥</translation>
        </message>
        <message>
            <source>TLS 1.2</source>
            <translation>TLS 1.2</translation>
        </message>
        <message>
            <source>TLS 1.3</source>
            <translation>TLS 1.3</translation>
        </message>
        <message>
            <source>The host</source>
            <translation>与主机相同</translation>
        </message>
        <message>
            <source>None, or such as mqtt</source>
            <translation>无，或例如 mqtt</translation>
        </message>
        <message>
            <source>Authorities</source>
            <translation>颁发机构</translation>
        </message>
        <message>
            <source>Server name</source>
            <translation>服务器名称</translation>
        </message>
        <message>
            <source>At least</source>
            <translation>最低版本</translation>
        </message>
        <message>
            <source>ALPN</source>
            <translation>ALPN</translation>
        </message>
        <message>
            <source>PKCS#12</source>
            <translation>PKCS#12</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>No longer trust this certificate by itself</source>
            <translation>不再单独信任此证书</translation>
        </message>
        <message>
            <source>Trusted</source>
            <translation>受信任证书</translation>
        </message>
        <message>
            <source>Certificate authorities: the file holds no certificate in PEM.</source>
            <translation>证书颁发机构：文件中没有 PEM 证书。</translation>
        </message>
        <message>
            <source>A client certificate comes from PEM files or from a PKCS#12 file, not from both.</source>
            <translation>客户端证书只能来自 PEM 文件或 PKCS#12 文件之一。</translation>
        </message>
        <message>
            <source>ALPN: a protocol's name has at most 255 bytes.</source>
            <translation>ALPN：协议名称最多 255 字节。</translation>
        </message>
        <message>
            <source>The private key belongs to a client certificate: choose it, too.</source>
            <translation>私钥需要对应的客户端证书：请一并选择。</translation>
        </message>
        <message>
            <source>Client certificate: the file holds no certificate in PEM.</source>
            <translation>客户端证书：文件中没有 PEM 证书。</translation>
        </message>
        <message>
            <source>The client certificate needs its private key.</source>
            <translation>客户端证书需要对应的私钥。</translation>
        </message>
        <message>
            <source>Private key: the file holds no private key in PEM.</source>
            <translation>私钥：文件中没有 PEM 私钥。</translation>
        </message>
        <message>
            <source>The private key is encrypted: its passphrase is needed.</source>
            <translation>私钥已加密：请填写口令。</translation>
        </message>
    </context>
    <context>
        <name>avocet::TopicFilterBox</name>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>The wildcards + and # as in a Topic Filter</source>
            <translation>使用主题过滤器中的通配符 + 和 #</translation>
        </message>
        <message>
            <source>Filter topics</source>
            <translation>筛选主题</translation>
        </message>
        <message>
            <source>Filter topics…</source>
            <translation>筛选主题…</translation>
        </message>
    </context>
    <context>
        <name>avocet::TopicPane</name>
        <message>
            <source>Topics</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>They wait so that nothing moves under the pointer</source>
            <translation>为避免列表在指针下移动，新主题稍后插入</translation>
        </message>
        <message numerus="yes">
            <source>%n new topic(s)</source>
            <translation>
                <numerusform>%n 个新主题</numerusform>
            </translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>正在搜索</translation>
        </message>
        <message>
            <source>No topic matches the filter</source>
            <translation>没有符合条件的主题</translation>
        </message>
        <message>
            <source>Topics that arrive later and match appear here. Esc clears the filter.</source>
            <translation>之后出现的匹配主题会显示在这里。按 Esc 清除筛选。</translation>
        </message>
        <message>
            <source>No topics yet</source>
            <translation>还没有主题</translation>
        </message>
        <message>
            <source>MQTT brokers keep no list of topics: only retained messages and what is published from now on appear here.</source>
            <translation>MQTT 服务器不保存主题列表：这里只显示保留消息和此后发布的消息。</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>未连接</translation>
        </message>
        <message>
            <source>Connect to a broker to see its topics.</source>
            <translation>连接到服务器以查看其主题。</translation>
        </message>
        <message>
            <source>Copy topic</source>
            <translation>复制主题</translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <source>Publish to this topic</source>
            <translation>发布到此主题</translation>
        </message>
        <message>
            <source>Expand all below</source>
            <translation>展开全部下级</translation>
        </message>
        <message>
            <source>Collapse all</source>
            <translation>全部折叠</translation>
        </message>
    </context>
    <context>
        <name>avocet::TopicSortButton</name>
        <message>
            <source>Reverse order</source>
            <translation>反向排序</translation>
        </message>
        <message>
            <source>Sort topics</source>
            <translation>主题排序</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>按名称</translation>
        </message>
        <message>
            <source>By messages</source>
            <translation>按消息数</translation>
        </message>
        <message>
            <source>By messages per second</source>
            <translation>按每秒消息数</translation>
        </message>
        <message>
            <source>By bytes</source>
            <translation>按字节数</translation>
        </message>
        <message>
            <source>By last activity</source>
            <translation>按最近活动</translation>
        </message>
    </context>
    <context>
        <name>avocet::TopicTreeModel</name>
        <message>
            <source>(empty level)</source>
            <translation>（空层级）</translation>
        </message>
        <message>
            <source>%1 here, %2 below</source>
            <translation>本级 %1 条，下级 %2 条</translation>
        </message>
        <message>
            <source>%1 below</source>
            <translation>下级 %1 个</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息数</translation>
        </message>
        <message>
            <source>Topics</source>
            <translation>主题数</translation>
        </message>
    </context>
    <context>
        <name>avocet::TraceFilterBar</name>
        <message>
            <source>Shown packet types</source>
            <translation>显示的报文类型</translation>
        </message>
        <message>
            <source>Show only this Packet Identifier</source>
            <translation>仅显示此报文标识符</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>标识符</translation>
        </message>
        <message>
            <source>Show only these topics</source>
            <translation>仅显示这些主题</translation>
        </message>
        <message>
            <source>Part of a topic, or a filter with + and #</source>
            <translation>主题的一部分，或含 + 和 # 的过滤器</translation>
        </message>
        <message>
            <source>All types</source>
            <translation>所有类型</translation>
        </message>
        <message numerus="yes">
            <source>%n type(s)</source>
            <translation>
                <numerusform>%n 种类型</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>avocet::TraceModel</name>
        <message>
            <source>sent</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>received</source>
            <translation>接收</translation>
        </message>
        <message>
            <source>Network Connection, counted from 1</source>
            <translation>网络连接，从 1 开始计数</translation>
        </message>
        <message>
            <source>Packet Identifier</source>
            <translation>报文标识符</translation>
        </message>
        <message>
            <source>Time from the request to this answer</source>
            <translation>从请求到此应答的时间</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>No.</source>
            <comment>number of a connection, a narrow column</comment>
            <translation>序号</translation>
        </message>
        <message>
            <source>Packet</source>
            <translation>报文</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>标识符</translation>
        </message>
        <message>
            <source>Topic and content</source>
            <translation>主题和内容</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>延迟</translation>
        </message>
    </context>
    <context>
        <name>avocet::TracePane</name>
        <message>
            <source>Forget the traced packets</source>
            <translation>清除已跟踪的报文</translation>
        </message>
        <message>
            <source>Follow the newest packet</source>
            <translation>跟随最新报文</translation>
        </message>
        <message>
            <source>Export the shown packets as JSON lines…</source>
            <translation>将显示的报文导出为 JSON 行…</translation>
        </message>
        <message>
            <source>The packet trace shows every MQTT packet that comes and goes</source>
            <translation>报文跟踪显示收发的每一个 MQTT 报文</translation>
        </message>
        <message>
            <source>Passwords are left out. Tracing costs some speed, so it is off until you start it.</source>
            <translation>不记录密码。跟踪会略微降低速度，因此需要手动开始。</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message numerus="yes">
            <source>%Ln packet(s)</source>
            <translation>
                <numerusform>%Ln 个报文</numerusform>
            </translation>
        </message>
        <message>
            <source>the latest %1 kept</source>
            <translation>保留最近 %1 个</translation>
        </message>
        <message>
            <source>%1 shown</source>
            <translation>显示 %1 个</translation>
        </message>
        <message>
            <source>%1 left out</source>
            <translation>遗漏 %1 个</translation>
        </message>
        <message>
            <source>Packets are left out when more arrive than a trace can take.</source>
            <translation>报文过多、来不及跟踪时会有遗漏。</translation>
        </message>
        <message>
            <source>Export the packet trace</source>
            <translation>导出报文跟踪</translation>
        </message>
        <message>
            <source>JSON lines (*.jsonl)</source>
            <translation>JSON 行 (*.jsonl)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message numerus="yes">
            <source>%Ln packet(s) exported to %1</source>
            <translation>
                <numerusform>已将 %Ln 个报文导出到 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>The trace could not be exported to %1</source>
            <translation>无法将跟踪导出到 %1</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>请选择其他位置。</translation>
        </message>
    </context>
    <context>
        <name>avocet::TraceView</name>
        <message>
            <source>Traced packets</source>
            <translation>已跟踪的报文</translation>
        </message>
    </context>
    <context>
        <name>avocet::WebSocketEditor</name>
        <message>
            <source>Headers of the opening handshake</source>
            <translation>握手请求头</translation>
        </message>
        <message>
            <source>Path on the server</source>
            <translation>服务器上的路径</translation>
        </message>
        <message>
            <source>Values of Authorization and Cookie are kept in the system's keychain.</source>
            <translation>Authorization 和 Cookie 的值保存在系统密钥环中。</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>请求头</translation>
        </message>
        <message>
            <source>A path begins with / and has no spaces and no #.</source>
            <translation>路径以 / 开头，不含空格和 #。</translation>
        </message>
        <message>
            <source>The header “%1” cannot stand in a request: its name has letters, digits and hyphens, its value is one line.</source>
            <translation>请求头“%1”无效：名称只能含字母、数字和连字符，值只能有一行。</translation>
        </message>
    </context>
    <context>
        <name>avocet::WillEditor</name>
        <message>
            <source>Leave a message that the broker publishes if this connection breaks</source>
            <translation>设置遗嘱消息，连接异常断开时由服务器发布</translation>
        </message>
        <message>
            <source>Retain</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Last Will</source>
            <translation>遗嘱消息</translation>
        </message>
        <message>
            <source>Topic of the Last Will</source>
            <translation>遗嘱消息的主题</translation>
        </message>
        <message>
            <source>Payload of the Last Will</source>
            <translation>遗嘱消息的载荷</translation>
        </message>
        <message>
            <source>Quality of Service of the Last Will</source>
            <translation>遗嘱消息的服务质量 QoS</translation>
        </message>
        <message>
            <source>QoS 0</source>
            <translation>QoS 0</translation>
        </message>
        <message>
            <source>QoS 1</source>
            <translation>QoS 1</translation>
        </message>
        <message>
            <source>QoS 2</source>
            <translation>QoS 2</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Payload</source>
            <translation>载荷</translation>
        </message>
        <message>
            <source>Not text (%1); kept as it is</source>
            <translation>非文本（%1），保持原样</translation>
        </message>
        <message>
            <source>Last Will: %1</source>
            <translation>遗嘱消息：%1</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Properties of MQTT 5.0: delay, content type, expiry, response topic and more</source>
            <translation>MQTT 5.0 属性：延迟、内容类型、过期时间、响应主题等</translation>
        </message>
        <message>
            <source>Last Will: the payload is not UTF-8 text.</source>
            <translation>遗嘱消息：载荷不是 UTF-8 文本。</translation>
        </message>
    </context>
    <context>
        <name>avocet::Workspace</name>
        <message>
            <source>Topics</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>聊天</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Subscriptions</source>
            <translation>订阅</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Trace</source>
            <translation>跟踪</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
    </context>
</TS>
