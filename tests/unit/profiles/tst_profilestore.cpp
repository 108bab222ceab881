// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profilejson.h"
#include "profiles/profilestore.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;
using What = ProfileProblem::What;

namespace {

Profile fullProfile()
{
    Profile profile =
        makeProfile(QStringLiteral("Haus 家"), {mqtt::Scheme::Tls, QStringLiteral("::1"), 8884, {}});
    mqtt::Connect &connect = profile.settings.connect;
    connect.version = mqtt::ProtocolVersion::V3_1_1;
    connect.cleanStart = false;
    connect.keepAlive = 7;
    connect.userName = "admin";
    connect.will = mqtt::Will{
        .topic = "will", .payload = QByteArray("\0\xff", 2), .qos = mqtt::QoS::ExactlyOnce, .retain = true};
    connect.will->properties.add(mqtt::PropertyId::WillDelayInterval, 5);
    connect.properties.add(mqtt::PropertyId::SessionExpiryInterval, 0xFFFFFFFF);
    connect.properties.addUserProperty("region", "北");
    profile.settings.subscriptions.push_back({.filter = "a/+",
                                              .qos = mqtt::QoS::AtLeastOnce,
                                              .noLocal = true,
                                              .retainAsPublished = true,
                                              .retainHandling = mqtt::RetainHandling::DoNotSend});
    mqtt::TransportOptions &transport = profile.settings.transport;
    transport.tls.caFile = QStringLiteral("/etc/ca.pem");
    transport.tls.clientCertificateFile = QStringLiteral("/home/me.pem");
    transport.tls.privateKeyFile = QStringLiteral("/home/me.key");
    transport.tls.pkcs12File = QStringLiteral("/home/me.p12");
    transport.tls.minimumVersion = mqtt::TlsVersion::V1_3;
    transport.tls.serverName = QStringLiteral("broker.example");
    transport.tls.alpn = {"mqtt", "x-amzn-mqtt-ca"};
    transport.tls.pinnedSha256 = QByteArray(32, char(0xAB));
    transport.webSocket.headers = {{"X-Tenant", "7"}, {"Authorization", ""}};
    transport.proxy = {.kind = mqtt::ProxyOptions::Kind::Socks5,
                       .host = QStringLiteral("proxy"),
                       .port = 1080,
                       .userName = QStringLiteral("ann")};
    profile.settings.authentication = mqtt::AuthenticationMethod::ScramSha256;
    profile.settings.fallsBack = false;
    profile.settings.keepsSession = true;
    profile.settings.reconnects = false;
    profile.settings.connectTimeout = mqtt::milliseconds(2'500);
    profile.settings.maximumPacketSize = 1'000'000;
    profile.remembersPassword = true;
    profile.chatName = QStringLiteral("Ann");
    profile.lastUsed = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    return profile;
}

QJsonObject oneProfile(const QString &key, const QJsonValue &value)
{
    QJsonObject profile = toJson(fullProfile());
    profile.insert(key, value);
    return profile;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewProfileSeesEverythingUnderANameOfItsOwn();
    void everyFieldSurvivesTheFile();
    void fieldsOfLaterVersionsAreKept();
    void noSecretReachesTheFile();
    void onlyItsOwnerMayReadTheFile();
    void putReplacesTheProfileOfThatId();
    void aRemovedProfileStaysAway();
    void noFileIsNoProblem();
    void aDamagedFileIsPutAside_data();
    void aDamagedFileIsPutAside();
    void goodProfilesSurviveADamagedNeighbour();
    void aHugeFileIsPutAsideUnread();
    void twoDamagedFilesDoNotOverwriteEachOther();
    void badFieldsAreRejected_data();
    void badFieldsAreRejected();
    void moreThanAFileHoldsIsRefused();
    void aFolderInItsPlaceIsLeftAlone();

private:
    void write(const QByteArray &text);
    QByteArray read() const;
    QStringList asides() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("config/profiles.json"));
}

void TestProfileStore::write(const QByteArray &text)
{
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestProfileStore::read() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestProfileStore::asides() const
{
    return QFileInfo(m_path).dir().entryList({QStringLiteral("profiles.json.damaged-*")});
}

void TestProfileStore::aNewProfileSeesEverythingUnderANameOfItsOwn()
{
    const Profile one = makeProfile(QStringLiteral("x"), {});
    const Profile two = makeProfile(QStringLiteral("x"), {});
    QVERIFY(one.id != two.id);
    QVERIFY(one.settings.connect.clientId != two.settings.connect.clientId);
    static const QRegularExpression form(QStringLiteral("^avocet-[a-z2-7]{8}$"));
    QVERIFY(form.match(QString::fromUtf8(one.settings.connect.clientId)).hasMatch());
    const std::vector<mqtt::Subscription> all{{.filter = "#"}, {.filter = "$SYS/#"}};
    QCOMPARE(one.settings.subscriptions, all);
}

void TestProfileStore::everyFieldSurvivesTheFile()
{
    const Profile full = fullProfile();
    const Profile plain =
        makeProfile(QStringLiteral("plain"), {mqtt::Scheme::Tcp, QStringLiteral("h"), 1883, {}});
    {
        ProfileStore store(m_path);
        QCOMPARE(store.put(full), std::nullopt);
        QCOMPARE(store.put(plain), std::nullopt);
    }
    ProfileStore store(m_path);
    QSignalSpy changed(&store, &ProfileStore::changed);
    QCOMPARE(store.load(), std::nullopt);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(store.profiles(), (std::vector<Profile>{full, plain}));
}

void TestProfileStore::fieldsOfLaterVersionsAreKept()
{
    QJsonObject profile = toJson(fullProfile());
    profile.insert(QStringLiteral("colour"), QStringLiteral("blue"));
    const QJsonObject file{{"profiles", QJsonArray{profile}}, {"order", QJsonArray{1, 2}}};
    write(QJsonDocument(file).toJson());
    ProfileStore store(m_path);
    QCOMPARE(store.load(), std::nullopt);
    Profile changed = store.profiles().at(0);
    changed.name = QStringLiteral("other");
    QCOMPARE(store.put(changed), std::nullopt);
    const QJsonObject saved = QJsonDocument::fromJson(read()).object();
    QCOMPARE(saved["order"], file["order"]);
    QCOMPARE(saved["profiles"][0]["colour"], QJsonValue("blue"));
    QCOMPARE(saved["profiles"][0]["name"], QJsonValue("other"));
}

void TestProfileStore::noSecretReachesTheFile()
{
    Profile profile = fullProfile();
    profile.settings.connect.password = "hunter2";
    profile.settings.connect.properties.add(mqtt::PropertyId::AuthenticationData, "hunter3");
    profile.settings.transport.tls.passphrase = QStringLiteral("hunter4");
    profile.settings.transport.proxy.password = QStringLiteral("hunter5");
    profile.settings.transport.webSocket.headers.push_back({"Authorization", "Bearer hunter6"});
    ProfileStore store(m_path);
    QCOMPARE(store.put(profile), std::nullopt);
    QVERIFY(!store.profiles().at(0).settings.connect.password);
    const QByteArray text = read();
    QVERIFY(text.contains("admin"));
    for (const QByteArray &secret : {QByteArray("hunter2"), QByteArray("hunter3"), QByteArray("hunter4"),
                                     QByteArray("hunter5"), QByteArray("hunter6")}) {
        QVERIFY(!text.contains(secret));
        QVERIFY(!text.contains(secret.toBase64()));
    }
}

void TestProfileStore::onlyItsOwnerMayReadTheFile()
{
    ProfileStore store(m_path);
    QCOMPARE(store.put(fullProfile()), std::nullopt);
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(m_path) & others, QFileDevice::Permissions());
}

void TestProfileStore::putReplacesTheProfileOfThatId()
{
    ProfileStore store(m_path);
    QSignalSpy changed(&store, &ProfileStore::changed);
    Profile profile = fullProfile();
    QCOMPARE(store.put(profile), std::nullopt);
    profile.name = QStringLiteral("renamed");
    QCOMPARE(store.put(profile), std::nullopt);
    QCOMPARE(store.profiles().size(), size_t(1));
    QVERIFY(store.find(profile.id));
    QCOMPARE(store.find(profile.id)->name, QStringLiteral("renamed"));
    QCOMPARE(changed.size(), 2);
}

void TestProfileStore::aRemovedProfileStaysAway()
{
    const Profile profile = fullProfile();
    {
        ProfileStore store(m_path);
        QCOMPARE(store.put(profile), std::nullopt);
        QCOMPARE(store.remove(QStringLiteral("nobody")), std::nullopt);
        QCOMPARE(store.remove(profile.id), std::nullopt);
        QVERIFY(!store.find(profile.id));
    }
    ProfileStore store(m_path);
    QCOMPARE(store.load(), std::nullopt);
    QVERIFY(store.profiles().empty());
}

void TestProfileStore::noFileIsNoProblem()
{
    ProfileStore store(m_path);
    QCOMPARE(store.load(), std::nullopt);
    QVERIFY(store.profiles().empty());
    QVERIFY(!QFile::exists(m_path));
}

void TestProfileStore::aDamagedFileIsPutAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"profiles\": [{\"id\":");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no list") << QByteArray("{}");
    QTest::newRow("list of another type") << QByteArray("{\"profiles\": 3}");
    QTest::newRow("numbers in the list") << QByteArray("{\"profiles\": [1, null]}");
    QTest::newRow("binary") << QByteArray("\0\xff\xfe\x01", 4);
    QTest::newRow("deep") << QByteArray(500'000, '[');
}

void TestProfileStore::aDamagedFileIsPutAside()
{
    QFETCH(QByteArray, text);
    write(text);
    ProfileStore store(m_path);
    const std::optional<ProfileProblem> problem = store.load();
    QVERIFY(problem);
    QCOMPARE(problem->what, What::Damaged);
    QVERIFY(store.profiles().empty());
    QVERIFY(!QFile::exists(m_path));
    QFile aside(problem->path);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), text);
    QCOMPARE(store.put(fullProfile()), std::nullopt);
    QVERIFY(QFile::exists(m_path));
}

