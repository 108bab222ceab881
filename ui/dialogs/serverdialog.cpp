// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/serverdialog.h"

#include "models/serverwords.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr QSize dialogSize(520, 460);
constexpr int nameWidth = 230;
} // namespace

ServerDialog::ServerDialog(const mqtt::ConnectionState &state, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("serverDialog"));
    setWindowTitle(tr("What the server says"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *facts = new QTreeWidget(this);
    facts->setObjectName(QStringLiteral("serverFacts"));
    facts->setAccessibleName(tr("Limits and properties of the server"));
    facts->setColumnCount(2);
    facts->setHeaderHidden(true);
    facts->setRootIsDecorated(false);
    facts->setUniformRowHeights(true);
    facts->setAllColumnsShowFocus(true);
    facts->header()->resizeSection(0, nameWidth);
    for (const ServerFact &fact : serverFacts(state))
        facts->addTopLevelItem(new QTreeWidgetItem({fact.name, fact.value}));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(facts, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(dialogSize);
}

} // namespace avocet
