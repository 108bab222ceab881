// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QPalette>
#include <QtGui/QSyntaxHighlighter>

namespace avocet {

/// Colours JSON as JsonLayout::Indented prints it, where no token spans two lines.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument *document);

    /// Takes effect for text set from now on.
    void setActive(bool active) { m_isActive = active; }
    /// Colours the whole document anew.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    void takeColours(const QPalette &palette);

    bool m_isActive = false;
    QTextCharFormat m_name, m_string, m_number, m_literal, m_punctuation;
};

} // namespace avocet
