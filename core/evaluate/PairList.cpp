#include "evaluate/PairList.h"

#include <charconv>
#include <sstream>
#include <string>

#include <fmt/format.h>

namespace albumen {
namespace {

using Words = std::vector<std::string>;

class Lines
{
public:
    Lines(std::string_view text, const Path& file) : text_(std::string(text)), file_(file) {}

    /// The words of the next line that has any; none at the end.
    Words next()
    {
        Words words;
        for (std::string line; words.empty() && std::getline(text_, line); ++number_) {
            std::istringstream parts(line);
            for (std::string word; parts >> word;) words.push_back(std::move(word));
        }
        return words;
    }

    auto wrong(std::string_view wanted) const
    {
        return fail(Code::usage, Stage::read, file_, fmt::format("line {}: expected {}", number_, wanted));
    }

private:
    std::istringstream text_;
    const Path& file_;
    std::size_t number_ = 0;
};

/// 0 where the word is no such number.
unsigned numberOf(const std::string& word)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() ? number : 0;
}

/// A name is one part of a path and leads nowhere else.
bool isName(const std::string& word)
{
    return word != "." && word != ".." && word.find('/') == std::string::npos;
}

Path photoOf(const std::string& name, unsigned number)
{
    return Path(name) / fmt::format("{}_{:04}.jpg", name, number);
}

Result<PhotoPair> pairOf(const Words& words, bool same, const Lines& lines)
{
    const std::size_t columns = same ? 3 : 4;
    if (words.size() != columns || !isName(words[0])) return lines.wrong(same ? "NAME i j" : "NAME i OTHER j");
    const std::string& other = same ? words[0] : words[2];
    const unsigned first = numberOf(words[1]), second = numberOf(words.back());
    if (first == 0 || second == 0 || !isName(other)) return lines.wrong(same ? "NAME i j" : "NAME i OTHER j");
    return PhotoPair{photoOf(words[0], first), photoOf(other, second), same};
}

} // namespace

Result<std::vector<PairFold>> parsePairs(std::string_view text, const Path& file)
{
    Lines lines(text, file);
    const Words head = lines.next();
    const unsigned folds = head.size() == 2 ? numberOf(head[0]) : 0, each = head.size() == 2 ? numberOf(head[1]) : 0;
    if (folds < 2 || each == 0) return lines.wrong("two numbers, folds (two or more) and pairs");
    std::vector<PairFold> all;
    for (unsigned fold = 0; fold < folds; ++fold) {
        PairFold& pairs = all.emplace_back();
        for (const bool same : {true, false}) {
            for (unsigned i = 0; i < each; ++i) {
                TRY_ASSIGN(PhotoPair pair, pairOf(lines.next(), same, lines));
                pairs.push_back(std::move(pair));
            }
        }
    }
    return all;
}

} // namespace albumen
