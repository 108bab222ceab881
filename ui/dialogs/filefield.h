// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;

namespace avocet {

/// The path of a file that exists: typed, or chosen.
class FileField : public QWidget
{
    Q_OBJECT

public:
    /// `what` says which file, as in "Certificate authorities".
    FileField(const QString &objectName, const QString &what, QWidget *parent = nullptr);

    void setPlaceholder(const QString &text);
    void setPath(const QString &path);
    QString path() const;
    /// How the file begins, at most 256 KiB; empty if there is none or it cannot be read.
    QByteArray head() const;
    /// In words, if a path is there and leads to no file that can be read.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    void choose();

    QString m_what;
    QLineEdit *m_path;
};

} // namespace avocet
