// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/inspectorpane.h"

#include "models/messagelistmodel.h"
#include "panes/historyview.h"
#include "panes/inspectorheader.h"
#include "panes/inspectorwords.h"
#include "panes/propertiesview.h"
#include "payload/displaytext.h"
#include "payload/utf8.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/payloadview.h"
#include "widgets/tonelabel.h"

#include <QtCore/QSaveFile>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr qsizetype largestCopy = 16'000'000;

QToolButton *toolButton(const QString &objectName, const QString &iconName, const QString &text,
                        QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}
} // namespace

InspectorPane::InspectorPane(QWidget *parent)
    : QWidget(parent)
    , m_payload(new PayloadView(this))
    , m_header(new InspectorHeader(m_payload->formatChooser(), this))
    , m_history(new HistoryView(this))
    , m_properties(new PropertiesView(this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("inspectorPane"));
    m_payload->setObjectName(QStringLiteral("payloadView"));
    m_history->setObjectName(QStringLiteral("historyView"));
    auto *nothing =
        new EmptyState(QStringLiteral("eye"), tr("Select a topic to read its messages"),
                       tr("Its newest value, its history and its properties are shown here."), {}, this);
    nothing->setObjectName(QStringLiteral("nothingSelected"));
    m_pages->addWidget(nothing);
    m_pages->addWidget(buildContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_header, &InspectorHeader::copyTopicRequested, this, &InspectorPane::copyTopic);
    connect(m_history, &HistoryView::rowChosen, this, &InspectorPane::requestRow);
    setUpHistoryMenu();
}

QWidget *InspectorPane::buildContent()
{
    m_body = new QStackedWidget(this);
    m_body->addWidget(buildTabs());
    auto *noMessage =
        new EmptyState(QStringLiteral("message"), tr("No message on this topic so far"),
                       tr("It is a level of other topics, or has not been heard yet."), {}, this);
    noMessage->setObjectName(QStringLiteral("noMessage"));
    noMessage->setBackgroundRole(QPalette::Base);
    noMessage->setAutoFillBackground(true);
    m_body->addWidget(noMessage);
    m_banner->hide();
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(m_body, 1);
    layout->addWidget(buildPastBar()); // beneath, so that the row just clicked stays under the pointer
    return content;
}

QWidget *InspectorPane::buildPastBar()
{
    m_pastBar = new QWidget(this);
    m_pastBar->setObjectName(QStringLiteral("pastBar"));
    m_pastWords = new ToneLabel(ToneLabel::Tone::Accent, m_pastBar);
    m_pastWords->setObjectName(QStringLiteral("pastLabel"));
    auto *back = new QPushButton(tr("Back to live"), m_pastBar);
    back->setObjectName(QStringLiteral("backToLiveButton"));
    connect(back, &QPushButton::clicked, this, &InspectorPane::backToLive);
    auto *row = new QHBoxLayout(m_pastBar);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_pastWords, 1);
    row->addWidget(back);
    m_pastBar->hide();
    return m_pastBar;
}

QTabWidget *InspectorPane::buildTabs()
{
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("inspectorTabs"));
    tabs->setDocumentMode(true);
    tabs->addTab(m_payload, tr("Value"));
    tabs->addTab(m_history, tr("History"));
    tabs->addTab(m_properties, tr("Properties"));
    tabs->setCornerWidget(buildTools());
    return tabs;
}

QWidget *InspectorPane::buildTools()
{
    auto *tools = new QWidget(this);
    auto *wrap = toolButton(QStringLiteral("wrapButton"), QStringLiteral("wrap"), tr("Wrap lines"), tools);
    wrap->setCheckable(true);
    wrap->setChecked(true);
    connect(wrap, &QToolButton::toggled, m_payload, &PayloadView::setWordWrap);
    connect(m_payload, &PayloadView::shownFormatChanged, wrap, [wrap](PayloadFormat format) {
        wrap->setEnabled(format == PayloadFormat::Text || format == PayloadFormat::Json);
    });
    auto *copy =
        toolButton(QStringLiteral("copyPayloadButton"), QStringLiteral("copy"), tr("Copy payload"), tools);
    connect(copy, &QToolButton::clicked, this, &InspectorPane::copyPayload);
    auto *save =
        toolButton(QStringLiteral("savePayloadButton"), QStringLiteral("save"), tr("Save payload…"), tools);
    connect(save, &QToolButton::clicked, this, &InspectorPane::savePayload);
    auto *edit = toolButton(QStringLiteral("editAndPublishButton"), QStringLiteral("edit"),
                            tr("Edit and publish"), tools);
    connect(edit, &QToolButton::clicked, this, &InspectorPane::editAndPublish);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(0);
    for (QToolButton *button : {wrap, copy, save, edit})
        row->addWidget(button);
    return tools;
}

