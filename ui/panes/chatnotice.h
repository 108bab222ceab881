// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace avocet {

/// A strip inside the pane that says one thing in a narrow place; hidden while it has nothing to say. Plain
/// text.
class ChatNotice : public QWidget
{
    Q_OBJECT

public:
    enum class Level { Warning, Danger };

    explicit ChatNotice(Level level, QWidget *parent = nullptr);

    void setWords(const QString &words);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showIcon();

    Level m_level;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace avocet
