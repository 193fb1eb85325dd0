// The faces that define people, as one matrix.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "people/VectorIndex.h"
#include "photo/Face.h"
#include "photo/Ids.h"

namespace albumen {

/// A face that a person decided, of grade Good: Poor ones stay decided but define nobody.
struct GalleryFace {
    FaceId face{};
    PersonId person{}; ///< as given
    PersonId root{};   ///< whom that person is merged into; the person itself if nobody
    std::span<const float> vector;
};

/// Threads: all; const after construction. Copies the vectors.
class Gallery
{
public:
    /// Requires: every vector is of `model`, of length `dim`, of unit length; no face twice. May be empty.
    Gallery(ModelRev model, std::size_t dim, std::span<const GalleryFace> faces);

    struct Entry {
        FaceId face{};
        PersonId person{}, root{};
    };

    std::size_t size() const { return entries_.size(); }
    bool empty() const { return entries_.empty(); }
    const Entry& operator[](std::size_t row) const { return entries_[row]; }
    VectorRows rows() const { return {vectors_.data(), entries_.size(), dim_}; }
    std::size_t dim() const { return dim_; }
    const ModelRev& model() const { return model_; }

private:
    ModelRev model_;
    std::size_t dim_;
    std::vector<Entry> entries_; ///< by face id, so that the order they came in is nothing
    std::vector<float> vectors_;
};

} // namespace albumen
