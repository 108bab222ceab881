// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QtWidgets/QStackedWidget>

class QTableView;

namespace avocet {

class PropertiesModel;

/// The MQTT 5.0 properties of a message as a table, or the words that it has none.
class PropertiesView : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PropertiesView(QWidget *parent = nullptr);

    void showProperties(const mqtt::PropertyList &properties);

public Q_SLOTS:
    void copyRow();

private:
    void setUpTable();

    PropertiesModel *m_model;
    QTableView *m_table;
    QWidget *m_none;
};

} // namespace avocet
