// A small gazetteer in a folder of its own, as GeoNames writes them.
#pragma once

#include <fstream>

#include <fmt/format.h>

#include "place/Gazetteer.h"
#include "support/CatalogueMaker.h"
#include "support/Support.h"

namespace albumen::test {

inline void put(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

struct CityRow {
    unsigned id = 0;
    std::string name, others;
    double latitude = 0, longitude = 0;
    std::string country, region;
    unsigned people = 15'000;
    std::string kind = "PPL";
};

inline std::string rowOf(const CityRow& city)
{
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\tP\t{}\t{}\t\t{}\t\t\t\t{}\t\t9\tEurope/Lisbon\t2010-01-01\n", city.id,
                       city.name, city.name, city.others, city.latitude, city.longitude, city.kind, city.country,
                       city.region, city.people);
}

struct Lists {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();

    Lists()
    {
        put(folder / "countryInfo.txt", "# a remark\n" + country("PT", "Portugal", 2264397) +
                                            country("ES", "Spain", 2510769) + country("US", "United States", 6252001) +
                                            country("FR", "France", 3017382) + country("FJ", "Fiji", 2205218));
        put(folder / "admin1Codes.txt", "PT.14\tLisbon\tLisbon\t2267056\nUS.TX\tTexas\tTexas\t4736286\n"
                                        "FR.A8\tÎle-de-France\tIle-de-France\t3012874\n");
    }
    static std::string country(const std::string& code, const std::string& name, unsigned id)
    {
        return fmt::format("{0}\t{0}X\t1\t{0}\t{1}\tCapital\t1\t1\tEU\t.xx\tEUR\tEuro\t1\t#\t^$\txx\t{2}\tES\t\n", code,
                           name, id);
    }
    void cities(const std::vector<CityRow>& rows, const std::string& more = {})
    {
        std::string text;
        for (const CityRow& row : rows) text += rowOf(row);
        put(folder / "cities15000.txt", text + more);
    }
    Result<Gazetteer> read() { return Gazetteer::read(*files, folder.path()); }
};

} // namespace albumen::test
