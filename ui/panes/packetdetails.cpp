// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/packetdetails.h"

#include "models/connectionwords.h"
#include "models/numberwords.h"
#include "models/packetwords.h"
#include "mqtt/packets.h"
#include "widgets/hexview.h"

#include <QtCore/QDateTime>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeWidget>

namespace avocet {

namespace {
constexpr int nameWidth = 168;
constexpr int indentation = 14;

/// With microseconds.
QString exactTime(qint64 microseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(microseconds / 1000);
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) +
           QStringLiteral("%1").arg(microseconds % 1000, 3, 10, QChar(u'0'));
}

QTreeWidgetItem *row(const QString &name, const QString &value = {})
{
    return new QTreeWidgetItem({name, value});
}

QTreeWidgetItem *rowOf(const mqtt::PacketField &field, const mqtt::TracedPacket &packet)
{
    auto *item = row(fieldName(field.name), fieldValue(field, packet.type(), packet.version));
    for (const mqtt::PacketField &child : field.children)
        item->addChild(rowOf(child, packet));
    return item;
}

QTreeWidgetItem *ladder(const mqtt::TraceEntry &entry, const std::vector<mqtt::TraceEntry> &exchange)
{
    auto *item = row(PacketDetails::tr("Belongs together"));
    for (const mqtt::TraceEntry &step : exchange) {
        const bool isSent = step.packet.direction == mqtt::TraceDirection::Sent;
        const bool isThis = step.packet.time == entry.packet.time && step.packet.type() == entry.packet.type();
        auto *child = row((isSent ? QStringLiteral("→ ") : QStringLiteral("← ")) +
                              QString::fromLatin1(mqtt::packetName(step.packet.type())),
                          intervalInWords(step.packet.time - exchange.front().packet.time));
        QFont font = child->font(0);
        font.setWeight(isThis ? QFont::DemiBold : QFont::Normal);
        child->setFont(0, font);
        item->addChild(child);
    }
    return item;
}
} // namespace

PacketDetails::PacketDetails(QWidget *parent)
    : QTabWidget(parent)
    , m_fields(new QTreeWidget(this))
    , m_bytes(new HexView(this))
{
    setDocumentMode(true);
    m_fields->setObjectName(QStringLiteral("packetFields"));
    m_fields->setAccessibleName(tr("Fields of the packet"));
    m_fields->setColumnCount(2);
    m_fields->setHeaderHidden(true);
    m_fields->setIndentation(indentation);
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setUniformRowHeights(true);
    m_fields->header()->resizeSection(0, nameWidth);
    m_bytes->setObjectName(QStringLiteral("packetBytes"));
    m_bytes->setAccessibleName(tr("Bytes of the packet"));
    m_bytes->setFrameShape(QFrame::NoFrame);
    addTab(m_fields, tr("Fields"));
    addTab(m_bytes, tr("Bytes"));
    auto *copy = new QShortcut(QKeySequence::Copy, m_fields, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        if (const QTreeWidgetItem *item = m_fields->currentItem())
            QGuiApplication::clipboard()->setText(item->text(0) + QStringLiteral(": ") + item->text(1));
    });
}

void PacketDetails::show(const mqtt::TraceEntry &entry, const std::vector<mqtt::TraceEntry> &exchange)
{
    const mqtt::TracedPacket &packet = entry.packet;
    const mqtt::PacketFields decoded = mqtt::packetFields(packet);
    m_fields->clear();
    QList<QTreeWidgetItem *> rows;
    if (const QString why = incompleteWords(decoded); !why.isEmpty())
        rows += row(tr("Incomplete"), why);
    for (const mqtt::PacketField &field : decoded.fields)
        rows += rowOf(field, packet);
    if (exchange.size() > 1)
        rows += ladder(entry, exchange);
    rows += row(tr("Time"), exactTime(packet.time));
    rows += row(tr("Size on the wire"), tr("%n byte(s)", nullptr, int(packet.size)));
    rows += row(tr("Network Connection"), tr("%1, %2", "number of the connection, MQTT version")
                                              .arg(packet.connection)
                                              .arg(versionWord(packet.version)));
    m_fields->addTopLevelItems(rows);
    m_fields->expandAll();
    m_bytes->showBytes(packet.head, ViewPosition::Top);
}

void PacketDetails::clear()
{
    m_fields->clear();
    m_bytes->showBytes({}, ViewPosition::Top);
}

} // namespace avocet
