// SPDX-License-Identifier: GPL-3.0-or-later
// libmosquitto as a peer: what one of its clients receives, or publishes and has acknowledged.
#include "arguments.h"

#include <mosquitto.h>

using namespace bench;

namespace {
struct State
{
    Measurement measurement;
    int qos = 0;
    bool isPublishing = false;
    bool isOver = false;
    long inFlight = 0;
};

void onConnect(mosquitto *client, void *data, int)
{
    const auto *state = static_cast<State *>(data);
    if (!state->isPublishing)
        mosquitto_subscribe(client, nullptr, "#", state->qos);
}

void onMessage(mosquitto *, void *data, const mosquitto_message *)
{
    auto *state = static_cast<State *>(data);
    state->isOver = state->measurement.count(1);
}

void onPublish(mosquitto *, void *data, int)
{
    auto *state = static_cast<State *>(data);
    --state->inFlight;
    state->isOver = state->measurement.count(1);
}
} // namespace

int main(int argc, char **argv)
{
    const Arguments arguments(argc, argv);
    State state{Measurement(double(arguments.number("--ms", 1500)) / 1000)};
    state.qos = int(arguments.number("--qos", 0));
    state.isPublishing = arguments.is("--mode", "publish");
    const std::string payload(std::size_t(arguments.number("--size", 16)), 'x');
    mosquitto_lib_init();
    mosquitto *client = mosquitto_new("libmosquitto", true, &state);
    mosquitto_connect_callback_set(client, onConnect);
    mosquitto_message_callback_set(client, onMessage);
    mosquitto_publish_callback_set(client, onPublish);
    mosquitto_max_inflight_messages_set(client, 0);
    if (mosquitto_connect(client, "127.0.0.1", int(arguments.number("--port", 1883)), 60) != MOSQ_ERR_SUCCESS)
        return 1;
    while (!state.isOver) {
        if (mosquitto_loop(client, 100, 1) != MOSQ_ERR_SUCCESS)
            return 1;
        for (int i = 0; state.isPublishing && i < 256 && state.inFlight < 4'096; ++i, ++state.inFlight)
            mosquitto_publish(client, nullptr, "bench/publish/1", int(payload.size()), payload.data(),
                              state.qos, false);
    }
    state.measurement.print();
    mosquitto_destroy(client);
}
