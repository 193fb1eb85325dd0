#include "archive/NamedCopy.h"

#include "base/Contract.h"

namespace albumen {
namespace {

Xxh128 hashOf(std::span<const std::byte> bytes)
{
    Xxh128Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

/// The source's own bytes.
Result<std::optional<NamedCopy>> plainCopy(Files& files, const SourceFacts& source, const JobControl& job)
{
    TRY_ASSIGN(const auto file, openSource(files, source));
    TRY_ASSIGN(const auto hash, hashOpen(*file, job));
    if (!hash) return std::nullopt;
    return NamedCopy{.size = source.size, .hash = *hash, .bytes = {}};
}

} // namespace

Xxh128 namesKey(const std::string& names)
{
    return names.empty() ? Xxh128{} : hashOf(std::as_bytes(std::span(names)));
}

Result<std::optional<NamedCopy>> prepareCopy(Files& files, CopyNames* writer, const SourceFacts& source,
                                             const std::string& names, const JobControl& job)
{
    if (names.empty()) return plainCopy(files, source, job);
    EXPECTS(writer);
    std::optional<std::vector<std::byte>> named;
    if (source.size <= maxNamedBytes) {
        TRY_ASSIGN(const auto photo, readSource(files, source, job));
        if (!photo) return std::nullopt;
        named = writer->write(*photo, names);
    }
    if (named) return NamedCopy{.size = named->size(), .hash = hashOf(*named), .bytes = std::move(*named)};
    TRY_ASSIGN(auto plain, plainCopy(files, source, job));
    if (plain) plain->carries = false;
    return plain;
}

} // namespace albumen
