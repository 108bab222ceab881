// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/propertiesmodel.h"

#include "base/overloaded.h"
#include "payload/singleline.h"
#include "payload/utf8.h"

#include <QtCore/QLocale>
#include <QtGui/QTextDocument>

#include <algorithm>
#include <array>
#include <limits>

namespace avocet {

namespace {
constexpr qsizetype shownBytes = 500;

struct PropertyWords
{
    mqtt::PropertyId id;
    const char *name;
};
/// Those that may stand in PUBLISH (2.2.2.2).
constexpr std::array propertyWords{
    PropertyWords{mqtt::PropertyId::PayloadFormatIndicator,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Payload Format Indicator")},
    PropertyWords{mqtt::PropertyId::MessageExpiryInterval,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Message Expiry Interval")},
    PropertyWords{mqtt::PropertyId::ContentType,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Content Type")},
    PropertyWords{mqtt::PropertyId::ResponseTopic,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Response Topic")},
    PropertyWords{mqtt::PropertyId::CorrelationData,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Correlation Data")},
    PropertyWords{mqtt::PropertyId::SubscriptionIdentifier,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Subscription Identifier")},
    PropertyWords{mqtt::PropertyId::TopicAlias, QT_TRANSLATE_NOOP("avocet::PropertiesModel", "Topic Alias")},
    PropertyWords{mqtt::PropertyId::UserProperty,
                  QT_TRANSLATE_NOOP("avocet::PropertiesModel", "User Property")},
};

QString nameOf(mqtt::PropertyId id)
{
    for (const PropertyWords &words : propertyWords) {
        if (words.id == id)
            return PropertiesModel::tr(words.name);
    }
    return QString::fromLatin1(mqtt::propertyName(id));
}

QString numberInWords(mqtt::PropertyId id, quint32 number)
{
    if (id == mqtt::PropertyId::PayloadFormatIndicator)
        return number == 0 ? PropertiesModel::tr("0, unspecified bytes")
                           : PropertiesModel::tr("1, UTF-8 text");
    if (id == mqtt::PropertyId::MessageExpiryInterval)
        return PropertiesModel::tr("%1 s").arg(QLocale().toString(number));
    return QString::number(number);
}

QString cutText(QByteArrayView utf8, qsizetype limit)
{
    const QByteArrayView head = utf8Head(utf8, limit);
    return singleLine(QString::fromUtf8(head)) +
           (head.size() < utf8.size() ? QStringLiteral("…") : QString());
}

QString binaryInWords(QByteArrayView bytes, qsizetype limit)
{
    const QByteArrayView head = bytes.first(std::min(bytes.size(), limit));
    QString words = QString::fromLatin1(head.toByteArray().toHex(' ').toUpper());
    if (head.size() < bytes.size())
        words += QStringLiteral(" …");
    if (!bytes.isEmpty() && isPlainText(bytes))
        words += QStringLiteral("  “%1”").arg(cutText(bytes, limit));
    return words;
}

QString valueOf(const mqtt::Property &property, qsizetype limit)
{
    return std::visit(mqtt::Overloaded{
                          [&](quint32 number) { return numberInWords(property.id, number); },
                          [&](const QByteArray &bytes) {
                              return property.id == mqtt::PropertyId::CorrelationData
                                         ? binaryInWords(bytes, limit)
                                         : cutText(bytes, limit);
                          },
                          [&](const mqtt::StringPair &pair) {
                              return cutText(pair.name, limit) + QStringLiteral(" = ") +
                                     cutText(pair.value, limit);
                          },
                      },
                      property.value);
}
} // namespace

PropertiesModel::PropertiesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PropertiesModel::setProperties(const mqtt::PropertyList &properties)
{
    if (properties == m_properties)
        return;
    beginResetModel();
    m_properties = properties;
    endResetModel();
}

QString PropertiesModel::fullText(int row) const
{
    const mqtt::Property &property = at(row);
    return nameOf(property.id) + QStringLiteral(": ") +
           valueOf(property, std::numeric_limits<qsizetype>::max());
}

int PropertiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_properties.size());
}

int PropertiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PropertiesModel::data(const QModelIndex &index, int role) const
{
    const mqtt::Property &property = at(index.row());
    if (role == Qt::DisplayRole)
        return index.column() == NameColumn ? nameOf(property.id) : valueOf(property, shownBytes);
    if (role == Qt::ToolTipRole && index.column() == ValueColumn)
        return Qt::convertFromPlainText(valueOf(property, shownBytes));
    return {};
}

QVariant PropertiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == NameColumn)
        return tr("Property");
    return m_properties.omitted() == 0
               ? tr("Value")
               : tr("Value (%1 more are not shown)").arg(QLocale().toString(m_properties.omitted()));
}

} // namespace avocet
