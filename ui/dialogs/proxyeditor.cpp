// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/proxyeditor.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

#include <algorithm>

namespace avocet {

namespace {
using Kind = mqtt::ProxyOptions::Kind;
constexpr int httpPort = 8080;
constexpr int socksPort = 1080;

void name(QWidget *field, const char *objectName, const QString &accessibleName)
{
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}
} // namespace

ProxyEditor::ProxyEditor(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_userName(new QLineEdit(this))
    , m_password(new QLineEdit(this))
{
    name(m_kind, "proxyKind", tr("Kind of proxy"));
    name(m_host, "proxyHost", tr("Host of the proxy"));
    name(m_port, "proxyPort", tr("Port of the proxy"));
    name(m_userName, "proxyUserName", tr("User name at the proxy"));
    name(m_password, "proxyPassword", tr("Password at the proxy"));
    m_kind->addItem(tr("None: straight to the broker"), int(Kind::None));
    m_kind->addItem(tr("As the system has it"), int(Kind::System));
    m_kind->addItem(tr("HTTP (CONNECT)"), int(Kind::Http));
    m_kind->addItem(tr("SOCKS5"), int(Kind::Socks5));
    m_port->setRange(0, 65'535);
    m_port->setSpecialValueText(tr("usual"));
    m_port->setGroupSeparatorShown(false);
    m_password->setEchoMode(QLineEdit::Password);
    auto *hostAndPort = new QHBoxLayout;
    hostAndPort->setSpacing(8);
    hostAndPort->addWidget(m_host, 1);
    hostAndPort->addWidget(m_port);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(16);
    form->addRow(tr("Proxy"), m_kind);
    form->addRow(tr("Host and port"), hostAndPort);
    form->addRow(tr("User name"), m_userName);
    form->addRow(tr("Password"), m_password);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProxyEditor::followKind);
    for (const QLineEdit *field : {m_host, m_userName, m_password})
        connect(field, &QLineEdit::textChanged, this, &ProxyEditor::changed);
    followKind();
}

bool ProxyEditor::isByHand() const
{
    const auto kind = Kind(m_kind->currentData().toInt());
    return kind == Kind::Http || kind == Kind::Socks5;
}

void ProxyEditor::followKind()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_userName, m_password})
        field->setEnabled(isByHand());
    Q_EMIT changed();
}

void ProxyEditor::setOptions(const mqtt::ProxyOptions &options)
{
    m_kind->setCurrentIndex(m_kind->findData(int(options.kind)));
    m_host->setText(options.host);
    m_port->setValue(options.port);
    m_userName->setText(options.userName);
    m_password->setText(options.password);
}

mqtt::ProxyOptions ProxyEditor::options() const
{
    const auto kind = Kind(m_kind->currentData().toInt());
    int port = m_port->value();
    if (port == 0 && isByHand())
        port = kind == Kind::Http ? httpPort : socksPort;
    return {.kind = kind,
            .host = m_host->text().trimmed(),
            .port = quint16(port),
            .userName = m_userName->text(),
            .password = m_password->text()};
}

QString ProxyEditor::problem() const
{
    if (!isByHand())
        return {};
    const QString host = m_host->text().trimmed();
    if (host.isEmpty())
        return tr("The proxy needs a host.");
    if (std::ranges::any_of(host, [](QChar c) { return c.isSpace() || c == u'/'; }))
        return tr("The proxy's host is a name or an address, without a scheme.");
    return {};
}

} // namespace avocet
