// People, the machine's matches and groups, and the decisions about them as drafts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "people/LearntLimits.h"
#include "photo/Face.h"

namespace albumen {

struct PersonRow {
    PersonId id{}; ///< a root person
    std::string name;
    std::uint64_t photos = 0;    ///< pictures with a decided or sure face and a present photo
    std::uint64_t newPhotos = 0; ///< of these, first seen since the newest recognise run began
    std::uint64_t faces = 0;     ///< decided and sure
    std::uint64_t toConfirm = 0; ///< suggestions
    std::optional<FaceId>
        best; ///< the cover, else the decided face of best grade, then height and score; else a sure one
};

struct FaceMatch {
    FaceId face{};
    Match match;
};

/// A group to be stored. `number` is what people see ("Unnamed 3") and stays with the group.
struct GroupToKeep {
    std::int64_t number = 0;
    FaceId best{};
    std::vector<std::pair<FaceId, bool>> faces; ///< face, core
};

struct GroupRow {
    std::int64_t number = 0;
    std::uint64_t faces = 0, photos = 0;
    FaceId best{};
    std::vector<FaceId> members;
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class PeopleRows
{
public:
    explicit PeopleRows(Db& db) : db_(db) {}

    /// A person without a name yet; the name is a decision (see drafts below). Writes.
    Result<PersonId> create();
    /// The root person of this name, spaces at both ends ignored, else exact; a deleted or merged one is not found.
    Result<std::optional<PersonId>> find(const std::string& name) const;
    Result<PersonId> rootOf(PersonId person) const;    ///< Fails: personUnknown
    Result<std::string> nameOf(PersonId person) const; ///< of the root. Fails: personUnknown
    /// Root people that have a name and are not deleted; most photos first, then by name.
    Result<std::vector<PersonRow>> list() const;

    /// Finds or makes the person of this name: with the draft's writes this is one decision. Writes.
    /// Fails: nameRefused (empty after trimming).
    Result<PersonId> findOrMake(const std::string& name, Draft& draft);
    /// Gives faces to a person: person set, ignored and refused marks cleared.
    static void giveFaces(Draft& draft, const std::vector<FaceId>& faces, PersonId person);
    /// Fails: personUnknown, nameRefused (empty, or another person's).
    Result<Draft> rename(const std::string& from, const std::string& to) const;
    /// Fails: personUnknown, nameRefused (the same person).
    Result<Draft> merge(const std::string& from, const std::string& into) const;
    /// Some faces of a person are another one. Fails: personUnknown, nameRefused (the same person), noFace (a face that
    /// is not labelled with the first).
    Result<Draft> split(const std::string& from, const std::string& to, const std::vector<FaceId>& faces);
    /// "YYYY-MM-DD"; empty: not known. Fails: personUnknown, usage (no day).
    Result<Draft> setBirth(const std::string& name, const std::string& day) const;
    /// Yes to "is this X?", for each face the person it is suggested for. Fails: usage (nobody is suggested).
    Result<Draft> confirm(const std::vector<FaceId>& faces) const;
    /// Two faces are one person: where only one has a name that a person gave, the other gets it.
    /// Fails: usage (they were given two names).
    Result<Draft> sayOne(FaceId a, FaceId b) const;
    static Draft keepApart(FaceId a, FaceId b);
    /// Neither ignored nor no face any more.
    static Draft restore(const std::vector<FaceId>& faces);
    /// "Not the person it is labelled with". Fails: usage (unknown, or it has no label).
    Result<Draft> reject(FaceId face) const;
    static Draft ignore(const std::vector<FaceId>& faces);
    static Draft notAFace(const std::vector<FaceId>& faces);
    static Draft remove(const std::vector<FaceId>& faces);

    /// Replaces the machine's opinion of these faces: whoever is in `asked` and not in `matches` has none.
    Status replaceMatches(const std::vector<FaceId>& asked, const std::vector<FaceMatch>& matches,
                          const ModelRev& embedder);
    /// The match limits that the matches were made with.
    Status storeLimits(const LearntLimits& limits);
    struct MatchLimitRows {
        std::optional<float> ofAll; ///< none: nothing was matched yet
        std::map<PersonId, float> own;
    };
    Result<MatchLimitRows> matchLimits() const;
    Status replaceGroups(const std::vector<GroupToKeep>& groups, const ModelRev& embedder);
    /// Largest first. A face that got a decision or a sure match since is left out, and so is a group without faces.
    Result<std::vector<GroupRow>> groups() const;
    /// Faces of groups of fewer than `smallerThan`, and in no group, that were all seen on one day (as a person said,
    /// else as the photos say; each photo that says nothing is a day of its own) and of which none may be somebody
    /// known.
    struct Strangers {
        std::uint64_t groups = 0;
        std::vector<FaceId> faces;
    };
    Result<Strangers> strangers(std::size_t smallerThan) const;
    /// The numbers of the groups that were made of this embedder's vectors, by face.
    Result<std::unordered_map<FaceId, std::int64_t>> groupNumbers(const ModelRev& embedder) const;
    /// The highest number ever given to a group plus one.
    Result<std::int64_t> nextGroupNumber() const;

private:
    Db& db_;
};

} // namespace albumen
