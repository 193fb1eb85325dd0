#include "metadata/SidecarStamps.h"

#include <cstring>
#include <set>
#include <span>
#include <vector>

#include "base/Hash.h"
#include "base/SearchText.h"
#include "metadata/SidecarFiles.h"

namespace albumen {
namespace {

bool isSidecar(const Path& file)
{
    return caselessKey(file.extension().native()) == ".xmp";
}

bool isList(const Path& file)
{
    return caselessKey(file.extension().native()) == ".json";
}

void add(Xxh128Hasher& hasher, const FileInfo& info)
{
    const auto size = static_cast<std::int64_t>(info.size);
    for (const std::int64_t number : {size, info.mtimeNs}) hasher.add(std::as_bytes(std::span(&number, 1)));
}

} // namespace

void SidecarStamps::list(const Path& folder)
{
    folder_ = folder;
    named_.clear();
    sidecars_ = lists_ = false;
    const auto entries = files_.list(folder);
    if (!entries) return; // why, the scan says
    for (const FolderEntry& entry : *entries) {
        sidecars_ = sidecars_ || isSidecar(entry.name);
        lists_ = lists_ || isList(entry.name);
    }
    if (!sidecars_) return; // as in most folders
    for (const FolderEntry& entry : *entries) named_.emplace(caselessKey(Path(entry.name).stem().native()), entry.name);
}

std::int64_t SidecarStamps::of(const Path& photo)
{
    if (photo.parent_path() != folder_) list(photo.parent_path());
    if (!sidecars_ && !lists_) return 0;
    std::vector<Path> beside;
    if (lists_) beside = takeoutBeside(files_, photo);
    std::set<std::string> names;
    for (const Path& called : {photo.filename(), photo.stem()}) {
        const auto [first, last] = named_.equal_range(caselessKey(called.native()));
        for (auto at = first; at != last; ++at) names.insert(at->second);
    }
    for (const std::string& name : names) beside.push_back(folder_ / name);
    Xxh128Hasher hasher;
    bool any = false;
    for (const Path& path : beside) {
        hasher.add(std::as_bytes(std::span(path.filename().native())));
        if (!isSidecar(path) && !isList(path)) continue;
        const auto info = files_.info(path, Follow::yes);
        any = any || info;
        if (info) add(hasher, *info);
    }
    if (!any) return 0;
    std::int64_t stamp = 0;
    const Xxh128 hash = hasher.finish();
    std::memcpy(&stamp, hash.data(), sizeof stamp);
    return stamp == 0 ? 1 : stamp;
}

} // namespace albumen
