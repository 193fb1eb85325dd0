#include "photo/RawName.h"

#include <algorithm>
#include <array>

#include "base/SearchText.h"

namespace albumen {

using namespace std::string_view_literals;

std::span<const std::string_view> rawExtensions()
{
    static constexpr std::array extensions = {".3fr"sv, ".arw"sv, ".cr2"sv, ".cr3"sv, ".crw"sv, ".dcr"sv,
                                              ".dng"sv, ".erf"sv, ".iiq"sv, ".kdc"sv, ".mef"sv, ".mrw"sv,
                                              ".nef"sv, ".nrw"sv, ".orf"sv, ".pef"sv, ".raf"sv, ".rw2"sv,
                                              ".rwl"sv, ".sr2"sv, ".srf"sv, ".srw"sv, ".x3f"sv};
    return extensions;
}

bool isRawName(const std::filesystem::path& file)
{
    const std::string extension = folded(file.extension().native());
    const auto raws = rawExtensions();
    return std::find(raws.begin(), raws.end(), extension) != raws.end();
}

} // namespace albumen
