// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hexview.h"

#include "payload/hexdump.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <cmath>

namespace avocet {

namespace {
constexpr int margin = 12;
constexpr int gapCells = 2;
constexpr qsizetype largestCopy = 4'000'000;

/// As many as the last offset needs, in steps that keep similar payloads alike.
int offsetDigits(qsizetype size)
{
    if (size <= 0x1'0000)
        return 4;
    return size <= 0x100'0000 ? 6 : 8;
}
} // namespace

HexView::HexView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFont(payloadFont());
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Payload as hex"));
    viewport()->setCursor(Qt::IBeamCursor);
    measure();
}

void HexView::showBytes(const QByteArray &bytes, ViewPosition position)
{
    m_bytes = bytes;
    if (position == ViewPosition::Top) {
        m_anchor = m_caret = -1;
        verticalScrollBar()->setValue(0);
    }
    m_anchor = std::min(m_anchor, m_bytes.size() - 1);
    m_caret = std::min(m_caret, m_bytes.size() - 1);
    updateScrollBars();
    viewport()->update();
}

QByteArray HexView::selection() const
{
    return m_bytes.mid(selectionStart(), selectionSize());
}

void HexView::selectAll()
{
    if (m_bytes.isEmpty())
        return;
    m_anchor = 0;
    m_caret = m_bytes.size() - 1;
    viewport()->update();
}

qsizetype HexView::selectionSize() const
{
    return m_anchor < 0 ? 0 : std::abs(m_caret - m_anchor) + 1;
}

bool HexView::canCopy() const
{
    return selectionSize() > 0 && selectionSize() <= largestCopy;
}

void HexView::copySelection()
{
    if (canCopy())
        QGuiApplication::clipboard()->setText(QString::fromLatin1(selection().toHex(' ').toUpper()));
}

void HexView::measure()
{
    m_cell = int(std::ceil(QFontMetricsF(font()).horizontalAdvance(u'0')));
    m_rowHeight = fontMetrics().height() + 2;
}

HexView::Columns HexView::columns(int bytesPerRow) const
{
    Columns at{};
    at.offset = margin;
    at.hex = at.offset + (offsetDigits(m_bytes.size()) + gapCells) * m_cell;
    at.ascii = at.hex + (bytesPerRow * 3 - 1 + gapCells) * m_cell;
    at.end = at.ascii + bytesPerRow * m_cell + margin;
    return at;
}

void HexView::updateScrollBars()
{
    m_bytesPerRow = 4;
    for (const int wider : {8, 16}) {
        if (columns(wider).end <= viewport()->width())
            m_bytesPerRow = wider;
    }
    const int rows = int(hexRowCount(m_bytes.size(), m_bytesPerRow));
    const int page = std::max(1, (viewport()->height() - 2 * margin) / m_rowHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, rows - page));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, columns(m_bytesPerRow).end - viewport()->width()));
}

qsizetype HexView::byteAt(QPoint point) const
{
    const Columns at = columns(m_bytesPerRow);
    const int x = point.x() + horizontalScrollBar()->value();
    const int line = std::max(0, point.y() - margin) / m_rowHeight;
    const bool isAscii = x >= at.ascii - m_cell;
    const int column = isAscii ? (x - at.ascii) / m_cell : (x - at.hex + m_cell / 2) / (3 * m_cell);
    const qsizetype row = qsizetype(verticalScrollBar()->value()) + line;
    const qsizetype byte = row * m_bytesPerRow + std::clamp(column, 0, m_bytesPerRow - 1);
    return std::max<qsizetype>(0, std::min(byte, m_bytes.size() - 1));
}

void HexView::moveCaret(qsizetype caret, bool extends)
{
    if (m_bytes.isEmpty())
        return;
    m_caret = std::clamp<qsizetype>(caret, 0, m_bytes.size() - 1);
    if (!extends || m_anchor < 0)
        m_anchor = m_caret;
    showCaret();
    viewport()->update();
}

