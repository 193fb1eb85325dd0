#include "metadata/SharedSidecar.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <set>

#include "base/SearchText.h"
#include "metadata/FaceRegions.h"
#include "metadata/RegionKeys.h"
#include "metadata/XmpTree.h"
#include "photo/PictureName.h"
#include "photo/RawName.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

bool isOfPeople(const std::string& key)
{
    static constexpr std::array people = {std::string_view(mwgRegions),  std::string_view(microsoftRegions),
                                          "Xmp.acdsee-rs.Regions"sv,     std::string_view(iptcList),
                                          "Xmp.iptcExt.PersonInImage"sv, "Xmp.mediapro.People"sv};
    return std::ranges::any_of(people, [&](std::string_view one) { return key.starts_with(one); });
}

std::set<std::string> peopleIn(std::string_view packet)
{
    const cv::Size any(1000, 1000); // areas in pixels need one
    std::set<std::string> people;
    for (const FaceRegion& region : regionsInXmp(packet, {any, Orientation::upright})) people.insert(region.name);
    for (const std::string& name : namesInXmp(packet)) people.insert(name);
    return people;
}

/// "Rose" and "People|Friends|Rose" alike.
bool namesOneOf(const std::set<std::string>& people, const std::string& keyword)
{
    const std::size_t at = keyword.find_last_of("/|");
    return people.contains(personNameIn(at == keyword.npos ? keyword : keyword.substr(at + 1)));
}

void takeNames(Exiv2::XmpData& data, const char* list, const std::set<std::string>& people)
{
    const auto old = data.findKey(Exiv2::XmpKey(list));
    if (old == data.end() || !dynamic_cast<const Exiv2::XmpArrayValue*>(&old->value())) return;
    Exiv2::XmpArrayValue words(old->typeId());
    for (long i = 0; i < old->count(); ++i)
        if (const std::string word = old->toString(i); !namesOneOf(people, word)) words.read(word);
    if (words.count() == old->count()) return;
    data.erase(old);
    if (words.count() > 0) data.add(Exiv2::XmpKey(list), &words);
}

std::string saidBesides(std::string_view packet)
{
    auto data = decodeXmp(packet);
    if (!data) return {};
    const std::set<std::string> people = peopleIn(packet);
    takeNames(*data, subjectKey, people);
    for (const char* const list : peopleKeywords) takeNames(*data, list, people);
    for (auto at = data->begin(); at != data->end();) at = isOfPeople(at->key()) ? data->erase(at) : std::next(at);
    return data->empty() ? std::string() : encodeXmp(*data).value_or(std::string());
}

} // namespace

std::vector<Path> othersOfStem(Files& files, const Path& photo)
{
    const auto itself = files.info(photo, Follow::yes);
    std::vector<Path> others;
    const bool raw = isRawName(photo);
    const auto addIfThere = [&](const std::string& extension) {
        Path path = photo.parent_path() / photo.stem();
        path += "." + extension;
        if (isRawName(path) != raw) return;
        const auto info = files.info(path, Follow::yes);
        if (path == photo || !info || info->kind != FileKind::file) return;
        const auto isIt = [&info](const Result<FileInfo>& other) { return other && other->isSameAs(*info); };
        if (!isIt(itself)) others.push_back(std::move(path)); // a disk may tell no letter case apart
    };
    for (const std::string_view one : photoExtensions()) {
        std::string extension(one);
        addIfThere(extension);
        for (char& letter : extension) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        addIfThere(extension);
    }
    return others;
}

bool isCalledAfterStem(const Path& sidecar, const Path& photo)
{
    return caselessKey(sidecar.stem().native()) != caselessKey(photo.filename().native());
}

std::string withoutPeople(std::string_view packet)
{
    try {
        return saidBesides(packet);
    } catch (const std::exception&) {
        return {}; // what exiv2 could not turn into text is nothing said
    }
}

std::optional<cv::Size> appliedTo(std::string_view packet)
{
    try {
        const auto data = decodeXmp(packet);
        if (!data) return std::nullopt;
        const cv::Size size = sizeOfAreas(*data, mwgSize, {});
        return size.empty() ? std::nullopt : std::optional(size);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

SizeFit fitOf(cv::Size picture, cv::Size areas)
{
    const auto fit = [](cv::Size a, cv::Size b) {
        if (a == b) return SizeFit::size;
        const auto left = std::int64_t{a.width} * b.height, right = std::int64_t{b.width} * a.height;
        constexpr std::int64_t rounded = 100; // shapes of one picture in two sizes differ by a pixel's share
        return std::abs(left - right) <= std::max(left, right) / rounded ? SizeFit::shape : SizeFit::none;
    };
    if (picture.empty() || areas.empty()) return SizeFit::none;
    return std::max(fit(picture, areas), fit({picture.height, picture.width}, areas));
}

} // namespace albumen
