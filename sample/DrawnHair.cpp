// The hair of a drawn person: what hangs behind the head, what lies on it, and the light in it.
#include <algorithm>
#include <array>
#include <cmath>

#include "sample/DrawnHead.h"
#include "sample/SampleRandom.h"

namespace albumen {
namespace {

constexpr int strands = 54;

/// Fine lines from `parting` outwards, lighter and darker than the hair, inside `cover`.
void paintStrands(Head& head, const Cover& cover, cv::Point2f parting, float droop)
{
    if (cover.area.empty()) return;
    head.brush.clipTo(&cover);
    SampleRandom random(23);
    const Colour light = mix(head.look.hair, rgb(0xFFE9C8), 0.28F), dark = head.look.hair * 0.62F;
    for (int i = 0; i < strands; ++i) {
        const float angle = random.between(-3.05F, -0.09F), far = random.between(0.75F, 1.15F);
        const cv::Point2f out(far * std::cos(angle) * 0.95F, -0.15F + far * std::sin(angle));
        const cv::Point2f end(out.x * 1.12F, out.y + droop * random.between(0.5F, 1.2F));
        const Outline line =
            smooth({parting, (parting + out) * 0.5F + cv::Point2f(out.x * 0.2F, -0.07F), out, end}, false);
        head.brush.stroke(head.around(line), 0.006F, random.between(0.015F, 0.04F), i % 2 == 0 ? light : dark, 0.3F,
                          0.008F);
    }
    const float lit = -head.shadowSide();
    head.brush.glow(head.around({lit * 0.36F, -0.82F}), {0.3F, 0.13F}, lit * 0.5F,
                    mix(head.look.hair, rgb(0xFFF4E0), 0.6F), 0.32F);
    head.brush.glow(head.around({-lit * 0.75F, -0.3F}), {0.3F, 0.6F}, 0, dark * 0.6F, 0.4F);
    head.brush.clipTo(nullptr);
}

/// Outer points lean with the head; the hairline, which lies on the skin, turns with the face.
Outline cap(const Head& head, const Outline& outer, const Outline& hairline)
{
    Outline points = head.around(outer);
    for (const cv::Point2f& point : hairline) points.push_back(head.on(point));
    return smooth(points, true);
}

void paintCap(Head& head, const Outline& outer, const Outline& hairline, cv::Point2f parting, float droop)
{
    const Outline outline = cap(head, outer, hairline);
    head.brush.clipTo(&head.face);
    Outline below = outline;
    for (cv::Point2f& point : below) point.y += 0.05F;
    head.brush.fill(below, head.darkerSkin(0.9F), 0.4F, 0.05F); // its shadow on the forehead
    head.brush.clipTo(nullptr);
    const Cover cover = head.brush.cover(outline, 0.014F);
    head.brush.paint(cover, head.look.hair);
    paintStrands(head, cover, parting, droop);
}

/// Tufts along the outline of a curly head.
void paintCurls(Head& head, float from, float to, float away, float size, bool front)
{
    SampleRandom random(front ? 31 : 37);
    constexpr std::array inset{0.F, 0.F, 0.35F, 0.75F}; // lower rows in front stay above the forehead's middle
    const int rows = front ? 4 : 3;
    for (int row = 0; row < rows; ++row) {
        const float shorter = front ? inset[static_cast<std::size_t>(row)] : 0.F;
        for (float angle = from + shorter; angle <= to - shorter; angle += 0.15F) {
            const float far = away - 0.14F * static_cast<float>(row) + random.between(-0.03F, 0.03F);
            const cv::Point2f at(far * std::cos(angle) * (head.look.faceWidth + 0.24F), -0.2F + far * std::sin(angle));
            const float radius = size * random.between(0.85F, 1.15F);
            const float shade = random.between(0.75F, 1.1F);
            head.brush.ellipse(head.around(at), {radius, radius}, 0, head.look.hair * shade, 1, 0.02F);
            head.brush.glow(head.around(at + cv::Point2f(0.02F * head.view.lightFrom, -0.04F)),
                            {radius * 0.5F, radius * 0.35F}, 0, mix(head.look.hair, rgb(0xFFE4C0), 0.4F), 0.28F);
        }
    }
}

void paintLongBack(Head& head, float bottom, float flare)
{
    const float w = head.look.faceWidth + 0.14F;
    const Cover cover = head.brush.cover(head.around(smooth(mirrored({{0, -1.17F},
                                                                      {0.6F * w, -1.06F},
                                                                      {0.97F * w, -0.65F},
                                                                      {1.06F * w, 0},
                                                                      {(1.05F + flare) * w, 0.7F},
                                                                      {(1.08F + flare) * w, bottom - 0.12F},
                                                                      {0.75F * w, bottom},
                                                                      {0.3F * w, bottom - 0.12F},
                                                                      {0, bottom - 0.1F}}),
                                                            true)),
                                         0.016F);
    head.brush.paint(cover, head.look.hair * 0.74F);
    if (cover.area.empty()) return;
    head.brush.clipTo(&cover);
    SampleRandom random(41);
    for (int i = 0; i < 46; ++i) {
        const float x = random.between(-1.1F, 1.1F) * w;
        const Outline line = smooth(
            {{x * 0.8F, -0.6F}, {x, 0.1F}, {x * (1 + flare), bottom * 0.6F}, {x * (0.96F + flare), bottom}}, false);
        head.brush.stroke(head.around(line), 0.006F, 0.035F, i % 2 == 0 ? head.look.hair : head.look.hair * 0.55F, 0.5F,
                          0.01F);
    }
    head.brush.clipTo(nullptr);
}

/// The two falls of parted hair beside the face.
void paintCurtains(Head& head, float bottom)
{
    const float w = head.look.faceWidth;
    for (const float side : {-1.F, 1.F}) {
        const Outline fall = smooth(toSide({{0.02F, -1.16F},
                                            {0.62F * w, -1.06F},
                                            {1.12F * w, -0.66F},
                                            {1.22F * w, 0},
                                            {1.25F * w, 0.6F},
                                            {1.22F * w, bottom},
                                            {1.02F * w, bottom + 0.02F},
                                            {0.96F * w, 0.6F},
                                            {0.94F * w, 0.1F},
                                            {0.86F * w, -0.32F},
                                            {0.6F * w, -0.6F},
                                            {0.2F * w, -0.78F},
                                            {0, -0.84F}},
                                           side),
                                    true);
        const Cover cover = head.brush.cover(head.around(fall), 0.014F);
        head.brush.paint(cover, head.look.hair);
        if (cover.area.empty()) continue;
        head.brush.clipTo(&cover);
        SampleRandom random(43);
        for (int i = 0; i < 22; ++i) {
            const float t = random.between(0.15F, 1);
            const Outline line = smooth(toSide({{0.04F, -1.1F + 0.1F * t},
                                                {(0.5F + 0.25F * t) * w, -0.75F - 0.2F * t},
                                                {(0.82F + 0.3F * t) * w, -0.25F},
                                                {(0.96F + 0.26F * t) * w, 0.4F},
                                                {(0.98F + 0.22F * t) * w, bottom}},
                                               side),
                                        false);
            head.brush.stroke(head.around(line), 0.006F, 0.03F,
                              i % 2 == 0 ? mix(head.look.hair, rgb(0xFFE9C8), 0.25F) : head.look.hair * 0.62F, 0.4F,
                              0.008F);
        }
        head.brush.glow(head.around({side * 0.45F, -0.82F}), {0.28F, 0.12F}, side * 0.6F,
                        mix(head.look.hair, rgb(0xFFF4E0), 0.6F), side == -head.shadowSide() ? 0.42F : 0.15F);
        head.brush.clipTo(nullptr);
    }
}

void paintBaldSides(Head& head)
{
    const float w = head.look.faceWidth;
    for (const float side : {-1.F, 1.F})
        head.brush.fill(head.around(smooth(toSide({{0.93F * w, -0.52F},
                                                   {1.08F * w, -0.36F},
                                                   {1.1F * w, 0},
                                                   {1.0F * w, 0.12F},
                                                   {0.95F * w, -0.1F},
                                                   {0.9F * w, -0.34F}},
                                                  side),
                                           true)),
                        head.look.hair, 0.8F, 0.03F);
    head.brush.clipTo(&head.face);
    head.brush.glow(head.around({-0.25F * head.shadowSide(), -0.74F}), {0.2F, 0.1F}, 0, rgb(0xFFFFFF), 0.28F);
    head.brush.clipTo(nullptr);
}

} // namespace

void paintHairBehind(Head& head)
{
    const float w = head.look.faceWidth;
    switch (head.look.hairStyle) {
    case HairStyle::bob: paintLongBack(head, 1.0F, 0.06F); break;
    case HairStyle::longParted: paintLongBack(head, 1.85F, 0.1F); break;
    case HairStyle::curly: {
        const Outline mass = smooth(mirrored({{0, -1.32F},
                                              {0.8F * w, -1.2F},
                                              {1.36F * w, -0.7F},
                                              {1.45F * w, -0.1F},
                                              {1.25F * w, 0.4F},
                                              {0.7F * w, 0.5F},
                                              {0, 0.5F}}),
                                    true);
        head.brush.fill(head.around(mass), head.look.hair * 0.75F, 1, 0.03F);
        paintCurls(head, -3.6F, 0.46F, 1.16F, 0.15F, false);
        break;
    }
    case HairStyle::bun:
        head.brush.ellipse(head.around({0, -1.22F}), {0.3F, 0.25F}, 0, head.look.hair, 1, 0.016F);
        head.brush.glow(head.around({0.1F * head.view.lightFrom, -1.32F}), {0.14F, 0.07F}, 0,
                        mix(head.look.hair, rgb(0xFFF4E0), 0.6F), 0.4F);
        head.brush.stroke(head.around(smooth({{-0.22F, -1.2F}, {0, -1.1F}, {0.22F, -1.2F}}, false)), 0.01F, 0.03F,
                          head.look.hair * 0.6F, 0.6F, 0.01F);
        break;
    default: break;
    }
}

void paintHairInFront(Head& head)
{
    const float w = head.look.faceWidth;
    const Outline dome = {{-1.04F * w, 0.02F},  {-1.1F * w, -0.35F}, {-0.98F * w, -0.78F},
                          {-0.55F * w, -1.08F}, {0, -1.17F},         {0.55F * w, -1.08F},
                          {0.98F * w, -0.78F},  {1.1F * w, -0.35F},  {1.04F * w, 0.02F}};
    switch (head.look.hairStyle) {
    case HairStyle::bald: paintBaldSides(head); break;
    case HairStyle::crop:
        paintCap(head, dome,
                 {{0.93F * w, -0.3F},
                  {0.8F * w, -0.56F},
                  {0.4F * w, -0.64F},
                  {0, -0.62F},
                  {-0.4F * w, -0.64F},
                  {-0.8F * w, -0.56F},
                  {-0.93F * w, -0.3F}},
                 {0.05F, -0.9F}, 0.1F);
        break;
    case HairStyle::sidePart: {
        Outline high = dome;
        high[3].y -= 0.06F, high[4].y -= 0.1F, high[5].y -= 0.05F;
        paintCap(head, high,
                 {{0.94F * w, -0.2F},
                  {0.86F * w, -0.42F},
                  {0.62F * w, -0.5F},
                  {0.1F * w, -0.58F},
                  {-0.35F * w, -0.74F},
                  {-0.6F * w, -0.62F},
                  {-0.88F * w, -0.4F},
                  {-0.94F * w, -0.2F}},
                 {-0.3F, -1.0F}, 0.2F);
        break;
    }
    case HairStyle::bob: {
        Outline low = dome;
        low.insert(low.begin(), {{-0.94F * w, 0.84F}, {-1.2F * w, 0.78F}, {-1.2F * w, 0.3F}});
        low[3] = {-1.16F * w, 0};
        low.back() = {1.16F * w, 0};
        low.insert(low.end(), {{1.2F * w, 0.3F}, {1.2F * w, 0.78F}, {0.94F * w, 0.84F}});
        paintCap(head, low,
                 {{0.9F * w, 0.4F},
                  {0.9F * w, -0.05F},
                  {0.78F * w, -0.34F},
                  {0.4F * w, -0.4F},
                  {0, -0.42F},
                  {-0.4F * w, -0.4F},
                  {-0.78F * w, -0.34F},
                  {-0.9F * w, -0.05F},
                  {-0.9F * w, 0.4F}},
                 {0, -1.1F}, 0.5F);
        break;
    }
    case HairStyle::longParted: paintCurtains(head, 1.5F); break;
    case HairStyle::curly:
        paintCap(head, dome,
                 {{0.92F * w, -0.25F},
                  {0.78F * w, -0.54F},
                  {0.4F * w, -0.66F},
                  {0, -0.68F},
                  {-0.4F * w, -0.66F},
                  {-0.78F * w, -0.54F},
                  {-0.92F * w, -0.25F}},
                 {0, -0.9F}, 0.1F);
        paintCurls(head, -2.95F, -0.19F, 0.98F, 0.14F, true);
        break;
    case HairStyle::bun:
        paintCap(head, dome,
                 {{0.95F * w, -0.2F},
                  {0.82F * w, -0.55F},
                  {0.42F * w, -0.74F},
                  {0, -0.79F},
                  {-0.42F * w, -0.74F},
                  {-0.82F * w, -0.55F},
                  {-0.95F * w, -0.2F}},
                 {0, -1.12F}, -0.05F);
        break;
    }
}

} // namespace albumen
