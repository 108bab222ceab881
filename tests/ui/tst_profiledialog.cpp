// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/profiledialog.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>

using namespace avocet;

namespace {
enum Version { V5_0_or_V3_1_1, V5_0, V3_1_1, V3_1 };
}

class TestProfileDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { delete m_dialog; }
    void whatIsNotTouchedStaysAsItWas();
    void everyFieldReachesTheProfile();
    void thePasswordNeverEntersTheProfile();
    void aWholeAddressIsTakenApart();
    void mistakesAreSaidInPlaceAndNotSaved_data();
    void mistakesAreSaidInPlaceAndNotSaved();
    void aNewClientIdCarriesOurPrefix();
    void subscriptionsAreAddedAndRemovedAndKeepTheirOptions();
    void optionsOfEverySubscriptionCanBeChosen();
    void aSharedSubscriptionIsNeverNoLocal();
    void aBinaryWillPayloadIsKept();
    void theWillHasItsPropertiesInFivePointZeroOnly();
    void willPropertiesThatCannotBeSentAreSaid();
    void untouchedWillPropertiesStayAsTheyWere();
    void savingClosesTheDialog();
    void theVersionMayFallBack();
    void scramIsForFivePointZeroAndNeedsAUserName();
    void theSessionIsKeptOnlyWhereThatCanWork();

private:
    template <class T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void setText(const char *name, const QString &text) { child<QLineEdit>(name)->setText(text); }

    Profile m_profile;
    QPointer<ProfileDialog> m_dialog;
};

void TestProfileDialog::init()
{
    m_profile = makeProfile(QStringLiteral("home"), {mqtt::Scheme::Tcp, QStringLiteral("host"), 1883, {}});
    m_profile.settings.connect.userName = "ann";
    m_profile.settings.subscriptions.front().noLocal = true;
    m_dialog = new ProfileDialog(m_profile, {.password = QStringLiteral("secret")});
}

void TestProfileDialog::whatIsNotTouchedStaysAsItWas()
{
    m_profile.settings.connect.properties.add(mqtt::PropertyId::SessionExpiryInterval, 60u);
    m_profile.chatName = QStringLiteral("Ann");
    delete m_dialog;
    m_dialog = new ProfileDialog(m_profile, {.password = QStringLiteral("secret")});
    QCOMPARE(m_dialog->profile(), m_profile);
    QCOMPARE(m_dialog->secrets().password, QStringLiteral("secret"));
    QVERIFY(m_dialog->problem().isEmpty());
}

void TestProfileDialog::everyFieldReachesTheProfile()
{
    setText("profileName", QStringLiteral("other"));
    setText("profileHost", QStringLiteral("example"));
    child<QSpinBox>("profilePort")->setValue(1884);
    child<QComboBox>("profileVersion")->setCurrentIndex(V3_1_1);
    setText("profileUserName", QStringLiteral("bob"));
    setText("profileClientId", QStringLiteral("me"));
    child<QSpinBox>("profileKeepAlive")->setValue(5);
    child<QCheckBox>("profileCleanStart")->setChecked(false);
    child<QCheckBox>("profileRemember")->setChecked(true);
    child<QCheckBox>("willWanted")->setChecked(true);
    setText("willTopic", QStringLiteral("gone"));
    child<QPlainTextEdit>("willPayload")->setPlainText(QStringLiteral("bye"));
    child<QComboBox>("willQos")->setCurrentIndex(1);
    child<QCheckBox>("willRetain")->setChecked(true);

    const Profile profile = m_dialog->profile();
    const mqtt::Connect &packet = profile.settings.connect;
    QCOMPARE(profile.name, QStringLiteral("other"));
    QCOMPARE(profile.settings.endpoint.host, QStringLiteral("example"));
    QCOMPARE(profile.settings.endpoint.port, quint16(1884));
    QCOMPARE(packet.version, mqtt::ProtocolVersion::V3_1_1);
    QVERIFY(packet.userName == QByteArray("bob"));
    QCOMPARE(packet.clientId, QByteArray("me"));
    QCOMPARE(packet.keepAlive, quint16(5));
    QVERIFY(!packet.cleanStart);
    QVERIFY(profile.remembersPassword);
    QVERIFY(packet.will == (mqtt::Will{"gone", "bye", mqtt::QoS::AtLeastOnce, true, {}}));
}

void TestProfileDialog::thePasswordNeverEntersTheProfile()
{
    setText("profilePassword", QStringLiteral("another"));
    QVERIFY(!m_dialog->profile().settings.connect.password);
    QCOMPARE(m_dialog->secrets().password, QStringLiteral("another"));
}

