// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/payloadview.h"

#include "payload/humansize.h"
#include "widgets/emptystate.h"
#include "widgets/hexview.h"
#include "widgets/icons.h"
#include "widgets/imageview.h"
#include "widgets/payloadrendering.h"
#include "widgets/typography.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>

namespace avocet {

namespace {
constexpr qsizetype firstLimit = 256'000;
constexpr qsizetype fullLimit = 4'000'000;
constexpr qsizetype largestCompared = 1'000'000;
constexpr qint64 dearRendering = 4; ///< milliseconds
constexpr int restFactor = 6;       ///< rests this many times as long as the rendering took
constexpr double noticePixels = 11;

constexpr std::array choices{PayloadFormat::Text, PayloadFormat::Json, PayloadFormat::Hex,
                             PayloadFormat::Image};

bool isSame(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    return a.constData() == b.constData() || (a.size() <= largestCompared && a == b);
}
} // namespace

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_limit(firstLimit)
{
    buildChooser();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildNotice());
    auto *pages = new QWidget(this);
    pages->setBackgroundRole(QPalette::Base);
    pages->setAutoFillBackground(true);
    m_pages = new QStackedLayout(pages);
    layout->addWidget(pages, 1);
    buildPages(m_pages);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_isStale)
            render(ViewPosition::Kept);
    });
    render(ViewPosition::Top);
}

