// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatrowlayout.h"

#include "widgets/chatrowmetrics.h"
#include "widgets/themetokens.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

namespace avocet {

namespace chatmetrics {

QFont smallFont(const QFont &font)
{
    QFont small = font;
    if (font.pixelSize() > 0)
        small.setPixelSize(qRound(font.pixelSize() * 11 / 13.0));
    else
        small.setPointSizeF(font.pointSizeF() * 11 / 13.0);
    return small;
}

QFont nameFont(const QFont &font)
{
    QFont name = font;
    name.setWeight(QFont::DemiBold);
    return name;
}

double linesHeight(const QTextLayout &layout)
{
    if (layout.lineCount() == 0)
        return 0;
    const QTextLine last = layout.lineAt(layout.lineCount() - 1);
    return last.y() + last.height();
}

QString timeWords(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm"));
}

QString sendAgainWords()
{
    return QCoreApplication::translate("avocet::ChatDelegate", "Send again");
}

} // namespace chatmetrics

using namespace chatmetrics;

namespace {

void paintTick(QPainter *painter, const QRectF &box)
{
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    painter->drawPolyline(QPolygonF({at(0.1, 0.55), at(0.4, 0.85), at(0.95, 0.2)}));
}

/// The second one begins where the first one ends.
void paintTicks(QPainter *painter, const QRectF &box)
{
    paintTick(painter, box.translated(-box.width() * 0.2, 0));
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    painter->drawPolyline(QPolygonF({at(0.55, 0.8), at(0.6, 0.85), at(1.15, 0.2)}));
}

void paintClock(QPainter *painter, const QRectF &box)
{
    const QRectF face = box.adjusted(1, 1, -1, -1);
    painter->drawEllipse(face);
    painter->drawPolyline(QPolygonF({{face.center().x(), face.top() + 2},
                                     face.center(),
                                     {face.center().x() + 2, face.center().y() + 1}}));
}

void paintExclamation(QPainter *painter, const QRectF &box)
{
    painter->drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    const double x = box.center().x();
    painter->drawLine(QPointF(x, box.top() + 3), QPointF(x, box.center().y() + 0.8));
    painter->drawPoint(QPointF(x, box.bottom() - 3));
}

QPen glyphPen(const QColor &colour)
{
    return QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

} // namespace

void ChatRowLayout::paint(QPainter *painter, const QPointF &topLeft, const ThemeTokens &tokens,
                          bool isSelected, const QString &search, const ChatTextRange &marked) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(topLeft);
    painter->setClipRect(QRectF(0, 0, m_place.width, m_height));
    const QColor words = isSelected ? tokens.selectionText : tokens.muted;
    const double linesAbove = (m_place.beginsDay ? dayHeight : 0) + (m_place.beginsUnread ? dayHeight : 0);
    QColor mentioned = tokens.activity;
    mentioned.setAlphaF(0.14f);
    if (isSelected || m_item.mentionsUs)
        painter->fillRect(QRectF(0, linesAbove, m_place.width, m_height),
                          isSelected ? tokens.selection : mentioned);
    if (m_place.beginsDay)
        paintLine(painter, 0, dayWords(), tokens.border, tokens.muted);
    if (m_place.beginsUnread)
        paintLine(painter, linesAbove - dayHeight, QCoreApplication::translate("avocet::ChatDelegate", "New"),
                  tokens.accent, tokens.accent);

    const bool isMessage = m_item.kind == ChatItem::Kind::Message;
    if (isMessage && m_item.own)
        paintBubble(painter, tokens, words);
    else if (isMessage && m_place.beginsGroup)
        paintAuthor(painter, tokens, words, isSelected);
    if (m_item.kind == ChatItem::Kind::Raw)
        painter->fillRect(QRectF(textLeft - 9, m_noteAt.y() + 1, 2, m_height - m_noteAt.y() - 3),
                          tokens.border);

    if (m_noteLines) {
        const bool failed = m_item.state == ChatItem::State::Failed;
        painter->setPen(isSelected          ? words
                        : failed            ? tokens.danger
                        : m_item.isDoubtful ? tokens.warning
                                            : words);
        m_noteLines->draw(painter, m_noteAt);
    }
    painter->setPen(isSelected ? tokens.selectionText : isMessage && !m_isHint ? tokens.text : tokens.muted);
    m_body->draw(painter, m_bodyAt, coloursOfSpans(tokens, isSelected) + marks(tokens, search, marked));
    if (!m_sendAgain.isEmpty())
        paintFailure(painter, tokens, isSelected);
    painter->restore();
}

QList<QTextLayout::FormatRange> ChatRowLayout::coloursOfSpans(const ThemeTokens &tokens,
                                                              bool isSelected) const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const ChatSpan &span : m_item.spans) {
        QTextCharFormat format;
        if (span.kind == ChatSpan::Kind::Code) {
            QColor ground = tokens.muted;
            ground.setAlphaF(0.16f);
            format.setBackground(ground);
        } else {
            format.setForeground(isSelected ? tokens.selectionText : tokens.accent);
            format.setFontUnderline(span.isLink());
        }
        ranges << QTextLayout::FormatRange{span.start, span.length, format};
    }
    return ranges;
}

