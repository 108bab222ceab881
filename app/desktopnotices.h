// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <memory>

namespace avocet {

/// The desktop's own notifications and the number at the program's icon, where there are such things; where
/// there are none, nothing happens.
class DesktopNotices
{
public:
    DesktopNotices();
    ~DesktopNotices();

    /// Plain text, made safe to look at.
    void show(const QString &title, const QString &text);
    void setBadge(int number);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace avocet
