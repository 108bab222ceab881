// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/filefield.h"

#include "widgets/icons.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace avocet {

namespace {
constexpr qint64 headSize = 256 * 1024;
}

FileField::FileField(const QString &objectName, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_path(new QLineEdit(this))
{
    m_path->setObjectName(objectName);
    m_path->setAccessibleName(what);
    auto *button = new QToolButton(this);
    button->setObjectName(objectName + QLatin1StringView("Choose"));
    button->setIcon(icon(QStringLiteral("folder")));
    button->setToolTip(tr("Choose a file…"));
    button->setAccessibleName(tr("%1: choose a file").arg(what));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_path, 1);
    layout->addWidget(button);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::textChanged, this, &FileField::changed);
    connect(button, &QToolButton::clicked, this, &FileField::choose);
}

void FileField::setPlaceholder(const QString &text)
{
    m_path->setPlaceholderText(text);
}

void FileField::setPath(const QString &path)
{
    m_path->setText(path);
}

QString FileField::path() const
{
    return m_path->text().trimmed();
}

QByteArray FileField::head() const
{
    QFile file(path());
    if (!QFileInfo(path()).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.read(headSize);
}

QString FileField::problem() const
{
    if (path().isEmpty())
        return {};
    const QFileInfo info(path());
    if (!info.exists())
        return tr("%1: there is no file %2.").arg(m_what, path());
    if (!info.isFile() || !info.isReadable())
        return tr("%1: the file %2 cannot be read.").arg(m_what, path());
    return {};
}

void FileField::choose()
{
    auto *dialog = new QFileDialog(this, m_what, path().isEmpty() ? QDir::homePath() : path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}

} // namespace avocet
