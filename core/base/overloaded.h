// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mqtt {

/// Builds one visitor for std::visit out of several lambdas.
template <class... Fs>
struct Overloaded : Fs...
{
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

} // namespace mqtt
