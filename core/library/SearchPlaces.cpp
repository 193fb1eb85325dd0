#include "library/SearchPlaces.h"

#include <map>

namespace albumen {

bool SearchPlaces::knows(const std::string& text) const
{
    return gazetteer_ && !book_.called(*gazetteer_, text).empty();
}

Status SearchPlaces::locate()
{
    if (pictures_) return {};
    pictures_.emplace();
    TRY_ASSIGN(const std::vector<PictureWhere> all, PlaceRows(db_).everywhere());
    for (const PictureWhere& picture : all)
        if (const auto at = picture.at())
            if (const auto where = gazetteer_->whereIs(*at)) pictures_->push_back({picture.content, *where});
    return {};
}

Status SearchPlaces::add(const std::string& text, std::vector<Meaning>& all)
{
    const std::vector<PlaceKey> called = gazetteer_ ? book_.called(*gazetteer_, text) : std::vector<PlaceKey>{};
    if (called.empty()) return {};
    TRY(locate());
    std::map<PlaceKey, std::string> names;
    for (const PlaceKey place : called) names[place] = book_.textOf(*gazetteer_, place, {}).name;
    std::map<std::string, Scores> found; // by name: a city and its region may have one
    for (const Found& picture : *pictures_)
        for (const PlaceLevel level : {PlaceLevel::city, PlaceLevel::region, PlaceLevel::country})
            if (const auto place = gazetteer_->placeAt(picture.where, level); place && names.contains(*place))
                found[names[*place]][picture.content] = 1;
    for (const auto& [name, scores] : found) all.push_back({"place", scores, always("taken in " + name), false});
    if (found.empty()) all.push_back({"place", {}, always({}), false});
    return {};
}

} // namespace albumen
