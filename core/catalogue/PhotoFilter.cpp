#include "catalogue/PhotoFilter.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/Day.h"
#include "base/Files.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "catalogue/RunRows.h"
#include "photo/Face.h"
#include "photo/Photo.h"

namespace albumen {

namespace {

/// Numbers of pictures or photos; they are dense.
class Marks
{
public:
    void set(std::int64_t number)
    {
        const auto at = static_cast<std::size_t>(number);
        if (at >= marks_.size()) marks_.resize(std::max(at + 1, marks_.size() * 2));
        marks_[at] = true;
    }
    bool has(std::int64_t number) const
    {
        return static_cast<std::size_t>(number) < marks_.size() && marks_[static_cast<std::size_t>(number)];
    }

private:
    std::vector<bool> marks_;
};

struct Folder {
    std::filesystem::path path;
    std::size_t place = 0; ///< in the order of paths
    bool wanted = true;
    std::vector<std::string> names; ///< where single photos of it are wanted: these alone
};

struct Photo {
    PhotoId id{};
    std::int64_t content = 0; ///< 0: none
    const Folder* folder = nullptr;
    std::string name;
    std::optional<std::int64_t> takenLocalS;
};

constexpr std::int64_t noContent = 0;

Result<Marks> marksOf(Query query)
{
    Marks marks;
    while (query.next()) marks.set(query.integer(0));
    TRY(query.status());
    return marks;
}

/// What tells of pictures, read only where a filter or a count asks.
struct Kinds {
    Marks favourite, looked, faces, unknown;
    Marks unreadable; ///< of photos
};

Result<Kinds> kindsFor(Db& db, const PhotoQuery& query, bool all)
{
    Kinds kinds;
    if (all || query.favourite) {
        TRY_ASSIGN(kinds.favourite, marksOf(db.query("SELECT content_id FROM temp.content_favourite")));
    }
    if (all || query.noPeople) {
        TRY_ASSIGN(kinds.looked, marksOf(db.query("SELECT content_id FROM d.pass WHERE kind = ?", PassKind::detect)));
        TRY_ASSIGN(kinds.faces,
                   marksOf(db.query("SELECT f.content_id FROM temp.live_face f WHERE NOT EXISTS(SELECT 1 FROM "
                                    "main.face_status s WHERE s.face_id = f.id AND s.status IN (?, ?))",
                                    FaceStatus::notAFace, FaceStatus::removed)));
    }
    if (all || query.unknownPeople) {
        TRY_ASSIGN(kinds.unknown, marksOf(db.query("SELECT content_id FROM temp.face_label WHERE how IN (?, ?)",
                                                   LabelHow::ask, LabelHow::unknown)));
    }
    if (all || query.unreadable) {
        TRY_ASSIGN(const auto unreadable, RunRows(db).unreadable());
        for (const auto& one : unreadable) kinds.unreadable.set(raw(one.photo));
    }
    return kinds;
}

class Filter
{
public:
    Filter(Db& db, const PhotoQuery& query) : db_(db), query_(query) {}

    /// Those for which all holds, in no order. `all`: kinds are read whatever the filter asks.
    Result<std::vector<Photo>> photos(bool all)
    {
        TRY(readFolders());
        TRY_ASSIGN(kinds_, kindsFor(db_, query_, all));
        TRY(readPeople());
        for (const ContentNo content : query_.among.value_or(std::vector<ContentNo>{})) among_.set(raw(content));
        TRY(readTaken());
        std::vector<Photo> found;
        Query rows = db_.query("SELECT id, content_id, folder_id, name, taken_s FROM photo WHERE state = ?",
                               PhotoState::present);
        while (rows.next()) {
            Photo photo;
            const auto folder = static_cast<std::size_t>(rows.integer(2));
            if (folder >= wanted_.size() || !wanted_[folder]) continue;
            photo.id = rows.id<PhotoId>(0);
            photo.content = rows.integer(1); // NULL: 0
            photo.folder = wanted_[folder];
            photo.takenLocalS = rows.maybeInteger(4);
            if (const auto said = taken_.find(photo.content); said != taken_.end()) photo.takenLocalS = said->second;
            if (!holds(photo)) continue;
            photo.name = rows.text(3);
            if (nameHolds(photo)) found.push_back(std::move(photo));
        }
        TRY(rows.status());
        return found;
    }

