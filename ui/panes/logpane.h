// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panes/logmodel.h"

#include <QtWidgets/QWidget>

class QTreeView;

namespace avocet {

/// What happened to this connection, in words and with the time. Follows the end unless scrolled away.
class LogPane : public QWidget
{
    Q_OBJECT

public:
    explicit LogPane(QWidget *parent = nullptr);

    void append(LogLevel level, const QString &text);

private:
    void copy();

    LogModel *m_model;
    QTreeView *m_view;
};

} // namespace avocet
