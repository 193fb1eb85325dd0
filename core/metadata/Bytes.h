// Numbers out of bytes that nobody vouches for: whatever lies outside is 0, and has() tells beforehand.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace albumen {

enum class Endian { little, big };
inline constexpr Endian big = Endian::big; // as most containers count

/// EXIF blocks larger than this are not read: cameras write at most some hundred KB.
inline constexpr std::size_t maxExifBytes = 4U << 20U;

/// Threads: all; borrows the bytes.
class Bytes
{
public:
    Bytes() = default;
    explicit Bytes(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::uint64_t size() const { return bytes_.size(); }
    std::span<const std::byte> span() const { return bytes_; }
    bool has(std::uint64_t at, std::uint64_t count) const { return at <= size() && count <= size() - at; }
    /// Ensures: cut to what is there.
    Bytes part(std::uint64_t at, std::uint64_t count) const
    {
        const std::uint64_t from = std::min(at, size());
        return Bytes(bytes_.subspan(from, std::min(count, size() - from)));
    }
    Bytes from(std::uint64_t at) const { return part(at, size()); }
    bool says(std::uint64_t at, std::string_view text) const
    {
        return has(at, text.size()) && std::memcmp(bytes_.data() + at, text.data(), text.size()) == 0;
    }
    std::string_view text(std::uint64_t at, std::uint64_t count) const
    {
        const Bytes found = part(at, count);
        return {reinterpret_cast<const char*>(found.bytes_.data()), found.bytes_.size()};
    }

    std::uint8_t u8(std::uint64_t at) const
    {
        return has(at, 1) ? std::to_integer<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
    }
    std::uint16_t u16(std::uint64_t at, Endian endian) const
    {
        return static_cast<std::uint16_t>(number(at, 2, endian));
    }
    std::uint32_t u32(std::uint64_t at, Endian endian) const
    {
        return static_cast<std::uint32_t>(number(at, 4, endian));
    }
    std::uint64_t u64(std::uint64_t at, Endian endian) const { return number(at, 8, endian); }
    /// An unsigned number of 0 to 8 bytes.
    std::uint64_t number(std::uint64_t at, unsigned count, Endian endian) const
    {
        if (!has(at, count)) return 0;
        std::uint64_t value = 0;
        for (unsigned i = 0; i < count; ++i) value = value << 8U | u8(at + (endian == Endian::big ? i : count - 1 - i));
        return value;
    }

private:
    std::span<const std::byte> bytes_;
};

} // namespace albumen