    bool favourite(const Photo& photo) const { return kinds_.favourite.has(photo.content); }
    bool noPeople(const Photo& photo) const
    {
        return kinds_.looked.has(photo.content) && !kinds_.faces.has(photo.content);
    }
    bool unknown(const Photo& photo) const { return kinds_.unknown.has(photo.content); }
    bool unreadable(const Photo& photo) const { return kinds_.unreadable.has(raw(photo.id)); }

private:
    Status readFolders()
    {
        Query rows = db_.query("SELECT f.id, r.path, f.path FROM folder f JOIN root r ON r.id = f.root_id "
                               "WHERE r.kind <> ? AND r.state <> ?",
                               RootKind::references, RootState::removed);
        while (rows.next()) {
            const std::filesystem::path root = rows.text(1), below = rows.text(2);
            folders_.emplace(rows.integer(0), Folder{.path = below.empty() ? root : root / below, .names = {}});
        }
        TRY(rows.status());
        std::vector<Folder*> order;
        for (auto& [id, folder] : folders_) order.push_back(&folder);
        std::sort(order.begin(), order.end(), [](const Folder* a, const Folder* b) { return a->path < b->path; });
        for (std::size_t i = 0; i < order.size(); ++i) order[i]->place = i;
        return chooseFolders();
    }

    Status chooseFolders()
    {
        for (auto& [id, folder] : folders_) {
            folder.wanted = query_.under.empty();
            for (const std::filesystem::path& path : query_.under) folder.wanted |= isUnder(folder.path, clean(path));
        }
        for (const std::filesystem::path& path : query_.under) TRY(choosePhotoOrFolder(clean(path)));
        for (auto& [id, folder] : folders_)
            for (const std::filesystem::path& path : query_.notUnder)
                if (isUnder(folder.path, clean(path))) folder.wanted = false;
        for (const auto& [id, folder] : folders_) {
            const auto at = static_cast<std::size_t>(id);
            if (at >= wanted_.size()) wanted_.resize(at + 1);
            if (folder.wanted) wanted_[at] = &folder;
        }
        return {};
    }

    /// "/photos/trip/" is the folder as "/photos/trip" is.
    static std::filesystem::path clean(const std::filesystem::path& path)
    {
        return path.has_filename() ? path : path.parent_path();
    }

    Status choosePhotoOrFolder(const std::filesystem::path& path)
    {
        for (auto& [id, folder] : folders_) {
            if (isUnder(folder.path, path)) return {};
            if (folder.path != path.parent_path()) continue;
            TRY_ASSIGN(const auto photo, db_.one("SELECT id FROM photo WHERE folder_id = ? AND name = ? AND state = ?",
                                                 id, path.filename().native(), PhotoState::present));
            if (!photo) continue;
            if (!folder.wanted || !folder.names.empty()) folder.names.push_back(path.filename().native());
            folder.wanted = true;
            return {};
        }
        return fail(Code::pathMissing, Stage::none, path, std::string(noPhotoThere));
    }

    Status readPeople()
    {
        for (const PhotoQuery::People& people : query_.people) {
            std::vector<Marks>& ofThese = people_.emplace_back();
            for (const PersonId person : people.anyOf) {
                TRY_ASSIGN(const std::vector<ContentNo> pictures, PeopleRows(db_).pictures(person));
                Marks& marks = ofThese.emplace_back();
                for (const ContentNo picture : pictures) marks.set(raw(picture));
            }
        }
        return {};
    }

    Status readTaken()
    {
        Query rows = db_.query("SELECT content_id, taken_s FROM temp.content_taken");
        while (rows.next()) taken_[rows.integer(0)] = rows.integer(1);
        return rows.status();
    }

    bool holds(const Photo& photo) const
    {
        const auto is = [](const std::optional<bool>& wanted, bool so) { return !wanted || *wanted == so; };
        if (query_.among && !among_.has(photo.content)) return false;
        if (query_.takenFrom && !(photo.takenLocalS >= query_.takenFrom)) return false;
        if (query_.takenBefore && !(photo.takenLocalS && photo.takenLocalS < query_.takenBefore)) return false;
        if (!is(query_.favourite, favourite(photo)) || !is(query_.noPeople, noPeople(photo))) return false;
        if (!is(query_.unknownPeople, unknown(photo)) || !is(query_.unreadable, unreadable(photo))) return false;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            const bool any = std::any_of(people_[i].begin(), people_[i].end(),
                                         [&](const Marks& of) { return of.has(photo.content); });
            if (any == query_.people[i].without) return false;
        }
        return true;
    }

    bool nameHolds(const Photo& photo) const
    {
        const auto& names = photo.folder->names;
        if (!names.empty() && std::find(names.begin(), names.end(), photo.name) == names.end()) return false;
        return name_.empty() || folded(photo.name).find(name_) != std::string::npos;
    }

