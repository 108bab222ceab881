// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace avocet {

class JsonHighlighter;

/// Where the eye should be after a view got new content.
enum class ViewPosition : quint8 { Top, Kept };

/// A payload as read-only text in the fixed font. An update changes only what differs, so that scroll
/// position and selection stay while values come in.
class TextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);

    /// Lines end with "\n"; `isJson` says that the text may be coloured as indented JSON.
    void showText(const QString &text, bool isJson, ViewPosition position);
    void setWordWrap(bool wraps);

protected:
    void changeEvent(QEvent *event) override;

private:
    void chooseLineBreaks(const QString &text);
    void replaceDifference(const QString &text);

    JsonHighlighter *m_highlighter;
    QString m_text;
    bool m_isJson = false;
};

} // namespace avocet
