// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tcptransport.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace mqtt;

class TestTcpTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastWordsArriveAlthoughMuchWasUnread()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TcpTransport transport({});
        QSignalSpy opened(&transport, &Transport::opened);
        QSignalSpy closed(&transport, &Transport::closed);
        transport.open({Scheme::Tcp, QStringLiteral("127.0.0.1"), server.serverPort(), {}});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(server.hasPendingConnections() || server.waitForNewConnection(10'000));
        QTcpSocket *peer = server.nextPendingConnection();
        // Like a broker that takes one packet at a time, and answers it before it looks at the next.
        peer->setReadBufferSize(4);
        QByteArray heard;
        connect(peer, &QTcpSocket::readyRead, peer, [&] {
            heard += peer->read(4);
            peer->write("answer");
            peer->flush();
        });
        peer->write(QByteArray(100'000, 'x'));
        QVERIFY(peer->waitForBytesWritten(10'000));

        transport.write("the last words of all");
        transport.close();
        QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(heard + peer->readAll(), "the last words of all");
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.front().front().value<TransportError>().cause, TransportError::Cause::None);
    }
    void endThatIsNoticedInWritingIsTold()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TcpTransport transport({});
        QSignalSpy opened(&transport, &Transport::opened);
        int ends = 0;
        connect(&transport, &Transport::closed, this, [&](const TransportError &error) {
            ++ends;
            QCOMPARE(error.cause, TransportError::Cause::ClosedByPeer);
        });
        transport.open({Scheme::Tcp, QStringLiteral("127.0.0.1"), server.serverPort(), {}});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(server.hasPendingConnections() || server.waitForNewConnection(10'000));
        QTcpSocket *peer = server.nextPendingConnection();
        peer->disconnectFromHost();
        QVERIFY(peer->state() == QAbstractSocket::UnconnectedState || peer->waitForDisconnected(10'000));

        // The event loop has not run since, so nobody knows yet: the first write is answered with a reset.
        transport.write("a");
        transport.write("b");
        transport.write("c");
        QTRY_COMPARE(ends, 1);
    }
    // Where writing fails, QTcpSocket closes its descriptor, and goes on naming it.
    void nobodyElsesSocketIsClosedInItsPlace()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TcpTransport transport({});
        QSignalSpy opened(&transport, &Transport::opened);
        QSignalSpy closed(&transport, &Transport::closed);
        transport.open({Scheme::Tcp, QStringLiteral("127.0.0.1"), server.serverPort(), {}});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(server.hasPendingConnections() || server.waitForNewConnection(10'000));
        std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        peer->disconnectFromHost();
        QVERIFY(peer->state() == QAbstractSocket::UnconnectedState || peer->waitForDisconnected(10'000));
        transport.write("a");
        transport.write("b");

        QTcpSocket other; // the system gives out the lowest descriptor that is free
        other.connectToHost(QStringLiteral("127.0.0.1"), server.serverPort());
        QVERIFY(other.waitForConnected());
        transport.close();
        QVERIFY(server.hasPendingConnections() || server.waitForNewConnection(10'000));
        peer.reset(server.nextPendingConnection());
        other.write("still here");
        QVERIFY(other.waitForBytesWritten());
        QVERIFY(peer->waitForReadyRead());
        QCOMPARE(peer->readAll(), "still here");
        QTRY_COMPARE(closed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTcpTransport)
#include "tst_tcptransport.moc"
