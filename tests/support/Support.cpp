#include "support/Support.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/Hash.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

fs::path givenOrSkip(const char* variable, const char* beside, const fs::path& below)
{
    const char* const given = std::getenv(variable);
    const fs::path place = given ? fs::path(given) : fs::path(ALBUMEN_SOURCE).parent_path() / beside;
    if (!fs::exists(place / below)) skip((place.filename() / below).string() + " (set " + variable + ")");
    return below.empty() ? place : place / below;
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

fs::path modelsOrSkip(const fs::path& below)
{
    return givenOrSkip("ALBUMEN_TEST_MODELS", "shared/models", below);
}

void writeFile(const fs::path& file, std::string_view content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

std::string readFile(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void overwriteKeepingTime(const std::filesystem::path& file, const std::string& bytes)
{
    const auto time = std::filesystem::last_write_time(file);
    writeFile(file, bytes);
    std::filesystem::last_write_time(file, time);
}

void flipByte(const std::filesystem::path& file, std::size_t at)
{
    std::string bytes = readFile(file);
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    overwriteKeepingTime(file, bytes);
}

} // namespace albumen::test
