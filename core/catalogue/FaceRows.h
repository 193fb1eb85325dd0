// Faces with their labels and vectors: what matching and grouping read, and what lists show.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/Registers.h"
#include "photo/Face.h"
#include "photo/Photo.h"

namespace albumen {

/// A face with its name as it stands now: the decision of a person first, then the machine's match.
struct LabelledFace {
    FaceId id{};
    ContentNo content{};
    RelBox box;
    float score = 0;
    FaceQuality quality; ///< grade unusable and zeros when derived data is gone
    LabelHow how = LabelHow::unknown;
    std::optional<PersonId> person; ///< the root person; for decided, sure and ask
    std::string name;               ///< of that person
    std::optional<std::int64_t> group;
    std::optional<float> distance; ///< of the match; none for decided faces
    std::optional<FaceId> evidence;
};

/// A face that defines a person: decided, graded good, with a vector.
struct DecidedFace {
    FaceId face{};
    ContentNo content{};
    PersonId person{}; ///< as decided
    PersonId root{};   ///< merges folded
    std::vector<float> vector;
};

/// A face nobody settled: no decision, not ignored. With what is needed to match and to group it.
struct OpenFace {
    FaceId face{};
    ContentNo content{};
    ContentId key; ///< for an order that does not depend on arrival
    RelBox box;
    FaceGrade grade = FaceGrade::unusable;
    std::vector<float> vector;
};

/// A match that is a question.
struct AskedMatch {
    FaceId face{};
    PersonId root{};
    float distance = 0;
    FaceId evidence{};
};

/// Decided people of a content, who cannot be matched to another face of it.
struct DecidedIn {
    ContentNo content{};
    PersonId root{};
};

/// Threads: as the Db.
class FaceRows
{
public:
    explicit FaceRows(Db& db) : db_(db) {}

    Result<std::vector<LabelledFace>> ofContent(ContentNo content) const; ///< left to right
    Result<std::vector<LabelledFace>> ofPhoto(PhotoId photo) const;
    Result<std::optional<LabelledFace>> face(FaceId id) const;
    Result<std::vector<FaceId>> idsOfAll() const; ///< in present photos, those that define people among them
    /// All live faces of contents with a present photo.
    Result<std::vector<LabelledFace>> all() const;
    /// Faces labelled with this person (any person of its merged tree): decided, sure, and ask when wanted.
    Result<std::vector<LabelledFace>> ofPerson(PersonId person, bool withAsk) const;
    Result<std::vector<LabelledFace>> ofGroup(std::int64_t number) const;
    /// In the order given; one that is not there is left out.
    Result<std::vector<LabelledFace>> rows(std::span<const FaceId> faces) const;
    // The same as those above, ids alone.
    Result<std::vector<FaceId>> idsOfPerson(PersonId person, bool withAsk) const;
    Result<std::vector<FaceId>> idsOfGroup(std::int64_t number) const;
    Result<std::vector<FaceId>> idsOfContent(ContentNo content) const;

    /// All faces of a person that is a root, as that person's page sorts them.
    struct OfPerson {
        FaceId face{};
        LabelHow how = LabelHow::unknown;
        float distance = 0;                      ///< of ask and sure
        std::optional<std::int64_t> takenLocalS; ///< as a person said, else the latest of what its files say
    };
    Result<std::vector<OfPerson>> ofPersonByTime(PersonId root) const;
    /// Ignored faces of the collection, those of the newest decision first, then by id.
    struct Ignored {
        DecisionId decision{};
        std::int64_t atMs = 0;
        FaceId face{};
    };
    Result<std::vector<Ignored>> ignored() const;
    /// The decision that gave a face its name or status. None: no person has spoken.
    struct DecidedBy {
        DecisionId decision{};
        DecisionKind kind{};
        std::int64_t atMs = 0;
        std::string note;
    };
    Result<std::optional<DecidedBy>> decidedBy(FaceId face) const;

    Result<std::vector<DecidedFace>> gallery(const ModelRev& embedder) const;
    /// One of these; none: it defines nobody.
    Result<std::optional<DecidedFace>> galleryFace(const ModelRev& embedder, FaceId face) const;
    /// Pictures with faces that toMatch gives.
    Result<std::vector<ContentNo>> contentsToMatch(const ModelRev& embedder) const;
    /// Faces to match: without decision and not ignored, whatever their present match; ordered by content key and box.
    Result<std::vector<OpenFace>> toMatch(const ModelRev& embedder) const;
    Result<std::vector<OpenFace>> toMatch(const ModelRev& embedder, const std::vector<ContentNo>& contents) const;
    /// Faces to group: those without a sure match, in photos of the collection; the same order.
    Result<std::vector<OpenFace>> toGroup(const ModelRev& embedder) const;
    /// (face, root person) that a person refused.
    Result<std::vector<std::pair<FaceId, PersonId>>> forbidden() const;
    /// The same with their vectors, for live faces of grade Good.
    struct Refused {
        FaceId face{};
        PersonId root{};
        std::vector<float> vector;
    };
    Result<std::vector<Refused>> refused(const ModelRev& embedder) const;
    /// Faces that somebody may be, and who was asked and said yes.
    Result<std::vector<AskedMatch>> asked() const;
    Result<std::vector<FaceId>> confirmed() const;
    /// The pictures of these faces, and of those that were matched by one of them.
    Result<std::vector<ContentNo>> contentsAround(const std::vector<FaceId>& faces) const;
    /// (root person, "YYYY-MM-DD").
    Result<std::vector<std::pair<PersonId, std::string>>> births() const;
    /// When each picture was taken, as a person said, else the latest of what its files say; seconds of the local
    /// clock.
    Result<std::vector<std::pair<ContentNo, std::int64_t>>> taken() const;
    /// Pairs of faces a person said to be one (true) or two people.
    struct SaidPair {
        FaceId a{}, b{};
        bool same = false;
    };
    Result<std::vector<SaidPair>> saidPairs() const;
    Result<std::vector<DecidedIn>> decidedIn() const;
    Result<std::optional<Embedding>> embedding(FaceId face, const ModelRev& embedder) const;

private:
    Result<std::vector<LabelledFace>> labelled(Query query) const;
    Result<std::vector<OpenFace>> open(Query query) const;
    static Result<std::vector<DecidedFace>> decided(Query query);

    Db& db_;
};

} // namespace albumen
