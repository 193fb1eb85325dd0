// Files that deny what they are told to, known photos from a list, and trees of tiny photos.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/Files.h"
#include "scan/ChangeDetector.h"
#include "support/Support.h"

namespace albumen::test {

inline const std::string tinyJpeg("\xff\xd8\xff\xe0\0\x10JFIF\0", 11);

/// The real files, but some paths are closed and every call may be watched.
class WatchedFiles : public Files
{
public:
    std::set<Path> closed; ///< listing or opening gives pathDenied
    std::function<void(const Path&)> onList, onInfo;

    Result<FileInfo> info(const Path& path, Follow follow) override
    {
        if (onInfo) onInfo(path);
        return real_->info(path, follow);
    }
    Result<std::vector<FolderEntry>> list(const Path& folder) override
    {
        if (onList) onList(folder);
        if (closed.contains(folder)) return fail(Code::pathDenied, Stage::none, folder);
        return real_->list(folder);
    }
    Result<Path> canonical(const Path& path) override { return real_->canonical(path); }
    Result<Space> space(const Path& path) override { return real_->space(path); }
    Result<std::unique_ptr<Fence>> fence(const Path& folder) override { return real_->fence(folder); }
    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        if (closed.contains(path)) return fail(Code::pathDenied, Stage::none, path);
        opened.push_back(path);
        return real_->openRead(path, follow);
    }
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override
    {
        if (closed.contains(path.parent_path())) return fail(Code::pathNotWritable, Stage::none, path);
        return real_->create(path);
    }
    Result<bool> makeFolders(const Path& folder) override { return real_->makeFolders(folder); }
    Status rename(const Path& from, const Path& to) override { return real_->rename(from, to); }
    Status replace(const Path& from, const Path& to) override { return real_->replace(from, to); }
    Status hardLink(const Path& from, const Path& to) override { return real_->hardLink(from, to); }
    Status reflink(const Path& from, const Path& to) override { return real_->reflink(from, to); }
    Status remove(const Path& path) override { return real_->remove(path); }
    Status removeFolder(const Path& folder) override { return real_->removeFolder(folder); }
    Status syncFolder(const Path& folder) override { return real_->syncFolder(folder); }

    std::vector<Path> opened;

private:
    std::unique_ptr<Files> real_ = makeFiles();
};

/// What earlier scans knew, as a table.
class KnownTable : public KnownPhotos
{
public:
    std::map<RootId, std::map<std::string, std::vector<KnownPhoto>>> table;
    bool broken = false;

    Result<std::vector<KnownPhoto>> inFolder(RootId root, const std::string& folder) override
    {
        if (broken) return fail(Code::catalogueBroken, Stage::none);
        return table[root][folder];
    }
    Result<std::vector<std::string>> folders(RootId root) override
    {
        std::vector<std::string> names;
        for (const auto& folder : table[root])
            if (!folder.second.empty()) names.push_back(folder.first);
        return names;
    }
    Result<PhotoId> newest() override
    {
        PhotoId last{};
        for (const auto& [root, folders] : table)
            for (const auto& [name, photos] : folders)
                for (const KnownPhoto& photo : photos) last = std::max(last, photo.id);
        return last;
    }
    void add(RootId root, const std::string& folder, KnownPhoto photo)
    {
        table[root][folder].push_back(std::move(photo));
    }
};

} // namespace albumen::test
