// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTableView>

namespace avocet {

/// The history of a topic, newest first. While it is scrolled or the pointer is on it, new rows do not move
/// the ones in view. Its actions are its menu.
class HistoryView : public QTableView
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    /// Clicked, or reached with the keyboard.
    void rowChosen(const QModelIndex &index);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitColumns();
    void holdStill(int first, int last);
};

} // namespace avocet
