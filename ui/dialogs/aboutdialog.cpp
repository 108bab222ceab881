// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/aboutdialog.h"

#include "widgets/iconlabel.h"
#include "widgets/tonelabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int textWidth = 340;
constexpr int birdSide = 56;
} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Avocet"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new ToneLabel(ToneLabel::Tone::Text, this);
    title->setText(QStringLiteral("Avocet " AVOCET_VERSION));
    QFont strong = font();
    strong.setPixelSize(15);
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    auto *text = new ToneLabel(ToneLabel::Tone::Secondary, this);
    text->setText(
        tr("Browse the topics of an MQTT broker, read and publish messages, and chat.\n\n"
           "Free software under the GNU General Public License, version 3 or later; it comes without any "
           "warranty.\n\nBuilt on Qt %1.")
            .arg(QLatin1StringView(qVersion())));
    text->setWordWrap(true);
    text->setFixedWidth(textWidth);
    auto *closeButton = new QPushButton(tr("Close"), this);
    closeButton->setObjectName(QStringLiteral("aboutCloseButton"));
    connect(closeButton, &QPushButton::clicked, this, &QDialog::accept);

    auto *words = new QVBoxLayout;
    words->addWidget(title);
    words->addWidget(text);
    words->addSpacing(8);
    words->addWidget(closeButton, 0, Qt::AlignRight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(new IconLabel(QStringLiteral("avocet"), birdSide, this), 0, Qt::AlignTop);
    layout->addLayout(words, 1);
}

} // namespace avocet
