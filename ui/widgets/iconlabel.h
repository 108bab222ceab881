// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>
#include <QtWidgets/QWidget>

namespace avocet {

/// One of our icons at a fixed size, in the colours of the theme.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    IconLabel(const QString &iconName, int side, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace avocet
