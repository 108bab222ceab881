// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QtCore/QAbstractTableModel>

namespace avocet {

/// MQTT 5.0 properties of a message, one a row in the order of the wire: name in the standard's terms, value
/// in words.
class PropertiesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };

    explicit PropertiesModel(QObject *parent = nullptr);

    void setProperties(const mqtt::PropertyList &properties);
    /// "Content Type: text/plain", not shortened.
    QString fullText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const mqtt::Property &at(int row) const { return *(m_properties.begin() + row); }

    mqtt::PropertyList m_properties;
};

} // namespace avocet
