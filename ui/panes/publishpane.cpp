// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/publishpane.h"

#include "editors/messageproperties.h"
#include "models/connectionwords.h"
#include "mqtt/topicname.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtGui/QTextDocument>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr size_t mostRecent = 20;
constexpr int recentWidth = 260;
constexpr int propertiesWidth = 340;
constexpr qsizetype previewLength = 80;

/// The text as it was typed: unlike toPlainText(), no-break spaces stay what they are.
QByteArray textOf(const QPlainTextEdit &edit)
{
    QString text = edit.document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text.toUtf8();
}

QScrollArea *scrolling(MessageProperties *properties, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setObjectName(QStringLiteral("publishProperties"));
    properties->layout()->setContentsMargins(0, 0, 8, 0);
    area->setWidget(properties);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFixedWidth(propertiesWidth);
    area->hide();
    return area;
}

ToneLabel *lineOfWords(const char *name, QWidget *parent)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Secondary, parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

ToneLabel::Tone toneOf(mqtt::Settlement::Outcome outcome)
{
    using Outcome = mqtt::Settlement::Outcome;
    switch (outcome) {
    case Outcome::Written:
        return ToneLabel::Tone::Secondary;
    case Outcome::Acknowledged:
        return ToneLabel::Tone::Ok;
    case Outcome::Refused:
    case Outcome::Rejected:
        return ToneLabel::Tone::Danger;
    case Outcome::SessionLost:
    case Outcome::Discarded:
    case Outcome::Kept:
        return ToneLabel::Tone::Warning;
    }
    return ToneLabel::Tone::Text;
}
} // namespace

PublishPane::PublishPane(QWidget *parent)
    : QWidget(parent)
    , m_topic(new TopicField(this))
    , m_payload(new QPlainTextEdit(this))
    , m_qos(new QComboBox(this))
    , m_retain(new QCheckBox(tr("Retain"), this))
    , m_fold(new QToolButton(this))
    , m_properties(new MessageProperties(MessageProperties::Kind::Publish))
    , m_propertiesArea(scrolling(m_properties, this))
    , m_button(new QPushButton(tr("Publish"), this))
    , m_remark(lineOfWords("publishRemark", this))
    , m_outcome(lineOfWords("publishOutcome", this))
    , m_recentList(new QListWidget(this))
{
    m_topic->setObjectName(QStringLiteral("publishTopic"));
    m_topic->setAccessibleName(tr("Topic to publish to"));
    m_topic->setPlaceholderText(tr("Topic, such as home/kitchen/light"));
    m_payload->setObjectName(QStringLiteral("publishPayload"));
    m_payload->setAccessibleName(tr("Payload"));
    m_payload->setPlaceholderText(tr("Payload"));
    m_payload->setFont(payloadFont());
    m_payload->setTabChangesFocus(true);
    m_payload->setMinimumHeight(48);
    m_qos->setObjectName(QStringLiteral("publishQos"));
    m_qos->setAccessibleName(tr("Quality of Service"));
    m_qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    m_retain->setObjectName(QStringLiteral("publishRetain"));
    m_retain->setAccessibleName(tr("Retain"));
    m_fold->setObjectName(QStringLiteral("publishPropertiesFold"));
    m_fold->setText(tr("Properties"));
    m_fold->setToolTip(tr("Properties of MQTT 5.0: content type, expiry, response topic and more"));
    m_fold->setCheckable(true);
    m_button->setObjectName(QStringLiteral("publishButton"));
    m_button->setDefault(true);
    m_recentList->setObjectName(QStringLiteral("publishRecent"));
    m_recentList->setAccessibleName(tr("Recently published"));
    m_recentList->setFixedWidth(recentWidth);
    m_recentList->setUniformItemSizes(true);
    m_recentList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentList->setTextElideMode(Qt::ElideRight);
    m_recentList->hide();
    buildLayout();
    checkInput();

    connect(m_button, &QPushButton::clicked, this, &PublishPane::publish);
    connect(m_topic, &QLineEdit::textChanged, this, &PublishPane::checkInput);
    connect(m_payload, &QPlainTextEdit::textChanged, this, &PublishPane::checkInput);
    connect(m_retain, &QCheckBox::toggled, this, &PublishPane::checkInput);
    connect(m_properties, &MessageProperties::changed, this, &PublishPane::checkInput);
    connect(m_fold, &QToolButton::toggled, this, &PublishPane::showProperties);
    connect(m_recentList, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { fillIn(m_recentList->row(item)); });
    connect(m_recentList, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { fillIn(m_recentList->row(item)); });
}

void PublishPane::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_topic, 1);
    head->addWidget(m_qos);
    head->addWidget(m_retain);
    head->addWidget(m_fold);
    head->addWidget(m_button);
    auto *body = new QHBoxLayout;
    body->addWidget(m_payload, 1);
    body->addWidget(m_propertiesArea);
    body->addWidget(m_recentList);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_remark);
    layout->addLayout(body, 1);
    layout->addWidget(m_outcome);
}

