// The catalogue's writer.
#include <cstdio>

#include "Watch.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Storing 20,000 photos with two faces each, and what they take on disk")
{
    TestLibrary library;
    constexpr std::uint64_t photos = 20000;
    const Watch storing;
    for (std::uint64_t i = 0; i < photos; ++i) {
        PhotoResult result =
            photoResult(library.root, "folder" + std::to_string(i / 500), std::to_string(i) + ".jpg", i + 1, 2);
        for (FaceFound& face : *result.faces) face.embedding->vector.resize(256, 0.F);
        must(PhotoRows::storeLater(library.catalogue->writer(), std::move(result), library.run, {}));
    }
    must(library.catalogue->writer().flush());
    const double seconds = storing.seconds();
    must(library.catalogue->checkpoint());
    const auto size = [&](const char* name) { return std::filesystem::file_size(library.at() / name) / photos; };
    const Watch listing;
    const auto open = library.ask<FaceRows>([](const FaceRows& rows) { return rows.toMatch(testEmbedder); });
    const double listed = listing.seconds();
    std::printf("%.0f photos a second; catalogue %ju and derived %ju bytes a photo; %zu open faces read in %.3f s\n",
                double(photos) / seconds, size("catalogue.sqlite"), size("derived.sqlite"), open.size(), listed);
}
