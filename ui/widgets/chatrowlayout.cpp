// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatrowlayout.h"

#include "widgets/chatrowmetrics.h"
#include "widgets/typography.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace avocet {

using namespace chatmetrics;

namespace {

constexpr qint64 groupSpan = 5 * 60 * 1000; ///< milliseconds
constexpr qsizetype mostCharacters = 8000;  ///< that are laid out of one message
constexpr int rawLines = 2;

QDate dayOf(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).date();
}

QString firstCharacter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    return word.left(std::max<qsizetype>(0, finder.toNextBoundary()));
}

} // namespace

int authorColour(const QString &authorKey)
{
    quint32 hash = 2166136261u; // FNV-1a
    for (const QChar c : authorKey)
        hash = (hash ^ c.unicode()) * 16777619u;
    return int((hash ^ (hash >> 16)) % 8);
}

QString authorInitials(const QString &author)
{
    const QStringList words = author.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    const QString first = firstCharacter(words.first());
    return (words.size() == 1 ? first : first + firstCharacter(words.last())).toUpper();
}

ChatRowPlace ChatRowPlace::of(const ChatItem &item, const ChatItem *previous, int width, const QFont &font)
{
    ChatRowPlace place{.width = width, .font = font, .today = QDate::currentDate()};
    place.beginsDay = !previous || dayOf(previous->time) != dayOf(item.time);
    place.beginsUnread = item.beginsUnread;
    const bool isSystem = item.kind == ChatItem::Kind::System;
    place.beginsGroup = place.beginsDay || place.beginsUnread || item.kind == ChatItem::Kind::Raw ||
                        previous->kind != item.kind ||
                        (!isSystem && (previous->own != item.own || previous->authorKey != item.authorKey ||
                                       std::abs(item.time - previous->time) > groupSpan));
    return place;
}

ChatRowLayout::ChatRowLayout(const ChatItem &item, const ChatRowPlace &place)
    : m_item(item)
    , m_place(place)
    , m_small(smallFont(place.font))
{
    const double top = (place.beginsDay ? dayHeight : 0) + (place.beginsUnread ? dayHeight : 0) +
                       (place.beginsGroup ? groupGap : rowGap);
    switch (item.kind) {
    case ChatItem::Kind::System:
        layoutSystem(top);
        break;
    case ChatItem::Kind::Raw:
        layoutRaw(top);
        break;
    case ChatItem::Kind::Message:
        item.own ? layoutOwn(top) : layoutOther(top);
        break;
    }
}

/// Lays the text out from y = 0 on; the widest line's width is returned.
double ChatRowLayout::layoutLines(QTextLayout &layout, const QString &text, const QFont &font, double width,
                                  Qt::Alignment alignment) const
{
    QString lines = text;
    lines.replace(u'\n', QChar(QChar::LineSeparator));
    QTextOption option(alignment);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    layout.setText(lines);
    layout.setFont(font);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    double widest = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(20.0, width));
        line.setPosition({0, y});
        y += std::ceil(line.height());
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return std::ceil(widest);
}

double ChatRowLayout::layoutBody(double width)
{
    const QString text = shownText();
    m_body->setFormats(fontsOfSpans());
    QFont font = m_place.font;
    font.setItalic(m_item.isAction);
    return layoutLines(*m_body, text, font, width);
}

QList<QTextLayout::FormatRange> ChatRowLayout::fontsOfSpans() const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const ChatSpan &span : m_item.spans) {
        if (span.kind != ChatSpan::Kind::Code)
            continue;
        QTextCharFormat format;
        format.setFont(payloadFont());
        ranges << QTextLayout::FormatRange{span.start, span.length, format};
    }
    return ranges;
}

const ChatSpan *ChatRowLayout::linkAt(const QPointF &position) const
{
    const std::optional<int> character = characterAt(position);
    if (!character)
        return nullptr;
    const auto found = std::ranges::find_if(m_item.spans, [character](const ChatSpan &span) {
        return span.isLink() && character >= span.start && character < span.start + span.length;
    });
    return found != m_item.spans.end() ? &*found : nullptr;
}

