#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# prove.sh [INSTALLER [FOLDER]]: installs the program silently into a fresh prefix of Debian's wine (wine64 is enough),
# runs it on a virtual screen against a Mosquitto on the loopback interface, over TCP, over WebSocket,
# and over TLS with the authority given and without, lets it talk with a peer of paho-mqtt in the chat, asks for a local broker that is not
# there, and uninstalls. What was seen goes to FOLDER (build/proof). Needs wine64,
# xvfb, imagemagick, binutils, fonts-dejavu-core, openssl, mosquitto, mosquitto-clients and python3-paho-mqtt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
setup=$(realpath "${1:-$(echo "$tree"/build/packages/avocet-*-windows-x86_64-setup.exe)}")
out=${2:-$tree/build/proof}
[ -f "$setup" ] || { echo "prove.sh: no installer $setup; ./dev package windows makes it" >&2; exit 1; }
mkdir -p "$out"
out=$(realpath "$out")
log=$out/windows.log
: > "$log"
work=$(mktemp -d)
free_port() { /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free_port)
tls_port=$(free_port)
web_port=$(free_port)
children=

say() { printf '%s\n' "$*" | tee -a "$log"; }
die() { say "NOT PROVEN: $*"; exit 1; }
cleanup() {
    "$wineserver" -k 2>/dev/null || true
    for child in $children; do kill "$child" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
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

wine=/usr/lib/wine/wine64
wineserver=/usr/lib/wine/wineserver64
[ -x $wine ] || { echo "prove.sh: apt-get install wine64" >&2; exit 1; }
trap cleanup EXIT
export HOME="$work/home" WINEPREFIX="$work/prefix" WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe=d"
mkdir -p "$HOME"
installed="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs/Avocet"
program='C:\users\'$(id -un)'\AppData\Local\Programs\Avocet\avocet.exe'

start_broker() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Avocet proof CA' -keyout "$work/ca.key" \
        -out "$work/ca.crt" 2>> "$log"
    openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$work/server.key" -out "$work/server.csr" \
        2>> "$log"
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > "$work/server.ext"
    openssl x509 -req -in "$work/server.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -days 2 \
        -extfile "$work/server.ext" -out "$work/server.crt" 2>> "$log"
    # The broker sends the whole chain: Qt hands schannel a certificate without a key as PKCS#12, which wine cannot
    # read (Windows can). Qt still trusts it only if it is among the authorities given.
    cat "$work/ca.crt" >> "$work/server.crt"
    cat > "$work/broker.conf" <<TEXT
listener $port 127.0.0.1
allow_anonymous true
listener $tls_port 127.0.0.1
allow_anonymous true
certfile $work/server.crt
keyfile $work/server.key
listener $web_port 127.0.0.1
protocol websockets
allow_anonymous true
sys_interval 2
TEXT
    [ "$(id -u)" -ne 0 ] || echo 'user root' >> "$work/broker.conf"
    mosquitto -c "$work/broker.conf" > "$work/broker.log" 2>&1 &
    children="$children $!"
    wait_for 20 mosquitto_pub -p $port -t ready -m 1 || die "the broker did not come up"
    for topic in home/kitchen/temperature home/kitchen/humidity home/garage/door factory/press/rpm office/printer; do
        mosquitto_pub -p $port -r -t $topic -m '{"v": 21.5, "unit": "x"}'
    done
}

# screenshot NAME: none if the program has ended meanwhile
screenshot() {
    import -window root "$work/screen.png" 2>/dev/null && kill -0 $running 2>/dev/null &&
        mv "$work/screen.png" "$out/windows-$1.png"
}

# run NAME ARGUMENT...: --self-check ends the program when topics are on its screen; meanwhile the screen is pictured
run() {
    name=$1
    shift
    timeout 120 $wine "$program" "$@" --self-check 'C:\window.png' > "$work/says.$name" 2>&1 &
    running=$!
    while kill -0 $running 2>/dev/null; do
        screenshot "$name" || true
        sleep 1
    done
    wait $running || { cat "$work/says.$name"; die "$name: it saw no topics"; }
    tee -a "$log" < "$work/says.$name"
    cp "$WINEPREFIX/drive_c/window.png" "$out/windows-window-$name.png"
}

# refused NAME WORD ARGUMENT: it shows no topics, and WORD is in what it says about that
refused() {
    if timeout 100 $wine "$program" "$3" --self-check 'C:\no.png' > "$work/says.$1" 2>&1; then
        die "$1: it saw topics"
    fi
    grep -qi "$2" "$work/says.$1" || { cat "$work/says.$1"; die "$1: it did not say why"; }
    tee -a "$log" < "$work/says.$1"
}

