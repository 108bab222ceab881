// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace avocet {

/// What the user has chosen for the whole program, beside theme and language.
struct Preferences
{
    enum class Notices : quint8 { All, Personal, None };

    int chatHistory = 100'000; ///< messages; 0: none are kept
    Notices notices = Notices::Personal;
    bool sounds = false;
    bool doNotDisturb = false;
    int historyMebibytes = 512;
    bool operator==(const Preferences &) const = default;
};

/// Asks for the Preferences. To be shown with open(); deletes itself when closed.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(const Preferences &present, QWidget *parent = nullptr);

Q_SIGNALS:
    /// OK was pressed.
    void chosen(const avocet::Preferences &preferences);
    /// The kept conversations of all brokers are to be wiped from the disk, at once.
    void forgetRequested();

private:
    Preferences preferences() const;
    void askToForget();

    QSpinBox *m_chatHistory;
    QPushButton *m_forget;
    QComboBox *m_notices;
    QCheckBox *m_sounds;
    QCheckBox *m_doNotDisturb;
    QSpinBox *m_history;
};

} // namespace avocet
