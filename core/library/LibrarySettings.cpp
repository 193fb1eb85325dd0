// Opening a library, and what it works on: the chosen paths and models, checked and remembered.
#include <algorithm>
#include <chrono>
#include <thread>

#include <nlohmann/json.hpp>

#include "base/Contract.h"
#include "base/Text.h"
#include "catalogue/MovedPhotos.h"
#include "catalogue/PhotoRows.h"
#include "library/LibraryImpl.h"
#include "library/PathRules.h"
#include "run/SourcesToLook.h"

namespace albumen {
namespace {

constexpr const char* choiceKey = "choice";
constexpr const char* detectKey = "model detect";
constexpr const char* embedKey = "model embed";
constexpr int mostWorkers = 8; // more than eight wait for memory and disk, not for each other
constexpr int readyTries = 40; // with the step: two seconds, a migration's usual time
constexpr auto readyStep = std::chrono::milliseconds(50); // between two looks at a library that is being made
constexpr std::uint64_t countLimit = 10'000'000;

using Json = nlohmann::json;

/// Paths are bytes: those that are not UTF-8 are kept as hexadecimal digits.
Json pathJson(const Path& path)
{
    if (isUtf8(path.native())) return path.native();
    return Json{{"hex", toHex(std::as_bytes(std::span(path.native())))}};
}

Path pathOf(const Json& json)
{
    if (json.is_string()) return json.get<std::string>();
    const std::string hex = json.value("hex", "");
    std::string bytes(hex.size() / 2, '\0');
    return fromHex(hex, std::as_writable_bytes(std::span(bytes))) ? Path(bytes) : Path();
}

std::string textOf(const ArchiveChoice& choice)
{
    Json json{{"mode", static_cast<int>(choice.mode)},
              {"zip", choice.zip},
              {"unknown", choice.unknown},
              {"noPeople", choice.noPeople},
              {"namesInCopies", choice.namesInCopies}};
    json["photos"] = Json::array();
    for (const Path& path : choice.photos) json["photos"].push_back(pathJson(path));
    json["save"] = pathJson(choice.save);
    json["zips"] = pathJson(choice.zips);
    return json.dump();
}

std::optional<ArchiveChoice> choiceOf(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("photos") || !json.contains("save") || !json.contains("zips"))
        return std::nullopt;
    ArchiveChoice choice;
    for (const Json& path : json["photos"]) choice.photos.push_back(pathOf(path));
    choice.save = pathOf(json["save"]);
    choice.zips = pathOf(json["zips"]);
    choice.mode = static_cast<FilingMode>(std::clamp(json.value("mode", 0), 0, 3));
    choice.zip = json.value("zip", true);
    choice.unknown = json.value("unknown", true);
    choice.noPeople = json.value("noPeople", true);
    choice.namesInCopies = json.value("namesInCopies", false);
    return choice;
}

} // namespace

std::string_view nameOf(FilingMode mode)
{
    switch (mode) {
    case FilingMode::copy: return "copy";
    case FilingMode::hardLink: return "link";
    case FilingMode::reflink: return "reflink";
    case FilingMode::move: return "move";
    }
    return "copy";
}

Result<std::unique_ptr<Library>> openLibrary(const LibraryParts& parts, const LibraryPlaces& places, LibraryMode mode)
{
    const auto open = [&](Catalogue::Mode how) {
        return Catalogue::open(places.library, places.cache, how, parts.clock);
    };
    auto catalogue = open(mode == LibraryMode::readWrite ? Catalogue::Mode::readWrite : Catalogue::Mode::readOnly);
    const auto notReady = [&catalogue] {
        return !catalogue &&
               (catalogue.error().code == Code::pathMissing || catalogue.error().code == Code::migrationFailed);
    };
    // A question to a library that is not there yet, or older than the program, is answered by making it; while another
    // program is just doing that, the question waits.
    for (int tries = 0; mode == LibraryMode::readOnly && notReady() && tries < readyTries; ++tries) {
        catalogue = open(Catalogue::Mode::readWrite);
        if (catalogue || catalogue.error().code != Code::libraryInUse) break;
        std::this_thread::sleep_for(readyStep);
        catalogue = open(Catalogue::Mode::readOnly);
    }
    if (!catalogue) return fail(std::move(catalogue).error());
    return std::make_unique<LibraryImpl>(parts, places, mode, *std::move(catalogue));
}

