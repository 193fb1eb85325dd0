#include "scan/RootMarker.h"

#include <string>

#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::uint64_t markerLimit = 64 * 1024; // two thousand libraries; what is longer is not a marker

/// What the marker says. Empty: there is none.
Result<std::string> readMarker(Files& files, const Path& root)
{
    const auto bytes = readWhole(files, root / rootMarkerName, markerLimit, Follow::no);
    if (bytes) return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    if (bytes.error().code == Code::fileVanished) return std::string();
    return fail(bytes.error());
}

bool names(std::string_view marker, const Uid& uid)
{
    const std::string wanted = uid.text();
    while (!marker.empty()) {
        const std::string_view line = marker.substr(0, marker.find('\n'));
        if (trimmed(line) == wanted) return true;
        marker.remove_prefix(std::min(line.size() + 1, marker.size()));
    }
    return false;
}

} // namespace

Result<RootPresence> RootMarker::check(const Path& root, const Uid& expected, bool hasMarker)
{
    const auto info = files_.info(root, Follow::yes);
    if (!info && info.error().code == Code::pathMissing) return RootPresence::offline;
    if (!info) return fail(info.error());
    if (info->kind != FileKind::folder) return fail(Code::pathNotFolder, Stage::scan, root);
    TRY_ASSIGN(const std::string marker, readMarker(files_, root));
    if (names(marker, expected)) return RootPresence::present;
    return hasMarker ? RootPresence::offline : RootPresence::unmarked;
}

Status RootMarker::write(const Path& root, const Uid& uid)
{
    TRY_ASSIGN(std::string marker, readMarker(files_, root));
    if (names(marker, uid)) return {};
    if (!marker.empty() && !marker.ends_with('\n')) marker += '\n';
    marker += uid.text() + "\n";
    return writeWhole(files_, root / rootMarkerName, marker);
}

} // namespace albumen
