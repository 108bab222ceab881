// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chatspans.h"

#include <QtCore/QDate>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QFont>
#include <QtGui/QTextLayout>

#include <memory>
#include <optional>

class QPainter;

namespace avocet {

struct ThemeTokens;

/// One row of a conversation as it is to be seen. Texts are plain, and safe to look at already.
struct ChatItem
{
    enum class Kind : quint8 { Message, Raw, System };
    enum class State : quint8 { Received, Queued, Sending, Delivered, Seen, Failed };

    quint64 id = 0;
    Kind kind = Kind::Message;
    State state = State::Received;
    bool own = false;
    qint64 time = 0; ///< milliseconds since 1970, UTC
    QString author;
    QString authorKey; ///< tells authors apart, and gives the colour
    QString text;
    QString note; ///< why a row is raw, why sending failed, or that a message is older
    std::vector<ChatSpan> spans{};
    bool isAction = false;    ///< the text is what the author does
    bool mentionsUs = false;
    bool isDoubtful = false;  ///< the note is a warning
    bool beginsUnread = false;

    bool operator==(const ChatItem &) const = default;
};

/// What the place of a row among the others adds to it.
struct ChatRowPlace
{
    int width = 0;
    QFont font;
    QDate today;
    bool beginsDay = false;
    bool beginsUnread = false;
    bool beginsGroup = true; ///< the author and the time are told

    bool operator==(const ChatRowPlace &) const = default;
    static ChatRowPlace of(const ChatItem &item, const ChatItem *previous, int width, const QFont &font);
};

/// Characters of the text that a row shows.
struct ChatTextRange
{
    int from = 0;
    int to = 0; ///< behind the last one

    bool isEmpty() const { return from >= to; }
    bool operator==(const ChatTextRange &) const = default;
};

/// The lines and rectangles of one row: made once, painted often. Coordinates begin at the row's top left
/// corner.
class ChatRowLayout
{
public:
    ChatRowLayout(const ChatItem &item, const ChatRowPlace &place);

    int height() const { return m_height; }
    /// Where a click sends a failed message again; empty otherwise.
    QRect sendAgainRect() const { return m_sendAgain.toAlignedRect(); }
    /// The link there; nullptr if there is none.
    const ChatSpan *linkAt(const QPointF &position) const;
    /// The character there; none beside the text.
    std::optional<int> characterAt(const QPointF &position) const;
    /// The place between two characters that is nearest to there.
    int cursorAt(const QPointF &position) const;
    /// The word or the space between words there; empty beside the text.
    ChatTextRange wordAt(const QPointF &position) const;
    QString text(const ChatTextRange &range) const;
    /// Marks where `search` stands in the text, unless it is empty, and what the user has marked.
    void paint(QPainter *painter, const QPointF &topLeft, const ThemeTokens &tokens, bool isSelected,
               const QString &search = {}, const ChatTextRange &marked = {}) const;

private:
    double layoutLines(QTextLayout &layout, const QString &text, const QFont &font, double width,
                       Qt::Alignment alignment = {}) const;
    double layoutBody(double width);
    void layoutSystem(double top);
    void layoutRaw(double top);
    void layoutOther(double top);
    void layoutOwn(double top);
    void layoutFailure();
    void layoutNote(double left, double width);
    QString shownText();
    QString stateWords() const;
    QString dayWords() const;

    QList<QTextLayout::FormatRange> fontsOfSpans() const;
    QList<QTextLayout::FormatRange> coloursOfSpans(const ThemeTokens &tokens, bool isSelected) const;
    QList<QTextLayout::FormatRange> marks(const ThemeTokens &tokens, const QString &search,
                                          const ChatTextRange &marked) const;
    void paintLine(QPainter *painter, double top, const QString &text, const QColor &line,
                   const QColor &words) const;
    void paintAuthor(QPainter *painter, const ThemeTokens &tokens, const QColor &words,
                     bool isSelected) const;
    void paintBubble(QPainter *painter, const ThemeTokens &tokens, const QColor &words) const;
    void paintFailure(QPainter *painter, const ThemeTokens &tokens, bool isSelected) const;

    ChatItem m_item;
    ChatRowPlace m_place;
    QFont m_small;
    std::unique_ptr<QTextLayout> m_body;
    std::unique_ptr<QTextLayout> m_noteLines; ///< under the body, or above a raw excerpt
    QPointF m_bodyAt;
    QPointF m_noteAt;
    QRectF m_bubble;
    QRectF m_meta; ///< time and state, inside the bubble
    QRectF m_sendAgain;
    QString m_metaText;
    double m_headerTop = 0;
    bool m_isHint = false; ///< the body stands for a message without text
    bool m_isCut = false;
    int m_height = 0;
};

/// One of eight, the same for a name on every machine and every day.
int authorColour(const QString &authorKey);
/// One or two characters for the disc.
QString authorInitials(const QString &author);

} // namespace avocet
