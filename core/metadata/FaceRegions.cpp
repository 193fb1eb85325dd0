#include "metadata/FaceRegions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/SearchText.h"
#include "base/Text.h"
#include "metadata/RegionKeys.h"
#include "metadata/XmpTree.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

/// How much of a region must lie inside the picture: less is a mistake, not a face at the edge.
constexpr float leastInside = 0.5F;
/// Shares of the union from which two boxes mark one face. Origin: Picasa and Lightroom draw the head, detectors the
/// face: of a head's box 1.6 times as wide and high, the face's box is 0.39.
constexpr float sameFace = 1.F / 3;
constexpr float mostTimes = 6;

void addMicrosoft(std::vector<FaceRegion>& regions, const Exiv2::XmpData& data, const PictureFrame& frame)
{
    for (const XmpItem& item : itemsOf(data, microsoftList, maxRegions))
        if (const auto box = microsoftArea(item, {}))
            addRegion(regions, item.text("PersonDisplayName"), *box, frame, RegionSource::microsoft);
}

bool marks(const RelBox& a, const RelBox& b)
{
    if (iou(a, b) >= sameFace) return true;
    const auto holds = [](const RelBox& box, RelPoint p) {
        return p.x >= box.x && p.x <= box.x + box.w && p.y >= box.y && p.y <= box.y + box.h;
    };
    return holds(a, b.centre()) && holds(b, a.centre()) && a.area() <= mostTimes * b.area() &&
           b.area() <= mostTimes * a.area();
}

} // namespace

std::optional<RelBox> insideOf(const RelBox& box)
{
    if (!(box.w > 0 && box.h > 0 && box.w <= 2 && box.h <= 2)) return std::nullopt;
    const float left = std::max(box.x, 0.F), top = std::max(box.y, 0.F);
    const float right = std::min(box.x + box.w, 1.F), bottom = std::min(box.y + box.h, 1.F);
    const RelBox inside{left, top, right - left, bottom - top};
    if (!(inside.w > 0 && inside.h > 0) || inside.area() < leastInside * box.area()) return std::nullopt;
    return inside.area() < box.area() ? inside : box;
}

