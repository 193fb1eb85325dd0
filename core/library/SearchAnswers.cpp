#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/SearchText.h"
#include "catalogue/AlikeRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoFilter.h"
#include "catalogue/SearchRows.h"
#include "catalogue/UnderstandingRows.h"
#include "library/PictureAnswers.h"
#include "library/SearchTerms.h"
#include "run/ExampleLook.h"
#include "run/UnderstandStages.h"
#include "scene/LabelBook.h"
#include "scene/Tags.h"
#include "similar/LookIndex.h"
#include "similar/Tone.h"

namespace albumen {
namespace {

constexpr std::array<std::string_view, 9> fillers = {"a", "an", "and", "at", "in", "of", "on", "the", "with"};
constexpr std::size_t longestName = 4; // words of one that is looked for

/// Pictures, with how well they fit and why; what is looked for narrows them down.
class Found
{
public:
    struct One {
        float score = 0;
        std::vector<std::string> why;
    };

    /// Those of `scores` that were there before, or all of them at first.
    void narrow(const Scores& scores, const std::function<std::string(ContentNo, float)>& why)
    {
        std::unordered_map<ContentNo, One> kept;
        for (const auto& [content, score] : scores) {
            const auto before = found_.find(content);
            if (!everything_ && before == found_.end()) continue;
            One one = everything_ ? One{} : std::move(before->second);
            one.score += score;
            one.why.push_back(why(content, score));
            kept.emplace(content, std::move(one));
        }
        found_ = std::move(kept);
        everything_ = false;
    }

    bool everything() const { return everything_; }
    const One* of(ContentNo content) const
    {
        const auto found = found_.find(content);
        return found == found_.end() ? nullptr : &found->second;
    }
    std::vector<ContentNo> pictures() const
    {
        std::vector<ContentNo> all;
        for (const auto& [content, one] : found_) all.push_back(content);
        return all;
    }

private:
    bool everything_ = true;
    std::unordered_map<ContentNo, One> found_;
};

/// One meaning of a word.
struct Meaning {
    std::string as, what; ///< "tag", "dog"
    Scores scores;
};

void unite(Scores& into, const Scores& more)
{
    for (const auto& [content, score] : more) into[content] = std::max(into[content], score);
}

/// So many words from there on, as one.
std::string joined(const std::vector<SearchTerm>& terms, std::size_t at, std::size_t words)
{
    std::string text = terms[at].text;
    for (std::size_t i = 1; i < words; ++i) text += " " + terms[at + i].text;
    return text;
}

/// Answers one search from one moment of the library.
class Searcher
{
public:
    Searcher(Db& db, const SearchQuery& query, const std::optional<Look>& like, const LabelBook& labels,
             const AlikeLimits& limits)
        : db_(db), query_(query), like_(like), labels_(labels), limits_(limits)
    {
    }

    Result<SearchAnswer> answer()
    {
        TRY(readNames());
        TRY(narrowByWords());
        TRY(narrowByChoices());
        if (like_) TRY(narrowByLook());
        filter_.takenFrom = later(filter_.takenFrom, query_.takenFrom);
        filter_.takenBefore = earlier(filter_.takenBefore, query_.takenBefore);
        if (!found_.everything()) filter_.among = found_.pictures();
        TRY_ASSIGN(const PhotoList list, photoList(db_, filter_));
        TRY(rank(list));
        return std::move(answer_);
    }

private:
    static std::optional<std::int64_t> later(std::optional<std::int64_t> a, std::optional<std::int64_t> b)
    {
        return a && b ? std::max(a, b) : a ? a : b;
    }
    static std::optional<std::int64_t> earlier(std::optional<std::int64_t> a, std::optional<std::int64_t> b)
    {
        return a && b ? std::min(a, b) : a ? a : b;
    }

    Status readNames()
    {
        TRY_ASSIGN(const auto names, PeopleRows(db_).names());
        for (const auto& [person, name] : names) names_.emplace_back(person, SearchKeys(name), name);
        return {};
    }

    /// The longest run of words that is somebody's name, or a tone, goes before single words.
    Status narrowByWords()
    {
        const std::vector<SearchTerm> terms = searchTerms(query_.text);
        for (std::size_t at = 0; at < terms.size();) {
            if (const auto& time = terms[at].time) {
                filter_.takenFrom = later(filter_.takenFrom, time->from);
                filter_.takenBefore = earlier(filter_.takenBefore, time->before);
                answer_.words.push_back({terms[at].text, {"time"}});
                ++at;
                continue;
            }
            const std::size_t words = wordsOfName(terms, at);
            const std::string text = joined(terms, at, words);
            const bool filler = words == 1 && !terms[at].quoted && terms.size() > 1 &&
                                std::ranges::find(fillers, folded(text)) != fillers.end();
            if (!filler) TRY(narrowByWord(text));
            at += words;
        }
        return {};
    }

