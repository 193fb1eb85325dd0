#include "sample/Scene.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "sample/SampleRandom.h"

namespace albumen {
namespace {

/// Backgrounds are painted this small and enlarged: cheap, and out of focus behind the people, as with a real lens.
constexpr int backgroundHeight = 360;

/// What every place is painted with: the picture's height is the unit.
struct Stage2D {
    Brush brush;
    float wide; ///< width / height
    SampleRandom random;
};

Outline rectangle(float left, float top, float right, float bottom)
{
    return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

void gradient(Stage2D& stage, float top, float bottom, const Colour& above, const Colour& below)
{
    cv::Mat& picture = stage.brush.picture();
    const auto rows = static_cast<float>(picture.rows);
    const int first = std::max(0, static_cast<int>(top * rows)),
              last = std::min(picture.rows, static_cast<int>(std::lround(bottom * rows)));
    for (int y = first; y < last; ++y)
        picture.row(y).setTo(cv::Scalar(mix(above, below, (static_cast<float>(y) / rows - top) / (bottom - top))));
}

void cloud(Stage2D& stage, cv::Point2f at, float size)
{
    for (int i = 0; i < 7; ++i) {
        const cv::Point2f puff(stage.random.between(-1, 1) * size, stage.random.between(-0.25F, 0.1F) * size);
        stage.brush.glow(at + puff, {size * stage.random.between(0.3F, 0.55F), size * 0.2F}, 0, rgb(0xFFFFFF), 0.5F);
    }
}

/// A row of soft hills, their ridge about `ridge`.
void hills(Stage2D& stage, float ridge, float rise, const Colour& colour)
{
    Outline line;
    for (float x = -0.2F; x < stage.wide + 0.3F; x += 0.22F)
        line.emplace_back(x, ridge + stage.random.between(-rise, rise));
    Outline land = smooth(line, false);
    land.emplace_back(stage.wide + 0.4F, 1.2F), land.emplace_back(-0.4F, 1.2F);
    stage.brush.fill(land, colour, 1, 0.003F);
}

void tree(Stage2D& stage, cv::Point2f foot, float height, const Colour& leaves)
{
    stage.brush.stroke({foot, foot - cv::Point2f(0, height * 0.3F), foot - cv::Point2f(0, height * 0.6F)},
                       height * 0.09F, height * 0.07F, rgb(0x5C4632));
    for (int i = 0; i < 16; ++i) {
        const cv::Point2f at =
            foot + cv::Point2f(stage.random.between(-0.28F, 0.28F), stage.random.between(-0.95F, -0.42F)) * height;
        const float size = height * stage.random.between(0.12F, 0.2F);
        stage.brush.ellipse(at, {size, size * 0.85F}, 0, leaves * stage.random.between(0.75F, 1.12F), 0.9F, 0.008F);
    }
}

void dots(Stage2D& stage, int count, float top, float bottom, float size, std::initializer_list<std::uint32_t> colours,
          float opacity)
{
    for (int i = 0; i < count; ++i) {
        const auto pick = static_cast<std::size_t>(stage.random.below(static_cast<int>(colours.size())));
        const cv::Point2f at(stage.random.between(0, stage.wide), stage.random.between(top, bottom));
        const float radius = size * stage.random.between(0.5F, 1) * (0.4F + 0.6F * (at.y - top) / (bottom - top));
        stage.brush.ellipse(at, {radius, radius}, 0, rgb(colours.begin()[pick]), opacity, radius * 0.15F);
    }
}

void drawMeadow(Stage2D& stage)
{
    gradient(stage, 0, 0.6F, rgb(0x7FB8E6), rgb(0xE6F0EC));
    for (int i = 0; i < 4; ++i)
        cloud(stage, {stage.random.between(0, stage.wide), stage.random.between(0.06F, 0.28F)},
              stage.random.between(0.12F, 0.22F));
    hills(stage, 0.47F, 0.03F, rgb(0x9DBFC0));
    hills(stage, 0.54F, 0.025F, rgb(0x86B08A));
    for (float x = 0.05F; x < stage.wide; x += stage.random.between(0.16F, 0.4F))
        tree(stage, {x, 0.62F}, stage.random.between(0.14F, 0.26F), rgb(0x5E9450));
    gradient(stage, 0.6F, 1, rgb(0x9CC468), rgb(0x5D8F3E));
    for (int i = 0; i < 120; ++i) {
        const cv::Point2f foot(stage.random.between(0, stage.wide), stage.random.between(0.64F, 1.05F));
        stage.brush.stroke({foot, foot + cv::Point2f(0.004F, -0.02F), foot + cv::Point2f(0.012F, -0.045F)}, 0.001F,
                           0.005F, rgb(i % 2 == 0 ? 0xB6D680 : 0x4C7A34), 0.5F);
    }
    dots(stage, 60, 0.66F, 1, 0.011F, {0xF6F2E0, 0xF2C84B, 0xE58FA8}, 0.85F);
}

void drawSea(Stage2D& stage)
{
    gradient(stage, 0, 0.5F, rgb(0x6FB2E0), rgb(0xF3E9D8));
    for (int i = 0; i < 3; ++i)
        cloud(stage, {stage.random.between(0, stage.wide), stage.random.between(0.08F, 0.3F)},
              stage.random.between(0.1F, 0.2F));
    gradient(stage, 0.5F, 0.8F, rgb(0x3F8FB0), rgb(0x7CC4C4));
    for (int i = 0; i < 90; ++i) {
        const cv::Point2f at(stage.random.between(0, stage.wide), stage.random.between(0.51F, 0.79F));
        const float length = 0.02F + 0.1F * (at.y - 0.5F);
        stage.brush.ellipse(at, {length, 0.003F}, 0, rgb(0xE8F6F4), 0.35F, 0.002F);
    }
    const float x = stage.wide * stage.random.between(0.1F, 0.3F);
    stage.brush.fill({{x, 0.34F}, {x + 0.06F, 0.485F}, {x, 0.485F}}, rgb(0xFBF8F0));
    stage.brush.fill({{x - 0.008F, 0.37F}, {x - 0.008F, 0.485F}, {x - 0.045F, 0.485F}}, rgb(0xF0D9C2));
    stage.brush.fill(
        smooth({{x - 0.06F, 0.492F}, {x + 0.07F, 0.492F}, {x + 0.05F, 0.512F}, {x - 0.045F, 0.512F}}, true),
        rgb(0xB0483A));
    gradient(stage, 0.8F, 1, rgb(0xE2CFA4), rgb(0xC9AE7C));
    stage.brush.stroke(
        smooth({{-0.1F, 0.8F}, {stage.wide * 0.3F, 0.812F}, {stage.wide * 0.7F, 0.795F}, {stage.wide + 0.1F, 0.81F}},
               false),
        0.012F, 0.02F, rgb(0xFFFFFF), 0.8F, 0.004F);
}

void window(Stage2D& stage, const cv::Rect2f& frame, const Colour& above, const Colour& below)
{
    const Colour wood = rgb(0xF4EEE2);
    stage.brush.fill(
        rectangle(frame.x - 0.02F, frame.y - 0.02F, frame.x + frame.width + 0.02F, frame.y + frame.height + 0.03F),
        wood * 0.94F, 1, 0.003F);
    for (int i = 0; i < 12; ++i) {
        const float top = frame.y + frame.height * static_cast<float>(i) / 12;
        stage.brush.fill(rectangle(frame.x, top, frame.x + frame.width, top + frame.height / 12 + 0.003F),
                         mix(above, below, static_cast<float>(i) / 11));
    }
    const float middle = frame.x + frame.width / 2, across = frame.y + frame.height * 0.42F;
    stage.brush.fill(rectangle(middle - 0.008F, frame.y, middle + 0.008F, frame.y + frame.height), wood);
    stage.brush.fill(rectangle(frame.x, across - 0.007F, frame.x + frame.width, across + 0.007F), wood);
}

void plant(Stage2D& stage, cv::Point2f foot, float height)
{
    for (int i = 0; i < 15; ++i) {
        const float lean = stage.random.between(-0.55F, 0.55F), long_ = height * stage.random.between(0.6F, 1);
        const cv::Point2f tip = foot + cv::Point2f(lean * height, -long_);
        stage.brush.stroke(smooth({foot, foot + cv::Point2f(lean * height * 0.25F, -long_ * 0.6F), tip}, false), 0.004F,
                           height * 0.1F, mix(rgb(0x3F6B45), rgb(0x86AE6A), stage.random.between(0, 1)), 0.95F, 0.002F);
    }
    const float w = height * 0.22F;
    stage.brush.fill({{foot.x - w, foot.y - 0.02F},
                      {foot.x + w, foot.y - 0.02F},
                      {foot.x + w * 0.75F, foot.y + height * 0.4F},
                      {foot.x - w * 0.75F, foot.y + height * 0.4F}},
                     rgb(0xC07A56), 1, 0.002F);
}

void drawRoom(Stage2D& stage)
{
    static constexpr std::array<std::uint32_t, 4> walls{0xE8D8BE, 0xCFDAD2, 0xE6CDBF, 0xC9D3DF};
    const Colour wall = rgb(walls[static_cast<std::size_t>(stage.random.below(4))]);
    gradient(stage, 0, 1, wall, wall * 0.8F);
    window(stage, {stage.wide * 0.06F, 0.1F, 0.34F, 0.46F}, rgb(0xA9D2EC), rgb(0xDDE9D2));
    stage.brush.glow({stage.wide * 0.06F + 0.17F, 0.33F}, {0.5F, 0.5F}, 0, rgb(0xFFF6DE), 0.3F);
    const float frame = stage.wide * 0.74F;
    stage.brush.fill(rectangle(frame, 0.12F, frame + 0.22F, 0.38F), rgb(0x8A6A4A), 1, 0.002F);
    stage.brush.fill(rectangle(frame + 0.02F, 0.14F, frame + 0.2F, 0.36F), rgb(0xEADFC8));
    stage.brush.fill(smooth({{frame + 0.02F, 0.36F},
                             {frame + 0.06F, 0.27F},
                             {frame + 0.11F, 0.3F},
                             {frame + 0.16F, 0.23F},
                             {frame + 0.2F, 0.28F},
                             {frame + 0.2F, 0.36F}},
                            false),
                     rgb(0x8FB0A8));
    plant(stage, {stage.wide * 0.93F, 0.66F}, 0.26F);
    const Colour sofa = mix(rgb(0x6E7F92), wall, 0.25F);
    stage.brush.fill(smooth({{-0.1F, 0.74F},
                             {0.1F, 0.7F},
                             {stage.wide * 0.5F, 0.69F},
                             {stage.wide - 0.1F, 0.7F},
                             {stage.wide + 0.1F, 0.74F},
                             {stage.wide + 0.1F, 1.1F},
                             {-0.1F, 1.1F}},
                            true),
                     sofa, 1, 0.004F);
    stage.brush.glow({stage.wide * 0.5F, 0.72F}, {stage.wide * 0.4F, 0.05F}, 0, mix(sofa, rgb(0xFFFFFF), 0.3F), 0.5F);
}

void drawNight(Stage2D& stage)
{
    gradient(stage, 0, 1, rgb(0x182440), rgb(0x3A3452));
    for (float x = -0.05F; x < stage.wide;) {
        const float w = stage.random.between(0.1F, 0.2F), top = stage.random.between(0.3F, 0.55F);
        stage.brush.fill(rectangle(x, top, x + w, 1), rgb(0x141A30), 0.85F, 0.004F);
        for (float y = top + 0.03F; y < 0.9F; y += 0.05F)
            for (float across = x + 0.02F; across < x + w - 0.02F; across += 0.035F)
                if (stage.random.below(3) == 0)
                    stage.brush.fill(rectangle(across, y, across + 0.015F, y + 0.022F), rgb(0xF4C878), 0.75F, 0.002F);
        x += w + stage.random.between(0, 0.03F);
    }
    dots(stage, 34, 0.35F, 0.95F, 0.035F, {0xF7C66A, 0xF29A5C, 0x8FB7E8, 0xE9738C, 0xFBE7B4}, 0.4F);
    const Colour wood = rgb(0x6A5240);
    stage.brush.fill(rectangle(stage.wide * 0.5F - 0.014F, 0, stage.wide * 0.5F + 0.014F, 1), wood);
    stage.brush.fill(rectangle(0, 0.93F, stage.wide, 1), wood * 1.15F);
}

void drawPark(Stage2D& stage)
{
    gradient(stage, 0, 0.62F, rgb(0xCFE0E6), rgb(0xF4E6C8));
    hills(stage, 0.5F, 0.03F, rgb(0xC9B48A));
    static constexpr std::array<std::uint32_t, 4> leaves{0xD98A36, 0xC4602E, 0xE0B048, 0x9A8A3E};
    for (float x = -0.02F; x < stage.wide + 0.1F; x += stage.random.between(0.14F, 0.26F))
        tree(stage, {x, stage.random.between(0.62F, 0.7F)}, stage.random.between(0.4F, 0.62F),
             rgb(leaves[static_cast<std::size_t>(stage.random.below(4))]));
    gradient(stage, 0.66F, 1, rgb(0xA9A05A), rgb(0x7E7A3C));
    const float middle = stage.wide * 0.5F;
    stage.brush.fill(smooth({{middle - 0.04F, 0.66F},
                             {middle + 0.04F, 0.66F},
                             {middle + 0.28F, 0.85F},
                             {middle + 0.5F, 1.1F},
                             {middle - 0.45F, 1.1F},
                             {middle - 0.2F, 0.85F}},
                            true),
                     rgb(0xD8C6A0), 0.9F, 0.008F);
    dots(stage, 150, 0.67F, 1, 0.01F, {0xD98A36, 0xC4602E, 0xE0B048}, 0.8F);
}

/// A gabled house with lit or dark windows.
void house(Stage2D& stage, float left, float width, float top, float ground, const Colour& wall)
{
    stage.brush.fill(rectangle(left, top, left + width, ground), wall, 1, 0.002F);
    stage.brush.fill(
        {{left - 0.008F, top + 0.002F}, {left + width / 2, top - width * 0.55F}, {left + width + 0.008F, top + 0.002F}},
        mix(wall, rgb(0x6A3A30), 0.65F), 1, 0.002F);
    const int columns = std::max(2, static_cast<int>(width / 0.06F));
    for (int column = 0; column < columns; ++column)
        for (float y = top + 0.03F; y < ground - 0.07F; y += 0.085F) {
            const float x = left + width * (static_cast<float>(column) + 0.5F) / static_cast<float>(columns);
            stage.brush.fill(rectangle(x - 0.016F, y - 0.002F, x + 0.016F, y + 0.047F), rgb(0xF6F0E4), 0.9F);
            stage.brush.fill(rectangle(x - 0.012F, y + 0.002F, x + 0.012F, y + 0.043F),
                             rgb(stage.random.below(3) == 0 ? 0xF2CE86 : 0x54687C));
        }
    stage.brush.fill(rectangle(left + width * 0.42F, ground - 0.065F, left + width * 0.42F + 0.035F, ground),
                     rgb(0x5A4438));
}

void houses(Stage2D& stage, float ground)
{
    static constexpr std::array<std::uint32_t, 6> walls{0xD9B48A, 0xC98A72, 0xE6D6B8, 0x9FB4B0, 0xCFA0A0, 0xB8BE98};
    int index = stage.random.below(6);
    for (float x = -0.06F; x < stage.wide;) {
        const float width = stage.random.between(0.14F, 0.22F);
        house(stage, x, width, ground - stage.random.between(0.2F, 0.32F), ground,
              rgb(walls[static_cast<std::size_t>(index++ % 6)]));
        x += width;
    }
}

void drawHarbour(Stage2D& stage)
{
    gradient(stage, 0, 0.6F, rgb(0x8CA9D6), rgb(0xF6C9A4));
    cloud(stage, {stage.wide * 0.3F, 0.12F}, 0.2F);
    houses(stage, 0.56F);
    gradient(stage, 0.56F, 1, rgb(0x6E8FA4), rgb(0x3E5A74));
    for (int i = 0; i < 110; ++i) {
        const cv::Point2f at(stage.random.between(0, stage.wide), stage.random.between(0.58F, 1));
        stage.brush.ellipse(at, {0.02F + 0.08F * (at.y - 0.56F), 0.003F}, 0, rgb(i % 3 == 0 ? 0xF6C9A4 : 0x9FB9C8),
                            0.4F, 0.002F);
    }
    for (int i = 0; i < 4; ++i) {
        const float x = stage.wide * (0.08F + 0.26F * static_cast<float>(i)) + stage.random.between(0, 0.08F),
                    y = stage.random.between(0.62F, 0.68F);
        stage.brush.fill(rectangle(x, y - 0.3F, x + 0.006F, y), rgb(0xE9DFCE));
        stage.brush.fill(
            smooth({{x - 0.09F, y - 0.012F}, {x + 0.1F, y - 0.016F}, {x + 0.07F, y + 0.025F}, {x - 0.07F, y + 0.025F}},
                   true),
            rgb(i % 2 == 0 ? 0xF3EDE2 : 0x2F5A78));
    }
}

void drawMountains(Stage2D& stage)
{
    gradient(stage, 0, 0.6F, rgb(0x76AEDD), rgb(0xEAF0EE));
    cloud(stage, {stage.wide * 0.75F, 0.12F}, 0.2F);
    for (int row = 0; row < 2; ++row)
        for (int i = 0; i < 4; ++i) {
            const cv::Point2f peak(stage.wide * (0.05F + 0.3F * static_cast<float>(i)) +
                                       stage.random.between(-0.05F, 0.1F),
                                   (row == 0 ? 0.16F : 0.3F) + stage.random.between(0, 0.1F));
            const float foot = 0.62F, half = (foot - peak.y) * stage.random.between(0.75F, 1.05F);
            const Colour rock = row == 0 ? rgb(0x9AAFC4) : rgb(0x6F8A96);
            stage.brush.fill({peak, {peak.x + half, foot}, {peak.x - half, foot}}, rock, 1, 0.002F);
            stage.brush.fill({peak, {peak.x + half, foot}, {peak.x + half * 0.15F, foot}}, rock * 0.84F, 1, 0.006F);
            const float snow = (foot - peak.y) * 0.3F, wide = half * 0.3F;
            stage.brush.fill({peak,
                              {peak.x + wide, peak.y + snow},
                              {peak.x + wide * 0.4F, peak.y + snow * 0.75F},
                              {peak.x, peak.y + snow * 1.2F},
                              {peak.x - wide * 0.5F, peak.y + snow * 0.7F},
                              {peak.x - wide, peak.y + snow}},
                             rgb(0xF8FAFC), 0.95F, 0.002F);
        }
    hills(stage, 0.6F, 0.012F, rgb(0x4F7A58));
    gradient(stage, 0.64F, 1, rgb(0x6FA3B8), rgb(0x2F6480));
    for (int i = 0; i < 90; ++i)
        stage.brush.ellipse({stage.random.between(0, stage.wide), stage.random.between(0.66F, 1)}, {0.05F, 0.0025F}, 0,
                            rgb(0xCFE2E8), 0.3F, 0.002F);
}

void fruit(Stage2D& stage, cv::Point2f at, float size, const Colour& colour)
{
    stage.brush.ellipse(at, {size, size * 0.95F}, 0, colour * 0.75F, 1, 0.003F);
    stage.brush.glow(at + cv::Point2f(-0.25F, -0.25F) * size, {size * 0.7F, size * 0.7F}, 0, colour, 0.9F);
    stage.brush.glow(at + cv::Point2f(-0.35F, -0.4F) * size, {size * 0.2F, size * 0.14F}, -0.6F, rgb(0xFFFFFF), 0.6F);
    stage.brush.stroke({at + cv::Point2f(0, -0.85F) * size, at + cv::Point2f(0.06F, -1.1F) * size,
                        at + cv::Point2f(0.2F, -1.25F) * size},
                       0.004F, 0.008F, rgb(0x5A4030));
}

void drawStillLife(Stage2D& stage)
{
    gradient(stage, 0, 0.66F, rgb(0x6E7C74), rgb(0x98A294));
    gradient(stage, 0.66F, 1, rgb(0xB98A5C), rgb(0x8A6038));
    const float middle = stage.wide * 0.46F;
    stage.brush.glow({middle, 0.8F}, {0.36F, 0.05F}, 0, rgb(0x4A3018), 0.6F);
    static constexpr std::array<std::uint32_t, 3> skins{0xC8402E, 0xE0A030, 0x9AB040};
    for (int i = 0; i < 5; ++i)
        fruit(stage, {middle - 0.18F + 0.09F * static_cast<float>(i), 0.6F - (i % 2 == 1 ? 0.06F : 0.F)}, 0.075F,
              rgb(skins[static_cast<std::size_t>(i) % 3]));
    stage.brush.fill(smooth({{middle - 0.3F, 0.62F},
                             {middle, 0.65F},
                             {middle + 0.3F, 0.62F},
                             {middle + 0.2F, 0.77F},
                             {middle, 0.8F},
                             {middle - 0.2F, 0.77F}},
                            true),
                     rgb(0xDCE4E6), 1, 0.003F);
    stage.brush.glow({middle + 0.16F, 0.72F}, {0.14F, 0.09F}, 0, rgb(0x8CA0AC), 0.6F);
    const float vase = stage.wide * 0.82F;
    plant(stage, {vase, 0.5F}, 0.3F);
    stage.brush.fill(smooth(Outline{{vase - 0.05F, 0.48F},
                                    {vase + 0.05F, 0.48F},
                                    {vase + 0.09F, 0.66F},
                                    {vase + 0.05F, 0.78F},
                                    {vase - 0.05F, 0.78F},
                                    {vase - 0.09F, 0.66F}},
                            true),
                     rgb(0x3F6A80), 1, 0.003F);
    stage.brush.glow({vase - 0.03F, 0.62F}, {0.03F, 0.1F}, 0, rgb(0xB4D0DC), 0.6F);
}

void drawTown(Stage2D& stage)
{
    gradient(stage, 0, 0.7F, rgb(0x8FBCE0), rgb(0xF0EDE0));
    cloud(stage, {stage.wide * 0.6F, 0.14F}, 0.2F);
    houses(stage, 0.6F);
    houses(stage, 0.76F);
    gradient(stage, 0.76F, 1, rgb(0xB6ACA0), rgb(0x8A8078));
    for (float y = 0.78F; y < 1; y += 0.025F)
        stage.brush.stroke({{-0.1F, y}, {stage.wide / 2, y + 0.004F}, {stage.wide + 0.1F, y}}, 0.002F, 0.004F,
                           rgb(0x6E655E), 0.4F);
    tree(stage, {stage.wide * 0.12F, 0.84F}, 0.4F, rgb(0x6A9A58));
}

void drawOn(Stage2D& stage, Scenery place)
{
    switch (place) {
    case Scenery::meadow: return drawMeadow(stage);
    case Scenery::sea: return drawSea(stage);
    case Scenery::room: return drawRoom(stage);
    case Scenery::night: return drawNight(stage);
    case Scenery::park: return drawPark(stage);
    case Scenery::harbour: return drawHarbour(stage);
    case Scenery::mountains: return drawMountains(stage);
    case Scenery::stillLife: return drawStillLife(stage);
    case Scenery::town: return drawTown(stage);
    }
}

/// Noise of a camera: a tile of bell-shaped numbers (the sum of four even ones), repeated at changing offsets.
void addGrain(cv::Mat& photo, float deviation, std::uint64_t seed)
{
    constexpr int side = 256;
    SampleRandom random(seed);
    std::array<std::int8_t, static_cast<std::size_t>(side) * side> tile;
    for (std::int8_t& value : tile) {
        const float sum = random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1);
        value = static_cast<std::int8_t>(std::lround(sum * 0.866F * deviation)); // the sum's own deviation is sqrt(4/3)
    }
    for (int y = 0; y < photo.rows; ++y) {
        auto* pixel = photo.ptr<std::uint8_t>(y);
        auto at = static_cast<std::size_t>(random.below(side * side));
        for (int x = 0; x < photo.cols; ++x, at = (at + 1) % tile.size())
            for (int c = 0; c < 3; ++c, ++pixel) *pixel = cv::saturate_cast<std::uint8_t>(*pixel + tile[at]);
    }
}

} // namespace

void drawPlace(Scenery place, std::uint64_t seed, cv::Mat& picture)
{
    const int height = std::min(picture.rows, backgroundHeight);
    const int width = std::max(1, picture.cols * height / picture.rows);
    cv::Mat small(height, width, CV_32FC3, cv::Scalar::all(0));
    const auto scale = static_cast<float>(height);
    Stage2D stage{Brush(small, {0, 0}, scale), static_cast<float>(width) / scale, SampleRandom(seed)};
    drawOn(stage, place);
    cv::resize(small, picture, picture.size(), 0, 0, cv::INTER_CUBIC);
}

void drawDune(float top, std::uint64_t seed, cv::Mat& picture)
{
    const auto scale = static_cast<float>(picture.rows);
    Stage2D stage{Brush(picture, {0, 0}, scale), static_cast<float>(picture.cols) / scale, SampleRandom(seed)};
    hills(stage, top + 0.015F, 0.012F, rgb(0xDEC896));
    hills(stage, top + 0.14F, 0.02F, rgb(0xCFB582));
    for (int i = 0; i < 90; ++i) {
        const cv::Point2f foot(stage.random.between(0, stage.wide), top + stage.random.between(0.07F, 0.3F));
        const float lean = stage.random.between(-0.03F, 0.03F);
        stage.brush.stroke(
            smooth({foot, foot + cv::Point2f(lean * 0.3F, -0.04F), foot + cv::Point2f(lean, -0.075F)}, false), 0.001F,
            0.005F, rgb(i % 2 == 0 ? 0x9AA05A : 0x6F7E46), 0.9F);
    }
}

cv::Mat develop(const cv::Mat& picture, cv::Size size, const Development& how)
{
    cv::Mat lit = picture.clone();
    for (int y = 0; y < lit.rows; ++y) {
        auto* pixel = lit.ptr<cv::Vec3f>(y);
        const float v = 2 * static_cast<float>(y) / static_cast<float>(lit.rows) - 1;
        for (int x = 0; x < lit.cols; ++x) {
            const float u = 2 * static_cast<float>(x) / static_cast<float>(lit.cols) - 1;
            pixel[x] = pixel[x].mul(how.gain) * (1 - 0.09F * (u * u + v * v)); // darker corners, as with a real lens
        }
    }
    cv::Mat photo;
    lit.convertTo(photo, CV_8UC3, 255);
    if (photo.size() != size) cv::resize(photo, photo, size, 0, 0, cv::INTER_CUBIC);
    addGrain(photo, how.grain, how.seed);
    return photo;
}

} // namespace albumen
