// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/topicpane.h"

#include "models/topictreemodel.h"
#include "panes/topicfilterbox.h"
#include "panes/topicsortbutton.h"
#include "panes/topictreeview.h"
#include "widgets/emptystate.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int rateInterval = 1000; // milliseconds
constexpr int sortInterval = 2000;
constexpr qint64 rateFade = 30'000'000; // microseconds without messages until all rates are nothing
} // namespace

TopicPane::TopicPane(const TopicStore &store, const MessageLog &log, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_log(log)
    , m_model(new TopicTreeModel(store, log, this))
    , m_tree(new TopicTreeView(m_model, this))
    , m_filter(new TopicFilterBox(this))
    , m_sort(new TopicSortButton(this))
    , m_count(new ToneLabel(ToneLabel::Tone::Secondary, this))
    , m_heldBack(new QPushButton(this))
    , m_empty(new EmptyState(QStringLiteral("topics"), {}, {}, {}, this))
    , m_stack(new QStackedWidget(this))
    , m_generation(store.generation())
{
    setObjectName(QStringLiteral("topicPane"));
    m_tree->setObjectName(QStringLiteral("topicTree"));
    m_tree->setAccessibleName(tr("Topics"));
    buildLayout();
    makeActions();
    connectTree();
    m_rateTimer.setSingleShot(true);
    m_rateTimer.setInterval(rateInterval);
    m_sortTimer.setSingleShot(true);
    m_sortTimer.setInterval(sortInterval);
    refresh();
}

TopicPane::~TopicPane()
{
    // A tree that is hidden on the way out lets go of the topics held back, and the model says so.
    m_model->disconnect(this);
}

void TopicPane::buildLayout()
{
    m_heldBack->setObjectName(QStringLiteral("heldBackTopics"));
    m_heldBack->setToolTip(tr("They wait so that nothing moves under the pointer"));
    m_heldBack->hide();
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->setSpacing(8);
    top->addWidget(makeHeader());
    top->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_heldBack, 0, Qt::AlignHCenter);
    layout->addWidget(m_stack, 1);
}

QWidget *TopicPane::makeHeader()
{
    auto *header = new QWidget(this);
    header->setObjectName(QStringLiteral("paneHeader")); // becomes the title of the dock
    auto *title = new ToneLabel(ToneLabel::Tone::Text, header);
    title->setText(tr("Topics"));
    title->setFont(interfaceFont(13, QFont::DemiBold));
    m_count->setObjectName(QStringLiteral("topicCount"));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_sort);
    return header;
}

void TopicPane::connectTree()
{
    connect(m_tree, &QWidget::customContextMenuRequested, this, &TopicPane::showContextMenu);
    connect(m_tree, &TopicTreeView::typed, m_filter, &TopicFilterBox::startTyping);
    connect(m_tree, &TopicTreeView::escapePressed, m_filter, &TopicFilterBox::clear);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TopicPane::followCurrent);
    connect(m_filter, &TopicFilterBox::queryChanged, this, &TopicPane::applyFilter);
    connect(m_filter, &TopicFilterBox::arrowDownPressed, m_tree, QOverload<>::of(&QWidget::setFocus));
    connect(m_model, &TopicTreeModel::searchAdvanced, this, &TopicPane::expandMatches);
    connect(m_model, &TopicTreeModel::heldBackChanged, this, &TopicPane::showHeldBack);
    connect(m_heldBack, &QPushButton::clicked, m_model, &TopicTreeModel::releaseHeldBack);
    connect(&m_rateTimer, &QTimer::timeout, this, &TopicPane::refresh);
    connect(m_sort, &TopicSortButton::sortChosen, this, &TopicPane::setSort);
    connect(m_tree, &TopicTreeView::columnPressed, this, &TopicPane::sortByColumn);
    connect(&m_sortTimer, &QTimer::timeout, m_model, &TopicTreeModel::sortAgain);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TopicPane::showEmptyWords);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &TopicPane::showEmptyWords);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TopicPane::showEmptyWords);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_matchesExpanded = 0; });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TopicPane::openFirstTopics);
}

void TopicPane::openFirstTopics(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid() || m_store.topicCount() > m_fewTopics)
        return;
    for (int row = first; row <= last; ++row) {
        const QModelIndex root = m_model->index(row, 0);
        if (!root.data(TopicTreeModel::TopicNameRole).toString().startsWith(u'$'))
            m_tree->expand(root);
    }
}

void TopicPane::frame()
{
    if (m_generation != m_store.generation()) {
        m_generation = m_store.generation();
        m_expandedBeforeFilter.clear();
        m_model->frame();
        refresh();
        if (std::exchange(m_selected, noNode) != noNode)
            Q_EMIT topicCleared();
    } else if (m_isSeen) {
        m_model->frame();
        showCount();
        if (m_model->sort().key != TopicSort::Key::Name && !m_sortTimer.isActive())
            m_sortTimer.start();
        if (!m_rateTimer.isActive())
            m_rateTimer.start();
    }
}

void TopicPane::showEvent(QShowEvent *event)
{
    m_isSeen = true;
    m_model->catchUp();
    refresh();
    QWidget::showEvent(event);
}

void TopicPane::hideEvent(QHideEvent *event)
{
    m_isSeen = false;
    m_rateTimer.stop();
    m_sortTimer.stop();
    QWidget::hideEvent(event);
}

/// Rates sink without messages, so they are painted anew once a second until they are nothing.
void TopicPane::refresh()
{
    showCount();
    showEmptyWords();
    m_tree->viewport()->update();
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
    if (m_isSeen && now - m_store.lastActivity(rootNode) < rateFade)
        m_rateTimer.start();
}

void TopicPane::showCount()
{
    if (m_shownCount == m_store.topicCount())
        return;
    m_shownCount = m_store.topicCount();
    m_count->setText(QLocale().toString(qulonglong(m_shownCount)));
}

void TopicPane::showHeldBack(int count)
{
    m_heldBack->setText(tr("%n new topic(s)", nullptr, count));
    m_heldBack->setVisible(count > 0);
}

void TopicPane::setConnected(bool isConnected)
{
    m_isConnected = isConnected;
    showEmptyWords();
}

void TopicPane::showEmptyWords()
{
    const bool isEmpty = !m_model->hasChildren();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty)
        return;
    if (m_model->isFiltered() && m_store.topicCount() > 0) {
        m_empty->setTexts(m_model->isSearching() ? tr("Searching") : tr("No topic matches the filter"),
                          tr("Topics that arrive later and match appear here. Esc clears the filter."));
    } else if (m_isConnected) {
        m_empty->setTexts(
            tr("No topics yet"),
            tr("MQTT brokers keep no list of topics: only retained messages and what is published "
               "from now on appear here."));
    } else {
        m_empty->setTexts(tr("Not connected"), tr("Connect to a broker to see its topics."));
    }
}

} // namespace avocet
