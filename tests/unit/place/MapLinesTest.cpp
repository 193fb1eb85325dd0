// Coasts and borders: files of the test's own, hurt ones, and the world itself drawn as a picture.
#include <cmath>
#include <cstdint>
#include <cstdio>

#include <catch2/catch.hpp>

#include "place/MapLines.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr const char* worldFolder = "/usr/share/marble/data/mwdbii";

std::string record(int head, int latitude, int longitude)
{
    std::string bytes;
    for (const int number : {head, latitude, longitude}) {
        bytes += static_cast<char>(number & 0xFF);
        bytes += static_cast<char>(number >> 8 & 0xFF);
    }
    return bytes;
}

/// Black lines on white.
class Canvas
{
public:
    Canvas(int width, int height) : width_(width), height_(height), pixels_(std::size_t(width) * height, 255) {}

    void draw(const MapLine& line)
    {
        for (std::size_t i = 1; i < line.points.size(); ++i) draw(line.points[i - 1], line.points[i], line.kind);
    }
    bool isInked(const Coordinates& at, int around) const
    {
        const auto [x, y] = pixelOf(at);
        for (int row = y - around; row <= y + around; ++row)
            for (int column = x - around; column <= x + around; ++column)
                if (row >= 0 && row < height_ && column >= 0 && column < width_ && pixels_[place(column, row)] < 255)
                    return true;
        return false;
    }
    void write(const std::filesystem::path& file) const
    {
        put(file, fmt::format("P5\n{} {}\n255\n", width_, height_) +
                      std::string(reinterpret_cast<const char*>(pixels_.data()), pixels_.size()));
    }

private:
    std::size_t place(int x, int y) const { return std::size_t(y) * width_ + x; }
    std::pair<int, int> pixelOf(const Coordinates& at) const
    {
        return {std::min(width_ - 1, int((at.longitude + 180) / 360 * width_)),
                std::min(height_ - 1, int((90 - at.latitude) / 180 * height_))};
    }
    void draw(const Coordinates& from, const Coordinates& to, MapLineKind kind)
    {
        const int steps = 1 + int(std::max(std::abs(to.longitude - from.longitude) / 360 * width_,
                                           std::abs(to.latitude - from.latitude) / 180 * height_));
        for (int i = 0; i <= steps; ++i) {
            const double way = double(i) / steps;
            const auto [x, y] = pixelOf({from.latitude + (to.latitude - from.latitude) * way,
                                         from.longitude + (to.longitude - from.longitude) * way});
            pixels_[place(x, y)] = kind == MapLineKind::border ? 150 : 0;
        }
    }

    int width_, height_;
    std::vector<std::uint8_t> pixels_;
};

struct MapFolder {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    MapFolder()
    {
        put(folder / "PCOAST.PNT", record(1001, 600, 0) + record(1, 660, 60) + record(3, 720, 60) + record(5, 600, 0));
        put(folder / "PISLAND.PNT", record(5001, -60, 10740) + record(5, 0, -10740));
    }
    Result<MapLines> read() { return MapLines::read(*files, folder.path()); }
};

} // namespace

TEST_CASE("Lines come in degrees, with the points of the detail that is asked for")
{
    MapFolder map;
    put(map.folder / "PDIFFBORDER.PNT", record(9001, 0, 60) + record(5, 60, 60));
    put(map.folder / "PLAKE.PNT", record(6001, 0, 120) + record(5, 60, 120));
    const MapLines lines = must(map.read());
    const auto fine = lines.lines(finestDetail);
    REQUIRE(fine.size() == 5);
    CHECK(fine[0].points == std::vector<Coordinates>{{10, 0}, {11, 1}, {12, 1}, {10, 0}});
    CHECK(lines.lines(2)[0].points == std::vector<Coordinates>{{10, 0}, {12, 1}, {10, 0}});
    CHECK(lines.lines(coarsestDetail)[0].points == std::vector<Coordinates>{{10, 0}, {10, 0}});
    CHECK(fine[0].kind == MapLineKind::coast);
    CHECK(fine[3].kind == MapLineKind::lake);
    CHECK(fine[3].points.front() == Coordinates{0, 2});
    CHECK(fine[4].kind == MapLineKind::border);
    CHECK(fine[4].points.front() == Coordinates{0, 1});
}