std::optional<int> ChatRowLayout::characterAt(const QPointF &position) const
{
    const QPointF inBody = position - m_bodyAt;
    for (int i = 0; i < m_body->lineCount(); ++i) {
        const QTextLine line = m_body->lineAt(i);
        if (line.naturalTextRect().contains(inBody))
            return line.xToCursor(inBody.x(), QTextLine::CursorOnCharacter);
    }
    return std::nullopt;
}

int ChatRowLayout::cursorAt(const QPointF &position) const
{
    const QPointF inBody = position - m_bodyAt;
    int i = 0;
    while (i + 1 < m_body->lineCount() && m_body->lineAt(i + 1).y() <= inBody.y())
        ++i;
    return m_body->lineCount() == 0 ? 0 : m_body->lineAt(i).xToCursor(inBody.x());
}

ChatTextRange ChatRowLayout::wordAt(const QPointF &position) const
{
    const std::optional<int> character = characterAt(position);
    if (!character)
        return {};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, m_body->text());
    finder.setPosition(*character);
    const int from = int(finder.isAtBoundary() ? *character : finder.toPreviousBoundary());
    return {.from = from, .to = int(finder.toNextBoundary())};
}

QString ChatRowLayout::text(const ChatTextRange &range) const
{
    return m_body->text().mid(range.from, range.to - range.from).replace(QChar::LineSeparator, u'\n');
}

void ChatRowLayout::layoutSystem(double top)
{
    m_body = std::make_unique<QTextLayout>();
    m_bodyAt = {double(sideMargin + 12), top};
    layoutLines(*m_body, m_item.text, m_small, m_place.width - 2 * m_bodyAt.x(), Qt::AlignHCenter);
    m_height = int(std::ceil(top + linesHeight(*m_body) + 2));
}

void ChatRowLayout::layoutRaw(double top)
{
    const double width = m_place.width - textLeft - sideMargin;
    m_noteLines = std::make_unique<QTextLayout>();
    m_noteAt = {double(textLeft), top};
    layoutLines(*m_noteLines, m_item.note + QStringLiteral("  ") + timeWords(m_item.time), m_small, width);

    m_body = std::make_unique<QTextLayout>();
    m_bodyAt = {double(textLeft), top + linesHeight(*m_noteLines) + 1};
    const QFont font = payloadFont();
    layoutLines(*m_body, m_item.text, font, width);
    if (m_body->lineCount() > rawLines) {
        const QTextLine last = m_body->lineAt(rawLines - 1);
        const QString cut = m_item.text.left(last.textStart() + std::max(0, last.textLength() - 1));
        layoutLines(*m_body, cut + QChar(0x2026), font, width);
    }
    m_height = int(std::ceil(m_bodyAt.y() + (m_item.text.isEmpty() ? 0 : linesHeight(*m_body)) + 2));
}

void ChatRowLayout::layoutOther(double top)
{
    m_headerTop = top;
    if (m_place.beginsGroup)
        top += QFontMetricsF(nameFont(m_place.font)).height() + 1;
    const double width = m_place.width - textLeft - sideMargin;
    m_body = std::make_unique<QTextLayout>();
    m_bodyAt = {double(textLeft), top};
    layoutBody(width);
    top += linesHeight(*m_body);
    m_height = int(std::ceil(top + 2));
    layoutNote(textLeft, width);
    if (m_place.beginsGroup)
        m_height = std::max(m_height, int(m_headerTop) + discSize + 4);
}

