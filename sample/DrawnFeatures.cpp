// Eyes, brows, nose, mouth, beard and glasses of a drawn person.
#include <algorithm>
#include <array>
#include <cmath>

#include "sample/DrawnHead.h"
#include "sample/SampleRandom.h"

namespace albumen {
namespace {

constexpr float mouthLevel = 0.61F;
constexpr std::array sides{-1.F, 1.F};

/// A point given from the middle of an eye (x towards the temple), turned by the eye's tilt.
cv::Point2f fromEye(const Head& head, float side, cv::Point2f away)
{
    const float c = std::cos(head.look.eyeTilt), s = std::sin(head.look.eyeTilt);
    return head.on({side * (head.look.eyeGap + c * away.x + s * away.y), c * away.y - s * away.x});
}

Outline fromEye(const Head& head, float side, const Outline& points)
{
    Outline seen;
    for (const cv::Point2f& point : points) seen.push_back(fromEye(head, side, point * head.look.eyeSize));
    return seen;
}

void paintIris(Head& head, float side)
{
    const float size = 0.088F * head.look.eyeSize;
    const cv::Point2f at = fromEye(head, side, {0, -0.008F});
    const float narrow = std::cos(head.view.yaw);
    head.brush.ellipse(at, {size * narrow, size}, 0, head.look.iris * 0.45F, 1, 0.006F);
    head.brush.ellipse(at, {size * 0.82F * narrow, size * 0.82F}, 0, head.look.iris, 1, 0.012F);
    head.brush.glow(at + cv::Point2f(0, size * 0.45F), {size * 0.6F, size * 0.35F}, 0,
                    mix(head.look.iris, rgb(0xFFFFFF), 0.5F), 0.5F);
    head.brush.ellipse(at, {size * 0.44F * narrow, size * 0.44F}, 0, rgb(0x0C0A0A), 1, 0.006F);
}

void paintEye(Head& head, float side)
{
    const Outline upper = fromEye(
        head, side,
        smooth({{-0.175F, 0.025F}, {-0.1F, -0.055F}, {0.01F, -0.09F}, {0.11F, -0.06F}, {0.18F, 0.005F}}, false));
    const Outline lower =
        fromEye(head, side,
                smooth({{0.18F, 0.005F}, {0.1F, 0.06F}, {-0.02F, 0.078F}, {-0.11F, 0.058F}, {-0.175F, 0.025F}}, false));
    Outline ball = upper;
    ball.insert(ball.end(), lower.begin(), lower.end());
    const Cover white = head.brush.cover(ball, 0.005F);
    if (white.area.empty()) return;
    head.brush.paint(white, rgb(0xF4EFEA));
    head.brush.clipTo(&white);
    paintIris(head, side);
    head.brush.stroke(upper, 0.03F, 0.07F, rgb(0x3A2A28), 0.45F, 0.02F); // the lid's shadow on the eye
    const cv::Point2f gleam =
        fromEye(head, side, {0, -0.035F}) + cv::Point2f(0.03F * (head.view.lightFrom < 0 ? -1.F : 1.F), 0);
    head.brush.ellipse(gleam, {0.022F, 0.022F}, 0, rgb(0xFFFFFF), 0.95F, 0.004F);
    head.brush.clipTo(nullptr);
    const Colour lash = mix(rgb(0x1E1412), head.look.hair, 0.15F);
    head.brush.stroke(upper, 0.012F, 0.026F + 0.022F * head.look.lashes, lash, 0.95F, 0.003F);
    if (head.look.lashes > 0.5F)
        head.brush.stroke(fromEye(head, side, {{0.14F, -0.045F}, {0.19F, -0.02F}, {0.235F, -0.05F}}), 0.006F, 0.026F,
                          lash, 0.9F, 0.004F);
    head.brush.stroke(lower, 0.006F, 0.014F, head.darkerSkin(0.9F), 0.7F, 0.005F);
    head.brush.stroke(
        fromEye(
            head, side,
            smooth({{-0.17F, -0.03F}, {-0.08F, -0.115F}, {0.03F, -0.14F}, {0.13F, -0.105F}, {0.2F, -0.03F}}, false)),
        0.005F, 0.018F, head.darkerSkin(0.8F), 0.6F, 0.008F); // the fold of the lid
    if (head.look.lines > 0) {
        head.brush.stroke(fromEye(head, side, smooth({{-0.12F, 0.13F}, {0, 0.165F}, {0.12F, 0.14F}}, false)), 0.004F,
                          0.018F, head.darkerSkin(0.6F), 0.6F * head.look.lines, 0.01F);
        for (const float lift : {-0.04F, 0.02F})
            head.brush.stroke(
                fromEye(head, side,
                        {{0.22F, 0.02F + lift * 0.5F}, {0.27F, 0.02F + lift}, {0.31F, 0.02F + lift * 1.8F}}),
                0.003F, 0.012F, head.darkerSkin(0.5F), 0.6F * head.look.lines, 0.006F);
    }
}

} // namespace

void paintEyes(Head& head)
{
    for (const float side : sides) paintEye(head, side);
}

void paintBrows(Head& head)
{
    const PersonLook& look = head.look;
    const Colour colour = mix(look.hair * 0.8F, rgb(0x2A1E18), 0.3F);
    for (const float side : sides) {
        const float lift = -look.browHeight - 0.03F * head.view.smile;
        Outline line = smooth({{-0.17F, 0.025F}, {-0.06F, -0.03F}, {0.08F, -0.045F}, {0.22F, 0.02F}}, false);
        for (cv::Point2f& point : line)
            point =
                head.on({side * (look.eyeGap + point.x), lift + point.y - std::sin(look.browTilt) * point.x}, 0.03F);
        head.brush.stroke(line, 0.03F * look.browWeight, 0.075F * look.browWeight, colour, 0.5F, 0.02F);
        head.brush.stroke(line, 0.018F * look.browWeight, 0.052F * look.browWeight, colour, 0.85F, 0.008F);
    }
}

void paintNose(Head& head)
{
    const PersonLook& look = head.look;
    const float base = 0.345F * look.noseLength, wide = 0.125F * look.noseWidth, shadow = head.shadowSide();
    head.brush.clipTo(&head.face);
    head.brush.glow(head.on({shadow * 0.11F, base * 0.42F}, 0.06F), {0.05F, base * 0.62F}, 0, head.darkerSkin(0.65F),
                    0.42F);
    head.brush.glow(head.on({-shadow * 0.13F, base * 0.3F}, 0.04F), {0.04F, base * 0.45F}, 0, head.darkerSkin(0.5F),
                    0.2F);
    head.brush.glow(head.on({-shadow * 0.015F, base * 0.3F}, 0.12F), {0.035F, base * 0.5F}, 0, head.lighterSkin(0.6F),
                    0.4F);
    head.brush.glow(head.on({0, base + 0.07F}, 0.12F), {wide * 1.5F, 0.05F}, 0, head.darkerSkin(0.7F), 0.5F);
    head.brush.glow(head.on({-shadow * 0.02F, base - 0.045F}, 0.18F), {0.055F, 0.05F}, 0, head.lighterSkin(0.8F), 0.5F);
    for (const float side : sides) {
        const auto at = [&](float x, float y) { return head.on({side * x, base + y}, 0.1F); };
        head.brush.stroke(
            smooth({at(wide * 0.95F, -0.1F), at(wide * 1.3F, -0.03F), at(wide * 1.2F, 0.03F), at(wide * 0.8F, 0.035F)},
                   false),
            0.006F, 0.026F, head.darkerSkin(0.9F), 0.6F, 0.01F);
        head.brush.ellipse(at(wide * 0.55F, 0.025F), {0.042F * look.noseWidth, 0.02F}, side * 0.25F,
                           head.darkerSkin(1.F) * 0.45F, 0.85F, 0.01F);
    }
    head.brush.stroke(smooth({head.on({-wide * 0.3F, base + 0.045F}, 0.14F), head.on({0, base + 0.06F}, 0.15F),
                              head.on({wide * 0.3F, base + 0.045F}, 0.14F)},
                             false),
                      0.006F, 0.022F, head.darkerSkin(0.9F), 0.6F, 0.01F);
    head.brush.clipTo(nullptr);
}

void paintMouth(Head& head)
{
    const PersonLook& look = head.look;
    const float mouthLine = mouthLevel + look.mouthDrop;
    const float smile = head.view.smile, wide = (0.235F + 0.06F * smile) * look.mouthWidth, full = look.lipFullness;
    const float corner = mouthLine - 0.075F * smile, gap = std::max(0.F, smile - 0.55F) * 0.13F,
                middle = mouthLine + 0.03F * smile;
    const Outline upper = smooth({{-wide, corner},
                                  {-wide * 0.5F, middle - 0.055F * full - 0.03F * smile},
                                  {-wide * 0.15F, middle - 0.075F * full},
                                  {0, middle - 0.058F * full},
                                  {wide * 0.15F, middle - 0.075F * full},
                                  {wide * 0.5F, middle - 0.055F * full - 0.03F * smile},
                                  {wide, corner}},
                                 false);
    const Outline line = smooth({{-wide, corner},
                                 {-wide * 0.5F, middle - 0.02F * smile},
                                 {0, middle},
                                 {wide * 0.5F, middle - 0.02F * smile},
                                 {wide, corner}},
                                false);
    const Outline under = smooth({{wide, corner},
                                  {wide * 0.5F, middle + gap - 0.015F * smile},
                                  {0, middle + gap},
                                  {-wide * 0.5F, middle + gap - 0.015F * smile},
                                  {-wide, corner}},
                                 false);
    const Outline bottom = smooth({{-wide, corner},
                                   {-wide * 0.55F, middle + gap + 0.06F * full - 0.01F * smile},
                                   {0, middle + gap + 0.1F * full},
                                   {wide * 0.55F, middle + gap + 0.06F * full - 0.01F * smile},
                                   {wide, corner}},
                                  false);
    const auto join = [](Outline a, const Outline& b, bool back) {
        back ? a.insert(a.end(), b.rbegin(), b.rend()) : a.insert(a.end(), b.begin(), b.end());
        return a;
    };
    head.brush.glow(head.on({0, middle + gap + 0.15F}), {0.15F, 0.045F}, 0, head.darkerSkin(0.7F), 0.45F);
    head.brush.fill(head.on(join(bottom, under, false), 0.05F), mix(look.lips, rgb(0xFFD0C8), 0.12F), 0.9F, 0.008F);
    head.brush.fill(head.on(join(upper, line, true), 0.05F), look.lips * 0.86F, 0.9F, 0.008F);
    if (gap > 0) {
        const Cover open = head.brush.cover(head.on(join(line, under, false), 0.05F), 0.005F);
        if (!open.area.empty()) {
            head.brush.paint(open, rgb(0xF3EEE8));
            head.brush.clipTo(&open);
            head.brush.stroke(head.on(line, 0.05F), 0.02F, 0.03F, rgb(0x5A2A2A), 0.5F, 0.01F);
            head.brush.clipTo(nullptr);
        }
    }
    head.brush.stroke(head.on(line, 0.05F), 0.012F, 0.022F, look.lips * 0.36F, gap > 0 ? 0.6F : 0.95F, 0.005F);
    head.brush.glow(head.on({-0.04F * head.shadowSide(), middle + gap + 0.055F * full}, 0.05F), {0.09F, 0.02F}, 0,
                    rgb(0xFFF0EC), 0.32F);
    for (const float side : sides) {
        head.brush.glow(head.on({side * (wide + 0.02F), corner}, 0.03F), {0.04F, 0.04F}, 0, head.darkerSkin(0.9F),
                        0.4F);
        head.brush.stroke(
            head.on(
                smooth({{side * 0.2F, 0.37F}, {side * (wide + 0.09F), 0.48F}, {side * (wide + 0.11F), 0.6F}}, false),
                0.03F),
            0.006F, 0.024F, head.darkerSkin(0.6F), 0.22F + 0.25F * smile * (0.4F + look.lines), 0.014F);
    }
}

void paintBeard(Head& head)
{
    const PersonLook& look = head.look;
    if (look.beard == Beard::none) return;
    const Colour colour = mix(look.hair, look.skin, 0.08F);
    const float w = look.faceWidth;
    const bool stubble = look.beard == Beard::stubble;
    if (look.beard == Beard::full || stubble) {
        const Outline beard = smooth(mirrored({{0, 0.72F},
                                               {0.2F, 0.7F},
                                               {0.36F, 0.56F},
                                               {0.52F * w / 0.72F, 0.4F},
                                               {0.88F * w, 0.12F},
                                               {1.02F * w, 0.1F},
                                               {0.99F * w, 0.4F},
                                               {0.8F * w, 0.85F + look.chin},
                                               {0.42F * w, 1.1F + look.chin},
                                               {0, 1.14F + look.chin}}),
                                     true);
        if (stubble) head.brush.clipTo(&head.face);
        head.brush.fill(head.around(beard), colour, stubble ? 0.34F : 0.93F, stubble ? 0.05F : 0.02F);
        head.brush.clipTo(nullptr);
    }
    if (look.beard == Beard::goatee) {
        head.brush.fill(
            head.on(smooth(
                mirrored(
                    {{0, 0.74F}, {0.17F, 0.74F}, {0.24F, 0.86F}, {0.16F, 1.02F + look.chin}, {0, 1.07F + look.chin}}),
                true)),
            colour, 0.92F, 0.018F);
    }
    const float lip = mouthLevel + look.mouthDrop - 0.06F * look.lipFullness;
    const Outline moustache = smooth(mirrored({{0, lip - 0.11F},
                                               {0.14F, lip - 0.1F},
                                               {0.28F, lip + 0.02F},
                                               {0.34F, lip + 0.13F},
                                               {0.24F, lip + 0.06F},
                                               {0.1F, lip},
                                               {0, lip - 0.005F}}),
                                     true);
    head.brush.fill(head.on(moustache, 0.05F), colour, stubble ? 0.3F : 0.93F, stubble ? 0.03F : 0.014F);
    if (stubble) return;
    SampleRandom random(11);
    const Cover hairs = head.brush.cover(head.around(faceOutline(look)));
    head.brush.clipTo(look.beard == Beard::full ? &hairs : nullptr);
    for (int i = 0; i < 70 && look.beard == Beard::full; ++i) {
        const float x = random.between(-0.6F, 0.6F),
                    y = 0.74F + 0.3F * random.between(-0.3F, 1) - 0.35F * std::max(0.F, std::abs(x) - 0.35F);
        if (std::abs(x) < 0.33F && y < 0.74F) continue;
        const Colour tone = i % 2 == 0 ? colour * 0.7F : mix(colour, rgb(0xFFFFFF), 0.25F);
        head.brush.stroke(head.around({{x, y}, {x * 1.02F, y + 0.05F}, {x * 1.0F, y + 0.1F}}), 0.004F, 0.014F, tone,
                          0.4F, 0.005F);
    }
    head.brush.clipTo(nullptr);
}

void paintGlasses(Head& head)
{
    if (head.look.glasses == Glasses::none) return;
    const Colour frame = head.look.glasses == Glasses::round ? rgb(0x3A2418) : rgb(0x16181C);
    const float gap = head.look.eyeGap, lift = 0.12F;
    const bool roundGlass = head.look.glasses == Glasses::round;
    for (const float side : sides) {
        Outline rim;
        for (int i = 0; i < 40; ++i) {
            const float angle = 6.28318531F * static_cast<float>(i) / 40.F, c = std::cos(angle), s = std::sin(angle);
            const float power = roundGlass ? 1.F : 0.5F;
            const auto bend = [power](float v) { return std::copysign(std::pow(std::abs(v), power), v); };
            rim.push_back(
                head.on({side * (gap + 0.255F * bend(c)), 0.025F + (roundGlass ? 0.235F : 0.19F) * bend(s)}, lift));
        }
        const Cover glass = head.brush.cover(rim);
        head.brush.paint(glass, rgb(0xEAF4FF), 0.07F);
        rim.push_back(rim[0]), rim.push_back(rim[1]);
        head.brush.stroke(rim, 0.032F, 0.032F, frame, 0.95F, 0.004F);
        head.brush.stroke(
            {head.on({side * (gap + 0.25F), -0.03F}, lift), head.around({side * head.look.faceWidth, -0.04F})}, 0.03F,
            0.03F, frame, 0.95F, 0.004F);
    }
    head.brush.stroke(
        smooth({head.on({-gap + 0.25F, 0}, lift), head.on({0, -0.04F}, lift + 0.04F), head.on({gap - 0.25F, 0}, lift)},
               false),
        0.03F, 0.034F, frame, 0.95F, 0.004F);
}

} // namespace albumen
