// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLabel>

namespace avocet {

/// A plain-text label in one of the theme's colours, which it keeps when the theme changes.
class ToneLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Text, Secondary, Muted, Accent, Ok, Warning, Danger };

    explicit ToneLabel(Tone tone, QWidget *parent = nullptr);

    void setTone(Tone tone);
    Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    Tone m_tone;
};

} // namespace avocet
