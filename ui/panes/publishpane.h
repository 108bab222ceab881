// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"
#include "widgets/topicfield.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QWidget>

#include <deque>

class QAction;
class QCheckBox;
class QComboBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace avocet {

class MessageProperties;
class ToneLabel;

/// Sends one message: topic, payload as text, QoS, retain; says beneath what became of it.
class PublishPane : public QWidget
{
    Q_OBJECT

public:
    explicit PublishPane(QWidget *parent = nullptr);

    void setCompletions(TopicField::Completions completions);
    /// Whether a message goes out now or waits for the connection; only the words change.
    void setConnected(bool isConnected);
    /// Before 5.0 there are no properties.
    void setVersion(mqtt::ProtocolVersion version);
    /// Fills in; a payload that is not text is left out, and the pane says so.
    void setDraft(const QByteArray &topic, const QByteArray &payload);
    /// The token of the publish just requested; its Settlement is the one that is shown.
    void setPending(mqtt::Token token);
    /// Settlements of other tokens are passed over.
    void showSettlement(const mqtt::Settlement &settlement);

public Q_SLOTS:
    void publish();
    void focusTopic();

Q_SIGNALS:
    void publishRequested(const mqtt::Publish &message);

private:
    void buildLayout();
    mqtt::Publish message() const;
    void checkInput();
    void showProperties();
    bool hasProperties() const { return m_version == mqtt::ProtocolVersion::V5_0; }
    void remember(const mqtt::Publish &message);
    void fillIn(int row);
    void fillIn(const mqtt::Publish &message);

    TopicField *m_topic;
    QPlainTextEdit *m_payload;
    QComboBox *m_qos;
    QCheckBox *m_retain;
    QToolButton *m_fold;
    MessageProperties *m_properties;
    QScrollArea *m_propertiesArea;
    QPushButton *m_button;
    ToneLabel *m_remark;
    ToneLabel *m_outcome;
    QListWidget *m_recentList;
    std::deque<mqtt::Publish> m_recent; ///< latest first
    mqtt::Token m_pending = 0;
    mqtt::QoS m_pendingQoS = mqtt::QoS::AtMostOnce;
    QElapsedTimer m_sincePublish;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5_0;
    bool m_isConnected = false;
};

} // namespace avocet
