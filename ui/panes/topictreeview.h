// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicorder.h"

#include <QtCore/QPersistentModelIndex>
#include <QtCore/QTimer>
#include <QtWidgets/QTreeView>

#include <vector>

namespace avocet {

class TopicTreeModel;

/// The topic tree. Rows that just changed carry a tint that fades; the row at the top stays where it is when
/// rows come above it; the row under the pointer is the model's anchor.
class TopicTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit TopicTreeView(TopicTreeModel *model, QWidget *parent = nullptr);

    /// Expands the node and what is below it, at most a few thousand rows.
    void expandBelow(const QModelIndex &index);
    /// The nodes whose rows are expanded, parents before children.
    std::vector<NodeId> expandedNodes() const;
    void expandNodes(const std::vector<NodeId> &nodes);

    /// In the header.
    void showSort(TopicSort sort);

    void doItemsLayout() override;

Q_SIGNALS:
    void columnPressed(int column);
    /// A printable key was pressed: the text belongs to the filter.
    void typed(const QString &text);
    void escapePressed();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpColumns();
    void fitColumns();
    void rememberTop();
    void anchorAt(const QPoint &position);
    double activityOf(const QModelIndex &index) const;
    void fade();

    TopicTreeModel *m_model;
    QPersistentModelIndex m_top; ///< of the viewport, before rows come
    int m_topOffset = 0;
    QTimer m_fadeTimer;
    mutable QRegion m_fading; ///< rows painted with a tint
};

} // namespace avocet
