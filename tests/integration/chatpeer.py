#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chat peer as people write them with paho-mqtt 1.6: chatpeer.py HOST PORT

The first line of stdin is the name. Every connect subscribes to `chat` and says hello; each further line is
published. What arrives is printed as user:say, one flushed line each. Ends with stdin.
"""
import json
import sys

import paho.mqtt.client as mqtt

TOPIC = "chat"


def say(client, user, text):
    client.publish(TOPIC, json.dumps({"user": user, "say": text}))


def on_connect(client, user, flags, rc):
    print("Connected with result code " + str(rc), flush=True)
    client.subscribe(TOPIC)
    say(client, user, "Hello,anyone!")


def on_message(client, user, message):
    try:
        payload = json.loads(message.payload.decode())
        print(payload.get("user") + ":" + payload.get("say"), flush=True)
    except (ValueError, AttributeError, TypeError) as error:
        print("not a chat message: " + str(error), file=sys.stderr, flush=True)


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")
    print("Your name: ", end="", flush=True)
    name = sys.stdin.readline().strip()

    client = mqtt.Client(userdata=name)
    client.username_pw_set("admin", "password")
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(host, port, 60)
    client.loop_start()
    for line in sys.stdin:
        if line.strip():
            say(client, name, line.rstrip("\n"))
    client.disconnect()
    client.loop_stop()


if __name__ == "__main__":
    main()
