// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panes/inspectedmessage.h"

#include <QtWidgets/QWidget>

#include <optional>

class QAbstractItemModel;
class QStackedWidget;
class QTabWidget;

namespace avocet {

class Banner;
class HistoryView;
class InspectorHeader;
class PayloadView;
class PropertiesView;
class ToneLabel;

/// The selected topic: its newest message as it arrives ("live"), or one of its history. Knows no store:
/// messages are handed in, older ones are asked for.
class InspectorPane : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPane(QWidget *parent = nullptr);

    /// A message of the topic shown, or of another one, which is thereby shown live. May be called at any
    /// rate. While a message of the history is shown, others of its topic than the requested one are passed
    /// over.
    void showMessage(const InspectedMessage &message);
    /// Shows, live, a topic that has no message of its own so far.
    void showTopic(const QByteArray &topic);
    /// The message that was requested is not in the history any more.
    void showMessageGone(quint64 sequence);
    /// Nothing is selected.
    void clear();
    /// Columns and roles as MessageListModel has them. The model must outlive the pane or be replaced.
    void setHistoryModel(QAbstractItemModel *model);

    /// The row of the message shown, which may have been requested elsewhere; -1: it has none.
    void markRow(int row);
    /// For the menu of the history; it concerns message().
    void addMessageAction(QAction *action);

    bool isLive() const { return m_isLive; }
    /// The one that is shown.
    const std::optional<InspectedMessage> &message() const { return m_message; }
    QByteArray topic() const { return m_topic.value_or(QByteArray()); }

public Q_SLOTS:
    void copyTopic();
    void copyPayload();
    void savePayload();
    /// Puts the message shown into the publish pane.
    void editAndPublish();
    void backToLive();
    /// Shows that message of the present topic, as if its row of the history had been chosen.
    void requestMessage(quint64 sequence);

Q_SIGNALS:
    /// An older message is wanted: showMessage() or showMessageGone() answers.
    void messageRequested(quint64 sequence);
    /// The newest message is wanted again: showMessage() answers.
    void liveRequested();
    void publishRequested(const QByteArray &topic, const QByteArray &payload);

private:
    QWidget *buildContent();
    QWidget *buildPastBar();
    QTabWidget *buildTabs();
    QWidget *buildTools();
    void setUpHistoryMenu();
    void selectTopic(const QByteArray &topic);
    void requestRow(const QModelIndex &index);
    void showAsLive();
    void writePayload(const QString &path, const QByteArray &payload);

    std::optional<QByteArray> m_topic;
    std::optional<InspectedMessage> m_message;
    bool m_isLive = true;
    quint64 m_requested = 0;

    PayloadView *m_payload;
    InspectorHeader *m_header;
    HistoryView *m_history;
    PropertiesView *m_properties;
    Banner *m_banner;
    QWidget *m_pastBar = nullptr;
    ToneLabel *m_pastWords = nullptr;
    QStackedWidget *m_pages;
    QStackedWidget *m_body = nullptr;
};

} // namespace avocet
