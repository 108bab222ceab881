// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/logpane.h"

#include "widgets/icons.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace avocet {

namespace {
QToolButton *iconButton(const QString &iconName, const QString &name, const char *objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(objectName));
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}
} // namespace

LogPane::LogPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new LogModel(this))
    , m_view(new QTreeView(this))
    , m_buttons(new QVBoxLayout)
{
    m_view->setObjectName(QStringLiteral("logView"));
    m_view->setAccessibleName(tr("Log"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setHeaderHidden(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->header()->resizeSection(LogModel::TimeColumn,
                                    fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 24);

    auto *copyButton =
        iconButton(QStringLiteral("copy"), tr("Copy the selected lines, or all"), "logCopyButton", this);
    auto *clearButton = iconButton(QStringLiteral("trash"), tr("Clear the log"), "logClearButton", this);
    m_buttons->setContentsMargins(4, 4, 4, 4);
    m_buttons->addWidget(copyButton);
    m_buttons->addWidget(clearButton);
    m_buttons->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addLayout(m_buttons);

    auto *copyKey = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &LogPane::copy);
    connect(copyButton, &QToolButton::clicked, this, &LogPane::copy);
    connect(clearButton, &QToolButton::clicked, m_model, &LogModel::clear);
}

void LogPane::addRemedy(QAction *action, const char *buttonName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(buttonName));
    button->setAutoRaise(true);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text());
    button->setVisible(action->isEnabled());
    connect(action, &QAction::enabledChanged, button, &QWidget::setVisible);
    m_buttons->insertWidget(0, button);
}

void LogPane::append(LogLevel level, const QString &text)
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    m_model->append(level, text, QDateTime::currentDateTime());
    if (isAtEnd)
        m_view->scrollToBottom();
}

void LogPane::copy()
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.push_back(index.row());
    if (rows.empty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    QStringList lines;
    for (const int row : rows)
        lines += m_model->line(row);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace avocet
