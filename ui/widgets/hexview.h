// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textview.h"

#include <QtWidgets/QAbstractScrollArea>

namespace avocet {

/// Bytes as offset, hex and ASCII: 16, 8 or 4 to a row, as the width allows. Makes text for visible rows
/// only. Bytes are selected with the mouse or the keyboard and copied as hex.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    void showBytes(const QByteArray &bytes, ViewPosition position);
    int bytesPerRow() const { return m_bytesPerRow; }
    /// Selected bytes; at most a few MB can be copied, see copySelection().
    QByteArray selection() const;
    void selectAll();

public Q_SLOTS:
    /// "89 50 4E 47"; does nothing without a selection or if it is larger than 4 MB.
    void copySelection();

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Columns
    {
        int offset, hex, ascii, end; ///< left edges in the content, px
    };

    void measure();
    void updateScrollBars();
    Columns columns(int bytesPerRow) const;
    qsizetype selectionStart() const { return qMin(m_anchor, m_caret); }
    qsizetype selectionSize() const;
    bool canCopy() const;
    qsizetype byteAt(QPoint point) const;
    void moveCaret(qsizetype caret, bool extends);
    void showCaret();
    void paintRow(QPainter &painter, qsizetype row, int top) const;
    void paintSelection(QPainter &painter, qsizetype row, int top) const;

    QByteArray m_bytes;
    int m_bytesPerRow = 16;
    int m_cell = 1; ///< width of a character
    int m_rowHeight = 1;
    qsizetype m_anchor = -1; ///< -1: nothing selected
    qsizetype m_caret = -1;
};

} // namespace avocet
