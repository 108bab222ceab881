// SPDX-License-Identifier: GPL-3.0-or-later
#include "editors/messageproperties.h"

#include "models/connectionwords.h"
#include "mqtt/topicname.h"
#include "widgets/pairtable.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>

#include <optional>

namespace avocet {

namespace {
using Id = mqtt::PropertyId;
constexpr double longestInterval = 4'294'967'295.0;
constexpr qsizetype longestString = 65'535; // 1.5.4
const QLatin1StringView hexPrefix("0x");

Id specialId(MessageProperties::Kind kind)
{
    return kind == MessageProperties::Kind::Will ? Id::WillDelayInterval : Id::TopicAlias;
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

MessageProperties::MessageProperties(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_isText(new QCheckBox(tr("The payload is UTF-8 text"), this))
    , m_expiry(new QDoubleSpinBox(this))
    , m_contentType(new QLineEdit(this))
    , m_responseTopic(new QLineEdit(this))
    , m_correlation(new QLineEdit(this))
    , m_special(new QDoubleSpinBox(this))
    , m_userProperties(new PairTable(kind == Kind::Will ? QStringLiteral("willUserProperties")
                                                        : QStringLiteral("publishUserProperties"),
                                     tr("User Properties of the message"), this))
{
    setUpFields();
    setUpSpecial();
    buildLayout();
    connect(m_isText, &QCheckBox::toggled, this, &MessageProperties::changed);
    for (const QLineEdit *field : {m_contentType, m_responseTopic, m_correlation})
        connect(field, &QLineEdit::textChanged, this, &MessageProperties::changed);
    connect(m_userProperties, &PairTable::changed, this, &MessageProperties::changed);
}

void MessageProperties::nameField(QWidget *field, const char *objectName, const QString &accessibleName)
{
    const QLatin1StringView prefix(m_kind == Kind::Will ? "will" : "publish");
    field->setObjectName(prefix + QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}

void MessageProperties::setUpFields()
{
    nameField(m_isText, "IsText", m_isText->text());
    nameField(m_expiry, "Expiry", tr("Message Expiry Interval in seconds"));
    nameField(m_contentType, "ContentType", tr("Content Type"));
    nameField(m_responseTopic, "ResponseTopic", tr("Response Topic"));
    nameField(m_correlation, "Correlation", tr("Correlation Data"));
    m_expiry->setDecimals(0);
    m_expiry->setRange(0, longestInterval);
    m_expiry->setSpecialValueText(tr("never"));
    m_expiry->setSuffix(tr(" s"));
    m_contentType->setPlaceholderText(tr("such as application/json"));
    m_correlation->setPlaceholderText(tr("text, or 0x and hex digits"));
}

void MessageProperties::setUpSpecial()
{
    m_special->setDecimals(0);
    if (m_kind == Kind::Will) {
        nameField(m_special, "Delay", tr("Will Delay Interval in seconds"));
        m_special->setRange(0, longestInterval);
        m_special->setSpecialValueText(tr("at once"));
        m_special->setSuffix(tr(" s"));
        m_special->setToolTip(tr("Not published at all if this client is back by then."));
    } else {
        nameField(m_special, "Alias", tr("Topic Alias"));
        m_special->setRange(0, 65'535);
        m_special->setSpecialValueText(tr("none"));
    }
}

void MessageProperties::buildLayout()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setVerticalSpacing(4);
    form->addRow(m_isText);
    form->addRow(tr("Content Type"), m_contentType);
    if (m_kind == Kind::Will)
        form->addRow(tr("Published after"), m_special);
    form->addRow(tr("Expires after"), m_expiry);
    form->addRow(tr("Response Topic"), m_responseTopic);
    form->addRow(tr("Correlation Data"), m_correlation);
    if (m_kind == Kind::Publish)
        form->addRow(tr("Topic Alias"), m_special);
    form->addRow(tr("User Properties"), static_cast<QWidget *>(nullptr));
    form->addRow(m_userProperties);
}

void MessageProperties::setProperties(const mqtt::PropertyList &properties)
{
    m_given = properties;
    const auto text = [&](Id id) { return QString::fromUtf8(properties.bytes(id).value_or(QByteArray())); };
    m_isText->setChecked(properties.number(Id::PayloadFormatIndicator).value_or(0) == 1);
    m_expiry->setValue(properties.number(Id::MessageExpiryInterval).value_or(0));
    m_contentType->setText(text(Id::ContentType));
    m_responseTopic->setText(text(Id::ResponseTopic));
    m_correlation->setText(textOf(properties.bytes(Id::CorrelationData).value_or(QByteArray())));
    m_special->setValue(properties.number(specialId(m_kind)).value_or(0));
    QList<PairTable::Pair> pairs;
    for (const mqtt::StringPair &pair : properties.userProperties())
        pairs += {QString::fromUtf8(pair.name), QString::fromUtf8(pair.value)};
    m_userProperties->setPairs(pairs);
    m_shownOfGiven = shown();
}

mqtt::PropertyList MessageProperties::properties() const
{
    mqtt::PropertyList list = shown();
    return list == m_shownOfGiven ? m_given : list;
}

mqtt::PropertyList MessageProperties::shown() const
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
    if (m_special->value() > 0)
        list.add(specialId(m_kind), quint32(m_special->value()));
    addText(Id::ResponseTopic, m_responseTopic);
    if (!m_correlation->text().isEmpty())
        list.add(Id::CorrelationData, bytesOf(m_correlation->text()).value_or(QByteArray()));
    for (const PairTable::Pair &pair : m_userProperties->pairs())
        list.addUserProperty(pair.first.toUtf8(), pair.second.toUtf8());
    addText(Id::ContentType, m_contentType);
    return list;
}

QString MessageProperties::problem() const
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
