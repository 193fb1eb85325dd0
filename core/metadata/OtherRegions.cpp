// Regions of ACDSee and of IPTC's standard, and names without a place.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/SearchText.h"
#include "base/Text.h"
#include "metadata/FaceRegions.h"
#include "metadata/RegionKeys.h"
#include "metadata/XmpTree.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

std::optional<RelBox> acdseeArea(const XmpItem& item, cv::Size stored)
{
    const auto drawn = centredArea(item, "DLYArea", stored); // by a person
    return drawn ? drawn : centredArea(item, "ALGArea", stored);
}

void addAcdsee(std::vector<FaceRegion>& regions, const Exiv2::XmpData& data, const PictureFrame& frame)
{
    const cv::Size stored = sizeOfAreas(data, acdseeSize, frame);
    for (const XmpItem& item : itemsOf(data, acdseeList, maxRegions))
        if (const auto box = acdseeArea(item, stored); box && isFace(item))
            addRegion(regions, item.text("Name"), *box, frame, RegionSource::acdsee);
}

/// The first text whose path, without the numbers of lists, is `bare`.
std::string firstText(const XmpItem& item, std::string_view bare)
{
    for (const XmpItem::Property& property : item.properties) {
        std::string path = bareOf(property.path);
        if (const std::size_t open = path.rfind('['); open != path.npos && path.ends_with(']')) path.resize(open);
        if (path != bare) continue;
        if (const auto* const words = dynamic_cast<const Exiv2::XmpArrayValue*>(property.value.get()))
            return words->count() > 0 ? words->toString(0) : std::string();
        if (const auto* const languages = dynamic_cast<const Exiv2::LangAltValue*>(property.value.get()))
            return languages->value_.empty() ? std::string() : languages->value_.begin()->second;
        std::string text = property.value->toString();
        if (!text.empty() && !text.starts_with("type=")) return text;
    }
    return {};
}

/// The box around the corners of a polygon, in the unit that they are said in.
std::optional<RelBox> boxOfCorners(const XmpItem& item)
{
    std::vector<float> across, down;
    for (const XmpItem::Property& property : item.properties) {
        const std::string path = bareOf(property.path);
        if (!path.starts_with("RegionBoundary/rbVertices[")) continue;
        const auto number = numberOf(property.value->toString());
        if (number && path.ends_with("]/rbX")) across.push_back(*number);
        if (number && path.ends_with("]/rbY")) down.push_back(*number);
    }
    if (across.empty() || down.empty()) return std::nullopt;
    const auto [left, right] = std::ranges::minmax(across);
    const auto [top, bottom] = std::ranges::minmax(down);
    return RelBox{left, top, right - left, bottom - top};
}

/// Corner and sides, centre and radius, or corners, in shares or in pixels.
std::optional<RelBox> iptcArea(const XmpItem& item, cv::Size stored)
{
    const auto number = [&](const char* name) { return numberOf(item.text(std::string("RegionBoundary/") + name)); };
    const auto x = number("rbX"), y = number("rbY"), w = number("rbW"), h = number("rbH"), radius = number("rbRx");
    const bool pixels = item.text("RegionBoundary/rbUnit") == "pixel";
    if (pixels && stored.empty()) return std::nullopt;
    const auto width = static_cast<float>(stored.width), height = static_cast<float>(stored.height);
    const float across = pixels ? width : 1, down = pixels ? height : 1;
    if (const auto box = boxOfCorners(item))
        return RelBox{box->x / across, box->y / down, box->w / across, box->h / down};
    if (!x || !y) return std::nullopt;
    if (item.text("RegionBoundary/rbShape") == "circle" && radius) {
        // the radius is a share of the width
        const float r = *radius / across, tall = stored.empty() ? r : r * width / height;
        return RelBox{*x / across - r, *y / down - tall, 2 * r, 2 * tall};
    }
    if (!w || !h) return std::nullopt;
    return RelBox{*x / across, *y / down, *w / across, *h / down};
}

/// Is a region said to show a person, by IPTC's own words for it?
bool isOfPerson(const XmpItem& item)
{
    return std::ranges::any_of(item.properties, [](const XmpItem::Property& property) {
        if (!bareOf(property.path).starts_with("rCtype")) return false;
        const std::string said = caselessKey(property.value->toString());
        return said.find("human") != said.npos || said.find("face") != said.npos;
    });
}

