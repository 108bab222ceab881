#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# prove.sh [DEB [FOLDER]]: installs the package into a fresh Debian 12 without build tools, runs the program against a
# Mosquitto on the loopback interface, without and with a screen, joins the chat with a peer of paho-mqtt, and purges
# it again. What was seen goes to FOLDER (build/proof): the screenshots and a log. Run as root; on this machine it
# needs debootstrap, mosquitto, mosquitto-clients, xvfb, x11-utils, imagemagick and python3-paho-mqtt. Everything runs in
# namespaces of its own, so mounts and processes go with it, however it ends.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
deb=$(realpath "${1:-$(echo "$tree"/build/packages/avocet_*_amd64.deb)}")
out=${2:-$tree/build/proof}
if [ -z "${AVOCET_PROOF:-}" ]; then
    [ "$(id -u)" -eq 0 ] || { echo "prove.sh: run this as root" >&2; exit 1; }
    [ -f "$deb" ] || { echo "prove.sh: no package $deb; ./dev package makes it" >&2; exit 1; }
    mkdir -p "$out"
    work=$(mktemp -d)
    status=0
    AVOCET_PROOF=$work unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
        "$0" "$deb" "$(realpath "$out")" || status=$?
    rmdir "$work"
    exit $status
fi

work=$AVOCET_PROOF
mount -t tmpfs -o size=4g,mode=755 proof "$work" # in memory: dpkg waits for the disk after each file
root=$work/root
cache=${XDG_CACHE_HOME:-$HOME/.cache}/avocet-proof
free_port() { /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free_port)
log=$out/linux.log
: > "$log"

say() { printf '%s\n' "$*" | tee -a "$log"; }
die() { say "NOT PROVEN: $*"; exit 1; }
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# as_user ARG...: the way somebody without privileges starts it
as_user() {
    chroot --userspec=ann:ann "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/ann LC_ALL=C.UTF-8 \
        XDG_RUNTIME_DIR=/run/ann "$@"
}
size_of() { inside dpkg-query -W -f '${Installed-Size} ${binary:Package}\n' | awk '{ sum += $1 } END { print int(sum / 1024) }'; }
# wait_for SECONDS COMMAND...: until it succeeds
wait_for() {
    left=$(($1 * 5))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ $left -gt 0 ] || return 1
        sleep 0.2
    done
}

make_root() {
    mkdir -p "$cache/archives/partial" "$root"
    say "$(date -u '+%Y-%m-%d %H:%M UTC'), $(basename "$deb"), $(stat -c %s "$deb") bytes, sha256 $(sha256sum "$deb" | cut -d' ' -f1)"
    began=$(now)
    debootstrap --variant=minbase --cache-dir="$cache/archives" bookworm "$root" http://deb.debian.org/debian \
        >> "$log" 2>&1 || die "debootstrap failed"
    apt-config dump --no-empty Acquire > "$root/etc/apt/apt.conf.d/90archive" # how this machine reaches it
    mount --bind "$cache/archives" "$root/var/cache/apt/archives"
    mount -t proc proc "$root/proc"
    inside apt-get update >> "$log" 2>&1 || die "apt-get update failed"
    inside useradd --create-home ann
    inside install -d -o ann -g ann -m 700 /run/ann
    say "a fresh Debian $(cat "$root/etc/debian_version") was made in $(since "$began") s"
    ! inside sh -c 'command -v cc || command -v make || command -v qmake6' || die "there are build tools in it"
}

install_package() {
    before=$(size_of)
    cp "$deb" "$root/tmp/"
    # Services of other packages are not started in here.
    printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    inside apt-get install -y --download-only "/tmp/$(basename "$deb")" >> "$log" 2>&1 ||
        die "the packages it depends on cannot be had"
    began=$(now)
    inside apt-get install -y "/tmp/$(basename "$deb")" >> "$log" 2>&1 || die "apt could not install it"
    say "installed in $(since "$began") s, downloads not counted; the system grew from $before to $(size_of) MiB;" \
        "Avocet itself takes $(inside dpkg-query -W -f '${Installed-Size}' avocet) KiB"
    inside sh -c 'command -v mosquitto' >/dev/null || die "mosquitto was not installed along"
    version=$(as_user avocet --version) || die "it does not start without a display"
    say "it says: $version"
}

