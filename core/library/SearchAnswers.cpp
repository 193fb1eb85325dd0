#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/Counted.h"
#include "base/Day.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "catalogue/AlikeRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoFilter.h"
#include "catalogue/PhotoMarks.h"
#include "catalogue/ReviewRows.h"
#include "catalogue/SearchRows.h"
#include "catalogue/UnderstandingRows.h"
#include "library/FoundPictures.h"
#include "library/PictureAnswers.h"
#include "library/SearchEvents.h"
#include "library/SearchPlaces.h"
#include "library/SearchTerms.h"
#include "library/SearchWords.h"
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
constexpr float nearNameScore = 0.2F;  // what is called just so goes before, be it a file
constexpr const char* nameAs = "name of a file or folder";

/// So many words from there on, as one.
std::string joined(const std::vector<SearchTerm>& terms, std::size_t at, std::size_t words)
{
    std::string text = terms[at].text;
    for (std::size_t i = 1; i < words; ++i) text += " " + terms[at + i].text;
    return text;
}

/// "copy", "copy (3 of 64 bits differ)", "likeness 0.83".
std::string inWords(const FoundReason& reason)
{
    const std::string name(nameOf(reason.why));
    if (reason.why != FoundBy::copy && reason.why != FoundBy::mirroredCopy)
        return fmt::format("{} {:.2f}", name, reason.number);
    return reason.number == 0 ? name : fmt::format("{} ({:.0f} of 64 bits differ)", name, reason.number);
}

bool isBlank(const std::string& text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return std::isspace(c) != 0; });
}

unsigned monthOf(std::int64_t localS)
{
    using namespace std::chrono;
    return static_cast<unsigned>(year_month_day{floor<days>(sys_seconds{seconds{localS}})}.month());
}

/// From nine in the evening to five in the morning of the camera's clock.
bool isNight(const TakenAt& at)
{
    constexpr std::int64_t hour = 3600, evening = 21 * hour, morning = 5 * hour;
    const std::int64_t ofDay = (at.localS % secondsPerDay + secondsPerDay) % secondsPerDay;
    return at.span == DateSpan::moment && (ofDay >= evening || ofDay < morning);
}

/// "14 August 2019", "1 June 2019 to 31 August 2019".
std::string spanText(const TimeTerm& time)
{
    const std::string from = dateText(time.from, DateSpan::day), to = dateText(time.before - 1, DateSpan::day);
    return from == to ? from : from + " to " + to;
}

std::string_view adjectiveOf(Verdict verdict)
{
    return verdict == Verdict::screenshot ? "like a screenshot" : nameOf(verdict);
}

/// What a search needs beside the catalogue.
struct SearchNeeds {
    LabelBook labels;
    const PlaceBook& places;
    AlikeLimits alike;
    VerdictLimits verdicts;
    float leastClass = 0; ///< of a class that is said
    Error noComparing;    ///< what is said where the network is not there that compared the pictures of the library
};

/// Answers one search from one moment of the library.
class Searcher
{
public:
    Searcher(Db& db, const SearchQuery& query, const std::optional<Look>& like, const SearchNeeds& needs)
        : db_(db), query_(query), like_(like), needs_(needs), places_(db, needs.places), events_(db, needs.places)
    {
    }

