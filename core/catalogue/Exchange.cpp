#include "catalogue/Exchange.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

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
        TRY(readPeople());
        TRY(readUids("face", faces_));
        TRY(readUids("content", contents_));
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
                      "ORDER BY d.clock, d.library, d.id");
        while (rows.next()) {
            ToldDecision told{.uid = uidAt(rows, 1),
                              .library = uidAt(rows, 2),
                              .clock = rows.integer(3),
                              .atMs = rows.integer(4),
                              .kind = rows.id<DecisionKind>(5),
                              .undoes = {},
                              .note = rows.text(6),
                              .changes = {}};
            const auto undoes = rows.maybeInteger(7);
            if (undoes && staying.contains(*undoes)) {
                staying.insert(rows.integer(0));
                continue;
            }
            // A library may have told of an undo before what it undoes: then the two stand alone.
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
        const Uids& uids = part == Part::face ? faces_ : part == Part::person ? people_ : contents_;
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
    Uids faces_, people_, contents_;
    std::set<std::int64_t> saidFaces_, saidContents_;
};

// --- taking ---

/// Unites one file with the library: rows first, then decisions, then the state of what they wrote.
class Taker
{
public:
    Taker(Db& db, const ExchangeFile& file) : db_(db), file_(file) {}

    Result<Met> take()
    {
        TRY(takePeople());
        TRY(takeContents());
        for (const ToldFace& face : file_.faces) TRY(takeFace(face));
        for (const ToldDecision& decision : file_.decisions) TRY(takeDecision(decision));
        for (const Subject& subject : written_) TRY(settle(subject));
        TRY(DecisionLog(db_, 0).refoldRoots());
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
                ++met_.people;
            }
            people_[uid.text()] = *id;
            met_.told.push_back(static_cast<PersonId>(*id));
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
            TRY_ASSIGN(const PictureFacts picture, FacePlaces(db_).picture(*found));
            TRY_ASSIGN(const auto photo,
                       db_.one("SELECT 1 FROM photo WHERE content_id = ? AND state = 0 LIMIT 1", *found));
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

    /// The face that overlaps most, if it is the same one and no other face of the file is it.
    Result<std::optional<std::int64_t>> faceAt(ContentNo content, const RelBox& box) const
    {
        TRY_ASSIGN(const std::vector<FacePlace> places, FacePlaces(db_).ofContent(content));
        std::optional<std::int64_t> best;
        float most = sameFaceIou;
        for (const FacePlace& place : places) {
            const float shared = iou(place.box, box);
            if (shared < most || place.is == PlaceIs::takenBack || claimed_.contains(raw(place.id))) continue;
            most = shared;
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
        const Ids& ids = part == Part::face ? faces_ : part == Part::person ? people_ : contents_;
        return ids.at(std::get<std::string>(value));
    }

    /// The last write of the united log becomes the state; what stood here before and comes from a decision that the
    /// other library did not know was written apart.
    Status settle(const Subject& subject)
    {
        Value before, after;
        Uid beforeBy;
        std::int64_t by = 0;
        {
            Query state = db_.query("SELECT s.value, d.uid FROM state s JOIN decision d ON d.id = s.decision_id "
                                    "WHERE s.reg = ? AND s.a = ? AND s.b = ?",
                                    subject.reg, subject.a, subject.b);
            if (state.next()) {
                before = state.value(0);
                beforeBy = uidAt(state, 1);
            }
            TRY(state.status());
            Query last = db_.query("SELECT c.after, d.id FROM change c JOIN decision d ON d.id = c.decision_id "
                                   "WHERE c.reg = ? AND c.a = ? AND c.b = ? "
                                   "ORDER BY d.clock DESC, d.library DESC, d.id DESC, c.ord DESC LIMIT 1",
                                   subject.reg, subject.a, subject.b);
            if (last.next()) {
                after = last.value(0);
                by = last.integer(1);
            }
            TRY(last.status());
        }
        const Value& theirs = lastTold_.at(subject);
        if (!none(before) && !known_.contains(beforeBy) && theirs != before)
            met_.apart.push_back({subject.reg, subject.a, before, theirs, after == before});
        if (none(after))
            return db_.run("DELETE FROM state WHERE reg = ? AND a = ? AND b = ?", subject.reg, subject.a, subject.b);
        return db_.run("INSERT OR REPLACE INTO state(reg, a, b, value, decision_id) VALUES (?, ?, ?, ?, ?)",
                       subject.reg, subject.a, subject.b, after, by);
    }

    struct Picture {
        Orientation there{}, here{};
        bool present = false; ///< a photo of it is here
    };

    Db& db_;
    const ExchangeFile& file_;
    Met met_;
    Ids people_, contents_, faces_;
    std::map<std::string, Picture> pictures_;
    std::set<std::int64_t> claimed_;
    std::set<Uid> known_;               ///< every decision of the file
    std::map<Subject, Value> lastTold_; ///< what the other library holds, by its whole log
    std::set<Subject> written_;         ///< by decisions new to this library
};

} // namespace

Result<ExchangeFile> Exchange::tell() const
{
    return Teller(db_).tell();
}

Result<Met> Exchange::take(const ExchangeFile& file)
{
    return Taker(db_, file).take();
}

Result<std::vector<Namesakes>> Exchange::namesakes(const std::vector<PersonId>& told) const
{
    const std::set<PersonId> theirs(told.begin(), told.end());
    std::vector<Namesakes> found;
    for (const PersonId person : theirs) {
        Query query = db_.query(
            "SELECT n.value, o.a FROM state n JOIN person p ON p.id = n.a AND p.root_id = p.id "
            "JOIN state o ON o.reg = n.reg AND o.value = n.value AND o.b = 0 AND o.a <> n.a "
            "JOIN person q ON q.id = o.a AND q.root_id = q.id WHERE n.reg = ?1 AND n.a = ?2 AND n.b = 0 "
            "AND NOT EXISTS(SELECT 1 FROM state x WHERE x.reg = ?3 AND x.a IN (n.a, o.a) AND x.b = 0) ORDER BY o.a",
            Register::personName, person, Register::personDeleted);
        while (query.next()) {
            const auto other = query.id<PersonId>(1);
            if (!theirs.contains(other) || other < person) found.push_back({query.text(0), other, person});
        }
        TRY(query.status());
    }
    return found;
}

} // namespace albumen
