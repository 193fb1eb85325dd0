#include "similar/SimilarFinder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/Contract.h"
#include "base/Day.h"
#include "similar/AlikeParts.h"
#include "similar/CodeTables.h"
#include "similar/LookMaker.h"

namespace albumen {
namespace {

constexpr std::size_t signWords = 2;     // of 64 bits
constexpr int signMost = 84;             // bits of them in which pictures may differ that are looked at
constexpr std::size_t many = 2'000;      // from here on fewer of them are looked at, which misses some
constexpr std::size_t askedPhotos = 100; // how many photos pass between two questions whether to go on
constexpr std::size_t followers = 40;    // shots after one, of its second, that it is compared with
constexpr std::size_t ofSeries = 300;    // the same of a scene: one each two seconds of ten minutes
constexpr std::size_t likest = 40;       // of these so many are remembered
constexpr double metresOfDegree = 111'195;

using Rows = std::vector<const PhotoToGroup*>;

Rows sortedById(std::span<const PhotoToGroup> photos)
{
    Rows rows;
    rows.reserve(photos.size());
    for (const PhotoToGroup& photo : photos) rows.push_back(&photo);
    std::sort(rows.begin(), rows.end(), [](auto a, auto b) { return a->id < b->id; });
    return rows;
}

/// Two rows, first < second, and how much speaks for them: sorted by it, the surest first.
struct AlikePair {
    float sureness = 0;
    std::size_t first = 0, second = 0;
    bool doubt = false;

