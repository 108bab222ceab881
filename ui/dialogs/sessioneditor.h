// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionsettings.h"

#include <QtCore/QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QWidget;

namespace avocet {

/// The rows of the connection dialog about signing in and about how long the Session lives. Its fields belong
/// to `parent`.
class SessionEditor : public QObject
{
    Q_OBJECT

public:
    explicit SessionEditor(QWidget *parent);

    void addSignInRow(QFormLayout *form);
    void addSessionRows(QFormLayout *form);

    void setSettings(const mqtt::ConnectionSettings &settings);
    /// Into its own fields, whatever is enabled.
    void applyTo(mqtt::ConnectionSettings &settings) const;
    /// Enables what goes together with the other fields.
    void adaptTo(const mqtt::Connect &connect);
    /// In words; empty if it goes together with the other fields.
    QString problem(const mqtt::Connect &connect) const;

Q_SIGNALS:
    void changed();

private:
    void setExpiry(std::optional<quint32> seconds);
    void onKeepsToggled(bool keeps);

    QComboBox *m_signIn;
    QCheckBox *m_keeps;
    QComboBox *m_expiry;
};

} // namespace avocet
