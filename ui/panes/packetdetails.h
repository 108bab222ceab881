// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/traceentry.h"

#include <QtWidgets/QTabWidget>

#include <vector>

class QTreeWidget;

namespace avocet {

class HexView;

/// One traced packet: its fields under the names of the standard, what it belongs to, and its bytes.
class PacketDetails : public QTabWidget
{
    Q_OBJECT

public:
    explicit PacketDetails(QWidget *parent = nullptr);

    /// `exchange` is the request with all its answers, in order.
    void show(const mqtt::TraceEntry &entry, const std::vector<mqtt::TraceEntry> &exchange);
    void clear();
    using QTabWidget::show;

private:
    QTreeWidget *m_fields;
    HexView *m_bytes;
};

} // namespace avocet
