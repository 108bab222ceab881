// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace avocet {

class PairTable;

/// Where on a web server the broker is, and what the opening handshake carries.
class WebSocketEditor : public QWidget
{
    Q_OBJECT

public:
    explicit WebSocketEditor(QWidget *parent = nullptr);

    void setPath(const QString &path);
    QString path() const;
    /// With secret values.
    void setOptions(const mqtt::WebSocketOptions &options);
    mqtt::WebSocketOptions options() const;
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QLineEdit *m_path;
    PairTable *m_headers;
};

} // namespace avocet
