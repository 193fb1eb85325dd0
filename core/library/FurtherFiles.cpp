#include "library/FurtherFiles.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>

#include "catalogue/SaysRows.h"
#include "library/FilesSay.h"

namespace albumen {
namespace {

struct Candidate {
    PhotoToFile file;
    std::optional<FileSays> says;     ///< none: it cannot be read, or was filed and belongs nowhere
    bool filed = false;               ///< beside the picture, before
    std::optional<PhotoId> insteadOf; ///< one that was filed so and is gone; it said the same
    bool isFree() const { return !filed && !insteadOf; }
};

bool sayTheSame(const FileSays& a, const FileSays& b)
{
    return saysAll(a, b) && saysAll(b, a);
}

/// None: filed from what the archive has.
void take(PhotoToFile& photo, const std::optional<FilingFile>& from)
{
    photo.present = from.has_value();
    const FilingFile file = from.value_or(FilingFile{});
    photo.photo = file.photo;
    photo.source = file.path;
    photo.size = file.size;
    photo.mtimeNs = file.mtimeNs;
    if (!from) photo.companions.clear();
}

/// As the picture, of a file of its own.
PhotoToFile besides(const PhotoToFile& picture, PhotoId photo)
{
    PhotoToFile beside = picture;
    beside.away = false;
    beside.content = furtherFile(photo);
    beside.shotWith.clear();
    return beside;
}

class Chooser
{
public:
    Chooser(const LibraryState& state, const FiledPhotos& filed, const JobControl& job)
        : state_(state), filed_(filed), job_(job)
    {
        for (const auto& [photo, content] : filed.further) furtherOf_.emplace(content, photo);
    }

    void expect(std::size_t pictures) { own_.reserve(pictures); }

    /// Of all files of one picture; takes them.
    Status choose(std::span<PhotoToFile> files)
    {
        const ContentNo content = files.front().content;
        if (files.size() == 1 && files.front().present && !furtherOf_.contains(content)) {
            own_.push_back(std::move(files.front()));
            return {};
        }
        gather(files);
        if (!files.front().targets.empty()) {
            TRY(ask(content));
            TRY(takePlacesOfGone(content));
        }
        TRY_ASSIGN(const std::optional<std::size_t> first, firstOf(content));
        PhotoToFile& own = own_.emplace_back(first ? candidates_[*first].file : files.front());
        if (!first) take(own, std::nullopt);
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const Candidate& one = candidates_[i];
            if (i == first) continue;
            if (!one.isFree() || saysMore(i, first))
                beside_.push_back(besides(one.file, one.insteadOf.value_or(one.file.photo)));
            else if (!one.file.targets.empty())
                sayNothingMore_.push_back(one.file.source);
        }
        return {};
    }

    /// The pictures in their order, then what is filed beside them.
    std::vector<PhotoToFile> chosen()
    {
        std::set<ContentNo> there;
        for (const PhotoToFile& one : beside_) there.insert(one.content);
        for (const PhotoToFile& picture : own_)
            for (auto [at, end] = furtherOf_.equal_range(picture.content); at != end; ++at)
                if (!there.contains(furtherFile(at->second)))
                    take(beside_.emplace_back(besides(picture, at->second)), std::nullopt);
        std::ranges::move(beside_, std::back_inserter(own_));
        return std::move(own_);
    }

    std::vector<Path> sayNothingMore() { return std::move(sayNothingMore_); }

private:
    void gather(std::span<const PhotoToFile> files)
    {
        candidates_.clear();
        for (const PhotoToFile& file : files) {
            if (!file.present) continue;
            const bool filed = filed_.further.contains(file.photo);
            const bool same =
                std::ranges::any_of(candidates_, [&](const Candidate& one) { return isSameFile(one.file, file); });
            if (filed || !same)
                candidates_.push_back({.file = file, .says = {}, .filed = filed, .insteadOf = {}});
            else if (!file.targets.empty())
                sayNothingMore_.push_back(file.source);
        }
    }

    std::optional<std::size_t> placeOf(PhotoId photo) const
    {
        const auto at = std::ranges::find(candidates_, photo, [](const Candidate& one) { return one.file.photo; });
        if (at == candidates_.end()) return std::nullopt;
        return static_cast<std::size_t>(at - candidates_.begin());
    }

    Status ask(ContentNo content)
    {
        if (candidates_.size() < 2 && !furtherOf_.contains(content)) return {};
        for (Candidate& one : candidates_) {
            TRY_ASSIGN(one.says, saysWithCompanions(state_, one.file, job_));
        }
        return {};
    }