start_broker() {
    printf 'listener %s 127.0.0.1\nallow_anonymous true\nuser root\nsys_interval 2\n' $port > "$work/broker.conf"
    mosquitto -c "$work/broker.conf" > "$work/broker.log" 2>&1 &
    wait_for 20 mosquitto_pub -p $port -t ready -m 1 || die "the broker did not come up"
    for topic in home/kitchen/temperature home/kitchen/humidity home/garage/door factory/press/rpm office/printer; do
        mosquitto_pub -p $port -r -t $topic -m '{"v": 21.5, "unit": "x"}'
    done
}

# run WHAT PLATFORM: the program sees topics, the peer and it greet each other; --self-check ends it with a picture
run() {
    say "== $1"
    printf 'Bob\n' > "$work/said.$2"
    (cat "$work/said.$2"; exec sleep 120) | /usr/bin/python3 "$tree/tests/integration/chatpeer.py" 127.0.0.1 $port \
        > "$work/heard.$2" 2>&1 &
    wait_for 20 grep -q 'Bob:Hello' "$work/heard.$2" || die "the peer did not come up"
    rm -f "$root/home/ann/window.png"
    as_user QT_QPA_PLATFORM="$2" DISPLAY="${display:-}" timeout 90 avocet mqtt://127.0.0.1:$port --chat-as Ann \
        --self-check /home/ann/window.png > "$work/says.$2" 2>&1 &
    program=$!
    wait_for 60 grep -q 'Ann:Hello' "$work/heard.$2" || { cat "$work/says.$2"; die "the peer did not hear Ann's hello"; }
    say "the peer heard: $(grep Ann: "$work/heard.$2")"
    mosquitto_pub -p $port -t chat -m '{"user": "Bob", "say": "Welcome to the fresh Debian, Ann!"}'
    if [ "$2" = xcb ]; then
        take_screenshot
    fi
    wait $program || { cat "$work/says.$2"; die "it saw no topics"; }
    tee -a "$log" < "$work/says.$2"
    cp "$root/home/ann/window.png" "$out/linux-window-$2.png"
}

# The whole screen while the program runs on it, apart from the picture that the program makes of its window.
take_screenshot() {
    wait_for 30 has_window || die "no window came up"
    until ! kill -0 $program 2>/dev/null; do
        DISPLAY=$display import -window root "$work/screen.png" 2>/dev/null && mv "$work/screen.png" "$out/linux-screen.png"
        sleep 0.5
    done
}
has_window() { DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q Avocet; }

purge() {
    say "== purge"
    inside apt-get purge -y avocet >> "$log" 2>&1 || die "apt could not purge it"
    left=$(cd "$root" && find . -xdev -iname '*avocet*' ! -path './home/ann/*' ! -path './tmp/*' ! -path './var/cache/*' ! -path './proc/*')
    [ -z "$left" ] || die "purging left: $left"
    ! inside dpkg-query -W avocet >/dev/null 2>&1 || die "dpkg still knows it"
    ! grep -rlI avocet "$root/usr/share/applications" "$root/usr/share/metainfo" "$root/var/lib/dpkg/info" 2>/dev/null ||
        die "a database still names it"
    say "nothing of it is left, but what Ann has in her home: $(cd "$root/home/ann" && find . -type f -ipath '*avocet*' | tr '\n' ' ')"
}

make_root
install_package
start_broker
run "without a screen" offscreen
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -ac 3> "$work/display" > "$work/xvfb.log" 2>&1 &
wait_for 20 test -s "$work/display" || die "Xvfb did not come up"
display=:$(cat "$work/display")
run "under Xvfb" xcb
purge
say "PROVEN; pictures and log are in $out"
