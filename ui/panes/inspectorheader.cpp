// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/inspectorheader.h"

#include "panes/inspectedmessage.h"
#include "panes/inspectorwords.h"
#include "payload/humansize.h"
#include "widgets/chip.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr double titlePixels = 15;
constexpr double factPixels = 11;
} // namespace

InspectorHeader::InspectorHeader(QWidget *formatChooser, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(Qt::ElideMiddle, this))
    , m_formatChooser(formatChooser)
    , m_size(new ToneLabel(ToneLabel::Tone::Secondary, this))
    , m_qos(new Chip({}, this))
    , m_retained(new Chip(tr("retained"), this))
    , m_dup(new Chip(tr("DUP"), this))
    , m_time(new ElidedLabel(Qt::ElideLeft, this))
{
    m_qos->setObjectName(QStringLiteral("qosChip"));
    m_retained->setObjectName(QStringLiteral("retainedChip"));
    m_retained->setToolTip(tr("The broker had kept this message for new subscribers"));
    m_dup->setObjectName(QStringLiteral("dupChip"));
    m_dup->setToolTip(tr("Sent again: an earlier attempt may have arrived already"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(4);
    layout->addLayout(buildTitleRow());
    layout->addWidget(m_facts = buildFacts(formatChooser));
}

QHBoxLayout *InspectorHeader::buildTitleRow()
{
    m_title->setObjectName(QStringLiteral("topicTitle"));
    m_title->setFont(interfaceFont(titlePixels, QFont::DemiBold));
    auto *copy = new QToolButton(this);
    copy->setObjectName(QStringLiteral("copyTopicButton"));
    copy->setAccessibleName(tr("Copy topic"));
    copy->setToolTip(tr("Copy topic"));
    copy->setIcon(icon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    connect(copy, &QToolButton::clicked, this, &InspectorHeader::copyTopicRequested);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_title, 1);
    row->addWidget(copy);
    return row;
}

QWidget *InspectorHeader::buildFacts(QWidget *formatChooser)
{
    m_size->setObjectName(QStringLiteral("sizeLabel"));
    m_size->setFont(interfaceFont(factPixels));
    m_time->setObjectName(QStringLiteral("timeLabel"));
    m_time->setFont(interfaceFont(factPixels));
    m_time->setForegroundRole(QPalette::PlaceholderText);
    auto *facts = new QWidget(this);
    auto *howSent = new QHBoxLayout;
    howSent->setSpacing(8);
    howSent->addWidget(formatChooser);
    for (Chip *chip : {m_qos, m_retained, m_dup})
        howSent->addWidget(chip);
    howSent->addStretch(1);
    auto *whenAndWhat = new QHBoxLayout;
    whenAndWhat->setSpacing(8);
    whenAndWhat->addWidget(m_size);
    whenAndWhat->addWidget(m_time, 1);
    m_factLines = new QBoxLayout(QBoxLayout::LeftToRight, facts);
    m_factLines->setContentsMargins(0, 0, 4, 0);
    m_factLines->setSpacing(8);
    m_factLines->addLayout(howSent, 1);
    m_factLines->addLayout(whenAndWhat);
    formatChooser->show();
    return facts;
}

/// With everything there: the lines must not change from message to message.
int InspectorHeader::widthForOneLine() const
{
    const int texts = m_size->fontMetrics().horizontalAdvance(QStringLiteral("999 kB00:00:00.000"));
    int chips = 0;
    for (const Chip *chip : {m_qos, m_retained, m_dup})
        chips += chip->sizeHint().width() + m_factLines->spacing();
    return m_formatChooser->sizeHint().width() + chips + texts + 2 * m_factLines->spacing() +
           layout()->contentsMargins().left() + layout()->contentsMargins().right();
}

void InspectorHeader::resizeEvent(QResizeEvent *event)
{
    const bool fits = width() >= widthForOneLine();
    m_factLines->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void InspectorHeader::showTopic(const QByteArray &topic)
{
    m_title->setText(topicInLevels(topic));
    m_facts->hide();
}

void InspectorHeader::showMessage(const InspectedMessage &message)
{
    m_title->setText(topicInLevels(message.topic));
    m_size->setText(humanSize(message.payload.size()));
    m_size->setToolTip(tr("%n byte(s)", nullptr, int(message.payload.size())));
    m_qos->setText(tr("QoS %1").arg(message.qos));
    m_retained->setVisible(message.retain);
    m_dup->setVisible(message.dup);
    m_time->setText(messageTime(message.timeMicroseconds));
    m_facts->show();
}

} // namespace avocet
