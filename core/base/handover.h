// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_THREAD__)
#define AVOCET_THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define AVOCET_THREAD_SANITIZER
#endif
#endif

#ifdef AVOCET_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

#include <utility>

namespace mqtt {

/// A call that one thread makes and another runs out of its event queue. The queue sees to it that the second
/// sees what the first wrote; ThreadSanitizer, which does not see into Qt, has to be told, each time the call
/// has come to lie somewhere else. Costs nothing in other builds.
template <class Call>
class HandedOver
{
public:
    explicit HandedOver(Call call)
        : m_call(std::move(call))
    {
        give();
    }
    HandedOver(const HandedOver &other)
        : m_call(other.m_call)
    {
        give();
    }
    HandedOver(HandedOver &&other)
        : m_call(std::move(other.m_call))
    {
        give();
    }
    HandedOver &operator=(const HandedOver &) = delete;
    ~HandedOver() = default;

    void operator()()
    {
#ifdef AVOCET_THREAD_SANITIZER
        __tsan_acquire(&s_place);
#endif
        m_call();
    }

private:
    void give()
    {
#ifdef AVOCET_THREAD_SANITIZER
        __tsan_release(&s_place);
#endif
    }

#ifdef AVOCET_THREAD_SANITIZER
    inline static char s_place;
#endif
    Call m_call;
};

} // namespace mqtt