    std::size_t wordsOfName(const std::vector<SearchTerm>& terms, std::size_t at) const
    {
        for (std::size_t words = std::min(longestName, terms.size() - at); words > 1; --words) {
            const std::string text = joined(terms, at, words);
            if (toneWordOf(text)) return words;
            for (const auto& [person, keys, name] : names_)
                if (keys.are(text)) return words;
        }
        return 1;
    }

    Status narrowByWord(const std::string& word)
    {
        TRY_ASSIGN(const std::vector<Meaning> meanings, meaningsOf(word));
        UnderstoodWord understood{.word = word, .as = {}};
        Scores scores;
        for (const Meaning& meaning : meanings) {
            understood.as.push_back(meaning.as);
            unite(scores, meaning.scores);
        }
        found_.narrow(scores, [&](ContentNo, float score) {
            return meanings.size() == 1 ? fmt::format("{} {} {:.2f}", meanings[0].as, meanings[0].what, score)
                                        : fmt::format("{} {:.2f}", word, score);
        });
        answer_.words.push_back(std::move(understood));
        return {};
    }

    /// All that a word may mean and that is in the library.
    Result<std::vector<Meaning>> meaningsOf(const std::string& word)
    {
        std::vector<Meaning> all;
        const auto add = [&all](std::string as, std::string what, Scores scores) {
            if (!scores.empty()) all.push_back({std::move(as), std::move(what), std::move(scores)});
        };
        const std::string plain = folded(word);
        for (const auto& [person, keys, name] : names_) {
            if (!keys.begin(word)) continue;
            TRY_ASSIGN(Scores scores, picturesOf(person));
            add("person", name, std::move(scores));
        }
        if (const auto tag = tagNamed(singular(plain))) {
            TRY_ASSIGN(Scores scores, SearchRows(db_).tagged(*tag));
            add("tag", std::string(nameOf(*tag)), std::move(scores));
        }
        if (const auto one = std::ranges::find(sceneClasses, plain); one != sceneClasses.end()) {
            TRY_ASSIGN(Scores scores, SearchRows(db_).ofClass(std::string(*one)));
            add("class", std::string(*one), std::move(scores));
        }
        TRY_ASSIGN(Scores things, thingsCalled(plain));
        add("thing", word, std::move(things));
        if (const auto tone = toneWordOf(word)) {
            TRY_ASSIGN(Scores scores, ofTone(*tone));
            add("tone", std::string(nameOf(*tone)), std::move(scores));
        }
        TRY_ASSIGN(Scores named, SearchRows(db_).named(plain));
        add("name of a file or folder", word, std::move(named));
        return all;
    }

    /// "dogs" for "dog".
    static std::string singular(const std::string& word)
    {
        return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") ? word.substr(0, word.size() - 1) : word;
    }

    Result<Scores> picturesOf(PersonId person) const
    {
        Scores scores;
        TRY_ASSIGN(const auto pictures, PeopleRows(db_).pictures(person));
        for (const ContentNo picture : pictures) scores[picture] = 1;
        return scores;
    }

    /// By a word of a label, the kind of thing that it is, or the class of an object that was seen.
    Result<Scores> thingsCalled(const std::string& plain)
    {
        std::vector<std::string> wanted = labels_.called(plain);
        if (wanted.empty()) wanted = labels_.called(singular(plain));
        TRY_ASSIGN(Scores scores, SearchRows(db_).labelled(wanted));
        for (int object = 0; object < objectCount; ++object) {
            if (nameOfObject(object) != plain && nameOfObject(object) != singular(plain)) continue;
            TRY_ASSIGN(const Scores seen, SearchRows(db_).withObject(object));
            unite(scores, seen);
        }
        return scores;
    }

    Result<Scores> ofTone(ToneWord word) const
    {
        Scores scores;
        TRY_ASSIGN(const auto looks, UnderstandingRows(db_).looks(std::nullopt));
        for (const LookOf& one : looks)
            if (const auto tone = readTone(one.look.tone))
                if (const float fit = fitOf(word, *tone); fit >= toneFits) scores[one.content] = fit;
        return scores;
    }

