// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/publishproperties.h"

#include "models/connectionwords.h"
#include "mqtt/topicname.h"
#include "widgets/pairtable.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

#include <optional>

namespace avocet {

namespace {
using Id = mqtt::PropertyId;
constexpr int panelWidth = 340;
constexpr double longestExpiry = 4'294'967'295.0;
constexpr qsizetype longestString = 65'535; // 1.5.4
const QLatin1StringView hexPrefix("0x");

void name(QWidget *field, const char *objectName, const QString &accessibleName)
{
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}

bool isString(const QByteArray &utf8)
{
    return utf8.size() <= longestString && mqtt::isUtf8String(utf8);
}

/// Text as it is, or bytes as 0x and pairs of hex digits; nullopt if those are none.
std::optional<QByteArray> bytesOf(const QString &text)
{
    if (!text.startsWith(hexPrefix))
        return text.toUtf8();
    const QByteArray digits = text.sliced(hexPrefix.size()).toLatin1();
    const QByteArray bytes = QByteArray::fromHex(digits);
    return bytes.toHex() == digits.toLower() ? std::optional(bytes) : std::nullopt;
}

QString textOf(const QByteArray &bytes)
{
    const bool isPlain = mqtt::isUtf8String(bytes) && !bytes.startsWith("0x");
    return isPlain ? QString::fromUtf8(bytes) : hexPrefix + QString::fromLatin1(bytes.toHex());
}
} // namespace

PublishProperties::PublishProperties(QWidget *parent)
    : QScrollArea(parent)
    , m_isText(new QCheckBox(tr("The payload is UTF-8 text"), this))
    , m_expiry(new QDoubleSpinBox(this))
    , m_contentType(new QLineEdit(this))
    , m_responseTopic(new QLineEdit(this))
    , m_correlation(new QLineEdit(this))
    , m_alias(new QSpinBox(this))
    , m_userProperties(
          new PairTable(QStringLiteral("publishUserProperties"), tr("User Properties of the message"), this))
{
    setObjectName(QStringLiteral("publishProperties"));
    nameFields();
    buildLayout();
    for (const QLineEdit *field : {m_contentType, m_responseTopic, m_correlation})
        connect(field, &QLineEdit::textChanged, this, &PublishProperties::changed);
    connect(m_userProperties, &PairTable::changed, this, &PublishProperties::changed);
}

void PublishProperties::nameFields()
{
    m_isText->setObjectName(QStringLiteral("publishIsText"));
    name(m_expiry, "publishExpiry", tr("Message Expiry Interval in seconds"));
    name(m_contentType, "publishContentType", tr("Content Type"));
    name(m_responseTopic, "publishResponseTopic", tr("Response Topic"));
    name(m_correlation, "publishCorrelation", tr("Correlation Data"));
    name(m_alias, "publishAlias", tr("Topic Alias"));
    m_expiry->setDecimals(0);
    m_expiry->setRange(0, longestExpiry);
    m_expiry->setSpecialValueText(tr("never"));
    m_expiry->setSuffix(tr(" s"));
    m_contentType->setPlaceholderText(tr("such as application/json"));
    m_correlation->setPlaceholderText(tr("text, or 0x and hex digits"));
    m_alias->setRange(0, 65'535);
    m_alias->setSpecialValueText(tr("none"));
}

void PublishProperties::buildLayout()
{
    auto *body = new QWidget(this);
    auto *form = new QFormLayout(body);
    form->setContentsMargins(0, 0, 8, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setVerticalSpacing(4);
    form->addRow(m_isText);
    form->addRow(tr("Content Type"), m_contentType);
    form->addRow(tr("Expires after"), m_expiry);
    form->addRow(tr("Response Topic"), m_responseTopic);
    form->addRow(tr("Correlation Data"), m_correlation);
    form->addRow(tr("Topic Alias"), m_alias);
    form->addRow(tr("User Properties"), static_cast<QWidget *>(nullptr));
    form->addRow(m_userProperties);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(panelWidth);
}

void PublishProperties::setProperties(const mqtt::PropertyList &properties)
{
    const auto text = [&](Id id) {
        return QString::fromUtf8(properties.bytes(id).value_or(QByteArray()));
    };
    m_isText->setChecked(properties.number(Id::PayloadFormatIndicator).value_or(0) == 1);
    m_expiry->setValue(properties.number(Id::MessageExpiryInterval).value_or(0));
    m_contentType->setText(text(Id::ContentType));
    m_responseTopic->setText(text(Id::ResponseTopic));
    m_correlation->setText(textOf(properties.bytes(Id::CorrelationData).value_or(QByteArray())));
    m_alias->setValue(int(properties.number(Id::TopicAlias).value_or(0)));
    QList<PairTable::Pair> pairs;
    for (const mqtt::StringPair &pair : properties.userProperties())
        pairs += {QString::fromUtf8(pair.name), QString::fromUtf8(pair.value)};
    m_userProperties->setPairs(pairs);
}

mqtt::PropertyList PublishProperties::properties() const
{
    mqtt::PropertyList list;
    const auto addText = [&](Id id, const QLineEdit *field) {
        if (!field->text().isEmpty())
            list.add(id, field->text().toUtf8());
    };
    if (m_isText->isChecked())
        list.add(Id::PayloadFormatIndicator, 1);
    if (m_expiry->value() > 0)
        list.add(Id::MessageExpiryInterval, quint32(m_expiry->value()));
    if (m_alias->value() > 0)
        list.add(Id::TopicAlias, quint32(m_alias->value()));
    addText(Id::ResponseTopic, m_responseTopic);
    if (!m_correlation->text().isEmpty())
        list.add(Id::CorrelationData, bytesOf(m_correlation->text()).value_or(QByteArray()));
    for (const PairTable::Pair &pair : m_userProperties->pairs())
        list.addUserProperty(pair.first.toUtf8(), pair.second.toUtf8());
    addText(Id::ContentType, m_contentType);
    return list;
}

QString PublishProperties::problem() const
{
    if (!m_responseTopic->text().isEmpty()) {
        const mqtt::TopicError error = mqtt::checkTopicName(m_responseTopic->text().toUtf8());
        if (error != mqtt::TopicError::None) // 3.3.2-14
            return tr("Response Topic: %1").arg(topicNameWords(error));
    }
    if (!isString(m_contentType->text().toUtf8()))
        return tr("Content Type: too long, or not a string of MQTT.");
    const auto correlation = bytesOf(m_correlation->text());
    if (!correlation || correlation->size() > longestString)
        return tr("Correlation Data: text, or 0x and an even number of hex digits.");
    for (const PairTable::Pair &pair : m_userProperties->pairs()) {
        if (!isString(pair.first.toUtf8()) || !isString(pair.second.toUtf8()))
            return tr("User Properties: too long, or not a string of MQTT.");
    }
    return {};
}

} // namespace avocet
