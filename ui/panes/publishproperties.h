// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QtWidgets/QScrollArea>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace avocet {

class PairTable;

/// The properties that a client may give a PUBLISH (MQTT 5.0, 3.3.2.3).
class PublishProperties : public QScrollArea
{
    Q_OBJECT

public:
    explicit PublishProperties(QWidget *parent = nullptr);

    void setProperties(const mqtt::PropertyList &properties);
    mqtt::PropertyList properties() const;
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void nameFields();
    void buildLayout();

    QCheckBox *m_isText;
    QDoubleSpinBox *m_expiry;
    QLineEdit *m_contentType;
    QLineEdit *m_responseTopic;
    QLineEdit *m_correlation;
    QSpinBox *m_alias;
    PairTable *m_userProperties;
};

} // namespace avocet
