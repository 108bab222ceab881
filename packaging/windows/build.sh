#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cross-builds the packages for Windows on Debian 12 into build/packages: first Qt, once (qt.sh), then Avocet.
set -eu
cd "$(dirname "$0")/../.."
jobs=${JOBS:-$(nproc)}
qt=$(packaging/windows/qt.sh)

# The icons are drawn while building, by a program that must run here.
cmake --preset package
cmake --build --preset package --parallel "$jobs" --target rendericon
cmake -S . -B build/windows -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_TOOLCHAIN_FILE="$PWD/packaging/windows/toolchain.cmake" -DAVOCET_WINDOWS_QT="$qt" \
    -DCMAKE_PREFIX_PATH="$qt" -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
    -DAVOCET_TESTS=OFF -DAVOCET_RENDERICON="$PWD/build/package/resources/rendericon/rendericon"
cmake --build build/windows --parallel "$jobs"
(cd build/windows && cpack)
rm -rf build/packages/_CPack_Packages build/packages/*.json
