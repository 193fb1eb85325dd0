// Pictures that a search found: how well each fits and why, narrowed down by one thing that is asked for after the
// other.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/SearchRows.h"

namespace albumen {

/// How a picture is found by one meaning of a word: "tag (91 %)".
using How = std::function<std::string(ContentNo, float)>;
How always(const std::string& text);
/// With the score behind it.
How inPercent(const std::string& text);

/// One meaning of a word.
struct Meaning {
    std::string as; ///< "tag"
    Scores scores;
    How how;
    bool ranks = true; ///< else it holds or does not: no picture is better by it
    std::string meant; ///< what the word was taken for, where it says something else
};

class FoundPictures
{
public:
    struct One {
        float score = 0;
        bool ranked = false; ///< by something that some fit better than others
        std::vector<std::string> why;
    };

    /// Those that one of the meanings is true of and that were there before, or all of them at first. `said`: what is
    /// written before the ways in which a picture is found; empty: nothing.
    void narrow(const std::vector<Meaning>& meanings, const std::string& said);

    /// Nothing was asked for yet.
    bool everything() const { return everything_; }
    /// Null: it was not found.
    const One* of(ContentNo content) const;
    std::vector<ContentNo> pictures() const;

private:
    bool everything_ = true;
    std::unordered_map<ContentNo, One> found_;
};

} // namespace albumen
