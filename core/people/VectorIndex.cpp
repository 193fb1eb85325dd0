#include "people/VectorIndex.h"

#include <algorithm>
#include <cstring>

#include "base/Contract.h"

namespace albumen {
namespace {

// Four floats at a time: what every 64-bit processor has, so that all machines give the same sums.
using Lanes = float __attribute__((vector_size(16)));
constexpr std::size_t laneCount = 4;
// Rows that stay in the second-level cache while all queries pass: 64 rows of 256 floats are 64 KB.
constexpr std::size_t rowsAtATime = 64;
// Products of a search kept at a time: 64 x 4096 floats are 1 MB.
constexpr std::size_t searchQueries = 64, searchRows = 4096;

Lanes load(const float* from)
{
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

/// Q queries against R rows at once, so that each number loaded is used several times. The order of each sum does not
/// depend on Q and R.
template <std::size_t Q, std::size_t R>
void productsOf(const float* queries, const float* rows, std::size_t dim, float* into, std::size_t intoStride)
{
    Lanes sums[Q][R] = {};
    const std::size_t whole = dim - dim % laneCount;
    for (std::size_t i = 0; i < whole; i += laneCount) {
        Lanes row[R];
        for (std::size_t r = 0; r < R; ++r) row[r] = load(rows + r * dim + i);
        for (std::size_t q = 0; q < Q; ++q) {
            const Lanes query = load(queries + q * dim + i);
            for (std::size_t r = 0; r < R; ++r) sums[q][r] += query * row[r];
        }
    }
    for (std::size_t q = 0; q < Q; ++q) {
        for (std::size_t r = 0; r < R; ++r) {
            float sum = (sums[q][r][0] + sums[q][r][2]) + (sums[q][r][1] + sums[q][r][3]);
            for (std::size_t i = whole; i < dim; ++i) sum += queries[q * dim + i] * rows[r * dim + i];
            into[q * intoStride + r] = sum;
        }
    }
}

template <std::size_t Q>
void productsOfQueries(const float* queries, const VectorRows& rows, float* into, std::size_t intoStride)
{
    constexpr std::size_t step = 4;
    std::size_t r = 0;
    for (; r + step <= rows.count; r += step)
        productsOf<Q, step>(queries, rows[r].data(), rows.dim, into + r, intoStride);
    for (; r < rows.count; ++r) productsOf<Q, 1>(queries, rows[r].data(), rows.dim, into + r, intoStride);
}

bool nearer(const Neighbour& a, const Neighbour& b)
{
    return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
}

class BruteForceIndex final : public VectorIndex
{
public:
    explicit BruteForceIndex(VectorRows rows) : rows_(rows) {}

    std::vector<std::vector<Neighbour>> nearest(const VectorRows& queries, std::size_t k) const override
    {
        std::vector<std::vector<Neighbour>> found(queries.count);
        if (k == 0) return found;
        forEach(queries, [&](std::size_t query, const Neighbour& neighbour) {
            std::vector<Neighbour>& heap = found[query]; // the farthest of the best k on top
            if (heap.size() == k && !nearer(neighbour, heap.front())) return;
            if (heap.size() == k) {
                std::pop_heap(heap.begin(), heap.end(), nearer);
                heap.pop_back();
            }
            heap.push_back(neighbour);
            std::push_heap(heap.begin(), heap.end(), nearer);
        });
        for (auto& heap : found) std::sort_heap(heap.begin(), heap.end(), nearer);
        return found;
    }

    std::vector<std::vector<Neighbour>> within(const VectorRows& queries, float limit) const override
    {
        std::vector<std::vector<Neighbour>> found(queries.count);
        forEach(queries, [&](std::size_t query, const Neighbour& neighbour) {
            if (neighbour.distance <= limit) found[query].push_back(neighbour);
        });
        for (auto& list : found) std::sort(list.begin(), list.end(), nearer);
        return found;
    }

private:
    template <class Take> void forEach(const VectorRows& queries, const Take& take) const
    {
        EXPECTS(queries.count == 0 || rows_.count == 0 || queries.dim == rows_.dim);
        std::vector<float> products(std::min(queries.count, searchQueries) * std::min(rows_.count, searchRows));
        for (std::size_t q = 0; q < queries.count; q += searchQueries) {
            const VectorRows some = queries.part(q, std::min(searchQueries, queries.count - q));
            for (std::size_t r = 0; r < rows_.count; r += searchRows) {
                const VectorRows part = rows_.part(r, std::min(searchRows, rows_.count - r));
                innerProducts(some, part, products);
                for (std::size_t i = 0; i < some.count; ++i)
                    for (std::size_t j = 0; j < part.count; ++j)
                        take(q + i, {r + j, distanceFrom(products[i * part.count + j])});
            }
        }
    }

    VectorRows rows_;
};

} // namespace

float distanceFrom(float innerProduct)
{
    return std::max(0.F, 1 - innerProduct); // rounding takes equal vectors a hair beyond one
}

float innerProduct(const float* a, const float* b, std::size_t dim)
{
    float product = 0;
    productsOf<1, 1>(a, b, dim, &product, 1);
    return product;
}

void innerProducts(const VectorRows& queries, const VectorRows& rows, std::span<float> into)
{
    EXPECTS(into.size() >= queries.count * rows.count);
    for (std::size_t r = 0; r < rows.count; r += rowsAtATime) {
        const VectorRows some = rows.part(r, std::min(rowsAtATime, rows.count - r));
        std::size_t q = 0;
        for (; q + 2 <= queries.count; q += 2)
            productsOfQueries<2>(queries[q].data(), some, into.data() + q * rows.count + r, rows.count);
        for (; q < queries.count; ++q)
            productsOfQueries<1>(queries[q].data(), some, into.data() + q * rows.count + r, rows.count);
    }
}

std::unique_ptr<VectorIndex> makeBruteForceIndex(VectorRows rows)
{
    return std::make_unique<BruteForceIndex>(rows);
}

} // namespace albumen
