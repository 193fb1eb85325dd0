// Nearest vectors. Brute force in float for now; another index (smaller numbers, a graph) has the same face.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace albumen {

/// Vectors lying one behind the other. Borrows.
struct VectorRows {
    const float* data = nullptr;
    std::size_t count = 0;
    std::size_t dim = 0;

    std::span<const float> operator[](std::size_t row) const { return {data + row * dim, dim}; }
    /// Rows [first, first + n).
    VectorRows part(std::size_t first, std::size_t n) const { return {data + first * dim, n, dim}; }
};

struct Neighbour {
    std::size_t row = 0;
    float distance = 0; ///< 1 - cosine
    bool operator==(const Neighbour&) const = default;
};

/// Requires (all): unit vectors of one ModelRev.
/// Threads: all, as long as the rows stay.
class VectorIndex
{
public:
    virtual ~VectorIndex() = default;
    /// Ensures: per query at most k rows, nearest first, equal distances by row.
    virtual std::vector<std::vector<Neighbour>> nearest(const VectorRows& queries, std::size_t k) const = 0;
    /// Ensures: per query every row at most `limit` away, nearest first, equal distances by row.
    virtual std::vector<std::vector<Neighbour>> within(const VectorRows& queries, float limit) const = 0;
};

/// Every query against every row. `rows` must outlive it.
std::unique_ptr<VectorIndex> makeBruteForceIndex(VectorRows rows);

/// 1 - cosine of unit vectors, never below 0.
float distanceFrom(float innerProduct);
/// The inner product, summed in one fixed order: the same bits for (a, b) and (b, a), alone or in a table.
float innerProduct(const float* a, const float* b, std::size_t dim);
/// into[q * rows.count + r] = innerProduct(queries[q], rows[r]). Requires: into has room for all.
void innerProducts(const VectorRows& queries, const VectorRows& rows, std::span<float> into);

} // namespace albumen
