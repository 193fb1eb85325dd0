#include "catalogue/FaceCounts.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/Threads.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/Face.h"

namespace albumen {
namespace {

// Beyond this many touched faces all are counted anew when somebody asks: a transaction does not wait for it.
constexpr std::int64_t mostTold = 10'000;

// What is marked in temp.touched, each with an id.
enum class Mark : int { face = 0, content = 1, person = 2, everything = 3 };

/// A kind of row on which rests for whom a face counts (see crossViews), and what is touched by writing one.
struct Watched {
    std::string name, table;
    Mark kind;
    std::string id;   ///< of what it touches
    std::string when; ///< it matters
};

std::vector<Watched> watchedRows()
{
    return {
        {"said", "main.state", Mark::face, "a",
         fmt::format("reg IN ({}, {}, {}, {})", int(Register::facePerson), int(Register::faceStatus),
                     int(Register::faceNotPerson), int(Register::faceBox))},
        {"deleted", "main.state", Mark::person, "a", fmt::format("reg = {}", int(Register::personDeleted))},
        {"face", "main.face", Mark::face, "id", "id IS NOT NULL"},
        {"photo", "main.photo", Mark::content, "content_id", "content_id IS NOT NULL"},
        {"matched", "d.match", Mark::face, "face_id", "face_id IS NOT NULL"},
        {"grouped", "d.group_face", Mark::face, "face_id", "face_id IS NOT NULL"},
    };
}

std::string triggersOf(const Watched& rows)
{
    std::string sql;
    for (const std::string event : {"INSERT", "UPDATE", "DELETE"})
        for (const std::string row : {"NEW", "OLD"}) {
            if ((event == "INSERT" && row == "OLD") || (event == "DELETE" && row == "NEW")) continue;
            sql += fmt::format("CREATE TEMP TRIGGER touched_{0}_{1}_{2} AFTER {1} ON {3} WHEN {2}.{4} "
                               "BEGIN INSERT OR IGNORE INTO touched VALUES ({5}, {2}.{6}); END;\n",
                               rows.name, event, row, rows.table, rows.when, int(rows.kind), rows.id);
        }
    return sql;
}

/// Faces that stand for a person or wait for a name, of those in `faces`, an expression with face_label as l.
std::string standingsOf(const std::string& faces)
{
    return fmt::format("SELECT l.face_id, l.content_id, l.how, l.person, g.number FROM {} "
                       "LEFT JOIN d.group_face gf ON gf.face_id = l.face_id "
                       "LEFT JOIN d.face_group g ON g.id = gf.group_id WHERE l.how IN ({}, {}, {}, {}) "
                       "AND EXISTS(SELECT 1 FROM temp.collection c WHERE c.content_id = l.content_id)",
                       faces, int(LabelHow::decided), int(LabelHow::sure), int(LabelHow::ask), int(LabelHow::unknown));
}

/// Every face that may count for another now, by what is marked. None: too many to be told one by one.
Result<std::optional<std::vector<FaceId>>> touchedFaces(Db& db)
{
    TRY_ASSIGN(const auto everything, db.one("SELECT 1 FROM temp.touched WHERE kind = ?", Mark::everything));
    if (everything) return std::nullopt;
    TRY(db.run("INSERT OR IGNORE INTO temp.touched "
               "SELECT ?1, f.id FROM temp.touched t CROSS JOIN main.face f ON f.content_id = t.id WHERE t.kind = ?2 "
               "UNION SELECT ?1, m.face_id FROM temp.touched t CROSS JOIN d.match m ON m.evidence_face = t.id "
               "WHERE t.kind = ?1 "
               "UNION SELECT ?1, fp.face_id FROM temp.touched t CROSS JOIN main.person p ON p.root_id = t.id "
               "CROSS JOIN main.face_person fp ON fp.person_id = +p.id WHERE t.kind = ?3 "
               "UNION SELECT ?1, m.face_id FROM temp.touched t CROSS JOIN main.person p ON p.root_id = t.id "
               "CROSS JOIN d.match m ON m.person_id = p.id WHERE t.kind = ?3",
               Mark::face, Mark::content, Mark::person));
    std::vector<FaceId> faces;
    Query query = db.query("SELECT id FROM temp.touched WHERE kind = ? LIMIT ?", Mark::face, mostTold + 1);
    while (query.next()) faces.push_back(query.id<FaceId>(0));
    TRY(query.status());
    if (faces.size() > mostTold) return std::nullopt;
    return faces;
}

} // namespace

Status FaceCounts::watch(Db& db)
{
    std::string sql = "CREATE TEMP TABLE touched(kind INTEGER, id INTEGER, PRIMARY KEY(kind, id)) WITHOUT ROWID;\n";
    for (const Watched& rows : watchedRows()) sql += triggersOf(rows);
    // Merges, each row once, for a long chain has very many; which photos are in the collection at all; and a group's
    // number goes with its faces, but for a group whose faces stay behind.
    sql +=
        fmt::format("CREATE TEMP TRIGGER touched_merged AFTER UPDATE OF root_id ON main.person "
                    "BEGIN INSERT OR IGNORE INTO touched VALUES ({2}, OLD.root_id), ({2}, NEW.root_id); END;\n"
                    "CREATE TEMP TRIGGER touched_root AFTER UPDATE ON main.root "
                    "WHEN NEW.kind <> OLD.kind OR NEW.state <> OLD.state "
                    "BEGIN INSERT OR IGNORE INTO touched VALUES ({0}, 0); END;\n"
                    "CREATE TEMP TRIGGER touched_folder AFTER UPDATE ON main.folder WHEN NEW.root_id <> OLD.root_id "
                    "BEGIN INSERT OR IGNORE INTO touched VALUES ({0}, 0); END;\n"
                    "CREATE TEMP TRIGGER touched_group AFTER DELETE ON d.face_group "
                    "BEGIN INSERT OR IGNORE INTO touched SELECT {1}, face_id FROM group_face WHERE group_id = OLD.id; "
                    "END;\n",
                    int(Mark::everything), int(Mark::face), int(Mark::person));
    return db.script(sql);
}

Status FaceCounts::beforeCommit(Db& db)
{
    told_.clear();
    untold_ = false;
    TRY_ASSIGN(const auto any, db.one("SELECT 1 FROM temp.touched LIMIT 1"));
    if (!any) return {};
    {
        const std::lock_guard lock(mutex_);
        untold_ = !counts_ && !counting_;
    }
    if (!untold_) {
        TRY_ASSIGN(const auto faces, touchedFaces(db));
        untold_ = !faces;
        if (faces) {
            for (const FaceId face : *faces) told_.emplace(face, Standing{});
            TRY(add(
                db.query(standingsOf("temp.touched t CROSS JOIN temp.face_label l ON l.face_id = t.id AND t.kind = " +
                                     std::to_string(int(Mark::face)))),
                told_));
        }
    }
    return db.run("DELETE FROM temp.touched");
}

void FaceCounts::afterCommit(bool committed)
{
    if (committed) {
        const std::lock_guard lock(mutex_);
        if (untold_) {
            counts_.reset();
            again_ = true;
        }
        if (counts_) counts_->take(told_);
        if (counting_)
            for (const auto& [face, standing] : told_) meanwhile_.insert_or_assign(face, standing);
    }
    told_.clear();
    untold_ = false;
}

Status FaceCounts::count(std::unique_lock<std::mutex>& lock)
{
    while (!counts_) {
        if (counting_) {
            changed_.wait(lock);
            continue;
        }
        counting_ = true;
        again_ = false;
        meanwhile_.clear();
        lock.unlock();
        Counts counts;
        const Status counted = guarded(
            [&] {
                return read_([&](Db& db) -> Status {
                    Standings all;
                    TRY(add(db.query(standingsOf("temp.face_label l")), all));
                    counts.take(all);
                    return {};
                });
            },
            Stage::store);
        lock.lock();
        counting_ = false;
        changed_.notify_all();
        TRY(counted);
        if (again_) continue;
        counts.take(meanwhile_);
        counts_ = std::move(counts);
    }
    return {};
}

Status FaceCounts::add(Query rows, Standings& standings)
{
    while (rows.next()) {
        Standing standing{.content = rows.id<ContentNo>(1), .person = {}, .group = {}};
        const auto how = rows.id<LabelHow>(2);
        if (how == LabelHow::decided || how == LabelHow::sure)
            standing.person = rows.id<PersonId>(3);
        else if (!rows.null(4))
            standing.group = rows.integer(4);
        standings.insert_or_assign(rows.id<FaceId>(0), standing);
    }
    return rows.status();
}

void FaceCounts::Counts::take(const Standings& fresh)
{
    for (const auto& [face, standing] : fresh) take(face, standing);
}

void FaceCounts::Counts::take(FaceId face, const Standing& fresh)
{
    if (const auto old = faces.find(face); old != faces.end()) {
        leave(old->second);
        faces.erase(old);
    }
    if (!fresh.person && !fresh.group) return;
    faces.emplace(face, fresh);
    if (fresh.person) ++people[*fresh.person][fresh.content];
    if (fresh.group) ++groups[*fresh.group];
}

void FaceCounts::Counts::leave(const Standing& old)
{
    if (old.person) {
        auto& pictures = people[*old.person];
        if (--pictures[old.content] == 0) pictures.erase(old.content);
        if (pictures.empty()) people.erase(*old.person);
    }
    if (old.group && --groups[*old.group] == 0) groups.erase(*old.group);
}

Result<FaceCounts::PhotosOf> FaceCounts::photosOfPeople()
{
    std::unique_lock lock(mutex_);
    TRY(count(lock));
    PhotosOf photos;
    for (const auto& [person, pictures] : counts_->people) photos.emplace(person, pictures.size());
    return photos;
}

Result<std::vector<std::int64_t>> FaceCounts::groups()
{
    std::vector<std::pair<std::size_t, std::int64_t>> counted;
    {
        std::unique_lock lock(mutex_);
        TRY(count(lock));
        for (const auto& [number, faces] : counts_->groups)
            if (faces > 1) counted.emplace_back(faces, number);
    }
    std::sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::int64_t> numbers;
    for (const auto& [faces, number] : counted) numbers.push_back(number);
    return numbers;
}

} // namespace albumen
