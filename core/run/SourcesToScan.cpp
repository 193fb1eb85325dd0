#include "run/SourcesToScan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "archive/VerifiedCopy.h"
#include "base/Volume.h"
#include "scan/RootMarker.h"

namespace albumen {
namespace {

/// Does this folder carry the marker of this root?
bool carriesMarker(Files& files, const Path& folder, const RootRow& root)
{
    const auto presence = RootMarker(files).check(folder, root.uid, true);
    return presence && *presence == RootPresence::present;
}

bool isEmpty(Files& files, const Path& folder)
{
    const auto entries = files.list(folder);
    return !entries || entries->empty();
}

/// Does one of these photos lie where it is known to be?
bool anyThere(Files& files, const std::vector<PhotoRow>& photos)
{
    return std::any_of(photos.begin(), photos.end(), [&files](const PhotoRow& photo) {
        const auto info = files.info(photo.path, Follow::yes);
        return info && info->kind == FileKind::file && info->size == photo.size;
    });
}

class Sources
{
public:
    Sources(Files& files, Db& db, std::vector<RootRow> known) : files_(files), db_(db), known_(std::move(known)) {}

    Status addFolder(const Path& path)
    {
        const auto [root, below] = homeOf(path, RootKind::folder);
        for (const RootRow& inner : known_) {
            const bool ofPhotos = inner.kind == RootKind::folder || inner.kind == RootKind::files;
            if (!ofPhotos || inner.uid == root.uid || !isUnder(inner.path, path)) continue;
            std::vector<std::string> names;
            if (inner.kind == RootKind::files) {
                TRY_ASSIGN(names, namesIn(inner));
            }
            if (inner.kind == RootKind::folder || !names.empty()) add({inner, {}, names});
        }
        add({root, below, {}});
        return {};
    }

    /// Single photos of one folder.
    void addFiles(const Path& folder, std::vector<std::string> names)
    {
        const auto [root, below] = homeOf(folder, RootKind::files);
        if (!below.empty())
            for (std::string& name : names) name.insert(0, below + "/");
        add({root, {}, std::move(names)});
    }

    Status addOthers()
    {
        for (const RootRow& root : known_) {
            if (root.kind != RootKind::references && root.kind != RootKind::archive) continue;
            if (!files_.exists(root.path)) continue; // gone: their vectors are stored
            TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db_).presentIn(root.id));
            if (root.kind == RootKind::archive && !hasArchiveMark(files_, root.path) && !anyThere(files_, photos))
                continue; // of an empty mount point nothing is taken for missing
            std::vector<std::string> names = namesOf(root, photos);
            const bool tree = root.kind == RootKind::references &&
                              std::any_of(names.begin(), names.end(),
                                          [](const std::string& name) { return name.find('/') != std::string::npos; });
            if (names.empty()) continue; // nobody is known by what lies there: no names would mean all of it
            add({root, {}, tree ? std::vector<std::string>{} : std::move(names)});
        }
        return {};
    }

    void addReferences(const Path& folder, std::vector<std::string> names)
    {
        const auto [root, below] = homeOf(folder, RootKind::references);
        if (!names.empty()) {
            if (!below.empty())
                for (std::string& name : names) name.insert(0, below + "/");
            return add({root, {}, std::move(names)});
        }
        for (const RootRow& inner : known_)
            if (inner.kind == RootKind::references && inner.uid != root.uid && isUnder(inner.path, folder))
                add({inner, {}, {}}); // its photos stay its own
        add({root, below, {}});
    }

    std::vector<SourceToScan> take() { return std::move(sources_); }

private:
    /// The root whose folder this is, as it stands in the catalogue; else the one whose marker lies here and no longer
    /// there, as with a disk that is mounted elsewhere; else one that holds it and is there; else a new one.
    std::pair<RootRow, std::string> homeOf(const Path& path, RootKind kind)
    {
        for (const RootRow& root : known_)
            if (root.path == path && (root.kind == kind || root.kind == RootKind::folder)) return {root, {}};
        for (RootRow root : known_) {
            if (root.kind != kind || !root.hasMarker || carriesMarker(files_, root.path, root)) continue;
            if (!carriesMarker(files_, path, root)) continue;
            root.path = path;
            return {root, {}};
        }
        for (const RootRow& root : known_) {
            const RootKind holds = kind == RootKind::references ? RootKind::references : RootKind::folder;
            if (root.kind != holds || !isUnder(path, root.path)) continue;
            if (rootIsThere(files_, root)) return {root, path.lexically_relative(root.path)};
        }
        RootRow fresh;
        fresh.uid = Uid::random();
        fresh.path = path;
        fresh.kind = kind;
        known_.push_back(fresh);
        return {fresh, {}};
    }

