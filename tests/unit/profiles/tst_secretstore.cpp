// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/secretstore.h"

#include <QtCore/QObject>
#include <QtCore/QUuid>
#include <QtTest/QTest>

using namespace avocet;

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aMachineWithoutASecretStoreGetsAnAnswerNotAPassword();
    void nobodyIsAnsweredWhoIsGone();
};

// No session bus, no desktop: what QtKeychain finds on a server.
void TestSecretStore::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    qunsetenv("XDG_CURRENT_DESKTOP");
}

void TestSecretStore::aMachineWithoutASecretStoreGetsAnAnswerNotAPassword()
{
    const std::unique_ptr<SecretStore> store = makeSecretStore();
    const QString key = QUuid::createUuid().toString();
    std::optional<SecretError> written;
    std::optional<SecretError> readBack;
    bool isAnswered = false;
    store->write(key, QStringLiteral("secret"), this,
                 [&](std::optional<SecretError> error) { written = error; });
    QTRY_VERIFY_WITH_TIMEOUT(written.has_value(), 20'000);
    store->read(key, this, [&](const mqtt::Result<QString, SecretError> &result) {
        isAnswered = true;
        if (!result)
            readBack = result.error();
    });
    QVERIFY2(!isAnswered, "the answer must come later");
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 20'000);
    QVERIFY(readBack.has_value());
#ifdef Q_OS_LINUX
    QCOMPARE(*written, SecretError::NotAvailable);
    QCOMPARE(*readBack, SecretError::NotAvailable);
#endif
}

void TestSecretStore::nobodyIsAnsweredWhoIsGone()
{
    const std::unique_ptr<SecretStore> store = makeSecretStore();
    bool isAnswered = false;
    auto context = std::make_unique<QObject>();
    store->read(QStringLiteral("k"), context.get(), [&](const auto &) { isAnswered = true; });
    context.reset();
    bool isNextAnswered = false;
    store->read(QStringLiteral("k"), this, [&](const auto &) { isNextAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isNextAnswered, 20'000);
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
