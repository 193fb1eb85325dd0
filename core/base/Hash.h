// Hashes: SHA-256 where a name travels between machines (models, content of photos), XXH3-128 where copies are
// compared.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace albumen {

using Sha256 = std::array<std::byte, 32>;
using Xxh128 = std::array<std::byte, 16>;

/// SHA-256 over pieces. Threads: one at a time.
class Sha256Hasher
{
public:
    Sha256Hasher();
    ~Sha256Hasher();
    void add(std::span<const std::byte> bytes);
    Sha256 finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// XXH3-128 over pieces: guards against accidents, not against enemies. Threads: one at a time.
class Xxh128Hasher
{
public:
    Xxh128Hasher();
    ~Xxh128Hasher();
    void add(std::span<const std::byte> bytes);
    Xxh128 finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string toHex(std::span<const std::byte> bytes);
/// Ensures: none unless `hex` is exactly `bytes.size() * 2` hexadecimal digits.
bool fromHex(std::string_view hex, std::span<std::byte> bytes);

/// Random bytes from the system, for names that must not meet.
void fillRandom(std::span<std::byte> bytes);
std::string randomHex(std::size_t digits);

} // namespace albumen
