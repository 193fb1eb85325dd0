#include "people/FilmFaces.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace albumen {
namespace {

struct TwoFaces {
    float distance = 0;
    std::size_t a = 0, b = 0;
};

float sureLimit(const FaceFound& a, const FaceFound& b, const MatchLimits& limits)
{
    const auto good = [](const FaceFound& face) { return face.quality.grade == FaceGrade::good; };
    return good(a) && good(b) ? limits.match : limits.strict;
}

/// Sure to be one person, nearest first.
std::vector<TwoFaces> surePairs(const std::vector<FaceFound>& faces, const std::vector<int>& frames,
                                const MatchLimits& limits)
{
    const auto compared = [](const FaceFound& face) {
        return face.embedding && face.quality.grade != FaceGrade::unusable;
    };
    std::vector<TwoFaces> pairs;
    for (std::size_t a = 0; a < faces.size(); ++a)
        for (std::size_t b = a + 1; b < faces.size(); ++b) {
            if (frames[a] == frames[b] || !compared(faces[a]) || !compared(faces[b])) continue;
            const float distance = distanceOf(*faces[a].embedding, *faces[b].embedding);
            if (distance <= sureLimit(faces[a], faces[b], limits)) pairs.push_back({distance, a, b});
        }
    std::ranges::stable_sort(pairs, {}, &TwoFaces::distance);
    return pairs;
}

bool isBetter(const FaceFound& a, const FaceFound& b)
{
    return std::tuple(a.quality.grade, -a.quality.heightPx) < std::tuple(b.quality.grade, -b.quality.heightPx);
}

} // namespace

std::vector<FaceFound> oneFaceEach(std::vector<FaceFound> faces, const FilmStrip& strip, const MatchLimits& limits)
{
    std::vector<int> frames;
    std::vector<std::set<std::size_t>> people; // who has which faces; those of joined ones are empty
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        frames.push_back(strip.frameAt(faces[i].box.box.centre()));
        people.push_back({i});
        whose.push_back(i);
    }
    const auto sharesFrame = [&](const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
        return std::ranges::any_of(a, [&](std::size_t one) {
            return std::ranges::any_of(b, [&](std::size_t other) { return frames[one] == frames[other]; });
        });
    };
    for (const TwoFaces& pair : surePairs(faces, frames, limits)) {
        auto &one = people[whose[pair.a]], &other = people[whose[pair.b]];
        if (&one == &other || sharesFrame(one, other)) continue;
        for (const std::size_t face : other) whose[face] = whose[pair.a];
        one.merge(other);
    }
    std::vector<FaceFound> best;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const auto& same = people[whose[i]];
        const auto first =
            std::ranges::min_element(same, [&](std::size_t a, std::size_t b) { return isBetter(faces[a], faces[b]); });
        if (*first == i) best.push_back(faces[i]);
    }
    return best;
}

} // namespace albumen
