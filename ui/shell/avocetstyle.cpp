// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/avocetstyle.h"

#include "shell/stylepainting.h"
#include "widgets/themetokens.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTabBar>

namespace avocet {

namespace {
constexpr int scrollBarExtent = 12;
constexpr int shortestHandle = 28;

QRect scrollHandle(const QStyleOptionSlider &bar)
{
    const bool isHorizontal = bar.orientation == Qt::Horizontal;
    const int room = isHorizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const qint64 page = qMax(1, bar.pageStep);
    const int length =
        range <= 0 ? room : qBound(qMin(shortestHandle, room), int(room * page / (range + page)), room);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      room - length, bar.upsideDown);
    return isHorizontal ? QRect(start, 0, length, bar.rect.height())
                        : QRect(0, start, bar.rect.width(), length);
}

QRect scrollPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect handle = scrollHandle(bar);
    const bool isHorizontal = bar.orientation == Qt::Horizontal;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return handle;
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSubPage:
        return isHorizontal ? QRect(0, 0, handle.left(), handle.height())
                            : QRect(0, 0, handle.width(), handle.top());
    case QStyle::SC_ScrollBarAddPage:
        return isHorizontal ? QRect(QPoint(handle.right() + 1, 0), bar.rect.bottomRight())
                            : QRect(QPoint(0, handle.bottom() + 1), bar.rect.bottomRight());
    default:
        return {};
    }
}

Qt::ArrowType arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
    case QStyle::PE_IndicatorSpinUp:
        return Qt::UpArrow;
    case QStyle::PE_IndicatorArrowLeft:
        return Qt::LeftArrow;
    case QStyle::PE_IndicatorArrowRight:
        return Qt::RightArrow;
    default:
        return Qt::DownArrow;
    }
}

void drawBranch(QPainter *painter, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const Qt::ArrowType closed = option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    painting::arrow(painter, option, option.rect,
                    option.state.testFlag(QStyle::State_Open) ? Qt::DownArrow : closed);
}

void drawResizeHandle(QPainter *painter, const QStyleOption &option)
{
    QRect line = option.rect;
    if (line.width() > line.height()) {
        line.setTop(line.center().y());
        line.setHeight(1);
    } else {
        line.setLeft(line.center().x());
        line.setWidth(1);
    }
    painting::hairline(painter, option, line);
}

void drawTabBase(QPainter *painter, const QStyleOption &option)
{
    QRect line = option.rect;
    line.setTop(line.bottom());
    painting::hairline(painter, option, line);
}
} // namespace

AvocetStyle::AvocetStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void AvocetStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QTabBar *>(widget) ||
        qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int AvocetStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QPlainTextEdit *>(widget) ? 2 : 1; // room for the focus ring
    case PM_MenuPanelWidth:
        return 1;
    case PM_FocusFrameHMargin:
        return 4;
    case PM_HeaderMargin:
        return 6;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_SplitterWidth:
        return 5;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return shortestHandle;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 12;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int AvocetStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_Widget_Animate:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize AvocetStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = qMax(metrics::controlHeight, (option ? option->fontMetrics.height() : 0) + 8);
    switch (type) {
    case CT_PushButton:
        return {qMax(result.width(), size.width() + 24), height};
    case CT_ToolButton:
        return {qMax(result.width(), metrics::controlHeight), height};
    case CT_ComboBox:
    case CT_SpinBox:
        return {result.width() + 4, height};
    case CT_LineEdit: {
        const auto *edit = qobject_cast<const QLineEdit *>(widget);
        return edit && edit->hasFrame() ? QSize(result.width(), height) : result;
    }
    case CT_TabBarTab:
        return {size.width() + 8, height};
    case CT_HeaderSection:
        return {result.width(), qMax(24, result.height())};
    case CT_ItemViewItem:
        return {result.width(), qMax(metrics::treeRowHeight, result.height())};
    default:
        return result;
    }
}

QRect AvocetStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(3, 0, -3, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect AvocetStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return visualRect(bar->direction, bar->rect, scrollPart(*bar, part));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void AvocetStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *edit = qstyleoption_cast<const QStyleOptionFrame *>(option);
            edit && edit->lineWidth > 0)
            painting::field(painter, *option);
        return;
    case PE_FrameLineEdit:
        painting::field(painter, *option);
        return;
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            painting::pushButton(painter, *button);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameDockWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
        return;
    case PE_PanelButtonTool:
        painting::toolButton(painter, *option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        painting::checkBox(painter, *option);
        return;
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange))
            painting::focusRing(painter, *option);
        return;
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            painting::field(painter, *option);
        else
            painting::frame(painter, *option);
        return;
    case PE_FrameMenu:
    case PE_FrameGroupBox:
        painting::frame(painter, *option);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.toolTipBase());
        painting::frame(painter, *option);
        return;
    case PE_IndicatorBranch:
        drawBranch(painter, *option);
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        drawResizeHandle(painter, *option);
        return;
    case PE_FrameTabBarBase:
        drawTabBase(painter, *option);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        painting::arrow(painter, *option, option->rect, arrowOf(element));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void AvocetStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (element == CE_PushButtonLabel) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            if (label.features.testFlag(QStyleOptionButton::DefaultButton))
                label.palette.setColor(QPalette::ButtonText, themeTokens(label.palette).onAccent);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
    } else if (element == CE_TabBarTabShape) {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return painting::tab(painter, *tab);
    } else if (element == CE_TabBarTabLabel) {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            if (!label.state.testFlag(State_Selected))
                label.palette.setColor(QPalette::WindowText, themeTokens(label.palette).secondary);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
    } else if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        QStyleOptionHeader header;
        static_cast<QStyleOption &>(header) = *option;
        return painting::headerSection(painter, header);
    } else if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
               item && element == CE_MenuItem && item->menuItemType == QStyleOptionMenuItem::Separator) {
        return drawResizeHandle(painter, *option);
    } else if (element == CE_Splitter) {
        return drawResizeHandle(painter, *option);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AvocetStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return painting::scrollBar(painter, *bar, subControlRect(control, bar, SC_ScrollBarSlider, widget));
    if (control == CC_ComboBox) {
        painting::field(painter, *option);
        const QRect button = subControlRect(control, option, SC_ComboBoxArrow, widget);
        return painting::arrow(painter, *option, button, Qt::DownArrow);
    }
    if (control == CC_SpinBox) {
        painting::field(painter, *option);
        painting::arrow(painter, *option, subControlRect(control, option, SC_SpinBoxUp, widget), Qt::UpArrow);
        return painting::arrow(painter, *option, subControlRect(control, option, SC_SpinBoxDown, widget),
                               Qt::DownArrow);
    }
    if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
        QStyleOptionToolButton plain = *tool;
        plain.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace avocet