    Result<SearchAnswer> answer()
    {
        if (!query_.text.empty() && searchTerms(query_.text).empty())
            return fail(Code::usage, Stage::none, {},
                        (isBlank(query_.text) ? "a text of spaces alone" : query_.text) + " holds no word to look for");
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
        TRY_ASSIGN(const auto titled, eventTitled());
        if (titled) {
            found_.narrow({*titled}, query_.text);
            answer_.words.push_back({query_.text, {titled->as}, {}});
            return {};
        }
        const std::vector<SearchTerm> terms = searchTerms(query_.text);
        for (std::size_t at = 0; at < terms.size();) {
            if (const auto& time = terms[at].time) {
                filter_.takenFrom = later(filter_.takenFrom, time->from);
                filter_.takenBefore = earlier(filter_.takenBefore, time->before);
                answer_.words.push_back({terms[at].text, {"time"}, {spanText(*time)}});
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

    /// By the whole text, of several words: one may be the name of much else.
    Result<std::optional<Meaning>> eventTitled()
    {
        if (searchTerms(query_.text).size() < 2) return std::nullopt;
        return events_.titled(query_.text);
    }

    std::size_t wordsOfName(const std::vector<SearchTerm>& terms, std::size_t at) const
    {
        for (std::size_t words = std::min(longestName, terms.size() - at); words > 1; --words) {
            const std::string text = joined(terms, at, words), plain = folded(text);
            if (toneWordOf(text) || objectCalled(plain) || !verdictsCalled(plain).empty()) return words;
            if (starsCalled(plain)) return words;
            if (places_.knows(text)) return words;
            for (const auto& [person, keys, name] : names_)
                if (keys.are(text)) return words;
        }
        return 1;
    }

    Status narrowByWord(const std::string& word)
    {
        TRY_ASSIGN(std::vector<Meaning> meanings, meaningsOf(word));
        const auto isEmpty = [](const Meaning& meaning) { return meaning.scores.empty(); };
        if (std::ranges::all_of(meanings, isEmpty)) // known, and nothing is so
            std::erase_if(meanings,
                          [](const Meaning& meaning) { return meaning.as == nameAs || meaning.as == "thing"; });
        else
            std::erase_if(meanings, isEmpty);
        UnderstoodWord understood{.word = word, .as = {}, .meant = {}};
        for (const Meaning& meaning : meanings) {
            if (std::ranges::find(understood.as, meaning.as) == understood.as.end())
                understood.as.push_back(meaning.as);
            if (!meaning.meant.empty()) understood.meant.push_back(meaning.meant);
        }
        found_.narrow(meanings, word);
        answer_.words.push_back(std::move(understood));
        return {};
    }

    /// All that a word may mean. Names that differ by a letter only where it is nothing else.
    Result<std::vector<Meaning>> meaningsOf(const std::string& word)
    {
        const std::string plain = folded(word), known = inEnglish(plain);
        std::vector<Meaning> all;
        TRY(addPeople(word, all));
        TRY(addSeen(known, all));
        TRY(addVerdicts(known, all));
        TRY(addMarks(known, all));
        TRY(addTimes(known, all));
        TRY(places_.add(word, all));
        TRY(events_.add(word, all));
        const bool nothing = std::ranges::all_of(all, [](const Meaning& meaning) { return meaning.scores.empty(); });
        TRY_ASSIGN(ScoresByName named, SearchRows(db_).named(plain));
        if (!named.folders.empty() || !named.files.empty()) nameWords_.push_back(plain);
        all.push_back({nameAs, std::move(named.folders), always("folder name")});
        all.push_back({nameAs, std::move(named.files), always("file name")});
        if (nothing) TRY(addNearPeople(word, all));
        return all;
    }

    Status addPeople(const std::string& word, std::vector<Meaning>& all) const
    {
        for (const auto& [person, keys, name] : names_) {
            if (!keys.begin(word)) continue;
            TRY_ASSIGN(Scores scores, picturesOf(person, 1));
            all.push_back({"person", std::move(scores), always("person " + name)});
        }
        return {};
    }

    Status addNearPeople(const std::string& word, std::vector<Meaning>& all) const
    {
        for (const auto& [person, keys, name] : names_) {
            if (!keys.nearlyAre(word)) continue;
            TRY_ASSIGN(Scores scores, picturesOf(person, nearNameScore));
            const std::string said = fmt::format("{} (from {})", name, word);
            all.push_back({"person", std::move(scores), always("person " + said), true, said});
        }
        return {};
    }

    /// What networks saw: tags, classes, things, guesses, tones.
    Status addSeen(const std::string& known, std::vector<Meaning>& all) const
    {
        const SearchRows rows(db_);
        if (const auto tag = tagNamed(singular(known))) {
            TRY_ASSIGN(Scores scores, rows.tagged(*tag));
            all.push_back({"tag", std::move(scores), inPercent("tag")});
        }
        for (const std::string_view one : sceneClasses) {
            if (one != known && singular(std::string(one)) != known) continue;
            TRY_ASSIGN(Scores scores, rows.ofClass(std::string(one), needs_.leastClass));
            all.push_back({"class", std::move(scores), inPercent("class")});
        }
        if (const auto object = objectCalled(known)) {
            TRY_ASSIGN(Scores scores, rows.withObject(*object));
            all.push_back({"thing", std::move(scores), inPercent("thing seen")});
        }
        TRY(addGuesses(known, all));
        if (const auto tone = toneWordOf(known)) {
            TRY_ASSIGN(Scores scores, ofTone(*tone));
            all.push_back({"tone", std::move(scores), inPercent("tone")});
        }
        return {};
    }

    /// Labels that have the word, or are of that kind; of a picture the likeliest.
    Status addGuesses(const std::string& known, std::vector<Meaning>& all) const
    {
        std::vector<std::string> wanted = needs_.labels.called(known);
        if (wanted.empty()) wanted = needs_.labels.called(singular(known));
        Scores scores;
        std::unordered_map<ContentNo, std::string> labels;
        for (const std::string& label : wanted) {
            TRY_ASSIGN(const Scores some, SearchRows(db_).labelled(label));
            for (const auto& [content, score] : some)
                if (float& best = scores[content]; score > best) {
                    best = score;
                    labels[content] = label;
                }
        }
        all.push_back({"thing", std::move(scores), [labels = std::move(labels)](ContentNo content, float score) {
                           return fmt::format("guess {} ({:.0f} %)", labels.at(content), 100 * score);
                       }});
        return {};
    }

    Status addVerdicts(const std::string& known, std::vector<Meaning>& all) const
    {
        for (const Verdict verdict : verdictsCalled(known)) {
            const auto limit = needs_.verdicts.find(verdict);
            if (limit == needs_.verdicts.end()) continue;
            TRY_ASSIGN(const auto pictures, ReviewRows(db_).from(measureOf(verdict), limit->second, verdict));
            Scores scores;
            for (const MeasuredPicture& picture : pictures) scores[picture.content] = picture.number;
            all.push_back({"verdict", std::move(scores), inPercent("looks " + std::string(adjectiveOf(verdict)))});
        }
        return {};
    }

    Status addMarks(const std::string& known, std::vector<Meaning>& all) const
    {
        if (asksForFavourites(known)) {
            TRY_ASSIGN(Scores scores, SearchRows(db_).favourites());
            all.push_back({"favourite", std::move(scores), always("favourite"), false});
        }
        if (const auto asked = starsCalled(known)) TRY(addStars(*asked, all));
        if (asksForFilms(known)) {
            TRY_ASSIGN(Scores scores, SearchRows(db_).films());
            all.push_back({"film", std::move(scores), always("a film"), false});
        }
        if (asksForCopies(known)) {
            Scores scores;
            TRY_ASSIGN(const auto files, AlikeRows(db_).duplicates());
            for (const SameFiles& same : files) scores[same.content] = 1;
            TRY_ASSIGN(const auto groups, AlikeRows(db_).groups());
            for (const AlikeGroup& group : groups)
                if (group.kind == AlikeKind::copies)
                    for (const ContentNo member : group.members) scores[member] = 1;
            all.push_back({"duplicate", std::move(scores), always("has copies"), false});
        }
        return {};
    }

    Status addStars(const StarsAsked& asked, std::vector<Meaning>& all) const
    {
        TRY_ASSIGN(Scores stars, SearchRows(db_).stars());
        std::erase_if(stars, [&asked](const auto& one) {
            return static_cast<int>(one.second) < asked.least || static_cast<int>(one.second) > asked.most;
        });
        Scores scores;
        for (const auto& [content, number] : stars) scores[content] = 1;
        all.push_back({"stars", std::move(scores),
                       [stars = std::move(stars)](ContentNo content, float) {
                           return counted(static_cast<std::uint64_t>(stars.at(content)), "star", "stars");
                       },
                       false});
        return {};
    }

    Status addTimes(const std::string& known, std::vector<Meaning>& all) const
    {
        const std::uint16_t months = monthsCalled(known);
        if (months == 0 && !asksForNight(known)) return {};
        TRY_ASSIGN(auto taken, SearchRows(db_).taken());
        std::erase_if(taken, [&](const auto& one) {
            return months == 0 ? !isNight(one.second)
                               : one.second.span > DateSpan::month || (months >> monthOf(one.second.localS) & 1U) == 0;
        });
        Scores scores;
        for (const auto& [content, at] : taken) scores[content] = 1;
        const bool hour = months == 0;
        all.push_back({"time", std::move(scores),
                       [taken = std::move(taken), hour](ContentNo content, float) {
                           const TakenAt& at = taken.at(content);
                           return "taken " + dateText(at.localS, hour ? at.span : std::max(at.span, DateSpan::day));
                       },
                       false});
        return {};
    }

    /// "dogs" for "dog".
    static std::string singular(const std::string& word)
    {
        return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") ? word.substr(0, word.size() - 1) : word;
    }

    static std::optional<int> objectCalled(const std::string& word)
    {
        for (int object = 0; object < objectCount; ++object)
            if (nameOfObject(object) == word || nameOfObject(object) == singular(word)) return object;
        return std::nullopt;
    }

    Result<Scores> picturesOf(PersonId person, float score) const
    {
        Scores scores;
        TRY_ASSIGN(const auto pictures, PeopleRows(db_).pictures(person));
        for (const ContentNo picture : pictures) scores[picture] = score;
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
            TRY_ASSIGN(Scores scores, picturesOf(*person, 1));
            found_.narrow({{"person", std::move(scores), always("person " + name)}}, {});
        }
        for (const Tag tag : query_.tags) {
            TRY_ASSIGN(Scores scores, SearchRows(db_).tagged(tag));
            found_.narrow({{"tag", std::move(scores), inPercent("tag " + std::string(nameOf(tag)))}}, {});
        }
        if (!query_.scene.empty()) {
            TRY_ASSIGN(Scores scores, SearchRows(db_).ofClass(query_.scene, needs_.leastClass));
            found_.narrow({{"class", std::move(scores), inPercent("class " + query_.scene)}}, {});
        }
        if (!query_.place.empty()) TRY(narrowByPlace());
        return query_.tone.empty() ? Status() : narrowByTone();
    }

    Status narrowByPlace()
    {
        if (!needs_.places.gazetteer()) return fail(Code::usage, Stage::none, {}, std::string(noGazetteer));
        if (!places_.knows(query_.place))
            return fail(Code::usage, Stage::none, {}, std::string(noPlaceCalled) + query_.place);
        std::vector<Meaning> meanings;
        TRY(places_.add(query_.place, meanings));
        found_.narrow(meanings, {});
        return {};
    }

    Status narrowByTone()
    {
        const auto tone = toneWordOf(query_.tone);
        if (!tone) return fail(Code::usage, Stage::none, {}, query_.tone + " is no word for a tone");
        TRY_ASSIGN(Scores scores, ofTone(*tone));
        found_.narrow({{"tone", std::move(scores), inPercent("tone " + query_.tone)}}, {});
        return {};
    }

    Status narrowByLook()
    {
        TRY_ASSIGN(const std::vector<LookOf> looks, UnderstandingRows(db_).looks(like_->network));
        const bool compared = std::ranges::any_of(looks, [](const LookOf& one) { return !one.look.pooled.empty(); });
        if (!compared && !looks.empty()) // another network looked at the library, and is not there now
            return fail(needs_.noComparing);
        LookIndex index(needs_.alike);
        if (like_->network) index.reserve(looks.size(), like_->pooled.size(), *like_->network);
        for (const LookOf& one : looks) index.add(one.content, one.look);
        std::unordered_map<ContentNo, std::string> why;
        for (const LookHit& hit : index.search({.like = *like_, .words = {}, .most = looks.size(), .among = {}})) {
            likeness_[hit.id] = hit.score;
            for (const FoundReason& reason : hit.why)
                why[hit.id] += fmt::format("{}{}", why[hit.id].empty() ? "" : ", ", inWords(reason));
        }
        answer_.leastAlike = needs_.alike.listedLikeness;
        found_.narrow(
            {{"like", likeness_, [why = std::move(why)](ContentNo content, float) { return why.at(content); }}}, {});
        return {};
    }

    /// How many of the words that are in names are in that of this photo.
    std::ptrdiff_t wordsIn(const PhotoRow& row) const
    {
        return std::ranges::count_if(nameWords_, [&](const std::string& word) { return isNamed(row.path, word); });
    }

    /// A photo with how well it fits.
    using Ranked = std::vector<std::pair<float, const PhotoRow*>>;

    /// Each picture once, by the first of its photos in the list, or the one that is called as was asked.
    Ranked pictures(const std::vector<PhotoRow>& rows) const
    {
        Ranked ranked;
        std::map<ContentNo, std::size_t> shown; // in `ranked`
        for (const PhotoRow& row : rows) {
            if (row.content) {
                const auto [before, first] = shown.try_emplace(*row.content, ranked.size());
                if (!first) {
                    const PhotoRow*& one = ranked[before->second].second;
                    if (wordsIn(row) > wordsIn(*one)) one = &row;
                    continue;
                }
            }
            ranked.emplace_back(scoreOf(row), &row);
        }
        return ranked;
    }

    /// By the example alone where there is one: what else is asked for holds or does not.
    float scoreOf(const PhotoRow& row) const
    {
        if (!row.content) return 0;
        if (const auto alike = likeness_.find(*row.content); alike != likeness_.end()) return alike->second;
        const FoundPictures::One* const one = found_.of(*row.content);
        return one ? one->score : 0;
    }

    /// Requires: newest first, with so many that say when they were taken before the rest.
    void sort(Ranked& ranked, std::ptrdiff_t dated) const
    {
        if (query_.order == SearchOrder::best)
            std::ranges::stable_sort(ranked, std::greater(), &Ranked::value_type::first);
        if (query_.order == SearchOrder::oldest) std::reverse(ranked.begin(), ranked.begin() + dated);
    }

    Status rank(const PhotoList& list)
    {
        TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db_).rows(list.ids));
        Ranked ranked = pictures(rows);
        const PhotoRow* const undated =
            list.days.empty() || list.days.back().year > 0 ? nullptr : &rows[list.days.back().first];
        sort(ranked, std::ranges::count_if(
                         ranked, [undated](const PhotoRow* row) { return !undated || row < undated; },
                         &Ranked::value_type::second));
        const auto lessAlike = std::ranges::stable_partition(
            ranked, [this](float score) { return !like_ || score >= needs_.alike.listedLikeness; },
            &Ranked::value_type::first);
        answer_.lessAlike = lessAlike.size();
        answer_.found = ranked.size() - lessAlike.size();
        if (!query_.lessAlike) ranked.resize(answer_.found);
        if (ranked.size() > query_.most) ranked.resize(query_.most);
        for (const auto& [score, row] : ranked) TRY(add(*row, score));
        return {};
    }

