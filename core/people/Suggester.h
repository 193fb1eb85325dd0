// Which question to ask first: "is this X?", by how much an answer is worth.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "people/Gallery.h"
#include "people/LearntLimits.h"

namespace albumen {

/// How likely it is that a face at a distance from a person is that person. Threads: all while only read.
class Certainty
{
public:
    explicit Certainty(const LearntLimits& limits) : limits_(limits) {}

    /// Somebody answered yes or no to a face at this distance from this person.
    void answered(PersonId root, float distance, bool yes);
    /// 0..1: what was measured, corrected by the answers given to questions as near or far as this.
    double right(PersonId root, float distance) const;

private:
    struct Answer {
        float beyond = 0; ///< distance less the person's match limit
        bool yes = false;
    };
    const LearntLimits& limits_;
    std::vector<Answer> answers_;
};

/// A face that may be somebody: neither decided nor sure.
struct OpenQuestion {
    FaceId face{};
    PersonId root{};
    float distance = 0;
    std::size_t row = 0; ///< of the open faces
};

struct Question {
    std::size_t place = 0;   ///< in the list of open questions
    double chance = 0;       ///< that the answer is yes
    std::size_t settles = 0; ///< other open faces that a yes would make sure, as near to this face as a match asks for
    double gain = 0;         ///< chance x (1 + settles)
};

/// The questions most worth asking, at most `most`; equal gains the nearer first. `open`: the vectors of all faces that
/// are neither decided nor sure, whatever they may be. Only the likeliest questions are weighed where there are very
/// many. Threads: all.
std::vector<Question> questionsByGain(std::span<const OpenQuestion> questions, const VectorRows& open,
                                      const LearntLimits& limits, const Certainty& certainty, std::size_t most);

/// Of a known face: how far it is from its person's other faces. None: nobody but itself is near.
std::optional<float> distanceToOthers(const Gallery& gallery, const VectorIndex& index, std::size_t row, float within);

} // namespace albumen
