// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/installhint.h"
#include "shell/startpage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace avocet;

Q_DECLARE_METATYPE(mqtt::Address)

class TestStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_page = std::make_unique<StartPage>(); }
    void anAddressIsParsedAndAskedFor();
    void everyKindOfConnectionIsTaken_data();
    void everyKindOfConnectionIsTaken();
    void aWrongAddressIsAnsweredBeneathTheLine_data();
    void aWrongAddressIsAnsweredBeneathTheLine();
    void savedConnectionsAreShownLastUsedFirst();
    void aSavedConnectionOpensOnEnter();
    void deletingAsksOnceMore();
    void withoutMosquittoThePageSaysHowToGetIt_data();
    void withoutMosquittoThePageSaysHowToGetIt();

private:
    template <class T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    std::vector<Profile> twoProfiles() const;

    std::unique_ptr<StartPage> m_page;
};

std::vector<Profile> TestStartPage::twoProfiles() const
{
    Profile older = makeProfile(QStringLiteral("older"), {mqtt::Scheme::Tcp, QStringLiteral("a"), 1883, {}});
    Profile newer = makeProfile(QStringLiteral("newer"), {mqtt::Scheme::Tcp, QStringLiteral("b"), 1884, {}});
    newer.lastUsed = QDateTime::fromMSecsSinceEpoch(1'000'000, Qt::UTC);
    return {older, newer};
}

void TestStartPage::anAddressIsParsedAndAskedFor()
{
    QSignalSpy spy(m_page.get(), &StartPage::connectRequested);
    QTest::keyClicks(child<QLineEdit>("addressEdit"), QStringLiteral("mqtt://ann:s%40cret@host:1884"));
    QTest::keyClick(child<QLineEdit>("addressEdit"), Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    const auto address = spy.first().first().value<mqtt::Address>();
    QCOMPARE(address.endpoint.host, QStringLiteral("host"));
    QCOMPARE(address.endpoint.port, quint16(1884));
    QCOMPARE(address.password, QStringLiteral("s@cret"));
}

void TestStartPage::everyKindOfConnectionIsTaken_data()
{
    QTest::addColumn<mqtt::Scheme>("scheme");
    QTest::newRow("mqtt://host") << mqtt::Scheme::Tcp;
    QTest::newRow("tcp://host") << mqtt::Scheme::Tcp;
    QTest::newRow("mqtts://host") << mqtt::Scheme::Tls;
    QTest::newRow("ssl://host") << mqtt::Scheme::Tls;
    QTest::newRow("ws://host/mqtt") << mqtt::Scheme::WebSocket;
    QTest::newRow("wss://host") << mqtt::Scheme::SecureWebSocket;
}

void TestStartPage::everyKindOfConnectionIsTaken()
{
    QFETCH(mqtt::Scheme, scheme);
    QSignalSpy spy(m_page.get(), &StartPage::connectRequested);
    child<QLineEdit>("addressEdit")->setText(QString::fromLatin1(QTest::currentDataTag()));
    child<QPushButton>("connectButton")->click();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<mqtt::Address>().endpoint.scheme, scheme);
}

void TestStartPage::aWrongAddressIsAnsweredBeneathTheLine_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("nothing") << QString();
    QTest::newRow("unknown scheme") << QStringLiteral("http://host");
    QTest::newRow("no host") << QStringLiteral("mqtt://:1883");
    QTest::newRow("bad port") << QStringLiteral("host:99999");
}

void TestStartPage::aWrongAddressIsAnsweredBeneathTheLine()
{
    QFETCH(QString, address);
    QSignalSpy spy(m_page.get(), &StartPage::connectRequested);
    child<QLineEdit>("addressEdit")->setText(address);
    child<QPushButton>("connectButton")->click();
    QCOMPARE(spy.count(), 0);
    QVERIFY(!child<QLabel>("addressProblem")->text().isEmpty());
    QVERIFY(child<QLabel>("addressProblem")->isVisibleTo(m_page.get()));
    QTest::keyClick(child<QLineEdit>("addressEdit"), Qt::Key_A);
    QVERIFY(!child<QLabel>("addressProblem")->isVisibleTo(m_page.get()));
}

void TestStartPage::savedConnectionsAreShownLastUsedFirst()
{
    QVERIFY(!child<QTreeView>("profileList")->isVisibleTo(m_page.get()));
    m_page->setProfiles(twoProfiles());
    const QAbstractItemModel *model = child<QTreeView>("profileList")->model();
    QVERIFY(child<QTreeView>("profileList")->isVisibleTo(m_page.get()));
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("newer"));
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("mqtt://b:1884"));
}

void TestStartPage::aSavedConnectionOpensOnEnter()
{
    const std::vector<Profile> profiles = twoProfiles();
    m_page->setProfiles(profiles);
    QSignalSpy spy(m_page.get(), &StartPage::profileActivated);
    auto *list = child<QTreeView>("profileList");
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), profiles.front().id);
}

void TestStartPage::deletingAsksOnceMore()
{
    const std::vector<Profile> profiles = twoProfiles();
    m_page->setProfiles(profiles);
    QSignalSpy spy(m_page.get(), &StartPage::removeRequested);
    auto *button = child<QPushButton>("removeProfileButton");
    button->click();
    QCOMPARE(spy.count(), 0);
    QTest::keyClick(child<QTreeView>("profileList"), Qt::Key_Down);
    button->click();
    QCOMPARE(spy.count(), 0);
    button->click();
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toString(), profiles.front().id);
}

void TestStartPage::withoutMosquittoThePageSaysHowToGetIt_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("command");
    QTest::newRow("Debian") << QStringLiteral("debian") << QStringLiteral("sudo apt install mosquitto");
    QTest::newRow("Fedora") << QStringLiteral("fedora") << QStringLiteral("sudo dnf install mosquitto");
    QTest::newRow("Arch") << QStringLiteral("arch") << QStringLiteral("sudo pacman -S mosquitto");
    QTest::newRow("macOS") << QStringLiteral("macos") << QStringLiteral("brew install mosquitto");
    QTest::newRow("Windows") << QStringLiteral("windows") << QStringLiteral("winget install");
    QTest::newRow("another") << QStringLiteral("plan9") << QStringLiteral("mosquitto.org");
}

void TestStartPage::withoutMosquittoThePageSaysHowToGetIt()
{
    QFETCH(QString, system);
    QFETCH(QString, command);
    const Words words = mosquittoMissingWords(system);
    m_page->showLocalBrokerProblem(words.what, words.whatToDo);
    const auto *banner = child<QWidget>("localBrokerProblem");
    QVERIFY(banner->isVisibleTo(m_page.get()));
    QVERIFY(banner->findChild<QLabel *>(QStringLiteral("bannerWhatToDo"))->text().contains(command));
    m_page->showLocalBrokerProblem({}, {});
    QVERIFY(!banner->isVisibleTo(m_page.get()));
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
