// Accuracy on somebody's own labelled folders, DIR/LABEL/*: proof instead of promises. Reads photos and writes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "model/ModelChoice.h"
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

/// What evaluating works with; all must outlive the call.
struct EvaluateParts {
    Files& files;
    ModelStore& models;
    Engine& engine;
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

struct IdentifyOrder {
    std::size_t enrol = 5; ///< photos of each person that are made known
    WantedModels models;
};

/// Open-set identification: the first `enrol` photos of each person are made known, all others are asked about; who has
/// no more photos than that is a stranger. The largest face of a photo is the one it is of. Fails: pathMissing,
/// pathEmpty, modelMissing (no embedder), noFace (nobody could be enrolled), internal "cancelled"; as
/// namedModel where a model is wanted.
Result<IdentifyFigures> evaluateIdentify(const EvaluateParts& parts, const Path& folder, const IdentifyOrder& order,
                                         const JobControl& job, const ProgressSink& progress);

struct ClassFigures {
    std::vector<std::string> labels;
    std::vector<std::vector<std::uint64_t>> said; ///< [truth][said], both as `labels`
    Share right;
    double balanced = 0; ///< mean share of right ones over the labels that have photos
    std::vector<WrongAnswer> worst;
    ModelRev model;
    std::vector<Error> problems;
};

/// The five classes on DIR/CLASS/*. Fails: pathMissing, pathEmpty, usage (a folder whose name is no class),
/// modelMissing, internal "cancelled".
Result<ClassFigures> evaluateClasses(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                     const ProgressSink& progress);

} // namespace albumen