void HexView::showCaret()
{
    const int row = int(m_caret / m_bytesPerRow);
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + bar->pageStep())
        bar->setValue(row - bar->pageStep() + 1);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const qsizetype caret = std::max<qsizetype>(0, m_caret);
    const qsizetype page = qsizetype(verticalScrollBar()->pageStep()) * m_bytesPerRow;
    const bool isWhole = event->modifiers().testFlag(Qt::ControlModifier);
    const qsizetype rowStart = caret - caret % m_bytesPerRow;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCaret(caret - 1, extends);
    case Qt::Key_Right:
        return moveCaret(caret + 1, extends);
    case Qt::Key_Up:
        return moveCaret(caret - m_bytesPerRow, extends);
    case Qt::Key_Down:
        return moveCaret(caret + m_bytesPerRow, extends);
    case Qt::Key_PageUp:
        return moveCaret(caret - page, extends);
    case Qt::Key_PageDown:
        return moveCaret(caret + page, extends);
    case Qt::Key_Home:
        return moveCaret(isWhole ? 0 : rowStart, extends);
    case Qt::Key_End:
        return moveCaret(isWhole ? m_bytes.size() : rowStart + m_bytesPerRow - 1, extends);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveCaret(byteAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveCaret(byteAt(event->position().toPoint()), true);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isTooLarge = selectionSize() > largestCopy;
    menu->addAction(isTooLarge ? tr("Copy (the selection is larger than 4 MB)") : tr("Copy as hex"), this,
                    &HexView::copySelection)
        ->setEnabled(canCopy());
    menu->addAction(tr("Select all"), this, &HexView::selectAll)->setEnabled(!m_bytes.isEmpty());
    menu->popup(event->globalPos());
}

void HexView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        measure();
        updateScrollBars();
    }
    QAbstractScrollArea::changeEvent(event);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    const qsizetype firstByte = qsizetype(verticalScrollBar()->value()) * m_bytesPerRow;
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    verticalScrollBar()->setValue(int(firstByte / m_bytesPerRow));
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.translate(-horizontalScrollBar()->value(), 0);
    const qsizetype rows = hexRowCount(m_bytes.size(), m_bytesPerRow);
    qsizetype row = verticalScrollBar()->value();
    for (int top = margin; row < rows && top < viewport()->height(); ++row, top += m_rowHeight) {
        paintSelection(painter, row, top);
        paintRow(painter, row, top);
    }
}

void HexView::paintSelection(QPainter &painter, qsizetype row, int top) const
{
    const qsizetype rowStart = row * m_bytesPerRow;
    const qsizetype first = std::max(selectionStart(), rowStart) - rowStart;
    const qsizetype end = std::min(selectionStart() + selectionSize(), rowStart + m_bytesPerRow) - rowStart;
    if (m_anchor < 0 || first >= end)
        return;
    const Columns at = columns(m_bytesPerRow);
    const QColor colour = themeTokens(palette()).selection;
    const int count = int(end - first);
    painter.fillRect(at.hex + int(first) * 3 * m_cell - m_cell / 2, top, count * 3 * m_cell, m_rowHeight,
                     colour);
    painter.fillRect(at.ascii + int(first) * m_cell, top, count * m_cell, m_rowHeight, colour);
}

void HexView::paintRow(QPainter &painter, qsizetype row, int top) const
{
    const ThemeTokens &tokens = themeTokens(palette());
    const Columns at = columns(m_bytesPerRow);
    const HexRow made = hexRow(m_bytes, row, m_bytesPerRow);
    const int baseline = top + fontMetrics().ascent() + 1;
    painter.setPen(tokens.muted);
    const QString offset = made.offset.right(offsetDigits(m_bytes.size()));
    for (int i = 0; i < offset.size(); ++i)
        painter.drawText(at.offset + i * m_cell, baseline, offset.sliced(i, 1));
    painter.setPen(tokens.text);
    for (int i = 0; i < made.ascii.size(); ++i)
        painter.drawText(at.hex + i * 3 * m_cell, baseline, made.hex.sliced(i * 3, 2));
    painter.setPen(tokens.secondary);
    for (int i = 0; i < made.ascii.size(); ++i)
        painter.drawText(at.ascii + i * m_cell, baseline, made.ascii.sliced(i, 1));
}

} // namespace avocet
