// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/inspectorwords.h"

#include "payload/payloadformat.h"
#include "payload/singleline.h"

#include <QtCore/QDateTime>

namespace avocet {

namespace {
constexpr qsizetype longestName = 80;

QString imageSuffix(QByteArrayView payload)
{
    switch (imageKind(payload).value_or(ImageKind::Png)) {
    case ImageKind::Png:
        return QStringLiteral(".png");
    case ImageKind::Jpeg:
        return QStringLiteral(".jpg");
    case ImageKind::Gif:
        return QStringLiteral(".gif");
    case ImageKind::Bmp:
        return QStringLiteral(".bmp");
    case ImageKind::WebP:
        return QStringLiteral(".webp");
    }
    Q_UNREACHABLE();
}

QString suffixOf(QByteArrayView payload)
{
    switch (detectFormat(payload)) {
    case PayloadFormat::Empty:
    case PayloadFormat::Text:
        return QStringLiteral(".txt");
    case PayloadFormat::Json:
        return QStringLiteral(".json");
    case PayloadFormat::Hex:
        return QStringLiteral(".bin");
    case PayloadFormat::Image:
        return imageSuffix(payload);
    }
    Q_UNREACHABLE();
}
} // namespace

QString messageTime(qint64 microseconds, QDate today)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(microseconds / 1000);
    const bool isToday = time.date() == today;
    return time.toString(isToday ? QStringLiteral("HH:mm:ss.zzz")
                                 : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString topicInLevels(QByteArrayView topic)
{
    return singleLine(QString::fromUtf8(topic).replace(u'/', QStringLiteral(" / ")));
}

QString suggestedFileName(QByteArrayView topic, QByteArrayView payload)
{
    const QString level = QString::fromUtf8(topic).section(u'/', -1).left(longestName);
    QString name;
    for (const QChar c : level) {
        const bool isSafe = c.isLetterOrNumber() || c == u'-' || (c == u'.' && !name.isEmpty());
        name += isSafe ? c : QChar(u'_');
    }
    while (name.endsWith(u'.'))
        name.chop(1);
    return (name.isEmpty() ? QStringLiteral("payload") : name) + suffixOf(payload);
}

} // namespace avocet
