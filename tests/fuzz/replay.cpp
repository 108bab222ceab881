// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over files: the corpus as a plain test, with any compiler.
#include "input.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

#include <cstdio>

namespace {

/// Number of files that were run; -1 if one could not be read.
int replay(const QString &folder)
{
    int count = 0;
    QDirIterator files(folder, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray bytes = file.readAll();
        std::printf("%s\n", qPrintable(file.fileName()));
        std::fflush(stdout); // the last one named is the one that crashed
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()));
        ++count;
    }
    return count;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s folder\n", argv[0]);
        return 2;
    }
    return replay(QString::fromLocal8Bit(argv[1])) > 0 ? 0 : 1;
}
