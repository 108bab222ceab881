// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/statusstrip.h"

#include "panes/connectiondot.h"
#include "panes/connectionwords.h"
#include "widgets/icons.h"
#include "widgets/statusdot.h"
#include "widgets/tonelabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace avocet {

namespace {
constexpr int stripHeight = 24;
constexpr int fontPixels = 11;
constexpr qint64 mebibyte = 1024 * 1024;

QString megabytes(qint64 bytes)
{
    return QLocale().toString(bytes / mebibyte);
}

QString shownRoundTrip(qint64 microseconds)
{
    if (microseconds < 0)
        return QStringLiteral("– ms");
    return StatusStrip::tr("%1 ms").arg(QLocale().toString((microseconds + 500) / 1000));
}
} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_dot(new StatusDot(this))
    , m_fold(new QToolButton(this))
{
    QFont small = font();
    small.setPixelSize(fontPixels);
    setFont(small);
    setMinimumHeight(stripHeight);
    m_layout->setContentsMargins(12, 0, 4, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_dot);
    m_state = addField("statusState", tr("reconnecting in 00 s"));
    m_version = addField("statusVersion", QStringLiteral("mqtt 3.1.1"));
    m_roundTrip = addField("statusRoundTrip", tr("%1 ms").arg(QLatin1StringView("0,000")));
    m_rate = addField("statusRate", tr("%1 msg/s").arg(QLatin1StringView("000,000")));
    m_topics = addField("statusTopics", tr("%1 topics").arg(QLatin1StringView("0,000,000")));
    m_backlog = addField("statusBacklog", tr("backlog %1").arg(QLatin1StringView("00 MiB")));
    m_dropped = addField("statusDropped", tr("dropped %1").arg(QLatin1StringView("00,000")));
    m_history = addField("statusHistory",
                         tr("history %1 / %2 MiB").arg(QLatin1StringView("000"), QLatin1StringView("000")));
    m_layout->addStretch(1);
    setUpFoldButton();

    setState({}, 0);
    setTraffic({}, 0);
    setHistory(0, 512 * mebibyte);
    setTopics(0);
}

ToneLabel *StatusStrip::addField(const char *name, const QString &widest)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Secondary, this);
    label->setObjectName(QLatin1StringView(name));
    label->setFont(font());
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest) + 4);
    if (m_layout->count() > 1) {
        auto *separator = new ToneLabel(ToneLabel::Tone::Muted, this);
        separator->setText(QStringLiteral("·"));
        m_layout->addWidget(separator);
    }
    m_layout->addWidget(label);
    return label;
}

void StatusStrip::setUpFoldButton()
{
    m_fold->setObjectName(QStringLiteral("foldToolsButton"));
    m_fold->setAutoRaise(true);
    m_fold->setCheckable(true);
    m_fold->setFixedSize(28, stripHeight - 2);
    m_layout->addWidget(m_fold);
    connect(m_fold, &QToolButton::clicked, this, &StatusStrip::foldToolsRequested);
    setToolsFolded(false);
}

void StatusStrip::setState(const mqtt::ConnectionState &state, qint64 now)
{
    m_dot->setState(dotState(state));
    m_state->setText(phaseWord(state, now));
    m_version->setText(versionWord(state.version).toLower());
}

void StatusStrip::setTraffic(const mqtt::TrafficCounters &counters, double messagesPerSecond)
{
    const QLocale locale;
    m_roundTrip->setText(shownRoundTrip(counters.roundTripMicroseconds));
    m_rate->setText(tr("%1 msg/s").arg(locale.toString(qRound64(messagesPerSecond))));
    m_backlog->setText(tr("backlog %1").arg(locale.formattedDataSize(counters.backlogBytes, 0)));
    m_backlog->setTone(counters.readingPaused ? ToneLabel::Tone::Warning : ToneLabel::Tone::Secondary);
    m_dropped->setText(tr("dropped %1").arg(locale.toString(counters.droppedMessages)));
    m_dropped->setTone(counters.droppedMessages > 0 ? ToneLabel::Tone::Warning : ToneLabel::Tone::Secondary);
}

void StatusStrip::setHistory(qint64 bytes, qint64 budget)
{
    m_history->setText(tr("history %1 / %2 MiB").arg(megabytes(bytes), megabytes(budget)));
}

void StatusStrip::setTopics(qint64 topics)
{
    m_topics->setText(tr("%1 topics").arg(QLocale().toString(topics)));
}

void StatusStrip::setToolsFolded(bool areFolded)
{
    const QString words = areFolded ? tr("Unfold the tools") : tr("Fold the tools to their tabs");
    m_fold->setChecked(areFolded);
    m_fold->setIcon(icon(areFolded ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    m_fold->setToolTip(words);
    m_fold->setAccessibleName(words);
}

} // namespace avocet
