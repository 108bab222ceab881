// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/endpoint.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("bare host") << "localhost"
                                   << "mqtt://localhost:1883" << QString() << QString();
        QTest::newRow("host and port") << "broker:1884"
                                       << "mqtt://broker:1884" << QString() << QString();
        QTest::newRow("credentials") << "mqtt://admin:password@127.0.0.1:1883"
                                     << "mqtt://127.0.0.1:1883"
                                     << "admin"
                                     << "password";
        QTest::newRow("escaped") << "mqtt://a%40b:p%3Aw@h"
                                 << "mqtt://h:1883"
                                 << "a@b"
                                 << "p:w";
        QTest::newRow("user only") << "mqtt://ann@h"
                                   << "mqtt://h:1883"
                                   << "ann" << QString();
        QTest::newRow("tls") << "mqtts://h"
                             << "mqtts://h:8883" << QString() << QString();
        QTest::newRow("ssl") << "ssl://h:1"
                             << "mqtts://h:1" << QString() << QString();
        QTest::newRow("tcp") << "TCP://h"
                             << "mqtt://h:1883" << QString() << QString();
        QTest::newRow("ws") << "ws://h/socket"
                            << "ws://h:80/socket" << QString() << QString();
        QTest::newRow("wss") << "wss://h"
                             << "wss://h:443/mqtt" << QString() << QString();
        QTest::newRow("ipv6") << "mqtt://[::1]:2000"
                              << "mqtt://[::1]:2000" << QString() << QString();
        QTest::newRow("bare ipv6") << "::1"
                                   << "mqtt://[::1]:1883" << QString() << QString();
        QTest::newRow("ipv6 with zone") << "mqtt://[fe80::1%25eth0]:1884"
                                        << "mqtt://[fe80::1%25eth0]:1884" << QString() << QString();
        QTest::newRow("ipv6 with zone as typed") << "[fe80::1%eth0]:1884"
                                                 << "mqtt://[fe80::1%25eth0]:1884" << QString() << QString();
        QTest::newRow("bare ipv6 with zone") << "fe80::1%eth0"
                                             << "mqtt://[fe80::1%25eth0]:1883" << QString() << QString();
        QTest::newRow("zone that begins like an escape")
            << "::%25250" << "mqtt://[::%25250]:1883" << QString() << QString();
        QTest::newRow("zone by number") << "fe80::1%25"
                                        << "mqtt://[fe80::1%2525]:1883" << QString() << QString();
        QTest::newRow("spaces around") << "  h  "
                                       << "mqtt://h:1883" << QString() << QString();
    }
    void addressIsRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, endpoint);
        QFETCH(QString, user);
        QFETCH(QString, password);
        const auto address = parseAddress(text);
        QVERIFY(address);
        QCOMPARE(address->endpoint.toString(), endpoint);
        const auto again = parseAddress(endpoint);
        QVERIFY(again);
        QCOMPARE(again->endpoint.host, address->endpoint.host);
        QCOMPARE(address->userName.value_or(QString()), user);
        QCOMPARE(address->password.value_or(QString()), password);
    }

    void badAddressSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<AddressError>("error");
        QTest::newRow("empty") << "  " << AddressError::Empty;
        QTest::newRow("http") << "http://h" << AddressError::UnknownScheme;
        QTest::newRow("no host") << "mqtt://" << AddressError::NoHost;
        QTest::newRow("only user") << "mqtt://a@" << AddressError::NoHost;
        QTest::newRow("port too large") << "h:70000" << AddressError::BadPort;
        QTest::newRow("port zero") << "h:0" << AddressError::BadPort;
        QTest::newRow("port text") << "h:mqtt" << AddressError::BadPort;
        QTest::newRow("space inside") << "a b" << AddressError::Malformed;
        QTest::newRow("zone with more than a name") << "e::1%::1%00" << AddressError::Malformed;
        QTest::newRow("too long with scheme and port") << "::%" + QString(4090, u'a') << AddressError::Malformed;
        QTest::newRow("too long") << QString(5000, u'a') << AddressError::Malformed;
    }
    void badAddressSaysWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(AddressError, error);
        const auto address = parseAddress(text);
        QVERIFY(!address);
        QCOMPARE(address.error(), error);
    }
};

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