void PublishPane::setCompletions(TopicField::Completions completions)
{
    m_topic->setCompletions(std::move(completions));
}

void PublishPane::setConnected(bool isConnected)
{
    m_isConnected = isConnected;
}

void PublishPane::setVersion(mqtt::ProtocolVersion version)
{
    m_version = version;
    m_fold->setVisible(hasProperties());
    showProperties();
}

void PublishPane::showProperties()
{
    m_propertiesArea->setVisible(hasProperties() && m_fold->isChecked());
    checkInput();
}

void PublishPane::setDraft(const QByteArray &topic, const QByteArray &payload)
{
    m_topic->setText(QString::fromUtf8(topic));
    if (mqtt::isUtf8String(payload)) {
        m_payload->setPlainText(QString::fromUtf8(payload));
        return;
    }
    m_payload->clear();
    m_outcome->setTone(ToneLabel::Tone::Warning);
    m_outcome->setText(tr("The payload is not text and was left out."));
}

void PublishPane::focusTopic()
{
    m_topic->setFocus(Qt::ShortcutFocusReason);
    m_topic->selectAll();
}

mqtt::Publish PublishPane::message() const
{
    return {.topic = m_topic->text().toUtf8(),
            .payload = textOf(*m_payload),
            .qos = mqtt::QoS(m_qos->currentIndex()),
            .retain = m_retain->isChecked(),
            .properties = hasProperties() ? m_properties->properties() : mqtt::PropertyList()};
}

void PublishPane::checkInput()
{
    const mqtt::TopicError error = mqtt::checkTopicName(m_topic->text().toUtf8());
    const bool deletes = m_retain->isChecked() && m_payload->document()->isEmpty();
    if (error != mqtt::TopicError::None && error != mqtt::TopicError::Empty) {
        m_remark->setTone(ToneLabel::Tone::Danger);
        m_remark->setText(topicNameWords(error));
    } else if (const QString words = m_properties->problem(); hasProperties() && !words.isEmpty()) {
        m_remark->setTone(ToneLabel::Tone::Danger);
        m_remark->setText(words);
    } else {
        m_remark->setTone(ToneLabel::Tone::Warning);
        m_remark->setText(
            deletes ? tr("An empty retained message deletes what the broker retains for this topic.")
                    : QString());
    }
    m_remark->setVisible(!m_remark->text().isEmpty());
}

void PublishPane::publish()
{
    const mqtt::Publish wanted = message();
    if (const mqtt::TopicError error = mqtt::checkTopicName(wanted.topic); error != mqtt::TopicError::None) {
        m_remark->setTone(ToneLabel::Tone::Danger);
        m_remark->setText(topicNameWords(error));
        m_remark->show();
        m_topic->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (hasProperties() && !m_properties->problem().isEmpty()) {
        m_fold->setChecked(true);
        return;
    }
    remember(wanted);
    m_pending = 0;
    m_pendingQoS = wanted.qos;
    m_outcome->setTone(ToneLabel::Tone::Secondary);
    m_outcome->setText(m_isConnected ? tr("Sending") : tr("Waiting for the connection"));
    m_sincePublish.start();
    Q_EMIT publishRequested(wanted);
}

void PublishPane::setPending(mqtt::Token token)
{
    m_pending = token;
}

void PublishPane::showSettlement(const mqtt::Settlement &settlement)
{
    if (settlement.token == 0 || settlement.token != m_pending)
        return;
    m_pending = 0;
    const Words words = settlementWords(settlement, m_pendingQoS, m_sincePublish.elapsed());
    m_outcome->setTone(toneOf(settlement.outcome));
    m_outcome->setText(words.whatToDo.isEmpty() ? words.what
                                                : words.what + QLatin1StringView(". ") + words.whatToDo);
}

void PublishPane::remember(const mqtt::Publish &message)
{
    const auto known = std::find(m_recent.begin(), m_recent.end(), message);
    if (known != m_recent.end()) {
        delete m_recentList->takeItem(int(known - m_recent.begin()));
        m_recent.erase(known);
    }
    m_recent.push_front(message);
    const QString payload = quotable(QString::fromUtf8(message.payload.left(previewLength)));
    m_recentList->insertItem(0,
                             quotable(QString::fromUtf8(message.topic)) + QLatin1StringView("  ") + payload);
    if (m_recent.size() > mostRecent) {
        m_recent.pop_back();
        delete m_recentList->takeItem(int(mostRecent));
    }
    m_recentList->show();
}

void PublishPane::fillIn(int row)
{
    if (row >= 0 && size_t(row) < m_recent.size())
        fillIn(m_recent[size_t(row)]);
}

void PublishPane::fillIn(const mqtt::Publish &message)
{
    m_qos->setCurrentIndex(int(message.qos));
    m_retain->setChecked(message.retain);
    m_properties->setProperties(message.properties);
    if (!message.properties.isEmpty())
        m_fold->setChecked(true);
    setDraft(message.topic, message.payload);
}

} // namespace avocet
