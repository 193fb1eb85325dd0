// Folders that would be lost with one disk, by devices and partitions that the test makes up.
#include <map>

#include <catch2/catch.hpp>
#include <sys/sysmacros.h>

#include "offsite/SameDisk.h"
#include "support/HookedFiles.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

TEST_CASE("Folders of one file system or of two partitions of one disk are on the same disk, and others are not")
{
    TempFolder folder;
    const Path devices = folder / "block";
    const auto device = [&](unsigned number, const char* place, bool partition) {
        fs::create_directories(folder / place);
        if (partition) writeFile(folder / place / "partition", "1");
        fs::create_directories(devices);
        fs::create_directory_symlink(folder / place, devices / ("8:" + std::to_string(number)));
    };
    device(1, "sda/sda1", true);
    device(2, "sda/sda2", true);
    device(17, "sdb/sdb1", true);
    device(32, "sdc", false);
    std::map<Path, unsigned> of{{folder / "home", 1},
                                {folder / "data", 2},
                                {folder / "drive", 17},
                                {folder / "whole", 32},
                                {folder / "share", 99}};
    for (const auto& [path, number] : of) fs::create_directory(path);
    HookedFiles files;
    files.changeInfo = [&](const Path& path, FileInfo& info) {
        if (const auto here = of.find(path); here != of.end()) info.device = makedev(8, here->second);
    };
    const auto same = [&](const char* a, const char* b) { return onSameDisk(files, folder / a, folder / b, devices); };
    CHECK(same("home", "home"));
    CHECK(same("home", "data"));
    CHECK_FALSE(same("home", "drive"));
    CHECK_FALSE(same("data", "whole"));
    CHECK_FALSE(same("home", "share"));
    CHECK(same("share", "share"));
    CHECK_FALSE(same("home", "not there"));
}
