// SPDX-License-Identifier: GPL-3.0-or-later
// Paho C (MQTTAsync) as a peer: what one of its clients receives, or publishes and has acknowledged.
#include "arguments.h"

#include <MQTTAsync.h>
#include <atomic>
#include <mutex>
#include <semaphore.h>

using namespace bench;

namespace {
struct State
{
    MQTTAsync client = nullptr;
    Measurement measurement;
    int qos = 0;
    bool isPublishing = false;
    std::atomic<bool> isConnected = false;
    std::atomic<bool> isOver = false;
    std::atomic<long> inFlight = 0;
};

void onSubscribed(void *, MQTTAsync_successData *) {}

void onConnected(void *context, MQTTAsync_successData *)
{
    auto *state = static_cast<State *>(context);
    state->isConnected = true;
    MQTTAsync_responseOptions options = MQTTAsync_responseOptions_initializer;
    options.onSuccess = onSubscribed;
    if (!state->isPublishing)
        MQTTAsync_subscribe(state->client, "#", state->qos, &options);
}

int onMessage(void *context, char *topic, int, MQTTAsync_message *message)
{
    auto *state = static_cast<State *>(context);
    if (state->measurement.count(1))
        state->isOver = true;
    MQTTAsync_freeMessage(&message);
    MQTTAsync_free(topic);
    return 1;
}

void onSent(void *context, MQTTAsync_successData *)
{
    auto *state = static_cast<State *>(context);
    --state->inFlight;
    if (!state->isOver && state->measurement.count(1))
        state->isOver = true;
}
} // namespace

int main(int argc, char **argv)
{
    const Arguments arguments(argc, argv);
    State state{nullptr, Measurement(double(arguments.number("--ms", 1500)) / 1000)};
    state.qos = int(arguments.number("--qos", 0));
    state.isPublishing = arguments.is("--mode", "publish");
    const std::string address = "tcp://127.0.0.1:" + std::to_string(arguments.number("--port", 1883));
    MQTTAsync_createOptions create = MQTTAsync_createOptions_initializer;
    create.maxBufferedMessages = 10'000;
    if (MQTTAsync_createWithOptions(&state.client, address.c_str(), "paho", MQTTCLIENT_PERSISTENCE_NONE,
                                    nullptr, &create) != MQTTASYNC_SUCCESS)
        return 1;
    MQTTAsync_setCallbacks(state.client, &state, nullptr, onMessage, nullptr);
    MQTTAsync_connectOptions options = MQTTAsync_connectOptions_initializer;
    options.cleansession = 1;
    options.maxInflight = 10'000;
    options.onSuccess = onConnected;
    options.context = &state;
    if (MQTTAsync_connect(state.client, &options) != MQTTASYNC_SUCCESS)
        return 1;
    const std::string payload(std::size_t(arguments.number("--size", 16)), 'x');
    MQTTAsync_responseOptions sent = MQTTAsync_responseOptions_initializer;
    sent.onSuccess = onSent;
    sent.context = &state;
    timespec pause{0, 200'000};
    while (!state.isOver) {
        while (state.isPublishing && state.isConnected && !state.isOver && state.inFlight < 4'096) {
            ++state.inFlight;
            if (MQTTAsync_send(state.client, "bench/publish/1", int(payload.size()), payload.data(),
                               state.qos, 0, &sent) != MQTTASYNC_SUCCESS)
                --state.inFlight;
        }
        nanosleep(&pause, nullptr);
    }
    state.measurement.print();
    std::_Exit(0);
}
