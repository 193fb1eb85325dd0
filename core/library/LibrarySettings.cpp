#include "library/LibrarySettings.h"
#include "catalogue/UnderstandingRows.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "archive/ArchiveHome.h"
#include "archive/FilingReport.h"
#include "base/Contract.h"
#include "base/FileRights.h"
#include "base/Text.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/MatchRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/RunRows.h"
#include "library/OffsiteBook.h"
#include "library/PathRules.h"
#include "metadata/SidecarStamps.h"
#include "offsite/Offsite.h"
#include "run/PeopleJob.h"
#include "run/SourcesToScan.h"
#include "scan/ScanSession.h"

namespace albumen {
namespace {

constexpr const char* choiceKey = "choice";
constexpr const char* foldersBeforeKey = "folders_before"; // a choice: what stood when other folders were chosen
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
              {"namesInCopies", choice.namesInCopies},
              {"placeless", choice.placeless},
              {"sidecars", choice.sidecars},
              {"films", choice.films}};
    json["photos"] = Json::array();
    for (const Path& path : choice.photos) json["photos"].push_back(pathJson(path));
    json["excluded"] = Json::array();
    for (const Path& path : choice.excluded) json["excluded"].push_back(pathJson(path));
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
    for (const Json& path : json.value("excluded", Json::array())) choice.excluded.push_back(pathOf(path));
    choice.save = pathOf(json["save"]);
    choice.zips = pathOf(json["zips"]);
    choice.mode = static_cast<FilingMode>(std::clamp(json.value("mode", 0), 0, 3));
    choice.zip = json.value("zip", true);
    choice.unknown = json.value("unknown", true);
    choice.noPeople = json.value("noPeople", true);
    choice.namesInCopies = json.value("namesInCopies", false);
    choice.placeless = json.value("placeless", false);
    choice.sidecars = json.value("sidecars", true);
    choice.films = json.value("films", false);
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

ArchiveChoice LibrarySettings::defaultChoice() const
{
    const Path archive = state_.places.pictures / archiveFolderName;
    return {.photos = {state_.places.pictures}, .save = archive / "People", .zips = archive / "Zips"};
}

Result<ArchiveChoice> LibrarySettings::choice() const
{
    TRY_ASSIGN(const auto text, state_.catalogue().read([](Db& db) { return SettingRows(db).get(choiceKey); }));
    if (!text) return defaultChoice();
    const auto choice = choiceOf(*text);
    if (!choice)
        return fail(Code::catalogueBroken, Stage::store, state_.catalogue().folder(),
                    "the chosen paths cannot be read");
    return *choice;
}

Result<std::vector<Path>> LibrarySettings::archiveFolders() const
{
    TRY_ASSIGN(const ArchiveChoice now, choice());
    std::vector<Path> folders{now.save, now.zips, defaultChoice().save, defaultChoice().zips};
    folders.insert(folders.end(), now.excluded.begin(), now.excluded.end());
    return folders;
}

Result<std::vector<LeftArchive>> LibrarySettings::leftArchives() const
{
    TRY_ASSIGN(const ArchiveChoice now, choice());
    TRY_ASSIGN(auto archives, state_.catalogue().read([&](Db& db) { return albumen::leftArchives(db, now.save); }));
    std::erase_if(archives, [&now](const LeftArchive& one) {
        return std::ranges::find(now.excluded, one.save) != now.excluded.end();
    });
    return archives;
}

Result<ArchiveChoice> LibrarySettings::withoutAway(ArchiveChoice choice) const
{
    const std::vector<Path> all = choice.photos;
    TRY_ASSIGN(const std::vector<RootRow> roots, state_.catalogue().read([](Db& db) { return PhotoRows(db).roots(); }));
    std::erase_if(choice.photos, [&](const Path& source) {
        const bool known = std::any_of(roots.begin(), roots.end(), [&](const RootRow& root) {
            return root.path == source || (isUnder(source, root.path) && !rootIsThere(state_.parts.files, root));
        });
        const auto info = state_.parts.files.info(source, Follow::yes);
        return known && !info && info.error().code == Code::pathMissing;
    });
    if (choice.photos.empty()) choice.photos = all;
    return choice;
}

/// Moving takes photos away from where they lie. Fails: foreignFile (in the archive of another library).
Status LibrarySettings::expectNoneOfAnother(const std::vector<Path>& photos) const
{
    LedgerRows ledger(state_.catalogue());
    for (const Path& source : photos) {
        const auto other = archiveOfAnother(state_.parts.files, ledger, source);
        if (other && *other) return fail(**other);
    }
    return {};
}

Status LibrarySettings::choose(const ArchiveChoice& choice)
{
    TRY(state_.mayWrite());
    if (choice.namesInCopies && choice.mode != FilingMode::copy)
        return fail(Code::usage, Stage::plan, {},
                    "names are written into copies only, so photos are filed in mode copy or without them "
                    "(--no-names-in-copies)");
    TRY_ASSIGN(const ArchiveChoice before, this->choice());
    TRY_ASSIGN(const ArchiveChoice present, withoutAway(choice));
    const bool again = choice == before, photos = again || choice.photos != before.photos;
    if (photos) TRY(checkSources(state_.parts.files, present));
    if (choice.mode == FilingMode::move) TRY(expectNoneOfAnother(present.photos));
    const auto target = [&](const Path& now, const Path& then) {
        return again || now != then ? checkTarget(state_.parts.files, now, choice.photos)
                                    : checkApart(state_.parts.files, now, choice.photos);
    };
    TRY(target(choice.save, before.save));
    if (choice.save != before.save) {
        TRY_ASSIGN(const auto archives, LedgerRows(state_.catalogue()).archives());
        TRY(checkNoArchive(state_.parts.files, choice.save, archives));
    }
    const Status zips = choice.zip ? target(choice.zips, before.zip ? before.zips : Path()) : Status();
    if (!zips && !(again && isDenied(zips.error().code))) return zips; // the run names it, and files all the same
    if (const Status found = photos ? checkNotEmpty(state_.parts.files, present) : Status(); !found) {
        TRY_ASSIGN(const bool moved, state_.catalogue().read([](Db& db) { return anyMoved(db); }));
        if (!moved || choice.photos != before.photos) return found; // else all of them are in the archive
    }
    const bool otherFolders = choice.save != before.save || choice.zips != before.zips;
    return state_.catalogue().write([&](Db& db) -> Status {
        if (otherFolders) TRY(SettingRows(db).set(foldersBeforeKey, textOf(before)));
        return SettingRows(db).set(choiceKey, textOf(choice));
    });
}

Status LibrarySettings::beginFoldersAgain()
{
    TRY(state_.mayWrite());
    TRY_ASSIGN(const ArchiveChoice now, choice());
    LedgerRows ledger(state_.catalogue());
    return beginAgain(state_.parts.files, ledger, now.save, now.zips);
}

Status LibrarySettings::takeBackChoice() const
{
    TRY_ASSIGN(const ArchiveChoice now, choice());
    return state_.catalogue().write([&](Db& db) -> Status {
        TRY_ASSIGN(const auto text, SettingRows(db).get(foldersBeforeKey));
        const auto before = text ? choiceOf(*text) : std::nullopt;
        if (!before) return {};
        ArchiveChoice back = *before; // all of how photos are filed: another mode is not for the older folders
        back.photos = now.photos;
        back.excluded = now.excluded;
        return SettingRows(db).set(choiceKey, textOf(back));
    });
}

Result<PathFacts> LibrarySettings::sourceFacts(const std::vector<Path>& photos, const JobControl& job) const
{
    TRY_ASSIGN(const std::vector<Path> excluded, archiveFolders());
    TRY_ASSIGN(const std::vector<SourceToScan> sources,
               state_.catalogue().read([&](Db& db) { return sourcesToScan(state_.parts.files, db, photos); }));
    std::vector<ScanRoot> roots;
    for (const SourceToScan& source : sources)
        if (source.root.kind == RootKind::folder || source.root.kind == RootKind::files)
            roots.push_back(toScan(state_.parts.files, source));
    const auto chosen = state_.models(); // without any, nothing was looked at
    KnownRows known(state_.catalogue(), chosen ? chosen->lookedWith() : LookedWith{});
    PathFacts facts;
    SidecarStamps stamps(state_.parts.files);
    const auto beside = [&stamps](const Path& photo) { return stamps.of(photo); };
    TRY(ScanSession(state_.parts.files, known, excluded, beside).run(roots, job, [&](const ScannedPhoto& photo) {
        facts.photos += 1;
        facts.toLook += photo.change == Change::same ? 0 : 1;
        return facts.photos < countLimit;
    }));
    if (facts.photos == 0)
        for (const Path& photo : photos)
            if (!state_.parts.files.exists(photo)) return fail(Code::pathMissing, Stage::scan, photo);
    return facts;
}

Result<PathFacts> LibrarySettings::targetFacts(const Path& folder) const
{
    TRY_ASSIGN(const Path there, nearestFolder(state_.parts.files, folder));
    TRY_ASSIGN(const Space space, state_.parts.files.space(there));
    return PathFacts{.freeBytes = space.free};
}

Result<std::optional<LimitsCard>> LibrarySettings::limits() const
{
    TRY_ASSIGN(const auto people, state_.people());
    if (!people) return std::nullopt;
    return state_.catalogue().read([&](Db& db) -> Result<std::optional<LimitsCard>> {
        TRY_ASSIGN(const LimitShift by, limitShift(db));
        TRY_ASSIGN(const MatchLimitRows rows, MatchRows(db).limits());
        const MatchLimits record = people->ofRecord(), now = shifted(record, by);
        return LimitsCard{.match = now.match,
                          .ask = now.ask,
                          .recordMatch = record.match,
                          .recordAsk = record.ask,
                          .learnt = rows.ofAll};
    });
}

Result<std::uint64_t> LibrarySettings::wouldChange(const MoveLimits& to, const JobControl& job) const
{
    TRY_ASSIGN(const auto people, state_.people());
    if (!people) return std::uint64_t{0};
    return albumen::wouldChange(state_.catalogue(), *people, {.match = to.match, .ask = to.ask}, job);
}

Result<std::vector<OffsiteCard>> LibrarySettings::offsite(const JobControl& job) const
{
    const OffsiteBook book(state_);
    TRY_ASSIGN(std::vector<OffsiteCard> cards, book.all());
    TRY_ASSIGN(const ArchiveChoice now, choice());
    for (OffsiteCard& card : cards) {
        card.encryption = makeTarget(card.place)->encryption(job).value_or(Encryption::unknown);
        card.sameDisk = book.isOnTheirDisk(card.place, now);
    }
    return cards;
}

Result<bool> LibrarySettings::isOnTheirDisk(const OffsitePlace& place) const
{
    TRY_ASSIGN(const ArchiveChoice now, choice());
    return OffsiteBook(state_).isOnTheirDisk(place, now);
}

Status LibrarySettings::addOffsite(const OffsitePlace& place)
{
    TRY_ASSIGN(const ArchiveChoice now, choice());
    return OffsiteBook(state_).add(place, now);
}

Status LibrarySettings::removeOffsite(const std::string& name)
{
    return OffsiteBook(state_).remove(name);
}

Status LibrarySettings::useModel(ModelTask task, const std::string& id)
{
    EXPECTS(task == ModelTask::detect || task == ModelTask::embed || task == ModelTask::attribute);
    TRY(state_.mayWrite());
    if (!id.empty()) TRY(namedModel(state_.parts.models, task, id));
    TRY(state_.catalogue().write([&](Db& db) -> Status {
        if (task == ModelTask::attribute) TRY(UnderstandingRows(db).forgetAttributes());
        return SettingRows(db).set(modelKeyOf(task), id);
    }));
    state_.changes.add({.everything = true, .faces = {}, .photos = {}});
    return {};
}

} // namespace albumen
