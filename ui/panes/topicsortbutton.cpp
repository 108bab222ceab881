// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/topicsortbutton.h"

#include "widgets/icons.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace avocet {

TopicSortButton::TopicSortButton(QWidget *parent)
    : QToolButton(parent)
    , m_keys(new QActionGroup(this))
    , m_reverse(new QAction(tr("Reverse order"), this))
{
    setObjectName(QStringLiteral("topicSort"));
    setToolTip(tr("Sort topics"));
    setAccessibleName(toolTip());
    setAutoRaise(true);
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
    addKey("sortByName", tr("By name"), TopicSort::Key::Name);
    addKey("sortByMessages", tr("By messages"), TopicSort::Key::Messages);
    addKey("sortByRate", tr("By messages per second"), TopicSort::Key::Rate);
    addKey("sortByBytes", tr("By bytes"), TopicSort::Key::Bytes);
    addKey("sortByLastActivity", tr("By last activity"), TopicSort::Key::LastActivity);
    menu()->addSeparator();
    menu()->addAction(m_reverse);
    m_reverse->setObjectName(QStringLiteral("sortReverse"));
    m_reverse->setCheckable(true);
    connect(m_reverse, &QAction::triggered, this, [this] {
        Q_EMIT sortChosen({m_sort.key, !m_sort.isDescending});
    });
    setSort({});
    showIcon();
}

void TopicSortButton::addKey(const char *name, const QString &text, TopicSort::Key key)
{
    QAction *action = menu()->addAction(text);
    action->setObjectName(QLatin1StringView(name));
    action->setCheckable(true);
    action->setData(int(key));
    m_keys->addAction(action);
    connect(action, &QAction::triggered, this, [this, key] { Q_EMIT sortChosen(naturalSort(key)); });
}

void TopicSortButton::setSort(TopicSort sort)
{
    m_sort = sort;
    for (QAction *action : m_keys->actions())
        action->setChecked(action->data().toInt() == int(sort.key));
    m_reverse->setChecked(sort != naturalSort(sort.key));
}

void TopicSortButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QToolButton::changeEvent(event);
}

void TopicSortButton::showIcon()
{
    setIcon(avocet::icon(QStringLiteral("sort")));
}

} // namespace avocet
