// What a library is asked about pictures as a whole: what is in them, which are not worth keeping, which are found by a
// search. Threads (all): any; they block, so the window asks from a worker.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/JobControl.h"
#include "library/Cards.h"
#include "photo/Coordinates.h"
#include "photo/Understanding.h"

namespace albumen {

/// What a measure says, by the limit in force.
struct VerdictCard {
    Verdict verdict{};
    float number = 0, limit = 0;
    bool holds = false; ///< unless a person said that it does not
    std::string why;    ///< in few words; may be empty
};

/// Everything that is known of one photo.
struct DescribedPhoto {
    PhotoCard card;
    bool looked = false;              ///< at the picture as a whole; nothing but the card and the faces is known else
    std::optional<Coordinates> place; ///< as a person said, else as the file says
    bool placeSaid = false;           ///< a person said it
    std::map<Measure, float> measures;
    std::vector<VerdictCard> verdicts;
    std::vector<SeenObject> objects;                 ///< the surest first
    std::vector<Guess> scene;                        ///< the five classes, the likeliest first
    bool classSaid = false;                          ///< the likeliest is likely enough to be said
    std::vector<Guess> imagenet;                     ///< five of a thousand; empty: no network for them
    std::vector<std::string> imprint;                ///< days that a date burnt in can mean
    std::vector<FaceCard> faces;                     ///< left to right
    std::map<FaceId, std::vector<Guess>> attributes; ///< of faces, where a network for them is switched on
};

/// A photo in a queue of the clean-up.
struct ReviewPhoto {
    PhotoId id{};
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    float number = 0; ///< that puts it there
    std::string why;
    bool best = false;               ///< of its group
    bool recommended = false;        ///< to be thrown away
    std::vector<std::string> keptBy; ///< what keeps it from being recommended; of the best of a group: why it is that
    std::optional<Error> unread;     ///< why it could not be read
};

struct ReviewCard {
    std::optional<float> limit;                   ///< from which number on, of groups how alike its photos are at
                                                  ///< least; none: it is no matter of a number
    std::optional<float> ownLimit;                ///< what it is unless somebody moved it; none: it cannot be moved
    float leastLimit = 0;                         ///< it cannot be moved below
    std::vector<std::vector<ReviewPhoto>> groups; ///< of one photo each where it is no matter of groups, the worst
                                                  ///< first; else the best photo first, and those groups first of
                                                  ///< which it is the newest. No photo is in two of them
    std::uint64_t recommended = 0, bytes = 0;     ///< photos, and what throwing them away would free
    std::uint64_t waiting = 0;                    ///< pictures that were not looked at yet
};

/// In which order photos are found. Those that do not say when they were taken come last in the two by time.
enum class SearchOrder { best, newest, oldest };

struct SearchQuery {
    std::string text;                          ///< words, all of which must be found
    std::optional<std::filesystem::path> like; ///< a photo of the library or not
    std::vector<std::string> people;           ///< all of these are in it
    std::vector<Tag> tags;
    std::string scene;                                  ///< one of the five classes
    std::string tone;                                   ///< a word for a tone: "blue"
    std::string place;                                  ///< a city, a region or a country that it was taken in
    std::optional<std::int64_t> takenFrom, takenBefore; ///< seconds since 1970 of the local clock
    SearchOrder order = SearchOrder::best;
    bool lessAlike = false; ///< those that are less like the example than is listed, too
    std::size_t most = 100;
};

/// What a word of a search was taken for.
struct UnderstoodWord {
    std::string word;
    std::vector<std::string>
        as; ///< "person", "tag", "class", "thing", "tone", "verdict", "favourite", "stars", "film",
            ///< "duplicate", "time", "place", "event", "name of a file or folder"; empty: nothing is called so
    std::vector<std::string> meant; ///< where the word itself does not say it: "Lena (from Lna)", the days of a time
};

struct SearchHit {
    PhotoId id{};
    std::filesystem::path path;
    std::optional<float> score;   ///< higher is better; comparable within one search. None: it fits as all others do.
                                  ///< Of a search with an example: how much it is like it, above 1 a copy
    std::vector<std::string> why; ///< by what each word found it: "dog: tag (91 %), folder name"; "likeness 0.84"
};

struct SearchAnswer {
    std::vector<SearchHit> hits; ///< in the order that was asked for, newest first where equal; those less alike last
    std::size_t found = 0;       ///< of all, those not shown among them and without those less alike
    std::size_t lessAlike = 0;   ///< that fit, but are less like the example than `leastAlike`
    float leastAlike = 0;
    std::vector<UnderstoodWord> words;
    std::vector<Note> notes; ///< networks that are missing for words to be found by
    std::uint64_t waiting =
        0; ///< pictures that were not looked at yet, so that they are found by names and dates alone
};

class PictureQuestions
{
public:
    virtual ~PictureQuestions() = default;
    /// Pictures that were not looked at as a whole by the networks in force.
    virtual Result<std::uint64_t> waiting() const = 0;
    /// Fails: pathMissing (no such photo).
    virtual Result<DescribedPhoto> described(PhotoId photo) const = 0;
    /// `limit`: as if it was moved there; none: the one in force.
    virtual Result<ReviewCard> review(ReviewKind kind, std::optional<float> limit, const JobControl& job) const = 0;
    /// Fails: personUnknown; usage (a text of signs alone, a tone without a word, a place that no list has); of an
    /// example, as reading and looking at it; modelMissing (no network tells how alike pictures are); cancelled.
    virtual Result<SearchAnswer> search(const SearchQuery& query, const JobControl& job) const = 0;
};

} // namespace albumen
