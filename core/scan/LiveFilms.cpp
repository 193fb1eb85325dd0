#include "scan/LiveFilms.h"

#include <algorithm>

#include "base/SearchText.h"
#include "photo/PictureName.h"

namespace albumen {
namespace {

std::string stemKey(const std::string& name)
{
    return caselessKey(Path(name).stem().native());
}

bool isCalledLiveFilm(const std::string& name)
{
    const std::string ending = caselessKey(Path(name).extension().native());
    return std::find(liveFilmEndings.begin(), liveFilmEndings.end(), ending) != liveFilmEndings.end();
}

} // namespace

LiveFilms::LiveFilms(Path folder, const std::vector<FolderEntry>& entries, const LiveIdentifiers& live)
    : folder_(std::move(folder)), live_(live)
{
    const bool films = std::any_of(entries.begin(), entries.end(),
                                   [](const FolderEntry& entry) { return isCalledLiveFilm(entry.name); });
    if (!films) return;
    for (const FolderEntry& entry : entries) {
        if (entry.kind != FileKind::file) continue;
        if (isCalledLiveFilm(entry.name)) filmStems_.insert(stemKey(entry.name));
        if (!hasPhotoExtension(entry.name)) continue;
        photoStems_.insert(stemKey(entry.name));
        photos_.push_back(entry.name);
    }
}

bool LiveFilms::contains(const std::string& name)
{
    if (!isCalledLiveFilm(name)) return false;
    if (photoStems_.contains(stemKey(name))) return true;
    if (!live_.ofFilm || !live_.ofPhoto) return false;
    const std::string identifier = live_.ofFilm(folder_ / name);
    return !identifier.empty() && isSaid(identifier);
}

bool LiveFilms::isSaid(const std::string& identifier)
{
    if (!said_) {
        said_.emplace();
        for (const std::string& photo : photos_)
            if (!filmStems_.contains(stemKey(photo))) said_->insert(live_.ofPhoto(folder_ / photo));
    }
    return said_->contains(identifier);
}

} // namespace albumen
