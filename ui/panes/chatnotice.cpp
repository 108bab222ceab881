// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/chatnotice.h"

#include "widgets/icons.h"
#include "widgets/themetokens.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace avocet {

ChatNotice::ChatNotice(Level level, QWidget *parent)
    : QWidget(parent)
    , m_level(level)
    , m_icon(new QLabel(this))
    , m_words(new QLabel(this))
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_words, 1);
    showIcon();
    hide();
}

void ChatNotice::setWords(const QString &words)
{
    m_words->setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

void ChatNotice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void ChatNotice::showIcon()
{
    const QString name = m_level == Level::Warning ? QStringLiteral("warning") : QStringLiteral("error");
    m_icon->setPixmap(icon(name).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void ChatNotice::paintEvent(QPaintEvent *)
{
    const ThemeTokens &tokens = themeTokens(palette());
    const QColor colour = m_level == Level::Warning ? tokens.warning : tokens.danger;
    QColor soft = colour;
    soft.setAlphaF(0.1f);
    QPainter painter(this);
    painter.fillRect(rect(), soft);
    painter.fillRect(0, 0, 3, height(), colour);
}

} // namespace avocet
