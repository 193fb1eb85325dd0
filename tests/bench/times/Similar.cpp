// Searching and grouping a large library by looks. The vectors are drawn as a network's lie: none of their numbers is
// below 0, and those of one subject are alike.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "Watch.h"
#include "similar/LookIndex.h"
#include "similar/LookMaker.h"
#include "similar/SamePicture.h"
#include "similar/SimilarFinder.h"
#include "unit/similar/Drawn.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr std::size_t photoCount = 100'000, dim = 1280, subjects = 300;

struct LargeAlbum {
    LargeAlbum()
    {
        index.reserve(photoCount, dim, network);
        for (std::vector<float>& centre : centres) centre = drawn();
        std::int64_t second = 0;
        for (std::size_t i = 0; i < photoCount; ++i) {
            const bool copy = i % 20 == 1, burst = i % 10 > 6;
            if (!copy && !burst) vector = mixed(centres[random() % subjects], drawn(), 0.8F);
            if (!copy) hash = random();
            second += burst ? 2 : 1800;
            Look look{copy ? hash ^ 0x11 : hash, {}, mixed(vector, drawn(), copy ? 0.05F : 0.3F), network};
            PhotoToGroup photo;
            photo.id = ContentNo{static_cast<std::int64_t>(i)};
            photo.hash = look.hash;
            photo.look = i;
            if (!copy) photo.takenLocalS = second;
            photo.tags = {Tag::person};
            index.add(photo.id, look);
            photos.push_back(photo);
        }
    }

    std::vector<float> drawn()
    {
        std::vector<float> numbers(dim);
        for (float& number : numbers) number = std::max(0.F, normal(random));
        return numbers;
    }

    static std::vector<float> mixed(const std::vector<float>& a, const std::vector<float>& b, float part)
    {
        std::vector<float> numbers(dim);
        for (std::size_t i = 0; i < dim; ++i) numbers[i] = (1 - part) * a[i] + part * b[i];
        return numbers;
    }

    const ModelRev network{"planted", "1"};
    std::mt19937_64 random{1};
    std::normal_distribution<float> normal;
    std::vector<std::vector<float>> centres{subjects};
    std::vector<float> vector;
    std::uint64_t hash = 0;
    LookIndex index;
    std::vector<PhotoToGroup> photos;
};

} // namespace

TEST_CASE("Searching and grouping 100,000 photos by their looks")
{
    LargeAlbum album;
    const Look like{album.photos[5].hash, {}, album.drawn(), album.network};
    std::printf("search of 100,000: %.1f ms\n", millisecondsOf([&] {
                                                    for (int i = 0; i < 10; ++i)
                                                        album.index.search({like, {}, 0, 100, {}});
                                                }) / 10);
    std::printf("signs of 100,000: %.0f ms\n", millisecondsOf([&] { album.index.vectors().signs(128); }));
    const JobControl job;
    std::size_t asked = 0;
    const AskSamePicture nobody, refuse = [&](ContentNo, ContentNo) { return ++asked, false; };
    const auto group = [&](const char* which, const AskSamePicture& ask) {
        asked = 0;
        const std::clock_t start = std::clock(); // of the processor, since others may be at work
        const auto groups = groupAlike({album.photos, album.index.vectors(), {}, {}, ask}, job);
        const auto copies = std::count_if(groups->begin(), groups->end(),
                                          [](const AlikeGroup& one) { return one.kind == AlikeKind::copies; });
        std::printf("grouping of 100,000, %s: %.2f s, %zu groups, %td of them of copies, %zu pairs asked\n", which,
                    static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, groups->size(), copies, asked);
    };
    group("nobody to ask", nobody);
    group("asking", refuse);
    for (std::size_t i = 0; i < photoCount - 100; ++i) album.photos[i].asked = true;
    group("asking, 100 of them new", refuse);
    for (PhotoToGroup& photo : album.photos) photo.asked = false, photo.takenLocalS.reset();
    group("asking, none with a time", refuse);
}

TEST_CASE("Hash, tone and comparison of a picture")
{
    LoadedImage image;
    image.pixels = cv::Mat(1200, 1600, CV_8UC3);
    cv::randu(image.pixels, 0, 255);
    std::printf("look of 1600 x 1200: %.2f ms\n", millisecondsOf([&] {
                                                      for (int i = 0; i < 20; ++i) lookOf(image);
                                                  }) / 20);
    const cv::Mat one = drawnPicture(1), other = drawnPicture(2);
    std::printf("sameness: %.2f ms\n", millisecondsOf([&] {
                                           for (int i = 0; i < 20; ++i) sameness(one, other);
                                       }) / 20);
}
