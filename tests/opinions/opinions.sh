#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# opinions.sh PROGRAM FOLDER: runs PROGRAM against brokers that are not Mosquitto, each on 127.0.0.1, on ports of its
# own and with all its files in FOLDER. What they run on must be there: see `./dev opinions`.
set -eu
program=$1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
cd "$2"
folder=$(pwd)
aedes_version=0.51.3 # the last one for the Node.js of Debian 12
websocket_version=8.18.3

say() { printf '%s\n' "opinions: $*" >&2; }
die() { say "$*"; exit 1; }

started=
end_all() {
    for pid in $started; do
        kill "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || true
    done
    started=
}
trap end_all EXIT
trap 'exit 130' INT TERM

# free_ports COUNT: as many ports that nobody listens on
free_ports() {
    python3 -c '
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in sockets))' "$1"
}

# wait_for TEXT FILE PID: until the broker has said so
wait_for() {
    tries=0
    until grep -q "$1" "$2" 2>/dev/null; do
        kill -0 "$3" 2>/dev/null || { cat "$2" >&2; die "the broker ended by itself"; }
        tries=$((tries + 1))
        [ $tries -lt 3000 ] || { cat "$2" >&2; die "the broker did not start within five minutes"; }
        sleep 0.1
    done
}

# ask BROKER TCP_PORT WEBSOCKET_PORT PATH
ask() {
    say "asking $1"
    AVOCET_BROKER=$1 AVOCET_BROKER_PORT=$2 AVOCET_BROKER_WEBSOCKET_PORT=$3 AVOCET_BROKER_WEBSOCKET_PATH=$4 \
        QT_QPA_PLATFORM=offscreen "$program" || failed="$failed $1"
}

rabbitmq() {
    if [ ! -d rabbitmq/usr ]; then # unpacked, not installed: no service is set up by it
        rm -f ./*.deb
        apt-get download rabbitmq-server || die "apt-get could not fetch rabbitmq-server"
        dpkg -x rabbitmq-server_*.deb rabbitmq
    fi
    set -- $(free_ports 4)
    rm -rf rabbitmq/run
    mkdir -p rabbitmq/run
    cat >rabbitmq/run/rabbitmq.conf <<TEXT
listeners.tcp = none
mqtt.listeners.tcp.1 = 127.0.0.1:$1
mqtt.allow_anonymous = true
web_mqtt.tcp.ip = 127.0.0.1
web_mqtt.tcp.port = $2
TEXT
    echo '[rabbitmq_mqtt,rabbitmq_web_mqtt].' >rabbitmq/run/plugins
    export HOME="$folder/rabbitmq/run" ERL_EPMD_PORT="$3" ERL_EPMD_ADDRESS=127.0.0.1
    epmd >rabbitmq/run/epmd.log 2>&1 &
    started="$!"
    env RABBITMQ_NODENAME=avocet@localhost RABBITMQ_DIST_PORT="$4" RABBITMQ_CONFIG_FILE="$HOME/rabbitmq.conf" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$HOME/plugins" RABBITMQ_MNESIA_BASE="$HOME" RABBITMQ_LOG_BASE="$HOME" \
        RABBITMQ_PID_FILE="$HOME/pid" RABBITMQ_LOGS=- \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
        "$folder"/rabbitmq/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server >rabbitmq/run/log 2>&1 &
    started="$! $started"
    wait_for 'startup complete' rabbitmq/run/log $!
    ask RabbitMQ "$1" "$2" /ws
    end_all
}

aedes() {
    mkdir -p "aedes-$aedes_version"
    cd "aedes-$aedes_version"
    [ -d node_modules ] ||
        npm install --prefix . --no-audit --no-fund "aedes@$aedes_version" "ws@$websocket_version" >npm.log 2>&1 ||
        { cat npm.log >&2; die "npm could not install aedes"; }
    cp "$here/aedesbroker.mjs" .
    rm -f log
    set -- $(free_ports 2)
    node aedesbroker.mjs "$1" "$2" >log 2>&1 &
    started="$!"
    wait_for ready log "$started"
    ask aedes "$1" "$2" /mqtt
    end_all
    cd "$folder"
}

failed=
rabbitmq
aedes
[ -z "$failed" ] || die "not as expected:$failed"
