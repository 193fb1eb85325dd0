#include "archive/Companions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/SearchText.h"
#include "photo/RawName.h"
#include "photo/SidecarName.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

// Adobe's and Apple's sidecars; the films that phones put beside a photo of the same stem.
constexpr std::array sidecars = {".xmp"sv, ".aae"sv};
constexpr auto films = liveFilmEndings;
// RawTherapee, DxO, ON1, ART, Canon, Nikon; a camera's spoken note and its small pictures and films beside a film.
constexpr std::array settings = {".pp3"sv,  ".dop"sv, ".on1"sv, ".arp"sv, ".vrd"sv,
                                 ".nksc"sv, ".wav"sv, ".thm"sv, ".lrv"sv};
constexpr std::string_view takeoutEnding = ".json"; // of a photo's whole name: so it is found again

bool endsAs(std::string_view ending, const auto& endings)
{
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string_view stemOf(std::string_view name)
{
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

/// With its dot, without regard to case.
std::string endingOf(std::string_view name)
{
    return caselessKey(name.substr(stemOf(name).size()));
}

/// And not what lies beside one.
bool isPhoto(const std::string& name)
{
    const std::string ending = endingOf(name);
    return !endsAs(ending, films) && !endsAs(ending, sidecars) && !endsAs(ending, settings);
}

/// The files of one folder by what comes before their last dot, without regard to case.
using Folder = std::multimap<std::string, std::string>;

Folder readFolder(Files& files, const Path& path)
{
    Folder folder;
    const auto entries = files.list(path);
    if (!entries) return folder; // why, the photo's own step says
    for (const FolderEntry& entry : *entries)
        if (entry.kind == FileKind::file) folder.emplace(caselessKey(stemOf(entry.name)), entry.name);
    return folder;
}

class Finder
{
public:
    Finder(Files& files, CompanionChoice choice) : files_(files), choice_(std::move(choice)) {}

    /// A photo that is filed is nobody's companion.
    void keepApart(const PhotoToFile& photo) { taken_.insert(photo.source); }

    void addTo(PhotoToFile& photo)
    {
        const Path above = photo.source.parent_path();
        const auto [folder, fresh] = folders_.try_emplace(above);
        if (fresh) folder->second = readFolder(files_, above);
        const std::string name = photo.source.filename().native(), stem(stemOf(name));
        add(photo, folder->second, name, stem);
        add(photo, folder->second, stem, stem);
        if (choice_.everything && choice_.lists) addLists(photo);
    }

    /// The film that says it is this photo's, though it is called otherwise.
    void addFilmTo(PhotoToFile& photo, const LiveIdentifiers& live)
    {
        const bool has = std::any_of(photo.companions.begin(), photo.companions.end(),
                                     [](const Companion& one) { return endsAs(caselessKey(one.ending), films); });
        if (!choice_.films || has || hasFilmExtension(photo.source.native())) return;
        const auto& identified = identifiedFilms(photo.source.parent_path(), live);
        if (identified.empty()) return;
        const auto film = identified.find(live.ofPhoto(photo.source));
        if (film == identified.end() || taken_.contains(film->second)) return;
        const auto info = files_.info(film->second);
        if (!info || info->kind != FileKind::file) return;
        taken_.insert(film->second);
        const std::string name = film->second.filename().native();
        photo.companions.push_back({name.substr(stemOf(name).size()), film->second, info->size, info->mtimeNs});
    }

private:
    void addLists(PhotoToFile& photo)
    {
        for (const Path& list : choice_.lists(photo.source)) {
            const auto info = files_.info(list);
            if (!info || info->kind != FileKind::file) continue;
            const std::string before = photo.source.extension();
            photo.companions.push_back(
                {ownEnding(photo, before, std::string(takeoutEnding)), list, info->size, info->mtimeNs});
        }
    }

    using Identified = std::map<std::string, Path>;

    /// The films of a folder that are nobody's by their name, by what they say.
    const Identified& identifiedFilms(const Path& above, const LiveIdentifiers& live)
    {
        const auto [known, fresh] = identified_.try_emplace(above);
        if (!fresh) return known->second;
        for (const auto& [stem, name] : folders_[above]) {
            const Path path = above / name;
            if (!endsAs(endingOf(name), films) || taken_.contains(path) || hasPhoto(folders_[above], stem)) continue;
            if (std::string said = live.ofFilm(path); !said.empty()) known->second.emplace(std::move(said), path);
        }
        return known->second;
    }

    /// Then a film of this stem is that photo's, whether or not it is filed.
    static bool hasPhoto(const Folder& folder, const std::string& stem)
    {
        const auto [first, last] = folder.equal_range(stem);
        return std::any_of(first, last, [](const auto& file) { return isPhoto(file.second); });
    }

    template <class Matches> static bool anyCalled(const Folder& folder, std::string_view stem, Matches matches)
    {
        const auto [from, to] = folder.equal_range(caselessKey(stem));
        return std::any_of(from, to, [&](const auto& file) { return matches(file.second); });
    }

    static bool isAnothers(const std::string& sidecar, const Path& photo, bool afterStem, const Folder& folder)
    {
        return isAnothersSidecar(
            std::string(stemOf(sidecar)), photo, afterStem ? CalledAfter::stem : CalledAfter::name,
            {.named =
                 [&](const std::string& name) {
                     return anyCalled(folder, stemOf(name), [&](const std::string& one) { return one == name; });
                 },
             .ofStem =
                 [&](const std::string& stem) {
                     return anyCalled(folder, stem,
                                      [&](const std::string& one) { return stemOf(one) == stem && isPhoto(one); });
                 }});
    }

    /// Does this photo have a sidecar called to the letter as it is, and another that differs in letter case alone has
    /// none? Then that one reads what is called as neither.
    static bool isLeftToAnother(const std::string& sidecar, const std::string& photo, const Folder& folder)
    {
        const auto hasOwn = [&](const std::string& name) {
            return anyCalled(folder, name, [&](const std::string& one) {
                return stemOf(one) == name && endingOf(one) == sidecars[0];
            });
        };
        if (endingOf(sidecar) != sidecars[0] || stemOf(sidecar) == photo || !hasOwn(photo)) return false;
        return anyCalled(folder, stemOf(photo), [&](const std::string& one) {
            return one != photo && caselessKey(one) == caselessKey(photo) && !hasOwn(one);
        });
    }

    bool belongs(const Path& path, const std::string& ending, bool afterStem) const
    {
        if (afterStem && choice_.raws.contains(path)) return true;
        if (choice_.sidecars && endsAs(ending, sidecars)) return true;
        if (choice_.everything && endsAs(ending, settings)) return true;
        return choice_.films && afterStem && endsAs(ending, films);
    }

    static bool has(const PhotoToFile& photo, const std::string& ending)
    {
        return std::any_of(photo.companions.begin(), photo.companions.end(),
                           [&](const Companion& one) { return caselessKey(one.ending) == caselessKey(ending); });
    }

    /// With a number where another one differs by capitals alone: the archive's disk may tell none apart.
    static std::string ownEnding(const PhotoToFile& photo, const std::string& before, const std::string& ending)
    {
        std::string own = before + ending;
        for (int number = 2; has(photo, own); ++number) own = before + "." + std::to_string(number) + ending;
        return own;
    }

    /// Files called as the photo `before` their own ending.
    void add(PhotoToFile& photo, const Folder& folder, const std::string& before, const std::string& stem)
    {
        const auto [first, last] = folder.equal_range(caselessKey(before));
        std::vector<std::string> names;
        for (auto at = first; at != last; ++at) names.push_back(at->second);
        std::ranges::sort(names, std::greater()); // in small letters first
        for (const std::string& name : names) {
            const std::string ending = name.substr(stemOf(name).size());
            const bool sidecar = endsAs(caselessKey(ending), sidecars);
            const Path path = photo.source.parent_path() / name;
            const bool ofRaw =
                caselessKey(ending) == sidecars[0] && !photo.raw && hasRaw(path.parent_path(), first, last);
            if (before == stem && ofRaw) continue;
            if (sidecar && isAnothers(name, photo.source, before == stem, folder)) continue;
            if (before != stem && isLeftToAnother(name, photo.source.filename(), folder)) continue;
            if (!belongs(path, caselessKey(ending), before == stem)) continue;
            if (endsAs(caselessKey(ending), films) && hasFilmExtension(photo.source.native())) continue;
            const bool shared = sidecar && before == stem;
            if (taken_.contains(path) && !shared) continue;
            const auto info = files_.info(path);
            if (!info || info->kind != FileKind::file) continue;
            taken_.insert(path);
            photo.companions.push_back(
                {ownEnding(photo, before.substr(stem.size()), ending), path, info->size, info->mtimeNs});
        }
    }

    /// Then photo.xmp is the RAW's, whether or not that is filed.
    bool hasRaw(const Path& above, Folder::const_iterator first, Folder::const_iterator last) const
    {
        return std::any_of(first, last, [&](const auto& file) {
            return isRawName(file.second) && !choice_.raws.contains(above / file.second);
        });
    }

    Files& files_;
    const CompanionChoice choice_;
    std::map<Path, Folder> folders_;
    std::set<Path> taken_;
    std::map<Path, Identified> identified_;
};

} // namespace

bool addCompanions(Files& files, FilingInput& input, const CompanionChoice& choice, const JobControl& job,
                   const LiveIdentifiers& live)
{
    const bool moves = input.options.mode == FilingMode::move;
    Finder finder(files,
                  moves ? CompanionChoice{.raws = choice.raws, .everything = true, .lists = choice.lists} : choice);
    for (const PhotoToFile& photo : input.photos)
        if (photo.present && !photo.targets.empty()) finder.keepApart(photo);
    for (PhotoToFile& photo : input.photos) {
        if (!job.mayGoOn()) return false;
        if (photo.present && !photo.targets.empty()) finder.addTo(photo);
    }
    if (!live.ofPhoto || !live.ofFilm) return true;
    for (PhotoToFile& photo : input.photos) {
        if (!job.mayGoOn()) return false;
        if (photo.present && !photo.targets.empty()) finder.addFilmTo(photo, live);
    }
    return true;
}

std::string companionName(std::string_view photo, const std::string& companion)
{
    return std::string(stemOf(photo)) + companion;
}

} // namespace albumen
