#include "base/Hash.h"

#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "base/Uid.h"

using namespace albumen;

namespace {

std::span<const std::byte> bytesIn(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

template <class Hasher> std::string hashed(std::initializer_list<std::string_view> pieces)
{
    Hasher hasher;
    for (const std::string_view piece : pieces) hasher.add(bytesIn(piece));
    return toHex(hasher.finish());
}

} // namespace

TEST_CASE("SHA-256 is that of the standard, in pieces too")
{
    CHECK(hashed<Sha256Hasher>({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hashed<Sha256Hasher>({"abc"}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hashed<Sha256Hasher>({"a", "", "bc"}) == hashed<Sha256Hasher>({"abc"}));
}

TEST_CASE("XXH3-128 is that of its author, in pieces too")
{
    CHECK(hashed<Xxh128Hasher>({}) == "99aa06d3014798d86001c324468d497f");
    CHECK(hashed<Xxh128Hasher>({"ab", "c"}) == hashed<Xxh128Hasher>({"abc"}));
    CHECK(hashed<Xxh128Hasher>({"abc"}) != hashed<Xxh128Hasher>({"abd"}));
    const std::string long1(5'000'000, 'x'), long2 = long1.substr(1);
    CHECK(hashed<Xxh128Hasher>({"x", long2}) == hashed<Xxh128Hasher>({long1}));
}

TEST_CASE("Hexadecimal goes there and back, and refuses what is not")
{
    std::array<std::byte, 3> bytes{};
    CHECK(fromHex("00fFa1", bytes));
    CHECK(toHex(bytes) == "00ffa1");
    for (const char* bad : {"", "00ff", "00ffa1b2", "00ffag", "00ff a", "0x00ff", "-1ffa1", "+1ffa1"})
        CHECK_FALSE(fromHex(bad, bytes));
}

TEST_CASE("Random names have their length and do not meet")
{
    CHECK(randomHex(7).size() == 7);
    CHECK(randomHex(0).empty());
    std::set<std::string> names;
    std::set<Uid> uids;
    for (int i = 0; i < 1000; ++i) {
        CHECK(names.insert(randomHex(16)).second);
        CHECK(uids.insert(Uid::random()).second);
    }
    CHECK(Uid::random().text().size() == 32);
}
