// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicorder.h"

#include <QtWidgets/QToolButton>

class QAction;
class QActionGroup;

namespace avocet {

/// What the topics are sorted by, as a menu: a key, and whether it is turned round.
class TopicSortButton : public QToolButton
{
    Q_OBJECT

public:
    explicit TopicSortButton(QWidget *parent = nullptr);

    TopicSort sort() const { return m_sort; }
    void setSort(TopicSort sort);

Q_SIGNALS:
    void sortChosen(TopicSort sort);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addKey(const char *name, const QString &text, TopicSort::Key key);
    void showIcon();

    QActionGroup *m_keys;
    QAction *m_reverse;
    TopicSort m_sort;
};

/// As one expects it at first: names from the beginning, numbers from the largest.
inline TopicSort naturalSort(TopicSort::Key key)
{
    return {key, key != TopicSort::Key::Name};
}

} // namespace avocet
