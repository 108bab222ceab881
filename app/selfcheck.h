// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace avocet {

class BrokerWindow;
struct Words;

/// For `./dev run` without a display: waits until live topics are on screen, saves a picture of the window,
/// says on stdout what is seen, and ends the program with 0; with 1 and the reason on stderr if that does not
/// come about.
class SelfCheck : public QObject
{
    Q_OBJECT

public:
    SelfCheck(BrokerWindow &window, QString imagePath, QObject *parent = nullptr);

    /// It cannot come about any more.
    void giveUp(const Words &why);

private:
    void look();
    void finish();
    void selectSomething();
    Words whyNot() const;

    BrokerWindow &m_window;
    QString m_imagePath;
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    int m_looks = 0; ///< with topics on screen
};

} // namespace avocet
