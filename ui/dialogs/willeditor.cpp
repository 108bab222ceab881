// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/willeditor.h"

#include "editors/messageproperties.h"
#include "models/connectionwords.h"
#include "mqtt/topicname.h"
#include "widgets/icons.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int payloadHeight = 56;

QToolButton *makeFold(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *fold = new QToolButton(parent);
    fold->setObjectName(objectName);
    fold->setText(text);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setAutoRaise(true);
    return fold;
}

void showFold(QToolButton *fold, QWidget *fields, bool isOpen)
{
    fields->setVisible(isOpen);
    fold->setIcon(icon(isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}
} // namespace

WillEditor::WillEditor(QWidget *parent)
    : QWidget(parent)
    , m_fold(makeFold(QStringLiteral("willFold"), tr("Last Will"), this))
    , m_isWanted(
          new QCheckBox(tr("Leave a message that the broker publishes if this connection breaks"), this))
    , m_topic(new QLineEdit(this))
    , m_payload(new QPlainTextEdit(this))
    , m_qos(new QComboBox(this))
    , m_retain(new QCheckBox(tr("Retain"), this))
    , m_propertiesFold(makeFold(QStringLiteral("willPropertiesFold"), tr("Properties"), this))
    , m_properties(new MessageProperties(MessageProperties::Kind::Will, this))
{
    m_fields = makeFields();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_fields);
    setOpen(false);
    setPropertiesOpen(false);
    enableFields();

    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_propertiesFold, &QToolButton::clicked, this,
            [this] { setPropertiesOpen(!m_arePropertiesOpen); });
    connect(m_isWanted, &QCheckBox::toggled, this, &WillEditor::enableFields);
    connect(m_isWanted, &QCheckBox::toggled, this, &WillEditor::changed);
    connect(m_topic, &QLineEdit::textChanged, this, &WillEditor::changed);
    connect(m_properties, &MessageProperties::changed, this, &WillEditor::changed);
}

QWidget *WillEditor::makeFields()
{
    m_isWanted->setObjectName(QStringLiteral("willWanted"));
    m_topic->setObjectName(QStringLiteral("willTopic"));
    m_topic->setAccessibleName(tr("Topic of the Last Will"));
    m_payload->setObjectName(QStringLiteral("willPayload"));
    m_payload->setAccessibleName(tr("Payload of the Last Will"));
    m_payload->setFixedHeight(payloadHeight);
    m_payload->setTabChangesFocus(true);
    m_qos->setObjectName(QStringLiteral("willQos"));
    m_qos->setAccessibleName(tr("Quality of Service of the Last Will"));
    m_qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    m_retain->setObjectName(QStringLiteral("willRetain"));
    m_properties->setObjectName(QStringLiteral("willProperties"));
    m_properties->layout()->setContentsMargins(24, 0, 0, 0);
    m_propertiesFold->setToolTip(
        tr("Properties of MQTT 5.0: delay, content type, expiry, response topic and more"));

    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(24, 0, 0, 0);
    form->addRow(m_isWanted);
    form->addRow(tr("Topic"), m_topic);
    form->addRow(tr("Payload"), m_payload);
    auto *options = new QHBoxLayout;
    options->addWidget(m_qos);
    options->addWidget(m_retain);
    options->addStretch(1);
    form->addRow(QString(), options);
    form->addRow(m_propertiesFold);
    form->addRow(m_properties);
    return fields;
}

void WillEditor::enableFields()
{
    const bool isWanted = m_isWanted->isChecked();
    for (QWidget *field : std::initializer_list<QWidget *>{m_topic, m_payload, m_qos, m_retain})
        field->setEnabled(isWanted);
    for (QWidget *field : std::initializer_list<QWidget *>{m_propertiesFold, m_properties})
        field->setEnabled(isWanted && m_hasProperties);
}

void WillEditor::setVersion(mqtt::ProtocolVersion version)
{
    m_hasProperties = version == mqtt::ProtocolVersion::V5_0;
    enableFields();
}

void WillEditor::setWill(const std::optional<mqtt::Will> &will)
{
    m_original = will;
    m_isWanted->setChecked(will.has_value());
    setOpen(will.has_value());
    const mqtt::Will shown = will.value_or(mqtt::Will());
    m_topic->setText(QString::fromUtf8(shown.topic));
    m_qos->setCurrentIndex(int(shown.qos));
    m_retain->setChecked(shown.retain);
    m_properties->setProperties(shown.properties);
    setPropertiesOpen(!shown.properties.isEmpty());
    m_payload->setReadOnly(hasBinaryPayload());
    m_payload->setPlainText(hasBinaryPayload() ? QString() : QString::fromUtf8(shown.payload));
    m_payload->setPlaceholderText(
        hasBinaryPayload()
            ? tr("Not text (%1); kept as it is").arg(QLocale().formattedDataSize(shown.payload.size()))
            : QString());
}

void WillEditor::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    showFold(m_fold, m_fields, isOpen);
}

void WillEditor::setPropertiesOpen(bool isOpen)
{
    m_arePropertiesOpen = isOpen;
    showFold(m_propertiesFold, m_properties, isOpen);
}

bool WillEditor::hasBinaryPayload() const
{
    return m_original && !mqtt::isUtf8String(m_original->payload);
}

std::optional<mqtt::Will> WillEditor::will() const
{
    if (!m_isWanted->isChecked())
        return std::nullopt;
    mqtt::Will will = m_original.value_or(mqtt::Will());
    will.topic = m_topic->text().toUtf8();
    if (!hasBinaryPayload())
        will.payload = m_payload->toPlainText().toUtf8();
    will.qos = mqtt::QoS(m_qos->currentIndex());
    will.retain = m_retain->isChecked();
    will.properties = m_properties->properties();
    return will;
}

QString WillEditor::problem() const
{
    if (!m_isWanted->isChecked())
        return {};
    if (const auto error = mqtt::checkTopicName(m_topic->text().toUtf8()); error != mqtt::TopicError::None)
        return tr("Last Will: %1").arg(topicNameWords(error));
    if (!m_hasProperties)
        return {};
    if (const QString words = m_properties->problem(); !words.isEmpty())
        return tr("Last Will: %1").arg(words);
    const bool saysText =
        m_properties->properties().number(mqtt::PropertyId::PayloadFormatIndicator).value_or(0) == 1;
    if (saysText && hasBinaryPayload()) // 3.1.3.2.3
        return tr("Last Will: the payload is not UTF-8 text.");
    return {};
}

} // namespace avocet
