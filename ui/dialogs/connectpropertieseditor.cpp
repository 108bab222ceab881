// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/connectpropertieseditor.h"

#include "mqtt/topicname.h"
#include "widgets/pairtable.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QSpinBox>

namespace avocet {

namespace {
using Id = mqtt::PropertyId;
constexpr int smallestPacketSize = 128; ///< below it hardly a CONNACK fits
constexpr int packetSizeStep = 1024 * 1024;

void name(QWidget *field, const char *objectName, const QString &accessibleName)
{
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}

/// An absent property and its default value are the same to the server: what was there stays.
void set(mqtt::PropertyList &properties, Id id, quint32 value, quint32 standard)
{
    if (properties.number(id).value_or(standard) == value)
        return;
    properties.remove(id);
    if (value != standard)
        properties.add(id, value);
}
} // namespace

ConnectPropertiesEditor::ConnectPropertiesEditor(QWidget *parent)
    : QWidget(parent)
    , m_packetSize(new QSpinBox(this))
    , m_receiveMaximum(new QSpinBox(this))
    , m_topicAliasMaximum(new QSpinBox(this))
    , m_responseInformation(new QCheckBox(tr("Ask for Response Information"), this))
    , m_problemInformation(new QCheckBox(tr("Let the server say more about problems"), this))
    , m_userProperties(
          new PairTable(QStringLiteral("connectUserProperties"), tr("User Properties of CONNECT"), this))
    , m_of5{m_receiveMaximum, m_topicAliasMaximum, m_responseInformation, m_problemInformation,
            m_userProperties}
{
    nameFields();
    buildLayout();
    connect(m_userProperties, &PairTable::changed, this, &ConnectPropertiesEditor::changed);
}

void ConnectPropertiesEditor::nameFields()
{
    name(m_packetSize, "connectPacketSize", tr("Maximum Packet Size in bytes"));
    name(m_receiveMaximum, "connectReceiveMaximum", tr("Receive Maximum"));
    name(m_topicAliasMaximum, "connectTopicAliasMaximum", tr("Topic Alias Maximum"));
    m_responseInformation->setObjectName(QStringLiteral("connectResponseInformation"));
    m_problemInformation->setObjectName(QStringLiteral("connectProblemInformation"));
    m_packetSize->setRange(smallestPacketSize, int(mqtt::maximumPacketSizeOfStandard));
    m_packetSize->setSingleStep(packetSizeStep);
    m_packetSize->setGroupSeparatorShown(true);
    m_packetSize->setSuffix(tr(" bytes"));
    m_packetSize->setToolTip(tr("A larger packet ends the connection. MQTT itself allows 256 MiB."));
    m_receiveMaximum->setRange(1, 65'535);
    m_receiveMaximum->setGroupSeparatorShown(true);
    m_receiveMaximum->setToolTip(
        tr("So many messages with QoS 1 and 2 the server may send before the first is acknowledged."));
    m_topicAliasMaximum->setRange(0, 65'535);
    m_topicAliasMaximum->setGroupSeparatorShown(true);
    m_topicAliasMaximum->setSpecialValueText(tr("none"));
    m_topicAliasMaximum->setToolTip(tr("So many topics the server may shorten to a number."));
}

void ConnectPropertiesEditor::buildLayout()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Maximum Packet Size"), m_packetSize);
    form->addRow(tr("Receive Maximum"), m_receiveMaximum);
    form->addRow(tr("Topic Alias Maximum"), m_topicAliasMaximum);
    form->addRow(QString(), m_responseInformation);
    form->addRow(QString(), m_problemInformation);
    form->addRow(tr("User Properties"), m_userProperties);
}

void ConnectPropertiesEditor::setSettings(const mqtt::ConnectionSettings &settings)
{
    const mqtt::PropertyList &properties = settings.connect.properties;
    m_packetSize->setMinimum(qMin(smallestPacketSize, int(settings.maximumPacketSize)));
    m_packetSize->setValue(int(settings.maximumPacketSize));
    m_receiveMaximum->setValue(int(properties.number(Id::ReceiveMaximum).value_or(65'535)));
    m_topicAliasMaximum->setValue(int(properties.number(Id::TopicAliasMaximum).value_or(0)));
    m_responseInformation->setChecked(properties.number(Id::RequestResponseInformation).value_or(0) == 1);
    m_problemInformation->setChecked(properties.number(Id::RequestProblemInformation).value_or(1) == 1);
    QList<PairTable::Pair> pairs;
    for (const mqtt::StringPair &pair : properties.userProperties())
        pairs += {QString::fromUtf8(pair.name), QString::fromUtf8(pair.value)};
    m_userProperties->setPairs(pairs);
}

void ConnectPropertiesEditor::applyTo(mqtt::ConnectionSettings &settings) const
{
    mqtt::PropertyList &properties = settings.connect.properties;
    settings.maximumPacketSize = quint32(m_packetSize->value());
    set(properties, Id::ReceiveMaximum, quint32(m_receiveMaximum->value()), 65'535);
    set(properties, Id::TopicAliasMaximum, quint32(m_topicAliasMaximum->value()), 0);
    set(properties, Id::RequestResponseInformation, m_responseInformation->isChecked(), 0);
    set(properties, Id::RequestProblemInformation, m_problemInformation->isChecked(), 1);
    std::vector<mqtt::StringPair> pairs;
    for (const PairTable::Pair &pair : m_userProperties->pairs())
        pairs.push_back({pair.first.toUtf8(), pair.second.toUtf8()});
    if (pairs == properties.userProperties())
        return;
    properties.remove(Id::UserProperty);
    for (const mqtt::StringPair &pair : pairs)
        properties.addUserProperty(pair.name, pair.value);
}

void ConnectPropertiesEditor::setVersion(mqtt::ProtocolVersion version)
{
    for (QWidget *field : m_of5)
        field->setEnabled(version == mqtt::ProtocolVersion::V5_0);
}

QString ConnectPropertiesEditor::problem() const
{
    constexpr qsizetype longestString = 65'535; // 1.5.4
    for (const PairTable::Pair &pair : m_userProperties->pairs()) {
        for (const QString &text : {pair.first, pair.second}) {
            const QByteArray utf8 = text.toUtf8();
            if (utf8.size() > longestString || !mqtt::isUtf8String(utf8))
                return tr("User Properties: too long, or not a string of MQTT.");
        }
    }
    return {};
}

} // namespace avocet
