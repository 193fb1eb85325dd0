#include "sample/SamplePlan.h"

#include <array>

namespace albumen {
namespace {

struct GpsPlace {
    double latitude, longitude;
};
constexpr GpsPlace home{51.2089, 3.2242}, coast{54.4311, -2.9612}, alps{46.6863, 7.8632};

constexpr std::array cameras{"Larkfield L20", "Pocket Five"}; ///< invented

constexpr std::uint32_t blue = 0x3A6EA5, brick = 0xC8553D, leaf = 0x588B5A, honey = 0xE0A83C, plum = 0x7A5C99,
                        cream = 0xEFE6D6, navy = 0x2F3E55, rose = 0xB85C7C, teal = 0x2F8580;

/// Seconds since 1970 of a date in the calendar (days after H. Hinnant's public-domain days_from_civil).
constexpr std::int64_t localTime(int year, int month, int day, int hour, int minute)
{
    const int y = month <= 2 ? year - 1 : year, era = y / 400, ofEra = y - era * 400;
    const int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t days =
        static_cast<std::int64_t>(era) * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
    return ((days * 24 + hour) * 60 + minute) * 60;
}

ExifFacts exif(std::int64_t taken, std::size_t camera, Orientation orientation, std::optional<GpsPlace> place = {},
               int offset = 60)
{
    ExifFacts facts{
        .takenLocalS = taken, .takenOffsetMin = offset, .camera = cameras[camera], .orientation = orientation};
    if (place) facts.latitude = place->latitude, facts.longitude = place->longitude;
    return facts;
}

std::vector<SamplePhoto> photosOf2023()
{
    using enum Orientation;
    return {
        {"2023/meadow-morning.jpg",
         {1600, 1200},
         Scenery::meadow,
         {{Who::ada, {0.46F, 0.42F}, 0.42F, 0.05F, 0.04F, 0.85F, Clothes::round, honey}},
         exif(localTime(2023, 4, 16, 9, 12), 0, upright, home, 120)},
        {"2023/harbour.jpg",
         {2000, 1500},
         Scenery::harbour,
         {{Who::bruno, {0.66F, 0.4F}, 0.36F, -0.18F, -0.05F, 0.6F, Clothes::collar, navy},
          {Who::ada, {0.36F, 0.45F}, 0.34F, 0.15F, 0.06F, 0.9F, Clothes::stripes, blue}},
         exif(localTime(2023, 5, 20, 20, 41), 0, upright, coast, 60),
         0xFFF0E0,
         0.6F},
        {"2023/sea-breeze.jpg",
         {1200, 1600},
         Scenery::sea,
         {{Who::chloe, {0.52F, 0.42F}, 0.34F, -0.12F, -0.06F, 0.8F, Clothes::vNeck, teal}},
         exif(localTime(2023, 7, 2, 15, 5), 0, rotated90, coast, 60),
         0xFFFFFF,
         0.5F},
        {"2023/living-room.jpg",
         {1600, 1200},
         Scenery::room,
         {{Who::dmitri, {0.55F, 0.44F}, 0.42F, 0, 0.03F, 0.5F, Clothes::collar, leaf}},
         exif(localTime(2023, 1, 8, 16, 30), 1, upright, home)},
        {"2023/mountain-lake.jpg",
         {2400, 1600},
         Scenery::mountains,
         {},
         exif(localTime(2023, 8, 11, 11, 2), 0, upright, alps, 120)},
        {"2023/picnic.jpg",
         {3000, 2000},
         Scenery::meadow,
         {{Who::bruno, {0.2F, 0.44F}, 0.3F, 0.22F, 0.06F, 0.7F, Clothes::round, brick},
          {Who::chloe, {0.5F, 0.4F}, 0.29F, 0, -0.03F, 0.9F, Clothes::stripes, leaf},
          {Who::ada, {0.79F, 0.46F}, 0.3F, -0.2F, -0.06F, 0.6F, Clothes::vNeck, cream}},
         exif(localTime(2023, 6, 18, 13, 20), 0, rotated180, home, 120)},
        {"2023/evening-window.jpg",
         {1200, 900},
         Scenery::night,
         {{Who::bruno, {0.4F, 0.45F}, 0.46F, 0.2F, 0.04F, 0.4F, Clothes::round, cream}},
         exif(localTime(2023, 11, 25, 21, 48), 1, upright, home),
         0xE0C8A8,
         0.8F},
        {"2023/autumn-park.jpg",
         {1500, 2000},
         Scenery::park,
         {{Who::dmitri, {0.7F, 0.4F}, 0.24F, -0.15F, -0.04F, 0.7F, Clothes::collar, navy},
          {Who::chloe, {0.3F, 0.43F}, 0.23F, 0.18F, 0.05F, 0.65F, Clothes::round, rose}},
         exif(localTime(2023, 10, 14, 14, 8), 0, rotated270, home, 120),
         0xFFF2DC},
        {"2023/fruit-bowl.png", {800, 600}, Scenery::stillLife, {}, {}},
        {"2023/by-the-sea.jpg",
         {1600, 1066},
         Scenery::sea,
         {{Who::stranger, {0.6F, 0.43F}, 0.44F, -0.06F, 0.03F, 0.6F, Clothes::round, honey}},
         exif(localTime(2023, 7, 3, 10, 33), 0, mirrored, coast, 60)},
        {"2023/old-town.jpg",
         {1600, 1200},
         Scenery::town,
         {},
         exif(localTime(2023, 9, 9, 17, 55), 1, upright, home, 120),
         0xFFF4E4},
    };
}

std::vector<SamplePhoto> photosOf2024()
{
    using enum Orientation;
    return {
        {"2024/beach-walk.jpg",
         {4000, 3000},
         Scenery::sea,
         {{Who::dmitri, {0.63F, 0.5F}, 0.085F, -0.08F, 0, 0.7F, Clothes::stripes, blue}},
         exif(localTime(2024, 6, 1, 12, 14), 0, upright, coast, 60),
         0xFFFFFF,
         0.4F,
         0.66F},
        {"2024/birthday.jpg",
         {2400, 1800},
         Scenery::room,
         {{Who::bruno, {0.39F, 0.36F}, 0.25F, 0.1F, 0.04F, 0.9F, Clothes::collar, blue},
          {Who::chloe, {0.62F, 0.37F}, 0.24F, -0.12F, -0.05F, 0.8F, Clothes::vNeck, plum},
          {Who::ada, {0.16F, 0.45F}, 0.25F, 0.2F, 0.06F, 0.95F, Clothes::round, brick},
          {Who::dmitri, {0.85F, 0.45F}, 0.25F, -0.18F, -0.03F, 0.6F, Clothes::collar, cream}},
         exif(localTime(2024, 3, 9, 19, 22), 1, upright, home),
         0xFFF0DC,
         0.3F},
        {"2024/kitchen.jpg",
         {1200, 1600},
         Scenery::room,
         {{Who::ada, {0.68F, 0.44F}, 0.33F, -0.25F, -0.05F, 0.5F, Clothes::collar, teal}},
         exif(localTime(2024, 2, 3, 8, 45), 1, transposed, home),
         0xF4F6FF,
         0.6F},
        {"2024/golden-hour.jpg",
         {1600, 1200},
         Scenery::harbour,
         {{Who::bruno, {0.58F, 0.44F}, 0.42F, -0.38F, -0.08F, 0.45F, Clothes::stripes, navy}},
         exif(localTime(2024, 5, 18, 20, 58), 0, flipped, coast, 60),
         0xFFE4C4,
         -0.8F},
        {"2024/harbour-friends.jpg",
         {2000, 1332},
         Scenery::harbour,
         {{Who::stranger, {0.34F, 0.42F}, 0.37F, 0.18F, 0.05F, 0.8F, Clothes::vNeck, leaf},
          {Who::bruno, {0.67F, 0.43F}, 0.37F, -0.1F, 0.03F, 0.7F, Clothes::round, plum}},
         exif(localTime(2024, 5, 19, 18, 10), 0, upright, coast, 60),
         0xFFF4E8,
         0.5F},
        {"2024/garden.jpg",
         {1600, 1200},
         Scenery::meadow,
         {{Who::chloe, {0.34F, 0.43F}, 0.37F, 0.1F, 0.04F, 0.85F, Clothes::round, cream},
          {Who::stranger, {0.68F, 0.44F}, 0.38F, -0.2F, -0.05F, 0.5F, Clothes::collar, blue}},
         exif(localTime(2024, 7, 21, 16, 2), 1, transversed, home, 120)},
        {"2024/reading-corner.webp",
         {1200, 900},
         Scenery::room,
         {{Who::dmitri, {0.5F, 0.46F}, 0.46F, 0.24F, 0.06F, 0.35F, Clothes::round, plum}},
         {},
         0xFFECD0,
         0.7F},
        {"2024/leaves.jpg",
         {1000, 1250},
         Scenery::park,
         {{Who::chloe, {0.5F, 0.44F}, 0.4F, 0.28F, 0.08F, 0.5F, Clothes::collar, brick}},
         exif(localTime(2024, 10, 27, 15, 36), 1, rotated90, home),
         0xF2ECE4},
        {"2024/above-the-lake.jpg",
         {1800, 1200},
         Scenery::mountains,
         {{Who::ada, {0.33F, 0.44F}, 0.38F, 0.12F, -0.04F, 0.8F, Clothes::round, rose},
          {Who::dmitri, {0.67F, 0.42F}, 0.38F, -0.1F, 0.04F, 0.7F, Clothes::vNeck, leaf}},
         exif(localTime(2024, 8, 15, 12, 50), 0, upright, alps, 120)},
        {"2024/night-out.jpg",
         {1600, 1200},
         Scenery::night,
         {{Who::chloe, {0.5F, 0.38F}, 0.31F, 0.04F, 0, 0.9F, Clothes::round, rose},
          {Who::ada, {0.2F, 0.46F}, 0.31F, 0.16F, 0.06F, 0.8F, Clothes::vNeck, teal},
          {Who::bruno, {0.81F, 0.43F}, 0.32F, -0.2F, -0.06F, 0.6F, Clothes::collar, cream}},
         exif(localTime(2024, 12, 7, 22, 16), 1, upright, home),
         0xDCC4AC,
         0.5F},
        {"2024/breakfast-table.jpg",
         {1200, 1600},
         Scenery::stillLife,
         {},
         exif(localTime(2024, 9, 1, 9, 3), 1, rotated270, home, 120)},
        {"2024/small-print.jpg",
         {800, 600},
         Scenery::meadow,
         {{Who::bruno, {0.5F, 0.45F}, 0.44F, 0, -0.03F, 0.7F, Clothes::round, leaf}},
         exif(localTime(2024, 4, 28, 11, 11), 1, upright, home, 120)},
        {.path = "2024/from-a-friend/IMG_0042.jpg", .copyOf = "2023/harbour.jpg"},
    };
}

} // namespace

const char* nameOf(Who who)
{
    static constexpr std::array names{"Ada", "Bruno", "Chloe", "Dmitri", ""};
    return names[static_cast<std::size_t>(who)];
}

std::vector<SamplePhoto> albumPhotos()
{
    std::vector<SamplePhoto> photos = photosOf2023();
    for (SamplePhoto& photo : photosOf2024()) photos.push_back(std::move(photo));
    return photos;
}

std::vector<SamplePhoto> knownPhotos()
{
    struct Pose {
        cv::Size size;
        Scenery place;
        float head, yaw, roll, smile, lightFrom;
        Clothes clothes;
        std::uint32_t cloth;
    };
    static const std::array poses{
        Pose{{800, 1000}, Scenery::room, 0.44F, 0, 0, 0.6F, -0.4F, Clothes::collar, navy},
        Pose{{900, 900}, Scenery::meadow, 0.46F, 0.22F, 0.05F, 0.8F, 0.6F, Clothes::round, brick},
        Pose{{1000, 800}, Scenery::park, 0.5F, -0.2F, -0.05F, 0.45F, -0.7F, Clothes::vNeck, blue},
    };
    std::vector<SamplePhoto> photos;
    for (int person = 0; person < knownPeople; ++person)
        for (std::size_t i = 0; i < poses.size(); ++i) {
            const Pose& pose = poses[i];
            const auto who = static_cast<Who>(person);
            photos.push_back(
                {.path = std::string(nameOf(who)) + "/" + std::to_string(i + 1) + ".jpg",
                 .size = pose.size,
                 .place = pose.place,
                 .people = {{who, {0.5F, 0.46F}, pose.head, pose.yaw, pose.roll, pose.smile, pose.clothes, pose.cloth}},
                 .exif =
                     exif(localTime(2022, 3 + static_cast<int>(i) * 4, 5 + person, 11, 20), 0, Orientation::upright),
                 .lightFrom = pose.lightFrom});
        }
    return photos;
}

} // namespace albumen
