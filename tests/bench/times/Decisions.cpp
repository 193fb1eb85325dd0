// How long a decision takes until it is seen, and until all that follows from it is.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"
#include "Watch.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr std::size_t dim = 256;

std::vector<float> near(const std::vector<float>& centre, unsigned seed)
{
    std::vector<float> vector = unitVector(seed, dim);
    double square = 0;
    for (std::size_t i = 0; i < dim; ++i) square += std::pow(vector[i] = centre[i] + 0.7F * vector[i], 2);
    for (float& number : vector) number = static_cast<float>(number / std::sqrt(square));
    return vector;
}

double median(std::vector<double> numbers)
{
    std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2), numbers.end());
    return numbers[numbers.size() / 2];
}

/// `faces` faces of twice as many people as are known, five faces of each known one decided.
void measure(std::int64_t faces, std::int64_t people)
{
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (std::int64_t i = 0; i < faces; ++i)
            planted.photoLater(
                {near(unitVector(static_cast<unsigned>(i % (2 * people)) + 7'000'000, dim), static_cast<unsigned>(i))});
    });
    for (std::int64_t person = 0; person < people; ++person) {
        std::vector<FaceId> known;
        for (std::int64_t i = 0; i < 5; ++i) known.push_back(FaceId{1 + person + i * 2 * people});
        library.decide(AssignFaces{known, "Person " + std::to_string(person)});
    }
    library.settle();
    REQUIRE_FALSE(library.run(jobs::Recognise{}).error);
    std::vector<double> seen, followed;
    for (std::int64_t i = 0; i < 15; ++i) {
        const FaceId face{faces / 2 + i};
        const Command command = i % 3 == 0   ? Command(AssignFaces{{face}, "Person 1"})
                                : i % 3 == 1 ? Command(IgnoreFaces{{face}})
                                             : Command(Undo{});
        seen.push_back(millisecondsOf([&] { library.decide(command); }));
        followed.push_back(millisecondsOf([&] { library.settle(); }));
    }
    std::printf("%7lld faces, %lld known: decided in %.1f ms, all that follows %.1f ms later (medians of 15)\n",
                static_cast<long long>(faces), static_cast<long long>(5 * people), median(seen), median(followed));
    std::printf("         people %.1f ms, groups %.1f ms, suggestions %.0f ms\n",
                millisecondsOf([&] { (void)must(library->people().ids(PeopleOrder::mostPhotos)); }),
                millisecondsOf([&] { (void)must(library->groups().ids()); }),
                millisecondsOf([&] { (void)must(library->suggestions().open("", 50)); }));
}

} // namespace

TEST_CASE("A decision among 1,000 faces", "[.timing]")
{
    measure(1'000, 20);
}
TEST_CASE("A decision among 10,000 faces", "[.timing]")
{
    measure(10'000, 200);
}
TEST_CASE("A decision among 100,000 faces of which 2,000 are known", "[.timing]")
{
    measure(100'000, 400);
}
