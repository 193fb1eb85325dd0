#include "people/Assignment.h"

#include <algorithm>
#include <limits>

#include "base/Contract.h"

namespace albumen {
namespace {

/// The Hungarian method with potentials: rows are added one at a time, each along the cheapest augmenting path. Every
/// row has a column of its own that costs nothing and means "nobody".
class Hungarian
{
public:
    Hungarian(std::span<const double> gains, std::size_t rows, std::size_t columns)
        : gains_(gains), rows_(rows), columns_(columns), all_(columns + rows), rowPotential_(rows + 1),
          columnPotential_(all_ + 1), rowOf_(all_ + 1, 0), before_(all_ + 1, 0)
    {
    }

    std::vector<std::optional<std::size_t>> solve()
    {
        for (std::size_t row = 1; row <= rows_; ++row) addRow(row);
        std::vector<std::optional<std::size_t>> answer(rows_);
        for (std::size_t column = 1; column <= columns_; ++column)
            if (rowOf_[column] != 0 && gain(rowOf_[column], column) > 0) answer[rowOf_[column] - 1] = column - 1;
        return answer;
    }

private:
    // Rows and columns count from 1; column 0 holds the row that is being added.
    double gain(std::size_t row, std::size_t column) const { return gains_[(row - 1) * columns_ + column - 1]; }
    double cost(std::size_t row, std::size_t column) const
    {
        return column <= columns_ ? -std::max(0.0, gain(row, column)) : 0.0;
    }

    void addRow(std::size_t row)
    {
        std::vector<double> slack(all_ + 1, std::numeric_limits<double>::infinity());
        std::vector<bool> reached(all_ + 1, false);
        rowOf_[0] = row;
        std::size_t column = 0;
        do {
            reached[column] = true;
            column = nextColumn(column, slack, reached);
        } while (rowOf_[column] != 0);
        while (column != 0) {
            rowOf_[column] = rowOf_[before_[column]];
            column = before_[column];
        }
    }

    std::size_t nextColumn(std::size_t from, std::vector<double>& slack, const std::vector<bool>& reached)
    {
        const std::size_t row = rowOf_[from];
        std::size_t next = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t column = 1; column <= all_; ++column) {
            if (reached[column]) continue;
            const double reduced = cost(row, column) - rowPotential_[row] - columnPotential_[column];
            if (reduced < slack[column]) {
                slack[column] = reduced;
                before_[column] = from;
            }
            if (slack[column] < least) {
                least = slack[column];
                next = column;
            }
        }
        for (std::size_t column = 0; column <= all_; ++column) {
            if (reached[column]) {
                rowPotential_[rowOf_[column]] += least;
                columnPotential_[column] -= least;
            } else {
                slack[column] -= least;
            }
        }
        return next;
    }

    std::span<const double> gains_;
    std::size_t rows_, columns_, all_;
    std::vector<double> rowPotential_, columnPotential_;
    std::vector<std::size_t> rowOf_;  ///< per column, 0 = free
    std::vector<std::size_t> before_; ///< per column: the one before it on the path
};

} // namespace

std::vector<std::optional<std::size_t>> assignMostGain(std::span<const double> gains, std::size_t rows,
                                                       std::size_t columns)
{
    EXPECTS(gains.size() == rows * columns);
    return Hungarian(gains, rows, columns).solve();
}

} // namespace albumen
