#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cross-builds the modules of Qt that Avocet links, for Windows, from Debian's own source packages, into
# ${XDG_CACHE_HOME:-~/.cache}/avocet-windows/qt. What is there already is not built again. About 30 minutes on two cores.
# JOBS (default: all cores) says how many compilers run at once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/avocet-windows
sources=$cache/sources
prefix=$cache/qt
jobs=${JOBS:-$(nproc)}
mkdir -p "$sources" "$cache/apt/lists/partial" "$cache/built"
cp "$here/toolchain.cmake" "$cache/toolchain.cmake" # so that any tree goes on with a build that was broken off

say() { printf '%s\n' "qt.sh: $*" >&2; }

# apt with source packages, and without a change to the lists of this machine.
apt_source() {
    apt-get -o Dir::Etc::SourceList="$cache/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$cache/apt/lists" -o APT::Sandbox::User="$(id -un)" "$@"
}

# fetch PACKAGE: unpacks its source with Debian's patches, prints the folder
fetch() {
    folder=$sources/$1
    if [ ! -d "$folder" ]; then
        (cd "$sources" && apt_source source --download-only "$1" >&2) || return
        dpkg-source --no-check -x "$sources/$1"_*.dsc "$folder.new" >&2 || return
        mv "$folder.new" "$folder"
    fi
    echo "$folder"
}

# build PACKAGE OPTION...: configures, builds and installs it, once
build() {
    package=$1
    shift
    [ ! -e "$cache/built/$package" ] || return 0
    folder=$(fetch "$package")
    [ "$package" != qt6-base ] || add_sqlite "$folder"
    say "building $package"
    cmake -S "$folder" -B "$cache/build-$package" -G Ninja \
        -DCMAKE_TOOLCHAIN_FILE="$cache/toolchain.cmake" -DAVOCET_WINDOWS_QT="$prefix" \
        -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_PREFIX_PATH="$prefix" \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake "$@" >&2
    cmake --build "$cache/build-$package" --parallel "$jobs" >&2
    cmake --install "$cache/build-$package" >&2
    rm -rf "$cache/build-$package"
    touch "$cache/built/$package"
}

# Debian took SQLite out of Qt's tarball; here it goes back in, made from Debian's own source of it.
add_sqlite() {
    into=$1/src/3rdparty/sqlite
    [ ! -e "$into/sqlite3.c" ] || return 0
    sqlite=$(fetch sqlite3)
    mkdir -p "$sqlite/amalgamation" "$into"
    (cd "$sqlite/amalgamation" && ../configure --disable-readline && make sqlite3.c) >&2
    cp "$sqlite/amalgamation/sqlite3.c" "$sqlite/amalgamation/sqlite3.h" "$into"
}

off() { for feature; do printf ' -DFEATURE_%s=OFF' "$feature"; done; }

if [ ! -e "$cache/apt/sources.list" ]; then
    . /etc/os-release
    echo "deb-src http://deb.debian.org/debian $VERSION_CODENAME main" > "$cache/apt/sources.list"
    apt_source update >&2
fi

# wintab.h is not in Debian's tarball; PrintSupport does not link with DirectWrite under MinGW; the rest is not used.
build qt6-base -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DINPUT_opengl=no -DINPUT_openssl=no -DFEATURE_schannel=ON \
    -DFEATURE_sql_sqlite=ON -DFEATURE_system_sqlite=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF \
    $(off dbus vulkan direct2d direct2d1_1 sql_odbc sql_mysql sql_psql tabletevent directwrite directwrite3 \
        system_zlib pkg_config printsupport glib icu zstd system_png system_jpeg system_freetype \
        system_harfbuzz system_pcre2 system_doubleconversion androiddeployqt concurrent testlib xml sqlmodel \
        graphicsview graphicseffect networkdiskcache tuiotouch pdf textodfwriter mdiarea wizard undoview toolbox \
        columnview lcdnumber dial)
echo "$prefix"
