// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topicfield.h"

#include <QtCore/QStringListModel>
#include <QtWidgets/QCompleter>

namespace avocet {

namespace {
constexpr int mostOffered = 20;
constexpr int mostVisible = 8;
constexpr int mostCharacters = 100'000; ///< more than a topic holds: too long is said, not cut off
} // namespace

TopicField::TopicField(QWidget *parent)
    : QLineEdit(parent)
    , m_offered(new QStringListModel(this))
{
    auto *topicCompleter = new QCompleter(m_offered, this);
    topicCompleter->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    topicCompleter->setMaxVisibleItems(mostVisible);
    setMaxLength(mostCharacters);
    setCompleter(topicCompleter);
    connect(this, &QLineEdit::textEdited, this, &TopicField::offer);
}

void TopicField::setCompletions(Completions completions)
{
    m_completions = std::move(completions);
}

void TopicField::offer(const QString &prefix)
{
    m_offered->setStringList(m_completions && !prefix.isEmpty() ? m_completions(prefix, mostOffered)
                                                                : QStringList());
}

} // namespace avocet
