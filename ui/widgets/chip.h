// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLabel>

namespace avocet {

/// A short fact in a hairline frame: "QoS 1", "retained".
class Chip : public QLabel
{
    Q_OBJECT

public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace avocet
