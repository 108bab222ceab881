// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace avocet {

/// Through which proxy a connection goes, if any.
class ProxyEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyEditor(QWidget *parent = nullptr);

    /// With the password.
    void setOptions(const mqtt::ProxyOptions &options);
    mqtt::ProxyOptions options() const;
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void followKind();
    bool isByHand() const;

    QComboBox *m_kind;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_userName;
    QLineEdit *m_password;
};

} // namespace avocet
