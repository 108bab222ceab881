// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/valuepreview.h"

#include "payload/preview.h"
#include "payload/singleline.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace avocet {

namespace {
constexpr qsizetype longest = 400;
}

QString oneLine(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    std::transform(text.begin(), text.end(), text.begin(), harmless);
    return text;
}

QString valuePreview(QByteArrayView payload)
{
    return previewLine(payload,
                       {QCoreApplication::translate("ValuePreview", "(empty)"),
                        QCoreApplication::translate("ValuePreview", "‹binary, %1›")},
                       longest);
}

} // namespace avocet
