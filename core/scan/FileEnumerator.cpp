#include "scan/FileEnumerator.h"

#include <algorithm>
#include <array>
#include <deque>

#include "base/Contract.h"
#include "photo/PictureName.h"
#include "scan/LiveFilms.h"

namespace albumen {
namespace {

// Written by filing into every folder that is an archive of ours.
constexpr std::string_view archiveMark = ".albumen-archive";
constexpr std::size_t headBytes = 64; // more than any of the magics needs

bool hidden(std::string_view name)
{
    return name.starts_with('.');
}

std::string below(const std::string& folder, const std::string& name)
{
    return folder.empty() ? name : folder + "/" + name;
}

Path canonicalOrNormal(Files& files, const Path& path)
{
    auto canonical = files.canonical(path);
    return canonical ? std::move(*canonical) : path.lexically_normal();
}

} // namespace

/// One walk: a stack of folders to visit, and the links met on the way, for when all else is done.
class FileEnumerator::Walk
{
public:
    Walk(FileEnumerator& owner, const ScanRoot& root, const JobControl& job, const OnPhoto& onPhoto)
        : owner_(owner), files_(owner.files_), root_(root), job_(job), onPhoto_(onPhoto)
    {
    }

    WalkEnd run()
    {
        const bool toTheEnd = root_.onlyFiles.empty() ? walkFolders() : giveNamed();
        end_.outcome = toTheEnd ? Outcome::completed : Outcome::cancelled;
        return std::move(end_);
    }

private:
    struct Place {
        Path path;
        std::string relative;
        Path canonical;
    };
    struct Link {
        Path path;
        std::string folder, name;
    };

    bool walkFolders();
    bool giveNamed();
    bool visit(const Place& place);
    bool giveFiles(const Place& place, const std::vector<FolderEntry>& entries);
    bool follow(const Link& link);
    bool followToFile(const Link& link, const FileInfo& info, const Path& target);
    bool leftOut(Path canonical, bool marksToo);
    bool isNoFolderOfPhotos(const Place& in, const std::string& name);
    bool isNoPhoto(const Path& path, const std::string& name, const std::string& relative);
    bool isPhoto(const Path& path, const std::string& name, const std::string& relative);
    bool give(const Path& path, const std::string& folder, const std::string& name, const FileInfo& info);
    void untold(std::string relative) { end_.untold.push_back(std::move(relative)); }
    void untold(std::string relative, Error error)
    {
        error.stage = Stage::scan;
        end_.problems.push_back(std::move(error));
        untold(std::move(relative));
    }

