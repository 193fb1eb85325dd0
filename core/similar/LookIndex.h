// Search by example: pictures that look like one, found among all that are kept in memory, each with why.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "photo/Ids.h"
#include "similar/AlikeLimits.h"
#include "similar/PooledVectors.h"
#include "similar/Tone.h"

namespace albumen {

/// Why a picture was found. Stored and shown by name: never change one, only add.
enum class FoundBy : int {
    copy = 1,         ///< number: bits in which the hashes differ
    mirroredCopy = 2, ///< the same, of one seen in a mirror
    likeness = 3,     ///< number: cosine of the vectors
    tone = 4,         ///< number: 1 - toneDistance
    words = 5         ///< number: how well the word fits that fits worst, 0..1
};
std::string_view nameOf(FoundBy why);

struct FoundReason {
    FoundBy why{};
    float number = 0;
    bool operator==(const FoundReason&) const = default;
};

struct LookHit {
    ContentNo id{};
    float score = 0; ///< what they are ordered by: above 1 for copies
    std::vector<FoundReason> why;
};

/// What is searched for: what looks like `like`, of which an absent part is not compared, or where all of it is absent,
/// what the words fit.
struct LookQuestion {
    Look like;
    std::vector<ToneWord> words; ///< all of them must fit
    float toneWeight = 0;        ///< 0..1: how much the tone counts beside the likeness; 1: the tone alone
    std::size_t most = 100;
    std::function<bool(ContentNo)> among; ///< absent: all
};

/// Takes 1.3 KB a picture. Exact: every picture is compared. Threads: all while nobody adds.
class LookIndex
{
public:
    explicit LookIndex(AlikeLimits limits = {}) : limits_(limits) {}

    /// See PooledVectors::reserve.
    void reserve(std::size_t pictures, std::size_t dim, const ModelRev& network);
    /// Requires: no id twice.
    void add(ContentNo id, const Look& look);
    std::size_t size() const { return entries_.size(); }
    /// The vectors in the order of adding, for whoever groups the same pictures (similar/SimilarFinder.h).
    const PooledVectors& vectors() const { return vectors_; }

    /// Copies first, those that differ least in hash and vector first; then by likeness and tone as weighted, equal ones by id. A picture
    /// with nothing that could be compared is not found. Ensures: at most `most`.
    /// 100,000 vectors of 1,280 numbers take some 20 ms.
    std::vector<LookHit> search(const LookQuestion& question) const;

private:
    struct Entry {
        ContentNo id{};
        std::uint64_t hash = 0;
        std::optional<Tone> tone;
    };

    /// Reasons and score by the example. None: nothing could be compared.
    std::optional<LookHit> byExample(const Entry& entry, float likeness, const LookQuestion& question,
                                     const std::optional<Tone>& wanted) const;

    AlikeLimits limits_;
    std::vector<Entry> entries_;
    PooledVectors vectors_;
};

} // namespace albumen
