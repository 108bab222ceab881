// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtGui/QFont>

class QTextLayout;

/// Measures and words that measuring and painting of a chat row share. Pixels.
namespace avocet::chatmetrics {

inline constexpr int sideMargin = 12;
inline constexpr int discSize = 28;
inline constexpr int textLeft = sideMargin + discSize + 8;
inline constexpr int dayHeight = 30;
inline constexpr int groupGap = 12;
inline constexpr int rowGap = 2;
inline constexpr int bubblePadding = 10;
inline constexpr int bubbleGap = 5; ///< above and below the text in a bubble
inline constexpr int metaGap = 10;
inline constexpr int glyphSize = 11;

QFont smallFont(const QFont &font);
QFont nameFont(const QFont &font);
double linesHeight(const QTextLayout &layout);
QString timeWords(qint64 time);
QString sendAgainWords();

} // namespace avocet::chatmetrics
