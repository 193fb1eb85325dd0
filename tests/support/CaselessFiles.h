// A disk that tells no capitals apart but keeps them, as FAT and its kin do, made of one that tells them.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "base/Files.h"
#include "base/SearchText.h"

namespace albumen::test {

/// Requires: no two names in one folder that differ in capitals alone. Threads: as the real ones.
class CaselessFiles final : public Files
{
public:
    explicit CaselessFiles(std::unique_ptr<Files> real) : real_(std::move(real)) {}

    bool spellingsHaveInodes = false; ///< each its own, as behind FUSE

    Result<FileInfo> info(const Path& path, Follow follow) override
    {
        auto there = real_->info(found(path), follow);
        const std::size_t spelling = std::hash<std::string>()(path.filename().native());
        if (there && spellingsHaveInodes) there->inode += (spelling % 1000 + 1) << 32;
        return there;
    }
    Result<std::vector<FolderEntry>> list(const Path& folder) override { return real_->list(found(folder)); }
    Result<Path> canonical(const Path& path) override { return real_->canonical(found(path)); }
    Result<Space> space(const Path& path) override { return real_->space(found(path)); }
    Result<std::unique_ptr<Fence>> fence(const Path& folder) override { return real_->fence(found(folder)); }
    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        return real_->openRead(found(path), follow);
    }
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override { return real_->create(found(path)); }
    Result<bool> makeFolders(const Path& folder) override { return real_->makeFolders(found(folder)); }
    Status rename(const Path& from, const Path& to) override
    {
        const Path mine = found(from), there = found(to), named = found(to.parent_path()) / to.filename();
        if (mine == there && mine == named) return {}; // so it is called already
        return real_->rename(mine, there == mine ? named : there);
    }
    Status replace(const Path& from, const Path& to) override { return real_->replace(found(from), found(to)); }
    Status hardLink(const Path& from, const Path& to) override { return real_->hardLink(found(from), found(to)); }
    Status reflink(const Path& from, const Path& to) override { return real_->reflink(found(from), found(to)); }
    Status remove(const Path& path) override { return real_->remove(found(path)); }
    Status removeFolder(const Path& emptyFolder) override { return real_->removeFolder(found(emptyFolder)); }
    Status syncFolder(const Path& folder) override { return real_->syncFolder(found(folder)); }

private:
    /// With the capitals that its parts have on the disk.
    static Path found(const Path& path)
    {
        namespace fs = std::filesystem;
        if (path == path.root_path() || fs::exists(fs::symlink_status(path))) return path;
        const Path folder = found(path.parent_path());
        const std::string name = caselessKey(path.filename().native());
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(folder, none))
            if (caselessKey(entry.path().filename().native()) == name) return entry.path();
        return folder / path.filename();
    }

    std::unique_ptr<Files> real_;
};

} // namespace albumen::test
