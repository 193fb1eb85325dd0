// The decisions of other libraries: one document after the other, with a nought between them, into one library.
#include <filesystem>

#include <nlohmann/json.hpp>

#include "Target.h"
#include "catalogue/Catalogue.h"
#include "catalogue/Exchange.h"
#include "catalogue/FaceRows.h"
#include "catalogue/PeopleRows.h"

using namespace albumen;

namespace {

std::string documentOf(const ExchangeFile& file)
{
    return nlohmann::ordered_json{{"exchange", toJson(file)}}.dump();
}

void take(Catalogue& catalogue, const ExchangeFile& file)
{
    Exchanged met;
    const auto taking = [&](Db& db) -> Status {
        TRY_ASSIGN(met, Exchange(db).take(file, {}));
        return {};
    };
    fuzz::must(catalogue.write(taking).has_value());
    fuzz::must(catalogue.write(taking).has_value() && met.decisions == 0); // nothing twice
}

/// The log folds to the state, and the library can tell what it was told.
void check(Catalogue& catalogue)
{
    const auto told = catalogue.read([](Db& db) -> Result<std::string> {
        TRY_ASSIGN(const auto state, DecisionLog(db, 0).state());
        TRY_ASSIGN(const auto fold, DecisionLog(db, 0).fold());
        fuzz::must(state == fold);
        TRY(FaceRows(db).all());
        TRY(PeopleRows(db).list());
        TRY(FaceRows(db).births());
        TRY_ASSIGN(const ExchangeFile file, Exchange(db).tell());
        return documentOf(file);
    });
    fuzz::must(told && exchangeIn(*told));
}

void meet(const std::vector<ExchangeFile>& files)
{
    const auto folder = std::filesystem::temp_directory_path() / ("albumen-fuzz-" + randomHex(12));
    {
        const Clock clock;
        const auto catalogue = Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, clock);
        fuzz::must(catalogue.has_value());
        for (const ExchangeFile& file : files) take(**catalogue, file);
        check(**catalogue);
    }
    std::filesystem::remove_all(folder);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<ExchangeFile> files;
    for (std::string_view rest = fuzz::textOf(data, size); !rest.empty();) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        auto file = exchangeIn(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!file) continue;
        const auto again = exchangeIn(documentOf(*file));
        fuzz::must(again && documentOf(*again) == documentOf(*file));
        files.push_back(std::move(*file));
    }
    if (!files.empty()) meet(files);
    return 0;
}
