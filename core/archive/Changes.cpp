#include "archive/Changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "archive/FilingNeeds.h"
#include "archive/VerifiedCopy.h"
#include "archive/ZipFile.h"

namespace albumen {
namespace {

class ChangeTaker
{
public:
    ChangeTaker(Files& files, const ArchiveSettings& home, const FilingInput& input, Inspection& inspection,
                const JobControl& job)
        : files_(files), home_(home), inspection_(inspection), job_(job)
    {
        for (const Target& target : inspection.state.targets) folders_[target.key] = target.folder;
        for (const FiledFile& file : inspection.state.filed)
            if (file.state == FiledState::there && !inspection.changed.contains({file.target, file.name}))
                there_.insert(itemOf(file));
        for (const PhotoToFile& photo : input.photos) add(photo);
    }

    /// False: cancelled.
    bool run()
    {
        for (FiledFile& file : inspection_.state.filed) {
            if (!job_.mayGoOn()) return false;
            const auto changed = inspection_.changed.find({file.target, file.name});
            const bool seen = changed != inspection_.changed.end();
            if (!seen && !showsAnother(file)) continue;
            const Path path = home_.save / folders_[file.target] / file.name;
            if (!seen || changed->second.found == Found::photo)
                takeLink(file, path);
            else if (there_.contains(itemOf(file)) || !takeEdit(file, path, changed->second.info))
                inspection_.giveUp(file, Code::editedFile, path);
        }
        followPictures();
        return !job_.cancelled();
    }

private:
    void add(const PhotoToFile& photo)
    {
        if (!photo.present && !photo.away) return;
        if (photo.present) photos_[photo.photo] = &photo;
        there_.insert({photo.content, {}});
        for (const Companion& one : photo.companions) there_.insert({photo.content, one.ending});
    }

    /// The record says what lies there. False: it cannot be read, or changes meanwhile.
    bool take(FiledFile& file, const Path& path, const FileInfo& now)
    {
        const auto open = openSource(files_, {path, now.size, now.mtimeNs});
        const auto hash = open ? hashOpen(**open, job_) : Result<std::optional<Xxh128>>(std::nullopt);
        if (!hash || !*hash) return false;
        file.hash = **hash;
        file.size = now.size;
        file.mtimeNs = now.mtimeNs;
        file.state = FiledState::there;
        return true;
    }

    bool takeEdit(FiledFile& file, const Path& path, const FileInfo& now)
    {
        if (!take(file, path, now)) return job_.cancelled();
        inspection_.batch.filed.push_back(file);
        inspection_.taken.push_back(path);
        keepZipsOf(file.target);
        return true;
    }

    /// They may hold the last of what was edited: into the trash, not gone.
    void keepZipsOf(const TargetKey& target)
    {
        for (ZipRecord& zip : inspection_.state.zips) {
            if (zip.target != target || zip.fingerprint == Xxh128{}) continue;
            zip.fingerprint = keptWhenRenewed;
            inspection_.batch.zips.push_back(zip);
        }
    }

    /// Where the photo itself lies, or what belongs to it. None: it is not known to be there.
    std::optional<Path> originalOf(const FiledFile& file) const
    {
        const auto photo = photos_.find(file.photo);
        if (photo == photos_.end()) return std::nullopt;
        if (file.companion.empty()) return photo->second->source;
        const auto& companions = photo->second->companions;
        const auto one = std::ranges::find(companions, file.companion, &Companion::ending);
        return one == companions.end() ? std::nullopt : std::optional(one->source);
    }

    /// Is it a link of a photo that is another picture by now?
    bool showsAnother(const FiledFile& file) const
    {
        if (file.mode != FilingMode::hardLink || !file.companion.empty() || isFurtherFile(file.content)) return false;
        const auto photo = photos_.find(file.photo);
        if (photo == photos_.end() || file.state != FiledState::there) return false;
        return photo->second->content != file.content && !isFurtherFile(photo->second->content);
    }

    /// One that is no link to its very photo any more is made anew. A photo that nobody looked at since it changed may
    /// be damaged: its link is, for now.
    void takeLink(FiledFile& file, const Path& path)
    {
        if (const auto photo = photos_.find(file.photo); photo != photos_.end() && !photo->second->known)
            return inspection_.settle(file, FiledState::damaged);
        const auto original = originalOf(file);
        const auto lies = original ? files_.info(*original) : Result<FileInfo>(FileInfo{});
        const auto now = files_.info(path);
        if (!lies || !now || !lies->isSameAs(*now) || !take(file, path, *now)) return;
        file.sourceSize = now->size;
        file.sourceMtimeNs = now->mtimeNs;
        file.stale = false;
        if (showsAnother(file)) {
            const ContentNo shown = photos_.at(file.photo)->content;
            shows_[{file.photo, file.content}] = shown;
            file.content = shown;
        }
        inspection_.batch.filed.push_back(file);
    }

    /// What lies beside a link goes with the picture that it shows now.
    void followPictures()
    {
        for (FiledFile& file : inspection_.state.filed) {
            const auto shows = shows_.find({file.photo, file.content});
            if (shows == shows_.end() || file.mode != FilingMode::hardLink || file.companion.empty()) continue;
            file.content = shows->second;
            inspection_.batch.filed.push_back(file);
        }
    }

    Files& files_;
    const ArchiveSettings& home_;
    Inspection& inspection_;
    const JobControl& job_;
    std::map<TargetKey, std::string> folders_;
    std::map<PhotoId, const PhotoToFile*> photos_;             ///< that are there
    std::set<Item> there_;                                     ///< originals, and copies as they were filed
    std::map<std::pair<PhotoId, ContentNo>, ContentNo> shows_; ///< another picture than the one filed
};

} // namespace

bool takeChanges(Files& files, const ArchiveSettings& home, const FilingInput& input, Inspection& inspection,
                 const JobControl& job)
{
    return ChangeTaker(files, home, input, inspection, job).run();
}

} // namespace albumen
