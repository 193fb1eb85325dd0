#include "catalogue/drafts/PhotoDrafts.h"

#include <chrono>
#include <cstdlib>
#include <set>

#include <fmt/format.h>

#include "base/Contract.h"
#include "base/Counted.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/TrashRows.h"
#include "photo/Stars.h"

namespace albumen {

namespace {

Draft marking(Register reg, const char* note, const std::vector<ContentNo>& pictures, const Value& value)
{
    Draft draft{DecisionKind::photoChanged, note, {}};
    for (const ContentNo picture : pictures) draft.writes.push_back({reg, raw(picture), 0, value});
    return draft;
}

Value mark(bool set)
{
    return set ? Value(std::int64_t{1}) : Value();
}

std::string timeText(std::int64_t localS)
{
    using namespace std::chrono;
    const sys_seconds time{seconds(localS)};
    const year_month_day day(floor<days>(time));
    const hh_mm_ss clock(time - floor<days>(time));
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()),
                       clock.hours().count(), clock.minutes().count());
}

Status mayBeThrownAway(const PhotoRow& photo, const std::vector<RootRow>& roots)
{
    if (photo.state == PhotoState::missing) return fail(Code::pathMissing, Stage::trash, photo.path);
    for (const RootRow& root : roots) {
        if (root.id != photo.root) continue;
        const bool filed = root.kind == RootKind::archive, defines = root.kind == RootKind::references;
        if (filed || defines)
            return fail(Code::notTrashed, Stage::trash, photo.path, std::string(filed ? trashFiled : trashDefines));
    }
    return {};
}

} // namespace

Result<std::vector<ContentNo>> picturesOf(Db& db, const std::vector<PhotoId>& photos)
{
    std::set<ContentNo> pictures;
    for (const PhotoId photo : photos) {
        TRY_ASSIGN(const auto content, db.one("SELECT content_id FROM photo WHERE id = ?", photo));
        if (!content) return fail(Code::pathMissing, Stage::store, {}, "photo " + std::to_string(raw(photo)));
        pictures.insert(static_cast<ContentNo>(*content));
    }
    return std::vector<ContentNo>(pictures.begin(), pictures.end());
}

Draft favouriteDraft(const std::vector<ContentNo>& pictures, bool favourite)
{
    return marking(Register::contentFavourite, favourite ? "favourite" : "no favourite", pictures, mark(favourite));
}

Result<Draft> starsDraft(const std::vector<ContentNo>& pictures, int stars)
{
    if (stars < 0 || stars > mostStars)
        return fail(Code::usage, Stage::store, {}, fmt::format("a photo has 0 to {} stars", mostStars));
    const std::string note = stars == 0 ? "no stars" : counted(static_cast<std::uint64_t>(stars), "star", "stars");
    return marking(Register::contentRating, note.c_str(), pictures, stars == 0 ? Value() : Value(std::int64_t{stars}));
}

Result<Draft> turnDraft(Db& db, const std::vector<ContentNo>& pictures, int quarters)
{
    constexpr int whole = 4;
    if (quarters == 0 || std::abs(quarters) >= whole)
        return fail(Code::usage, Stage::store, {}, "a picture is turned by 1 to 3 quarters");
    Draft draft{DecisionKind::photoChanged, quarters > 0 ? "turned right" : "turned left", {}};
    for (const ContentNo picture : pictures) {
        TRY_ASSIGN(const auto now, db.one("SELECT quarters FROM temp.content_turn WHERE content_id = ?", picture));
        const std::int64_t turned = (now.value_or(0) + quarters + whole) % whole;
        draft.writes.push_back({Register::contentTurn, raw(picture), 0, turned == 0 ? Value() : Value(turned)});
    }
    return draft;
}

Draft takenDraft(const std::vector<ContentNo>& pictures, std::optional<std::int64_t> localS)
{
    const std::string note = localS ? "taken " + timeText(*localS) : "taken as the file says";
    return marking(Register::contentTaken, note.c_str(), pictures, localS ? Value(*localS) : Value());
}

Draft placeDraft(const std::vector<ContentNo>& pictures, const std::optional<Coordinates>& at, const std::string& name)
{
    EXPECTS(!at || isPosition(*at));
    if (!at) return marking(Register::contentPlace, "place as the file says", pictures, Value());
    const std::string note = "place " + (name.empty() ? coordinatesInWords(*at) : nameTakenIn(name));
    return marking(Register::contentPlace, note.c_str(), pictures, Value(coordinatesText(*at)));
}

Draft placeRefusedDraft(const std::vector<ContentNo>& pictures, bool refused)
{
    return marking(Register::contentPlaceRefused, refused ? "not the place that was proposed" : "place proposed again",
                   pictures, mark(refused));
}

Result<Draft> keptDraft(Db& db, const std::vector<PhotoId>& photos, bool keep)
{
    Draft draft{DecisionKind::photoChanged, keep ? "kept" : "not kept", {}};
    for (const PhotoId photo : photos) {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(photo));
        if (!row) return fail(Code::pathMissing, Stage::trash, {}, "photo " + std::to_string(raw(photo)));
        draft.writes.push_back({Register::photoKept, raw(photo), 0, mark(keep)});
    }
    return draft;
}

Result<Draft> trashDraft(Db& db, const std::vector<PhotoId>& photos, bool trash)
{
    TRY_ASSIGN(const std::vector<RootRow> roots, PhotoRows(db).roots());
    std::set<PhotoId> all;
    for (const PhotoId photo : photos) {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(photo));
        if (!row) return fail(Code::pathMissing, Stage::trash, {}, "photo " + std::to_string(raw(photo)));
        if (trash) TRY(mayBeThrownAway(*row, roots));
        TRY_ASSIGN(const std::vector<PhotoId> mates, TrashRows(db).shotMates(photo, !trash));
        all.insert(photo);
        all.insert(mates.begin(), mates.end());
    }
    Draft draft{DecisionKind::photoChanged, trash ? "to the trash" : "out of the trash", {}};
    for (const PhotoId photo : all) draft.writes.push_back({Register::photoTrashed, raw(photo), 0, mark(trash)});
    return draft;
}

Draft unfiledDraft(const std::vector<ContentNo>& pictures, bool unfiled)
{
    return marking(Register::contentUnfiled, unfiled ? "not filed" : "filed again", pictures, mark(unfiled));
}

} // namespace albumen
