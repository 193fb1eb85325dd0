// What every test needs: a folder of its own, the photos and weights of this machine, and a way to say "skipped".
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace albumen::test {

/// A new empty folder, removed with all it holds when destroyed.
class TempFolder
{
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// Ends the case as skipped: prints "skipped: needs ..." and leaves with 77.
[[noreturn]] void skip(std::string_view what);

/// ALBUMEN_TEST_PHOTOS, else ../shared/photos beside the source; skips the case where neither has `below`.
std::filesystem::path photosOrSkip(const std::filesystem::path& below = {});
/// ALBUMEN_TEST_MODELS, else ../shared/models beside the source; skips the case where neither has `below`.
std::optional<std::filesystem::path> modelsHere();
std::filesystem::path modelsOrSkip(const std::filesystem::path& below = {});

/// As std::filesystem's, and ends the case as skipped on a disk that has none. `to` may be a folder.
void symlinkOrSkip(const std::filesystem::path& to, const std::filesystem::path& link);
void hardLinkOrSkip(const std::filesystem::path& to, const std::filesystem::path& link);
void pipeOrSkip(const std::filesystem::path& pipe);
/// May a file have a second name, where temporary folders are?
bool hardLinksHere();
/// A new name is given in one step there, or there are no links to give it by in two.
void renamesAtOnceOrSkip();
void hardLinksOrSkip();
/// Ends the case as skipped where files in temporary folders have no rights of their own.
void rightsOrSkip();

/// While it lives, this thread and those it starts may do to files what their rights allow, also where root runs the
/// tests. Skips where that cannot be given up.
class WithoutPrivileges
{
public:
    WithoutPrivileges();
    ~WithoutPrivileges();
    WithoutPrivileges(const WithoutPrivileges&) = delete;
    WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

private:
    std::uint32_t effective_ = 0; ///< of the lower 32 capabilities, as they were
};

/// As last_write_time, on every disk: some take only both times of a file.
void setTime(const std::filesystem::path& file, std::filesystem::file_time_type time);

void writeFile(const std::filesystem::path& file, std::string_view content);
std::string readFile(const std::filesystem::path& file);

/// As a disk does it: only reading finds it, or the size.
void overwriteKeepingTime(const std::filesystem::path& file, const std::string& bytes);
void flipByte(const std::filesystem::path& file, std::size_t at);

} // namespace albumen::test
