#include "people/Gallery.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/Contract.h"

namespace albumen {

Gallery::Gallery(ModelRev model, std::size_t dim, std::span<const GalleryFace> faces)
    : model_(std::move(model)), dim_(dim)
{
    std::vector<std::size_t> order(faces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return faces[a].face < faces[b].face; });
    entries_.reserve(faces.size());
    vectors_.reserve(faces.size() * dim);
    for (const std::size_t i : order) {
        const GalleryFace& face = faces[i];
        EXPECTS(face.vector.size() == dim);
        EXPECTS(entries_.empty() || entries_.back().face != face.face);
        entries_.push_back({face.face, face.person, face.root});
        vectors_.insert(vectors_.end(), face.vector.begin(), face.vector.end());
    }
}

} // namespace albumen