    /// The present photos of a root, relative to it.
    Result<std::vector<std::string>> namesIn(const RootRow& root) const
    {
        TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db_).presentIn(root.id));
        return namesOf(root, photos);
    }
    static std::vector<std::string> namesOf(const RootRow& root, const std::vector<PhotoRow>& photos)
    {
        std::vector<std::string> names;
        names.reserve(photos.size());
        for (const PhotoRow& photo : photos) names.push_back(photo.path.lexically_relative(root.path));
        return names;
    }

    void add(SourceToScan source)
    {
        const bool known = std::any_of(sources_.begin(), sources_.end(), [&](const SourceToScan& one) {
            return one.root.uid == source.root.uid && one.below == source.below && one.onlyFiles == source.onlyFiles;
        });
        if (!known) sources_.push_back(std::move(source));
    }

    Files& files_;
    Db& db_;
    std::vector<RootRow> known_;
    std::vector<SourceToScan> sources_;
};

} // namespace

Result<std::vector<SourceToScan>> sourcesToScan(Files& files, Db& db, const std::vector<Path>& chosen)
{
    TRY_ASSIGN(std::vector<RootRow> known, PhotoRows(db).roots());
    Sources sources(files, db, std::move(known));
    std::map<Path, std::vector<std::string>> singles;
    for (const Path& path : chosen) {
        const auto info = files.info(path, Follow::yes);
        if (info && info->kind == FileKind::file)
            singles[path.parent_path()].push_back(path.filename());
        else
            TRY(sources.addFolder(path));
    }
    for (auto& [folder, names] : singles) sources.addFiles(folder, std::move(names));
    TRY(sources.addOthers());
    return sources.take();
}

Result<std::vector<SourceToScan>> referencesToScan(Files& files, Db& db, const Path& folder,
                                                   const std::vector<std::string>& onlyFiles)
{
    TRY_ASSIGN(std::vector<RootRow> known, PhotoRows(db).roots());
    Sources sources(files, db, std::move(known));
    sources.addReferences(folder, onlyFiles);
    return sources.take();
}

ScanRoot toScan(Files& files, const SourceToScan& source)
{
    const RootRow& root = source.root;
    return {root.id,
            root.path,
            root.uid,
            root.hasMarker || !rootIsThere(files, root),
            source.below,
            source.onlyFiles,
            root.kind != RootKind::archive};
}

bool rootIsThere(Files& files, const RootRow& root)
{
    const auto presence = RootMarker(files).check(root.path, root.uid, root.hasMarker);
    if (!presence || *presence == RootPresence::offline) return false;
    return *presence == RootPresence::present || root.volume.empty() || root.volume == volumeOf(root.path);
}

bool isGone(Files& files, const std::vector<Path>& rootsThere, const Path& photo)
{
    const bool held =
        std::any_of(rootsThere.begin(), rootsThere.end(), [&photo](const Path& root) { return isUnder(photo, root); });
    if (!held) return false;
    const auto info = files.info(photo);
    return !info && info.error().code == Code::pathMissing;
}

bool markRoot(Files& files, RootRow& root, const std::vector<PhotoRow>& some)
{
    RootMarker marker(files);
    const auto presence = marker.check(root.path, root.uid, root.hasMarker);
    if (!presence) return false;
    const std::string volume = volumeOf(root.path);
    const bool gone = *presence == RootPresence::offline;
    const bool elsewhere = *presence == RootPresence::unmarked && !root.volume.empty() && root.volume != volume;
    const bool sameVolume = gone && !volume.empty() && root.volume == volume && !isEmpty(files, root.path);
    if ((gone || (elsewhere && !some.empty())) && !sameVolume && !anyThere(files, some)) return false; // away
    root.volume = volume;
    if (*presence == RootPresence::present) return false;
    root.hasMarker = marker.write(root.path, root.uid).has_value();
    return gone;
}

} // namespace albumen
