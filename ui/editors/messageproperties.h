// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;

namespace avocet {

class PairTable;

/// The properties that a client may give a message: a PUBLISH (MQTT 5.0, 3.3.2.3) or the Will (3.1.3.2).
/// What is not touched stays as it was given.
class MessageProperties : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Publish, Will };

    /// Fields are named publishExpiry or willExpiry and so on.
    explicit MessageProperties(Kind kind, QWidget *parent = nullptr);

    void setProperties(const mqtt::PropertyList &properties);
    mqtt::PropertyList properties() const;
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void nameField(QWidget *field, const char *objectName, const QString &accessibleName);
    void setUpFields();
    void setUpSpecial();
    void buildLayout();
    mqtt::PropertyList shown() const;

    Kind m_kind;
    QCheckBox *m_isText;
    QDoubleSpinBox *m_expiry;
    QLineEdit *m_contentType;
    QLineEdit *m_responseTopic;
    QLineEdit *m_correlation;
    QDoubleSpinBox *m_special; ///< what only this kind has: Topic Alias, or Will Delay Interval
    PairTable *m_userProperties;
    mqtt::PropertyList m_given;
    mqtt::PropertyList m_shownOfGiven;
};

} // namespace avocet
