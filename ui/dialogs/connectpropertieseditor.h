// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionsettings.h"

#include <QtWidgets/QWidget>

#include <vector>

class QCheckBox;
class QSpinBox;

namespace avocet {

class PairTable;

/// Limits and properties that CONNECT announces. All but Maximum Packet Size exist in MQTT 5.0 only. How long
/// the Session lives is set elsewhere.
class ConnectPropertiesEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectPropertiesEditor(QWidget *parent = nullptr);

    void setSettings(const mqtt::ConnectionSettings &settings);
    /// Into its own fields.
    void applyTo(mqtt::ConnectionSettings &settings) const;
    void setVersion(mqtt::ProtocolVersion version);
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void nameFields();
    void buildLayout();

    QSpinBox *m_packetSize;
    QSpinBox *m_receiveMaximum;
    QSpinBox *m_topicAliasMaximum;
    QCheckBox *m_responseInformation;
    QCheckBox *m_problemInformation;
    PairTable *m_userProperties;
    std::vector<QWidget *> m_of5;
};

} // namespace avocet
