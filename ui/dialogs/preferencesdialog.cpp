// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/preferencesdialog.h"

#include "widgets/tonelabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int mostMessages = 10'000'000;
constexpr int fewestMebibytes = 16;
constexpr int mostMebibytes = 64 * 1024;

ToneLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Secondary, parent);
    label->setText(text);
    QFont strong = label->font();
    strong.setWeight(QFont::DemiBold);
    label->setFont(strong);
    return label;
}
} // namespace

PreferencesDialog::PreferencesDialog(const Preferences &present, QWidget *parent)
    : QDialog(parent)
    , m_chatHistory(new QSpinBox(this))
    , m_forget(new QPushButton(tr("Forget now…"), this))
    , m_notices(new QComboBox(this))
    , m_sounds(new QCheckBox(tr("With a sound"), this))
    , m_doNotDisturb(new QCheckBox(tr("Do not disturb: neither notifications nor sounds"), this))
    , m_history(new QSpinBox(this))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_chatHistory->setObjectName(QStringLiteral("chatHistoryBox"));
    m_chatHistory->setRange(0, mostMessages);
    m_chatHistory->setSingleStep(10'000);
    m_chatHistory->setGroupSeparatorShown(true);
    m_chatHistory->setSpecialValueText(tr("Nothing"));
    m_chatHistory->setSuffix(tr(" messages"));
    m_chatHistory->setValue(present.chatHistory);
    m_forget->setObjectName(QStringLiteral("forgetButton"));
    m_notices->setObjectName(QStringLiteral("noticesBox"));
    m_notices->addItems({tr("For every message"), tr("For mentions and direct messages"), tr("Never")});
    m_notices->setCurrentIndex(int(present.notices));
    m_sounds->setObjectName(QStringLiteral("soundsBox"));
    m_sounds->setChecked(present.sounds);
    m_doNotDisturb->setObjectName(QStringLiteral("doNotDisturbBox"));
    m_doNotDisturb->setChecked(present.doNotDisturb);
    m_history->setObjectName(QStringLiteral("historyBox"));
    m_history->setRange(fewestMebibytes, mostMebibytes);
    m_history->setSingleStep(64);
    m_history->setGroupSeparatorShown(true);
    m_history->setSuffix(tr(" MiB"));
    m_history->setValue(present.historyMebibytes);

    auto *kept = new QHBoxLayout;
    kept->setSpacing(8);
    kept->addWidget(m_chatHistory, 1);
    kept->addWidget(m_forget);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(heading(tr("Chat"), this));
    form->addRow(tr("Keep on this computer"), kept);
    form->addRow(tr("Notify while elsewhere"), m_notices);
    form->addRow(QString(), m_sounds);
    form->addRow(QString(), m_doNotDisturb);
    form->addItem(new QSpacerItem(0, 8));
    form->addRow(heading(tr("Messages of the broker"), this));
    form->addRow(tr("Keep in memory"), m_history);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(preferences());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_forget, &QPushButton::clicked, this, &PreferencesDialog::askToForget);
}

Preferences PreferencesDialog::preferences() const
{
    return {.chatHistory = m_chatHistory->value(),
            .notices = Preferences::Notices(m_notices->currentIndex()),
            .sounds = m_sounds->isChecked(),
            .doNotDisturb = m_doNotDisturb->isChecked(),
            .historyMebibytes = m_history->value()};
}

void PreferencesDialog::askToForget()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Forget the conversations"),
                                tr("Delete the kept conversations of all brokers from this computer?"),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("forgetQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->button(QMessageBox::Cancel)->setIcon({});
    box->setInformativeText(tr("Drafts and unsent messages stay. This cannot be undone."));
    QPushButton *forget = box->addButton(tr("Forget"), QMessageBox::DestructiveRole);
    forget->setObjectName(QStringLiteral("forgetConfirmButton"));
    connect(forget, &QPushButton::clicked, this, [this] {
        m_forget->setEnabled(false);
        m_forget->setText(tr("Forgotten"));
        Q_EMIT forgetRequested();
    });
    box->open();
}

} // namespace avocet
