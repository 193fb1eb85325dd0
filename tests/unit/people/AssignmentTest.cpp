#include "people/Assignment.h"

#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace albumen;

namespace {

/// The greatest sum, by trying everything.
double bestOf(const std::vector<double>& gains, std::size_t rows, std::size_t columns, std::size_t row,
              std::vector<bool>& taken)
{
    if (row == rows) return 0;
    double best = bestOf(gains, rows, columns, row + 1, taken);
    for (std::size_t column = 0; column < columns; ++column) {
        const double gain = gains[row * columns + column];
        if (taken[column] || gain <= 0) continue;
        taken[column] = true;
        best = std::max(best, gain + bestOf(gains, rows, columns, row + 1, taken));
        taken[column] = false;
    }
    return best;
}

} // namespace

TEST_CASE("The assignment has the greatest sum that trying everything finds")
{
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        const std::size_t rows = 1 + random() % 6, columns = random() % 7;
        std::vector<double> gains(rows * columns);
        for (double& gain : gains) gain = random() % 3 == 0 ? 0.0 : double(random() % 1000) / 1000 - 0.2;
        const auto assigned = assignMostGain(gains, rows, columns);
        double sum = 0;
        std::set<std::size_t> used;
        for (std::size_t row = 0; row < rows; ++row) {
            if (!assigned[row]) continue;
            REQUIRE(used.insert(*assigned[row]).second);
            REQUIRE(gains[row * columns + *assigned[row]] > 0);
            sum += gains[row * columns + *assigned[row]];
        }
        std::vector<bool> taken(columns, false);
        REQUIRE(sum == Approx(bestOf(gains, rows, columns, 0, taken)));
    }
}

TEST_CASE("Nothing to gain assigns nobody")
{
    const std::vector<double> gains{0, -1, -0.5, 0};
    for (const auto& column : assignMostGain(gains, 2, 2)) CHECK_FALSE(column);
    CHECK(assignMostGain({}, 0, 3).empty());
    CHECK(assignMostGain({}, 2, 0).size() == 2);
}
