#include "people/NearPairs.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>

#include "base/Threads.h"
#include "people/SmallVectors.h"

namespace albumen {
namespace {

constexpr std::size_t tile = 256; // 256 x 256 products are 256 KB: they stay in the cache, and a cancel is seen in time
constexpr std::size_t heapsToOne =
    1024; // pairs are sorted a thousandth of distance at a time: a cancel is seen in time

/// The nearest few of one row: a heap with the farthest on top.
class Nearest
{
public:
    /// Nothing beyond this is kept any more; it only ever falls. Threads: all.
    float reach() const { return reach_.load(std::memory_order_relaxed); }

    void offer(const NearPair& pair, std::size_t most)
    {
        if (heap_.size() == most) {
            if (!(pair < heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end());
            heap_.pop_back();
        }
        heap_.push_back(pair);
        std::push_heap(heap_.begin(), heap_.end());
        if (heap_.size() == most) reach_.store(heap_.front().distance, std::memory_order_relaxed);
    }
    /// Gives them away.
    std::vector<NearPair> take() { return std::move(heap_); }

private:
    std::vector<NearPair> heap_;
    std::atomic<float> reach_{3};
};

/// Every tile of rows against others, by as many threads as wished. What is nearest does not depend on who found it
/// first, since no two pairs are equal.
class TileSearch
{
public:
    /// `same`: the two sets are one, and each pair is looked at once.
    TileSearch(const SmallVectors& rows, const SmallVectors& others, bool same, const PairSearch& search,
               const PairAllowed& allowed, const JobControl& job)
        : rows_(rows), others_(others), same_(same), search_(search), allowed_(allowed), job_(job),
          nearest_(others.count())
    {
        for (std::size_t i = 0; i < rows.count(); i += tile)
            for (std::size_t j = same ? i : 0; j < others.count(); j += tile) tiles_.push_back({i, j});
    }

    std::optional<std::vector<NearPair>> run()
    {
        ThreadGroup threads;
        for (int i = 1; i < search_.threads; ++i)
            if (!threads.start([this]() -> Status {
                    workGuarded();
                    return {};
                }))
                break; // no more to be had: fewer do it all
        workGuarded();
        (void)threads.join();
        if (thrown_) std::rethrow_exception(thrown_);
        if (job_.cancelled()) return std::nullopt;
        return sorted();
    }

private:
    struct Tile {
        std::size_t row, other;
    };

    /// What one thread throws, all stop for, and the caller gets.
    void workGuarded() noexcept
    {
        try {
            work();
        } catch (...) {
            next_ = tiles_.size();
            const std::lock_guard lock(mutex_);
            if (!thrown_) thrown_ = std::current_exception();
        }
    }

    void work()
    {
        std::vector<float> distances(tile * tile);
        std::vector<NearPair> found;
        for (std::size_t next = next_++; next < tiles_.size() && job_.mayGoOn(); next = next_++) {
            found.clear();
            look(tiles_[next], distances, found);
            keep(found);
        }
    }

    void look(const Tile& at, std::vector<float>& distances, std::vector<NearPair>& found) const
    {
        const std::size_t rows = std::min(tile, rows_.count() - at.row);
        const std::size_t others = std::min(tile, others_.count() - at.other);
        const std::size_t stride = SmallVectors::wholeBlocks(others);
        rows_.distances(at.row, rows, others_, at.other, others, distances);
        for (std::size_t a = 0; a < rows; ++a) {
            for (std::size_t b = same_ && at.row == at.other ? a + 1 : 0; b < others; ++b) {
                const float distance = distances[a * stride + b];
                if (distance > search_.limit || !isKept(distance, at.row + a, at.other + b)) continue;
                const NearPair pair{distance, static_cast<std::uint32_t>(at.row + a),
                                    static_cast<std::uint32_t>(at.other + b)};
                if (allowed_(pair.first, pair.second)) found.push_back(pair);
            }
        }
    }

    /// Might be, for all that is known by now: most pairs of a person with thousands of faces are not.
    bool isKept(float distance, std::size_t row, std::size_t other) const
    {
        return distance <= nearest_[other].reach() || (same_ && distance <= nearest_[row].reach());
    }

    void keep(const std::vector<NearPair>& found)
    {
        if (found.empty()) return;
        const std::lock_guard lock(mutex_);
        for (const NearPair& pair : found) {
            if (same_) nearest_[pair.first].offer(pair, search_.most);
            nearest_[pair.second].offer(pair, search_.most);
        }
    }

    std::optional<std::vector<NearPair>> sorted()
    {
        std::vector<std::vector<NearPair>> heaps(2 * heapsToOne + 2);
        for (Nearest& few : nearest_)
            for (const NearPair& pair : few.take())
                heaps[static_cast<std::size_t>(pair.distance * heapsToOne)].push_back(pair);
        std::vector<NearPair> pairs;
        for (std::vector<NearPair>& heap : heaps) {
            if (!job_.mayGoOn()) return std::nullopt;
            std::sort(heap.begin(), heap.end());
            pairs.insert(pairs.end(), heap.begin(), std::unique(heap.begin(), heap.end()));
            heap = {};
        }
        return pairs;
    }

    const SmallVectors &rows_, &others_;
    bool same_;
    PairSearch search_;
    const PairAllowed& allowed_;
    const JobControl& job_;
    std::vector<Tile> tiles_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;          ///< guards what follows
    std::exception_ptr thrown_; ///< the first
    std::vector<Nearest> nearest_;
};

} // namespace

std::optional<std::vector<NearPair>> nearPairs(const VectorRows& rows, const PairSearch& search,
                                               const PairAllowed& allowed, const JobControl& job)
{
    const SmallVectors small(rows);
    return TileSearch(small, small, true, search, allowed, job).run();
}

std::optional<std::vector<NearPair>> nearPairs(const VectorRows& rows, const VectorRows& others,
                                               const PairSearch& search, const PairAllowed& allowed,
                                               const JobControl& job)
{
    return TileSearch(SmallVectors(rows), SmallVectors(others), false, search, allowed, job).run();
}

} // namespace albumen
