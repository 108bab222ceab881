#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh FOLDER: looks with the distributions' own tools at the packages in FOLDER that ./dev package made.
set -eu
cd "$1"

say() { printf '%s\n' "check.sh: $*"; }
die() { say "$*" >&2; exit 1; }
only() { [ $# -eq 1 ] && [ -e "$1" ] || die "expected one package and found: $*"; }

only avocet_*.deb
only avocet-*.rpm
say "lintian avocet_*.deb"
lintian --fail-on error avocet_*.deb || die "lintian found errors"
dpkg-deb --info avocet_*.deb | grep -E '^ (Package|Version|Depends|Recommends|Suggests|Installed-Size):'
dpkg-deb --field avocet_*.deb Recommends | grep -qw mosquitto || die "the DEB does not recommend mosquitto"
dpkg-deb --field avocet_*.deb Depends | grep -q libqt6widgets6 || die "the DEB does not depend on Qt"

# The same files in both, but for the documents that each has its own form of.
files() { sed 's|^\./|/|' | grep -v -e '/$' -e '/share/doc/' | sort; }
rpm -qp --recommends avocet-*.rpm 2>/dev/null | grep -qx mosquitto || die "the RPM does not recommend mosquitto"
say "rpm -qpl avocet-*.rpm"
rpm -qpl avocet-*.rpm 2>/dev/null
rpm -qpl avocet-*.rpm 2>/dev/null | files > rpm.files
dpkg-deb --fsys-tarfile avocet_*.deb | tar -t | files > deb.files
diff deb.files rpm.files || die "DEB and RPM do not hold the same files"
rm deb.files rpm.files
say "good"
