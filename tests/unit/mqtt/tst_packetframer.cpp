// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetframer.h"

#include <QtTest/QTest>

#include <cstring>

using namespace mqtt;
using Status = PacketFramer::Status;

class TestPacketFramer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_4_2_1_m5_7_1_2_1_m3_7_1_2_1_packetsComeWholeWhereverTheyAreSplit();
    void packetsComeWholeByteByByte();
    void manyPacketsInOneChunkComeInOrder();
    void everyRemainingLengthIsRead_data();
    void everyRemainingLengthIsRead();
    void badHeadersAreMalformed_data();
    void badHeadersAreMalformed();
    void sizeIsCheckedAtTheHeader_data();
    void sizeIsCheckedAtTheHeader();
    void failureLastsUntilCleared();
    void packetsBeforeGarbageAreGivenOut();
    void keptFramesGoToAnArenaAndThePendingRestStays();
    void aBufferThatGrewIsNotKeptForSmallerFrames();
    void claimReservesNothing();
    void bufferGrowsWithTheBytesThatCome();
    void bufferIsReusedWhenEmpty();
    void largeBufferIsGivenBack();
    void movedFramerKeepsItsBytes();
    void typeIsKnownFromTheFirstByte();
};

namespace {

QByteArray fromHex(const char *hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray packet(quint8 header, const QByteArray &body)
{
    QByteArray bytes(1, char(header));
    quint32 left = quint32(body.size());
    do {
        bytes.append(char((left & 0x7F) | (left >= 0x80 ? 0x80 : 0)));
        left >>= 7;
    } while (left > 0);
    return bytes + body;
}

struct Seen
{
    quint8 header;
    QByteArray body;
    bool operator==(const Seen &) const = default;
};

/// Takes out all there is and copies it; the last status is returned.
Status drain(PacketFramer &framer, std::vector<Seen> &seen)
{
    Frame frame;
    Status status;
    while ((status = framer.next(frame)) == Status::Frame)
        seen.push_back({frame.header, frame.body.toByteArray()});
    return status;
}

const std::vector<Seen> threePackets = {
    {0x30, QByteArray(200, 'a')}, {0xD0, {}}, {0x62, QByteArray("\x12\x34", 2)}};

QByteArray stream(const std::vector<Seen> &packets)
{
    QByteArray bytes;
    for (const Seen &one : packets)
        bytes += packet(one.header, one.body);
    return bytes;
}

} // namespace

void TestPacketFramer::m5_4_2_1_m5_7_1_2_1_m3_7_1_2_1_packetsComeWholeWhereverTheyAreSplit()
{
    const QByteArray bytes = stream(threePackets);
    for (qsizetype split = 0; split <= bytes.size(); ++split) {
        PacketFramer framer;
        std::vector<Seen> seen;
        framer.append(bytes.first(split));
        QCOMPARE(drain(framer, seen), Status::NeedMore);
        framer.append(bytes.sliced(split));
        QCOMPARE(drain(framer, seen), Status::NeedMore);
        QVERIFY(seen == threePackets);
        QCOMPARE(framer.pending(), qsizetype(0));
    }
}

void TestPacketFramer::packetsComeWholeByteByByte()
{
    PacketFramer framer;
    std::vector<Seen> seen;
    for (char byte : stream(threePackets)) {
        framer.append(QByteArrayView(&byte, 1));
        QCOMPARE(drain(framer, seen), Status::NeedMore);
    }
    QVERIFY(seen == threePackets);
}

void TestPacketFramer::manyPacketsInOneChunkComeInOrder()
{
    std::vector<Seen> sent;
    for (int i = 0; i < 5000; ++i)
        sent.push_back({0x30, QByteArray::number(i).repeated(i % 40)});
    const QByteArray bytes = stream(sent);
    for (qsizetype chunk : {qsizetype(7), qsizetype(4096), bytes.size()}) {
        PacketFramer framer;
        std::vector<Seen> seen;
        for (qsizetype at = 0; at < bytes.size(); at += chunk) {
            framer.append(QByteArrayView(bytes).sliced(at, std::min(chunk, bytes.size() - at)));
            QCOMPARE(drain(framer, seen), Status::NeedMore);
        }
        QVERIFY(seen == sent);
    }
}

void TestPacketFramer::everyRemainingLengthIsRead_data()
{
    QTest::addColumn<int>("size");
    for (int size : {0, 1, 127, 128, 16383, 16384, 2097151, 2097152})
        QTest::addRow("%d", size) << size;
}

void TestPacketFramer::everyRemainingLengthIsRead()
{
    QFETCH(int, size);
    const QByteArray body(size, 'x');
    PacketFramer framer;
    framer.append(packet(0x30, body));
    std::vector<Seen> seen;
    QCOMPARE(drain(framer, seen), Status::NeedMore);
    QCOMPARE(seen.size(), size_t(1));
    QCOMPARE(seen.front().body, body);
}

void TestPacketFramer::badHeadersAreMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("type 0") << fromHex("00");
    QTest::newRow("type 0 with flags") << fromHex("0F 00");
    QTest::newRow("length of five bytes") << fromHex("30 FF FF FF FF 01");
    QTest::newRow("length goes on after four bytes") << fromHex("30 80 80 80 80");
    QTest::newRow("zero in two bytes") << fromHex("30 80 00");
    QTest::newRow("127 in two bytes") << fromHex("30 FF 00");
    QTest::newRow("three bytes for two") << fromHex("30 80 81 00");
    QTest::newRow("four bytes for one") << fromHex("30 81 80 80 00");
}

