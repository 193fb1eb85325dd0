// Draws people by lot, each in several pictures of one to three people, for the networks to learn from.
//
//     albumen-draw-people FOLDER PEOPLE VIEWS SEED
//
// Writes FOLDER/NNNNN.jpg and FOLDER/faces.csv, one line a face: picture, person, the place between the eyes, the size
// from crown to chin in pixels, yaw and roll in radians. Pictures that are there already are not drawn again.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>

#include "RandomPeople.h"
#include "sample/Scene.h"

namespace {

using namespace albumen;

struct Order {
    std::filesystem::path folder;
    int people, views;
    std::uint64_t seed;
};

struct Sitting {
    int person;
    PersonView view;
};

std::vector<int> shuffled(int count, SampleRandom& random)
{
    std::vector<int> order(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.next() % i]);
    return order;
}

/// Side by side, each in a part of the picture of its own.
std::vector<Sitting> seat(const std::vector<int>& people, cv::Size size, SampleRandom& random)
{
    const auto height = static_cast<float>(size.height);
    const float part = static_cast<float>(size.width) / static_cast<float>(people.size());
    const float light = random.between(-1, 1);
    std::vector<Sitting> sittings;
    for (const int person : people) {
        PersonView view = randomView(random);
        view.size = std::min(random.between(0.6F, 0.95F) * part, random.between(0.3F, 0.52F) * height);
        const float slack = std::max(0.F, part - 0.9F * view.size) / 2;
        view.place = {(static_cast<float>(sittings.size()) + 0.5F) * part + random.between(-slack, slack),
                      random.between(0.36F, 0.5F) * height};
        view.lightFrom = light;
        sittings.push_back({person, view});
    }
    return sittings;
}

PersonLook lookOfNumber(const Order& order, int person)
{
    SampleRandom random(order.seed * 1000003 + static_cast<std::uint64_t>(person));
    return randomLook(random);
}

cv::Mat drawn(const Order& order, const std::vector<Sitting>& sittings, cv::Size size, SampleRandom& random)
{
    cv::Mat picture(size, CV_32FC3);
    drawPlace(static_cast<Scenery>(random.below(9)), random.next(), picture);
    for (const Sitting& sitting : sittings) draw(lookOfNumber(order, sitting.person), sitting.view, picture);
    const Colour gain{random.between(0.75F, 1.05F), random.between(0.85F, 1.05F), random.between(0.85F, 1.05F)};
    return develop(picture, size, {.gain = gain, .grain = random.between(0, 5), .seed = random.next()});
}

void drawOne(const Order& order, int number, const std::vector<int>& people, std::ofstream& table)
{
    SampleRandom random(order.seed * 7919 + static_cast<std::uint64_t>(number));
    const cv::Size size(400 + random.below(240), 400 + random.below(240));
    const std::vector<Sitting> sittings = seat(people, size, random);
    char name[16];
    std::snprintf(name, sizeof name, "%05d.jpg", number);
    for (const Sitting& sitting : sittings)
        table << name << ',' << sitting.person << ',' << sitting.view.place.x << ',' << sitting.view.place.y << ','
              << sitting.view.size << ',' << sitting.view.yaw << ',' << sitting.view.roll << '\n';
    if (std::filesystem::exists(order.folder / name)) return;
    const std::filesystem::path part = order.folder / "part.jpg";
    cv::imwrite(part.string(), drawn(order, sittings, size, random), {cv::IMWRITE_JPEG_QUALITY, 60 + random.below(38)});
    std::filesystem::rename(part, order.folder / name);
}

void drawAll(const Order& order)
{
    std::filesystem::create_directories(order.folder);
    std::ofstream table(order.folder / "faces.csv");
    table << "picture,person,x,y,size,yaw,roll\n";
    SampleRandom random(order.seed);
    int number = 0;
    for (int view = 0; view < order.views; ++view) {
        const std::vector<int> people = shuffled(order.people, random);
        for (std::size_t first = 0; first < people.size();) {
            const std::size_t count = std::min<std::size_t>(people.size() - first, 1 + random.next() % 3);
            const auto begin = people.begin() + static_cast<std::ptrdiff_t>(first);
            drawOne(order, number++, {begin, begin + static_cast<std::ptrdiff_t>(count)}, table);
            first += count;
        }
    }
    std::cout << number << " pictures of " << order.people << " people\n";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::cerr << "usage: albumen-draw-people FOLDER PEOPLE VIEWS SEED\n";
        return 2;
    }
    drawAll({argv[1], std::atoi(argv[2]), std::atoi(argv[3]), std::strtoull(argv[4], nullptr, 10)});
    return 0;
}