    bool operator<(const AlikePair& other) const
    {
        return std::tuple(doubt, -sureness, first, second) <
               std::tuple(other.doubt, -other.sureness, other.first, other.second);
    }
};

int hashBetween(const PhotoToGroup& a, const PhotoToGroup& b)
{
    constexpr int unknown = 64;
    if (a.hash == 0 || b.hash == 0) return unknown;
    return std::min(hashDistance(a.hash, b.hash), hashDistance(mirroredHash(a.hash), b.hash));
}

std::optional<std::int64_t> secondsBetween(const PhotoToGroup& a, const PhotoToGroup& b)
{
    if (!a.takenLocalS || !b.takenLocalS) return std::nullopt;
    return std::abs(*a.takenLocalS - *b.takenLocalS);
}

/// Copies keep the time of their picture or lose it: two times are two shots.
bool twoTimes(const PhotoToGroup& a, const PhotoToGroup& b)
{
    return secondsBetween(a, b).value_or(0) > 0;
}

bool sizesKnown(const PhotoToGroup& a, const PhotoToGroup& b)
{
    return a.width > 0 && b.width > 0;
}

/// Of one size, and no time tells them apart: two shots of a burst or of one thing, or one shot and what was made of it
/// without making it smaller.
bool maybeTwoShots(const PhotoToGroup& a, const PhotoToGroup& b)
{
    return !twoTimes(a, b) && sizesKnown(a, b) && a.width == b.width && a.height == b.height;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "IMG_0012" and "IMG_0013": one name but for a number of three digits and more, as cameras count. "blurred_2" and
/// "blurred_5" are a person's or a program's.
bool numberedApart(std::string_view a, std::string_view b)
{
    constexpr std::size_t ofCameras = 3;
    if (a.size() != b.size()) return false;
    bool apart = false;
    for (std::size_t i = 0; i < a.size();) {
        std::size_t end = i;
        while (end < a.size() && isDigit(a[end]) && isDigit(b[end])) ++end;
        if (end == i && a[i] != b[i]) return false;
        apart = apart || (end >= i + ofCameras && a.substr(i, end - i) != b.substr(i, end - i));
        i = std::max(end, i + 1);
    }
    return apart;
}

bool nearPlaces(const PhotoToGroup& a, const PhotoToGroup& b, double metres)
{
    if (!a.latitude || !a.longitude || !b.latitude || !b.longitude) return true;
    constexpr double radians = 3.14159265358979 / 180;
    const double north = (*a.latitude - *b.latitude) * metresOfDegree;
    const double degrees = std::remainder(*a.longitude - *b.longitude, 360);
    const double east = degrees * metresOfDegree * std::cos((*a.latitude + *b.latitude) / 2 * radians);
    return std::hypot(north, east) <= metres;
}

/// The same tag, or the same class where one of them has no tags.
bool sameSubject(const PhotoToGroup& a, const PhotoToGroup& b)
{
    if (a.tags.empty() || b.tags.empty()) return a.scene == b.scene;
    return std::any_of(a.tags.begin(), a.tags.end(),
                       [&](Tag tag) { return std::find(b.tags.begin(), b.tags.end(), tag) != b.tags.end(); });
}

std::int64_t dayOf(std::int64_t seconds)
{
    return seconds / secondsPerDay - (seconds % secondsPerDay < 0 ? 1 : 0);
}

class Finder
{
public:
    Finder(const AlikeInput& input, const JobControl& job)
        : input_(input), limits_(input.limits), job_(job), rows_(sortedById(input.photos))
    {
        for (std::size_t row = 0; row < rows_.size(); ++row) rowOf_.emplace(rows_[row]->id, row);
        EXPECTS(rowOf_.size() == rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row)
            if (rows_[row]->takenLocalS) inTime_.push_back(row);
        std::stable_sort(inTime_.begin(), inTime_.end(),
                         [&](auto a, auto b) { return *rows_[a]->takenLocalS < *rows_[b]->takenLocalS; });
    }

    std::optional<std::vector<AlikeGroup>> run()
    {
        auto copies = copyParts();
        if (!copies) return std::nullopt;
        auto scenes = sceneParts();
        if (!scenes) return std::nullopt;
        auto groups = numbered(AlikeKind::copies, copies->parts());
        auto similar = scenes->parts();
        std::erase_if(similar, [&](const AlikeParts::Part& part) {
            return !part.number && std::all_of(part.rows.begin(), part.rows.end(), [&](std::size_t row) {
                return copies->together(row, part.rows.front());
            });
        });
        for (AlikeGroup& group : numbered(AlikeKind::similar, similar)) groups.push_back(std::move(group));
        return groups;
    }

private:
    AlikeParts shownParts(AlikeKind kind) const
    {
        AlikeParts parts(rows_.size());
        std::set<std::size_t> taken;
        for (const AlikeGroup& group : input_.shown) {
            if (group.kind != kind) continue;
            std::vector<std::size_t> rows;
            for (const ContentNo member : group.members)
                if (const auto row = rowOf_.find(member); row != rowOf_.end() && taken.insert(row->second).second)
                    rows.push_back(row->second);
            parts.keep(rows, group.number);
        }
        return parts;
    }

    std::optional<float> likeness(std::size_t a, std::size_t b) const
    {
        return input_.looks.likeness(rows_[a]->look, rows_[b]->look);
    }

    // Copies

    std::optional<AlikeParts> copyParts()
    {
        findByTime();
        if (!findByHash() || !findByLook()) return std::nullopt;
        std::sort(pairs_.begin(), pairs_.end());
        AlikeParts parts = shownParts(AlikeKind::copies);
        const auto agree = [&](std::size_t a, std::size_t b) { return mayBeCopies(a, b); };
        std::vector<int> asked(rows_.size());
        for (const AlikePair& pair : pairs_) {
            if (parts.together(pair.first, pair.second) || !mayBeCopies(pair.first, pair.second) ||
                (pair.doubt && !areCopies(pair, asked)))
                continue;
            if (!parts.join(pair.first, pair.second, agree) && pair.doubt) ++asked[pair.first], ++asked[pair.second];
            if (!job_.mayGoOn()) return std::nullopt;
        }
        return parts;
    }

    /// Asks for a doubtful pair, as long as it was not asked often in vain about one of them.
    bool areCopies(const AlikePair& pair, std::vector<int>& asked) const
    {
        if (maybeTwoShots(*rows_[pair.first], *rows_[pair.second])) return true; // was asked, more closely
        if (!input_.ask || std::max(asked[pair.first], asked[pair.second]) >= limits_.asksOfOne) return false;
        if (input_.ask(rows_[pair.first]->id, rows_[pair.second]->id)) return true;
        ++asked[pair.first], ++asked[pair.second];
        return false;
    }

    bool mayBeCopies(std::size_t a, std::size_t b)
    {
        if (twoTimes(*rows_[a], *rows_[b])) return false;
        const auto like = likeness(a, b);
        if (like ? *like < limits_.copyApart : hashBetween(*rows_[a], *rows_[b]) > limits_.doubtHash) return false;
        return !maybeTwoShots(*rows_[a], *rows_[b]) || isOneShot(std::min(a, b), std::max(a, b));
    }

    /// Of two that may be two shots: once for each pair, and no more of those that were told apart before.
    bool isOneShot(std::size_t a, std::size_t b)
    {
        if (rows_[a]->asked && rows_[b]->asked) return false;
        const auto [known, fresh] = oneShot_.try_emplace({a, b}, false);
        if (fresh) known->second = secondsBetween(*rows_[a], *rows_[b]) ? isOfOneSecond(a, b) : isInPlace(a, b);
        return known->second;
    }

    bool isOfOneSecond(std::size_t a, std::size_t b) const
    {
        const PhotoToGroup &first = *rows_[a], &second = *rows_[b];
        return input_.askShot && !numberedApart(first.name, second.name) && input_.askShot(first.id, second.id);
    }

    /// As long as it was not asked often in vain about one of them.
    bool isInPlace(std::size_t a, std::size_t b)
    {
        if (!input_.askPlaces || std::max(misplaced_[a], misplaced_[b]) >= limits_.asksOfOne) return false;
        if (input_.askPlaces(rows_[a]->id, rows_[b]->id)) return true;
        ++misplaced_[a], ++misplaced_[b];
        return false;
    }

    /// Copies that kept their time: whatever is of one second.
    void findByTime()
    {
        for (std::size_t i = 0; i < inTime_.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(i + 1 + followers, inTime_.size()); ++j) {
                if (twoTimes(*rows_[inTime_[i]], *rows_[inTime_[j]])) break;
                judge(inTime_[i], inTime_[j]);
            }
    }

    /// Copies of which one at least lost its time.
    bool findByHash()
    {
        std::vector<std::uint64_t> hashes;
        for (const PhotoToGroup* row : rows_) hashes.push_back(row->hash);
        const CodeTables tables(hashes, 1, 2);
        const auto timeless = rowsThat([](const PhotoToGroup& photo) { return !photo.takenLocalS; });
        return forRows(timeless, [&](std::size_t row) {
            const std::uint64_t seen[] = {hashes[row]}, mirrored[] = {mirroredHash(hashes[row])};
            tables.near(seen, limits_.doubtHash, [&](std::size_t other, int) { judgeOnce(row, other); });
            tables.near(mirrored, limits_.doubtHash, [&](std::size_t other, int) {
                if (hashDistance(hashes[row], hashes[other]) > limits_.doubtHash) judgeOnce(row, other);
            });
        });
    }

    /// What was cropped or framed has another hash: only the vectors find it. One of the two lost its time, and one is
    /// new.
    bool findByLook()
    {
        if (!input_.ask) return true;
        const auto wanted = fewerOf([](const PhotoToGroup& photo) { return !photo.takenLocalS; },
                                    [](const PhotoToGroup& photo) { return !photo.asked; });
        const auto count = static_cast<std::size_t>(std::count(wanted.begin(), wanted.end(), true));
        if (count == 0) return true;
        const auto signs = signsOfRows();
        const CodeTables tables(signs, signWords, count > many ? 1 : 2);
        const auto take = [&](std::size_t row, std::size_t other) {
            if (row == other || (wanted[other] && other < row)) return; // which finds this one
            if (rows_[row]->takenLocalS && rows_[other]->takenLocalS) return;
            if (hashBetween(*rows_[row], *rows_[other]) > limits_.doubtHash) judge(row, other);
        };
        return forRows(wanted, [&](std::size_t row) {
            tables.near({signs.data() + row * signWords, signWords}, signMost,
                        [&](std::size_t other, int) { take(row, other); });
        });
    }

    template <class One, class Other> std::vector<bool> fewerOf(const One& one, const Other& other) const
    {
        const auto ones = rowsThat(one), others = rowsThat(other);
        return std::count(ones.begin(), ones.end(), true) <= std::count(others.begin(), others.end(), true) ? ones
                                                                                                            : others;
    }

    template <class Holds> std::vector<bool> rowsThat(const Holds& holds) const
    {
        std::vector<bool> rows;
        for (const PhotoToGroup* row : rows_) rows.push_back(holds(*row));
        return rows;
    }

    /// False: cancelled.
    template <class Look> bool forRows(const std::vector<bool>& wanted, const Look& look)
    {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (row % askedPhotos == 0 && !job_.mayGoOn()) return false;
            if (wanted[row]) look(row);
        }
        return true;
    }

    /// Two that lack a time find each other twice.
    void judgeOnce(std::size_t row, std::size_t other)
    {
        if (row < other || (row > other && rows_[other]->takenLocalS)) judge(row, other);
    }

    std::vector<std::uint64_t> signsOfRows() const
    {
        const auto all = input_.looks.signs(64 * signWords);
        std::vector<std::uint64_t> signs;
        for (const PhotoToGroup* row : rows_)
            signs.insert(signs.end(), all.begin() + row->look * signWords, all.begin() + (row->look + 1) * signWords);
        return signs;
    }

    void judge(std::size_t a, std::size_t b)
    {
        if (a > b) std::swap(a, b);
        const int bits = hashBetween(*rows_[a], *rows_[b]);
        const auto like = likeness(a, b);
        const float sureness = like.value_or(0.5F) - static_cast<float>(bits) / 64;
        const bool alike =
            like ? bits <= limits_.copyHash && *like >= limits_.copyLikeness : bits <= limits_.copyHashAlone;
        if (alike && !(input_.ask && timeTellsNothing(a, b)))
            pairs_.push_back({sureness, a, b, false});
        else if (input_.ask && !(rows_[a]->asked && rows_[b]->asked) && (alike || inDoubt(bits, like)))
            pairs_.push_back({sureness, a, b, true});
    }

    /// Two things that look alike may be before two cameras, and neither says when.
    bool timeTellsNothing(std::size_t a, std::size_t b) const
    {
        return !secondsBetween(*rows_[a], *rows_[b]) && sizesKnown(*rows_[a], *rows_[b]);
    }

    bool inDoubt(int bits, std::optional<float> like) const
    {
        if (bits <= limits_.doubtHash) return like.value_or(1) >= limits_.doubtLikeness;
        return like.value_or(0) >= limits_.likelyCopy;
    }

    // Scenes

    std::optional<AlikeParts> sceneParts()
    {
        std::vector<AlikePair> pairs;
        for (std::size_t i = 0; i < inTime_.size(); ++i) {
            if (i % askedPhotos == 0 && !job_.mayGoOn()) return std::nullopt;
            std::vector<AlikePair> found = sceneMates(i);
            if (found.size() > likest) {
                std::nth_element(found.begin(), found.begin() + likest, found.end());
                found.resize(likest);
            }
            pairs.insert(pairs.end(), found.begin(), found.end());
        }
        std::sort(pairs.begin(), pairs.end());
        AlikeParts parts = shownParts(AlikeKind::similar);
        const auto agree = [&](std::size_t a, std::size_t b) { return mayBeOneScene(a, b); };
        for (const AlikePair& pair : pairs) parts.join(pair.first, pair.second, agree);
        return parts;
    }

    /// Later shots that are of one scene with it.
    std::vector<AlikePair> sceneMates(std::size_t i) const
    {
        std::vector<AlikePair> found;
        for (std::size_t j = i + 1; j < std::min(i + 1 + ofSeries, inTime_.size()); ++j) {
            const auto [a, b] = std::minmax(inTime_[i], inTime_[j]);
            if (*secondsBetween(*rows_[a], *rows_[b]) > limits_.sceneS) break;
            if (const auto sureness = sceneSureness(a, b)) found.push_back({*sureness, a, b, false});
        }
        return found;
    }

    /// None: they are not of one scene.
    std::optional<float> sceneSureness(std::size_t a, std::size_t b) const
    {
        const PhotoToGroup &first = *rows_[a], &second = *rows_[b];
        const std::int64_t apart = *secondsBetween(first, second);
        const bool burst = apart <= limits_.burstS;
        if (!burst && (dayOf(*first.takenLocalS) != dayOf(*second.takenLocalS) || !sameSubject(first, second)))
            return std::nullopt;
        if (!nearPlaces(first, second, limits_.sceneM)) return std::nullopt;
        const auto like = likeness(a, b);
        const bool alike = like ? *like >= (burst ? limits_.burstLikeness : limits_.sceneLikeness)
                                : hashBetween(first, second) <= limits_.sceneHash;
        if (!alike) return std::nullopt;
        return like.value_or(0.5F) - static_cast<float>(apart) / static_cast<float>(limits_.sceneS) / 4;
    }

    bool mayBeOneScene(std::size_t a, std::size_t b) const
    {
        const auto apart = secondsBetween(*rows_[a], *rows_[b]);
        if (!apart || *apart > limits_.sceneS) return false;
        const auto like = likeness(a, b);
        return like ? *like >= limits_.sceneApart : hashBetween(*rows_[a], *rows_[b]) <= limits_.sceneHash;
    }

    // Groups

    std::vector<AlikeGroup> numbered(AlikeKind kind, const std::vector<AlikeParts::Part>& parts) const
    {
        std::set<ContentNo> taken;
        for (const AlikeGroup& group : input_.shown)
            if (group.kind == kind) taken.insert(group.number);
        std::vector<AlikeGroup> groups;
        for (const AlikeParts::Part& part : parts) {
            AlikeGroup group{kind, {}, {}};
            for (const std::size_t row : part.rows) group.members.push_back(rows_[row]->id);
            group.number = part.number ? *part.number : freeNumber(group.members, taken);
            groups.push_back(std::move(group));
        }
        std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
        return groups;
    }

    /// The lowest member that is no group's number yet; where all are, the next number that nobody has.
    ContentNo freeNumber(const std::vector<ContentNo>& members, std::set<ContentNo>& taken) const
    {
        const auto free =
            std::find_if(members.begin(), members.end(), [&](ContentNo member) { return !taken.contains(member); });
        const ContentNo number =
            free != members.end() ? *free : ContentNo{raw(std::max(*taken.rbegin(), rows_.back()->id)) + 1};
        taken.insert(number);
        return number;
    }

    const AlikeInput& input_;
    const AlikeLimits& limits_;
    const JobControl& job_;
    Rows rows_;
    std::unordered_map<ContentNo, std::size_t> rowOf_;
    std::vector<std::size_t> inTime_; ///< rows with a time, in its order
    std::vector<AlikePair> pairs_;
    std::map<std::pair<std::size_t, std::size_t>, bool> oneShot_; ///< of pairs that were asked about
    std::vector<int> misplaced_ = std::vector<int>(rows_.size()); ///< how often a row was asked about in vain
};

} // namespace

std::optional<std::vector<AlikeGroup>> groupAlike(const AlikeInput& input, const JobControl& job)
{
    return Finder(input, job).run();
}

} // namespace albumen
