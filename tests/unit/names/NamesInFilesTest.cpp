#include "names/NamesInFiles.h"

#include <catch2/catch.hpp>

#include "support/FaultyFiles.h"
#include "support/Pictures.h"
#include "support/Regions.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const PictureFrame lying{{1600, 1200}, Orientation::upright};

/// A photo of some MiB whose XMP names Rose.
std::filesystem::path largePhoto(const TempFolder& folder)
{
    const ByteVector plain = encoded(recipeNoise(1200, 1600, 3), ".png");
    const ByteVector photo = withXmp(plain, ".png", mwgPacket({{"Rose", "Face", "0.5 0.5 0.2 0.2"}}, "1600 1200"));
    REQUIRE(photo.size() > 4 << 20);
    const std::filesystem::path file = folder / "a.png";
    writeFile(file, {reinterpret_cast<const char*>(photo.data()), photo.size()});
    return file;
}

} // namespace

TEST_CASE("Names are found in a photo that is read in pieces")
{
    const TempFolder folder;
    const auto file = largePhoto(folder);
    FaultyFiles files;
    const auto regions = NamesInFiles(files, {}).read(file, lying, JobControl()).value();
    REQUIRE(regions);
    REQUIRE(regions->size() == 1);
    CHECK(regions->front().name == "Rose");
}

TEST_CASE("Reading names is cancelled before the next piece of a photo, and no names are found then")
{
    const TempFolder folder;
    const auto file = largePhoto(folder);
    FaultyFiles whole;
    REQUIRE(NamesInFiles(whole, {}).read(file, lying, JobControl()).value());
    for (std::uint64_t at = 0; at < 8; ++at) {
        INFO(at);
        FaultyFiles files;
        JobControl job;
        if (at == 0) job.cancel();
        files.onStep = [&](std::uint64_t count) {
            if (count == at) job.cancel();
        };
        CHECK_FALSE(NamesInFiles(files, {}).read(file, lying, job).value());
        CHECK(files.operations() <= std::max<std::uint64_t>(at, 4)); // sidecars are asked for in between
        CHECK(files.operations() < whole.operations());
    }
}
