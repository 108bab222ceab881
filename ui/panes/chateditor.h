// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

#include <functional>

namespace avocet {

/// Where a message is written: one line high, and up to five as it grows. Enter submits, Shift+Enter makes a
/// line; an Enter that ends the composition of an input method does neither.
class ChatEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ChatEditor(QWidget *parent = nullptr);

    /// What the Tab key makes of the text before the cursor; null: nothing, then it moves the focus.
    void setCompletion(std::function<QString(const QString &beforeCursor)> completion);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool complete();
    void fitHeight();
    int heightOf(int lines) const;

    std::function<QString(const QString &)> m_completion;
};

} // namespace avocet