void TestPacketFramer::badHeadersAreMalformed()
{
    QFETCH(QByteArray, bytes);
    Frame frame;
    PacketFramer whole;
    whole.append(bytes);
    QCOMPARE(whole.next(frame), Status::Malformed);

    PacketFramer slow;
    Status status = Status::NeedMore;
    for (char byte : bytes) {
        QVERIFY(status == Status::NeedMore || status == Status::Malformed);
        slow.append(QByteArrayView(&byte, 1));
        status = slow.next(frame);
    }
    QCOMPARE(status, Status::Malformed);
}

void TestPacketFramer::sizeIsCheckedAtTheHeader_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<bool>("isTooLarge");
    QTest::newRow("10 of 10") << fromHex("30 08") << 10 << false;
    QTest::newRow("11 of 10") << fromHex("30 09") << 10 << true;
    QTest::newRow("131 of 131") << fromHex("30 80 01") << 131 << false;
    QTest::newRow("131 of 130") << fromHex("30 80 01") << 130 << true;
    QTest::newRow("2 of 1") << fromHex("D0 00") << 1 << true;
    QTest::newRow("256 MB of 64 MiB") << fromHex("30 FF FF FF 7F") << 64 * 1024 * 1024 << true;
    QTest::newRow("256 MB of the standard")
        << fromHex("30 FF FF FF 7F") << int(maximumPacketSizeOfStandard) << false;
}

void TestPacketFramer::sizeIsCheckedAtTheHeader()
{
    QFETCH(QByteArray, header);
    QFETCH(int, maximum);
    QFETCH(bool, isTooLarge);
    PacketFramer framer{quint32(maximum)};
    framer.append(header);
    Frame frame;
    QCOMPARE(framer.next(frame), isTooLarge ? Status::TooLarge : Status::NeedMore);
}

void TestPacketFramer::failureLastsUntilCleared()
{
    PacketFramer framer(10);
    Frame frame;
    framer.append(fromHex("30 7F"));
    QCOMPARE(framer.next(frame), Status::TooLarge);
    framer.append(fromHex("D0 00 D0 00"));
    QCOMPARE(framer.next(frame), Status::TooLarge);
    framer.clear();
    QCOMPARE(framer.pending(), qsizetype(0));
    framer.append(fromHex("D0 00"));
    QCOMPARE(framer.next(frame), Status::Frame);
    framer.append(fromHex("00"));
    QCOMPARE(framer.next(frame), Status::Malformed);
    QCOMPARE(framer.next(frame), Status::Malformed);
}

void TestPacketFramer::packetsBeforeGarbageAreGivenOut()
{
    PacketFramer framer;
    framer.append(fromHex("D0 00 40 02 00 01 00"));
    std::vector<Seen> seen;
    QCOMPARE(drain(framer, seen), Status::Malformed);
    QCOMPARE(seen.size(), size_t(2));
}

void TestPacketFramer::keptFramesGoToAnArenaAndThePendingRestStays()
{
    PacketFramer framer;
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += packet(0x30, QByteArray(i * 7, char('a' + i % 26)));
    framer.append(QByteArrayView(bytes).first(10));
    framer.keepFrames(4096);
    QVERIFY(framer.room() >= 4096 - 10);
    ByteArena arena;
    qsizetype fed = 10;
    qsizetype found = 0;
    Frame frame;
    while (found < bytes.size()) {
        const qsizetype size = std::min<qsizetype>({500, framer.room(), bytes.size() - fed});
        const PacketFramer::Room room = framer.writable(size);
        std::memcpy(room.data, bytes.constData() + fed, size_t(size));
        framer.commit(size);
        fed += size;
        while (framer.next(frame) == Status::Frame) {
        }
        if (framer.room() >= 500 && fed < bytes.size())
            continue;
        const QByteArrayView kept = framer.kept();
        const char *const place = kept.data();
        framer.exchange(arena);
        QCOMPARE(arena.view(), QByteArrayView(bytes).sliced(found, kept.size()));
        QVERIFY2(arena.view().data() == place, "it was copied");
        QCOMPARE(framer.kept().size(), 0);
        found += arena.size();
        framer.keepFrames(4096);
    }
    QCOMPARE(framer.pending(), 0);
}

