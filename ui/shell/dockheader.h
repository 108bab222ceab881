// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QDockWidget;

namespace avocet {

/// A dock's slim title: a name to drag it by, a button to float it and one to hide it. A pane that has a
/// child named `paneHeader` has it shown here in place of the name. Without height while the dock is one of
/// several tabs, which name it already.
class DockHeader : public QWidget
{
    Q_OBJECT

public:
    /// The dock has its pane already.
    explicit DockHeader(QDockWidget *dock);

    void setCollapsed(bool isCollapsed);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hideRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeTitle(const QDockWidget *dock);

    bool m_isCollapsed = false;
};

} // namespace avocet
