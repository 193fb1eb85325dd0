// Vectors in whole numbers of 16 bits: a whole sum is exact, so products by the million may be taken in whatever
// order is fastest, on several threads and on any processor, and are the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "people/VectorIndex.h"

namespace albumen {

/// Threads: all; const after construction. Takes half the memory of the vectors it is made of, which it copies.
class SmallVectors
{
public:
    /// Rows are multiplied in blocks of this many.
    static constexpr std::size_t block = 4;

    /// Requires: vectors of length 1, or less, as means are.
    explicit SmallVectors(const VectorRows& rows);

    std::size_t count() const { return count_; }
    /// How far a distance may be from that of the vectors: 0.0005 for 256 numbers.
    static float error(std::size_t dim);

    /// Distances (1 - cosine, never below 0) of rows [first, first + n) to rows [otherFirst, otherFirst + otherN) of
    /// `other`: into[i * stride + j], stride being otherN rounded up to whole blocks.
    /// Ensures: at most error(dim) from the distance of the vectors.
    /// Requires: first and otherFirst are multiples of `block`; room for n rounded up to whole blocks rows of stride.
    void distances(std::size_t first, std::size_t n, const SmallVectors& other, std::size_t otherFirst,
                   std::size_t otherN, std::span<float> into) const;

    static constexpr std::size_t wholeBlocks(std::size_t rows) { return (rows + block - 1) / block * block; }

private:
    const std::int16_t* row(std::size_t i) const { return numbers_.data() + i * dim_; }

    std::size_t count_, dim_;
    std::vector<std::int16_t> numbers_; ///< filled up with rows of nothing to whole blocks
};

} // namespace albumen
