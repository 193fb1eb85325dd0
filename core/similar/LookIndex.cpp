#include "similar/LookIndex.h"

#include <algorithm>
#include <array>

#include "base/Contract.h"
#include "similar/LookMaker.h"

namespace albumen {
namespace {

/// What may well be a copy, and the bits in which it differs: a wrong one costs a glance. None: no copy.
std::optional<FoundReason> copyOf(std::uint64_t wanted, std::uint64_t hash, float likeness, const AlikeLimits& limits)
{
    if (wanted == 0 || hash == 0) return std::nullopt;
    const int plain = hashDistance(wanted, hash), mirrored = hashDistance(mirroredHash(wanted), hash);
    const int bits = std::min(plain, mirrored);
    bool alike = bits <= limits.copyHashAlone;
    if (likeness != PooledVectors::none)
        alike = bits <= limits.copyHash ? likeness >= limits.copyApart
                                        : bits <= limits.doubtHash && likeness >= limits.likelyCopy;
    if (!alike) return std::nullopt;
    return FoundReason{plain <= mirrored ? FoundBy::copy : FoundBy::mirroredCopy, static_cast<float>(bits)};
}

float worstFit(const std::vector<ToneWord>& words, const std::optional<Tone>& tone)
{
    float fit = 1;
    for (const ToneWord word : words) fit = std::min(fit, tone ? fitOf(word, *tone) : 0.F);
    return fit;
}

bool sooner(const LookHit& a, const LookHit& b)
{
    return a.score != b.score ? a.score > b.score : a.id < b.id;
}

/// The best so many of all that it is offered.
class BestHits
{
public:
    explicit BestHits(std::size_t most) : most_(most) {}

    bool wants(const LookHit& hit) const { return heap_.size() < most_ || (most_ > 0 && sooner(hit, heap_.front())); }
    void take(LookHit hit)
    {
        if (heap_.size() == most_) {
            std::pop_heap(heap_.begin(), heap_.end(), sooner);
            heap_.pop_back();
        }
        heap_.push_back(std::move(hit));
        std::push_heap(heap_.begin(), heap_.end(), sooner);
    }
    std::vector<LookHit> sorted()
    {
        std::sort_heap(heap_.begin(), heap_.end(), sooner);
        return std::move(heap_);
    }

private:
    std::size_t most_;
    std::vector<LookHit> heap_; ///< the last of them on top
};

} // namespace

std::string_view nameOf(FoundBy why)
{
    constexpr std::array<std::string_view, 6> names{"", "copy", "mirrored copy", "likeness", "tone", "words"};
    return names[static_cast<std::size_t>(why)];
}

void LookIndex::add(ContentNo id, const Look& look)
{
    entries_.push_back({id, look.hash, readTone(look.tone)});
    vectors_.add(look);
}

void LookIndex::reserve(std::size_t pictures, std::size_t dim, const ModelRev& network)
{
    entries_.reserve(pictures);
    vectors_.reserve(pictures, dim, network);
}

std::vector<LookHit> LookIndex::search(const LookQuestion& question) const
{
    EXPECTS(question.toneWeight >= 0 && question.toneWeight <= 1);
    const auto likenesses = vectors_.likenesses(question.like);
    const auto wanted = readTone(question.like.tone);
    const bool example = question.like.hash != 0 || wanted || !question.like.pooled.empty();
    BestHits best(question.most);
    for (std::size_t row = 0; row < entries_.size(); ++row) {
        const Entry& entry = entries_[row];
        if (question.among && !question.among(entry.id)) continue;
        const float fit = worstFit(question.words, entry.tone);
        if (fit < toneFits) continue;
        auto hit = example ? byExample(entry, likenesses[row], question, wanted) : LookHit{entry.id, fit, {}};
        if (!hit || !best.wants(*hit)) continue;
        if (!question.words.empty()) hit->why.push_back({FoundBy::words, fit});
        best.take(*std::move(hit));
    }
    return best.sorted();
}

std::optional<LookHit> LookIndex::byExample(const Entry& entry, float likeness, const LookQuestion& question,
                                            const std::optional<Tone>& wanted) const
{
    LookHit hit{entry.id, 0, {}};
    const auto copy = copyOf(question.like.hash, entry.hash, likeness, limits_);
    if (copy) hit.why.push_back(*copy);
    const float weight = question.toneWeight;
    if (likeness != PooledVectors::none && weight < 1) {
        hit.why.push_back({FoundBy::likeness, likeness});
        hit.score += (1 - weight) * likeness;
    }
    if (wanted && entry.tone && weight > 0) {
        const float likeTone = 1 - toneDistance(*wanted, *entry.tone);
        hit.why.push_back({FoundBy::tone, likeTone});
        hit.score += weight * likeTone;
    }
    if (hit.why.empty()) return std::nullopt;
    if (copy) hit.score = 2 - copy->number / 64 + (likeness == PooledVectors::none ? 0 : likeness);
    return hit;
}

} // namespace albumen
