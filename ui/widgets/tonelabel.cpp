// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tonelabel.h"

#include "widgets/themetokens.h"

#include <QtCore/QEvent>

namespace avocet {

namespace {
QColor colourOf(ToneLabel::Tone tone, const ThemeTokens &tokens)
{
    using Tone = ToneLabel::Tone;
    switch (tone) {
    case Tone::Text:
        return tokens.text;
    case Tone::Secondary:
        return tokens.secondary;
    case Tone::Muted:
        return tokens.muted;
    case Tone::Accent:
        return tokens.accent;
    case Tone::Ok:
        return tokens.ok;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Danger:
        return tokens.danger;
    }
    return tokens.text;
}
} // namespace

ToneLabel::ToneLabel(Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    colour();
}

void ToneLabel::setTone(Tone tone)
{
    m_tone = tone;
    colour();
}

void ToneLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    QLabel::changeEvent(event);
}

void ToneLabel::colour()
{
    const QColor wanted = colourOf(m_tone, themeTokens(palette()));
    if (palette().color(foregroundRole()) == wanted)
        return;
    QPalette own;
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

} // namespace avocet
