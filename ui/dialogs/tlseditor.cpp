// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/tlseditor.h"

#include "dialogs/filefield.h"
#include "models/securitywords.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace avocet {

namespace {
constexpr int longestProtocol = 255; // RFC 7301, 3.1

void name(QWidget *field, const char *objectName, const QString &accessibleName)
{
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}

QByteArrayList protocols(const QString &text)
{
    QByteArrayList found;
    for (const QString &part : text.split(u',')) {
        if (const QString protocol = part.trimmed(); !protocol.isEmpty())
            found += protocol.toUtf8();
    }
    return found;
}
} // namespace

TlsEditor::TlsEditor(QWidget *parent)
    : QWidget(parent)
    , m_caFile(new FileField(QStringLiteral("tlsCaFile"), tr("Certificate authorities"), this))
    , m_certificate(new FileField(QStringLiteral("tlsCertificate"), tr("Client certificate"), this))
    , m_key(new FileField(QStringLiteral("tlsKey"), tr("Private key"), this))
    , m_pkcs12(new FileField(QStringLiteral("tlsPkcs12"), tr("PKCS#12 file"), this))
    , m_passphrase(new QLineEdit(this))
    , m_minimumVersion(new QComboBox(this))
    , m_serverName(new QLineEdit(this))
    , m_alpn(new QLineEdit(this))
    , m_form(new QFormLayout(this))
    , m_pin(new QWidget(this))
    , m_fingerprint(new ToneLabel(ToneLabel::Tone::Text, this))
{
    nameFields();
    buildLayout();
    for (const FileField *field : {m_caFile, m_certificate, m_key, m_pkcs12})
        connect(field, &FileField::changed, this, &TlsEditor::changed);
    for (const QLineEdit *field : {m_passphrase, m_serverName, m_alpn})
        connect(field, &QLineEdit::textChanged, this, &TlsEditor::changed);
}

void TlsEditor::nameFields()
{
    name(m_passphrase, "tlsPassphrase", tr("Passphrase of the private key"));
    name(m_minimumVersion, "tlsMinimumVersion", tr("Minimum version of TLS"));
    name(m_serverName, "tlsServerName", tr("Name that the server's certificate has to bear"));
    name(m_alpn, "tlsAlpn", tr("Application protocols, with commas between them"));
    m_caFile->setPlaceholder(tr("Those that the system trusts"));
    m_certificate->setPlaceholder(tr("None, or a PEM file"));
    m_key->setPlaceholder(tr("PEM; empty if it is in the certificate's file"));
    m_pkcs12->setPlaceholder(tr("In place of certificate and key"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_minimumVersion->addItem(tr("TLS 1.2"), int(mqtt::TlsVersion::V1_2));
    m_minimumVersion->addItem(tr("TLS 1.3"), int(mqtt::TlsVersion::V1_3));
    m_serverName->setPlaceholderText(tr("The host"));
    m_alpn->setPlaceholderText(tr("None, or such as mqtt"));
}

void TlsEditor::buildLayout()
{
    QFormLayout *form = m_form;
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Authorities"), m_caFile);
    form->addRow(tr("Server name"), m_serverName);
    form->addRow(tr("At least"), m_minimumVersion);
    form->addRow(tr("ALPN"), m_alpn);
    addPin();
    form->addRow(tr("Client certificate"), m_certificate);
    form->addRow(tr("Private key"), m_key);
    form->addRow(tr("PKCS#12"), m_pkcs12);
    form->addRow(tr("Passphrase"), m_passphrase);
}

void TlsEditor::addPin()
{
    auto *remove = new QPushButton(tr("Remove"), m_pin);
    name(remove, "tlsRemovePin", tr("No longer trust this certificate by itself"));
    remove->setAutoDefault(false);
    m_fingerprint->setObjectName(QStringLiteral("tlsPin"));
    m_fingerprint->setFont(payloadFont());
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(m_pin);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_fingerprint, 1);
    row->addWidget(remove);
    m_form->addRow(tr("Trusted"), m_pin);
    connect(remove, &QPushButton::clicked, this, [this] {
        m_original.pinnedSha256.clear();
        showPin();
        Q_EMIT changed();
    });
}

void TlsEditor::showPin()
{
    const QByteArray &pin = m_original.pinnedSha256;
    m_fingerprint->setText(fingerprintLines(pin));
    m_form->setRowVisible(m_pin, !pin.isEmpty());
}

void TlsEditor::setOptions(const mqtt::TlsOptions &options)
{
    m_original = options;
    m_caFile->setPath(options.caFile);
    m_certificate->setPath(options.clientCertificateFile);
    m_key->setPath(options.privateKeyFile);
    m_pkcs12->setPath(options.pkcs12File);
    m_passphrase->setText(options.passphrase);
    m_minimumVersion->setCurrentIndex(m_minimumVersion->findData(int(options.minimumVersion)));
    m_serverName->setText(options.serverName);
    m_alpn->setText(QString::fromUtf8(options.alpn.join(", ")));
    showPin();
}

mqtt::TlsOptions TlsEditor::options() const
{
    mqtt::TlsOptions options = m_original;
    options.caFile = m_caFile->path();
    options.clientCertificateFile = m_certificate->path();
    options.privateKeyFile = m_key->path();
    options.pkcs12File = m_pkcs12->path();
    options.passphrase = m_passphrase->text();
    options.minimumVersion = mqtt::TlsVersion(m_minimumVersion->currentData().toInt());
    options.serverName = m_serverName->text().trimmed();
    options.alpn = protocols(m_alpn->text());
    return options;
}

QString TlsEditor::problem() const
{
    for (const FileField *field : {m_caFile, m_certificate, m_key, m_pkcs12}) {
        if (const QString words = field->problem(); !words.isEmpty())
            return words;
    }
    if (!m_caFile->path().isEmpty() && !m_caFile->head().contains("-----BEGIN CERTIFICATE-----"))
        return tr("Certificate authorities: the file holds no certificate in PEM.");
    if (!m_pkcs12->path().isEmpty() && !(m_certificate->path() + m_key->path()).isEmpty())
        return tr("A client certificate comes from PEM files or from a PKCS#12 file, not from both.");
    for (const QByteArray &protocol : protocols(m_alpn->text())) {
        if (protocol.size() > longestProtocol)
            return tr("ALPN: a protocol's name has at most 255 bytes.");
    }
    return keyProblem();
}

/// What can be told without the TLS library; the rest is said when the connection is made.
QString TlsEditor::keyProblem() const
{
    const bool hasCertificate = !m_certificate->path().isEmpty();
    if (!hasCertificate)
        return m_key->path().isEmpty() ? QString()
                                       : tr("The private key belongs to a client certificate: choose it, too.");
    if (!m_certificate->head().contains("-----BEGIN CERTIFICATE-----"))
        return tr("Client certificate: the file holds no certificate in PEM.");
    const QByteArray pem = m_key->path().isEmpty() ? m_certificate->head() : m_key->head();
    if (!pem.contains("PRIVATE KEY-----"))
        return m_key->path().isEmpty() ? tr("The client certificate needs its private key.")
                                       : tr("Private key: the file holds no private key in PEM.");
    if (pem.contains("ENCRYPTED") && m_passphrase->text().isEmpty())
        return tr("The private key is encrypted: its passphrase is needed.");
    return {};
}

} // namespace avocet
