// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "widgets/icons.h"
#include "widgets/themetokens.h"
#include "widgets/tonelabel.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr qreal tint = 0.08;
constexpr int edgeWidth = 3;

QLabel *named(QLabel *label, const char *name)
{
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}
} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_what(named(new QLabel(this), "bannerWhat"))
    , m_whatToDo(named(new ToneLabel(ToneLabel::Tone::Secondary, this), "bannerWhatToDo"))
    , m_note(new ToneLabel(ToneLabel::Tone::Secondary, this))
    , m_details(named(new ToneLabel(ToneLabel::Tone::Secondary, this), "bannerDetails"))
    , m_detailsButton(new QToolButton(this))
    , m_closeButton(new QToolButton(this))
    , m_buttons(new QHBoxLayout)
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_what->setFont(strong);
    m_note->setObjectName(QStringLiteral("bannerNote"));
    m_details->hide();
    m_detailsButton->setObjectName(QStringLiteral("bannerDetailsButton"));
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setCheckable(true);
    m_closeButton->setObjectName(QStringLiteral("bannerCloseButton"));
    m_closeButton->setAutoRaise(true);
    m_closeButton->setToolTip(tr("Close this message"));
    m_closeButton->setAccessibleName(tr("Close this message"));
    buildLayout();
    hide();

    connect(m_detailsButton, &QToolButton::toggled, this, &Banner::showDetails);
    connect(m_closeButton, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
}

void Banner::buildLayout()
{
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_what);
    words->addWidget(m_whatToDo);
    words->addWidget(m_details);

    m_buttons->setSpacing(8);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_note, 0, Qt::AlignVCenter);
    row->addWidget(m_detailsButton, 0, Qt::AlignVCenter);
    row->addLayout(m_buttons);
    row->addWidget(m_closeButton, 0, Qt::AlignVCenter);
}

void Banner::showMessage(Level level, const QString &what, const QString &whatToDo, const QString &details)
{
    m_level = level;
    m_what->setText(what);
    m_whatToDo->setText(whatToDo);
    m_whatToDo->setVisible(!whatToDo.isEmpty());
    m_details->setText(details);
    m_detailsButton->setVisible(!details.isEmpty());
    if (details.isEmpty())
        m_detailsButton->setChecked(false);
    setAccessibleName(what);
    setAccessibleDescription(whatToDo);
    showIcon();
    show();
    update();
}

void Banner::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QPushButton *Banner::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    m_buttons->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

void Banner::showDetails(bool areShown)
{
    m_details->setVisible(areShown);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void Banner::showIcon()
{
    const QString name = m_level == Level::Info      ? QStringLiteral("info")
                         : m_level == Level::Warning ? QStringLiteral("warning")
                                                     : QStringLiteral("error");
    QPixmap pixmap = icon(name).pixmap(QSize(16, 16), devicePixelRatioF());
    if (!pixmap.isNull()) {
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), levelColour());
    }
    m_icon->setPixmap(pixmap);
    m_closeButton->setIcon(icon(QStringLiteral("clear")));
}

QColor Banner::levelColour() const
{
    const ThemeTokens &tokens = themeTokens(palette());
    return m_level == Level::Info      ? tokens.accent
           : m_level == Level::Warning ? tokens.warning
                                       : tokens.danger;
}

void Banner::paintEvent(QPaintEvent *)
{
    const ThemeTokens &tokens = themeTokens(palette());
    QColor soft = levelColour();
    soft.setAlphaF(float(tint));
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(rect(), soft);
    painter.fillRect(0, 0, edgeWidth, height(), levelColour());
    painter.fillRect(0, height() - 1, width(), 1, tokens.border);
}

} // namespace avocet