std::optional<float> numberOf(std::string_view text)
{
    std::string point(trimmed(text)); // some programs write as their user's country does
    if (point.find('.') == point.npos) std::replace(point.begin(), point.end(), ',', '.');
    float value = 0;
    const auto [end, error] = std::from_chars(point.data(), point.data() + point.size(), value);
    if (error != std::errc() || end != point.data() + point.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool isFace(const XmpItem& item)
{
    const std::string type = item.text("Type");
    return type.empty() ? !item.text("Name").empty() : type == "Face" || type == "face";
}

std::string personNameIn(std::string_view said)
{
    return said.size() > maxNameBytes ? std::string() : nameTakenIn(said);
}

void addRegion(std::vector<FaceRegion>& regions, std::string_view name, const RelBox& said, const PictureFrame& frame,
               RegionSource source)
{
    const RelBox upright = frame.orientation == Orientation::upright ? said : toUpright(said, frame.orientation);
    const auto box = insideOf(upright);
    if (box && regions.size() < maxRegions) regions.push_back({personNameIn(name), *box, source});
}

cv::Size sizeOfAreas(const Exiv2::XmpData& data, const char* said, const PictureFrame& frame)
{
    const auto w = numberOf(textAt(data, std::string(said) + "/stDim:w"));
    const auto h = numberOf(textAt(data, std::string(said) + "/stDim:h"));
    constexpr float most = 1e6F;
    if (w && h && *w >= 1 && *h >= 1 && *w < most && *h < most) return {static_cast<int>(*w), static_cast<int>(*h)};
    return swapsSides(frame.orientation) ? cv::Size(frame.upright.height, frame.upright.width) : frame.upright;
}

std::optional<RelBox> centredArea(const XmpItem& item, const std::string& area, cv::Size stored)
{
    const auto x = numberOf(item.text(area + "/x")), y = numberOf(item.text(area + "/y"));
    const std::string unit = caselessKey(item.text(area + "/unit"));
    auto w = numberOf(item.text(area + "/w")), h = numberOf(item.text(area + "/h"));
    if (const auto across = numberOf(item.text(area + "/d")); across && !w && !h) {
        w = h = across; // a circle: a share of the shorter side
        if (!stored.empty() && unit != "pixel") {
            const auto shorter = static_cast<float>(std::min(stored.width, stored.height));
            w = *across * shorter / static_cast<float>(stored.width);
            h = *across * shorter / static_cast<float>(stored.height);
        }
    }
    if (!x || !y || !w || !h) return std::nullopt;
    const RelBox box{*x - *w / 2, *y - *h / 2, *w, *h};
    const bool pixels = unit == "pixel" || unit == "pixels" || (unit.empty() && (*w > 2 || *h > 2));
    if (!pixels) return box;
    if (stored.empty()) return std::nullopt;
    const auto width = static_cast<float>(stored.width), height = static_cast<float>(stored.height);
    return RelBox{box.x / width, box.y / height, box.w / width, box.h / height};
}

std::optional<RelBox> mwgArea(const XmpItem& item, cv::Size stored)
{
    return centredArea(item, "Area", stored);
}

std::optional<RelBox> microsoftArea(const XmpItem& item, cv::Size)
{
    const std::string text = item.text("Rectangle");
    std::string_view rest = text;
    std::array<float, 4> sides{};
    for (float& side : sides) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const auto number = numberOf(rest.substr(0, comma));
        if (!number) return std::nullopt;
        side = *number;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return RelBox{sides[0], sides[1], sides[2], sides[3]};
}

PictureFrame frameOfAreas(const Exiv2::XmpData& data, const PictureFrame& frame)
{
    const auto w = numberOf(textAt(data, std::string(mwgSize) + "/stDim:w"));
    const auto h = numberOf(textAt(data, std::string(mwgSize) + "/stDim:h"));
    if (!w || !h || *w == *h || frame.upright.width == frame.upright.height) return frame;
    const bool asUpright = (*w > *h) == (frame.upright.width > frame.upright.height);
    if (swapsSides(frame.byBoxes)) return asUpright ? frame : PictureFrame{frame.upright, frame.byBoxes};
    return swapsSides(frame.orientation) && asUpright ? PictureFrame{frame.upright, Orientation::upright} : frame;
}

std::vector<FaceRegion> regionsInXmp(std::string_view packet, const PictureFrame& frame, std::string_view extension)
{
    std::vector<FaceRegion> regions;
    auto data = decodeXmp(packet);
    if (!data) return regions;
    try {
        if (const auto more = decodeXmp(extension)) addProperties(*data, *more);
        const PictureFrame areas = frameOfAreas(*data, frame);
        const cv::Size stored = sizeOfAreas(*data, mwgSize, areas);
        for (const XmpItem& item : itemsOf(*data, mwgList, maxRegions))
            if (const auto box = mwgArea(item, stored); box && isFace(item))
                addRegion(regions, item.text("Name"), *box, areas, RegionSource::mwg);
        addMicrosoft(regions, *data, areas);
        addOtherRegions(regions, *data, areas);
    } catch (const std::exception&) {
        return regions; // what exiv2 could not turn into text is nothing said
    }
    return regions;
}

std::vector<std::optional<std::size_t>> facesMarkedBy(const std::vector<RelBox>& regions,
                                                      const std::vector<RelBox>& faces)
{
    struct Pair {
        float shared;
        std::size_t region, face;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < regions.size(); ++i)
        for (std::size_t j = 0; j < faces.size(); ++j)
            if (marks(regions[i], faces[j])) pairs.push_back({iou(regions[i], faces[j]), i, j});
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.shared > b.shared; });
    std::vector<std::optional<std::size_t>> marked(regions.size());
    std::vector<bool> taken(faces.size());
    for (const Pair& pair : pairs) {
        if (marked[pair.region] || taken[pair.face]) continue;
        marked[pair.region] = pair.face;
        taken[pair.face] = true;
    }
    return marked;
}

std::vector<FaceRegion> withoutDoubles(std::vector<FaceRegion> regions)
{
    std::vector<FaceRegion> once;
    for (FaceRegion& region : regions) {
        const bool there = std::any_of(once.begin(), once.end(),
                                       [&](const FaceRegion& other) { return marks(region.box, other.box); });
        if (!there) once.push_back(std::move(region));
    }
    return once;
}

std::vector<FaceRegion> unitedRegions(std::vector<FaceRegion> regions)
{
    std::ranges::stable_partition(regions, [](const FaceRegion& region) { return !region.name.empty(); });
    std::vector<FaceRegion> once;
    for (FaceRegion& region : regions) {
        const auto there =
            std::ranges::find_if(once, [&](const FaceRegion& other) { return marks(region.box, other.box); });
        if (there == once.end())
            once.push_back(std::move(region));
        else if (!region.name.empty() && region.name != there->name &&
                 std::ranges::find(there->otherNames, region.name) == there->otherNames.end())
            there->otherNames.push_back(std::move(region.name));
    }
    return once;
}

} // namespace albumen
