// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chatrowlayout.h"
#include "widgets/rowheights.h"

#include <QtWidgets/QAbstractItemView>

namespace avocet {

class ChatDelegate;

/// A list of rows of any height for very many rows: only what is seen gets measured, and the rest is
/// estimated. The first visible row stays where it is when others come and go; at the end, the view follows
/// what comes. A drag within one row marks characters of its text, and beyond it whole rows; a ChatDelegate
/// shows them.
class ChatView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit ChatView(QWidget *parent = nullptr);

    bool isFollowing() const { return m_follows; }
    void follow();

    void setModel(QAbstractItemModel *model) override;
    void reset() override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    /// As the delegate wants it for that row.
    QStyleOptionViewItem optionFor(const QModelIndex &index) const;
    /// The characters that are marked in this row.
    ChatTextRange markedIn(const QModelIndex &index) const;
    bool hasSelection() const;
    /// The marked characters go to the clipboard; where there are none, the model's mimeData() of the
    /// selected rows.
    void copySelection() const;

Q_SIGNALS:
    /// Whether the end is in sight, so that new rows are followed.
    void followingChanged(bool follows);
    /// A click on a row without modifiers that marks nothing, in the viewport's coordinates.
    void rowClicked(const QModelIndex &index, const QPoint &position);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    struct Anchor
    {
        int row = 0;
        qint64 hidden = 0; ///< pixels of it above the viewport
    };

    void onRowsRemoved(const QModelIndex &parent, int first, int last);
    int measured(int row) const;
    Anchor lastPage() const;
    bool isAtEnd(const Anchor &last) const;
    void moveBy(qint64 pixels);
    void settle();
    void setFollowing(bool follows);
    void mark(const ChatTextRange &range);
    const ChatRowLayout *layoutAt(const QModelIndex &index, QPointF &position) const;
    QModelIndex indexOf(int row) const { return model()->index(row, 0, rootIndex()); }

    mutable RowHeights m_heights;
    Anchor m_anchor;
    QPersistentModelIndex m_markRow;
    ChatTextRange m_marked;
    ChatTextRange m_markOrigin; ///< where the drag began: it stays marked
    QPointF m_markPress;
    bool m_follows = true;
    bool m_isSettling = false;
};

} // namespace avocet