    Db& db_;
    const PhotoQuery& query_;
    const std::string name_ = folded(query_.name);
    std::unordered_map<std::int64_t, Folder> folders_;
    std::vector<const Folder*> wanted_;                    ///< by number; null: not wanted
    std::unordered_map<std::int64_t, std::int64_t> taken_; ///< by picture, as a person said
    std::vector<std::vector<Marks>> people_;               ///< as query_.people
    Marks among_;
    Kinds kinds_;
};

constexpr std::int64_t unsaid = INT64_MIN; // of a time or a day

std::int64_t dayOf(const Photo& photo)
{
    if (!photo.takenLocalS) return unsaid;
    const std::int64_t s = *photo.takenLocalS;
    return s / secondsPerDay - (s % secondsPerDay < 0 ? 1 : 0);
}

PhotoSpan spanOf(std::int64_t day)
{
    if (day == unsaid) return {};
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days(day)}};
    return {.year = int(date.year()), .month = int(unsigned(date.month())), .day = int(unsigned(date.day()))};
}

/// Their places, newest first, then by path.
std::vector<std::size_t> byTime(const std::vector<Photo>& photos)
{
    struct Key { // beside the photo, so that sorting touches little memory
        std::int64_t taken = 0;
        std::size_t folder = 0, place = 0;
    };
    std::vector<Key> keys;
    keys.reserve(photos.size());
    for (const Photo& photo : photos)
        keys.push_back({photo.takenLocalS.value_or(unsaid), photo.folder->place, keys.size()});
    std::sort(keys.begin(), keys.end(), [&photos](const Key& a, const Key& b) {
        if (a.taken != b.taken) return a.taken > b.taken;
        if (a.folder != b.folder) return a.folder < b.folder;
        const Photo &first = photos[a.place], &second = photos[b.place];
        return first.name != second.name ? first.name < second.name : first.id < second.id;
    });
    std::vector<std::size_t> places;
    places.reserve(keys.size());
    for (const Key& key : keys) places.push_back(key.place);
    return places;
}

PhotoList listOf(const std::vector<Photo>& photos)
{
    PhotoList list;
    list.ids.reserve(photos.size());
    std::int64_t day = 0;
    for (const std::size_t at : byTime(photos)) {
        const Photo& photo = photos[at];
        const std::size_t place = list.ids.size();
        if (const std::int64_t now = dayOf(photo); place == 0 || now != day) {
            day = now;
            PhotoSpan span = spanOf(day);
            span.first = place;
            list.days.push_back(span);
            span.day = 0;
            if (list.months.empty() || list.months.back().month != span.month || list.months.back().year != span.year)
                list.months.push_back(span);
        }
        ++list.days.back().count;
        ++list.months.back().count;
        list.ids.push_back(photo.id);
    }
    return list;
}

Status countPeople(Db& db, const std::vector<Photo>& photos, PhotoTally& tally)
{
    std::unordered_map<std::int64_t, std::uint64_t> photosOfContent;
    for (const Photo& photo : photos)
        if (photo.content != noContent) ++photosOfContent[photo.content];
    std::set<std::pair<std::int64_t, PersonId>> seen; // somebody may be in a picture twice: a mirror, a collage
    Query rows = db.query("SELECT content_id, person FROM temp.face_label WHERE how <= ?", LabelHow::sure);
    while (rows.next()) {
        const auto of = photosOfContent.find(rows.integer(0));
        const auto person = rows.id<PersonId>(1);
        if (of != photosOfContent.end() && seen.emplace(of->first, person).second) tally.people[person] += of->second;
    }
    return rows.status();
}

} // namespace

Result<PhotoList> photoList(Db& db, const PhotoQuery& query)
{
    Filter filter(db, query);
    TRY_ASSIGN(const std::vector<Photo> photos, filter.photos(false));
    return listOf(photos);
}

Result<PhotoTally> photoTally(Db& db, const PhotoQuery& query)
{
    Filter filter(db, query);
    TRY_ASSIGN(const std::vector<Photo> photos, filter.photos(true));
    PhotoTally tally;
    tally.photos = photos.size();
    tally.months = listOf(photos).months;
    for (PhotoSpan& month : tally.months) month.first = 0;
    for (const Photo& photo : photos) {
        ++tally.folders[photo.folder->path];
        tally.favourite += filter.favourite(photo) ? 1 : 0;
        tally.noPeople += filter.noPeople(photo) ? 1 : 0;
        tally.unknownPeople += filter.unknown(photo) ? 1 : 0;
        tally.unreadable += filter.unreadable(photo) ? 1 : 0;
    }
    TRY(countPeople(db, photos, tally));
    return tally;
}

} // namespace albumen
