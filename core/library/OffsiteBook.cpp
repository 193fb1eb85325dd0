#include "library/OffsiteBook.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/Hash.h"
#include "base/SearchText.h"
#include "base/Text.h"
#include "catalogue/RunRows.h"
#include "library/PathRules.h"
#include "offsite/Offsite.h"
#include "offsite/OffsiteFolder.h"
#include "offsite/SameDisk.h"

namespace albumen {
namespace {

constexpr const char* offsiteKey = "offsite";

/// Paths are bytes.
std::string hexDigits(const std::string& bytes)
{
    return toHex(std::as_bytes(std::span(bytes)));
}

std::string bytesOfHex(const std::string& hex)
{
    std::string bytes(hex.size() / 2, '\0');
    return fromHex(hex, std::as_writable_bytes(std::span(bytes))) ? bytes : std::string();
}

nlohmann::json offsiteJson(const OffsiteCard& card)
{
    const OffsitePlace& place = card.place;
    return {{"name", place.name},
            {"kind", static_cast<int>(place.kind)},
            {"where", hexDigits(place.where)},
            {"password_file", hexDigits(place.passwordFile.native())},
            {"mark", place.mark},
            {"begun", place.begun},
            {"zips", place.zips},
            {"photos", place.photos},
            {"last_ms", card.lastMs},
            {"outcome", card.outcome},
            {"files", card.files},
            {"bytes", card.bytes},
            {"checked_ms", card.checkedMs},
            {"differed", card.differed}};
}

OffsiteCard offsiteCard(const nlohmann::json& json)
{
    OffsiteCard card;
    card.place = {.name = json.at("name"),
                  .kind = static_cast<OffsiteKind>(std::clamp(json.at("kind").get<int>(), 0, 2)),
                  .where = bytesOfHex(json.at("where")),
                  .passwordFile = bytesOfHex(json.at("password_file")),
                  .mark = json.at("mark"),
                  .begun = json.at("begun"),
                  .zips = json.at("zips"),
                  .photos = json.at("photos")};
    card.lastMs = json.at("last_ms");
    card.outcome = json.at("outcome");
    card.files = json.at("files");
    card.bytes = json.at("bytes");
    card.checkedMs = json.value("checked_ms", std::int64_t{0}); // earlier versions kept none
    card.differed = json.value("differed", std::uint64_t{0});
    return card;
}

/// The folder on this machine that a place is. Empty: it is none.
Path placeFolder(const OffsitePlace& place)
{
    const std::string_view local = "local:";
    if (place.kind == OffsiteKind::folder) return place.where;
    if (place.kind != OffsiteKind::restic) return {};
    const std::string path = place.where.starts_with(local) ? place.where.substr(local.size()) : place.where;
    return path.starts_with('/') ? Path(path) : Path();
}

Error placeRefused(const OffsitePlace& place, std::string why)
{
    return {.code = Code::usage, .stage = Stage::file, .path = place.where, .detail = std::move(why)};
}

Status checkNamed(const OffsitePlace& place, const std::vector<OffsiteCard>& cards)
{
    if (trimmed(place.name).empty() || !isUtf8(place.name) || printable(place.name) != place.name)
        return fail(placeRefused(place, "a place needs a name of plain letters"));
    if (std::ranges::any_of(cards,
                            [&](const OffsiteCard& one) { return folded(one.place.name) == folded(place.name); }))
        return fail(placeRefused(place, fmt::format("there is a place called {} already", place.name)));
    const std::size_t colon = place.where.find(':');
    const bool named = colon != std::string::npos && colon > 0 && place.where.find_first_of(",=") > colon;
    if (place.kind == OffsiteKind::rclone && !named) // others may carry a password in the open
        return fail(placeRefused(place, "rclone wants REMOTE:PATH, with a remote of its own configuration"));
    return {};
}

} // namespace

Result<std::vector<OffsiteCard>> OffsiteBook::all() const
{
    TRY_ASSIGN(const auto text, state_.catalogue().read([](Db& db) { return SettingRows(db).get(offsiteKey); }));
    std::vector<OffsiteCard> cards;
    if (!text) return cards;
    try {
        for (const nlohmann::json& one : nlohmann::json::parse(*text)) cards.push_back(offsiteCard(one));
    } catch (const nlohmann::json::exception&) {
        return fail(Code::catalogueBroken, Stage::store, state_.catalogue().folder(),
                    "the places off this machine cannot be read");
    }
    return cards;
}

Result<std::vector<OffsiteCard>> OffsiteBook::called(const std::string& name) const
{
    TRY_ASSIGN(std::vector<OffsiteCard> cards, all());
    if (name.empty()) return cards;
    std::erase_if(cards, [&](const OffsiteCard& one) { return folded(one.place.name) != folded(name); });
    if (cards.empty()) return fail(Code::offsiteUnknown, Stage::file, name);
    return cards;
}

Status OffsiteBook::checkApart(const OffsitePlace& place, const ArchiveChoice& choice) const
{
    const Path folder = placeFolder(place);
    if (folder.empty()) return {};
    Files& files = state_.parts.files;
    for (const Path& source : choice.photos) {
        if (isInside(files, folder, source)) return fail(Code::pathInsideSource, Stage::file, folder);
        if (isInside(files, source, folder)) return fail(Code::sourceInsideTarget, Stage::file, source);
    }
    for (const Path& own : {choice.save, choice.zips, state_.places.library})
        if (!own.empty() && (isInside(files, folder, own) || isInside(files, own, folder)))
            return fail(
                placeRefused(place, fmt::format("{} and {} lie in one another; copies off this machine go elsewhere",
                                                printable(folder), printable(own))));
    return {};
}

bool OffsiteBook::isOnTheirDisk(const OffsitePlace& place, const ArchiveChoice& choice) const
{
    Path folder = placeFolder(place);
    while (folder.has_relative_path() && !state_.parts.files.exists(folder))
        folder = folder.parent_path(); // to be made
    std::vector<Path> all = choice.photos;
    all.push_back(choice.save);
    return !folder.empty() && std::ranges::any_of(all, [&](const Path& one) {
        return !one.empty() && onSameDisk(state_.parts.files, folder, one);
    });
}

Status OffsiteBook::add(OffsitePlace place, const ArchiveChoice& choice) const
{
    TRY(state_.mayWrite());
    TRY_ASSIGN(std::vector<OffsiteCard> cards, all());
    TRY(checkNamed(place, cards));
    TRY(checkApart(place, choice));
    TRY(makeTarget(place)->encryption(JobControl{}));
    if (place.kind == OffsiteKind::folder) {
        TRY_ASSIGN(place.mark, markOffsiteFolder(state_.parts.files, place.where));
    }
    cards.push_back({.place = std::move(place)});
    return write(cards);
}

Status OffsiteBook::remove(const std::string& name) const
{
    TRY(state_.mayWrite());
    TRY(called(name));
    TRY_ASSIGN(std::vector<OffsiteCard> cards, all());
    std::erase_if(cards, [&](const OffsiteCard& one) { return folded(one.place.name) == folded(name); });
    (void)state_.parts.files.remove(recordOf({.name = name})); // where something was sent
    return write(cards);
}

Path OffsiteBook::recordOf(const OffsitePlace& place) const
{
    return state_.places.library / "offsite" / (hexDigits(folded(place.name)) + ".sent");
}

OffsiteWork OffsiteBook::workAt(const OffsitePlace& place, const JobControl& job, ProgressMeter& meter,
                                std::uint64_t limitKbs) const
{
    OffsiteWork work{state_.parts.files, job, meter, state_.parts.clock.nowMs(), limitKbs};
    work.recordFile = recordOf(place);
    work.passing = work.recordFile;
    work.passing += ".passing";
    work.mayRemember = state_.mayWrite().has_value();
    return work;
}

Status OffsiteBook::note(const OffsiteCard& card) const
{
    TRY_ASSIGN(std::vector<OffsiteCard> cards, all());
    for (OffsiteCard& one : cards)
        if (one.place.name == card.place.name) one = card;
    return write(cards);
}

Status OffsiteBook::write(const std::vector<OffsiteCard>& cards) const
{
    nlohmann::json json = nlohmann::json::array();
    for (const OffsiteCard& card : cards) json.push_back(offsiteJson(card));
    return state_.catalogue().write([&](Db& db) { return SettingRows(db).set(offsiteKey, json.dump()); });
}

} // namespace albumen
