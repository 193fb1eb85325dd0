#include "sample/DrawnPerson.h"

#include <algorithm>
#include <cmath>

#include "sample/DrawnHead.h"
#include "sample/SampleRandom.h"

namespace albumen {
namespace {

constexpr float depth = 0.72F;    ///< how far the front of the face lies before its turning axis
constexpr float bodyTilt = 0.15F; ///< the share of the head's tilt that the shoulders follow

/// Light on a ball-shaped head: pixels turned away from it grow darker and warmer.
void shadeSkin(Head& head, const Cover& skin)
{
    const cv::Vec3f light = cv::normalize(cv::Vec3f(head.view.lightFrom * 0.75F, -0.45F, 0.8F));
    for (int y = skin.area.y; y < skin.area.br().y; ++y) {
        auto* pixel = head.brush.picture().ptr<cv::Vec3f>(y);
        const auto* alpha = skin.alpha.ptr<std::uint8_t>(y - skin.area.y) - skin.area.x;
        for (int x = skin.area.x; x < skin.area.br().x; ++x) {
            if (alpha[x] == 0) continue;
            const cv::Point2f at = head.brush.toLocal({static_cast<float>(x), static_cast<float>(y)});
            const float u = std::clamp(at.x / head.look.faceWidth, -1.F, 1.F) * 0.88F;
            const float v = std::clamp((at.y - 0.05F) / 1.15F, -1.F, 1.F) * 0.72F;
            const float w = std::sqrt(std::max(0.F, 1 - u * u - v * v));
            const float lit = std::max(0.F, u * light[0] + v * light[1] + w * light[2]);
            const float bright = 0.66F + 0.42F * lit, share = static_cast<float>(alpha[x]) / 255.F;
            pixel[x][0] *= 1 + share * (bright * bright * std::sqrt(1 / bright) - 1);
            pixel[x][1] *= 1 + share * (bright - 1);
            pixel[x][2] *= 1 + share * (std::sqrt(bright) * std::sqrt(std::sqrt(bright)) - 1);
        }
    }
}

void paintCollar(Brush& brush, const PersonView& view, const Colour& skin)
{
    const Colour dark = view.cloth * 0.72F, light = mix(view.cloth, rgb(0xFFFFFF), 0.85F);
    if (view.clothes == Clothes::vNeck) brush.fill({{-0.36F, 1.2F}, {0.36F, 1.2F}, {0, 1.86F}}, skin * 0.9F);
    if (view.clothes == Clothes::collar)
        for (const float side : {-1.F, 1.F}) {
            brush.fill(toSide({{0.02F, 1.5F}, {0.37F, 1.16F}, {0.52F, 1.3F}, {0.34F, 1.72F}}, side), light * 0.8F, 0.5F,
                       0.03F);
            brush.fill(toSide({{0.02F, 1.46F}, {0.36F, 1.14F}, {0.5F, 1.26F}, {0.32F, 1.68F}}, side), light);
        }
    if (view.clothes == Clothes::round || view.clothes == Clothes::stripes)
        brush.stroke(smooth({{-0.45F, 1.2F}, {-0.28F, 1.4F}, {0, 1.48F}, {0.28F, 1.4F}, {0.45F, 1.2F}}, false), 0.07F,
                     0.08F, dark);
}

void paintBody(Head& head)
{
    const PersonView& view = head.view;
    Brush body(head.brush.picture(), view.place, view.size / 2, view.roll * bodyTilt);
    const Outline shoulders = smooth(mirrored({{0, 1.42F},
                                               {0.34F, 1.3F},
                                               {0.62F, 1.36F},
                                               {1.05F, 1.54F},
                                               {1.36F, 1.9F},
                                               {1.48F, 2.6F},
                                               {1.46F, 4.F},
                                               {1.36F, 6.6F},
                                               {0, 6.8F}}),
                                     true);
    const Cover cloth = body.cover(shoulders, 0.008F);
    body.paint(cloth, view.cloth);
    body.clipTo(&cloth);
    if (view.clothes == Clothes::stripes)
        for (float y = 1.62F; y < 6.5F; y += 0.3F)
            body.stroke(smooth({{-1.7F, y + 0.12F}, {0, y}, {1.7F, y + 0.12F}}, false), 0.11F, 0.11F, rgb(0xF6F1E4),
                        0.9F);
    paintCollar(body, view, head.look.skin);
    const float shadow = head.shadowSide();
    body.glow({shadow * 1.35F, 2.6F}, {0.6F, 1.8F}, 0, view.cloth * 0.45F, 0.55F);
    body.glow({-shadow * 0.75F, 1.75F}, {0.6F, 0.4F}, 0, mix(view.cloth, rgb(0xFFFFFF), 0.5F), 0.35F);
    for (const float side : {-1.F, 1.F}) // the crease between arm and chest
        body.stroke(smooth(toSide({{1.02F, 2.2F}, {1.08F, 2.7F}, {1.04F, 3.6F}}, side), false), 0.01F, 0.05F,
                    view.cloth * 0.5F, 0.5F, 0.02F);
}

void paintNeck(Head& head)
{
    Brush neck(head.brush.picture(), head.view.place, head.view.size / 2, head.view.roll * 0.5F);
    const Cover skin = neck.cover(
        smooth(mirrored({{0.40F, 0.55F}, {0.375F, 0.95F}, {0.40F, 1.22F}, {0.40F, 1.34F}, {0.2F, 1.47F}, {0, 1.5F}}),
               true),
        0.006F);
    neck.paint(skin, head.darkerSkin(0.14F));
    neck.clipTo(&skin);
    neck.glow({head.shadowSide() * 0.3F, 1.0F}, {0.3F, 0.5F}, 0, head.darkerSkin(0.5F), 0.5F);
    neck.glow({0, 0.98F}, {0.6F, 0.2F}, 0, head.darkerSkin(0.55F), 0.75F);
}

void paintEars(Head& head)
{
    if (head.look.hairStyle == HairStyle::longParted || head.look.hairStyle == HairStyle::bob) return;
    for (const float side : {-1.F, 1.F}) {
        const cv::Point2f at = head.around({side * (head.look.faceWidth + 0.005F), 0.1F});
        head.brush.ellipse(at, {0.115F, 0.2F}, side * 0.12F, head.darkerSkin(0.12F), 1, 0.008F);
        head.brush.ellipse(at + cv::Point2f(side * 0.02F, 0), {0.05F, 0.12F}, side * 0.12F, head.darkerSkin(0.4F), 0.6F,
                           0.03F);
    }
}

void paintFreckles(Head& head)
{
    SampleRandom random(7);
    for (int i = 0; i < 46; ++i) {
        const cv::Point2f at(random.between(-0.5F, 0.5F), random.between(0.12F, 0.42F));
        const float size = random.between(0.008F, 0.014F);
        head.brush.ellipse(head.on(at), {size, size}, 0, head.darkerSkin(0.45F), 0.5F * head.look.freckles, 0.004F);
    }
}

void paintSkin(Head& head)
{
    const PersonLook& look = head.look;
    head.brush.paint(head.face, look.skin);
    head.brush.clipTo(&head.face);
    const Colour blush = mix(look.skin, rgb(0xE0605A), 0.6F);
    for (const float side : {-1.F, 1.F}) {
        head.brush.glow(head.on({side * 0.42F, 0.34F}), {0.22F, 0.17F}, 0, blush, 0.32F);
        head.brush.glow(head.on({side * look.eyeGap, -0.03F}), {0.2F, 0.14F}, 0,
                        head.darkerSkin(0.4F + 0.5F * look.deepSet), 0.25F + 0.45F * look.deepSet); // the eye's hollow
        head.brush.glow(head.on({side * look.eyeGap, 0.15F}), {0.17F, 0.06F}, 0, head.darkerSkin(0.4F), 0.2F);
        head.brush.glow(head.on({side * 0.40F, 0.24F}), {0.15F, 0.09F}, 0, head.lighterSkin(0.5F), 0.3F); // cheekbone
        head.brush.glow(head.around({side * look.faceWidth, 0.55F}), {0.2F, 0.5F}, 0, head.darkerSkin(0.5F), 0.35F);
    }
    head.brush.glow(head.on({0, -0.5F}), {0.4F, 0.22F}, 0, head.lighterSkin(0.5F), 0.3F);
    head.brush.glow(head.on({0, 0.88F + look.chin}), {0.16F, 0.09F}, 0, head.lighterSkin(0.5F), 0.3F);
    if (look.freckles > 0) paintFreckles(head);
    if (look.lines > 0)
        for (const float y : {-0.55F, -0.45F})
            head.brush.stroke(head.on(smooth({{-0.32F, y + 0.02F}, {0, y}, {0.32F, y + 0.02F}}, false)), 0.004F, 0.018F,
                              head.darkerSkin(0.4F), 0.6F * look.lines, 0.008F);
    shadeSkin(head, head.face);
    head.brush.clipTo(nullptr);
}

} // namespace

cv::Point2f Head::on(cv::Point2f point, float raise) const
{
    const float across = std::clamp(point.x / (look.faceWidth * 1.06F), -1.F, 1.F),
                down = std::clamp(point.y / 1.5F, -1.F, 1.F);
    const float front = depth * std::sqrt(1 - across * across) * std::sqrt(1 - down * down) + raise;
    return {point.x * std::cos(view.yaw) + (front - 0.3F * depth) * std::sin(view.yaw), point.y};
}

Outline Head::on(Outline points, float raise) const
{
    for (cv::Point2f& point : points) point = on(point, raise);
    return points;
}

cv::Point2f Head::around(cv::Point2f point) const
{
    const float chinwards = std::clamp(point.y, 0.F, 1.F);
    return {point.x + std::sin(view.yaw) * (0.02F + 0.22F * chinwards * chinwards), point.y};
}

Outline Head::around(Outline points) const
{
    for (cv::Point2f& point : points) point = around(point);
    return points;
}

Colour Head::darkerSkin(float share) const
{
    return mix(look.skin, look.skin.mul(rgb(0x8A4A3A)), share);
}

Colour Head::lighterSkin(float share) const
{
    return mix(look.skin, rgb(0xFFF2E2), share);
}

Outline toSide(Outline points, float side)
{
    for (cv::Point2f& point : points) point.x *= side;
    return points;
}

Outline faceOutline(const PersonLook& look)
{
    const float w = look.faceWidth, jaw = look.jaw, chin = look.chin;
    return smooth(mirrored({{0, -1},
                            {0.5F * w, -0.92F},
                            {0.88F * w, -0.62F},
                            {w, -0.18F},
                            {0.985F * w, 0.18F},
                            {(0.86F + 0.08F * jaw) * w, 0.52F + 0.3F * chin},
                            {(0.56F + 0.2F * jaw) * w, 0.81F + 0.8F * chin},
                            {(0.27F + 0.13F * jaw) * w, 0.96F + chin},
                            {0, 1 + chin}}),
                  true);
}

void draw(const PersonLook& look, const PersonView& view, cv::Mat& picture)
{
    Head head{look, view, Brush(picture, view.place, view.size / 2, view.roll), {}};
    head.face = head.brush.cover(head.around(faceOutline(look)), 0.006F);
    paintHairBehind(head);
    paintNeck(head);
    paintBody(head);
    paintEars(head);
    if (head.face.area.empty()) return;
    paintSkin(head);
    paintEyes(head);
    paintNose(head);
    paintBeard(head);
    paintMouth(head);
    paintBrows(head);
    paintHairInFront(head);
    paintGlasses(head);
}

} // namespace albumen
