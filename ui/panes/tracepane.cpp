// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/tracepane.h"

#include "models/tracemodel.h"
#include "panes/packetdetails.h"
#include "panes/tracefilterbar.h"
#include "panes/traceview.h"
#include "trace/tracejson.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/tonelabel.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int tableShare = 7;
constexpr int detailsShare = 4;

QToolButton *iconButton(const char *objectName, const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(objectName));
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}
} // namespace

TracePane::TracePane(QWidget *parent)
    : QWidget(parent)
    , m_model(new TraceModel(this))
    , m_view(new TraceView(m_model, this))
    , m_filter(new TraceFilterBar(this))
    , m_details(new PacketDetails(this))
    , m_pages(new QStackedWidget(this))
    , m_banner(new Banner(this))
    , m_run(new QPushButton(this))
    , m_clear(iconButton("traceClearButton", QStringLiteral("trash"), tr("Forget the traced packets"), this))
    , m_follow(
          iconButton("traceFollowButton", QStringLiteral("arrow-down"), tr("Follow the newest packet"), this))
    , m_export(iconButton("traceExportButton", QStringLiteral("save"),
                          tr("Export the shown packets as JSON lines…"), this))
    , m_counts(new ToneLabel(ToneLabel::Tone::Secondary, this))
{
    auto *none = new EmptyState(
        QStringLiteral("trace"), tr("The packet trace shows every MQTT packet that comes and goes"),
        tr("Passwords are left out. Tracing costs some speed, so it is off until you start it."), tr("Start"),
        this);
    none->setObjectName(QStringLiteral("traceEmptyState"));
    none->layout()->setContentsMargins(24, 4, 24, 4);
    none->findChild<QPushButton *>()->setObjectName(QStringLiteral("traceStartButton"));
    m_pages->addWidget(none);
    m_pages->addWidget(buildContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(none, &EmptyState::actionRequested, this, &TracePane::startRequested);
    connect(m_run, &QPushButton::clicked, this, &TracePane::toggle);
    connect(m_clear, &QToolButton::clicked, this, &TracePane::clear);
    connect(m_export, &QToolButton::clicked, this, &TracePane::chooseExportFile);
    connect(m_follow, &QToolButton::toggled, m_view, &TraceView::setFollowing);
    connect(m_view, &TraceView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_filter, &TraceFilterBar::changed, this, &TracePane::applyFilter);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TracePane::showCurrent);
    auto *copy = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &TracePane::copyCurrent);
    setRunning(false);
    showCounts();
}

QWidget *TracePane::buildContent()
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("traceSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, tableShare);
    splitter->setStretchFactor(1, detailsShare);
    m_banner->setObjectName(QStringLiteral("traceBanner"));
    m_banner->hide();
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);
    return content;
}

QWidget *TracePane::buildBar()
{
    m_run->setObjectName(QStringLiteral("traceRunButton"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_counts->setObjectName(QStringLiteral("traceCounts"));
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_run);
    row->addWidget(m_filter, 1);
    row->addWidget(m_counts);
    for (QToolButton *button : {m_follow, m_clear, m_export})
        row->addWidget(button);
    return bar;
}

void TracePane::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    m_run->setText(isRunning ? tr("Stop") : tr("Start"));
    m_run->setIcon(icon(isRunning ? QStringLiteral("stop") : QStringLiteral("play")));
    if (isRunning || m_model->packetCount() > 0)
        m_pages->setCurrentIndex(1);
}

void TracePane::toggle()
{
    if (m_isRunning)
        Q_EMIT stopRequested();
    else
        Q_EMIT startRequested();
}

void TracePane::append(std::vector<mqtt::TracedPacket> packets, quint64 leftOut)
{
    m_model->append(std::move(packets), leftOut);
    showCounts();
}

std::vector<mqtt::TraceEntry> TracePane::entries() const
{
    return m_model->shownEntries();
}

void TracePane::clear()
{
    m_model->clear();
    showCurrent();
    showCounts();
    if (!m_isRunning)
        m_pages->setCurrentIndex(0);
}

void TracePane::applyFilter()
{
    m_model->setFilter(m_filter->filter());
    showCurrent();
    showCounts();
}

void TracePane::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid()) {
        m_model->setMarkedExchange(0);
        m_details->clear();
        return;
    }
    m_view->setFollowing(false);
    const mqtt::TraceEntry &entry = m_model->at(current.row());
    m_model->setMarkedExchange(entry.exchange);
    m_details->show(entry, m_model->exchange(entry.exchange));
}

void TracePane::showCounts()
{
    const QLocale locale;
    QStringList parts{tr("%Ln packet(s)", nullptr, int(m_model->packetCount()))};
    if (m_model->keptCount() < m_model->packetCount())
        parts += tr("the latest %1 kept").arg(locale.toString(quint64(m_model->keptCount())));
    if (size_t(m_model->rowCount()) < m_model->keptCount())
        parts += tr("%1 shown").arg(locale.toString(m_model->rowCount()));
    if (m_model->leftOut() > 0)
        parts += tr("%1 left out").arg(locale.toString(m_model->leftOut()));
    m_counts->setText(parts.join(QStringLiteral(" · ")));
    m_counts->setTone(m_model->leftOut() > 0 ? ToneLabel::Tone::Warning : ToneLabel::Tone::Secondary);
    m_counts->setToolTip(m_model->leftOut() > 0
                             ? tr("Packets are left out when more arrive than a trace can take.")
                             : QString());
    m_clear->setEnabled(m_model->packetCount() > 0);
    m_export->setEnabled(m_model->rowCount() > 0);
}

void TracePane::copyCurrent()
{
    if (const QModelIndex current = m_view->currentIndex(); current.isValid())
        QGuiApplication::clipboard()->setText(
            QString::fromUtf8(mqtt::traceLine(m_model->at(current.row()))));
}

void TracePane::chooseExportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the packet trace"));
    dialog->setObjectName(QStringLiteral("traceExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->setNameFilters({tr("JSON lines (*.jsonl)"), tr("All files (*)")});
    dialog->selectFile(QStringLiteral("mqtt-trace-") +
                       QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")) +
                       QStringLiteral(".jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &TracePane::exportRequested);
    dialog->open();
}

void TracePane::showExported(const QString &path, int packets)
{
    m_banner->showMessage(Banner::Level::Info, tr("%Ln packet(s) exported to %1", nullptr, packets).arg(path),
                          {});
}

void TracePane::showExportProblem(const QString &path, const QString &why)
{
    m_banner->showMessage(Banner::Level::Danger, tr("The trace could not be exported to %1").arg(path),
                          tr("Choose another place."), why);
}

} // namespace avocet
