// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/payloadsearch.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;
class QTreeView;

namespace avocet {

class SearchHitsModel;
class ToneLabel;
class TopicStore;

/// The search through the payloads of the whole history: what to find, how far it is, and what was found.
class SearchPane : public QWidget
{
    Q_OBJECT

public:
    /// `store` must outlive the pane.
    explicit SearchPane(const TopicStore &store, QWidget *parent = nullptr);

    void append(const std::vector<PayloadHit> &hits);
    void showProgress(qint64 searched, qint64 total);
    void showFinished(bool isComplete);
    /// Of another broker: what was found means nothing any more.
    void clear();

Q_SIGNALS:
    void searchRequested(const avocet::PayloadQuery &query);
    void cancelRequested();
    void hitActivated(quint32 topicId, quint64 sequence);

private:
    void buildLayout();
    void setUpTable();
    void requestOrCancel();
    void setRunning(bool isRunning);
    void showWords(const QString &end);

    SearchHitsModel *m_model;
    QLineEdit *m_text;
    QToolButton *m_caseSensitive;
    QPushButton *m_button;
    QProgressBar *m_progress;
    ToneLabel *m_words;
    QTreeView *m_table;
    bool m_isRunning = false;
};

} // namespace avocet
