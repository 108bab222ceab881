// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

namespace bench {

/// `--name value` on a command line.
class Arguments
{
public:
    Arguments(int count, char **values)
        : m_count(count)
        , m_values(values)
    {
    }
    const char *text(const char *name, const char *otherwise) const
    {
        for (int i = 1; i + 1 < m_count; ++i) {
            if (std::strcmp(m_values[i], name) == 0)
                return m_values[i + 1];
        }
        return otherwise;
    }
    long number(const char *name, long otherwise) const
    {
        const char *found = text(name, nullptr);
        return found ? std::atol(found) : otherwise;
    }
    bool is(const char *name, const char *value) const { return std::strcmp(text(name, ""), value) == 0; }

private:
    int m_count;
    char **m_values;
};

inline double secondsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}
inline double wallSeconds()
{
    return secondsOf(CLOCK_MONOTONIC);
}
inline double cpuSeconds()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

/// Measures from the first message on, for as long as asked, and prints one line of JSON.
class Measurement
{
public:
    explicit Measurement(double seconds)
        : m_wanted(seconds)
    {
    }
    /// True when it is over.
    bool count(long messages)
    {
        if (m_begin == 0) {
            m_begin = wallSeconds();
            m_cpu = cpuSeconds();
            return false; // what came before the clock ran is not counted
        }
        m_messages += messages;
        return wallSeconds() - m_begin >= m_wanted;
    }
    long messages() const { return m_messages; }
    void print() const
    {
        std::printf("{\"messages\": %ld, \"seconds\": %.6f, \"cpu\": %.6f}\n", m_messages,
                    wallSeconds() - m_begin, cpuSeconds() - m_cpu);
        std::fflush(stdout);
    }

private:
    double m_wanted;
    double m_begin = 0;
    double m_cpu = 0;
    long m_messages = 0;
};

} // namespace bench