void TestProfileDialog::aWholeAddressIsTakenApart()
{
    setText("profileHost", QStringLiteral("mqtt://bob:pw@[::1]:1999"));
    Q_EMIT child<QLineEdit>("profileHost")->editingFinished();
    QCOMPARE(child<QLineEdit>("profileHost")->text(), QStringLiteral("::1"));
    QCOMPARE(child<QSpinBox>("profilePort")->value(), 1999);
    QCOMPARE(child<QLineEdit>("profileUserName")->text(), QStringLiteral("bob"));
    QCOMPARE(m_dialog->secrets().password, QStringLiteral("pw"));
    QVERIFY(m_dialog->problem().isEmpty());
}

void TestProfileDialog::mistakesAreSaidInPlaceAndNotSaved_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("version");
    QTest::newRow("no host") << QStringLiteral("profileHost") << QString() << int(V5_0);
    QTest::newRow("unknown scheme") << QStringLiteral("profileHost") << QStringLiteral("http://host")
                                    << int(V5_0);
    QTest::newRow("password alone, 3.1.1") << QStringLiteral("profileUserName") << QString() << int(V3_1_1);
    QTest::newRow("no client id, 3.1") << QStringLiteral("profileClientId") << QString() << int(V3_1);
    QTest::newRow("long client id, 3.1")
        << QStringLiteral("profileClientId") << QString(24, u'x') << int(V3_1);
    QTest::newRow("null in user name") << QStringLiteral("profileUserName") << QString(QChar(0)) << int(V5_0);
}

void TestProfileDialog::mistakesAreSaidInPlaceAndNotSaved()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(int, version);
    QSignalSpy spy(m_dialog, &ProfileDialog::saveRequested);
    child<QComboBox>("profileVersion")->setCurrentIndex(version);
    m_dialog->findChild<QLineEdit *>(field)->setText(text);
    QVERIFY(!child<QLabel>("profileProblem")->text().isEmpty());
    QVERIFY(!child<QPushButton>("profileConnectButton")->isEnabled());
    child<QPushButton>("profileSaveButton")->click();
    QCOMPARE(spy.count(), 0);
}

void TestProfileDialog::aNewClientIdCarriesOurPrefix()
{
    const QString before = child<QLineEdit>("profileClientId")->text();
    child<QPushButton>("regenerateClientId")->click();
    const QString after = child<QLineEdit>("profileClientId")->text();
    QVERIFY(after.startsWith(QStringLiteral("avocet-")));
    QVERIFY(after != before);
}

void TestProfileDialog::subscriptionsAreAddedAndRemovedAndKeepTheirOptions()
{
    auto *table = child<QTableWidget>("profileSubscriptions");
    const int count = table->rowCount();
    child<QToolButton>("addSubscriptionButton")->click();
    QCOMPARE(table->rowCount(), count + 1);
    table->item(count, 0)->setText(QStringLiteral("a/#/b"));
    QVERIFY(!m_dialog->problem().isEmpty());
    table->item(count, 0)->setText(QStringLiteral("a/#"));
    QVERIFY(m_dialog->problem().isEmpty());
    const auto subscriptions = m_dialog->profile().settings.subscriptions;
    QCOMPARE(subscriptions.size(), size_t(count + 1));
    QVERIFY(subscriptions.front().noLocal);
    QCOMPARE(subscriptions.back().filter, QByteArray("a/#"));
    table->setCurrentCell(0, 0);
    child<QToolButton>("removeSubscriptionButton")->click();
    QCOMPARE(m_dialog->profile().settings.subscriptions.size(), size_t(count));
}

void TestProfileDialog::optionsOfEverySubscriptionCanBeChosen()
{
    child<QToolButton>("addSubscriptionButton")->click();
    auto *table = child<QTableWidget>("profileSubscriptions");
    const int row = table->rowCount() - 1;
    table->item(row, 0)->setText(QStringLiteral("a/#"));
    qobject_cast<QComboBox *>(table->cellWidget(row, 1))->setCurrentIndex(2);
    auto *options = qobject_cast<QPushButton *>(table->cellWidget(row, 2));
    QCOMPARE(options->text(), QStringLiteral("Options"));
    options->findChild<QAction *>(QStringLiteral("subscribeAsPublished"))->trigger();
    options->findChild<QAction *>(QStringLiteral("subscribeRetainedIfNew"))->trigger();
    QCOMPARE(options->text(), QStringLiteral("Options (2)"));
    QCOMPARE(options->toolTip(), QStringLiteral("Retain As Published, retained if new"));
    const mqtt::Subscription expected{.filter = "a/#",
                                      .qos = mqtt::QoS::ExactlyOnce,
                                      .retainAsPublished = true,
                                      .retainHandling = mqtt::RetainHandling::SendIfNew};
    QVERIFY(m_dialog->profile().settings.subscriptions.back() == expected);

    table->item(row, 0)->setText(QStringLiteral("b/#"));
    QCOMPARE(m_dialog->profile().settings.subscriptions.back().retainHandling,
             mqtt::RetainHandling::SendIfNew);
    child<QComboBox>("profileVersion")->setCurrentIndex(V3_1_1);
    QVERIFY(!options->isEnabled());
    QVERIFY(m_dialog->profile().settings.subscriptions.back().retainAsPublished);
    child<QToolButton>("addSubscriptionButton")->click();
    QVERIFY(!table->cellWidget(row + 1, 2)->isEnabled());
}

