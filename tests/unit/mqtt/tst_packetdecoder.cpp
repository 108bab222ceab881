// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedpackets.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"
#include "samplepackets.h"

#include <QtTest/QTest>

#include <cstring>
#include <memory>
#include <random>

using namespace mqtt;

class TestPacketDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedPacketIsRejectedWithItsReason_data();
    void malformedPacketIsRejectedWithItsReason();
    void m5_2_1_3_1_m3_2_2_2_1_to_2_everyWrongFlagIsRejected();
    void trailingBytesAreRejected();
    void truncatedPacketIsRejectedOrAnother();
    void m5_3_4_2_1_m5_3_5_2_1_m5_3_6_2_1_m5_3_7_2_1_undefinedReasonCodesAreRejected();
    void undefinedReturnCodesAreRejectedBefore5();
    void reservedTypeIsRejected();
    void onlyPublishIsDecodedAsPublish();
    void randomBytesNeverBreakIt();
    void changedPacketsNeverBreakIt();
};

namespace {

/// The bytes alone in a block of their exact size, so that a sanitizer sees every byte read beyond it.
class ExactFrame
{
public:
    ExactFrame(quint8 header, QByteArrayView body)
        : m_bytes(new char[size_t(body.size())])
    {
        if (!body.isEmpty())
            std::memcpy(m_bytes.get(), body.data(), size_t(body.size()));
        m_frame = {header, QByteArrayView(m_bytes.get(), body.size())};
    }
    const Frame &frame() const { return m_frame; }

private:
    std::unique_ptr<char[]> m_bytes;
    Frame m_frame;
};

/// Decodes, and checks what holds for any bytes: a packet that was accepted can be written and read again,
/// and the view of a PUBLISH says what the packet says.
bool isDecodedConsistently(const Frame &frame, ProtocolVersion version)
{
    const Result<Packet, DecodeError> decoded = decode(frame, version);
    const Result<PublishView, DecodeError> view = decodePublish(frame, version);
    if (!decoded)
        return std::strlen(decoded.error().clause) > 0 && isFailure(decoded.error().reason) && !view;
    QByteArray bytes;
    encode(*decoded, version, bytes);
    const Result<Packet, DecodeError> again = decode(frameOf(bytes), version);
    if (!again || !(*again == *decoded) || bytes.size() != encodedSize(*decoded, version))
        return false;
    const auto *publish = std::get_if<Publish>(&*decoded);
    if (!publish)
        return !view;
    return view && view->topic == publish->topic && view->payload == publish->payload &&
           view->packetId == publish->packetId && view->qos == publish->qos;
}

} // namespace

void TestPacketDecoder::malformedPacketIsRejectedWithItsReason_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("reason");
    for (const Malformed &one : malformedPackets()) {
        for (ProtocolVersion version : one.versions) {
            QTest::addRow("%d: %s", int(version), one.name)
                << int(version) << QByteArray::fromHex(one.hex) << int(one.reason);
        }
    }
}

void TestPacketDecoder::malformedPacketIsRejectedWithItsReason()
{
    QFETCH(int, version);
    QFETCH(QByteArray, bytes);
    QFETCH(int, reason);
    PacketFramer framer;
    framer.append(bytes);
    Frame frame;
    QCOMPARE(framer.next(frame), PacketFramer::Status::Frame);
    QCOMPARE(framer.pending(), qsizetype(0));
    const Result<Packet, DecodeError> decoded = decode(frame, ProtocolVersion(version));
    QVERIFY2(!decoded, "it was accepted");
    QVERIFY(std::strlen(decoded.error().clause) > 0);
    QCOMPARE(QByteArray::number(int(decoded.error().reason), 16), QByteArray::number(reason, 16));
    if (frame.type() == PacketType::Publish) {
        const Result<PublishView, DecodeError> view = decodePublish(frame, ProtocolVersion(version));
        QVERIFY(!view);
        QVERIFY(view.error() == decoded.error());
    }
}

void TestPacketDecoder::m5_2_1_3_1_m3_2_2_2_1_to_2_everyWrongFlagIsRejected()
{
    for (const Sample &sample : samplePackets()) {
        if (packetType(sample.packet) == PacketType::Publish || sample.version == ProtocolVersion::V3_1)
            continue;
        QByteArray bytes;
        encode(sample.packet, sample.version, bytes);
        Frame frame = frameOf(bytes);
        const quint8 right = frame.header;
        for (quint8 flags = 0; flags < 16; ++flags) {
            frame.header = quint8((right & 0xF0) | flags);
            QCOMPARE(decode(frame, sample.version).hasValue(), frame.header == right);
        }
    }
}

void TestPacketDecoder::trailingBytesAreRejected()
{
    for (const Sample &sample : samplePackets()) {
        const PacketType type = packetType(sample.packet);
        if (type == PacketType::Publish) // they are its payload
            continue;
        QByteArray bytes;
        encode(sample.packet, sample.version, bytes);
        const Frame frame = frameOf(bytes);
        const ExactFrame longer(frame.header, frame.body.toByteArray() + '\xFF');
        QVERIFY2(!decode(longer.frame(), sample.version), sample.name.constData());
    }
}