    Status add(const PhotoRow& row, float score)
    {
        const FoundPictures::One* const one = row.content ? found_.of(*row.content) : nullptr;
        SearchHit hit{.id = row.id, .path = row.path, .score = {}, .why = {}};
        if (one) hit.why = one->why;
        if (one && one->ranked) hit.score = score;
        if (filter_.takenFrom || filter_.takenBefore) {
            TRY_ASSIGN(const PhotoMarks marks, photoMarks(db_, row));
            hit.why.push_back("taken " + takenText(row, marks));
        }
        answer_.hits.push_back(std::move(hit));
        return {};
    }

    static std::string takenText(const PhotoRow& row, const PhotoMarks& marks)
    {
        if (marks.takenLocalS) return dateText(*marks.takenLocalS, DateSpan::day);
        return row.takenLocalS ? dateText(*row.takenLocalS, std::max(row.takenSpan, DateSpan::day))
                               : "at no known time";
    }

    Db& db_;
    const SearchQuery& query_;
    const std::optional<Look>& like_;
    const SearchNeeds& needs_;
    SearchPlaces places_;
    SearchEvents events_;
    std::vector<std::tuple<PersonId, SearchKeys, std::string>> names_;
    PhotoQuery filter_;
    std::vector<std::string> nameWords_; ///< that names of files or folders were found by
    FoundPictures found_;
    Scores likeness_; ///< to the example
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
    TRY_ASSIGN(const VerdictLimits verdicts,
               state_.catalogue().read([this](Db& db) { return verdictLimits(db, state_.parts.models); }));
    const SearchNeeds needs{.labels = labelBook(state_.parts.models),
                            .places = state_.placeBook,
                            .alike = models.alikeLimits(),
                            .verdicts = verdicts,
                            .leastClass = leastClass(state_.parts.models),
                            .noComparing = noComparingNetwork(state_.parts.models)};
    TRY_ASSIGN(SearchAnswer answer,
               state_.catalogue().read([&](Db& db) { return Searcher(db, query, like, needs).answer(); }, &job));
    if (!query.text.empty() || !query.tags.empty()) answer.notes = models.notes;
    TRY_ASSIGN(answer.waiting, waiting());
    return answer;
}

} // namespace albumen
