// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/websocketeditor.h"

#include "models/connectionwords.h"
#include "widgets/pairtable.h"
#include "widgets/tonelabel.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace avocet {

WebSocketEditor::WebSocketEditor(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_headers(new PairTable(QStringLiteral("webSocketHeaders"), tr("Headers of the opening handshake"), this))
{
    m_path->setObjectName(QStringLiteral("webSocketPath"));
    m_path->setAccessibleName(tr("Path on the server"));
    m_path->setPlaceholderText(QStringLiteral("/mqtt"));
    auto *hint = new ToneLabel(ToneLabel::Tone::Muted, this);
    hint->setText(tr("Values of Authorization and Cookie are kept in the system's keychain."));
    hint->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Path"), m_path);
    form->addRow(tr("Headers"), m_headers);
    form->addRow(hint);
    connect(m_path, &QLineEdit::textChanged, this, &WebSocketEditor::changed);
    connect(m_headers, &PairTable::changed, this, &WebSocketEditor::changed);
}

void WebSocketEditor::setPath(const QString &path)
{
    m_path->setText(path);
}

QString WebSocketEditor::path() const
{
    const QString path = m_path->text().trimmed();
    return path.isEmpty() ? m_path->placeholderText() : path;
}

void WebSocketEditor::setOptions(const mqtt::WebSocketOptions &options)
{
    QList<PairTable::Pair> pairs;
    for (const mqtt::WebSocketHeader &header : options.headers)
        pairs += {QString::fromUtf8(header.name), QString::fromUtf8(header.value)};
    m_headers->setPairs(pairs);
}

mqtt::WebSocketOptions WebSocketEditor::options() const
{
    mqtt::WebSocketOptions options;
    for (const PairTable::Pair &pair : m_headers->pairs())
        options.headers.push_back({pair.first.trimmed().toUtf8(), pair.second.toUtf8()});
    return options;
}

QString WebSocketEditor::problem() const
{
    const QString where = path();
    if (!where.startsWith(u'/') || std::ranges::any_of(where, [](QChar c) { return c.isSpace() || c == u'#'; }))
        return tr("A path begins with / and has no spaces and no #.");
    for (const mqtt::WebSocketHeader &header : options().headers) {
        if (!mqtt::isValid(header))
            return tr("The header “%1” cannot stand in a request: its name has letters, digits and hyphens, "
                      "its value is one line.")
                .arg(quotable(QString::fromUtf8(header.name)));
    }
    return {};
}

} // namespace avocet
