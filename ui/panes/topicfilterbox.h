// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicsearch.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QAction;
class QLineEdit;
class QToolButton;

namespace avocet {

class ToneLabel;

/// The line that filters topics, with its two switches and room for what is wrong with an expression.
class TopicFilterBox : public QWidget
{
    Q_OBJECT

public:
    explicit TopicFilterBox(QWidget *parent = nullptr);

    TopicQuery query() const;
    void clear();
    void setError(const QString &error);
    /// Takes the focus and the text that was typed elsewhere.
    void startTyping(const QString &text);
    void focusAll();

Q_SIGNALS:
    /// A moment after the last key.
    void queryChanged();
    void arrowDownPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addSwitch(const QString &name, const QString &text, const QString &toolTip, bool isOn);
    void showIcons();

    QLineEdit *m_edit;
    QAction *m_searchIcon;
    QToolButton *m_regularExpression;
    QToolButton *m_wildcards;
    ToneLabel *m_error;
    QTimer m_pause;
};

} // namespace avocet
