// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLineEdit>

#include <functional>

class QStringListModel;

namespace avocet {

/// A line for a topic, completed by whoever knows topics.
class TopicField : public QLineEdit
{
    Q_OBJECT

public:
    /// At most `limit` topics that begin with `prefix`, best first.
    using Completions = std::function<QStringList(const QString &prefix, int limit)>;

    explicit TopicField(QWidget *parent = nullptr);

    void setCompletions(Completions completions);

private:
    void offer(const QString &prefix);

    Completions m_completions;
    QStringListModel *m_offered;
};

} // namespace avocet
