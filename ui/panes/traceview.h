// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTableView>

namespace avocet {

class TraceModel;

/// The packets of a trace, a line each. Follows the end until it is scrolled away from there; what is read then
/// stays in its place while the oldest leave.
class TraceView : public QTableView
{
    Q_OBJECT

public:
    explicit TraceView(TraceModel *model, QWidget *parent = nullptr);

    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool isFollowing);

Q_SIGNALS:
    void followingChanged(bool isFollowing);

private:
    void setUpHeaders();
    void holdStill(int removedRows);

    bool m_isFollowing = true;
};

} // namespace avocet