LibraryImpl::LibraryImpl(LibraryParts parts, LibraryPlaces places, LibraryMode mode,
                         std::unique_ptr<Catalogue> catalogue)
    : parts_(parts), places_(std::move(places)), mode_(mode), catalogue_(std::move(catalogue))
{
}

int LibraryImpl::workers() const
{
    if (places_.workers > 0) return places_.workers;
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, mostWorkers);
}

Status LibraryImpl::mayWrite() const
{
    if (mode_ == LibraryMode::readWrite) return {};
    return fail(Code::libraryInUse, Stage::store, places_.library, "opened for reading only");
}

ArchiveChoice LibraryImpl::defaultChoice() const
{
    const Path archive = places_.pictures / archiveFolderName;
    return {.photos = {places_.pictures}, .save = archive / "People", .zips = archive / "Zips"};
}

ArchiveChoice LibraryImpl::choice() const
{
    const auto text = catalogue_->read([](Db& db) { return SettingRows(db).get(choiceKey); });
    if (!text || !*text) return defaultChoice();
    return choiceOf(**text).value_or(defaultChoice());
}

Result<ArchiveChoice> LibraryImpl::withoutAway(ArchiveChoice choice) const
{
    const std::vector<Path> all = choice.photos;
    TRY_ASSIGN(const std::vector<RootRow> roots, catalogue_->read([](Db& db) { return PhotoRows(db).roots(); }));
    std::erase_if(choice.photos, [&](const Path& source) {
        const bool known = std::any_of(roots.begin(), roots.end(), [&](const RootRow& root) {
            return root.path == source || (isUnder(source, root.path) && !rootIsThere(parts_.files, root));
        });
        const auto info = parts_.files.info(source, Follow::yes);
        return known && !info && info.error().code == Code::pathMissing;
    });
    if (choice.photos.empty()) choice.photos = all;
    return choice;
}

Status LibraryImpl::choose(const ArchiveChoice& choice)
{
    TRY(mayWrite());
    if (choice.namesInCopies && choice.mode != FilingMode::copy)
        return fail(Code::usage, Stage::plan, {},
                    "names are written into copies only, so photos are filed in mode copy or without them "
                    "(--no-names-in-copies)");
    TRY_ASSIGN(const ArchiveChoice present, withoutAway(choice));
    TRY(checkSources(parts_.files, present));
    TRY(checkTarget(parts_.files, choice.save, choice.photos));
    if (choice.zip) TRY(checkTarget(parts_.files, choice.zips, choice.photos));
    const Status found = checkNotEmpty(parts_.files, present);
    TRY_ASSIGN(const bool moved, catalogue_->read([](Db& db) { return anyMoved(db); }));
    if (!found && !(moved && choice.photos == this->choice().photos)) return found; // all of them are in the archive
    const std::string text = textOf(choice);
    return catalogue_->write([&](Db& db) { return SettingRows(db).set(choiceKey, text); });
}

Result<PathFacts> LibraryImpl::sourceFacts(const std::vector<Path>& photos, const JobControl& job) const
{
    ArchiveChoice asked = choice();
    asked.photos = photos;
    return PathFacts{.photos = countPhotos(parts_.files, asked, countLimit, job)};
}

Result<PathFacts> LibraryImpl::targetFacts(const Path& folder) const
{
    TRY_ASSIGN(const Path there, nearestFolder(parts_.files, folder));
    TRY_ASSIGN(const Space space, parts_.files.space(there));
    return PathFacts{.freeBytes = space.free};
}

WantedModels LibraryImpl::wantedModels() const
{
    const auto chosen = [this](const char* key) {
        const auto id = catalogue_->read([key](Db& db) { return SettingRows(db).get(key); });
        return id ? id->value_or("") : std::string();
    };
    return {.detect = chosen(detectKey), .embed = chosen(embedKey)};
}

Status LibraryImpl::useModel(ModelTask task, const std::string& id)
{
    EXPECTS(task == ModelTask::detect || task == ModelTask::embed);
    TRY(mayWrite());
    if (!id.empty()) TRY(namedModel(parts_.models, task, id));
    const char* const key = task == ModelTask::detect ? detectKey : embedKey;
    return catalogue_->write([&](Db& db) { return SettingRows(db).set(key, id); });
}

} // namespace albumen
