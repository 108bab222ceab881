// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace avocet {

/// What a pane shows when it has nothing to show: an icon, one sentence on what this is, one on what to do, and
/// at most one button.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &title, const QString &hint, const QString &buttonText = {},
               QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &hint);

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_hint;
};

} // namespace avocet
