#include "bench/PlantedAlbum.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace albumen::bench {
namespace {

constexpr std::size_t dim = 256;
// Axes count less and less, by this factor each, so that chance likenesses are as wide as in real vectors.
constexpr double fading = 0.991;

using Vector = std::vector<double>;

class Planter
{
public:
    Planter(std::uint32_t seed, const Likeness& likeness) : random_(seed), likeness_(likeness)
    {
        double square = 0;
        for (std::size_t i = 0; i < dim; ++i) square += std::pow(fading, 2.0 * static_cast<double>(i));
        for (std::size_t i = 0; i < dim; ++i)
            axes_.push_back(std::pow(fading, static_cast<double>(i)) / std::sqrt(square));
    }

    struct Person {
        Vector first, last; ///< where the faces lie at the beginning and the end of the album
        double spread = 1;
    };

    Person person(const Person* sibling, bool child)
    {
        Person made{noise(), {}, likeness_.spread * std::exp(likeness_.spreadOfPeople * normal_(random_))};
        if (sibling) made.first = turned(made.first, sibling->first, std::asin(likeness_.siblings));
        made.last = child ? turned(made.first, noise(), likeness_.grownUp * 3.14159265358979 / 180) : made.first;
        return made;
    }

    std::vector<float> face(const Person& person, bool poor)
    {
        const double when = std::uniform_real_distribution<double>(0, 1)(random_);
        const double spread =
            person.spread * std::exp(likeness_.spreadOfFaces * normal_(random_)) * (poor ? likeness_.poorer : 1);
        const Vector stray = noise();
        Vector vector(dim);
        for (std::size_t i = 0; i < dim; ++i)
            vector[i] = (1 - when) * person.first[i] + when * person.last[i] + spread * stray[i];
        double square = 0;
        for (const double x : vector) square += x * x;
        std::vector<float> unit;
        for (const double x : vector) unit.push_back(static_cast<float>(x / std::sqrt(square)));
        return unit;
    }

    bool oneIn(std::uint32_t n) { return random_() % n == 0; }

private:
    /// Of length 1 on average.
    Vector noise()
    {
        Vector vector;
        for (const double axis : axes_) vector.push_back(axis * normal_(random_));
        return vector;
    }

    static Vector turned(const Vector& from, const Vector& to, double angle)
    {
        Vector vector(dim);
        for (std::size_t i = 0; i < dim; ++i) vector[i] = std::cos(angle) * from[i] + std::sin(angle) * to[i];
        return vector;
    }

    std::mt19937 random_;
    std::normal_distribution<double> normal_;
    Likeness likeness_;
    Vector axes_;
};

/// How many faces each person has.
std::vector<std::size_t> sizesOf(std::size_t count)
{
    std::vector<std::size_t> sizes;
    std::size_t left = count * 7 / 10;
    for (std::size_t i = 0; left > 1; ++i) {
        const double faces = 0.1 * static_cast<double>(count) / std::pow(static_cast<double>(i + 1), 0.8);
        sizes.push_back(std::min(left, std::max(std::size_t{2}, static_cast<std::size_t>(faces))));
        left -= sizes.back();
    }
    sizes.resize(sizes.size() + count * 3 / 10, 1);
    return sizes;
}

/// A third of the pictures get a second face, if it is of somebody else.
void sharePictures(KnownFaces& known, std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::vector<std::uint32_t> order(known.count());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    known.pictures.assign(known.count(), 0);
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        const bool second = i > 0 && i % 3 == 1 && known.people[order[i]] != known.people[order[i - 1]];
        known.pictures[order[i]] = second ? known.pictures[order[i - 1]] : i;
    }
}

} // namespace

KnownFaces plantAlbum(std::size_t count, std::uint32_t seed, const Likeness& likeness)
{
    Planter plant(seed, likeness);
    KnownFaces known;
    Planter::Person before;
    const std::vector<std::size_t> sizes = sizesOf(count);
    for (std::size_t number = 0; number < sizes.size() && known.count() < count; ++number) {
        const Planter::Person person = plant.person(number % 5 == 1 ? &before : nullptr, number % 4 == 2);
        for (std::size_t i = 0; i < sizes[number]; ++i) {
            const bool poor = plant.oneIn(8);
            known.vectors.push_back(plant.face(person, poor));
            known.grades.push_back(poor ? FaceGrade::poor : FaceGrade::good);
            known.people.push_back(number);
        }
        before = person;
    }
    sharePictures(known, seed);
    return known;
}

} // namespace albumen::bench
