// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

#include <memory>

namespace avocet {

/// The desktop's own notifications and the number at the program's icon, where there are such things; where
/// there are none, nothing happens.
class DesktopNotices : public QObject
{
    Q_OBJECT

public:
    DesktopNotices();
    ~DesktopNotices() override;

    /// Plain text, made safe to look at. `key` says what it is about.
    void show(const QByteArray &key, const QString &title, const QString &text);
    void setBadge(int number);

Q_SIGNALS:
    void clicked(const QByteArray &key);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace avocet
