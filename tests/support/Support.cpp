#include "support/Support.h"

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>

#include "base/Hash.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

fs::path placeOf(const char* variable, const char* beside)
{
    const char* const given = std::getenv(variable);
    return given ? fs::path(given) : fs::path(ALBUMEN_SOURCE).parent_path() / beside;
}

fs::path givenOrSkip(const char* variable, const char* beside, const fs::path& below)
{
    const fs::path place = placeOf(variable, beside);
    if (!fs::exists(place / below)) skip((place.filename() / below).string() + " (set " + variable + ")");
    return below.empty() ? place : place / below;
}

void skipOrThrow(const std::string& things, const fs::path& path)
{
    // EIO: what exfat-fuse says of a pipe
    if (errno == EPERM || errno == ENOSYS || errno == EOPNOTSUPP || errno == EIO) skip("a disk that has " + things);
    throw fs::filesystem_error("cannot make", path, std::error_code(errno, std::generic_category()));
}

} // namespace

TempFolder::TempFolder() : path_(fs::temp_directory_path() / ("albumen-test-" + randomHex(12)))
{
    fs::create_directories(path_);
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    for (fs::recursive_directory_iterator i(path_, ignored), end; !ignored && i != end; i.increment(ignored))
        if (!i->is_symlink(ignored) && i->is_directory(ignored))
            fs::permissions(i->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
    fs::remove_all(path_, ignored);
}

void skip(std::string_view what)
{
    std::printf("skipped: needs %.*s\n", static_cast<int>(what.size()), what.data());
    std::fflush(stdout);
    std::_Exit(77);
}

fs::path photosOrSkip(const fs::path& below)
{
    return givenOrSkip("ALBUMEN_TEST_PHOTOS", "shared/photos", below);
}

std::optional<fs::path> modelsHere()
{
    fs::path place = placeOf("ALBUMEN_TEST_MODELS", "shared/models");
    return fs::exists(place) ? std::optional(std::move(place)) : std::nullopt;
}

fs::path modelsOrSkip(const fs::path& below)
{
    return givenOrSkip("ALBUMEN_TEST_MODELS", "shared/models", below);
}

void symlinkOrSkip(const fs::path& to, const fs::path& link)
{
    if (::symlink(to.c_str(), link.c_str()) != 0) skipOrThrow("links", link);
}

void hardLinkOrSkip(const fs::path& to, const fs::path& link)
{
    if (::link(to.c_str(), link.c_str()) != 0) skipOrThrow("hard links", link);
}

void pipeOrSkip(const fs::path& pipe)
{
    if (::mkfifo(pipe.c_str(), 0600) != 0) skipOrThrow("pipes", pipe);
}

bool hardLinksHere()
{
    const TempFolder folder;
    writeFile(folder / "first", {});
    return ::link((folder / "first").c_str(), (folder / "second").c_str()) == 0;
}

void renamesAtOnceOrSkip()
{
    const TempFolder folder;
    writeFile(folder / "first", {});
    const bool atOnce =
        ::renameat2(AT_FDCWD, (folder / "first").c_str(), AT_FDCWD, (folder / "second").c_str(), RENAME_NOREPLACE) == 0;
    if (!atOnce && hardLinksHere()) skip("a disk that gives a name in one step");
}

void hardLinksOrSkip()
{
    if (!hardLinksHere()) skip("a disk that has hard links");
}

void rightsOrSkip()
{
    const TempFolder folder;
    writeFile(folder / "file", {});
    std::error_code ignored;
    fs::permissions(folder / "file", fs::perms(0640), ignored);
    if (fs::status(folder / "file").permissions() != fs::perms(0640)) skip("a disk that has rights");
}

namespace {

/// Puts the lower 32 effective capabilities of this thread; gives those it had. None: not to be had.
std::optional<std::uint32_t> putCapabilities(const std::function<std::uint32_t(std::uint32_t)>& wanted)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    if (::syscall(SYS_capget, &header, data) != 0) return std::nullopt;
    const std::uint32_t before = data[0].effective;
    data[0].effective = wanted(before);
    if (::syscall(SYS_capset, &header, data) != 0) return std::nullopt;
    return before;
}

} // namespace

WithoutPrivileges::WithoutPrivileges()
{
    constexpr std::uint32_t files = 1U << CAP_DAC_OVERRIDE | 1U << CAP_DAC_READ_SEARCH | 1U << CAP_FOWNER;
    const auto before = putCapabilities([](std::uint32_t now) { return now & ~files; });
    if (!before) skip("a system that lets go of privileges");
    effective_ = *before;
}

WithoutPrivileges::~WithoutPrivileges()
{
    (void)putCapabilities([this](std::uint32_t) { return effective_; });
}

void setTime(const fs::path& file, fs::file_time_type time)
{
    const auto ns = fs::file_time_type::clock::to_sys(time).time_since_epoch().count();
    const auto second = std::chrono::nanoseconds(std::chrono::seconds(1)).count();
    const timespec times[2] = {{0, UTIME_NOW}, {ns / second, ns % second}};
    if (::utimensat(AT_FDCWD, file.c_str(), times, 0) != 0)
        throw fs::filesystem_error("time not set", file, std::error_code(errno, std::generic_category()));
}

void writeFile(const fs::path& file, std::string_view content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

std::string readFile(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string bytes;
    char some[1 << 16]; // by the character it took half the time of every fault loop
    while (in.read(some, sizeof some), in.gcount() > 0) bytes.append(some, static_cast<std::size_t>(in.gcount()));
    return bytes;
}

void overwriteKeepingTime(const std::filesystem::path& file, const std::string& bytes)
{
    const auto time = std::filesystem::last_write_time(file);
    writeFile(file, bytes);
    setTime(file, time);
}

void flipByte(const std::filesystem::path& file, std::size_t at)
{
    std::string bytes = readFile(file);
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    overwriteKeepingTime(file, bytes);
}

} // namespace albumen::test
