// GeoNames' lists: one place a line, parted by tabs. A line that is none is left out and counted: lists are edited by
// hand, and one wrong line is no reason to know no place at all.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <span>

#include "base/SearchText.h"
#include "base/Text.h"
#include "place/Gazetteer.h"

namespace albumen {
namespace {

constexpr std::uint64_t mostListBytes = 256'000'000; // all of GeoNames' cities from 500 people on are 40 MB
constexpr std::size_t mostNames = 65'535;            // bytes of the names of one city; GeoNames' longest are 2,400
constexpr std::size_t mostRegions = 60'000;
constexpr std::array<const char*, 4> cityLists = {"cities500.txt", "cities1000.txt", "cities5000.txt",
                                                  "cities15000.txt"};
constexpr std::array<const char*, 2> regionLists = {"admin1Codes.txt", "admin1CodesASCII.txt"};

/// Calls `row` with the columns of each line, and counts those of which it makes nothing.
template <std::size_t columns, class Row> std::size_t readRows(std::string_view text, Row row)
{
    std::size_t leftOut = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        std::array<std::string_view, columns> cells;
        std::size_t found = 0;
        for (; found < columns && !line.empty(); ++found) {
            const std::size_t tab = std::min(line.find('\t'), line.size());
            cells[found] = line.substr(0, tab);
            line.remove_prefix(std::min(tab + 1, line.size()));
        }
        if (found < columns || !row(cells)) ++leftOut;
    }
    return leftOut;
}

template <class Number> std::optional<Number> cellNumber(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool isCode(std::string_view code)
{
    return code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Of a country that no list numbers; GeoNames' own numbers of countries are larger.
std::uint32_t numberOfCode(std::string_view code)
{
    constexpr std::uint32_t letters = 256;
    return static_cast<std::uint32_t>(code[0]) * letters + static_cast<std::uint32_t>(code[1]);
}

bool isName(std::string_view text)
{
    return !text.empty() && isUtf8(text) && printable(text) == text && holdsWord(text);
}

std::string_view asListText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

class Gazetteer::Reader
{
public:
    void readCountries(std::string_view text)
    {
        constexpr std::size_t columns = 17, code = 0, name = 4, id = 16;
        made_.leftOut_ += readRows<columns>(text, [&](const auto& cells) {
            if (!isCode(cells[code]) || !isName(cells[name])) return false;
            Country& country = made_.countries_[countryOf(cells[code])];
            country.name = cells[name];
            if (const auto number = cellNumber<std::uint32_t>(cells[id]); number && *number > 0) country.id = *number;
            return true;
        });
    }

    void readRegions(std::string_view text)
    {
        constexpr std::size_t columns = 4, code = 0, name = 1, plain = 2, id = 3;
        made_.leftOut_ += readRows<columns>(text, [&](const auto& cells) {
            const auto number = cellNumber<std::uint32_t>(cells[id]);
            if (cells[code].size() < 4 || cells[code][2] != '.' || !isCode(cells[code].substr(0, 2))) return false;
            if (!number || !isName(cells[name]) || made_.regions_.size() == mostRegions) return false;
            const auto place = static_cast<std::uint16_t>(made_.regions_.size());
            if (!regions_.try_emplace(std::string(cells[code]), place).second) return false;
            made_.regions_.push_back({*number, countryOf(cells[code].substr(0, 2)), std::string(cells[code]),
                                      std::string(cells[name]), std::string(cells[plain])});
            return true;
        });
    }

    void readCities(std::string_view text)
    {
        made_.text_.reserve(text.size() / 2);
        made_.leftOut_ += readRows<15>(text, [&](const auto& cells) { return readCity(cells); });
    }

    Gazetteer finished()
    {
        std::vector<City>& cities = made_.cities_;
        std::ranges::stable_sort(cities, {}, &City::id);
        const auto twice = std::ranges::unique(cities, {}, &City::id);
        made_.leftOut_ += twice.size();
        cities.erase(twice.begin(), twice.end());
        cities.shrink_to_fit();
        made_.text_.shrink_to_fit();
        std::vector<Coordinates> points;
        points.reserve(cities.size());
        for (const City& city : cities) points.push_back({city.latitude, city.longitude});
        made_.tree_ = EarthTree(points);
        return std::move(made_);
    }

private:
    bool readCity(const std::array<std::string_view, 15>& cells)
    {
        enum Column { id, name, plain, others, latitude, longitude, kindOfPlace, kind, country, also, region };
        constexpr std::size_t people = 14;
        const auto number = cellNumber<std::uint32_t>(cells[id]);
        const auto north = cellNumber<double>(cells[latitude]), east = cellNumber<double>(cells[longitude]);
        if (!number || *number == 0 || !north || !east || !isPosition({*north, *east})) return false;
        if (!isCode(cells[country]) || !isName(cells[name]) || !isUtf8(cells[others])) return false;
        const std::size_t names = cells[name].size() + cells[plain].size() + cells[others].size() + 2;
        if (names > mostNames) return false;
        City city{.id = *number,
                  .people = cellNumber<std::uint32_t>(cells[people]).value_or(0),
                  .latitude = static_cast<float>(*north),
                  .longitude = static_cast<float>(*east),
                  .text = static_cast<std::uint32_t>(made_.text_.size()),
                  .country = countryOf(cells[country]),
                  .capital = cells[kind] == "PPLC"};
        const auto within = regions_.find(std::string(cells[country]) + "." + std::string(cells[region]));
        if (within != regions_.end()) city.region = within->second;
        made_.text_.append(cells[name].data(), names); // the columns follow each other
        city.end = static_cast<std::uint32_t>(made_.text_.size());
        made_.cities_.push_back(city);
        return true;
    }

    std::uint16_t countryOf(std::string_view code)
    {
        const auto place = static_cast<std::uint16_t>(made_.countries_.size());
        const auto [found, first] = countryPlaces_.try_emplace(std::string(code), place);
        if (first) made_.countries_.push_back({numberOfCode(code), std::string(code), std::string(code)});
        return found->second;
    }

    Gazetteer made_;
    std::map<std::string, std::uint16_t> countryPlaces_, regions_;
};

Result<Gazetteer> Gazetteer::read(Files& files, const Path& folder)
{
    const auto firstOf = [&](auto names) {
        const auto there = std::ranges::find_if(names, [&](const char* name) { return files.exists(folder / name); });
        return folder / (there == names.end() ? names.back() : *there);
    };
    Reader reader;
    const auto countries = readWhole(files, folder / "countryInfo.txt", mostListBytes);
    if (countries) reader.readCountries(asListText(*countries));
    const auto regions = readWhole(files, firstOf(regionLists), mostListBytes);
    if (regions) reader.readRegions(asListText(*regions));
    const Path list = firstOf(cityLists);
    if (!files.exists(list)) return fail(Code::pathMissing, Stage::none, list);
    TRY_ASSIGN(const std::vector<std::byte> cities, readWhole(files, list, mostListBytes));
    reader.readCities(asListText(cities));
    Gazetteer made = reader.finished();
    if (made.cities() == 0) return fail(Code::foreignFile, Stage::none, list, "not one city is in it");
    return made;
}

} // namespace albumen
