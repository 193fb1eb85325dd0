#include "library/PlaceBook.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/LocalNames.h"
#include "base/Log.h"
#include "base/SearchText.h"

namespace albumen {
namespace {

constexpr const char* chinese = "zh_CN";

} // namespace

std::string placeInWords(const PlaceText& place)
{
    std::string words = place.nearKm ? fmt::format("near {}, {:.0f} km", place.name, *place.nearKm) : place.name;
    for (const std::string& around : {place.region, place.country})
        if (!around.empty() && around != place.name) words += ", " + around;
    return words;
}

std::shared_ptr<const Gazetteer> PlaceBook::gazetteer() const
{
    const std::lock_guard lock(mutex_);
    if (gazetteer_) return gazetteer_;
    auto read = Gazetteer::read(files_, folders_.lists);
    if (read) return gazetteer_ = std::make_shared<const Gazetteer>(std::move(*read));
    if (read.error().code != Code::pathMissing) log::error(read.error());
    return nullptr;
}

Result<std::shared_ptr<const MapLines>> PlaceBook::mapLines() const
{
    const std::lock_guard lock(mutex_);
    if (lines_) return lines_;
    TRY_ASSIGN(MapLines lines, MapLines::read(files_, folders_.lines));
    return lines_ = std::make_shared<const MapLines>(std::move(lines));
}

/// Of the language as it is spoken in the country, then of the language: "zh_CN", "zh".
PlaceBook::Translations PlaceBook::translations(const std::string& language) const
{
    const std::lock_guard lock(mutex_);
    const auto [known, first] = translations_.try_emplace(language);
    const bool isName = language.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@") ==
                        std::string::npos; // and leads to no other folder
    if (!first || language.empty() || !isName) return known->second;
    for (const std::string& name : {language, language.substr(0, language.find('_'))}) {
        auto names = TranslatedNames::read(files_, folders_.names / name / "LC_MESSAGES" / "geonames.mo");
        if (names) known->second.push_back(std::make_shared<const TranslatedNames>(std::move(*names)));
    }
    return known->second;
}

std::string PlaceBook::cityIn(const std::string& language, std::uint32_t id) const
{
    for (const auto& names : translations(language))
        if (const auto name = names->nameOf(id))
            return language == chinese ? inSimplifiedChinese(*name) : std::string(*name);
    return {};
}

PlaceText PlaceBook::textOf(const Gazetteer& gazetteer, PlaceKey place, const std::string& language) const
{
    const PlaceNames names = gazetteer.names(place);
    std::string country = language.empty() ? std::string() : countryIn(language, names.countryCode);
    if (country.empty()) country = names.country;
    if (place.level == PlaceLevel::country) return {.name = country};
    if (place.level == PlaceLevel::region) return {.name = names.region, .country = country};
    std::string city = cityIn(language, place.id);
    if (city.empty()) city = names.city;
    return {.name = city, .region = names.region, .country = country};
}

PlaceText PlaceBook::textAt(const Coordinates& at, const std::string& language) const
{
    const auto lists = gazetteer();
    const auto where = lists ? lists->whereIs(at) : std::nullopt;
    if (!where) return {};
    PlaceText text = textOf(*lists, lists->cityAt(*where), language);
    if (!where->inCity) text.nearKm = where->km;
    if (where->km > inRegionKm) text.region.clear();
    if (where->km > inCountryKm) text.country.clear();
    return text;
}

std::vector<PlaceKey> PlaceBook::called(const Gazetteer& gazetteer, const std::string& name) const
{
    std::vector<PlaceKey> places = gazetteer.called(name);
    const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 128; });
    if (ascii) return places;
    for (const auto& names : translations(chinese))
        for (const std::uint32_t id : names->called(name)) {
            const PlaceKey city{PlaceLevel::city, id};
            if (gazetteer.centre(city) && std::ranges::find(places, city) == places.end()) places.push_back(city);
        }
    for (const PlaceKey country : gazetteer.countries())
        if (countryIn(chinese, gazetteer.names(country).countryCode) == name) places.push_back(country);
    return places;
}

std::vector<PlaceKey> PlaceBook::beginning(const Gazetteer& gazetteer, const std::string& name, std::size_t most) const
{
    std::vector<PlaceKey> places = called(gazetteer, name);
    std::erase_if(places, [](PlaceKey place) { return place.level != PlaceLevel::city; });
    for (const PlaceKey place : gazetteer.beginning(name, most))
        if (std::ranges::find(places, place) == places.end()) places.push_back(place);
    places.resize(std::min(places.size(), most));
    return places;
}

} // namespace albumen