void PayloadView::buildChooser()
{
    m_chooser = new QComboBox(this);
    m_chooser->setObjectName(QStringLiteral("formatChooser"));
    m_chooser->setAccessibleName(tr("Payload format"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_chooser->addItem(tr("Auto"));
    for (const PayloadFormat format : choices)
        m_chooser->addItem(formatName(format));
    connect(m_chooser, &QComboBox::activated, this, &PayloadView::chooseFromCombo);
    m_chooser->hide();
}

QWidget *PayloadView::buildNotice()
{
    m_noticeBar = new QWidget(this);
    auto *layout = new QHBoxLayout(m_noticeBar);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(8);
    m_noticeIcon = new QLabel(m_noticeBar);
    m_notice = new QLabel(m_noticeBar);
    m_notice->setObjectName(QStringLiteral("payloadNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setFont(interfaceFont(noticePixels));
    m_showAll = new QPushButton(m_noticeBar);
    m_showAll->setObjectName(QStringLiteral("showAllButton"));
    connect(m_showAll, &QPushButton::clicked, this, &PayloadView::showAll);
    layout->addWidget(m_noticeIcon);
    layout->addWidget(m_notice, 1);
    layout->addWidget(m_showAll);
    return m_noticeBar;
}

void PayloadView::buildPages(QStackedLayout *pages)
{
    m_text = new TextView(this);
    m_text->setObjectName(QStringLiteral("payloadText"));
    m_hex = new HexView(this);
    m_hex->setObjectName(QStringLiteral("payloadHex"));
    m_image = new ImageView(this);
    m_image->setObjectName(QStringLiteral("payloadImage"));
    m_imageProblem = new EmptyState(QStringLiteral("image"), tr("The image is not shown"), {}, {}, this);
    m_imageProblem->setObjectName(QStringLiteral("imageProblem"));
    m_empty = new EmptyState(
        QStringLiteral("message"), tr("Empty payload"),
        tr("The message has no bytes. Sent as retained, it deletes the topic's retained message."), {}, this);
    m_empty->setObjectName(QStringLiteral("emptyPayload"));
    for (QWidget *page : std::initializer_list<QWidget *>{m_text, m_hex, m_image, m_imageProblem, m_empty})
        pages->addWidget(page);
}

void PayloadView::setPayload(const QByteArray &payload, ViewPosition position)
{
    const bool isKnown = isSame(payload, m_payload);
    m_payload = payload;
    if (position == ViewPosition::Top) {
        m_limit = firstLimit;
        render(position);
        return;
    }
    if (isKnown)
        return;
    m_isStale = true;
    if (!m_rest.isActive())
        render(position);
}

void PayloadView::setChosenFormat(std::optional<PayloadFormat> format)
{
    if (format == m_chosen)
        return;
    m_chosen = format;
    const auto *found = format ? std::find(choices.begin(), choices.end(), *format) : choices.end();
    m_chooser->setCurrentIndex(found == choices.end() ? 0 : int(found - choices.begin()) + 1);
    render(ViewPosition::Top);
}

void PayloadView::chooseFromCombo(int index)
{
    setChosenFormat(index <= 0 ? std::nullopt : std::optional(choices.at(size_t(index - 1))));
}

void PayloadView::setWordWrap(bool wraps)
{
    m_text->setWordWrap(wraps);
}

void PayloadView::showAll()
{
    m_limit = fullLimit;
    render(ViewPosition::Kept);
}

void PayloadView::render(ViewPosition position)
{
    QElapsedTimer timer;
    timer.start();
    m_isStale = false;
    const PayloadFormat detected = detectFormat(m_payload);
    const PayloadFormat shown = m_payload.isEmpty() ? detected : m_chosen.value_or(detected);
    renderPage(shown, shown == m_shown ? position : ViewPosition::Top);
    announce(detected, shown);
    const qint64 cost = timer.elapsed();
    if (cost >= dearRendering)
        m_rest.start(int(cost * restFactor));
    else
        m_rest.stop();
}

void PayloadView::renderPage(PayloadFormat format, ViewPosition position)
{
    switch (format) {
    case PayloadFormat::Empty:
        showNotice({}, false, {});
        m_pages->setCurrentWidget(m_empty);
        return;
    case PayloadFormat::Text:
    case PayloadFormat::Json:
        showTextPage(format == PayloadFormat::Json, position);
        return;
    case PayloadFormat::Hex:
        showNotice({}, false, {});
        m_hex->showBytes(m_payload, position);
        m_pages->setCurrentWidget(m_hex);
        return;
    case PayloadFormat::Image:
        showImagePage();
        return;
    }
}

void PayloadView::showTextPage(bool asJson, ViewPosition position)
{
    const RenderedText rendered = renderText(m_payload, asJson, m_limit);
    const bool canShowMore = !rendered.isComplete && m_limit < fullLimit;
    const bool canShowAll = m_payload.size() <= fullLimit;
    const QString button = canShowAll ? tr("Show all") : tr("Show %1").arg(humanSize(fullLimit));
    showNotice(rendered.notice, rendered.isProblem, canShowMore ? button : QString());
    m_text->showText(rendered.text, rendered.isJson, position);
    m_pages->setCurrentWidget(m_text);
}

void PayloadView::showImagePage()
{
    showNotice({}, false, {});
    const DecodedImage decoded = decodeImage(m_payload);
    m_image->showImage(decoded);
    m_imageProblem->setTexts(tr("The image is not shown"), decoded.problem);
    if (decoded.problem.isEmpty())
        m_pages->setCurrentWidget(m_image);
    else
        m_pages->setCurrentWidget(m_imageProblem);
}

void PayloadView::showNotice(const QString &text, bool isProblem, const QString &buttonText)
{
    m_notice->setText(text);
    m_notice->setAccessibleName(text);
    m_noticeBar->setVisible(!text.isEmpty());
    m_noticeIcon->setPixmap(
        icon(isProblem ? QStringLiteral("warning") : QStringLiteral("info")).pixmap(16, 16));
    m_showAll->setText(buttonText);
    m_showAll->setVisible(!buttonText.isEmpty());
}

void PayloadView::announce(PayloadFormat detected, PayloadFormat shown)
{
    const QString automatic = tr("Auto: %1").arg(formatName(detected));
    if (m_chooser->itemText(0) != automatic)
        m_chooser->setItemText(0, automatic);
    if (m_shown == shown)
        return;
    m_shown = shown;
    Q_EMIT shownFormatChanged(shown);
}

} // namespace avocet
