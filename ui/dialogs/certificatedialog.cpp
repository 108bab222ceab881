// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/certificatedialog.h"

#include "models/securitywords.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace avocet {

namespace {
constexpr int dialogWidth = 560;
constexpr int chainHeight = 80;
constexpr int shownNames = 12;
constexpr double titlePixels = 15;

QString nameOf(const QString &text)
{
    return text.isEmpty() ? CertificateDialog::tr("(no name)") : quotable(text);
}

ToneLabel *label(ToneLabel::Tone tone, QWidget *parent, const QString &text = {})
{
    auto *made = new ToneLabel(tone, parent);
    made->setText(text);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}
} // namespace

CertificateDialog::CertificateDialog(const mqtt::CertificateProblem &problem, QWidget *parent)
    : QDialog(parent)
    , m_problem(problem)
    , m_chain(new QTreeWidget(this))
    , m_subject(label(ToneLabel::Tone::Text, this))
    , m_issuer(label(ToneLabel::Tone::Text, this))
    , m_names(label(ToneLabel::Tone::Text, this))
    , m_validity(label(ToneLabel::Tone::Text, this))
    , m_fingerprint(label(ToneLabel::Tone::Text, this))
{
    setObjectName(QStringLiteral("certificateDialog"));
    setWindowTitle(tr("Certificate of %1").arg(quotable(problem.serverName)));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    addFailures(layout);
    if (!m_problem.chain.empty())
        addChain(layout);
    layout->addStretch(1);
    addButtons(layout);
    resize(dialogWidth, sizeHint().height());
}

bool CertificateDialog::replacesPin() const
{
    return std::ranges::any_of(m_problem.failures, [](const mqtt::CertificateFailure &failure) {
        return failure.check == mqtt::CertificateCheck::Pin;
    });
}

void CertificateDialog::addFailures(QVBoxLayout *layout)
{
    for (size_t i = 0; i < m_problem.failures.size(); ++i) {
        const mqtt::CertificateCheck check = m_problem.failures[i].check;
        auto *what = label(ToneLabel::Tone::Danger, this, certificateCheckWords(check, m_problem.serverName));
        what->setObjectName(QStringLiteral("certificateFailure%1").arg(i));
        if (i == 0)
            what->setFont(interfaceFont(titlePixels, QFont::DemiBold));
        layout->addWidget(what);
    }
    const auto first =
        m_problem.failures.empty() ? mqtt::CertificateCheck::Other : m_problem.failures.front().check;
    auto *advice = label(ToneLabel::Tone::Secondary, this, certificateAdvice(first));
    advice->setObjectName(QStringLiteral("certificateAdvice"));
    layout->addWidget(advice);
    layout->addSpacing(8);
}

void CertificateDialog::addChain(QVBoxLayout *layout)
{
    m_chain->setObjectName(QStringLiteral("certificateChain"));
    m_chain->setAccessibleName(tr("Chain of certificates, the server's own first"));
    m_chain->setHeaderHidden(true);
    m_chain->setRootIsDecorated(false);
    m_chain->setFixedHeight(chainHeight);
    for (size_t i = 0; i < m_problem.chain.size(); ++i) {
        const mqtt::CertificateInfo &info = m_problem.chain[i];
        m_chain->addTopLevelItem(new QTreeWidgetItem(
            {i == 0 ? nameOf(info.subject) : tr("signed by %1").arg(nameOf(info.subject))}));
    }
    layout->addWidget(m_chain);
    m_subject->setObjectName(QStringLiteral("certificateSubject"));
    m_issuer->setObjectName(QStringLiteral("certificateIssuer"));
    m_names->setObjectName(QStringLiteral("certificateNames"));
    m_validity->setObjectName(QStringLiteral("certificateValidity"));
    m_fingerprint->setObjectName(QStringLiteral("certificateFingerprint"));
    m_fingerprint->setFont(payloadFont());
    m_fingerprint->setWordWrap(false);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Made out to"), m_subject);
    form->addRow(tr("Names"), m_names);
    form->addRow(tr("Signed by"), m_issuer);
    form->addRow(tr("Valid"), m_validity);
    form->addRow(tr("SHA-256"), m_fingerprint);
    layout->addLayout(form);
    connect(m_chain, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem *item) { showCertificate(m_chain->indexOfTopLevelItem(item)); });
    m_chain->setCurrentItem(m_chain->topLevelItem(0));
}

void CertificateDialog::showCertificate(int index)
{
    const mqtt::CertificateInfo &info = m_problem.chain[size_t(index)];
    const QLocale locale;
    m_subject->setText(nameOf(info.subject));
    m_issuer->setText(info.issuer == info.subject ? tr("itself") : nameOf(info.issuer));
    QStringList names;
    for (const QString &name : info.names.first(std::min<qsizetype>(shownNames, info.names.size())))
        names += quotable(name);
    if (names.size() < info.names.size())
        names += QStringLiteral("…");
    m_names->setText(names.isEmpty() ? tr("none") : names.join(QStringLiteral(", ")));
    m_validity->setText(tr("from %1 to %2", "two dates")
                            .arg(locale.toString(info.notBefore.toLocalTime(), QLocale::ShortFormat),
                                 locale.toString(info.notAfter.toLocalTime(), QLocale::ShortFormat)));
    m_fingerprint->setText(fingerprintLines(info.sha256));
}

/// To trust in place of another one takes a second thought: a box has to be ticked first.
void CertificateDialog::addButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    auto *close = new QPushButton(tr("Do not connect"), this);
    close->setObjectName(QStringLiteral("certificateCloseButton"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    if (!m_problem.chain.empty()) {
        auto *trust = new QPushButton(tr("Trust exactly this certificate"), this);
        trust->setObjectName(QStringLiteral("certificateTrustButton"));
        trust->setAutoDefault(false);
        connect(trust, &QPushButton::clicked, this, [this] {
            Q_EMIT trustRequested(m_problem.chain.front().sha256);
            accept();
        });
        if (replacesPin()) {
            auto *known = new QCheckBox(tr("I know why the certificate has changed"), this);
            known->setObjectName(QStringLiteral("certificateChangeKnown"));
            trust->setEnabled(false);
            connect(known, &QCheckBox::toggled, trust, &QWidget::setEnabled);
            layout->addWidget(known);
        }
        row->addWidget(trust);
    }
    row->addWidget(close);
    layout->addLayout(row);
}

} // namespace avocet
