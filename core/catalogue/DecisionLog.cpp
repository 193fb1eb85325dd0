#include "catalogue/DecisionLog.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/Contract.h"
#include "base/Sentence.h"
#include "catalogue/Bounds.h"

namespace albumen {

namespace {

using Subject = std::tuple<std::int64_t, std::int64_t, std::int64_t>; // register, a, b

Subject subjectOf(const RegisterWrite& write)
{
    return {static_cast<std::int64_t>(write.reg), write.a, write.b};
}

bool empty(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// Who was merged into whom. A long chain is walked once: who was asked for points at the root from then on, which
/// never changes what anybody's root is, since only roots are merged further.
struct Forest {
    std::unordered_map<std::int64_t, std::int64_t> into;

    std::int64_t rootOf(std::int64_t person)
    {
        std::int64_t root = person;
        for (auto edge = into.find(root); edge != into.end(); edge = into.find(root)) root = edge->second;
        while (person != root) person = std::exchange(into[person], root);
        return root;
    }
};

/// Whether an entry is one of this library's history, as a column.
std::string isOwn()
{
    return fmt::format("library = (SELECT value FROM meta WHERE key = 'library_uid') AND kind NOT IN ({}, {})",
                       int(DecisionKind::inExchange), int(DecisionKind::forgotten));
}

} // namespace

Result<Value> DecisionLog::read(Register reg, std::int64_t a, std::int64_t b) const
{
    Query found = db_.query("SELECT value FROM state WHERE reg = ? AND a = ? AND b = ?", reg, a, b);
    Value value;
    if (found.next()) value = found.value(0);
    TRY(found.status());
    return value;
}

std::vector<FaceId> facesIn(const std::vector<RegisterWrite>& writes)
{
    std::set<FaceId> faces;
    for (const RegisterWrite& write : writes) {
        if (write.reg > Register::faceBox && write.reg != Register::faceNameRefused) continue;
        faces.insert(FaceId{write.a});
        if (write.reg == Register::facePair) faces.insert(FaceId{write.b});
    }
    return {faces.begin(), faces.end()};
}

std::vector<ContentNo> picturesIn(const std::vector<RegisterWrite>& writes)
{
    std::set<ContentNo> pictures;
    for (const RegisterWrite& write : writes)
        if (write.reg >= Register::contentFavourite && write.reg < Register::photoKept)
            pictures.insert(ContentNo{write.a});
        else if (write.reg == Register::albumMember)
            pictures.insert(ContentNo{write.b});
    return {pictures.begin(), pictures.end()};
}

std::vector<PhotoId> photosIn(const std::vector<RegisterWrite>& writes)
{
    std::set<PhotoId> photos;
    for (const RegisterWrite& write : writes)
        if (write.reg >= Register::photoKept && write.reg < Register::albumName) photos.insert(PhotoId{write.a});
    return {photos.begin(), photos.end()};
}

Result<std::optional<DecisionId>> DecisionLog::append(const Draft& draft)
{
    EXPECTS(draft.kind != DecisionKind::undo && draft.kind != DecisionKind::redo &&
            draft.kind != DecisionKind::exchange);
    std::map<Subject, std::size_t> places; // a later write to one register replaces an earlier one of this draft
    std::vector<Change> changes;
    for (const RegisterWrite& write : draft.writes) {
        const auto [place, fresh] = places.try_emplace(subjectOf(write), changes.size());
        if (!fresh) {
            changes[place->second].write.after = write.after;
            continue;
        }
        TRY_ASSIGN(Value before, read(write.reg, write.a, write.b));
        changes.push_back({write, std::move(before)});
    }
    std::erase_if(changes, [](const Change& change) { return change.write.after == change.before; });
    if (changes.empty()) return std::nullopt;
    TRY_ASSIGN(const DecisionId id, write(draft.kind, draft.note, std::nullopt, changes));
    return id;
}

Result<std::uint64_t> DecisionLog::appendExchange(const std::string& note, const std::vector<RegisterBefore>& before)
{
    std::set<Subject> seen;
    std::vector<Change> changes;
    for (const RegisterBefore& was : before) {
        RegisterWrite write{was.reg, was.a, was.b, {}};
        if (!seen.insert(subjectOf(write)).second) continue;
        TRY_ASSIGN(write.after, read(was.reg, was.a, was.b));
        if (write.after != was.value) changes.push_back({std::move(write), was.value});
    }
    if (!changes.empty()) TRY(insert(DecisionKind::exchange, note, std::nullopt, changes));
    return changes.size();
}

Result<DecisionId> DecisionLog::insert(DecisionKind kind, const std::string& note, std::optional<DecisionId> undoes,
                                       const std::vector<Change>& changes)
{
    // A hybrid clock (Kulkarni et al. 2014): the time, or one more than the last where that was ahead of it. Who decides
    // later is later in every library, however many decisions another one has seen.
    TRY(db_.run("UPDATE meta SET value = min(max(value + 1, ?), ?) WHERE key = 'clock'", boundedMs(nowMs_), maxClock));
    TRY(db_.run("INSERT INTO decision(uid, library, clock, at_ms, kind, undoes, note) VALUES (?, "
                "(SELECT value FROM meta WHERE key = 'library_uid'), (SELECT value FROM meta WHERE key = 'clock'), "
                "?, ?, ?, ?)",
                Uid::random(), boundedMs(nowMs_), kind, undoes, note));
    const auto id = static_cast<DecisionId>(db_.lastId());
    std::int64_t order = 0;
    for (const Change& change : changes)
        TRY(db_.run("INSERT INTO change(decision_id, ord, reg, a, b, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)", id,
                    order++, change.write.reg, change.write.a, change.write.b, change.before, change.write.after));
    return id;
}

Result<DecisionId> DecisionLog::write(DecisionKind kind, const std::string& note, std::optional<DecisionId> undoes,
                                      const std::vector<Change>& changes)
{
    TRY_ASSIGN(const DecisionId id, insert(kind, note, undoes, changes));
    std::vector<RegisterWrite> merges;
    bool merelyAdded = true; // a merge taken back or sent elsewhere moves people that no one change names
    for (const Change& change : changes) {
        TRY(put(change.write, id));
        if (change.write.reg != Register::personMergedInto) continue;
        merges.push_back(change.write);
        merelyAdded = merelyAdded && empty(change.before);
    }
    if (!merges.empty()) TRY(merelyAdded ? addMerges(merges) : refoldRoots());
    return id;
}

Status DecisionLog::put(const RegisterWrite& write, DecisionId decision)
{
    if (empty(write.after))
        return db_.run("DELETE FROM state WHERE reg = ? AND a = ? AND b = ?", write.reg, write.a, write.b);
    return db_.run("INSERT OR REPLACE INTO state(reg, a, b, value, decision_id) VALUES (?, ?, ?, ?, ?)", write.reg,
                   write.a, write.b, write.after, decision);
}

Result<Undone> DecisionLog::undoLast()
{
    std::unordered_set<std::int64_t> cancelled; // by newer entries that are in force themselves
    std::optional<DecisionId> found;
    Query log = db_.query(std::string("SELECT id, undoes, ") + isOwn() + " FROM decision ORDER BY id DESC");
    while (!found && log.next()) {
        if (cancelled.contains(log.integer(0))) continue;
        if (!log.null(1))
            cancelled.insert(log.integer(1));
        else if (log.integer(2) != 0)
            found = log.id<DecisionId>(0);
    }
    TRY(log.status());
    if (!found) return fail(Code::nothingToUndo, Stage::store);
    return revert(*found, DecisionKind::undo);
}

Status DecisionLog::checkInForce(DecisionId decision) const
{
    std::unordered_set<std::int64_t> cancelled;
    bool inForce = false;
    Query log = db_.query(
        std::string("SELECT id, undoes, ") + isOwn() + " FROM decision WHERE id >= ? ORDER BY id DESC", decision);
    while (log.next()) {
        if (cancelled.contains(log.integer(0))) continue;
        if (log.id<DecisionId>(0) == decision) inForce = log.null(1) && log.integer(2) != 0;
        if (!log.null(1)) cancelled.insert(log.integer(1));
    }
    TRY(log.status());
    if (inForce) return {};
    return fail(Code::nothingToUndo, Stage::store, {}, std::string(unknownDecision) + std::to_string(raw(decision)));
}

Result<Undone> DecisionLog::undo(DecisionId decision)
{
    TRY(checkInForce(decision));
    return revert(decision, DecisionKind::undo);
}

Result<Undoing> DecisionLog::wouldUndo(DecisionId decision) const
{
    TRY(checkInForce(decision));
    TRY_ASSIGN(Reversal reversal, reversalOf(decision));
    Undoing undoing{.kind = reversal.kind, .note = std::move(reversal.note), .back = {}, .left = {}};
    for (Change& change : reversal.changes) undoing.back.push_back(std::move(change.write));
    undoing.left = std::move(reversal.left);
    return undoing;
}

Result<Undone> DecisionLog::redoLast()
{
    std::unordered_set<std::int64_t> cancelled;
    std::optional<DecisionId> found;
    Query log = db_.query(std::string("SELECT id, undoes, kind, ") + isOwn() + " FROM decision ORDER BY id DESC");
    while (!found && log.next()) {
        const bool own = log.integer(3) != 0;
        if (cancelled.contains(log.integer(0))) continue;
        if (own && log.null(1)) break; // something else was decided since
        if (own && log.id<DecisionKind>(2) == DecisionKind::undo)
            found = log.id<DecisionId>(0);
        else if (!log.null(1))
            cancelled.insert(log.integer(1));
    }
    TRY(log.status());
    if (!found) return fail(Code::nothingToUndo, Stage::store, {}, std::string(nothingUndone));
    return revert(*found, DecisionKind::redo);
}

Result<DecisionLog::Reversal> DecisionLog::reversalOf(DecisionId decision) const
{
    Reversal reversal;
    Query of = db_.query("SELECT u.id, u.kind, u.note, d.id, d.kind, d.note FROM decision d "
                         "LEFT JOIN decision u ON u.id = d.undoes WHERE d.id = ?",
                         decision);
    if (of.next()) { // of a redo: the words of the decision that comes back
        const int first = of.null(0) ? 3 : 0;
        reversal.about = of.id<DecisionId>(first);
        reversal.kind = of.id<DecisionKind>(first + 1);
        reversal.note = of.text(first + 2);
    }
    TRY(of.status());
    Query log = db_.query("SELECT reg, a, b, before, after FROM change WHERE decision_id = ? ORDER BY ord", decision);
    while (log.next()) {
        const RegisterWrite back{log.id<Register>(0), log.integer(1), log.integer(2), log.value(3)};
        TRY_ASSIGN(Value now, read(back.reg, back.a, back.b));
        if (now == log.value(4))
            reversal.changes.push_back({back, std::move(now)});
        else
            reversal.left.push_back({back.reg, back.a, back.b, {}});
    }
    TRY(log.status());
    TRY(keepNeededNames(reversal));
    return reversal;
}

Result<Undone> DecisionLog::revert(DecisionId decision, DecisionKind as)
{
    TRY_ASSIGN(const Reversal reversal, reversalOf(decision));
    Undone undone{.decision = {},
                  .of = decision,
                  .about = reversal.about,
                  .kind = reversal.kind,
                  .note = reversal.note,
                  .written = reversal.changes.size(),
                  .left = reversal.left.size()};
    TRY_ASSIGN(undone.decision, write(as, undone.note, decision, reversal.changes));
    return undone;
}

Status DecisionLog::keepNeededNames(Reversal& reversal) const
{
    std::set<std::int64_t> going; // faces that get another person, or none
    std::set<std::int64_t> needed;
    for (const Change& change : reversal.changes)
        if (change.write.reg == Register::facePerson) going.insert(change.write.a);
    for (const Change& change : reversal.changes) {
        if (change.write.reg != Register::personName || !empty(change.write.after)) continue;
        Query faces = db_.query("SELECT face_id FROM face_person WHERE person_id = ?", change.write.a);
        while (faces.next())
            if (!going.contains(faces.integer(0))) needed.insert(change.write.a);
        TRY(faces.status());
    }
    std::erase_if(reversal.changes, [&](const Change& change) {
        const RegisterWrite& write = change.write;
        if (write.reg != Register::personName || !empty(write.after) || !needed.contains(write.a)) return false;
        reversal.left.push_back({write.reg, write.a, write.b, {}});
        return true;
    });
    return {};
}

Result<std::vector<DecisionRow>> DecisionLog::history(std::size_t limit) const
{
    std::vector<DecisionRow> rows;
    std::unordered_set<std::int64_t> cancelled;
    Query log = db_.query(
        std::string(
            "SELECT id, uid, kind, at_ms, note, undoes, (SELECT count(*) FROM change WHERE decision_id = id), ") +
            isOwn() +
            ", (SELECT count(DISTINCT a) FROM change WHERE decision_id = id AND reg < ?), "
            "(SELECT count(DISTINCT a) FROM change WHERE decision_id = id AND reg >= ? AND reg < ?), "
            "(SELECT coalesce((SELECT first.kind FROM decision first WHERE first.id = u.undoes), u.kind) "
            "FROM decision u WHERE u.id = decision.undoes) "
            "FROM decision ORDER BY id DESC",
        Register::personName, Register::contentFavourite, Register::albumName);
    while (rows.size() < limit && log.next()) {
        DecisionRow row;
        row.id = log.id<DecisionId>(0);
        const auto uid = log.blob(1);
        if (uid.size() == row.uid.bytes.size()) std::copy(uid.begin(), uid.end(), row.uid.bytes.begin());
        row.kind = log.id<DecisionKind>(2);
        row.atMs = log.integer(3);
        row.note = log.text(4);
        if (!log.null(5)) row.undoes = log.id<DecisionId>(5);
        row.changes = static_cast<std::uint64_t>(log.integer(6));
        row.faces = static_cast<std::uint64_t>(log.integer(8));
        row.pictures = static_cast<std::uint64_t>(log.integer(9));
        if (!log.null(10)) row.of = log.id<DecisionKind>(10);
        row.active = !cancelled.contains(raw(row.id));
        if (row.active && row.undoes) cancelled.insert(raw(*row.undoes));
        if (log.integer(7) != 0) rows.push_back(std::move(row));
    }
    TRY(log.status());
    return rows;
}

Result<DecisionLog::Spoken> DecisionLog::firstOf(DecisionId decision, std::size_t most) const
{
    Spoken spoken;
    std::set<std::int64_t> seen;
    Query faces = db_.query("SELECT a FROM change WHERE decision_id = ? AND reg < ? ORDER BY ord", decision,
                            Register::personName);
    while (spoken.faces.size() < most && faces.next())
        if (seen.insert(faces.integer(0)).second) spoken.faces.push_back(faces.id<FaceId>(0));
    TRY(faces.status());
    Query pictures = db_.query("SELECT DISTINCT iif(reg < ?4, a, (SELECT content_id FROM photo WHERE id = a)) AS c "
                               "FROM change WHERE decision_id = ?1 AND reg >= ?2 AND reg < ?3 AND c IS NOT NULL LIMIT ?5",
                               decision, Register::contentFavourite, Register::albumName, Register::photoKept, most);
    while (pictures.next()) spoken.pictures.push_back(pictures.id<ContentNo>(0));
    TRY(pictures.status());
    Query people = db_.query("SELECT a, CASE WHEN reg = ?2 THEN after END FROM change WHERE decision_id = ?1 "
                             "AND reg >= ?3 AND reg < ?4 ORDER BY ord",
                             decision, Register::personMergedInto, Register::personName, Register::contentFavourite);
    while (people.next())
        for (const int column : {0, 1}) {
            const bool fresh = !people.null(column) && spoken.people.size() < most &&
                               std::ranges::find(spoken.people, people.id<PersonId>(column)) == spoken.people.end();
            if (fresh) spoken.people.push_back(people.id<PersonId>(column));
        }
    TRY(people.status());
    return spoken;
}

Result<std::vector<RegisterWrite>> DecisionLog::writesOf(DecisionId decision) const
{
    std::vector<RegisterWrite> writes;
    Query log = db_.query("SELECT reg, a, b, after FROM change WHERE decision_id = ? ORDER BY ord", decision);
    while (log.next()) writes.push_back({log.id<Register>(0), log.integer(1), log.integer(2), log.value(3)});
    TRY(log.status());
    return writes;
}

Result<std::vector<RegisterWrite>> DecisionLog::writesSince(DecisionId decision) const
{
    std::vector<RegisterWrite> writes;
    Query log =
        db_.query("SELECT reg, a, b, after FROM change WHERE decision_id > ? ORDER BY decision_id, ord", decision);
    while (log.next()) writes.push_back({log.id<Register>(0), log.integer(1), log.integer(2), log.value(3)});
    TRY(log.status());
    return writes;
}

Result<std::vector<DecisionId>> DecisionLog::since(DecisionId decision) const
{
    std::vector<DecisionId> ids;
    Query log = db_.query("SELECT id FROM decision WHERE id > ? ORDER BY id", decision);
    while (log.next()) ids.push_back(log.id<DecisionId>(0));
    TRY(log.status());
    return ids;
}

Result<DecisionId> DecisionLog::head() const
{
    TRY_ASSIGN(const auto newest, db_.one("SELECT max(id) FROM decision"));
    return static_cast<DecisionId>(newest.value_or(0));
}

Result<std::vector<DecisionLog::StateRow>> DecisionLog::state() const
{
    std::vector<StateRow> rows;
    Query state = db_.query("SELECT reg, a, b, value FROM state ORDER BY reg, a, b");
    while (state.next()) rows.push_back({state.id<Register>(0), state.integer(1), state.integer(2), state.value(3)});
    TRY(state.status());
    return rows;
}

Result<std::vector<DecisionLog::StateRow>> DecisionLog::fold() const
{
    std::map<Subject, Value> last;
    Query log = db_.query("SELECT c.reg, c.a, c.b, c.after FROM change c JOIN decision d ON d.id = c.decision_id "
                          "WHERE d.kind <> ? ORDER BY d.clock, d.library, d.at_ms, d.id, c.ord",
                          DecisionKind::exchange);
    while (log.next()) last[{log.integer(0), log.integer(1), log.integer(2)}] = log.value(3);
    TRY(log.status());
    std::vector<StateRow> rows;
    for (const auto& [subject, value] : last)
        if (!empty(value))
            rows.push_back(
                {static_cast<Register>(std::get<0>(subject)), std::get<1>(subject), std::get<2>(subject), value});
    return rows;
}

Status DecisionLog::addMerges(const std::vector<RegisterWrite>& merges)
{
    std::map<std::int64_t, std::int64_t> ordered; // as refoldRoots takes them within one decision
    for (const RegisterWrite& merge : merges) ordered[merge.a] = std::get<std::int64_t>(merge.after);
    for (const auto& [from, to] : ordered) {
        TRY_ASSIGN(const auto found, db_.one("SELECT root_id FROM person WHERE id = ?", to));
        const std::int64_t root = found.value_or(to);
        if (root == from) continue; // it would close a circle
        TRY(db_.run("UPDATE person SET root_id = ? WHERE root_id = ?", root, from));
    }
    return {};
}

Status DecisionLog::refoldRoots()
{
    Forest people;
    Query merges = db_.query("SELECT s.a, s.value FROM state s JOIN decision d ON d.id = s.decision_id WHERE s.reg = ? "
                             "ORDER BY d.clock, d.library, d.at_ms, d.id, s.a",
                             Register::personMergedInto);
    while (merges.next()) {
        const std::int64_t from = merges.integer(0), to = merges.integer(1);
        if (people.rootOf(to) != from) people.into[from] = to; // else it would close a circle
    }
    TRY(merges.status());

    std::vector<std::pair<std::int64_t, std::int64_t>> changed; // person, root
    std::unordered_set<std::int64_t> right;
    Query stored = db_.query("SELECT id, root_id FROM person WHERE root_id <> id");
    while (stored.next()) {
        const std::int64_t person = stored.integer(0), root = people.rootOf(person);
        if (root == stored.integer(1))
            right.insert(person);
        else
            changed.emplace_back(person, root);
    }
    TRY(stored.status());
    for (const auto& [person, to] : people.into)
        if (!right.contains(person)) changed.emplace_back(person, people.rootOf(person));
    for (const auto& [person, root] : changed) TRY(db_.run("UPDATE person SET root_id = ? WHERE id = ?", root, person));
    return {};
}

} // namespace albumen
