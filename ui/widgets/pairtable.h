// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPair>
#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QTableWidget;

namespace avocet {

/// Names and values in order, to be added, edited and removed: headers, User Properties.
class PairTable : public QWidget
{
    Q_OBJECT

public:
    using Pair = QPair<QString, QString>;

    /// `objectName` is the table's; its buttons are named objectNameAdd and objectNameRemove.
    PairTable(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    void setPairs(const QList<Pair> &pairs);
    /// Rows without a name and a value are left out.
    QList<Pair> pairs() const;

Q_SIGNALS:
    void changed();

private:
    void addRow(const Pair &pair);
    void addEmptyRow();
    void removeCurrent();
    QString text(int row, int column) const;

    QTableWidget *m_table;
};

} // namespace avocet