TEST_CASE("A line across the 180th meridian ends there and begins anew on the other side")
{
    MapFolder map;
    const auto lines = must(map.read()).lines(finestDetail);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].points == std::vector<Coordinates>{{-1, 179}, {-0.5, 180}});
    CHECK(lines[2].points == std::vector<Coordinates>{{-0.5, -180}, {0, -179}});
}

TEST_CASE("Files of lines that are cut, hurt or something else are refused or read, and no point is off the earth")
{
    MapFolder map;
    const std::string whole = record(1001, 600, 0) + record(1, 5401, 0) + record(2, 660, 60) + record(2, 0, 10801) +
                              record(2, -32768, 32767) + record(5, 600, 0);
    const auto check = [&](const std::string& bytes) {
        put(map.folder / "PCOAST.PNT", bytes);
        const auto read = map.read();
        if (!read) CHECK(read.error().code == Code::foreignFile);
        if (!read) return;
        for (const MapLine& line : read->lines(finestDetail)) {
            CHECK(line.points.size() >= 2);
            for (const Coordinates& at : line.points)
                CHECK((std::abs(at.latitude) <= 90 && std::abs(at.longitude) <= 180));
        }
    };
    for (std::size_t end = 0; end <= whole.size(); ++end) check(whole.substr(0, end));
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const char byte : {'\x00', '\x7f', '\x80', '\xff'}) {
            std::string hurt = whole;
            hurt[at] = byte;
            check(hurt);
        }
    check(std::string(100'000, '\xff'));
    check(std::string(100'001, '\0'));
    check("GIF89a and so on and so on");
    put(map.folder / "PCOAST.PNT", "a text, and no map");
    CHECK_FALSE(map.read());
    std::filesystem::remove(map.folder / "PCOAST.PNT");
    CHECK(map.read().error().code == Code::fileVanished);
}

TEST_CASE("The world is drawn where it is")
{
    const auto files = makeFiles();
    if (!files->exists(Path(worldFolder) / "PCOAST.PNT")) skip("marble-qt-data");
    const MapLines world = must(MapLines::read(*files, worldFolder));
    std::size_t before = 0;
    for (int detail = coarsestDetail; detail >= finestDetail; --detail) {
        Canvas canvas(1440, 720);
        std::size_t points = 0, lines = 0;
        for (const MapLine& line : world.lines(detail)) {
            canvas.draw(line);
            points += line.points.size();
            ++lines;
        }
        std::printf("detail %d: %zu lines, %zu points\n", detail, lines, points);
        CHECK(points > before);
        before = points;
        if (const char* const folder = std::getenv("ALBUMEN_DRAWN_WORLD"))
            canvas.write(Path(folder) / fmt::format("world{}.pgm", detail));
        if (detail > 2) continue;
        CHECK(canvas.isInked({36.0, -5.6}, 3));       // Tarifa
        CHECK(canvas.isInked({-34.83, 20.0}, 3));     // Cape Agulhas
        CHECK(canvas.isInked({-55.97, -67.28}, 4));   // Cape Horn
        CHECK(canvas.isInked({51.13, 1.37}, 3));      // Dover
        CHECK(canvas.isInked({1.27, 103.85}, 4));     // Singapore
        CHECK(canvas.isInked({-43.6, 146.8}, 4));     // Tasmania's south
        CHECK(canvas.isInked({49.0, -110}, 3));       // the border of Canada
        CHECK(canvas.isInked({42.65, 0.5}, 4));       // the Pyrenees
        CHECK_FALSE(canvas.isInked({-25, -120}, 20)); // the open Pacific
        CHECK_FALSE(canvas.isInked({45, -35}, 20));   // the open Atlantic
        CHECK_FALSE(canvas.isInked({-25, 80}, 20));   // the Indian Ocean
    }
}
