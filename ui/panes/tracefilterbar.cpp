// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/tracefilterbar.h"

#include "mqtt/packets.h"

#include <QtGui/QAction>
#include <QtGui/QIntValidator>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace avocet {

namespace {
constexpr int identifierWidth = 76;
constexpr int topicWidth = 120;
constexpr int shownNames = 2;
constexpr int mostCharacters = 65535;

/// Several types are chosen one after the other: it stays open.
class TypeMenu : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = actionAt(event->position().toPoint());
        if (action && action->isCheckable())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
};
} // namespace

TraceFilterBar::TraceFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_types(new QPushButton(this))
    , m_menu(new TypeMenu(this))
    , m_identifier(new QLineEdit(this))
    , m_topic(new QLineEdit(this))
{
    m_types->setObjectName(QStringLiteral("traceTypes"));
    m_types->setMenu(m_menu);
    m_types->setAccessibleName(tr("Shown packet types"));
    addTypes();
    m_identifier->setObjectName(QStringLiteral("traceIdentifier"));
    m_identifier->setAccessibleName(tr("Show only this Packet Identifier"));
    m_identifier->setToolTip(m_identifier->accessibleName());
    m_identifier->setPlaceholderText(tr("Id"));
    m_identifier->setValidator(new QIntValidator(1, 65535, m_identifier));
    m_identifier->setFixedWidth(identifierWidth);
    m_identifier->setClearButtonEnabled(true);
    m_topic->setObjectName(QStringLiteral("traceTopic"));
    m_topic->setAccessibleName(tr("Show only these topics"));
    m_topic->setPlaceholderText(tr("Part of a topic, or a filter with + and #"));
    m_topic->setMinimumWidth(topicWidth);
    m_topic->setMaxLength(mostCharacters);
    m_topic->setClearButtonEnabled(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_types);
    row->addWidget(m_identifier);
    row->addWidget(m_topic, 1);
    showTypes();
    connect(m_identifier, &QLineEdit::textChanged, this, &TraceFilterBar::changed);
    connect(m_topic, &QLineEdit::textChanged, this, &TraceFilterBar::changed);
}

void TraceFilterBar::addTypes()
{
    auto *all = m_menu->addAction(tr("All types"));
    all->setObjectName(QStringLiteral("traceAllTypes"));
    connect(all, &QAction::triggered, this, [this] {
        for (QAction *action : m_menu->actions())
            action->setChecked(false);
    });
    m_menu->addSeparator();
    for (int type = int(mqtt::PacketType::Connect); type <= int(mqtt::PacketType::Auth); ++type) {
        const QString name = QString::fromLatin1(mqtt::packetName(mqtt::PacketType(type)));
        QAction *action = m_menu->addAction(name);
        action->setObjectName(QStringLiteral("traceType") + name);
        action->setCheckable(true);
        action->setData(type);
        connect(action, &QAction::toggled, this, [this] {
            showTypes();
            Q_EMIT changed();
        });
    }
}

void TraceFilterBar::showTypes()
{
    QStringList names;
    for (const QAction *action : m_menu->actions()) {
        if (action->isChecked())
            names += action->text();
    }
    m_types->setText(names.isEmpty()              ? tr("All types")
                     : names.size() <= shownNames ? names.join(QStringLiteral(", "))
                                                  : tr("%n type(s)", nullptr, int(names.size())));
}

TraceFilter TraceFilterBar::filter() const
{
    TraceFilter filter;
    quint16 chosen = 0;
    for (const QAction *action : m_menu->actions()) {
        if (action->isChecked())
            chosen = quint16(chosen | 1 << action->data().toInt());
    }
    if (chosen != 0)
        filter.types = chosen;
    filter.packetId = m_identifier->text().toUShort();
    filter.topic = m_topic->text();
    return filter;
}

} // namespace avocet
