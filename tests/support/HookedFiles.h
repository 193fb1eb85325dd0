// The real files, and something happens at the moment they are used: a hook may wait, throw, or change the disk.
#pragma once

#include <functional>
#include <memory>

#include "base/Files.h"

namespace albumen::test {

/// Threads: all, once the hooks are set.
class HookedFiles final : public Files
{
public:
    std::function<void(const Path&)> onInfo, onList, onOpen, onRename; ///< onRename: the new name, before it is given
    std::function<void(const Path&, FileInfo&)> changeInfo;            ///< of what is there
    std::function<bool(const Path&)> onCreate;                         ///< true: it fails, the disk has an error
    std::function<Status(const Path&, const Path&)> mayRename;         ///< from, to; its error is that of the renaming

    Result<FileInfo> info(const Path& path, Follow follow) override
    {
        if (onInfo) onInfo(path);
        auto there = real_->info(path, follow);
        if (there && changeInfo) changeInfo(path, *there);
        return there;
    }
    Result<std::vector<FolderEntry>> list(const Path& folder) override
    {
        if (onList) onList(folder);
        return real_->list(folder);
    }
    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        if (onOpen) onOpen(path);
        return real_->openRead(path, follow);
    }
    Result<Path> canonical(const Path& path) override { return real_->canonical(path); }
    Result<Space> space(const Path& path) override { return real_->space(path); }
    Result<std::unique_ptr<Fence>> fence(const Path& folder) override { return real_->fence(folder); }
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override
    {
        if (onCreate && onCreate(path)) return fail(Code::fileNotWritten, Stage::none, path, "EIO");
        return real_->create(path);
    }
    Result<bool> makeFolders(const Path& folder) override { return real_->makeFolders(folder); }
    Status rename(const Path& from, const Path& to) override
    {
        if (onRename) onRename(to);
        if (mayRename) TRY(mayRename(from, to));
        return real_->rename(from, to);
    }
    Status replace(const Path& from, const Path& to) override { return real_->replace(from, to); }
    Status hardLink(const Path& from, const Path& to) override { return real_->hardLink(from, to); }
    Status reflink(const Path& from, const Path& to) override { return real_->reflink(from, to); }
    Status remove(const Path& path) override { return real_->remove(path); }
    Status removeFolder(const Path& emptyFolder) override { return real_->removeFolder(emptyFolder); }
    Status syncFolder(const Path& folder) override { return real_->syncFolder(folder); }

private:
    std::unique_ptr<Files> real_ = makeFiles();
};

} // namespace albumen::test
