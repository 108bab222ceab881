// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/certificateproblem.h"

#include <QtWidgets/QDialog>

class QFormLayout;
class QTreeWidget;
class QVBoxLayout;

namespace avocet {

class ToneLabel;

/// A server's certificate that was not accepted: what is wrong with it, what to do, who signed whom, and a way
/// to trust exactly this one. To be shown with open(); deletes itself when closed.
class CertificateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CertificateDialog(const mqtt::CertificateProblem &problem, QWidget *parent = nullptr);

Q_SIGNALS:
    void trustRequested(const QByteArray &sha256);

private:
    void addFailures(QVBoxLayout *layout);
    void addChain(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void showCertificate(int index);
    bool replacesPin() const;

    mqtt::CertificateProblem m_problem;
    QTreeWidget *m_chain;
    ToneLabel *m_subject;
    ToneLabel *m_issuer;
    ToneLabel *m_names;
    ToneLabel *m_validity;
    ToneLabel *m_fingerprint;
};

} // namespace avocet