void TestPacketFramer::aBufferThatGrewIsNotKeptForSmallerFrames()
{
    PacketFramer framer;
    framer.append(packet(0x30, QByteArray(1'000'000, 'x')));
    Frame frame;
    QCOMPARE(framer.next(frame), Status::Frame);
    framer.keepFrames(4096);
    QVERIFY(framer.room() < 3 * 4096);
}

void TestPacketFramer::claimReservesNothing()
{
    PacketFramer framer;
    const PacketFramer::Room before = framer.writable(64);
    QVERIFY(before.size < 1024);
    const QByteArray claim = fromHex("30 FF FF FF 7F");
    std::memcpy(before.data, claim.constData(), size_t(claim.size()));
    framer.commit(claim.size());
    Frame frame;
    QCOMPARE(framer.next(frame), Status::NeedMore);
    QCOMPARE(framer.pending(), claim.size());
    const PacketFramer::Room after = framer.writable(1);
    QVERIFY2(after.size < 1024, "a header made the buffer grow");
    QVERIFY(after.data == before.data + claim.size());
}

void TestPacketFramer::bufferGrowsWithTheBytesThatCome()
{
    PacketFramer framer;
    framer.append(fromHex("30 FF FF FF 7F"));
    const QByteArray chunk(1024, 'x');
    Frame frame;
    int moves = 0;
    const char *expected = nullptr;
    for (int i = 0; i < 4096; ++i) {
        const PacketFramer::Room room = framer.writable(chunk.size());
        QVERIFY(room.size >= chunk.size());
        QVERIFY2(room.size <= std::max<qsizetype>(framer.pending(), 2 * chunk.size()), "more than doubled");
        moves += room.data != expected;
        std::memcpy(room.data, chunk.constData(), size_t(chunk.size()));
        framer.commit(chunk.size());
        expected = room.data + chunk.size();
        QCOMPARE(framer.next(frame), Status::NeedMore);
    }
    QVERIFY2(moves < 20, "copied too often: growth is not geometric");
}

void TestPacketFramer::bufferIsReusedWhenEmpty()
{
    PacketFramer framer;
    Frame frame;
    const char *const first = framer.writable().data;
    for (int i = 0; i < 1000; ++i) {
        const PacketFramer::Room room = framer.writable();
        QVERIFY(room.data == first);
        QVERIFY(room.size >= 64 * 1024);
        std::memcpy(room.data, "\xD0\x00", 2);
        framer.commit(2);
        QCOMPARE(framer.next(frame), Status::Frame);
    }
}

void TestPacketFramer::largeBufferIsGivenBack()
{
    PacketFramer framer;
    std::vector<Seen> seen;
    framer.append(packet(0x30, QByteArray(16 * 1024 * 1024, 'x')));
    QCOMPARE(drain(framer, seen), Status::NeedMore);
    QCOMPARE(seen.size(), size_t(1));
    QVERIFY(framer.writable().size < 1024 * 1024);
}

void TestPacketFramer::movedFramerKeepsItsBytes()
{
    PacketFramer from;
    from.append(fromHex("40 02 00"));
    PacketFramer to(std::move(from));
    QCOMPARE(from.pending(), qsizetype(0)); // it is fresh, not broken
    from.append(fromHex("D0 00"));
    Frame frame;
    QCOMPARE(from.next(frame), Status::Frame);

    to.append(fromHex("07"));
    from = std::move(to);
    QCOMPARE(from.next(frame), Status::Frame);
    QCOMPARE(frame.body.toByteArray(), fromHex("0007"));
}

void TestPacketFramer::typeIsKnownFromTheFirstByte()
{
    PacketFramer framer;
    QVERIFY(!framer.pendingType());
    framer.append(fromHex("20"));
    Frame frame;
    QCOMPARE(framer.next(frame), Status::NeedMore);
    QCOMPARE(framer.pendingType(), std::optional(PacketType::Connack));
    framer.append(fromHex("00"));
    QCOMPARE(framer.next(frame), Status::Frame);
    QVERIFY(!framer.pendingType());
}

QTEST_APPLESS_MAIN(TestPacketFramer)
#include "tst_packetframer.moc"