void TestProfileDialog::aSharedSubscriptionIsNeverNoLocal()
{
    const auto *save = child<QPushButton>("profileSaveButton");
    child<QTableWidget>("profileSubscriptions")
        ->item(0, 0)
        ->setText(QStringLiteral("$share/g/a")); // No Local
    QVERIFY(!save->isEnabled());
    child<QComboBox>("profileVersion")->setCurrentIndex(V3_1_1);
    QVERIFY2(save->isEnabled(), "the option does not go out");
    child<QComboBox>("profileVersion")->setCurrentIndex(V5_0);
    child<QTableWidget>("profileSubscriptions")
        ->cellWidget(0, 2)
        ->findChild<QAction *>(QStringLiteral("subscribeNoLocal"))
        ->trigger();
    QVERIFY(save->isEnabled());
    QVERIFY(!m_dialog->profile().settings.subscriptions.front().noLocal);
}

void TestProfileDialog::aBinaryWillPayloadIsKept()
{
    m_profile.settings.connect.will =
        mqtt::Will{"gone", QByteArray("\xFF\x00", 2), mqtt::QoS::AtMostOnce, false, {}};
    delete m_dialog;
    m_dialog = new ProfileDialog(m_profile, {});
    QVERIFY(m_dialog->profile().settings.connect.will == m_profile.settings.connect.will);
    setText("willTopic", QStringLiteral("a/+"));
    QVERIFY(!m_dialog->problem().isEmpty());
}

