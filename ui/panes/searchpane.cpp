// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/searchpane.h"

#include "models/searchhitsmodel.h"
#include "widgets/tonelabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int mostCharacters = 4'096;
constexpr int topicWidth = 280;
constexpr int progressWidth = 120;
constexpr int progressHeight = 6;
constexpr int progressSteps = 1'000;
} // namespace

SearchPane::SearchPane(const TopicStore &store, QWidget *parent)
    : QWidget(parent)
    , m_model(new SearchHitsModel(store, this))
    , m_text(new QLineEdit(this))
    , m_caseSensitive(new QToolButton(this))
    , m_button(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_words(new ToneLabel(ToneLabel::Tone::Secondary, this))
    , m_table(new QTreeView(this))
{
    m_text->setObjectName(QStringLiteral("searchText"));
    m_text->setAccessibleName(tr("Text to find in payloads"));
    m_text->setPlaceholderText(tr("Find in the payloads of all messages kept…"));
    m_text->setMaxLength(mostCharacters);
    m_text->setClearButtonEnabled(true);
    m_caseSensitive->setObjectName(QStringLiteral("searchCaseSensitive"));
    m_caseSensitive->setText(QStringLiteral("Aa"));
    m_caseSensitive->setToolTip(tr("Capital and small letters differ"));
    m_caseSensitive->setAccessibleName(m_caseSensitive->toolTip());
    m_caseSensitive->setCheckable(true);
    m_caseSensitive->setAutoRaise(true);
    m_button->setObjectName(QStringLiteral("searchButton"));
    m_progress->setObjectName(QStringLiteral("searchProgress"));
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_words->setObjectName(QStringLiteral("searchWords"));
    setUpTable();
    buildLayout();
    setRunning(false);
    setFocusProxy(m_text);

    connect(m_button, &QPushButton::clicked, this, &SearchPane::requestOrCancel);
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        if (!m_text->text().isEmpty())
            Q_EMIT cancelRequested();
        if (!m_isRunning)
            requestOrCancel();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this] { setRunning(m_isRunning); });
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const PayloadHit &hit = m_model->at(index.row());
        Q_EMIT hitActivated(hit.topic, hit.sequence);
    });
}

void SearchPane::setUpTable()
{
    m_table->setObjectName(QStringLiteral("searchHits"));
    m_table->setAccessibleName(tr("Messages found"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    QHeaderView *header = m_table->header();
    header->setSectionsMovable(false);
    header->resizeSection(SearchHitsModel::TimeColumn,
                          fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 24);
    header->resizeSection(SearchHitsModel::TopicColumn, topicWidth);
}

void SearchPane::buildLayout()
{
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(progressWidth, progressHeight);
    m_progress->setRange(0, progressSteps);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(8, 8, 8, 8);
    line->setSpacing(8);
    line->addWidget(m_text, 1);
    line->addWidget(m_caseSensitive);
    line->addWidget(m_button);
    line->addWidget(m_progress);
    line->addWidget(m_words);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table, 1);
}

void SearchPane::requestOrCancel()
{
    if (m_isRunning) {
        Q_EMIT cancelRequested();
        return;
    }
    if (m_text->text().isEmpty())
        return;
    m_model->clear();
    m_progress->setValue(0);
    m_words->clear();
    setRunning(true);
    Q_EMIT searchRequested({m_text->text().toUtf8(), m_caseSensitive->isChecked()});
}

void SearchPane::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    m_button->setText(isRunning ? tr("Cancel") : tr("Search"));
    m_button->setEnabled(isRunning || !m_text->text().isEmpty());
    m_progress->setVisible(isRunning);
}

void SearchPane::append(const std::vector<PayloadHit> &hits)
{
    m_model->append(hits);
}

void SearchPane::showProgress(qint64 searched, qint64 total)
{
    m_progress->setValue(total > 0 ? int(double(searched) / double(total) * progressSteps) : progressSteps);
    showWords({});
}

void SearchPane::showFinished(bool isComplete)
{
    setRunning(false);
    if (isComplete)
        showWords({});
    else if (size_t(m_model->rowCount()) >= PayloadSearch::mostHits)
        showWords(tr("no more are shown"));
    else
        showWords(tr("cancelled"));
}

void SearchPane::showWords(const QString &end)
{
    const QString count = tr("%n message(s)", nullptr, m_model->rowCount());
    m_words->setText(end.isEmpty() ? count : tr("%1, %2").arg(count, end));
}

void SearchPane::clear()
{
    m_model->clear();
    m_words->clear();
    setRunning(false);
}

} // namespace avocet
