// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracefilter.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace avocet {

/// What the trace shows: Control Packet types, a Packet Identifier, a topic.
class TraceFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit TraceFilterBar(QWidget *parent = nullptr);

    TraceFilter filter() const;

Q_SIGNALS:
    void changed();

private:
    void addTypes();
    void showTypes();

    QPushButton *m_types;
    QMenu *m_menu;
    QLineEdit *m_identifier;
    QLineEdit *m_topic;
};

} // namespace avocet
