// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profilesecrets.h"

#include <QtCore/QMap>
#include <QtTest/QTest>

using namespace avocet;

namespace {
/// Answers at once, and keeps what it is given.
class MemoryStore : public SecretStore
{
public:
    void read(const QString &key, QObject *, ReadAnswer answer) override
    {
        reads += key;
        if (failure)
            answer(*failure);
        else if (secrets.contains(key))
            answer(secrets.value(key));
        else
            answer(SecretError::NotFound);
    }
    void write(const QString &key, const QString &secret, QObject *, Answer answer) override
    {
        if (!failure)
            secrets[key] = secret;
        answer(failure);
    }
    void remove(const QString &key, QObject *, Answer answer) override
    {
        secrets.remove(key);
        answer(failure);
    }

    QMap<QString, QString> secrets;
    QStringList reads;
    std::optional<SecretError> failure;
};

mqtt::ConnectionSettings settingsThatNeedAll()
{
    mqtt::ConnectionSettings settings;
    settings.connect.userName = "ann";
    settings.transport.tls.pkcs12File = QStringLiteral("me.p12");
    settings.transport.proxy.userName = QStringLiteral("ann");
    settings.transport.webSocket.headers = {{"X-Tenant", "7"}, {"authorization", ""}, {"Cookie", ""}};
    return settings;
}

const ProfileSecrets all{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three"),
                         QStringLiteral("Bearer x\na=b")};
} // namespace

class TestProfileSecrets : public QObject
{
    Q_OBJECT

    ProfileSecrets m_read;
    std::optional<SecretError> m_error;
    int m_answers = 0;

    void read(SecretStore &store, const mqtt::ConnectionSettings &settings)
    {
        readSecrets(store, QStringLiteral("id"), settings, this,
                    [this](const ProfileSecrets &secrets, std::optional<SecretError> error) {
                        ++m_answers;
                        m_read = secrets;
                        m_error = error;
                    });
    }

private Q_SLOTS:
    void init()
    {
        m_answers = 0;
        m_read = {};
        m_error.reset();
    }

    void whatIsWrittenIsRead()
    {
        MemoryStore store;
        writeSecrets(store, QStringLiteral("id"), all, this, {});
        QCOMPARE(store.secrets.size(), qsizetype(4));
        read(store, settingsThatNeedAll());
        QCOMPARE(m_answers, 1);
        QVERIFY(m_read == all);
        QVERIFY(!m_error);
    }

    void onlyWhatIsOfUseIsRead()
    {
        MemoryStore store;
        writeSecrets(store, QStringLiteral("id"), all, this, {});
        read(store, {});
        QCOMPARE(m_answers, 1);
        QVERIFY(store.reads.isEmpty());
        mqtt::ConnectionSettings settings;
        settings.connect.userName = "ann";
        read(store, settings);
        QCOMPARE(store.reads, QStringList{QStringLiteral("id")});
    }

    void whatIsGoneIsRemoved()
    {
        MemoryStore store;
        writeSecrets(store, QStringLiteral("id"), all, this, {});
        writeSecrets(store, QStringLiteral("id"), {}, this, {});
        QVERIFY(store.secrets.isEmpty());
        read(store, settingsThatNeedAll());
        QVERIFY(m_read == ProfileSecrets());
        QVERIFY(!m_error);
    }

    void aMissingStoreIsSaidOnceAndOnlyIfSomethingIsLost()
    {
        MemoryStore store;
        store.failure = SecretError::NotAvailable;
        int answers = 0;
        std::optional<SecretError> error;
        const auto answer = [&](std::optional<SecretError> found) {
            ++answers;
            error = found;
        };
        writeSecrets(store, QStringLiteral("id"), {}, this, answer);
        QCOMPARE(answers, 1);
        QVERIFY(!error);
        writeSecrets(store, QStringLiteral("id"), all, this, answer);
        QCOMPARE(answers, 2);
        QVERIFY(error == SecretError::NotAvailable);
        read(store, settingsThatNeedAll());
        QCOMPARE(m_answers, 1);
        QVERIFY(m_error == SecretError::NotAvailable);
        QCOMPARE(store.reads.size(), qsizetype(1));
    }

    void secretsGoIntoTheSettingsAndOutAgain()
    {
        mqtt::ConnectionSettings settings = settingsThatNeedAll();
        const mqtt::ConnectionSettings before = settings;
        addSecrets(settings, all);
        QVERIFY(settings.connect.password == QByteArray("one"));
        QCOMPARE(settings.transport.tls.passphrase, all.passphrase);
        QCOMPARE(settings.transport.proxy.password, all.proxyPassword);
        QCOMPARE(settings.transport.webSocket.headers[0].value, QByteArray("7"));
        QCOMPARE(settings.transport.webSocket.headers[1].value, QByteArray("Bearer x"));
        QCOMPARE(settings.transport.webSocket.headers[2].value, QByteArray("a=b"));
        mqtt::WebSocketOptions webSocket = settings.transport.webSocket;
        QCOMPARE(takeSecretHeaders(webSocket), all.headers);
        removeSecrets(settings);
        QVERIFY(settings == before);
    }
};

QTEST_GUILESS_MAIN(TestProfileSecrets)
#include "tst_profilesecrets.moc"