    /// What it said last; nobody may have asked as long as it was the only one.
    Result<std::optional<FileSays>> saysOfGone(ContentNo picture, PhotoId gone) const
    {
        TRY_ASSIGN(auto said, state_.catalogue().read([&](Db& db) { return SaysRows(db).find(gone); }));
        if (said) return said;
        TRY_ASSIGN(said, readSaysOfFiled(state_, picture, gone, job_));
        if (said && state_.mayWrite())
            TRY(state_.catalogue().write([&](Db& db) { return SaysRows(db).put(gone, SaysStamp{}, *said); }));
        return said;
    }

    /// A file that was not filed and says what that one said.
    Result<std::optional<std::size_t>> heirOf(ContentNo picture, PhotoId gone) const
    {
        const auto mayBe = [](const Candidate& one) { return one.isFree() && one.says; };
        if (std::ranges::none_of(candidates_, mayBe)) return std::nullopt;
        TRY_ASSIGN(const auto said, saysOfGone(picture, gone));
        for (std::size_t i = 0; said && i < candidates_.size(); ++i)
            if (mayBe(candidates_[i]) && sayTheSame(*candidates_[i].says, *said)) return i;
        return std::nullopt;
    }

    Status takePlacesOfGone(ContentNo content)
    {
        for (auto [at, end] = furtherOf_.equal_range(content); at != end; ++at) {
            if (placeOf(at->second)) continue;
            TRY_ASSIGN(const auto heir, heirOf(content, at->second));
            if (heir) candidates_[*heir].insteadOf = at->second;
        }
        return {};
    }

    /// The one that the picture was filed from, or stands for it. None: there is only what is filed beside it.
    Result<std::optional<std::size_t>> firstOf(ContentNo content) const
    {
        const auto before = filed_.first.find(content);
        const bool filed = before != filed_.first.end();
        if (filed) {
            if (const auto itself = placeOf(before->second)) return itself;
            TRY_ASSIGN(const auto heir, heirOf(content, before->second));
            if (heir) return heir;
        }
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (candidates_[i].isFree() && saysMore(i, i)) return i;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (candidates_[i].isFree()) return i;
        return filed || candidates_.empty() ? std::nullopt : std::optional<std::size_t>(0);
    }

    /// More than each other one, but for later ones that say the same? `first` is filed whatever it says.
    bool saysMore(std::size_t at, std::optional<std::size_t> first) const
    {
        const auto& own = candidates_[at].says;
        if (!own) return at == first;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const auto& other = candidates_[i].says;
            if (i == at || !other || !saysAll(*other, *own)) continue;
            if (i == first || i < at || !saysAll(*own, *other)) return false;
        }
        return true;
    }

    const LibraryState& state_;
    const FiledPhotos& filed_;
    const JobControl& job_;
    std::multimap<ContentNo, PhotoId> furtherOf_;
    std::vector<Candidate> candidates_;
    std::vector<PhotoToFile> own_, beside_;
    std::vector<Path> sayNothingMore_;
};

} // namespace

void addFurtherFiles(FilingInput& input, const FurtherPhotos& further, const FiledPhotos& filed)
{
    std::vector<PhotoToFile> all;
    all.reserve(input.photos.size());
    for (PhotoToFile& photo : input.photos) {
        const auto others = further.find(photo.content);
        if (!photo.present || others == further.end()) {
            all.push_back(std::move(photo));
            continue;
        }
        const auto begin = static_cast<std::ptrdiff_t>(all.size());
        all.push_back(photo);
        for (const FilingFile& file : others->second) take(all.emplace_back(photo), file);
        const auto before = filed.first.find(photo.content);
        std::stable_sort(all.begin() + begin, all.end(), [&](const PhotoToFile& a, const PhotoToFile& b) {
            const auto rank = [&](const PhotoToFile& one) {
                if (before != filed.first.end() && before->second == one.photo) return 0;
                return filed.further.contains(one.photo) ? 1 : 2;
            };
            return rank(a) < rank(b);
        });
    }
    input.photos = std::move(all);
}

Status chooseFiles(LibraryState& state, FilingInput& input, const FiledPhotos& filed, const JobControl& job)
{
    Chooser chooser(state, filed, job);
    chooser.expect(input.photos.size());
    for (auto at = input.photos.begin(); at != input.photos.end();) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::plan);
        const auto behind =
            std::find_if(at, input.photos.end(), [&](const PhotoToFile& one) { return one.content != at->content; });
        TRY(chooser.choose(std::span<PhotoToFile>(at, behind)));
        at = behind;
    }
    input.photos = chooser.chosen();
    input.sayNothingMore = chooser.sayNothingMore();
    return {};
}

} // namespace albumen
