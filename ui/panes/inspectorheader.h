// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace avocet {

class Chip;
class ElidedLabel;
class ToneLabel;
struct InspectedMessage;

/// The inspector's first two lines: the topic, and the facts about the message shown.
class InspectorHeader : public QWidget
{
    Q_OBJECT

public:
    /// `formatChooser` gets its place among the facts.
    explicit InspectorHeader(QWidget *formatChooser, QWidget *parent = nullptr);

    /// Without a message the line of facts is empty.
    void showTopic(const QByteArray &topic);
    void showMessage(const InspectedMessage &message);

Q_SIGNALS:
    void copyTopicRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthForOneLine() const;
    QHBoxLayout *buildTitleRow();
    QWidget *buildFacts(QWidget *formatChooser);

    ElidedLabel *m_title;
    QWidget *m_facts;
    QWidget *m_formatChooser;
    QBoxLayout *m_factLines = nullptr;
    ToneLabel *m_size;
    Chip *m_qos;
    Chip *m_retained;
    Chip *m_dup;
    ElidedLabel *m_time;
};

} // namespace avocet
