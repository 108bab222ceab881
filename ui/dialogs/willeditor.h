// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QtWidgets/QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace avocet {

class MessageProperties;

/// The Last Will, folded away unless there is one; its properties (MQTT 5.0) fold away in it. A payload that
/// is not text is kept, not edited.
class WillEditor : public QWidget
{
    Q_OBJECT

public:
    explicit WillEditor(QWidget *parent = nullptr);

    void setWill(const std::optional<mqtt::Will> &will);
    std::optional<mqtt::Will> will() const;
    /// Before 5.0 a Will has no properties; they are kept, but not offered.
    void setVersion(mqtt::ProtocolVersion version);
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QWidget *makeFields();
    bool hasBinaryPayload() const;
    void setOpen(bool isOpen);
    void setPropertiesOpen(bool isOpen);
    void enableFields();

    QToolButton *m_fold;
    QWidget *m_fields = nullptr;
    bool m_isOpen = false;
    QCheckBox *m_isWanted;
    QLineEdit *m_topic;
    QPlainTextEdit *m_payload;
    QComboBox *m_qos;
    QCheckBox *m_retain;
    QToolButton *m_propertiesFold;
    MessageProperties *m_properties;
    bool m_arePropertiesOpen = false;
    bool m_hasProperties = true; ///< as the version has them
    std::optional<mqtt::Will> m_original;
};

} // namespace avocet