    Status narrowByChoices()
    {
        for (const std::string& name : query_.people) {
            TRY_ASSIGN(const auto person, PeopleRows(db_).meant(name));
            if (!person) return fail(Code::personUnknown, Stage::none, name);
            TRY_ASSIGN(const Scores scores, picturesOf(*person));
            found_.narrow(scores, [&](ContentNo, float) { return "person " + name; });
        }
        for (const Tag tag : query_.tags) {
            TRY_ASSIGN(const Scores scores, SearchRows(db_).tagged(tag));
            found_.narrow(scores,
                          [&](ContentNo, float score) { return fmt::format("tag {} {:.2f}", nameOf(tag), score); });
        }
        if (query_.scene.empty()) return {};
        TRY_ASSIGN(const Scores scores, SearchRows(db_).ofClass(query_.scene));
        found_.narrow(scores,
                      [&](ContentNo, float score) { return fmt::format("class {} {:.2f}", query_.scene, score); });
        return {};
    }

    Status narrowByLook()
    {
        TRY_ASSIGN(const std::vector<LookOf> looks, UnderstandingRows(db_).looks(like_->network));
        const bool compared = std::ranges::any_of(looks, [](const LookOf& one) { return !one.look.pooled.empty(); });
        if (!compared && !looks.empty()) // another network looked at the library, and is not there now
            return fail(Code::modelMissing, Stage::model, "imagenet", missingModel(ModelTask::imagenet));
        LookIndex index(limits_);
        if (like_->network) index.reserve(looks.size(), like_->pooled.size(), *like_->network);
        for (const LookOf& one : looks) index.add(one.content, one.look);
        Scores scores;
        std::unordered_map<ContentNo, std::string> why;
        for (const LookHit& hit : index.search({.like = *like_, .words = {}, .most = looks.size(), .among = {}})) {
            scores[hit.id] = hit.score;
            for (const FoundReason& reason : hit.why)
                why[hit.id] +=
                    fmt::format("{}{} {:.2f}", why[hit.id].empty() ? "" : ", ", nameOf(reason.why), reason.number);
        }
        found_.narrow(scores, [&](ContentNo content, float) { return why[content]; });
        return {};
    }

    /// Each picture once, by the first of its photos in the list.
    Status rank(const PhotoList& list)
    {
        TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db_).rows(list.ids));
        std::vector<std::pair<float, const PhotoRow*>> ranked;
        std::set<ContentNo> seen;
        for (const PhotoRow& row : rows) {
            if (row.content && !seen.insert(*row.content).second) continue;
            const Found::One* const one = row.content ? found_.of(*row.content) : nullptr;
            ranked.emplace_back(one ? one->score : 0, &row);
        }
        std::ranges::stable_sort(ranked, std::greater(), &std::pair<float, const PhotoRow*>::first);
        answer_.found = ranked.size();
        for (const auto& [score, row] : ranked) {
            if (answer_.hits.size() == query_.most) break;
            const Found::One* const one = row->content ? found_.of(*row->content) : nullptr;
            answer_.hits.push_back({row->id, row->path, score, one ? one->why : std::vector<std::string>{}});
        }
        return {};
    }

    Db& db_;
    const SearchQuery& query_;
    const std::optional<Look>& like_;
    const LabelBook& labels_;
    const AlikeLimits limits_;
    std::vector<std::tuple<PersonId, SearchKeys, std::string>> names_;
    PhotoQuery filter_;
    Found found_;
    SearchAnswer answer_;
};

/// Of the network that is preferred, whether or not it is installed: all of them have ImageNet's order.
LabelBook labelBook(const ModelStore& store)
{
    const auto records = store.manifest().of(ModelTask::imagenet);
    return LabelBook(records.empty() ? std::vector<std::string>{} : records.front()->outputs.front().labels);
}

} // namespace

Result<SearchAnswer> PictureAnswers::search(const SearchQuery& query, const JobControl& job) const
{
    std::optional<Look> like;
    if (query.like) {
        TRY_ASSIGN(like, exampleLook({state_.parts.files, state_.catalogue(), state_.parts.models, state_.parts.engine},
                                     *query.like, job));
    }
    const UnderstandModels models = chooseUnderstandModels(state_.parts.models);
    const AlikeLimits limits = models.alikeLimits();
    const LabelBook labels = labelBook(state_.parts.models);
    TRY_ASSIGN(
        SearchAnswer answer,
        state_.catalogue().read([&](Db& db) { return Searcher(db, query, like, labels, limits).answer(); }, &job));
    if (!query.text.empty() || !query.tags.empty()) answer.notes = models.notes;
    TRY_ASSIGN(answer.waiting, waiting());
    return answer;
}

} // namespace albumen
