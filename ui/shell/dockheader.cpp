// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/dockheader.h"

#include "widgets/icons.h"
#include "widgets/themetokens.h"
#include "widgets/tonelabel.h"
#include "widgets/typography.h"

#include <QtGui/QPainter>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace avocet {

namespace {
constexpr int headerHeight = 30;
constexpr int buttonSide = 22;
constexpr double titlePixels = 13;

QToolButton *smallButton(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setFixedSize(buttonSide, buttonSide);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}
} // namespace

DockHeader::DockHeader(QDockWidget *dock)
    : QWidget(dock)
{
    auto *floatButton = smallButton(QStringLiteral("float"), tr("Float, or dock again"), this);
    floatButton->setObjectName(dock->objectName() + QLatin1StringView("Float"));
    auto *hideButton = smallButton(QStringLiteral("clear"), tr("Hide; the View menu brings it back"), this);
    hideButton->setObjectName(dock->objectName() + QLatin1StringView("Hide"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 4, 1);
    layout->setSpacing(2);
    layout->addWidget(makeTitle(dock), 1);
    layout->addWidget(floatButton);
    layout->addWidget(hideButton);

    connect(floatButton, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(hideButton, &QToolButton::clicked, this, &DockHeader::hideRequested);
}

QWidget *DockHeader::makeTitle(const QDockWidget *dock)
{
    if (auto *own = dock->widget()->findChild<QWidget *>(QStringLiteral("paneHeader"))) {
        own->setParent(this);
        own->setMinimumHeight(0);
        own->setMaximumHeight(QWIDGETSIZE_MAX);
        if (own->layout())
            own->layout()->setContentsMargins(0, 0, 0, 0);
        return own;
    }
    auto *title = new ToneLabel(ToneLabel::Tone::Text, this);
    title->setText(dock->windowTitle());
    title->setFont(interfaceFont(titlePixels, QFont::DemiBold));
    return title;
}

void DockHeader::setCollapsed(bool isCollapsed)
{
    if (m_isCollapsed == isCollapsed)
        return;
    m_isCollapsed = isCollapsed;
    setMaximumHeight(isCollapsed ? 0 : QWIDGETSIZE_MAX);
    updateGeometry();
}

QSize DockHeader::sizeHint() const
{
    return {QWidget::sizeHint().width(),
            m_isCollapsed ? 0 : qMax(headerHeight, layout()->sizeHint().height())};
}

QSize DockHeader::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), sizeHint().height()};
}

void DockHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, themeTokens(palette()).border);
}

} // namespace avocet
