#include "run/PeopleJob.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "catalogue/GroupRows.h"
#include "catalogue/MatchRows.h"
#include "catalogue/PeopleRows.h"
#include "people/GroupKeeper.h"
#include "people/Grouper.h"
#include "people/Matcher.h"

namespace albumen {
namespace {

constexpr std::size_t contentsAtOnce =
    1'000; // matched and written in one go: some 50 ms, and a decision waits no longer
constexpr std::size_t previewedAtOnce = 100; // a preview nobody waits for any more ends within 10 ms
constexpr std::size_t facesAtOnce = 2'000;   // of groups written in one go: some 30 ms
constexpr std::size_t fewFaces = 500; // a decision about more has everybody matched: looking around each takes longer

/// Per picture all faces together, so that nobody is in one photo twice.
std::vector<FaceMatch> matchesOf(const KnownPeople& known, const LearntLimits& limits,
                                 const std::vector<OpenFace>& open)
{
    std::vector<FaceMatch> matches;
    const Matcher matcher(known.gallery, *known.index, known.constraints, limits);
    std::map<ContentNo, std::vector<FaceToMatch>> byContent;
    for (const OpenFace& face : open) byContent[face.content].push_back({face.face, face.box, face.grade, face.vector});
    for (const auto& [content, faces] : byContent) {
        const auto found = matcher.match(content, faces);
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (found[i]) matches.push_back({faces[i].face, *found[i]});
    }
    return matches;
}

/// Of merges, births, deleted people: anybody may be matched anew.
bool speakOfPeople(const std::vector<RegisterWrite>& writes)
{
    return std::any_of(writes.begin(), writes.end(),
                       [](const RegisterWrite& write) { return changesWhoIsWho(write.reg); });
}

/// Pictures that a decision since then speaks of; none: of people, who may be anywhere.
Result<std::optional<std::set<ContentNo>>> decidedSince(Db& db, DecisionId head)
{
    TRY_ASSIGN(const auto writes, DecisionLog(db, 0).writesSince(head));
    if (speakOfPeople(writes)) return std::nullopt;
    TRY_ASSIGN(const auto contents, FaceRows(db).contentsAround(facesIn(writes)));
    return std::set<ContentNo>(contents.begin(), contents.end());
}

/// Writes what was matched, but for pictures that somebody decided about meanwhile: those follow that decision.
Status writeMatches(Db& db, const PeopleIndex& people, DecisionId head, const std::vector<OpenFace>& open,
                    std::vector<FaceMatch> matches)
{
    TRY_ASSIGN(const auto decided, decidedSince(db, head));
    if (!decided) return {};
    std::set<FaceId> asked;
    for (const OpenFace& face : open)
        if (!decided->contains(face.content)) asked.insert(face.face);
    std::erase_if(matches, [&](const FaceMatch& match) { return !asked.contains(match.face); });
    return MatchRows(db).replace({asked.begin(), asked.end()}, matches, people.embedder());
}

struct Part {
    DecisionId head{}; ///< the newest decision that was seen
    std::shared_ptr<const KnownPeople> known;
    std::vector<OpenFace> open;
};

std::optional<std::pair<PersonId, MatchGrade>> in(const MatchesOf& matches, FaceId face)
{
    const auto found = matches.find(face);
    return found == matches.end() ? std::nullopt : std::optional(found->second);
}

/// Two people, and not one by a merge. Whoever is deleted is nobody's like.
bool differ(Db& db, PersonId one, PersonId other)
{
    if (one == other) return false;
    const auto first = PeopleRows(db).rootOf(one), second = PeopleRows(db).rootOf(other);
    return !first || !second || *first != *second;
}

/// Faces whose match becomes another one are told from it.
Status count(Db& db, const std::vector<OpenFace>& open, const std::vector<FaceMatch>& matches, Followed& followed)
{
    Consequences& came = followed.came;
    MatchesOf then;
    for (const FaceMatch& match : matches) then[match.face] = {match.match.person, match.match.grade};
    for (const OpenFace& face : open) {
        if (followed.spokenOf.contains(face.face)) continue;
        TRY_ASSIGN(auto match, MatchRows(db).of(face.face));
        if (!match) match = in(followed.before, face.face);
        const auto found = in(then, face.face);
        const auto before = match ? std::optional(match->second) : std::nullopt;
        const auto after = found ? std::optional(found->second) : std::nullopt;
        if (before == after) {
            came.others += match && differ(db, match->first, found->first) ? 1 : 0;
            continue;
        }
        if (after == MatchGrade::sure) ++came.named;
        if (before == MatchGrade::sure) ++came.unnamed;
        if (after == MatchGrade::ask && !before) ++came.asked;
        if (before == MatchGrade::ask && !after) ++came.unasked;
    }
    return {};
}

Status matchPart(Catalogue& catalogue, PeopleIndex& people, const std::vector<ContentNo>& contents, Followed* followed)
{
    const std::lock_guard turn(people.turn());
    TRY_ASSIGN(const Part part, catalogue.read([&](Db& db) -> Result<Part> {
        Part read;
        TRY_ASSIGN(read.head, DecisionLog(db, 0).head());
        TRY_ASSIGN(read.known, people.known(db));
        TRY_ASSIGN(read.open, FaceRows(db).toMatch(people.embedder(), contents));
        return read;
    }));
    if (part.open.empty()) return {};
    std::vector<FaceMatch> matches = matchesOf(*part.known, part.known->limits, part.open);
    if (followed) {
        TRY(catalogue.read([&](Db& db) { return count(db, part.open, matches, *followed); }));
        if (!followed->everybody)
            for (const OpenFace& face : part.open) followed->faces.push_back(face.face);
    }
    return catalogue.write([&](Db& db) -> Status {
        TRY(writeMatches(db, people, part.head, part.open, std::move(matches)));
        return MatchRows(db).storeLimits(part.known->limits);
    });
}

Status matchParts(Catalogue& catalogue, PeopleIndex& people, const std::vector<ContentNo>& contents,
                  const JobControl& job, Followed* followed)
{
    const std::span<const ContentNo> all(contents);
    for (std::size_t first = 0; first < all.size(); first += contentsAtOnce) {
        if (!job.mayGoOn()) return {};
        const auto part = all.subspan(first, std::min(contentsAtOnce, all.size() - first));
        TRY(matchPart(catalogue, people, {part.begin(), part.end()}, followed));
    }
    return {};
}

Status matchEverybody(Catalogue& catalogue, PeopleIndex& people, const JobControl& job, Followed* followed)
{
    if (!job.mayGoOn()) return {};
    const auto contents = catalogue.read([&](Db& db) { return FaceRows(db).contentsToMatch(people.embedder()); }, &job);
    if (!contents && contents.error().code == Code::cancelled) return {};
    if (!contents) return fail(contents.error());
    return matchParts(catalogue, people, *contents, job, followed);
}

/// What a decision speaks of.
struct Touched {
    bool people = false; ///< merges, births, deleted people: anybody may be matched anew
    std::vector<FaceId> faces;
    std::vector<ContentNo>
        contents; ///< in which those faces are, those matched by them, and those with faces like them
};

Result<Touched> touchedBy(Db& db, PeopleIndex& people, DecisionId decision)
{
    Touched touched;
    TRY_ASSIGN(const auto writes, DecisionLog(db, 0).writesOf(decision));
    touched.faces = facesIn(writes);
    touched.people = speakOfPeople(writes) || touched.faces.size() > fewFaces;
    if (touched.people) return touched;
    TRY_ASSIGN(touched.contents, FaceRows(db).contentsAround(touched.faces));
    std::vector<std::vector<float>> vectors;
    for (const FaceId face : touched.faces) {
        TRY_ASSIGN(auto vector, FaceRows(db).embedding(face, people.embedder()));
        if (vector) vectors.push_back(std::move(vector->vector));
    }
    TRY_ASSIGN(const auto alike, people.contentsNear(db, vectors, neighboursWithin(people.ask())));
    touched.contents.insert(touched.contents.end(), alike.begin(), alike.end());
    std::sort(touched.contents.begin(), touched.contents.end());
    touched.contents.erase(std::unique(touched.contents.begin(), touched.contents.end()), touched.contents.end());
    return touched;
}

using Named = std::map<FaceId, std::pair<PersonId, MatchGrade>>;

std::size_t differing(const Named& one, const Named& other)
{
    std::size_t count = 0;
    for (const auto& [face, named] : one) {
        const auto there = other.find(face);
        count += there == other.end() || there->second != named ? 1 : 0;
    }
    for (const auto& [face, named] : other) count += one.contains(face) ? 0 : 1;
    return count;
}

/// Of these pictures, how many faces would be matched otherwise than they are.
Result<std::size_t> otherwise(Db& db, const PeopleIndex& people, const KnownPeople& known, const LearntLimits& limits,
                              const std::vector<ContentNo>& contents)
{
    TRY_ASSIGN(const auto open, FaceRows(db).toMatch(people.embedder(), contents));
    Named now, then;
    for (const OpenFace& face : open) {
        TRY_ASSIGN(const auto match, MatchRows(db).of(face.face));
        if (match) now[face.face] = *match;
    }
    for (const FaceMatch& match : matchesOf(known, limits, open))
        then[match.face] = {match.match.person, match.match.grade};
    return differing(now, then);
}

/// The face to show for a group: a core, the best-looking first in the grouper's order.
GroupToKeep toKeep(const NumberedGroup& numbered)
{
    GroupToKeep kept{.number = numbered.number, .best = numbered.group.faces.front(), .faces = {}};
    for (std::size_t i = 0; i < numbered.group.faces.size(); ++i)
        kept.faces.emplace_back(numbered.group.faces[i], i < numbered.group.cores);
    return kept;
}

struct ToGroup {
    std::vector<FaceToGroup> faces;
    std::vector<OpenFace> rows; ///< what the faces borrow their vectors from
    std::shared_ptr<const KnownPeople> known;
};

/// `keepShown`: groups that are shown stay together.
Result<ToGroup> readToGroup(Db& db, PeopleIndex& people, bool keepShown)
{
    ToGroup read;
    std::unordered_map<FaceId, std::int64_t> shown; // numbers of the groups that stay together
    if (keepShown) {
        TRY_ASSIGN(shown, GroupRows(db).numbers(people.embedder()));
    }
    TRY_ASSIGN(read.known, people.known(db));
    TRY_ASSIGN(read.rows, FaceRows(db).toGroup(people.embedder()));
    read.faces.reserve(read.rows.size());
    for (const OpenFace& face : read.rows) {
        const auto number = shown.find(face.face);
        read.faces.push_back(
            {face.face, face.key, face.box, face.grade, face.vector, number == shown.end() ? 0 : number->second});
    }
    return read;
}

struct Shown {
    std::vector<ShownGroup> groups;
    std::int64_t next = 0; ///< number
};

Result<Shown> readShown(Db& db)
{
    Shown shown;
    TRY_ASSIGN(const std::vector<GroupRow> rows, GroupRows(db).list());
    TRY_ASSIGN(shown.next, GroupRows(db).nextNumber());
    for (const GroupRow& row : rows) shown.groups.push_back({row.number, row.members});
    return shown;
}

/// In parts of a few thousand faces each.
Status writeGroups(Catalogue& catalogue, const ModelRev& embedder, const std::vector<GroupToKeep>& groups)
{
    std::vector<std::int64_t> numbers;
    for (const GroupToKeep& group : groups) numbers.push_back(group.number);
    for (std::size_t first = 0; first < groups.size();) {
        std::size_t faces = 0, next = first;
        for (; next < groups.size() && faces < facesAtOnce; ++next) faces += groups[next].faces.size();
        TRY(catalogue.write(
            [&](Db& db) { return GroupRows(db).put(std::span(groups).subspan(first, next - first), embedder); }));
        first = next;
    }
    return catalogue.write([&](Db& db) { return GroupRows(db).dropOthers(numbers); });
}

/// Gives every group the number that it is shown by from now on. None: cancelled, and the old groups stay.
Result<std::optional<Regrouped>> group(Catalogue& catalogue, PeopleIndex& people, int threads, const JobControl& job,
                                       bool keepShown)
{
    const auto read = catalogue.read([&](Db& db) { return readToGroup(db, people, keepShown); }, &job);
    if (!read && read.error().code == Code::cancelled) return std::nullopt;
    if (!read) return fail(read.error());
    if (!job.mayGoOn()) return std::nullopt;
    const auto partition =
        makeGrouper(people.groupLimit(), threads)->group(read->faces, read->known->constraints, job);
    if (!partition) return std::nullopt;
    const std::lock_guard turn(people.turn()); // two groupings would give one number twice
    TRY_ASSIGN(const Shown shown, catalogue.read([](Db& db) { return readShown(db); }));
    Regrouped regrouped;
    std::vector<GroupToKeep> kept;
    for (const NumberedGroup& numbered : keepNumbers(*partition, shown.groups, shown.next)) {
        regrouped.faces += numbered.group.faces.size();
        regrouped.kept += numbered.number < shown.next ? 1 : 0;
        kept.push_back(toKeep(numbered));
    }
    regrouped.groups = kept.size();
    TRY(writeGroups(catalogue, people.embedder(), kept));
    return regrouped;
}

} // namespace

Status matchContents(Catalogue& catalogue, PeopleIndex& people, const std::vector<ContentNo>& contents,
                     const JobControl& job)
{
    return matchParts(catalogue, people, contents, job, nullptr);
}

Status matchAll(Catalogue& catalogue, PeopleIndex& people, const JobControl& job, Followed* followed)
{
    return matchEverybody(catalogue, people, job, followed);
}

Result<Followed> matchAfter(Catalogue& catalogue, PeopleIndex& people, DecisionId decision, const JobControl& job,
                            const MatchesOf& before)
{
    Followed followed;
    followed.before = before;
    TRY_ASSIGN(const Touched touched, catalogue.read([&](Db& db) { return touchedBy(db, people, decision); }));
    followed.everybody = touched.people;
    followed.spokenOf = {touched.faces.begin(), touched.faces.end()};
    if (touched.people)
        TRY(matchEverybody(catalogue, people, job, &followed));
    else
        TRY(matchParts(catalogue, people, touched.contents, job, &followed));
    return followed;
}

Result<std::uint64_t> wouldChange(Catalogue& catalogue, PeopleIndex& people, LimitShift by, const JobControl& job)
{
    return catalogue.read(
        [&](Db& db) -> Result<std::uint64_t> {
            TRY_ASSIGN(const auto known, people.known(db));
            TRY_ASSIGN(const LearntLimits limits, people.limitsIf(db, *known, by));
            TRY_ASSIGN(const auto contents, FaceRows(db).contentsToMatch(people.embedder()));
            std::uint64_t count = 0;
            const std::span<const ContentNo> all(contents);
            for (std::size_t first = 0; first < all.size(); first += previewedAtOnce) {
                if (!job.mayGoOn()) return fail(Code::cancelled, Stage::match);
                const auto part = all.subspan(first, std::min(previewedAtOnce, all.size() - first));
                TRY_ASSIGN(const std::size_t others, otherwise(db, people, *known, limits, {part.begin(), part.end()}));
                count += others;
            }
            return count;
        },
        &job);
}

Status groupAll(Catalogue& catalogue, PeopleIndex& people, int threads, const JobControl& job)
{
    TRY(group(catalogue, people, threads, job, true));
    return {};
}

Result<std::optional<Regrouped>> groupAgain(Catalogue& catalogue, PeopleIndex& people, int threads,
                                            const JobControl& job)
{
    return group(catalogue, people, threads, job, false);
}

} // namespace albumen
