// SPDX-License-Identifier: GPL-3.0-or-later
// The stores by themselves: bytes per topic at a million, filters, sorting, and the search through payloads.
#include "batch/topictable.h"
#include "history/messagelog.h"
#include "history/payloadsearch.h"
#include "models/topictreemodel.h"
#include "topics/topicsearch.h"
#include "topics/topicstore.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTreeView>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace avocet;

namespace {
constexpr int million = 1'000'000;
constexpr int perFrame = 20'000; // topics

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4096 : 0;
}

double since(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

/// A million topics, as the network thread would bring them: table, batches, tree. Returns the longest frame.
double fill(mqtt::TopicTable &table, TopicStore &store, QByteArray (*nameOf)(int))
{
    double longest = 0;
    for (int first = 0; first < million; first += perFrame) {
        mqtt::MessageBatch batch;
        for (int i = first; i < first + perFrame; ++i) {
            const QByteArray name = nameOf(i);
            const auto interned = table.intern(name);
            if (interned.isNew)
                batch.addTopic(interned.id, name);
            batch.add(mqtt::PublishView{.topic = name}, interned.id, 1'700'000'000'000'000 + i);
        }
        QElapsedTimer clock;
        clock.start();
        store.addTopics(batch.newTopics());
        store.apply(batch);
        store.endFrame();
        longest = std::max(longest, since(clock));
    }
    return longest;
}

QByteArray spreadName(int i)
{
    return "plant/hall" + QByteArray::number(i / 10'000) + "/machine" + QByteArray::number(i / 10 % 1000) +
           "/value" + QByteArray::number(i % 10);
}

QByteArray siblingName(int i)
{
    return "all/device" + QByteArray::number(i * 7'919ll % million);
}

void measureFilters(const TopicStore &store)
{
    const std::pair<const char *, TopicQuery> queries[] = {
        {"text", {QStringLiteral("machine99/value7"), false, true}},
        {"wildcard", {QStringLiteral("plant/+/machine5/#"), false, true}},
        {"regex", {QStringLiteral("hall\\d7/.*value[3-4]$"), true, false}},
    };
    for (const auto &[name, query] : queries) {
        TopicSearch search(store);
        search.setQuery(query);
        QElapsedTimer clock;
        clock.start();
        double first = -1;
        double longest = 0;
        for (bool isDone = false; !isDone;) {
            QElapsedTimer slice;
            slice.start();
            isDone = search.advance(first < 0 ? 20'000 : 5'000);
            longest = std::max(longest, since(slice));
            if (first < 0 && !search.matches().empty())
                first = since(clock);
        }
        std::printf("{\"filter\": \"%s\", \"first_ms\": %.1f, \"all_ms\": %.1f, \"slice_ms\": %.1f, "
                    "\"matches\": %zu}\n",
                    name, first, since(clock), longest, search.matches().size());
    }
}

void measureSiblings(const TopicStore &store)
{
    MessageLog log;
    TopicTreeModel model(store, log);
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.resize(400, 600);
    view.show();
    QElapsedTimer clock;
    const auto say = [&clock](const char *what) {
        std::printf("{\"siblings\": \"%s\", \"ms\": %.1f}\n", what, since(clock));
    };
    clock.start();
    view.expand(model.index(0, 0));
    view.grab();
    say("opened, until painted");
    clock.start();
    model.setSort({TopicSort::Key::Messages, true});
    view.grab();
    say("sorted by messages, until painted");
}

/// A history at its budget, of messages with 256 bytes of payload.
void measureSearch()
{
    constexpr int payloadSize = 256;
    MessageLog log;
    const QByteArray payload(payloadSize, 'x');
    for (int i = 0; log.evictedCount() == 0; i += 4'000) {
        auto batch = std::make_shared<mqtt::MessageBatch>();
        for (int k = 0; k < 4'000; ++k)
            batch->add(mqtt::PublishView{.payload = payload}, mqtt::TopicId((i + k) % 10'000), i);
        log.append(std::move(batch));
    }
    for (const bool isCaseSensitive : {true, false}) {
        PayloadSearch search;
        qint64 bytes = 0;
        QObject::connect(&search, &PayloadSearch::progressed, &search,
                         [&](qint64, qint64 total) { bytes = total; });
        QObject::connect(&search, &PayloadSearch::finished, qApp, &QCoreApplication::quit);
        QElapsedTimer clock;
        clock.start();
        search.start(log, {"temperature", isCaseSensitive});
        QCoreApplication::exec();
        std::printf("{\"search\": \"%s\", \"bytes_per_second\": %.0f}\n",
                    isCaseSensitive ? "case counts" : "case does not count",
                    double(bytes) / since(clock) * 1000);
    }
}
} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    {
        const qint64 before = residentBytes();
        auto table = std::make_unique<mqtt::TopicTable>();
        auto store = std::make_unique<TopicStore>();
        const double longest = fill(*table, *store, spreadName);
        std::printf("{\"memory\": \"tree\", \"topics\": %zu, \"bytes_per_topic\": %.1f, \"counted\": %.1f, "
                    "\"longest_frame_ms\": %.1f}\n",
                    store->topicCount(), double(residentBytes() - before) / million,
                    double(store->byteSize()) / million, longest);
        measureFilters(*store);
    }
    {
        mqtt::TopicTable table;
        TopicStore store;
        fill(table, store, siblingName);
        measureSiblings(store);
    }
    measureSearch();
}