void TestProfileDialog::theWillHasItsPropertiesInFivePointZeroOnly()
{
    auto *fold = child<QToolButton>("willPropertiesFold");
    auto *fields = child<QWidget>("willProperties");
    QVERIFY2(!fold->isEnabled(), "there is no Will");
    child<QToolButton>("willFold")->click();
    child<QCheckBox>("willWanted")->setChecked(true);
    QVERIFY(fold->isEnabled() && !fields->isVisibleTo(m_dialog));
    fold->click();
    QVERIFY(fields->isVisibleTo(m_dialog) && fields->isEnabled());

    setText("willTopic", QStringLiteral("gone"));
    child<QCheckBox>("willIsText")->setChecked(true);
    child<QDoubleSpinBox>("willDelay")->setValue(30);
    child<QDoubleSpinBox>("willExpiry")->setValue(4'000'000'000.0);
    setText("willContentType", QStringLiteral("text/plain"));
    setText("willResponseTopic", QStringLiteral("answers"));
    setText("willCorrelation", QStringLiteral("0x00ff"));
    child<QToolButton>("willUserPropertiesAdd")->click();
    auto *table = child<QTableWidget>("willUserProperties");
    table->item(0, 0)->setText(QStringLiteral("who"));
    table->item(0, 1)->setText(QStringLiteral("Zoë"));
    using Id = mqtt::PropertyId;
    const mqtt::PropertyList properties = m_dialog->profile().settings.connect.will->properties;
    QCOMPARE(properties.size(), size_t(7));
    QCOMPARE(properties.number(Id::PayloadFormatIndicator), std::optional<quint32>(1));
    QCOMPARE(properties.number(Id::WillDelayInterval), std::optional<quint32>(30));
    QCOMPARE(properties.number(Id::MessageExpiryInterval), std::optional<quint32>(4'000'000'000));
    QCOMPARE(properties.bytes(Id::ContentType), std::optional<QByteArray>("text/plain"));
    QCOMPARE(properties.bytes(Id::ResponseTopic), std::optional<QByteArray>("answers"));
    QCOMPARE(properties.bytes(Id::CorrelationData), std::optional(QByteArray("\0\xff", 2)));
    QVERIFY(properties.userProperties() == (std::vector<mqtt::StringPair>{{"who", "Zoë"}}));

    child<QComboBox>("profileVersion")->setCurrentIndex(V3_1_1);
    QVERIFY(!fold->isEnabled() && !fields->isEnabled());
    QVERIFY(m_dialog->profile().settings.connect.will->properties == properties);
}

void TestProfileDialog::willPropertiesThatCannotBeSentAreSaid()
{
    m_profile.settings.connect.will =
        mqtt::Will{"gone", QByteArray("\xFF\x00", 2), mqtt::QoS::AtMostOnce, false, {}};
    delete m_dialog;
    m_dialog = new ProfileDialog(m_profile, {});
    const auto *save = child<QPushButton>("profileSaveButton");
    setText("willResponseTopic", QStringLiteral("a/#"));
    QVERIFY(!save->isEnabled());
    child<QComboBox>("profileVersion")->setCurrentIndex(V3_1_1);
    QVERIFY2(save->isEnabled(), "it does not go out");
    child<QComboBox>("profileVersion")->setCurrentIndex(V5_0);
    QVERIFY(!save->isEnabled());
    setText("willResponseTopic", {});
    QVERIFY(save->isEnabled());
    child<QCheckBox>("willIsText")->setChecked(true);
    QVERIFY2(!save->isEnabled(), "the payload is not text");
}

void TestProfileDialog::untouchedWillPropertiesStayAsTheyWere()
{
    mqtt::Will will{"gone", "bye", mqtt::QoS::AtMostOnce, false, {}};
    will.properties.addUserProperty("a", "1"); // neither our order nor our defaults
    will.properties.add(mqtt::PropertyId::CorrelationData, QByteArray("0x"));
    will.properties.add(mqtt::PropertyId::WillDelayInterval, 0u);
    will.properties.addUserProperty("a", "1");
    m_profile.settings.connect.will = will;
    delete m_dialog;
    m_dialog = new ProfileDialog(m_profile, {});
    QVERIFY(m_dialog->profile().settings.connect.will == will);
    child<QDoubleSpinBox>("willDelay")->setValue(1);
    const auto properties = m_dialog->profile().settings.connect.will->properties;
    QCOMPARE(properties.bytes(mqtt::PropertyId::CorrelationData), std::optional<QByteArray>("0x"));
    QCOMPARE(properties.userProperties().size(), size_t(2));
}

void TestProfileDialog::savingClosesTheDialog()
{
    QSignalSpy spy(m_dialog, &ProfileDialog::saveRequested);
    m_dialog->open();
    child<QPushButton>("profileConnectButton")->click();
    QCOMPARE(spy.count(), 1);
    QVERIFY(spy.first().at(2).toBool());
    QTRY_VERIFY(m_dialog.isNull());
}

void TestProfileDialog::theVersionMayFallBack()
{
    QCOMPARE(child<QComboBox>("profileVersion")->currentIndex(), int(V5_0_or_V3_1_1));
    QVERIFY(m_dialog->profile().settings.fallsBack);
    child<QComboBox>("profileVersion")->setCurrentIndex(V5_0);
    QVERIFY(!m_dialog->profile().settings.fallsBack);
    QCOMPARE(m_dialog->profile().settings.connect.version, mqtt::ProtocolVersion::V5_0);
}

void TestProfileDialog::scramIsForFivePointZeroAndNeedsAUserName()
{
    auto *signIn = child<QComboBox>("profileSignIn");
    signIn->setCurrentIndex(1);
    QCOMPARE(m_dialog->profile().settings.authentication, mqtt::AuthenticationMethod::ScramSha256);
    QVERIFY(m_dialog->problem().isEmpty());
    setText("profileUserName", {});
    QVERIFY(!m_dialog->problem().isEmpty());
    child<QComboBox>("profileVersion")->setCurrentIndex(V3_1_1);
    QVERIFY(!signIn->isEnabled());
    setText("profilePassword", {});
    QVERIFY(m_dialog->problem().isEmpty());
}

void TestProfileDialog::theSessionIsKeptOnlyWhereThatCanWork()
{
    auto *keeps = child<QCheckBox>("profileKeepsSession");
    auto *expiry = child<QComboBox>("profileSessionExpiry");
    QVERIFY2(!keeps->isEnabled(), "Clean Start is on");
    child<QCheckBox>("profileCleanStart")->setChecked(false);
    QVERIFY(keeps->isEnabled());
    keeps->setChecked(true);
    const Profile profile = m_dialog->profile();
    QVERIFY(profile.settings.keepsSession);
    QCOMPARE(profile.settings.connect.properties.number(mqtt::PropertyId::SessionExpiryInterval),
             std::optional<quint32>(24 * 3600)); // five minutes would be over too soon
    expiry->setCurrentIndex(expiry->count() - 1);
    QCOMPARE(m_dialog->profile().settings.connect.properties.number(mqtt::PropertyId::SessionExpiryInterval),
             std::optional<quint32>(0xFFFFFFFF));
    setText("profileClientId", {});
    QVERIFY(!keeps->isEnabled());
}

QTEST_MAIN(TestProfileDialog)
#include "tst_profiledialog.moc"
