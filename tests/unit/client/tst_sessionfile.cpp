// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sessionfile.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace mqtt;
using What = SessionFileProblem::What;

Q_DECLARE_METATYPE(mqtt::SessionFile::Safety)

namespace {

Endpoint someEndpoint()
{
    return {Scheme::Tcp, QStringLiteral("host"), 1883, {}};
}

SessionSnapshot someSnapshot()
{
    SessionSnapshot snapshot;
    snapshot.lastPacketId = 5;
    snapshot.queue = {Publish{.topic = "t", .payload = "x", .qos = QoS::AtLeastOnce}};
    return snapshot;
}

} // namespace

class TestSessionFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void holdsWhatWasWritten_data()
    {
        QTest::addColumn<SessionFile::Safety>("safety");
        QTest::newRow("quick") << SessionFile::Safety::Quick;
        QTest::newRow("lasting") << SessionFile::Safety::Lasting;
    }
    void holdsWhatWasWritten()
    {
        QFETCH(SessionFile::Safety, safety);
        {
            SessionFile file = make();
            QVERIFY(file.lock());
            QVERIFY(!file.read().snapshot);
            QVERIFY(!file.write({}, SessionFile::Safety::Lasting));
            QVERIFY(!file.write(someSnapshot(), safety));
        }
        SessionFile file = make();
        QVERIFY(file.lock());
        const SessionFile::Content content = file.read();
        QVERIFY(!content.problem);
        QVERIFY(content.snapshot);
        QCOMPARE(content.snapshot->lastPacketId, PacketIdentifier(5));
        QVERIFY(content.snapshot->queue == someSnapshot().queue);
        file.remove();
        QVERIFY(!file.exists());
    }

    void eachServerAndClientIdHasItsOwn()
    {
        Endpoint other = someEndpoint();
        other.port = 1884;
        const QString folder = m_folder->path();
        const QStringList paths{SessionFile(someEndpoint(), "a/b", folder).path(),
                                SessionFile(someEndpoint(), "a_b", folder).path(),
                                SessionFile(someEndpoint(), "../../a", folder).path(),
                                SessionFile(other, "a/b", folder).path()};
        QCOMPARE(QSet<QString>(paths.begin(), paths.end()).size(), paths.size());
        for (const QString &path : paths)
            QCOMPARE(QFileInfo(path).path(), folder);
    }

    void oneOwnerAtATime()
    {
        SessionFile first = make();
        QVERIFY(first.lock());
        SessionFile second = make();
        QVERIFY(!second.lock());
    }

    void isDiscardedUnlessAnotherHasIt()
    {
        {
            SessionFile owner = make();
            QVERIFY(owner.lock() && !owner.write(someSnapshot(), SessionFile::Safety::Quick));
            make().discard();
            QVERIFY(owner.exists());
        }
        make().discard();
        QVERIFY(!make().exists());
    }

    void fileOfAnotherIsNotBelieved()
    {
        SessionFile mine = make();
        SessionFile other(someEndpoint(), "you", m_folder->path());
        QVERIFY(mine.lock() && other.lock());
        QVERIFY(!other.write(someSnapshot(), SessionFile::Safety::Quick));
        QVERIFY(QFile::copy(other.path(), mine.path()));
        const SessionFile::Content content = mine.read();
        QVERIFY(!content.snapshot);
        QCOMPARE(content.problem->what, What::Damaged);
    }

    void damagedFilesArePutAsideOneBesideTheOther()
    {
        SessionFile file = make();
        QVERIFY(file.lock());
        QStringList asides;
        for (int i = 0; i < 2; ++i) {
            QFile damage(file.path());
            QVERIFY(damage.open(QIODevice::WriteOnly) && damage.write("damage") == 6);
            damage.close();
            const SessionFile::Content content = file.read();
            QVERIFY(content.problem);
            QCOMPARE(content.problem->what, What::Damaged);
            QVERIFY(!file.exists());
            asides << content.problem->path;
        }
        QVERIFY(asides[0] != asides[1]);
        for (const QString &aside : asides)
            QVERIFY(QFile::exists(aside) && aside.contains(QStringLiteral(".damaged")));
    }

    void leftoversOfAKilledWriterAreRemoved()
    {
        SessionFile file = make();
        QVERIFY(file.lock());
        for (const QString &end : {QStringLiteral(".AbCdEf"), QStringLiteral(".quick")}) {
            QFile leftover(file.path() + end);
            QVERIFY(leftover.open(QIODevice::WriteOnly));
            leftover.close();
            file.read();
            QVERIFY(!leftover.exists());
        }
    }

    void whatCannotBeWrittenIsSaid()
    {
        SessionFile file = make();
        QVERIFY(file.lock());
        QVERIFY(QDir().mkpath(file.path() + QStringLiteral("/folder in its place")));
        for (const auto safety : {SessionFile::Safety::Quick, SessionFile::Safety::Lasting}) {
            const auto problem = file.write(someSnapshot(), safety);
            QVERIFY(problem);
            QCOMPARE(problem->what, What::CannotWrite);
        }
    }

private:
    SessionFile make() const { return SessionFile(someEndpoint(), "me", m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_sessionfile.moc"