# A saved connection with the authority that vouches for the broker.
save_profile() {
    settings="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/avocet"
    mkdir -p "$settings"
    cat > "$settings/profiles.json" <<TEXT
{"profiles": [{"id": "proof", "name": "Own authority", "scheme": "mqtts", "host": "localhost", "port": $tls_port,
  "tls": {"caFile": "Z:$work/ca.crt"}, "subscriptions": [{"filter": "#", "qos": 0}]}]}
TEXT
}

# Bob greets Ann once he has heard her.
start_peer() {
    (echo Bob
     wait_for 200 grep -q 'Ann:Hello' "$work/heard" && echo 'Good morning, Ann'
     exec sleep 200) | /usr/bin/python3 "$tree/tests/integration/chatpeer.py" 127.0.0.1 $port \
        > "$work/heard" 2>&1 &
    children="$children $!"
    wait_for 20 grep -q 'Bob:Hello' "$work/heard" || die "the peer did not come up"
}

say "$(date -u '+%Y-%m-%d %H:%M UTC'), $(basename "$setup"), $(stat -c %s "$setup") bytes, $($wine --version)"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -ac 3> "$work/display" > "$work/xvfb.log" 2>&1 &
children="$children $!"
wait_for 20 test -s "$work/display" || die "Xvfb did not come up"
DISPLAY=:$(cat "$work/display")
export DISPLAY
timeout 300 $wine wineboot -i >> "$log" 2>&1 || die "wine made no prefix"
# wine has not the fonts of Windows, and would take some with serifs.
replace_font() { $wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$1" /d "$2" /f >> "$log" 2>&1; }
for font in 'Segoe UI' 'MS Shell Dlg 2' 'MS Shell Dlg' Tahoma; do replace_font "$font" 'DejaVu Sans'; done
replace_font 'Courier New' 'DejaVu Sans Mono'
began=$(date +%s.%N)
timeout 200 $wine "$setup" /S || die "the installer failed"
wait_for 60 test -f "$installed/uninstall.exe" || die "nothing was installed"
say "installed in $(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }') s, $(du -sm "$installed" | cut -f1) MiB"
timeout 60 $wineserver -w
for resource in "ProductVersion" "FileDescription"; do
    strings -el "$installed/avocet.exe" | grep -qx "$resource" || die "no $resource in the version resource"
done
strings -el "$installed/avocet.exe" | grep -A1 -x ProductVersion | tee -a "$log"
grep -aq 'PerMonitorV2' "$installed/avocet.exe" || die "its manifest is not aware of each monitor's resolution"
grep -q 'Classes\\\\mqtt\\\\shell\\\\open\\\\command' "$WINEPREFIX/user.reg" || die "it did not register mqtt:"

start_broker
start_peer
say "== TCP and chat"
run tcp "mqtt://127.0.0.1:$port" --chat-as Ann --chat-log 'C:\chat.log'
grep -q 'Ann:Hello' "$work/heard" || die "the peer did not hear Ann's hello"
say "the peer heard: $(grep Ann: "$work/heard")"
said=$(grep -a 'Bob:Good morning' "$WINEPREFIX/drive_c/chat.log") || die "Ann did not hear the peer"
say "Ann heard: $said"

say "== TLS through schannel: a certificate that nobody vouches for is refused"
refused tls-refused certificate "mqtts://localhost:$tls_port"

say "== TLS through schannel, with the authority given"
save_profile
run tls "mqtts://localhost:$tls_port"

say "== WebSocket"
run websocket "ws://127.0.0.1:$web_port/mqtt"

say "== a local broker that is not there"
refused no-broker winget --playground
timeout 60 $wine "$program" --playground > /dev/null 2>&1 &
running=$!
sleep 15
screenshot no-broker || die "no picture of the local broker that is not there"
"$wineserver" -k || true

say "== uninstall"
timeout 100 $wine "${program%avocet.exe}uninstall.exe" /S || die "the uninstaller failed"
wait_for 60 test ! -e "$installed" || die "it left: $(find "$installed")"
timeout 60 $wineserver -w
! grep -q -e 'Classes\\\\mqtt' -e 'Uninstall\\\\Avocet' "$WINEPREFIX/user.reg" || die "it left entries in the registry"
say "PROVEN; pictures and log are in $out"