void TestPacketDecoder::truncatedPacketIsRejectedOrAnother()
{
    for (const Sample &sample : samplePackets()) {
        QByteArray bytes;
        encode(sample.packet, sample.version, bytes);
        const Frame whole = frameOf(bytes);
        const qsizetype step = whole.body.size() > 4096 ? 997 : 1;
        for (qsizetype size = 0; size < whole.body.size(); size += step) {
            const ExactFrame cut(whole.header, whole.body.first(size));
            QVERIFY2(isDecodedConsistently(cut.frame(), sample.version), sample.name.constData());
            const Result<Packet, DecodeError> decoded = decode(cut.frame(), sample.version);
            QVERIFY2(!decoded || !(*decoded == sample.packet), sample.name.constData());
        }
    }
}

void TestPacketDecoder::m5_3_4_2_1_m5_3_5_2_1_m5_3_6_2_1_m5_3_7_2_1_undefinedReasonCodesAreRejected()
{
    const auto check = [](PacketType type, quint8 header, const QByteArray &before, const QByteArray &after) {
        for (int code = 0; code < 256; ++code) {
            const QByteArray body = before + char(code) + after;
            const Result<Packet, DecodeError> decoded = decode({header, body}, ProtocolVersion::V5_0);
            QCOMPARE(decoded.hasValue(), isReasonCodeOf(type, quint8(code)));
            if (!decoded)
                QCOMPARE(decoded.error().reason, ReasonCode::ProtocolError);
        }
    };
    const QByteArray packetId("\x00\x01", 2);
    const QByteArray noProperties(1, '\0');
    check(PacketType::Connack, 0x20, noProperties, noProperties);
    check(PacketType::Puback, 0x40, packetId, {});
    check(PacketType::Pubrec, 0x50, packetId, noProperties);
    check(PacketType::Pubrel, 0x62, packetId, {});
    check(PacketType::Pubcomp, 0x70, packetId, noProperties);
    check(PacketType::Suback, 0x90, packetId + noProperties + noProperties, {});
    check(PacketType::Unsuback, 0xB0, packetId + noProperties + noProperties, {});
    check(PacketType::Disconnect, 0xE0, {}, {});
    check(PacketType::Auth, 0xF0, {}, QByteArray::fromHex("04 15 0001 6D"));
}

void TestPacketDecoder::undefinedReturnCodesAreRejectedBefore5()
{
    for (ProtocolVersion version : {ProtocolVersion::V3_1, ProtocolVersion::V3_1_1}) {
        for (int code = 0; code < 256; ++code) {
            const QByteArray connack = QByteArray(1, '\0') + char(code);
            QCOMPARE(decode({0x20, connack}, version).hasValue(), code <= 5);
            const QByteArray suback = QByteArray("\x00\x01", 2) + char(code);
            QCOMPARE(decode({0x90, suback}, version).hasValue(), code <= 2 || code == 0x80);
        }
    }
}

void TestPacketDecoder::reservedTypeIsRejected()
{
    for (ProtocolVersion version : allVersions) {
        QVERIFY(!decode({0x00, {}}, version));
        QCOMPARE(decode({0xF0, {}}, version).hasValue(), version == ProtocolVersion::V5_0);
    }
}

void TestPacketDecoder::onlyPublishIsDecodedAsPublish()
{
    const QByteArray body = QByteArray::fromHex("0001 61");
    for (int type = 0; type < 16; ++type)
        QCOMPARE(decodePublish({quint8(type << 4), body}, ProtocolVersion::V3_1_1).hasValue(), type == 3);
}

void TestPacketDecoder::randomBytesNeverBreakIt()
{
    std::mt19937 random(20240611);
    for (int round = 0; round < 100'000; ++round) {
        QByteArray body(qsizetype(random() % 48), Qt::Uninitialized);
        // Small numbers are the lengths and identifiers that lead deeper.
        const quint32 range = round % 2 == 0 ? 256 : 48;
        for (char &byte : body)
            byte = char(random() % range);
        const ExactFrame exact(quint8(random()), body);
        for (ProtocolVersion version : allVersions)
            QVERIFY(isDecodedConsistently(exact.frame(), version));
    }
}

void TestPacketDecoder::changedPacketsNeverBreakIt()
{
    std::mt19937 random(7);
    for (const Sample &sample : samplePackets()) {
        QByteArray bytes;
        encode(sample.packet, sample.version, bytes);
        const Frame whole = frameOf(bytes);
        if (whole.body.isEmpty() || whole.body.size() > 4096)
            continue;
        for (int round = 0; round < 300; ++round) {
            QByteArray body = whole.body.toByteArray();
            for (quint32 changes = random() % 3; changes <= 3; ++changes)
                body[qsizetype(random() % size_t(body.size()))] = char(random());
            const ExactFrame exact(whole.header, body);
            for (ProtocolVersion version : allVersions)
                QVERIFY2(isDecodedConsistently(exact.frame(), version), sample.name.constData());
        }
    }
}

QTEST_APPLESS_MAIN(TestPacketDecoder)
#include "tst_packetdecoder.moc"
