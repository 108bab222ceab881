// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace avocet {

/// A line in the window that says what happened and what to do, with buttons to do it and details that fold.
/// It takes no focus and stops nobody. All texts are plain.
class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Level { Info, Warning, Danger };

    explicit Banner(QWidget *parent = nullptr);

    /// Shows the banner; without details their button is gone.
    void showMessage(Level level, const QString &what, const QString &whatToDo, const QString &details = {});
    /// A short remark before the buttons ("Trying again in 4 s").
    void setNote(const QString &note);
    QPushButton *addButton(const QString &text);

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void showIcon();
    void showDetails(bool areShown);
    QColor levelColour() const;

    Level m_level = Level::Info;
    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_whatToDo;
    QLabel *m_note;
    QLabel *m_details;
    QToolButton *m_detailsButton;
    QToolButton *m_closeButton;
    QHBoxLayout *m_buttons;
};

} // namespace avocet
