#include "people/NearPairs.h"

#include <algorithm>

namespace albumen {
namespace {

constexpr std::size_t tile = 256; // 256 x 256 products are 256 KB: they stay in the cache, and a cancel is seen in time

/// The nearest few of one row: a heap with the farthest on top.
class Nearest
{
public:
    void offer(const NearPair& pair, std::size_t most)
    {
        if (heap_.size() == most) {
            if (!(pair < heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end());
            heap_.pop_back();
        }
        heap_.push_back(pair);
        std::push_heap(heap_.begin(), heap_.end());
    }
    const std::vector<NearPair>& pairs() const { return heap_; }

private:
    std::vector<NearPair> heap_;
};

} // namespace

std::optional<std::vector<NearPair>> nearPairs(const VectorRows& rows, float limit, std::size_t most,
                                               const PairAllowed& allowed, const JobControl& job)
{
    std::vector<Nearest> nearest(rows.count);
    std::vector<float> products(tile * tile);
    for (std::size_t i = 0; i < rows.count; i += tile) {
        const VectorRows left = rows.part(i, std::min(tile, rows.count - i));
        for (std::size_t j = i; j < rows.count; j += tile) {
            if (!job.mayGoOn()) return std::nullopt;
            const VectorRows right = rows.part(j, std::min(tile, rows.count - j));
            innerProducts(left, right, products);
            for (std::size_t a = 0; a < left.count; ++a) {
                for (std::size_t b = i == j ? a + 1 : 0; b < right.count; ++b) {
                    const float distance = distanceFrom(products[a * right.count + b]);
                    if (distance > limit) continue;
                    const NearPair pair{distance, static_cast<std::uint32_t>(i + a), static_cast<std::uint32_t>(j + b)};
                    if (!allowed(pair.first, pair.second)) continue;
                    nearest[pair.first].offer(pair, most);
                    nearest[pair.second].offer(pair, most);
                }
            }
        }
    }
    std::vector<NearPair> pairs;
    for (const Nearest& few : nearest) pairs.insert(pairs.end(), few.pairs().begin(), few.pairs().end());
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

} // namespace albumen