void InspectorPane::addMessageAction(QAction *action)
{
    m_history->addAction(action);
}

/// What the tools do with the message shown.
void InspectorPane::setUpHistoryMenu()
{
    const auto add = [this](const char *iconName, const QString &text, void (InspectorPane::*slot)()) {
        auto *action = new QAction(icon(QLatin1StringView(iconName)), text, m_history);
        connect(action, &QAction::triggered, this, slot);
        m_history->addAction(action);
    };
    add("copy", tr("Copy payload"), &InspectorPane::copyPayload);
    add("save", tr("Save payload…"), &InspectorPane::savePayload);
    add("edit", tr("Edit and publish"), &InspectorPane::editAndPublish);
}

void InspectorPane::selectTopic(const QByteArray &topic)
{
    m_topic = topic;
    m_message.reset();
    m_banner->hide();
    m_payload->setChosenFormat(std::nullopt);
    showAsLive();
    m_pages->setCurrentIndex(1);
}

void InspectorPane::showMessage(const InspectedMessage &message)
{
    const bool isOtherTopic = m_topic != message.topic;
    if (!isOtherTopic && !m_isLive && message.sequence != m_requested)
        return;
    if (isOtherTopic)
        selectTopic(message.topic);
    const bool isFirst = !m_message;
    m_message = message;
    m_header->showMessage(message);
    m_payload->setPayload(message.payload, isFirst ? ViewPosition::Top : ViewPosition::Kept);
    m_properties->showProperties(message.properties);
    m_body->setCurrentIndex(0);
    if (!m_isLive)
        m_pastWords->setText(tr("Message from %1").arg(messageTime(message.timeMicroseconds)));
}

void InspectorPane::showTopic(const QByteArray &topic)
{
    selectTopic(topic);
    m_header->showTopic(topic);
    m_body->setCurrentIndex(1);
}

void InspectorPane::showMessageGone(quint64 sequence)
{
    if (!m_isLive && sequence == m_requested)
        m_pastWords->setText(tr("This message has left the history"));
}

void InspectorPane::clear()
{
    m_topic.reset();
    m_message.reset();
    showAsLive();
    m_payload->setPayload({});
    m_properties->showProperties({});
    m_pages->setCurrentIndex(0);
}

void InspectorPane::setHistoryModel(QAbstractItemModel *model)
{
    m_history->setModel(model);
}

void InspectorPane::markRow(int row)
{
    if (row >= 0 && row != m_history->currentIndex().row())
        m_history->selectRow(row);
}

void InspectorPane::requestRow(const QModelIndex &index)
{
    const QVariant sequence = index.data(MessageListModel::SequenceRole);
    if (!sequence.isValid())
        return;
    requestMessage(sequence.toULongLong());
}

void InspectorPane::requestMessage(quint64 sequence)
{
    m_isLive = false;
    m_requested = sequence;
    m_pastBar->show();
    Q_EMIT messageRequested(m_requested);
}

void InspectorPane::backToLive()
{
    if (m_isLive)
        return;
    showAsLive();
    Q_EMIT liveRequested();
}

void InspectorPane::showAsLive()
{
    m_isLive = true;
    m_pastBar->hide();
    m_history->clearSelection();
    m_history->setCurrentIndex({});
}

void InspectorPane::copyTopic()
{
    if (m_topic)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(*m_topic));
}

void InspectorPane::copyPayload()
{
    if (!m_message)
        return;
    const QByteArray &payload = m_message->payload;
    if (payload.size() > largestCopy) {
        m_banner->showMessage(Banner::Level::Warning, tr("The payload is too large for the clipboard"),
                              tr("Save it to a file instead."));
        return;
    }
    const QString text =
        isPlainText(payload) ? QString::fromUtf8(payload) : QString::fromLatin1(payload.toHex(' ').toUpper());
    QGuiApplication::clipboard()->setText(text);
}

void InspectorPane::savePayload()
{
    if (!m_message)
        return;
    auto *dialog = new QFileDialog(this, tr("Save payload"));
    dialog->setObjectName(QStringLiteral("savePayloadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedFileName(m_message->topic, m_message->payload));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, payload = m_message->payload](const QString &path) { writePayload(path, payload); });
    dialog->open();
}

void InspectorPane::writePayload(const QString &path, const QByteArray &payload)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(payload) == payload.size() && file.commit())
        return;
    m_banner->showMessage(Banner::Level::Danger, tr("The payload could not be saved"),
                          tr("Choose another place."), file.errorString());
}

void InspectorPane::editAndPublish()
{
    if (m_message)
        Q_EMIT publishRequested(m_message->topic, m_message->payload);
}

} // namespace avocet
