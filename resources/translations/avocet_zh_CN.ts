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
        <source>Not sent: larger than the broker&apos;s Maximum Packet Size</source>
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
        <source>The address begins with something that is not known here. Use mqtt://.</source>
        <translation>无法识别地址的开头，请使用 mqtt://。</translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation>地址中缺少主机名。</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535; mostly it is 1883.</source>
        <translation>端口是 1 到 65535 之间的数字，通常为 1883。</translation>
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
        <source>Choose another MQTT version in the connection&apos;s settings.</source>
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
        <source>Choose MQTT 3.1.1 in the connection&apos;s settings.</source>
        <translation>请在连接设置中选择 MQTT 3.1.1。</translation>
    </message>
    <message>
        <source>Client identifier not valid</source>
        <translation>客户端标识符无效</translation>
    </message>
    <message>
        <source>Choose another client id in the connection&apos;s settings.</source>
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
        <source>Send a smaller message, or raise the broker&apos;s Maximum Packet Size.</source>
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
        <source>The broker has a new address. Change it in the connection&apos;s settings.</source>
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
        <comment>a reason, and the broker&apos;s own words</comment>
        <translation>%1：“%2”</translation>
    </message>
    <message>
        <source>Unknown reason</source>
        <translation>未知原因</translation>
    </message>
    <message>
        <source>The standard does not know this code. The broker&apos;s log may say more.</source>
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
    <name>SecurityWords</name>
    <message>
        <source>%1: “%2”</source>
        <comment>what happened, and the system&apos;s words</comment>
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
</context>
<context>
    <name>avocet::ChatPane</name>
    <message>
        <source>Chat menu</source>
        <translation>聊天菜单</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送（Enter）</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>有新消息</translation>
    </message>
    <message>
        <source># chat</source>
        <translation># chat</translation>
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
        <source>Copy selected messages</source>
        <translation>复制所选消息</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Change name</source>
        <translation>修改名字</translation>
    </message>
    <message>
        <source>Leave the chat</source>
        <translation>退出聊天</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>身份：%1</translation>
    </message>
    <message>
        <source>This message has %1 bytes; at most %2 can be sent. Shorten it, or send it in parts.</source>
        <translation>此消息有 %1 字节，最多可发送 %2 字节。请缩短，或分几次发送。</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>Who spoke during the last hour</source>
        <translation>最近一小时内发过言的人</translation>
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
        <source>Not sent: the broker&apos;s quota is used up</source>
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
        <source>The password could not be kept in the system&apos;s keychain</source>
        <translation>无法将密码保存到系统钥匙串</translation>
    </message>
    <message>
        <source>Avocet asks for it each time it is needed.</source>
        <translation>每次需要密码时，Avocet 都会询问。</translation>
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
        <source>Qt&apos;s reader for %1 images is not installed.</source>
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
        <source>The message has no bytes. Sent as retained, it deletes the topic&apos;s retained message.</source>
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
    <name>avocet::ProfileDialog</name>
    <message>
        <source>Remember the password in the system&apos;s keychain</source>
        <translation>将密码保存到系统钥匙串</translation>
    </message>
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
        <source>localhost, 192.168.1.10, or a whole mqtt:// address</source>
        <translation>localhost、192.168.1.10，或完整的 mqtt:// 地址</translation>
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
        <source>Host and port</source>
        <translation>主机和端口</translation>
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
        <source>TLS and WebSocket are not supported yet. Use a host name or an mqtt:// address.</source>
        <translation>暂不支持 TLS 和 WebSocket。请使用主机名或 mqtt:// 地址。</translation>
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
        <source>one of &quot; \ / b f n r t u is expected after \</source>
        <translation>\ 之后应为 &quot; \ / b f n r t u 之一</translation>
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
        <source>TLS and WebSocket are not supported yet. Use an address that begins with mqtt://.</source>
        <translation>暂不支持 TLS 和 WebSocket。请使用以 mqtt:// 开头的地址。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>确认删除</translation>
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
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
</TS>
