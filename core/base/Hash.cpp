#include "base/Hash.h"

#include <charconv>
#include <cstring>

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <xxhash.h>

#include "base/Contract.h"

namespace albumen {

struct Sha256Hasher::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256Hasher::Sha256Hasher() : state_(std::make_unique<State>())
{
    EXPECTS(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) == 1);
}
Sha256Hasher::~Sha256Hasher() = default;

void Sha256Hasher::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

Sha256 Sha256Hasher::finish()
{
    Sha256 hash{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, reinterpret_cast<unsigned char*>(hash.data()), &size);
    ENSURES(size == hash.size());
    return hash;
}

struct Xxh128Hasher::State {
    XXH3_state_t* state = XXH3_createState();
    ~State() { XXH3_freeState(state); }
};

Xxh128Hasher::Xxh128Hasher() : state_(std::make_unique<State>())
{
    XXH3_128bits_reset(state_->state);
}
Xxh128Hasher::~Xxh128Hasher() = default;

void Xxh128Hasher::add(std::span<const std::byte> bytes)
{
    XXH3_128bits_update(state_->state, bytes.data(), bytes.size());
}

Xxh128 Xxh128Hasher::finish()
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_->state));
    Xxh128 hash{};
    std::memcpy(hash.data(), canonical.digest, hash.size());
    return hash;
}

std::string toHex(std::span<const std::byte> bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        hex += digits[std::to_integer<unsigned>(byte) >> 4];
        hex += digits[std::to_integer<unsigned>(byte) & 15];
    }
    return hex;
}

bool fromHex(std::string_view hex, std::span<std::byte> bytes)
{
    if (hex.size() != bytes.size() * 2) return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        unsigned value = 0;
        const char* const first = hex.data() + 2 * i;
        const auto [end, error] = std::from_chars(first, first + 2, value, 16);
        if (error != std::errc{} || end != first + 2) return false;
        bytes[i] = static_cast<std::byte>(value);
    }
    return true;
}

void fillRandom(std::span<std::byte> bytes)
{
    EXPECTS(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) == 1);
}

std::string randomHex(std::size_t digits)
{
    std::string bytes((digits + 1) / 2, '\0');
    fillRandom(std::as_writable_bytes(std::span(bytes)));
    std::string hex = toHex(std::as_bytes(std::span(bytes)));
    hex.resize(digits);
    return hex;
}

} // namespace albumen