/// Empty: nobody's.
std::string iptcName(const XmpItem& item)
{
    std::string name = firstText(item, "PersonInImage");
    if (name.empty()) name = firstText(item, "PersonInImageWDetails/PersonName");
    return name.empty() && isOfPerson(item) ? firstText(item, "Name") : name;
}

void addIptc(std::vector<FaceRegion>& regions, const Exiv2::XmpData& data, const PictureFrame& frame)
{
    const bool swapped = swapsSides(frame.orientation);
    const cv::Size stored = swapped ? cv::Size(frame.upright.height, frame.upright.width) : frame.upright;
    for (const XmpItem& item : itemsOf(data, iptcList, maxRegions)) {
        const auto box = iptcArea(item, stored);
        const std::string name = iptcName(item);
        if (box && !name.empty()) addRegion(regions, name, *box, frame, RegionSource::iptc); // others are no people
    }
}

std::vector<std::string> wordsOf(const Exiv2::XmpData& data, const char* key)
{
    std::vector<std::string> words;
    const auto found = data.findKey(Exiv2::XmpKey(key));
    if (found == data.end()) return words;
    for (long i = 0; i < found->count(); ++i) words.push_back(found->toString(i));
    return words;
}

/// "Rose" of "People/Rose" and "People|Friends|Rose", in the languages that programs write it in. Empty: of another
/// branch.
std::string belowPeople(std::string_view keyword)
{
    static constexpr std::array roots = {"people", "personen", "personnes", "personas", "persone",  "pessoas",
                                         "mensen", "osoby",    "lud\u00e9", "ludzie",   "personer", "\u4eba\u7269"};
    const std::size_t at = keyword.find_first_of("/|");
    if (at == keyword.npos || std::ranges::find(roots, caselessKey(keyword.substr(0, at))) == roots.end()) return {};
    return std::string(keyword.substr(keyword.rfind(keyword[at]) + 1));
}

void addName(std::vector<std::string>& names, std::string_view said)
{
    std::string name = personNameIn(said);
    if (!name.empty() && names.size() < maxRegions && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
}

} // namespace

void addOtherRegions(std::vector<FaceRegion>& regions, const Exiv2::XmpData& data, const PictureFrame& frame)
{
    addAcdsee(regions, data, frame);
    addIptc(regions, data, frame);
}

std::vector<std::string> namesInXmp(std::string_view packet, std::string_view extension)
{
    std::vector<std::string> names;
    auto data = decodeXmp(packet);
    if (!data) return names;
    try {
        if (const auto more = decodeXmp(extension)) addProperties(*data, *more);
        for (const std::string& name : wordsOf(*data, "Xmp.iptcExt.PersonInImage")) addName(names, name);
        for (const XmpItem& item : itemsOf(*data, "Xmp.iptcExt.PersonInImageWDetails", maxRegions))
            addName(names, firstText(item, "PersonName"));
        const auto addUnplaced = [&names](const std::optional<RelBox>& box, const std::string& name) {
            if (!box || !insideOf(*box)) addName(names, name);
        };
        for (const XmpItem& item : itemsOf(*data, mwgList, maxRegions))
            if (isFace(item)) addUnplaced(mwgArea(item, sizeOfAreas(*data, mwgSize, {})), item.text("Name"));
        for (const XmpItem& item : itemsOf(*data, acdseeList, maxRegions))
            if (isFace(item)) addUnplaced(acdseeArea(item, sizeOfAreas(*data, acdseeSize, {})), item.text("Name"));
        for (const XmpItem& item : itemsOf(*data, microsoftList, maxRegions))
            addUnplaced(microsoftArea(item, {}), item.text("PersonDisplayName"));
        for (const XmpItem& item : itemsOf(*data, iptcList, maxRegions))
            addUnplaced(iptcArea(item, {1, 1}), iptcName(item));
        for (const char* const key : peopleKeywords)
            for (const std::string& keyword : wordsOf(*data, key)) addName(names, belowPeople(keyword));
    } catch (const std::exception&) {
        return names; // what exiv2 could not turn into text is nothing said
    }
    return names;
}

std::vector<std::string> namesInTakeout(std::string_view text)
{
    std::vector<std::string> names;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return names;
    const auto people = json.find("people");
    if (people == json.end() || !people->is_array()) return names;
    for (const auto& person : *people)
        if (person.is_object() && person.contains("name") && person["name"].is_string())
            addName(names, person["name"].get<std::string>());
    return names;
}

} // namespace albumen
