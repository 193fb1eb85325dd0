#include "people/Whispers.h"

#include <algorithm>

namespace albumen {
namespace {

constexpr int rounds = 30; // labels settle in about ten
// Faces between two questions whether to go on: a few milliseconds.
constexpr std::size_t facesAtATime = 4096;

struct Neighbour {
    float nearness;
    std::uint32_t face;
};

/// The near faces of each face, one face's after the other's.
class Neighbours
{
public:
    Neighbours(std::size_t faces, std::span<const NearPair> pairs) : ends_(faces + 1), all_(2 * pairs.size())
    {
        for (const NearPair& pair : pairs) {
            ++ends_[pair.first + 1];
            ++ends_[pair.second + 1];
        }
        for (std::size_t i = 1; i <= faces; ++i) ends_[i] += ends_[i - 1];
        std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
        for (const NearPair& pair : pairs) {
            all_[next[pair.first]++] = {1 - pair.distance, pair.second};
            all_[next[pair.second]++] = {1 - pair.distance, pair.first};
        }
    }

    std::span<const Neighbour> of(std::size_t face) const
    {
        return std::span(all_).subspan(ends_[face], ends_[face + 1] - ends_[face]);
    }

private:
    std::vector<std::size_t> ends_; ///< where the face before ends
    std::vector<Neighbour> all_;
};

/// What most say. `votes`: zeros, one a label, and zeros again afterwards.
std::uint32_t loudest(std::span<const Neighbour> near, const std::vector<std::uint32_t>& labels, std::uint32_t own,
                      std::vector<float>& votes)
{
    for (const Neighbour& neighbour : near) votes[labels[neighbour.face]] += neighbour.nearness;
    std::uint32_t best = own;
    float most = 0;
    for (const Neighbour& neighbour : near) {
        const std::uint32_t label = labels[neighbour.face];
        if (votes[label] > most || (votes[label] == most && label < best)) best = label;
        most = std::max(most, votes[label]);
    }
    for (const Neighbour& neighbour : near) votes[labels[neighbour.face]] = 0;
    return best;
}

} // namespace

std::optional<std::vector<std::uint32_t>> whisper(std::vector<std::uint32_t> labels, std::span<const NearPair> pairs,
                                                  const JobControl& job)
{
    const Neighbours neighbours(labels.size(), pairs);
    std::vector<float> votes(labels.size());
    bool changed = true;
    for (int round = 0; round < rounds && changed; ++round) {
        changed = false;
        for (std::size_t face = 0; face < labels.size(); ++face) {
            if (face % facesAtATime == 0 && !job.mayGoOn()) return std::nullopt;
            const std::uint32_t heard = loudest(neighbours.of(face), labels, labels[face], votes);
            changed = changed || heard != labels[face];
            labels[face] = heard;
        }
    }
    return labels;
}

} // namespace albumen
