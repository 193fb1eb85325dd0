// What networks made of many pictures, in whole numbers of 8 bits: a quarter of the memory, sums that are exact in
// whatever order, and one place that keeps vectors of different networks apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "photo/Understanding.h"

namespace albumen {

/// 128 MB for 100,000 vectors of 1,280 numbers. Threads: all while nobody adds.
class PooledVectors
{
public:
    /// How far a likeness may be from the cosine of the vectors, for vectors as networks pool them.
    static constexpr float error = 0.01F;

    /// Room for so many vectors of `dim` numbers of one network, so that adding them moves none.
    void reserve(std::size_t rows, std::size_t dim, const ModelRev& network);

    /// Ensures: the rows are numbered from 0 in the order of adding. A look without vector, network or length has a row
    /// that is like nothing.
    std::size_t add(const Look& look);
    std::size_t count() const { return places_.size(); }

    /// The cosine, -1..1; 1 for equal vectors. None: one has no vector, or they are of two networks.
    std::optional<float> likeness(std::size_t a, std::size_t b) const;

    /// That of a look to every row, in the order of the rows; -2: none.
    std::vector<float> likenesses(const Look& look) const;

    /// Signs of `bits` sums over the row's numbers, in which each counts as added or taken away at random and the mean
    /// of all vectors of that network counts as nothing: near vectors differ in few. Ensures: no bits for rows without
    /// vector. Requires: a multiple of 64 bits.
    std::vector<std::uint64_t> signs(std::size_t bits) const;
    static constexpr float none = -2;

private:
    struct Network {
        ModelRev model;
        std::size_t dim = 0;
        std::vector<std::int8_t> numbers; ///< `dim` a vector
        std::vector<float> length;        ///< of each vector as it is kept
        std::vector<std::size_t> row;
    };
    struct Place {
        std::size_t network = 0, at = 0;
    };

    static std::vector<double> meanOf(const Network& network);
    Network& networkFor(const ModelRev& model, std::size_t dim);

    std::vector<Network> networks_;
    std::vector<std::optional<Place>> places_;
};

} // namespace albumen