void TestProfileStore::goodProfilesSurviveADamagedNeighbour()
{
    const Profile good = fullProfile();
    const QJsonArray list{toJson(good), QJsonObject{{"id", 3}}, toJson(good)};
    write(QJsonDocument(QJsonObject{{"profiles", list}}).toJson());
    {
        ProfileStore store(m_path);
        const std::optional<ProfileProblem> problem = store.load();
        QVERIFY(problem);
        QCOMPARE(problem->what, What::Damaged);
        QCOMPARE(store.profiles(), std::vector<Profile>{good});
    }
    ProfileStore store(m_path);
    QCOMPARE(store.load(), std::nullopt);
    QCOMPARE(store.profiles(), std::vector<Profile>{good});
}

void TestProfileStore::aHugeFileIsPutAsideUnread()
{
    write(QByteArray(ProfileStore::maximumFileSize + 1, ' '));
    ProfileStore store(m_path);
    const std::optional<ProfileProblem> problem = store.load();
    QVERIFY(problem);
    QCOMPARE(problem->what, What::Damaged);
}

void TestProfileStore::twoDamagedFilesDoNotOverwriteEachOther()
{
    for (int i = 0; i < 2; ++i) {
        write("damaged " + QByteArray::number(i));
        ProfileStore store(m_path);
        QVERIFY(store.load());
    }
    QCOMPARE(asides().size(), 2);
}

