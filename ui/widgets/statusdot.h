// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace avocet {

/// The state of a connection as a shape: full when it stands, half while it is on its way, a ring when there
/// is none, a cross when it failed; the colour repeats it. Always beside a word.
class StatusDot : public QWidget
{
    Q_OBJECT

public:
    enum class State { Off, Busy, On, Failed };

    explicit StatusDot(QWidget *parent = nullptr);

    void setState(State state);
    QSize sizeHint() const override;
    static void paint(QPainter *painter, const QRectF &square, State state, const QPalette &palette);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Off;
};

} // namespace avocet