void ChatRowLayout::layoutOwn(double top)
{
    const double mostText = m_place.width - textLeft - sideMargin - 2 * bubblePadding;
    m_body = std::make_unique<QTextLayout>();
    const double widest = layoutBody(mostText);
    const QTextLine last = m_body->lineAt(m_body->lineCount() - 1);
    m_metaText = stateWords();
    m_meta.setSize({QFontMetricsF(m_small).horizontalAdvance(m_metaText) +
                        (m_item.state == ChatItem::State::Failed ? 0 : glyphSize + 4),
                    QFontMetricsF(m_small).height()});
    const bool isRightToLeft = m_item.text.isRightToLeft();
    const double besideLast = last.naturalTextWidth() + metaGap + m_meta.width();
    const bool fitsBeside = !isRightToLeft && besideLast <= mostText;
    const double inner = std::ceil(std::max({widest, fitsBeside ? besideLast : m_meta.width()}));
    const double textHeight = linesHeight(*m_body) + (fitsBeside ? 0 : m_meta.height());

    m_bubble = {m_place.width - sideMargin - inner - 2 * bubblePadding, top, inner + 2 * bubblePadding,
                textHeight + 2 * bubbleGap};
    m_bodyAt = {m_bubble.left() + bubblePadding - (isRightToLeft ? mostText - inner : 0), top + bubbleGap};
    m_meta.moveBottomRight({m_bubble.right() - bubblePadding, m_bubble.bottom() - bubbleGap});
    m_height = int(std::ceil(m_bubble.bottom() + 2));
    if (m_item.state == ChatItem::State::Failed)
        layoutFailure();
    else
        layoutNote(m_place.width / 4.0, m_place.width * 0.75 - sideMargin);
}

/// Why it failed, and the offer to send it again, right-aligned under the bubble.
void ChatRowLayout::layoutFailure()
{
    const double left = sideMargin + glyphSize + 6;
    m_noteLines = std::make_unique<QTextLayout>();
    m_noteAt = {left, double(m_height)};
    layoutLines(*m_noteLines, m_item.note, m_small, m_place.width - sideMargin - left, Qt::AlignRight);
    const QFontMetricsF metrics(m_small);
    const double offerWidth = metrics.horizontalAdvance(sendAgainWords());
    const double y = m_height + linesHeight(*m_noteLines);
    m_sendAgain = QRectF(m_place.width - sideMargin - offerWidth, y, offerWidth, metrics.height());
    m_height = int(std::ceil(m_sendAgain.bottom() + 4));
}

void ChatRowLayout::layoutNote(double left, double width)
{
    QString note = m_item.note;
    if (m_isCut) {
        const QString cut =
            QCoreApplication::translate("avocet::ChatDelegate", "%1 more characters; copying takes all")
                .arg(QLocale().toString(m_item.text.size() - mostCharacters));
        note = note.isEmpty() ? cut : note + u'\n' + cut;
    }
    if (note.isEmpty())
        return;
    m_noteLines = std::make_unique<QTextLayout>();
    m_noteAt = {left, double(m_height - 1)};
    layoutLines(*m_noteLines, note, m_small, width, m_item.own ? Qt::AlignRight : Qt::Alignment());
    m_height = int(std::ceil(m_noteAt.y() + linesHeight(*m_noteLines) + 2));
}

QString ChatRowLayout::shownText()
{
    m_isHint = m_item.text.isEmpty();
    if (m_isHint)
        return QCoreApplication::translate("avocet::ChatDelegate", "(no text)");
    m_isCut = m_item.text.size() > mostCharacters;
    return m_isCut ? m_item.text.left(mostCharacters) + QChar(0x2026) : m_item.text;
}

QString ChatRowLayout::stateWords() const
{
    const QString time = timeWords(m_item.time);
    if (m_item.state != ChatItem::State::Queued)
        return time;
    return QCoreApplication::translate("avocet::ChatDelegate", "%1 waiting").arg(time);
}

QString ChatRowLayout::dayWords() const
{
    const QDate day = dayOf(m_item.time);
    if (day == m_place.today)
        return QCoreApplication::translate("avocet::ChatDelegate", "Today");
    if (day.addDays(1) == m_place.today)
        return QCoreApplication::translate("avocet::ChatDelegate", "Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

} // namespace avocet
