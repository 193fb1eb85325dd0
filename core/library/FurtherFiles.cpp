#include "library/FurtherFiles.h"

#include <algorithm>
#include <optional>
#include <set>

#include "catalogue/SaysRows.h"
#include "load/FileReader.h"
#include "metadata/SaysReader.h"

namespace albumen {
namespace {

struct Candidate {
    FilingFile file;
    std::optional<FileSays> says; ///< none: it cannot be read, or was filed and belongs nowhere
    bool filed = false;           ///< beside the picture, before
};

/// None: it cannot be read now.
Result<std::optional<FileSays>> saysOf(const LibraryState& state, const FilingFile& file)
{
    TRY_ASSIGN(std::optional<FileSays> known,
               state.catalogue().read([&](Db& db) { return SaysRows(db).find(file.photo, file.size, file.mtimeNs); }));
    if (known) return known;
    const auto bytes = readWhole(state.parts.files, file.path, maxPhotoBytes, Follow::yes);
    if (!bytes || bytes->size() != file.size) return std::nullopt;
    known = albumen::saysOf(*bytes);
    if (state.mayWrite())
        TRY(state.catalogue().write(
            [&](Db& db) { return SaysRows(db).put(file.photo, file.size, file.mtimeNs, *known); }));
    return known;
}

bool isSameFile(const FilingFile& a, const FilingFile& b)
{
    return a.size == b.size && a.mtimeNs == b.mtimeNs; // as a backup has it: nobody reads that
}

struct Chosen {
    std::optional<FilingFile> own; ///< of the picture; none: what it was filed from is not there
    std::vector<FilingFile> beside;
};

class Chooser
{
public:
    Chooser(const LibraryState& state, const FiledPhotos& filed) : state_(state), filed_(filed) {}

    Result<Chosen> choose(const PhotoToFile& photo, const std::vector<FilingFile>& further)
    {
        gather(photo, further);
        if (!photo.targets.empty()) TRY(ask());
        const std::optional<std::size_t> first = firstOf(photo.content);
        Chosen chosen;
        if (first) chosen.own = candidates_[*first].file;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (i != first && (candidates_[i].filed || saysMore(i, first)))
                chosen.beside.push_back(candidates_[i].file);
        return chosen;
    }

private:
    void gather(const PhotoToFile& photo, const std::vector<FilingFile>& further)
    {
        candidates_.clear();
        add({.photo = photo.photo, .path = photo.source, .size = photo.size, .mtimeNs = photo.mtimeNs});
        for (const FilingFile& file : further) add(file);
    }

    void add(const FilingFile& file)
    {
        const bool filed = filed_.further.contains(file.photo);
        const bool same = std::any_of(candidates_.begin(), candidates_.end(),
                                      [&](const Candidate& one) { return isSameFile(one.file, file); });
        if (filed || !same) candidates_.push_back({.file = file, .says = {}, .filed = filed});
    }

    Status ask()
    {
        if (candidates_.size() < 2) return {};
        for (Candidate& one : candidates_) {
            TRY_ASSIGN(one.says, saysOf(state_, one.file));
        }
        return {};
    }

    std::optional<std::size_t> firstOf(ContentNo content) const
    {
        const auto before = filed_.first.find(content);
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (before != filed_.first.end() && candidates_[i].file.photo == before->second) return i;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (!candidates_[i].filed && saysMore(i, i)) return i;
        return before == filed_.first.end() ? std::optional<std::size_t>(0) : std::nullopt;
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
    std::vector<Candidate> candidates_;
};

/// None: filed from what the archive has.
void take(PhotoToFile& photo, const std::optional<FilingFile>& from)
{
    photo.present = from.has_value();
    const FilingFile file = from.value_or(FilingFile{});
    photo.photo = file.photo;
    photo.source = file.path;
    photo.size = file.size;
    photo.mtimeNs = file.mtimeNs;
}

/// As the picture, of a file of its own.
PhotoToFile besides(const PhotoToFile& picture, PhotoId photo)
{
    PhotoToFile beside = picture;
    beside.away = false;
    beside.content = furtherFile(photo);
    beside.photo = photo;
    beside.shotWith.clear();
    return beside;
}

} // namespace

Status addFurtherFiles(LibraryState& state, FilingInput& input, const FurtherPhotos& further, const JobControl& job)
{
    TRY_ASSIGN(FiledPhotos filed, state.catalogue().read([](Db& db) { return filedPhotos(db); }, &job));
    Chooser chooser(state, filed);
    std::vector<PhotoToFile> more;
    std::map<ContentNo, std::size_t> placeOf;
    for (std::size_t i = 0; i < input.photos.size(); ++i) {
        PhotoToFile& photo = input.photos[i];
        placeOf[photo.content] = i;
        const auto others = further.find(photo.content);
        if (!photo.present || (others == further.end() && !filed.further.contains(photo.photo))) continue;
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::plan);
        TRY_ASSIGN(const Chosen chosen,
                   chooser.choose(photo, others == further.end() ? std::vector<FilingFile>() : others->second));
        for (const FilingFile& file : chosen.beside) take(more.emplace_back(besides(photo, file.photo)), file);
        take(photo, chosen.own);
    }
    for (const PhotoToFile& one : more) filed.further.erase(one.photo);
    for (const auto& [photo, content] : filed.further) {
        const auto picture = placeOf.find(content);
        if (picture == placeOf.end()) continue;
        take(more.emplace_back(besides(input.photos[picture->second], photo)), std::nullopt);
    }
    for (PhotoToFile& one : more) input.photos.push_back(std::move(one));
    return {};
}

} // namespace albumen