    FileEnumerator& owner_;
    Files& files_;
    const ScanRoot& root_;
    const JobControl& job_;
    const OnPhoto& onPhoto_;
    std::vector<Place> folders_;
    std::deque<Link> links_;
    WalkEnd end_;
};

bool FileEnumerator::Walk::walkFolders()
{
    const Path start = root_.below.empty() ? root_.path : root_.path / root_.below;
    auto canonical = files_.canonical(start);
    if (!canonical) {
        untold(root_.below, std::move(canonical).error());
        return true;
    }
    if (leftOut(*canonical, false)) return true;
    folders_.push_back({start, root_.below, std::move(*canonical)});
    while (!folders_.empty() || !links_.empty()) {
        if (!job_.mayGoOn()) return false;
        if (folders_.empty()) {
            const Link link = std::move(links_.front());
            links_.pop_front();
            if (!follow(link)) return false;
        } else {
            const Place place = std::move(folders_.back());
            folders_.pop_back();
            if (!visit(place)) return false;
        }
    }
    return true;
}

bool FileEnumerator::Walk::visit(const Place& place)
{
    if (owner_.excluded_.contains(place.canonical)) return true;
    if (isSystemFolder(place.canonical)) {
        ++end_.leftOut;
        return true;
    }
    if (!owner_.visited_.insert(place.canonical).second) {
        untold(place.relative);
        return true;
    }
    auto entries = files_.list(place.path);
    if (!entries) {
        untold(place.relative, std::move(entries).error());
        return true;
    }
    std::sort(entries->begin(), entries->end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    for (const FolderEntry& entry : *entries) {
        if (entry.name == archiveMark) return true;
        if (entry.name != noMediaMark || place.relative == root_.below) continue;
        ++end_.leftOut;
        return true;
    }
    if (!giveFiles(place, *entries)) return false;
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry)
        if (entry->kind == FileKind::folder && !hidden(entry->name) && !isNoFolderOfPhotos(place, entry->name))
            folders_.push_back(
                {place.path / entry->name, below(place.relative, entry->name), place.canonical / entry->name});
    return true;
}

bool FileEnumerator::Walk::giveFiles(const Place& place, const std::vector<FolderEntry>& entries)
{
    LiveFilms liveFilms(place.path, entries, owner_.live_);
    for (const FolderEntry& entry : entries) {
        if (hidden(entry.name)) continue;
        if (entry.kind == FileKind::link) links_.push_back({place.path / entry.name, place.relative, entry.name});
        if (entry.kind != FileKind::file) continue;
        if (!job_.mayGoOn()) return false;
        const Path path = place.path / entry.name;
        const std::string relative = below(place.relative, entry.name);
        if (isNoPhoto(path, entry.name, relative) || liveFilms.contains(entry.name)) continue;
        if (owner_.excluded_.contains(place.canonical / entry.name)) { // that one file
            ++end_.leftOut;
            continue;
        }
        if (owner_.given_.contains(place.canonical / entry.name)) {
            untold(relative);
            continue;
        }
        auto info = files_.info(path);
        if (!info) {
            if (info.error().code != Code::pathMissing) untold(relative, std::move(info).error());
            continue; // gone since it was listed: as if it had gone before
        }
        if (info->kind == FileKind::file && isPhoto(path, entry.name, relative) &&
            !give(path, place.relative, entry.name, *info))
            return false;
    }
    return true;
}

bool FileEnumerator::Walk::follow(const Link& link)
{
    const std::string relative = below(link.folder, link.name);
    const auto info = files_.info(link.path, Follow::yes);
    auto target = files_.canonical(link.path);
    if (!info || !target) { // the target is on a drive that is away, or closed to us, or the link leads in a circle
        untold(relative);
        return true;
    }
    if (leftOut(info->kind == FileKind::folder ? *target : target->parent_path(), true)) return true;
    if (info->kind == FileKind::folder) folders_.push_back({link.path, relative, std::move(*target)});
    if (info->kind == FileKind::file) return followToFile(link, *info, *target);
    return true;
}

bool FileEnumerator::Walk::followToFile(const Link& link, const FileInfo& info, const Path& target)
{
    const std::string relative = below(link.folder, link.name);
    const bool withItsFolder = owner_.visited_.contains(target.parent_path()) && !hidden(target.filename().native());
    if (withItsFolder || owner_.given_.contains(target)) {
        untold(relative);
        return true;
    }
    if (!isPhoto(link.path, link.name, relative)) return true;
    owner_.given_.insert(target);
    return give(link.path, link.folder, link.name, info);
}

bool FileEnumerator::Walk::giveNamed()
{
    const std::set<std::string> names(root_.onlyFiles.begin(), root_.onlyFiles.end());
    std::map<std::string, std::size_t> blocked; // by folder, in whose place is something else
    for (const std::string& name : names) {
        if (!job_.mayGoOn()) return false;
        const Path path = root_.path / name;
        auto info = files_.info(path, Follow::yes);
        if (info && info->kind != FileKind::file)
            info = fail(Code::fileUnreadable, Stage::scan, path, "not a regular file");
        if (!info && !root_.named && info.error().code == Code::pathNotFolder) {
            ++blocked[Path(name).parent_path()];
            untold(name);
            continue;
        }
        if (!info) {
            const bool gone =
                info.error().code == Code::pathMissing && !files_.exists(path); // else: a link into nothing
            if (gone && !root_.named) continue;
            untold(name, std::move(info).error());
            if (gone) end_.untold.pop_back();
            continue;
        }
        const Path target = canonicalOrNormal(files_, path);
        const bool withItsFolder =
            owner_.visited_.contains(target.parent_path()) && !hidden(target.filename().native());
        if (withItsFolder || !owner_.given_.insert(target).second) {
            untold(name);
            continue;
        }
        if (!give(path, Path(name).parent_path(), path.filename(), *info)) return false;
    }
    for (const auto& [folder, photos] : blocked)
        end_.problems.push_back({.code = Code::archiveBlocked,
                                 .stage = Stage::scan,
                                 .path = root_.path / folder,
                                 .detail = std::to_string(photos)});
    return true;
}

bool FileEnumerator::Walk::isNoFolderOfPhotos(const Place& in, const std::string& name)
{
    const bool out = isOtherPrograms(name) || !isOriginalsIn(in.path.filename().native(), name) ||
                     owner_.patterns_.match(in.path / name, below(in.relative, name));
    end_.leftOut += out ? 1 : 0;
    return out;
}

bool FileEnumerator::Walk::isNoPhoto(const Path& path, const std::string& name, const std::string& relative)
{
    if (isFilmThumbnail(name) || isAppleLibrary(path.parent_path().filename().native()) ||
        owner_.patterns_.match(path, relative)) {
        ++end_.leftOut;
        return true;
    }
    return false;
}

/// In an excluded folder, at any depth; with `marksToo` also in an archive, whose mark a link would step over.
bool FileEnumerator::Walk::leftOut(Path canonical, bool marksToo)
{
    for (;; canonical = canonical.parent_path()) {
        if (owner_.excluded_.contains(canonical)) return true;
        if (marksToo && files_.exists(canonical / archiveMark)) return true;
        if (canonical == canonical.parent_path()) return false;
    }
}

bool FileEnumerator::Walk::isPhoto(const Path& path, const std::string& name, const std::string& relative)
{
    if (hasPhotoExtension(name) || hasFilmExtension(name)) return true;
    const auto file = files_.openRead(path, Follow::yes);
    std::array<std::byte, headBytes> head{};
    const auto got = file ? (*file)->read(0, head) : Result<std::size_t>(fail(file.error()));
    if (got && looksLikePicture(std::span(head).first(*got))) return true;
    if (const std::string kind = otherPictureKind(name); !kind.empty()) ++end_.otherKinds[kind];
    if (got) return false;
    untold(relative); // no problem worth a line, but if it was a photo once it is not missing
    return false;
}

bool FileEnumerator::Walk::give(const Path& path, const std::string& folder, const std::string& name,
                                const FileInfo& info)
{
    return onPhoto_(
        {.root = root_.id, .path = path, .folder = folder, .name = name, .size = info.size, .mtimeNs = info.mtimeNs});
}

FileEnumerator::FileEnumerator(Files& files, std::span<const Path> excluded, LiveIdentifiers live)
    : files_(files), live_(std::move(live))
{
    // What is there is that folder, whatever signs are in its name: "2019 [raw]", "50*".
    for (const Path& path : excluded) {
        const bool signs = path.native().find_first_of("*?[") != std::string::npos;
        if (path.is_relative() || (signs && !files.canonical(path)))
            patterns_.add(path);
        else
            excluded_.insert(canonicalOrNormal(files, path));
    }
}

WalkEnd FileEnumerator::walk(const ScanRoot& root, const JobControl& job, const OnPhoto& onPhoto)
{
    EXPECTS(root.path.is_absolute());
    return Walk(*this, root, job, onPhoto).run();
}

} // namespace albumen
