// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/statusdot.h"

#include <QtWidgets/QToolButton>

namespace avocet {

/// The connection's dot, name and state, and a menu of the saved ones. The name is elided, never the state.
class ConnectionButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ConnectionButton(QWidget *parent = nullptr);

    void setName(const QString &name);
    void setState(StatusDot::State dot, const QString &word);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont nameFont() const;
    void describe();

    QString m_name;
    QString m_word;
    StatusDot::State m_dot = StatusDot::State::Off;
};

} // namespace avocet
