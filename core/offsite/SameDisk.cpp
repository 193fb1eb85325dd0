#include "offsite/SameDisk.h"

#include <fmt/format.h>
#include <sys/sysmacros.h>

namespace albumen {
namespace {

/// Where the disk hangs of which this is a partition. Empty: it is none, or nobody can say.
Path diskOf(Files& files, std::uint64_t device, const Path& devices)
{
    const auto here = files.canonical(devices / fmt::format("{}:{}", major(device), minor(device)));
    return here && files.exists(*here / "partition") ? here->parent_path() : here.value_or(Path());
}

} // namespace

bool onSameDisk(Files& files, const Path& a, const Path& b, const Path& devices)
{
    const auto first = files.info(a, Follow::yes), second = files.info(b, Follow::yes);
    if (!first || !second) return false;
    if (first->device == second->device) return true;
    const Path disk = diskOf(files, first->device, devices);
    return !disk.empty() && disk == diskOf(files, second->device, devices);
}

} // namespace albumen
