// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/payloadformat.h"
#include "widgets/textview.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace avocet {

class EmptyState;
class HexView;
class ImageView;
struct RenderedText;

/// Shows a payload as text, indented JSON, hex or image: as detected, or as chosen. Large text is shown from
/// its start, with a line that says so.
class PayloadView : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadView(QWidget *parent = nullptr);

    /// Another payload. With ViewPosition::Kept it takes the place of the last one (the same topic has a new
    /// value) and may be called at any rate: a payload that is dear to show is shown less often, the newest
    /// always in the end. With ViewPosition::Top it is shown at once.
    void setPayload(const QByteArray &payload, ViewPosition position = ViewPosition::Top);
    QByteArray payload() const { return m_payload; }

    /// nullopt: as detected.
    void setChosenFormat(std::optional<PayloadFormat> format);
    std::optional<PayloadFormat> chosenFormat() const { return m_chosen; }
    /// What is shown now.
    PayloadFormat shownFormat() const { return m_shown; }

    /// The format switch. It may be moved into another layout.
    QComboBox *formatChooser() const { return m_chooser; }

public Q_SLOTS:
    void setWordWrap(bool wraps);
    void showAll();

Q_SIGNALS:
    void shownFormatChanged(avocet::PayloadFormat format);

private:
    void buildChooser();
    QWidget *buildNotice();
    void buildPages(QStackedLayout *pages);
    void chooseFromCombo(int index);
    void render(ViewPosition position);
    void renderPage(PayloadFormat format, ViewPosition position);
    void showTextPage(bool asJson, ViewPosition position);
    void showImagePage();
    void showNotice(const QString &text, bool isProblem, const QString &buttonText);
    void announce(PayloadFormat detected, PayloadFormat shown);

    QByteArray m_payload;
    std::optional<PayloadFormat> m_chosen;
    PayloadFormat m_shown = PayloadFormat::Empty;
    qsizetype m_limit;
    QTimer m_rest; ///< after a dear rendering; what arrives meanwhile waits for its end
    bool m_isStale = false;

    QComboBox *m_chooser = nullptr;
    QWidget *m_noticeBar = nullptr;
    QLabel *m_noticeIcon = nullptr;
    QLabel *m_notice = nullptr;
    QPushButton *m_showAll = nullptr;
    QStackedLayout *m_pages = nullptr;
    TextView *m_text = nullptr;
    HexView *m_hex = nullptr;
    ImageView *m_image = nullptr;
    EmptyState *m_imageProblem = nullptr;
    EmptyState *m_empty = nullptr;
};

} // namespace avocet