void TestProfileStore::badFieldsAreRejected_data()
{
    QTest::addColumn<QJsonObject>("object");
    const auto row = [](const char *name, const QString &key, const QJsonValue &value) {
        QTest::newRow(name) << oneProfile(key, value);
    };
    row("no id", "id", "");
    row("id of another type", "id", 4);
    row("no host", "host", "");
    row("port 0", "port", 0);
    row("port too large", "port", 65'536);
    row("port in pieces", "port", 1883.5);
    row("port as text", "port", "1883");
    row("unknown scheme", "scheme", "http");
    row("unknown version", "version", "6");
    row("keep alive too large", "keepAlive", 70'000);
    row("text too long", "name", QString(70'000, u'x'));
    row("will without topic", "will", QJsonObject{});
    row("will with bad payload", "will", QJsonObject{{"topic", "t"}, {"payload", "%%"}});
    row("subscription without filter", "subscriptions", QJsonArray{QJsonObject{{"qos", 1}}});
    row("QoS 3", "subscriptions", QJsonArray{QJsonObject{{"filter", "#"}, {"qos", 3}}});
    row("half a pin", "tls", QJsonObject{{"pinnedSha256", "abcd"}});
    row("unknown TLS version", "tls", QJsonObject{{"minimumVersion", "1.0"}});
    row("header of two lines", "webSocket",
        QJsonObject{{"headers", QJsonArray{QJsonObject{{"name", "X"}, {"value", "a\nb"}}}}});
    row("unknown proxy", "proxy", QJsonObject{{"kind", "carrier pigeon"}});
    row("property of another packet", "properties", QJsonArray{QJsonObject{{"id", 0x23}, {"number", 1}}});
    row("unknown property", "properties", QJsonArray{QJsonObject{{"id", 0x7F}}});
    row("property out of range", "properties", QJsonArray{QJsonObject{{"id", 0x21}, {"number", 65'536}}});
    row("no time", "lastUsed", "yesterday");
    row("unknown authentication", "authentication", "PLAIN");
    row("fall-back as number", "fallsBack", 1);
}

void TestProfileStore::badFieldsAreRejected()
{
    QFETCH(QJsonObject, object);
    QVERIFY(profileFromJson(toJson(fullProfile())));
    QVERIFY(!profileFromJson(object));
}

void TestProfileStore::moreThanAFileHoldsIsRefused()
{
    ProfileStore store(m_path);
    Profile profile = fullProfile();
    std::optional<ProfileProblem> problem;
    while (!problem) {
        profile.id += u'x';
        profile.chatName = QString(60'000, u'y');
        problem = store.put(profile);
        QVERIFY(store.profiles().size() < 30);
    }
    QCOMPARE(problem->what, What::TooMany);
    QVERIFY(!store.find(profile.id));
    QVERIFY(read().size() <= ProfileStore::maximumFileSize);
}

void TestProfileStore::aFolderInItsPlaceIsLeftAlone()
{
    QVERIFY(QDir().mkpath(m_path));
    ProfileStore store(m_path);
    std::optional<ProfileProblem> problem = store.load();
    QVERIFY(problem);
    QCOMPARE(problem->what, What::CannotRead);
    problem = store.put(fullProfile());
    QVERIFY(problem);
    QCOMPARE(problem->what, What::CannotWrite);
    QCOMPARE(store.profiles().size(), size_t(1));
    QVERIFY(QFileInfo(m_path).isDir());
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