QList<QTextLayout::FormatRange> ChatRowLayout::marks(const ThemeTokens &tokens, const QString &search,
                                                     const ChatTextRange &marked) const
{
    QList<QTextLayout::FormatRange> ranges;
    const QString text = m_body->text();
    constexpr qsizetype mostMarks = 100;
    for (qsizetype at = search.isEmpty() ? -1 : text.indexOf(search, 0, Qt::CaseInsensitive);
         at >= 0 && ranges.size() < mostMarks;
         at = text.indexOf(search, at + search.size(), Qt::CaseInsensitive)) {
        QTextCharFormat format;
        QColor mark = tokens.activity;
        mark.setAlphaF(0.45f);
        format.setBackground(mark);
        ranges << QTextLayout::FormatRange{int(at), int(search.size()), format};
    }
    if (!marked.isEmpty()) {
        QTextCharFormat format;
        // A bubble is nearly as blue as the selection.
        const bool isOnBubble = m_item.own && m_item.kind == ChatItem::Kind::Message;
        format.setBackground(isOnBubble ? tokens.accent : tokens.selection);
        format.setForeground(isOnBubble ? tokens.onAccent : tokens.selectionText);
        ranges << QTextLayout::FormatRange{marked.from, marked.to - marked.from, format};
    }
    return ranges;
}

void ChatRowLayout::paintLine(QPainter *painter, double top, const QString &text, const QColor &line,
                              const QColor &words) const
{
    const QFontMetricsF metrics(m_small);
    const double half = metrics.horizontalAdvance(text) / 2 + 10;
    const double middle = m_place.width / 2.0;
    const double y = top + dayHeight / 2 + 2;
    painter->fillRect(QRectF(sideMargin, y, middle - half - sideMargin, 1), line);
    painter->fillRect(QRectF(middle + half, y, middle - half - sideMargin, 1), line);
    painter->setFont(m_small);
    painter->setPen(words);
    painter->drawText(QRectF(middle - half, top + 2, 2 * half, dayHeight), Qt::AlignCenter, text);
}

void ChatRowLayout::paintAuthor(QPainter *painter, const ThemeTokens &tokens, const QColor &words,
                                bool isSelected) const
{
    const QColor colour = tokens.authors[size_t(authorColour(m_item.authorKey))];
    const QRectF disc(sideMargin, m_headerTop, discSize, discSize);
    QColor soft = colour;
    soft.setAlphaF(0.16f);
    painter->setPen(Qt::NoPen);
    painter->setBrush(soft);
    painter->drawEllipse(disc);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(isSelected ? tokens.selectionText : colour);
    QFont initials = nameFont(m_small);
    painter->setFont(initials);
    painter->drawText(disc, Qt::AlignCenter, authorInitials(m_item.author));

    const QFont font = nameFont(m_place.font);
    const QFontMetricsF metrics(font);
    const QFontMetricsF smallMetrics(m_small);
    const QString time = timeWords(m_item.time);
    const double timeWidth = smallMetrics.horizontalAdvance(time);
    const QString anybody = QCoreApplication::translate("avocet::ChatDelegate", "(no name)");
    const QString name = metrics.elidedText(m_item.author.isEmpty() ? anybody : m_item.author, Qt::ElideRight,
                                            m_place.width - textLeft - sideMargin - timeWidth - 8);
    const double baseline = m_headerTop + metrics.ascent();
    painter->setFont(font);
    painter->drawText(QPointF(textLeft, baseline), name);
    painter->setFont(m_small);
    painter->setPen(words);
    painter->drawText(QPointF(textLeft + metrics.horizontalAdvance(name) + 8, baseline), time);
}

void ChatRowLayout::paintBubble(QPainter *painter, const ThemeTokens &tokens, const QColor &words) const
{
    const bool failed = m_item.state == ChatItem::State::Failed;
    painter->setPen(failed ? QPen(tokens.danger, 1) : Qt::NoPen);
    painter->setBrush(failed ? tokens.surface : tokens.accentSoft);
    painter->drawRoundedRect(failed ? m_bubble.adjusted(0.5, 0.5, -0.5, -0.5) : m_bubble, metrics::chatRadius,
                             metrics::chatRadius);
    painter->setBrush(Qt::NoBrush);
    // Secondary, not muted: muted does not reach AA on the bubble.
    const QColor meta = words == tokens.muted ? tokens.secondary : words;
    painter->setPen(meta);
    painter->setFont(m_small);
    painter->drawText(m_meta, Qt::AlignLeft | Qt::AlignVCenter, m_metaText);
    if (failed)
        return;
    const QRectF glyph(m_meta.right() - glyphSize, m_meta.center().y() - glyphSize / 2.0, glyphSize,
                       glyphSize);
    const bool isSeen = m_item.state == ChatItem::State::Seen;
    painter->setPen(glyphPen(isSeen && words == tokens.muted ? tokens.accent : meta));
    if (isSeen)
        paintTicks(painter, glyph);
    else if (m_item.state == ChatItem::State::Delivered)
        paintTick(painter, glyph);
    else
        paintClock(painter, glyph);
}

void ChatRowLayout::paintFailure(QPainter *painter, const ThemeTokens &tokens, bool isSelected) const
{
    const QTextLine line = m_noteLines->lineAt(0);
    const double left = m_noteAt.x() + line.naturalTextRect().left() - glyphSize - 5;
    painter->setPen(glyphPen(isSelected ? tokens.selectionText : tokens.danger));
    paintExclamation(painter, {left, m_noteAt.y() + (line.height() - glyphSize) / 2, glyphSize, glyphSize});

    QFont font = m_small;
    font.setUnderline(true);
    painter->setFont(font);
    painter->setPen(isSelected ? tokens.selectionText : tokens.accent);
    painter->drawText(m_sendAgain, Qt::AlignCenter, sendAgainWords());
}

} // namespace avocet
