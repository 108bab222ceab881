// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace avocet {

/// Finds a few bytes in very many, with or without regard to the case of ASCII letters. Sixteen places at a
/// time are compared with the first and the last byte of what is looked for.
class ByteFinder
{
public:
    /// `needle` must not be empty.
    ByteFinder(QByteArray needle, bool isCaseSensitive);

    qsizetype needleSize() const { return m_needle.size(); }
    /// Where it stands in `bytes`, from `from` on; -1: nowhere.
    qsizetype find(QByteArrayView bytes, qsizetype from = 0) const;

private:
    bool isAt(const char *place) const;

    QByteArray m_needle; ///< small letters unless case counts
    QByteArray m_folds;  ///< 0x20 where a letter may be a capital as well, else 0
};

} // namespace avocet
