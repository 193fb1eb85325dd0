#include "people/Suggester.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "people/NearPeople.h"

namespace albumen {
namespace {

// How the chance falls with the distance beyond the match limit: one in two at the limit, one in 28 a tenth behind it.
// Origin: own measurement, as many strangers as known people: with face-reidentification-retail-0095 and 5 to 40 people
// known by 1 to 20 faces it is 0.22 to 0.78 at the limit and 0.02 to 0.3 a tenth behind it, with albumen-facenet 0.65
// to 0.85 and 0.25 to 0.4. The answers given correct it.
constexpr double fallsIn = 0.03;
// What was measured weighs as much as this many answers.
constexpr double measuredWeighs = 10;
// Answers this much nearer or farther still speak of a question.
constexpr float alike = 0.04F;
// Questions weighed, per question wanted.
constexpr std::size_t weighed = 3;

double measuredChance(float beyond)
{
    return 1 / (1 + std::exp(double{beyond} / fallsIn));
}

std::vector<Question> likeliest(std::span<const OpenQuestion> questions, const Certainty& certainty, std::size_t most)
{
    std::vector<Question> chosen;
    for (std::size_t i = 0; i < questions.size(); ++i)
        chosen.push_back({.place = i, .chance = certainty.right(questions[i].root, questions[i].distance)});
    std::sort(chosen.begin(), chosen.end(), [&](const Question& a, const Question& b) {
        return std::tuple(-a.chance, questions[a.place].face) < std::tuple(-b.chance, questions[b.place].face);
    });
    if (chosen.size() > most) chosen.resize(most);
    return chosen;
}

} // namespace

void Certainty::answered(PersonId root, float distance, bool yes)
{
    answers_.push_back({distance - limits_.of(root).match, yes});
}

double Certainty::right(PersonId root, float distance) const
{
    const float beyond = distance - limits_.of(root).match;
    double yes = measuredWeighs * measuredChance(beyond), all = measuredWeighs;
    for (const Answer& answer : answers_) {
        if (std::abs(answer.beyond - beyond) > alike) continue;
        yes += answer.yes ? 1 : 0;
        all += 1;
    }
    return yes / all;
}

std::vector<Question> questionsByGain(std::span<const OpenQuestion> questions, const VectorRows& open,
                                      const LearntLimits& limits, const Certainty& certainty, std::size_t most)
{
    std::vector<Question> chosen = likeliest(questions, certainty, most * weighed);
    const auto index = makeBruteForceIndex(open);
    for (Question& question : chosen) {
        const OpenQuestion& asked = questions[question.place];
        const auto near = index->within(open.part(asked.row, 1), limits.of(asked.root).match);
        const auto others = std::count_if(near.front().begin(), near.front().end(),
                                          [&](const Neighbour& neighbour) { return neighbour.row != asked.row; });
        question.settles = static_cast<std::size_t>(others);
        question.gain = question.chance * static_cast<double>(1 + others);
    }
    std::sort(chosen.begin(), chosen.end(), [&](const Question& a, const Question& b) {
        const OpenQuestion &first = questions[a.place], &second = questions[b.place];
        return std::tuple(-a.gain, first.distance, first.face) < std::tuple(-b.gain, second.distance, second.face);
    });
    if (chosen.size() > most) chosen.resize(most);
    return chosen;
}

std::optional<float> distanceToOthers(const Gallery& gallery, const VectorIndex& index, std::size_t row, float within)
{
    auto near = index.within(gallery.rows().part(row, 1), neighboursWithin(within)).front();
    std::erase_if(near, [row](const Neighbour& neighbour) { return neighbour.row == row; });
    for (const NearPerson& person : nearPeople(gallery, gallery.rows()[row], near))
        if (person.root == gallery[row].root) return person.distance;
    return std::nullopt;
}

} // namespace albumen
