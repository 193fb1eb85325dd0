#include "library/FoundPictures.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace albumen {

How always(const std::string& text)
{
    return [text](ContentNo, float) { return text; };
}

How inPercent(const std::string& text)
{
    return [text](ContentNo, float score) { return fmt::format("{} ({:.0f} %)", text, 100 * score); };
}

void FoundPictures::narrow(const std::vector<Meaning>& meanings, const std::string& said)
{
    std::unordered_map<ContentNo, One> hits;
    for (const Meaning& meaning : meanings)
        for (const auto& [content, score] : meaning.scores) {
            if (!everything_ && !found_.contains(content)) continue;
            One& hit = hits[content];
            if (meaning.ranks) hit.score = std::max(hit.score, score);
            hit.ranked |= meaning.ranks;
            hit.why.push_back(meaning.how(content, score));
        }
    for (auto& [content, hit] : hits) {
        std::string why = fmt::format("{}{}", said.empty() ? "" : said + ": ", fmt::join(hit.why, ", "));
        hit.why.clear();
        if (const auto before = found_.find(content); before != found_.end()) {
            hit.why = std::move(before->second.why);
            hit.score += before->second.score;
            hit.ranked |= before->second.ranked;
        }
        hit.why.push_back(std::move(why));
    }
    found_ = std::move(hits);
    everything_ = false;
}

const FoundPictures::One* FoundPictures::of(ContentNo content) const
{
    const auto found = found_.find(content);
    return found == found_.end() ? nullptr : &found->second;
}

std::vector<ContentNo> FoundPictures::pictures() const
{
    std::vector<ContentNo> all;
    for (const auto& [content, one] : found_) all.push_back(content);
    return all;
}

} // namespace albumen
