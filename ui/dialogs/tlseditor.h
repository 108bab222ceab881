// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace avocet {

class FileField;
class ToneLabel;

/// Whom a secure connection trusts, and how it proves who we are.
class TlsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit TlsEditor(QWidget *parent = nullptr);

    /// With the passphrase.
    void setOptions(const mqtt::TlsOptions &options);
    mqtt::TlsOptions options() const;
    /// In words; empty if all is right.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void nameFields();
    void buildLayout();
    void addPin();
    void showPin();
    QString keyProblem() const;

    mqtt::TlsOptions m_original;
    FileField *m_caFile;
    FileField *m_certificate;
    FileField *m_key;
    FileField *m_pkcs12;
    QLineEdit *m_passphrase;
    QComboBox *m_minimumVersion;
    QLineEdit *m_serverName;
    QLineEdit *m_alpn;
    QFormLayout *m_form;
    QWidget *m_pin;
    ToneLabel *m_fingerprint;
};

} // namespace avocet
