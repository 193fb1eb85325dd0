#include "archive/OwnParts.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <span>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "base/Hash.h"

namespace albumen {
namespace {

constexpr std::string_view ownStart = ".albumen-", ownEnd = ".part";
constexpr std::size_t hashLetters = 12;
constexpr int mostWaits = 100; // of 10 ms, while another one clears away

bool isOwnPart(std::string_view name)
{
    if (!name.starts_with(ownStart) || !name.ends_with(ownEnd)) return false;
    if (name.size() != ownStart.size() + hashLetters + ownEnd.size()) return false;
    return name.substr(ownStart.size(), hashLetters).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// A folder of ours holds files alone.
void clearFolder(Files& files, const Path& part)
{
    const auto entries = files.list(part);
    const auto isFile = [](const FolderEntry& entry) { return entry.kind == FileKind::file; };
    if (!entries || !std::ranges::all_of(*entries, isFile)) return;
    for (const FolderEntry& entry : *entries) (void)files.remove(part / entry.name);
    (void)files.removeFolder(part);
}

void clearLeft(Files& files, const Path& folder)
{
    const auto entries = files.list(folder);
    if (!entries) return;
    for (const FolderEntry& entry : *entries) {
        if (!isOwnPart(entry.name)) continue;
        if (entry.kind == FileKind::file) (void)files.remove(folder / entry.name);
        if (entry.kind == FileKind::folder) clearFolder(files, folder / entry.name);
    }
}

} // namespace

OwnParts OwnParts::in(Files& files, const Path& folder)
{
    Descriptor held(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (held && ::flock(held.get(), LOCK_EX | LOCK_NB) == 0) clearLeft(files, folder); // nobody writes there
    for (int i = 0; held && ::flock(held.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK && i < mostWaits; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return {folder, std::move(held)};
}

Path OwnParts::of(const std::string& finished) const
{
    Xxh128Hasher hasher;
    hasher.add(std::as_bytes(std::span(finished)));
    return folder_ / fmt::format("{}{}{}", ownStart, toHex(hasher.finish()).substr(0, hashLetters), ownEnd);
}

} // namespace albumen
