// Accuracy on somebody's own labelled folders, DIR/LABEL/*: proof instead of promises. Reads photos and writes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "model/ModelChoice.h"
#include "people/GroupScore.h"
#include "photo/Face.h"

namespace albumen {

class Engine;

/// A share with the interval that holds the true one in 95 of 100 cases (Wilson 1927).
struct Share {
    double value = 0, low = 0, high = 0;
    std::uint64_t of = 0;
};
/// Of none: 0, anything between 0 and 1.
Share shareOf(std::uint64_t count, std::uint64_t all);

/// Wrong answers that are shown at most.
inline constexpr std::size_t worstShown = 20;

/// What evaluating works with; all must outlive the call.
struct EvaluateParts {
    Files& files;
    ModelStore& models;
    Engine& engine;
    WantedModels wanted; ///< not what the machine would choose: these
    int workers = 1;     ///< photos looked at at a time
};

/// A photo that was called by a wrong name or class.
struct WrongAnswer {
    Path path;
    std::string said, truth; ///< truth is empty for a stranger
    float certainty = 0;     ///< identify: distance, less is surer; classes: probability
};

struct IdentifyFigures {
    std::uint64_t people = 0, strangers = 0; ///< folders with more photos than are enrolled, and the others
    std::uint64_t enrolled = 0, probes = 0, strangerProbes = 0, withoutFace = 0;
    Share rank1;          ///< probes of known people: the nearest person is the right one
    Share named;          ///< of these: under the limit too
    Share wrong;          ///< probes of known people named as somebody else
    Share strangersNamed; ///< probes of strangers named at all
    float limit = 0;      ///< in force
    /// Where 1 % of those find somebody within it who must not, and how many of the known are named rightly there.
    float bestLimit = 0;
    Share namedAtBest;
    std::vector<WrongAnswer> worst; ///< the surest errors first, at most 20
    ModelRev detector, embedder;
    std::vector<Error> problems;
};

/// Open-set identification: the first `enrol` photos of each person are made known, all others are asked about; who has
/// no more photos than that is a stranger. The largest face of a photo is the one it is of. Fails: pathMissing,
/// pathEmpty, modelMissing (no embedder), usage (nobody could be enrolled), internal "cancelled"; as
/// namedModel where a model is wanted.
Result<IdentifyFigures> evaluateIdentify(const EvaluateParts& parts, const Path& folder, std::size_t enrol,
                                         const JobControl& job, const ProgressSink& progress);

struct ClassFigures {
    std::vector<std::string> labels;
    std::vector<std::vector<std::uint64_t>> said; ///< [truth][said], both as `labels`
    Share right;
    double balanced = 0; ///< mean share of right ones over the labels that have photos
    float least = 0;     ///< what is less probable is not said of a photo; all the same it counts above
    Share rightSaid;     ///< of those that are said
    std::uint64_t unsaid = 0;
    std::vector<WrongAnswer> worst;
    ModelRev model;
    std::vector<Error> problems;
};

/// The five classes on DIR/CLASS/*. Fails: pathMissing, pathEmpty, usage (a folder whose name is no class),
/// modelMissing, internal "cancelled".
Result<ClassFigures> evaluateClasses(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                     const ProgressSink& progress);

/// How often a tag is right, photo by photo.
struct TagRow {
    std::string tag;
    std::uint64_t right = 0, wrong = 0, missed = 0;
    Share precision; ///< of what was said
    Share recall;    ///< of what should have been said
};

struct TagFigures {
    std::uint64_t photos = 0;
    std::uint64_t leftOut = 0; ///< photos of the list that are not there
    std::vector<TagRow> tags;  ///< the nine
    TagRow all;                ///< of all tags together
    /// The wrong ones, the surest first, at most 20: `truth` is what the person said, `certainty` the score.
    std::vector<WrongAnswer> worst;
    std::vector<ModelRev> models; ///< the finder of objects; without one those of faces and of the five classes
    std::vector<Error> problems;
};

/// The nine tags on the photos of a list (evaluate/TagList.h), whose paths are in `folder`: by the wanted finder of
/// objects, else by the best installed, else by what the program has without one. Fails: as parseTagList;
/// fileVanished and the like (the list), pathEmpty (no photo of the list is there); as namedModel; internal
/// "cancelled".
Result<TagFigures> evaluateTags(const EvaluateParts& parts, const Path& list, const Path& folder,
                                const std::string& tagger, const JobControl& job, const ProgressSink& progress);

/// How often one verdict is right, of the photos whose folder says whether it holds.
struct VerdictFigures {
    std::uint64_t asked = 0, are = 0; ///< photos, and those that it is true of
    std::uint64_t called = 0, rightly = 0;
    Share precision, recall; ///< of those called so; of those that are
};

/// A verdict that is not what the folder says.
struct WrongVerdict {
    Path path;
    std::string verdict;
    bool truth = false;
    float number = 0; ///< what the verdict rests on
    std::string why;
};

struct QualityFigures {
    /// shaken, unsharp, blurred (either), screenshot, dark (the network), "dark by mean" (plain brightness).
    std::map<std::string, VerdictFigures> verdicts;
    std::vector<WrongVerdict> wrong;        ///< in the order of the photos
    std::optional<ModelRev> detector, dark; ///< none: not installed
    std::vector<Error> problems;
};

/// Photos in DIR/LABEL/* with the labels sharp, shaken, unsharp, dark, bright, screenshot and photo (no screenshot).
/// What a label does not say is not asked of its photos. Fails: pathMissing, pathEmpty, usage (another label),
/// modelHashWrong, internal "cancelled".
Result<QualityFigures> evaluateQuality(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                       const ProgressSink& progress);

/// A group that holds faces of several people.
struct MixedGroup {
    std::string person; ///< of whom most of it are
    std::uint64_t faces = 0;
    std::vector<WrongAnswer> others; ///< the faces of others; certainty is not said
};

/// A person whose faces are not all in one group.
struct PersonInParts {
    std::string person;
    std::uint64_t faces = 0, groups = 0, single = 0;
    std::vector<Path> apart; ///< not in the group that has most of them
};

struct ClusterFigures {
    std::uint64_t people = 0, faces = 0, groups = 0, single = 0, withoutFace = 0;
    std::uint64_t copies = 0; ///< photos left out since another is the same picture
    float limit = 0;          ///< in force
    GroupScoreInterval score;
    GroupScoreInterval byMean; ///< at the same limit, joined by the mean alone (makeMeanGrouper)
    /// The one of the limits tried with the highest BCubed F on these photos, in the middle of a run of equals, and the
    /// scores there.
    float bestLimit = 0;
    GroupScoreInterval atBest;
    std::vector<MixedGroup> mixed;    ///< with most faces of others first, at most 20
    std::vector<PersonInParts> split; ///< with most faces apart first, at most 20
    ModelRev detector, embedder;
    std::vector<Error> problems;
};

/// The largest faces of all photos, grouped as if nobody knew whose they are, against the folders. Fails: as
/// evaluateIdentify; noFace (no photo has one).
Result<ClusterFigures> evaluateCluster(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                       const ProgressSink& progress);

/// Two photos whose distance says the wrong thing.
struct WrongPair {
    Path first, second;
    bool same = false; ///< of one person
    float distance = 0;
};

/// One fold asked with the limit that is right most often in the others.
struct FoldFigures {
    float limit = 0;
    Share right;
};

/// How many pairs of one person are accepted where at most `falseAccepts` of the pairs of two are.
struct RocPoint {
    double falseAccepts = 0;
    float limit = 0;
    Share accepted;
};

struct PairFigures {
    std::uint64_t same = 0, two = 0; ///< pairs asked
    std::uint64_t leftOut = 0;       ///< pairs with a photo that is not there
    std::uint64_t withoutFace = 0;   ///< photos; their pairs are taken for two people
    std::vector<FoldFigures> folds;
    double mean = 0, deviation = 0; ///< of the folds' accuracies; standard deviation
    float limit = 0;                ///< in force, of a match
    Share rightAtLimit;
    std::vector<RocPoint> roc;    ///< at 1 % and 0.1 %
    std::vector<WrongPair> worst; ///< at the limit of their fold, the farthest off first, at most 20
    ModelRev detector, embedder;
    std::vector<Error> problems;
};

/// Verification after LFW's protocol (run/PairList.h): the faces in the middle of the photos
/// folder/NAME/NAME_0001.jpg. Fails: as evaluateIdentify; as parsePairs; pathEmpty (a fold of which no photo is there).
Result<PairFigures> evaluatePairs(const EvaluateParts& parts, const Path& folder, const Path& pairs,
                                  const JobControl& job, const ProgressSink& progress);

} // namespace albumen
