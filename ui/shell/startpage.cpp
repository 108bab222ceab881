// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/startpage.h"

#include "models/connectionwords.h"
#include "models/profilelistmodel.h"
#include "widgets/banner.h"
#include "widgets/iconlabel.h"
#include "widgets/tonelabel.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr int columnWidth = 600;
constexpr int birdSide = 56;
constexpr int titlePixels = 24;
constexpr int listHeight = 168;

ToneLabel *words(const QString &text, ToneLabel::Tone tone, QWidget *parent)
{
    auto *label = new ToneLabel(tone, parent);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

QPushButton *button(const QString &text, const char *name, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QLatin1StringView(name));
    return made;
}
} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit(this))
    , m_connect(button(tr("Connect"), "connectButton", this))
    , m_problem(words({}, ToneLabel::Tone::Danger, this))
    , m_saved(new QWidget(this))
    , m_model(new ProfileListModel(this))
    , m_profiles(new QTreeView(this))
    , m_edit(button(tr("Edit"), "editProfileButton", this))
    , m_remove(button(tr("Delete"), "removeProfileButton", this))
    , m_localBroker(button(tr("Start a local broker"), "localBrokerButton", this))
    , m_back(button(tr("Back to the topics"), "backButton", this))
    , m_localBrokerProblem(new Banner(this))
{
    setObjectName(QStringLiteral("startPage"));
    setUpAddress();
    setUpProfiles();
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    addGreeting(column);
    addProfiles(column);
    addLocalBroker(column);
    column->addStretch(3);
    auto *middle = new QHBoxLayout(this);
    middle->setContentsMargins(24, 16, 24, 16);
    middle->addStretch(1);
    middle->addLayout(column);
    middle->addStretch(1);
    m_back->hide();
    m_saved->hide();
    followSelection();
    connect(m_localBroker, &QPushButton::clicked, this, &StartPage::localBrokerRequested);
    connect(m_back, &QPushButton::clicked, this, &StartPage::backRequested);
}

void StartPage::setUpAddress()
{
    m_address->setObjectName(QStringLiteral("addressEdit"));
    m_address->setAccessibleName(tr("Address of the broker"));
    m_address->setPlaceholderText(tr("mqtt://user:password@host:1883, or mqtts://, ws://, wss://"));
    m_connect->setDefault(true);
    m_problem->setObjectName(QStringLiteral("addressProblem"));
    m_problem->hide();
    connect(m_connect, &QPushButton::clicked, this, &StartPage::connectToAddress);
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::connectToAddress);
    connect(m_address, &QLineEdit::textEdited, this, [this] { showAddressProblem({}); });
}

void StartPage::setUpProfiles()
{
    m_profiles->setObjectName(QStringLiteral("profileList"));
    m_profiles->setAccessibleName(tr("Saved connections"));
    m_profiles->setModel(m_model);
    m_profiles->setRootIsDecorated(false);
    m_profiles->setUniformRowHeights(true);
    m_profiles->setAllColumnsShowFocus(true);
    m_profiles->setFixedHeight(listHeight);
    m_profiles->header()->resizeSection(ProfileListModel::NameColumn, 190);
    m_profiles->header()->resizeSection(ProfileListModel::AddressColumn, 250);
    connect(m_profiles, &QTreeView::activated, this, [this] { Q_EMIT profileActivated(currentProfile()); });
    connect(m_profiles->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &StartPage::followSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StartPage::followSelection);
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(currentProfile()); });
    connect(m_remove, &QPushButton::clicked, this, &StartPage::removeCurrent);
    auto *key = new QShortcut(QKeySequence::Delete, m_profiles, nullptr, nullptr, Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, &StartPage::removeCurrent);
}

