// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/sessioneditor.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>

namespace avocet {

namespace {
constexpr quint32 oneDay = 24 * 3600;
constexpr quint32 forEver = 0xFFFFFFFF; // 3.1.2.11.2

void name(QWidget *field, const char *objectName, const QString &accessibleName)
{
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}
} // namespace

SessionEditor::SessionEditor(QWidget *parent)
    : QObject(parent)
    , m_signIn(new QComboBox(parent))
    , m_keeps(new QCheckBox(tr("Keep the Session across restarts of Avocet"), parent))
    , m_expiry(new QComboBox(parent))
{
    name(m_signIn, "profileSignIn", tr("Sign in with"));
    name(m_keeps, "profileKeepsSession", m_keeps->text());
    name(m_expiry, "profileSessionExpiry", tr("How long the broker keeps the Session"));
    m_signIn->addItem(tr("User name and password"), int(mqtt::AuthenticationMethod::None));
    m_signIn->addItem(tr("SCRAM-SHA-256: the password is not sent"),
                      int(mqtt::AuthenticationMethod::ScramSha256));
    m_keeps->setToolTip(
        tr("What was not acknowledged yet goes on after a restart. Needs a client id, and Clean Start off."));
    m_expiry->addItem(tr("5 minutes")); // without data: not in the profile
    m_expiry->addItem(tr("1 hour"), 3600u);
    m_expiry->addItem(tr("1 day"), oneDay);
    m_expiry->addItem(tr("1 week"), 7 * oneDay);
    m_expiry->addItem(tr("30 days"), 30 * oneDay);
    m_expiry->addItem(tr("for ever"), forEver);
    connect(m_signIn, &QComboBox::currentIndexChanged, this, &SessionEditor::changed);
    connect(m_expiry, &QComboBox::currentIndexChanged, this, &SessionEditor::changed);
    connect(m_keeps, &QCheckBox::toggled, this, &SessionEditor::onKeepsToggled);
}

void SessionEditor::addSignInRow(QFormLayout *form)
{
    form->addRow(tr("Sign in with"), m_signIn);
}

void SessionEditor::addSessionRows(QFormLayout *form)
{
    form->addRow(QString(), m_keeps);
    form->addRow(tr("Session kept for"), m_expiry);
}

void SessionEditor::setSettings(const mqtt::ConnectionSettings &settings)
{
    m_signIn->setCurrentIndex(m_signIn->findData(int(settings.authentication)));
    m_keeps->setChecked(settings.keepsSession);
    setExpiry(settings.connect.properties.number(mqtt::PropertyId::SessionExpiryInterval));
}

void SessionEditor::setExpiry(std::optional<quint32> wanted)
{
    int index = wanted ? m_expiry->findData(*wanted) : 0;
    if (index < 0) {
        m_expiry->addItem(tr("%1 s").arg(QLocale().toString(*wanted)), *wanted);
        index = m_expiry->count() - 1;
    }
    m_expiry->setCurrentIndex(index);
}

/// Five minutes are for lost connections; who stops the program wants more.
void SessionEditor::onKeepsToggled(bool keeps)
{
    if (keeps && !m_expiry->currentData().isValid())
        setExpiry(oneDay);
    Q_EMIT changed();
}

void SessionEditor::applyTo(mqtt::ConnectionSettings &settings) const
{
    settings.authentication = mqtt::AuthenticationMethod(m_signIn->currentData().toInt());
    settings.keepsSession = m_keeps->isChecked();
    mqtt::PropertyList &properties = settings.connect.properties;
    const QVariant expiry = m_expiry->currentData();
    const auto before = properties.number(mqtt::PropertyId::SessionExpiryInterval);
    const auto wanted = expiry.isValid() ? std::optional(expiry.toUInt()) : std::nullopt;
    if (before == wanted)
        return;
    properties.remove(mqtt::PropertyId::SessionExpiryInterval);
    if (wanted)
        properties.add(mqtt::PropertyId::SessionExpiryInterval, *wanted);
}

void SessionEditor::adaptTo(const mqtt::Connect &connect)
{
    const bool isV5 = connect.version == mqtt::ProtocolVersion::V5_0;
    m_signIn->setEnabled(isV5);
    m_keeps->setEnabled(!connect.cleanStart && !connect.clientId.isEmpty());
    m_expiry->setEnabled(isV5);
}

QString SessionEditor::problem(const mqtt::Connect &connect) const
{
    const bool isScram = m_signIn->isEnabled() && m_signIn->currentData().toInt() != 0;
    if (isScram && !connect.userName)
        return tr("SCRAM-SHA-256 needs a user name.");
    const bool isOver = m_expiry->isEnabled() && m_expiry->currentData() == QVariant(0u);
    if (m_keeps->isEnabled() && m_keeps->isChecked() && isOver)
        return tr("A Session that the broker does not keep cannot go on after a restart.");
    return {};
}

} // namespace avocet
