// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace avocet {

/// Where a message is written: one line high, and up to five as it grows. Enter submits, Shift+Enter makes a
/// line; an Enter that ends the composition of an input method does neither.
class ChatEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ChatEditor(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    int heightOf(int lines) const;
};

} // namespace avocet
