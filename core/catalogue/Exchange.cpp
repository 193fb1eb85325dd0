#include "catalogue/Exchange.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/Counted.h"
#include "catalogue/DecisionLog.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

Uid uidAt(const Query& query, int column)
{
    Uid uid;
    const auto bytes = query.blob(column);
    if (bytes.size() == uid.bytes.size()) std::copy(bytes.begin(), bytes.end(), uid.bytes.begin());
    return uid;
}

bool none(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

// --- telling ---

/// Reads the log and notes what it speaks of.
class Teller
{
public:
    explicit Teller(Db& db) : db_(db) {}

    Result<ExchangeFile> tell()
    {
        TRY(readLibrary());
        TRY(readPeople());
        TRY(readUids("face", faces_));
        TRY(readUids("content", contents_));
        TRY(readUids("album", albums_));
        for (const auto& [id, uid] : albums_) file_.albums.push_back(uid);
        TRY(readDecisions());
        TRY(readFaces());
        TRY(readContents());
        return std::move(file_);
    }

private:
    using Uids = std::map<std::int64_t, Uid>;

    Status readUids(const std::string& table, Uids& uids)
    {
        Query rows = db_.query("SELECT id, uid FROM " + table);
        while (rows.next()) uids[rows.integer(0)] = uidAt(rows, 1);
        return rows.status();
    }

    Status readLibrary()
    {
        TRY_ASSIGN(file_.library, libraryUid(db_));
        return {};
    }

    Status readPeople()
    {
        TRY(readUids("person", people_));
        for (const auto& [id, uid] : people_) file_.people.push_back(uid);
        return {};
    }

    Status readDecisions()
    {
        std::map<std::int64_t, ToldDecision> byId;
        std::vector<std::int64_t> order;
        std::set<std::int64_t> staying; // whatever they say, and their undos, is of this library alone
        Query rows =
            db_.query("SELECT d.id, d.uid, d.library, d.clock, d.at_ms, d.kind, d.note, d.undoes FROM decision d "
                      "WHERE d.kind NOT IN (?, ?) ORDER BY d.clock, d.library, d.at_ms, d.id",
                      DecisionKind::exchange, DecisionKind::forgotten);
        while (rows.next()) {
            ToldDecision told{.uid = uidAt(rows, 1),
                              .library = uidAt(rows, 2),
                              .clock = std::min(rows.integer(3), maxClock),
                              .atMs = boundedMs(rows.integer(4)),
                              .kind = rows.id<DecisionKind>(5),
                              .undoes = {},
                              .note = rows.text(6),
                              .changes = {}};
            const auto undoes = rows.maybeInteger(7);
            if (undoes && staying.contains(*undoes)) {
                staying.insert(rows.integer(0));
                continue;
            }
            // Alone stands what undoes an exchange, and an undo that was told before what it undoes.
            if (const auto undone = byId.find(undoes.value_or(0)); undone != byId.end())
                told.undoes = undone->second.uid;
            TRY_ASSIGN(const std::uint64_t all, readChanges(rows.integer(0), told));
            if (all > 0 && told.changes.empty())
                staying.insert(rows.integer(0));
            else
                order.push_back(rows.integer(0));
            byId[rows.integer(0)] = std::move(told);
        }
        TRY(rows.status());
        for (const std::int64_t id : order) file_.decisions.push_back(std::move(byId.at(id)));
        return {};
    }

    /// Gives how many changes there are, those that stay with them.
    Result<std::uint64_t> readChanges(std::int64_t decision, ToldDecision& told)
    {
        std::uint64_t all = 0;
        Query rows =
            db_.query("SELECT reg, a, b, before, after FROM change WHERE decision_id = ? ORDER BY ord", decision);
        for (; rows.next(); ++all) {
            const auto reg = rows.id<Register>(0);
            const auto shape = shapeOf(reg);
            if (!shape || shape->stays) continue;
            const auto a = toldOf(rows.value(1), shape->a), b = toldOf(rows.value(2), shape->b);
            const auto before = toldOf(rows.value(3), shape->value), after = toldOf(rows.value(4), shape->value);
            if (a && b && before && after) told.changes.push_back({reg, *a, *b, *before, *after});
        }
        TRY(rows.status());
        return all;
    }

    /// The value as another library understands it. None: it names a row that is not there.
    std::optional<Value> toldOf(const Value& value, Part part)
    {
        const auto* const id = std::get_if<std::int64_t>(&value);
        if (part == Part::plain || !id) return value;
        const Uids& uids = part == Part::face     ? faces_
                           : part == Part::person ? people_
                           : part == Part::album  ? albums_
                                                  : contents_;
        const auto uid = uids.find(*id);
        if (uid == uids.end()) return std::nullopt;
        if (part == Part::face) saidFaces_.insert(*id);
        if (part == Part::content) saidContents_.insert(*id);
        return uid->second.text();
    }

    Status readFaces()
    {
        Query rows = db_.query("SELECT id, uid, content_id, x, y, w, h, origin, score FROM face ORDER BY id");
        while (rows.next()) {
            if (!saidFaces_.contains(rows.integer(0))) continue;
            saidContents_.insert(rows.integer(2));
            file_.faces.push_back({.uid = uidAt(rows, 1),
                                   .content = contents_.at(rows.integer(2)),
                                   .box = {rows.single(3), rows.single(4), rows.single(5), rows.single(6)},
                                   .origin = rows.id<FaceOrigin>(7),
                                   .score = rows.real(8)});
        }
        return rows.status();
    }

    Status readContents()
    {
        std::map<std::int64_t, ToldContent> told;
        Query rows =
            db_.query("SELECT c.id, c.uid, c.media, c.format, c.width, c.height, c.orientation, k.method, k.hash "
                      "FROM content c JOIN content_key k ON k.content_id = c.id ORDER BY c.id, k.method, k.hash");
        while (rows.next()) {
            if (!saidContents_.contains(rows.integer(0))) continue;
            ToldContent& content = told[rows.integer(0)];
            content.uid = uidAt(rows, 1);
            content.media = static_cast<int>(rows.integer(2));
            content.format = static_cast<int>(rows.integer(3));
            content.width = static_cast<int>(rows.integer(4));
            content.height = static_cast<int>(rows.integer(5));
            content.orientation = rows.id<Orientation>(6);
            ContentId key{.method = static_cast<int>(rows.integer(7)), .hash = {}};
            key.hash = uidAt(rows, 8).bytes; // 16 bytes too
            content.keys.push_back(key);
        }
        TRY(rows.status());
        for (auto& [id, content] : told) file_.contents.push_back(std::move(content));
        return {};
    }

    Db& db_;
    ExchangeFile file_;
    Uids faces_, people_, contents_, albums_;
    std::set<std::int64_t> saidFaces_, saidContents_;
};

// --- taking ---

/// Unites one file with the library: rows first, then decisions, then the state of what they wrote, then the exchange
/// as an entry of the history.
class Taker
{
public:
    Taker(Db& db, const ExchangeFile& file, const ExchangeChoice& taking)
        : db_(db), file_(file), taking_(taking), log_(db, taking.nowMs)
    {
    }

    Result<Exchanged> take()
    {
        TRY(takePeople());
        TRY(takeAlbums());
        TRY(takeContents());
        for (const ToldFace& face : file_.faces) TRY(takeFace(face));
        TRY_ASSIGN(const auto newest, db_.one("SELECT max(id) FROM decision"));
        for (const ToldDecision& decision : file_.decisions) TRY(takeDecision(decision));
        for (const Subject& subject : written_) TRY(settle(subject, newest.value_or(0)));
        TRY(log_.refoldRoots());
        TRY(bringNamesBack());
        TRY(uniteNamesakes());
        TRY(nameSameAlbums());
        for (const std::int64_t person : fresh_) {
            TRY_ASSIGN(const auto named,
                       db_.one("SELECT 1 FROM state WHERE reg = ? AND a = ?", Register::personName, person));
            met_.people += named ? 1 : 0; // who has no name is nobody yet: forgotten here, or undone there
        }
        TRY_ASSIGN(met_.changes, log_.appendExchange(note(), before_));
        return std::move(met_);
    }

private:
    using Ids = std::map<std::string, std::int64_t>; ///< the file's uids -> rows here
    struct Subject {
        Register reg{};
        std::int64_t a = 0, b = 0;
        auto operator<=>(const Subject&) const = default;
    };

    Status takePeople()
    {
        for (const Uid& uid : file_.people) {
            TRY_ASSIGN(auto id, db_.one("SELECT id FROM person WHERE uid = ?", uid));
            if (!id) {
                TRY(db_.run("INSERT INTO person(uid, root_id) VALUES (?, 0)", uid));
                id = db_.lastId();
                TRY(db_.run("UPDATE person SET root_id = id WHERE id = ?", *id));
                fresh_.insert(*id);
            }
            people_[uid.text()] = *id;
            told_.insert(*id);
        }
        return {};
    }

    Status takeAlbums()
    {
        for (const Uid& uid : file_.albums) {
            TRY_ASSIGN(auto id, db_.one("SELECT id FROM album WHERE uid = ?", uid));
            if (!id) {
                TRY(db_.run("INSERT INTO album(uid) VALUES (?)", uid));
                id = db_.lastId();
            }
            albums_[uid.text()] = *id;
        }
        return {};
    }

    Status takeContents()
    {
        for (const ToldContent& content : file_.contents) {
            std::optional<ContentNo> found;
            for (const ContentId& key : content.keys) {
                if (found) break;
                TRY_ASSIGN(found, PhotoRows(db_).contentOf(key));
            }
            if (!found) {
                TRY_ASSIGN(found, makeContent(content));
            }
            TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db_).picture(*found));
            TRY_ASSIGN(const auto photo, db_.one("SELECT 1 FROM photo WHERE content_id = ? AND state = ? LIMIT 1",
                                                 *found, PhotoState::present));
            contents_[content.uid.text()] = raw(*found);
            pictures_[content.uid.text()] = {content.orientation, picture.orientation, photo.has_value()};
        }
        return {};
    }

    /// A picture that is not here yet: its photo finds it by its key when it comes.
    Result<ContentNo> makeContent(const ToldContent& content)
    {
        TRY_ASSIGN(const auto taken, db_.one("SELECT 1 FROM content WHERE uid = ?", content.uid));
        TRY(db_.run("INSERT INTO content(uid, media, format, width, height, orientation) VALUES (?, ?, ?, ?, ?, ?)",
                    taken ? Uid::random() : content.uid, content.media, content.format, content.width, content.height,
                    content.orientation));
        const auto made = static_cast<ContentNo>(db_.lastId());
        for (const ContentId& key : content.keys)
            TRY(db_.run("INSERT OR IGNORE INTO content_key(method, hash, content_id) VALUES (?, ?, ?)", key.method,
                        std::span<const std::byte>(key.hash), made));
        return made;
    }

    Status takeFace(const ToldFace& face)
    {
        const Picture& picture = pictures_.at(face.content.text());
        const auto content = static_cast<ContentNo>(contents_.at(face.content.text()));
        const RelBox box =
            picture.there == picture.here ? face.box : toUpright(toStored(face.box, picture.there), picture.here);
        TRY_ASSIGN(auto id, db_.one("SELECT id FROM face WHERE uid = ?", face.uid));
        if (!id) {
            TRY_ASSIGN(id, faceAt(content, box));
        }
        if (!id) {
            TRY_ASSIGN(id, makeFace(face, content, box));
        }
        claimed_.insert(*id);
        faces_[face.uid.text()] = *id;
        ++(picture.present ? met_.facesFound : met_.facesWaiting);
        return {};
    }

    /// The face that overlaps most, if it is the same one and no other face of the file is it. One that was taken back
    /// is it too where no other is: which library heard of that first must make no difference.
    Result<std::optional<std::int64_t>> faceAt(ContentNo content, const RelBox& box) const
    {
        TRY_ASSIGN(const std::vector<FaceBoxRow> places, FaceBoxRows(db_).ofContent(content));
        std::optional<std::int64_t> best;
        std::pair<bool, float> most;
        for (const FaceBoxRow& place : places) {
            const float shared = iou(place.box, box);
            if (shared < sameFaceIou || claimed_.contains(raw(place.id))) continue;
            const std::pair worth(place.is != BoxIs::takenBack, shared);
            if (best && worth <= most) continue;
            most = worth;
            best = raw(place.id);
        }
        return best;
    }

    Result<std::int64_t> makeFace(const ToldFace& face, ContentNo content, const RelBox& box)
    {
        TRY(db_.run(
            "INSERT INTO face(uid, content_id, x, y, w, h, origin, score, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            face.uid, content, box.x, box.y, box.w, box.h, face.origin, face.score));
        const std::int64_t made = db_.lastId();
        if (face.origin == FaceOrigin::detected) // else the pass would count as half stored
            TRY(db_.run("UPDATE d.pass SET found = found + 1 WHERE content_id = ? AND kind = ?", content,
                        PassKind::detect));
        return made;
    }

    Status takeDecision(const ToldDecision& told)
    {
        TRY_ASSIGN(const auto known, db_.one("SELECT id FROM decision WHERE uid = ?", told.uid));
        known_.insert(told.uid);
        if (known) {
            ++met_.known;
            for (const ToldChange& change : told.changes) lastTold_[subjectOf(change)] = here(change, change.after);
            return {};
        }
        std::optional<std::int64_t> undoes;
        if (told.undoes) {
            TRY_ASSIGN(undoes, db_.one("SELECT id FROM decision WHERE uid = ?", *told.undoes));
        }
        TRY(db_.run("INSERT INTO decision(uid, library, clock, at_ms, kind, undoes, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    told.uid, told.library, told.clock, told.atMs, told.kind, undoes, told.note));
        const std::int64_t id = db_.lastId();
        std::int64_t order = 0;
        for (const ToldChange& change : told.changes) TRY(takeChange(id, order++, change));
        ++met_.decisions;
        return db_.run("UPDATE meta SET value = max(value, ?) WHERE key = 'clock'", told.clock);
    }

    Status takeChange(std::int64_t decision, std::int64_t order, const ToldChange& change)
    {
        const Subject subject = subjectOf(change);
        const Value after = here(change, change.after);
        lastTold_[subject] = after;
        written_.insert(subject);
        return db_.run("INSERT INTO change(decision_id, ord, reg, a, b, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
                       decision, order, subject.reg, subject.a, subject.b, here(change, change.before), after);
    }

    Subject subjectOf(const ToldChange& change) const
    {
        const RegisterShape shape = *shapeOf(change.reg);
        Subject subject{change.reg, rowOf(change.a, shape.a), rowOf(change.b, shape.b)};
        if (change.reg == Register::facePair && subject.a > subject.b) std::swap(subject.a, subject.b);
        return subject;
    }

    Value here(const ToldChange& change, const Value& value) const
    {
        const Part part = shapeOf(change.reg)->value;
        return none(value) || part == Part::plain ? value : Value(rowOf(value, part));
    }

    std::int64_t rowOf(const Value& value, Part part) const
    {
        if (part == Part::plain) return std::get<std::int64_t>(value);
        const Ids& ids = part == Part::face     ? faces_
                         : part == Part::person ? people_
                         : part == Part::album  ? albums_
                                                : contents_;
        return ids.at(std::get<std::string>(value));
    }

    struct LastWrite {
        Value value;
        std::int64_t decision = 0; ///< 0: it was never written
        Uid uid;
    };

    /// By the decisions that are in the log up to `newest`.
    Result<LastWrite> lastWrite(const Subject& subject, std::int64_t newest)
    {
        LastWrite last;
        Query write = db_.query("SELECT c.after, d.id, d.uid FROM change c JOIN decision d ON d.id = c.decision_id "
                                "WHERE c.reg = ? AND c.a = ? AND c.b = ? AND d.kind <> ? AND d.id <= ? "
                                "ORDER BY d.clock DESC, d.library DESC, d.at_ms DESC, d.id DESC, c.ord DESC LIMIT 1",
                                subject.reg, subject.a, subject.b, DecisionKind::exchange, newest);
        if (write.next()) last = {write.value(0), write.integer(1), uidAt(write, 2)};
        TRY(write.status());
        return last;
    }

    /// The last write of the united log becomes the state; what was written here before, up to `newest`, by a decision
    /// that the other library did not know was written apart.
    Status settle(const Subject& subject, std::int64_t newest)
    {
        TRY_ASSIGN(const LastWrite before, lastWrite(subject, newest));
        TRY_ASSIGN(const LastWrite after, lastWrite(subject, std::numeric_limits<std::int64_t>::max()));
        before_.push_back({subject.reg, subject.a, subject.b, before.value});
        const Value& theirs = lastTold_.at(subject);
        if (before.decision != 0 && !known_.contains(before.uid) && theirs != before.value)
            met_.apart.push_back(
                {subject.reg, subject.a, subject.b, before.value, theirs, after.value == before.value});
        if (none(after.value))
            return db_.run("DELETE FROM state WHERE reg = ? AND a = ? AND b = ?", subject.reg, subject.a, subject.b);
        return db_.run("INSERT OR REPLACE INTO state(reg, a, b, value, decision_id) VALUES (?, ?, ?, ?, ?)",
                       subject.reg, subject.a, subject.b, after.value, after.decision);
    }

    /// People that have one name.
    struct Namesakes {
        std::string name;
        std::int64_t ours = 0, theirs = 0;
    };

    /// Of the people told, those whose name another root person has.
    Result<std::vector<Namesakes>> namesakes()
    {
        std::vector<Namesakes> found;
        for (const std::int64_t person : told_) {
            Query query = db_.query(
                "SELECT n.value, o.a FROM state n JOIN person p ON p.id = n.a AND p.root_id = p.id "
                "JOIN state o ON o.reg = n.reg AND o.value = n.value AND o.b = 0 AND o.a <> n.a "
                "JOIN person q ON q.id = o.a AND q.root_id = q.id WHERE n.reg = ?1 AND n.a = ?2 AND n.b = 0 "
                "AND NOT EXISTS(SELECT 1 FROM state x WHERE x.reg = ?3 AND x.a IN (n.a, o.a) AND x.b = 0) ORDER BY o.a",
                Register::personName, person, Register::personDeleted);
            while (query.next()) {
                const std::int64_t other = query.integer(1);
                if (!told_.contains(other) || other < person) found.push_back({query.text(0), other, person});
            }
            TRY(query.status());
        }
        return found;
    }

    /// Makes one of them, or names them.
    Status uniteNamesakes()
    {
        TRY_ASSIGN(const std::vector<Namesakes> pairs, namesakes());
        std::vector<RegisterWrite> writes;
        for (const Namesakes& pair : pairs) {
            if (taking_.mergeSameNames)
                writes.push_back({Register::personMergedInto, pair.theirs, 0, pair.ours});
            else
                met_.sameNames.push_back(pair.name);
        }
        met_.merged = writes.size();
        return decide(std::move(writes));
    }

    /// Albums that were told and have the name of another one: both stay, and somebody may rename one.
    Status nameSameAlbums()
    {
        std::set<std::string> names;
        for (const auto& [uid, album] : albums_) {
            Query same = db_.query("SELECT n.value FROM state n JOIN state o ON o.reg = n.reg AND o.value = n.value "
                                   "AND o.a <> n.a WHERE n.reg = ? AND n.a = ?",
                                   Register::albumName, album);
            if (same.next()) names.insert(same.text(0));
            TRY(same.status());
        }
        met_.sameAlbums.assign(names.begin(), names.end());
        return {};
    }

    /// One library gave a person faces while the other undid the name: the last one it had holds.
    Status bringNamesBack()
    {
        std::vector<RegisterWrite> writes;
        Query people =
            db_.query("SELECT DISTINCT p.root_id FROM state s JOIN person p ON p.id = s.value WHERE s.reg = ? "
                      "AND NOT EXISTS(SELECT 1 FROM state n WHERE n.reg = ? AND n.a = p.root_id)",
                      Register::facePerson, Register::personName);
        while (people.next()) {
            Query name = db_.query("SELECT c.after FROM change c JOIN decision d ON d.id = c.decision_id "
                                   "WHERE c.reg = ? AND c.a = ? AND c.after IS NOT NULL AND d.kind <> ? "
                                   "ORDER BY d.clock DESC, d.library DESC, d.at_ms DESC, d.id DESC LIMIT 1",
                                   Register::personName, people.integer(0), DecisionKind::exchange);
            if (name.next()) writes.push_back({Register::personName, people.integer(0), 0, name.value(0)});
            TRY(name.status());
        }
        TRY(people.status());
        return decide(std::move(writes));
    }

    /// A decision of this library, as part of the exchange.
    Status decide(std::vector<RegisterWrite> writes)
    {
        for (const RegisterWrite& write : writes) {
            TRY_ASSIGN(Value before, log_.read(write.reg, write.a, write.b));
            before_.push_back({write.reg, write.a, write.b, std::move(before)});
        }
        TRY(log_.append({.kind = DecisionKind::inExchange, .note = {}, .writes = std::move(writes)}));
        return {};
    }

    std::string note() const
    {
        const std::string names = met_.merged > 0 ? fmt::format(", same names: {}", met_.merged) : "";
        return fmt::format("{}, {}{}", taking_.from, counted(met_.decisions, "decision", "decisions"), names);
    }

    struct Picture {
        Orientation there{}, here{};
        bool present = false; ///< a photo of it is here
    };

    Db& db_;
    const ExchangeFile& file_;
    const ExchangeChoice& taking_;
    DecisionLog log_;
    Exchanged met_;
    std::set<std::int64_t> told_;  ///< the people the other library spoke of
    std::set<std::int64_t> fresh_; ///< of these, who was not known here
    Ids people_, contents_, faces_, albums_;
    std::map<std::string, Picture> pictures_;
    std::set<std::int64_t> claimed_;
    std::set<Uid> known_;               ///< every decision of the file
    std::map<Subject, Value> lastTold_; ///< what the other library holds, by its whole log
    std::set<Subject> written_;         ///< by decisions new to this library
    std::vector<RegisterBefore> before_;
};

} // namespace

Result<Uid> libraryUid(Db& db)
{
    Query library = db.query("SELECT value FROM meta WHERE key = 'library_uid'");
    if (library.next()) return uidAt(library, 0);
    TRY(library.status());
    return fail(Code::catalogueBroken, Stage::store, db.file(), "no uid");
}

Result<ExchangeFile> Exchange::tell() const
{
    return Teller(db_).tell();
}

Result<std::vector<std::size_t>> Exchange::newIn(const ExchangeFile& file) const
{
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < file.decisions.size(); ++i) {
        TRY_ASSIGN(const auto known, db_.one("SELECT 1 FROM decision WHERE uid = ?", file.decisions[i].uid));
        if (!known) fresh.push_back(i);
    }
    return fresh;
}

Result<Exchanged> Exchange::take(const ExchangeFile& file, const ExchangeChoice& taking)
{
    return Taker(db_, file, taking).take();
}

} // namespace albumen
