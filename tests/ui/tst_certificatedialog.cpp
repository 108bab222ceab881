// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/certificatedialog.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace avocet;
using Check = mqtt::CertificateCheck;

namespace {
mqtt::CertificateProblem problemOf(std::vector<Check> checks)
{
    mqtt::CertificateProblem problem;
    problem.serverName = QStringLiteral("broker.example");
    problem.chain = {{.subject = QStringLiteral("broker"),
                      .issuer = QStringLiteral("Root"),
                      .names = {QStringLiteral("a.example"), QStringLiteral("10.0.0.1")},
                      .notBefore = QDateTime::fromSecsSinceEpoch(1'600'000'000),
                      .notAfter = QDateTime::fromSecsSinceEpoch(1'700'000'000),
                      .sha256 = QByteArray(32, char(0x1F))},
                     {.subject = QStringLiteral("Root"),
                      .issuer = QStringLiteral("Root"),
                      .sha256 = QByteArray(32, char(0x2E))}};
    for (const Check check : checks)
        problem.failures.push_back({check, {}});
    return problem;
}
} // namespace

class TestCertificateDialog : public QObject
{
    Q_OBJECT

    QPointer<CertificateDialog> m_dialog;

    template <class T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void show(const mqtt::CertificateProblem &problem)
    {
        m_dialog = new CertificateDialog(problem);
        m_dialog->open();
    }

private Q_SLOTS:
    void cleanup() { delete m_dialog; }

    void theCertificateAndItsSignersAreShown()
    {
        show(problemOf({Check::SelfSigned, Check::HostName}));
        QVERIFY(child<QLabel>("certificateFailure0")->text().contains(QStringLiteral("signed by itself")));
        QVERIFY(child<QLabel>("certificateFailure1")->text().contains(QStringLiteral("broker.example")));
        QVERIFY(!child<QLabel>("certificateAdvice")->text().isEmpty());
        QCOMPARE(child<QLabel>("certificateSubject")->text(), QStringLiteral("broker"));
        QCOMPARE(child<QLabel>("certificateIssuer")->text(), QStringLiteral("Root"));
        QCOMPARE(child<QLabel>("certificateNames")->text(), QStringLiteral("a.example, 10.0.0.1"));
        QVERIFY(child<QLabel>("certificateFingerprint")->text().startsWith(QStringLiteral("1F:1F")));
        auto *chain = child<QTreeWidget>("certificateChain");
        QCOMPARE(chain->topLevelItemCount(), 2);
        chain->setCurrentItem(chain->topLevelItem(1));
        QCOMPARE(child<QLabel>("certificateSubject")->text(), QStringLiteral("Root"));
        QCOMPARE(child<QLabel>("certificateIssuer")->text(), QStringLiteral("itself"));
    }

    void trustingMeansTheServersOwnCertificate()
    {
        show(problemOf({Check::Expired}));
        auto *chain = child<QTreeWidget>("certificateChain");
        chain->setCurrentItem(chain->topLevelItem(1));
        QSignalSpy trusted(m_dialog, &CertificateDialog::trustRequested);
        child<QPushButton>("certificateTrustButton")->click();
        QCOMPARE(trusted.count(), 1);
        QCOMPARE(trusted.first().first().toByteArray(), QByteArray(32, char(0x1F)));
        QTRY_VERIFY(m_dialog.isNull());
    }

    void closingTrustsNobody()
    {
        show(problemOf({Check::UnknownIssuer}));
        QSignalSpy trusted(m_dialog, &CertificateDialog::trustRequested);
        child<QPushButton>("certificateCloseButton")->click();
        QTRY_VERIFY(m_dialog.isNull());
        QCOMPARE(trusted.count(), 0);
    }

    void anotherCertificateThanTheTrustedOneTakesASecondThought()
    {
        show(problemOf({Check::Pin, Check::SelfSigned}));
        QVERIFY(child<QLabel>("certificateAdvice")->text().contains(QStringLiteral("reading along")));
        auto *trust = child<QPushButton>("certificateTrustButton");
        QVERIFY(!trust->isEnabled());
        child<QCheckBox>("certificateChangeKnown")->setChecked(true);
        QVERIFY(trust->isEnabled());
    }

    void withoutACertificateThereIsNothingToTrust()
    {
        mqtt::CertificateProblem problem = problemOf({Check::Missing});
        problem.chain.clear();
        show(problem);
        QVERIFY(!child<QPushButton>("certificateTrustButton"));
    }

    void namesFromOutsideArePlainText()
    {
        mqtt::CertificateProblem problem = problemOf({Check::Other});
        problem.chain.front().subject = QStringLiteral("<b>bold</b>\nline");
        show(problem);
        const auto *subject = child<QLabel>("certificateSubject");
        QCOMPARE(subject->textFormat(), Qt::PlainText);
        QCOMPARE(subject->text(), QStringLiteral("<b>bold</b> line"));
    }
};

QTEST_MAIN(TestCertificateDialog)
#include "tst_certificatedialog.moc"
