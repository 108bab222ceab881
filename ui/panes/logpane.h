// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panes/logmodel.h"

#include <QtWidgets/QWidget>

class QAction;
class QTreeView;
class QVBoxLayout;

namespace avocet {

/// What happened to this connection, in words and with the time. Follows the end unless scrolled away.
class LogPane : public QWidget
{
    Q_OBJECT

public:
    explicit LogPane(QWidget *parent = nullptr);

    void append(LogLevel level, const QString &text);
    /// A button for what can be done about the latest trouble; there while the action is enabled.
    void addRemedy(QAction *action, const char *buttonName);

private:
    void copy();

    LogModel *m_model;
    QTreeView *m_view;
    QVBoxLayout *m_buttons;
};

} // namespace avocet
