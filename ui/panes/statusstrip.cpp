// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/statusstrip.h"

#include "models/connectionwords.h"
#include "panes/connectiondot.h"
#include "widgets/icons.h"
#include "widgets/statusdot.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace avocet {

namespace {
constexpr int stripHeight = 24;
constexpr int fontPixels = 11;
constexpr int growth = 12; ///< a field that becomes too narrow grows by at least this much, and keeps it
constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 frameBytes = 64 * 1024; ///< less than that is on its way to the screen, and no backlog

/// A number may come and go many times a second: its field only ever grows, so that its neighbours stay.
void showIn(ToneLabel *field, const QString &text)
{
    field->setText(text);
    if (const int width = field->sizeHint().width(); width > field->minimumWidth())
        field->setMinimumWidth(width + (field->minimumWidth() > 0 ? growth : 0));
}

QString megabytes(qint64 bytes)
{
    return QLocale().toString(bytes / mebibyte);
}

QString shownRoundTrip(qint64 microseconds)
{
    if (microseconds < 0)
        return QStringLiteral("– ms");
    const qint64 milliseconds = microseconds / 1000;
    return milliseconds == 0 ? QStringLiteral("<1 ms")
                             : StatusStrip::tr("%1 ms").arg(QLocale().toString(milliseconds));
}

QString backlogWords(qint64 bytes)
{
    const QLocale locale;
    return bytes < frameBytes ? locale.toString(0) : locale.formattedDataSize(bytes, 0);
}
} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_dot(new StatusDot(this))
    , m_fold(new QToolButton(this))
{
    setFont(interfaceFont(fontPixels));
    setMinimumHeight(stripHeight);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    m_layout->setContentsMargins(12, 0, 4, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_dot);
    m_state = addField("statusState");
    m_version = addField("statusVersion");
    m_roundTrip = addField("statusRoundTrip");
    m_rate = addField("statusRate");
    m_topics = addField("statusTopics");
    m_backlog = addField("statusBacklog");
    m_dropped = addField("statusDropped");
    m_history = addField("statusHistory");
    m_layout->addStretch(1);
    setUpFoldButton();

    setState({}, 0);
    setTraffic({}, 0);
    setHistory(0, 512 * mebibyte);
    setTopics(0);
}

ToneLabel *StatusStrip::addField(const char *name)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Secondary, this);
    label->setObjectName(QLatin1StringView(name));
    label->setFont(font());
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
    m_fold->setFixedSize(28, stripHeight - 2);
    m_layout->addWidget(m_fold);
    connect(m_fold, &QToolButton::clicked, this, [this] { Q_EMIT foldToolsRequested(!m_areToolsFolded); });
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
    showIn(m_roundTrip, shownRoundTrip(counters.roundTripMicroseconds));
    showIn(m_rate, tr("%1 msg/s").arg(locale.toString(qRound64(messagesPerSecond))));
    const bool isHeldBack = counters.readingPaused || counters.heldBackMicroseconds > m_heldBack;
    m_heldBack = counters.heldBackMicroseconds;
    const QString backlog = backlogWords(counters.backlogBytes);
    showIn(m_backlog, isHeldBack ? tr("backlog %1, reading held back").arg(backlog) : tr("backlog %1").arg(backlog));
    m_backlog->setTone(isHeldBack ? ToneLabel::Tone::Warning : ToneLabel::Tone::Secondary);
    m_backlog->setToolTip(isHeldBack ? tr("The broker sends faster than this window can show. It has to wait; "
                                          "nothing is lost here.")
                                     : QString());
    showIn(m_dropped, tr("dropped %1").arg(locale.toString(counters.droppedMessages)));
    m_dropped->setTone(counters.droppedMessages > 0 ? ToneLabel::Tone::Warning : ToneLabel::Tone::Secondary);
}

void StatusStrip::setHistory(qint64 bytes, qint64 budget)
{
    showIn(m_history, tr("history %1 / %2 MiB").arg(megabytes(bytes), megabytes(budget)));
}

void StatusStrip::setTopics(qint64 topics)
{
    showIn(m_topics, tr("%1 topics").arg(QLocale().toString(topics)));
}

void StatusStrip::setToolsFolded(bool areFolded)
{
    const QString words = areFolded ? tr("Unfold the tools") : tr("Fold the tools to their tabs");
    m_areToolsFolded = areFolded;
    m_fold->setIcon(icon(areFolded ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    m_fold->setToolTip(words);
    m_fold->setAccessibleName(words);
}

} // namespace avocet