void StartPage::addGreeting(QVBoxLayout *column)
{
    auto *title = words(QStringLiteral("Avocet"), ToneLabel::Tone::Text, this);
    QFont large = font();
    large.setPixelSize(titlePixels);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addStretch(1);
    names->addWidget(title);
    names->addWidget(words(tr("Browse the topics of an MQTT broker, read and publish messages, and chat."),
                           ToneLabel::Tone::Secondary, this));
    names->addStretch(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new IconLabel(QStringLiteral("avocet"), birdSide, this));
    head->addLayout(names, 1);
    auto *line = new QHBoxLayout;
    line->addWidget(m_address, 1);
    line->addWidget(m_connect);

    auto *width = new QWidget(this);
    width->setFixedSize(columnWidth, 0);
    column->addWidget(width);
    column->addLayout(head);
    column->addSpacing(16);
    column->addLayout(line);
    column->addWidget(m_problem);
    column->addSpacing(16);
}

void StartPage::addProfiles(QVBoxLayout *column)
{
    auto *title = words(tr("Saved connections"), ToneLabel::Tone::Secondary, m_saved);
    QPushButton *make = button(tr("New connection…"), "newProfileButton", this);
    connect(make, &QPushButton::clicked, this, &StartPage::newRequested);
    auto *saved = new QVBoxLayout(m_saved);
    saved->setContentsMargins(0, 0, 0, 0);
    saved->setSpacing(8);
    saved->addWidget(title);
    saved->addWidget(m_profiles);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(make);
    buttons->addWidget(m_edit);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    column->addWidget(m_saved);
    column->addLayout(buttons);
    column->addSpacing(16);
}

void StartPage::addLocalBroker(QVBoxLayout *column)
{
    m_localBrokerProblem->setObjectName(QStringLiteral("localBrokerProblem"));
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_localBroker);
    line->addWidget(
        words(tr("No broker at hand? This one runs on your computer only, with demo devices to look at, and "
                 "ends with the window."),
              ToneLabel::Tone::Secondary, this),
        1);
    column->addLayout(line);
    column->addWidget(m_localBrokerProblem);
}

void StartPage::setProfiles(const std::vector<Profile> &profiles)
{
    const QString selected = currentProfile();
    m_model->setProfiles(profiles);
    const int row = m_model->rowOf(selected);
    m_profiles->setCurrentIndex(m_model->index(qMax(0, row), 0));
    m_saved->setVisible(!profiles.empty());
    m_edit->setVisible(!profiles.empty());
    m_remove->setVisible(!profiles.empty());
}

void StartPage::setAddress(const QString &address)
{
    m_address->setText(address);
    showAddressProblem({});
}

void StartPage::focusAddress()
{
    m_address->setFocus(Qt::OtherFocusReason);
    m_address->selectAll();
}

void StartPage::setConnecting(bool isConnecting)
{
    m_connect->setText(isConnecting ? tr("Connecting") : tr("Connect"));
}

void StartPage::setBackShown(bool isShown)
{
    m_back->setVisible(isShown);
}

void StartPage::showLocalBrokerProblem(const QString &what, const QString &whatToDo)
{
    if (what.isEmpty())
        m_localBrokerProblem->hide();
    else
        m_localBrokerProblem->showMessage(Banner::Level::Warning, what, whatToDo);
}

void StartPage::connectToAddress()
{
    const auto address = mqtt::parseAddress(m_address->text());
    if (!address)
        return showAddressProblem(addressWords(address.error()));
    showAddressProblem({});
    Q_EMIT connectRequested(*address);
}

void StartPage::showAddressProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

QString StartPage::currentProfile() const
{
    const QModelIndex current = m_profiles->currentIndex();
    return current.isValid() ? m_model->idOf(current.row()) : QString();
}

void StartPage::followSelection()
{
    const bool hasCurrent = m_profiles->currentIndex().isValid();
    m_edit->setEnabled(hasCurrent);
    m_remove->setEnabled(hasCurrent);
    m_removing.clear();
    m_remove->setText(tr("Delete"));
}

/// Nothing brings a deleted connection back, so the button asks once more, in its place.
void StartPage::removeCurrent()
{
    const QString id = currentProfile();
    if (id.isEmpty())
        return;
    if (m_removing != id) {
        m_removing = id;
        m_remove->setText(tr("Delete for good"));
        return;
    }
    m_removing.clear();
    Q_EMIT removeRequested(id);
}

} // namespace avocet
