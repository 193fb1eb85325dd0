// What every test needs: a folder of its own, the photos and weights of this machine, and a way to say "skipped".
#pragma once

#include <filesystem>
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
std::filesystem::path modelsOrSkip(const std::filesystem::path& below = {});

void writeFile(const std::filesystem::path& file, std::string_view content);
std::string readFile(const std::filesystem::path& file);

/// As a disk does it: only reading finds it, or the size.
void overwriteKeepingTime(const std::filesystem::path& file, const std::string& bytes);
void flipByte(const std::filesystem::path& file, std::size_t at);

} // namespace albumen::test
