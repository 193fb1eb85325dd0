// The real files on a disk that loses its power: what was not flushed may be gone afterwards, or half there.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <vector>

#include "base/Files.h"
#include "support/FaultyFiles.h"

namespace albumen::test {

/// Counts what changes the disk. Names in a folder are lost from the newest back to any point, each folder for itself;
/// a rename is whole or not at all until one of its folders is flushed: of the new one, the old name may still come
/// back beside the new one; of the old one, the new name may be lost, and the file with it. Bytes of a file that was
/// not flushed are lost, cut or zero. Threads: one at a time.
class ForgetfulFiles final : public Files
{
public:
    /// Throws Killed at change number `at` (from 1); 0: never. `aside`: a folder of its own on the same disk.
    ForgetfulFiles(Path aside, std::uint64_t at) : aside_(std::move(aside)), at_(at) {}

    bool hearsFile = true, hearsFolder = true; ///< false: sync() or syncFolder() does nothing, as if it were not called
    std::uint64_t changes() const { return count_; }
    /// The power goes. Nothing of the program may run any more.
    void cut(unsigned seed);

    Result<FileInfo> info(const Path& path, Follow follow) override { return real_->info(path, follow); }
    Result<std::vector<FolderEntry>> list(const Path& folder) override { return real_->list(folder); }
    Result<Path> canonical(const Path& path) override { return real_->canonical(path); }
    Result<Space> space(const Path& path) override { return real_->space(path); }
    Result<std::unique_ptr<Fence>> fence(const Path& folder) override { return real_->fence(folder); }
    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override
    {
        return real_->openRead(path, follow);
    }
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override;
    Result<bool> makeFolders(const Path& folder) override;
    Status rename(const Path& from, const Path& to) override;
    Status replace(const Path& from, const Path& to) override;
    Status hardLink(const Path& from, const Path& to) override;
    Status reflink(const Path& from, const Path& to) override { return real_->reflink(from, to); }
    Status remove(const Path& path) override;
    Status removeFolder(const Path& emptyFolder) override;
    Status syncFolder(const Path& folder) override;

    void step();
    void wrote(const Path& path) { dirty_.insert(path); }
    void flushed(const Path& path);

private:
    enum class What { made, madeFolder, renamed, removed, removedFolder, oldName, newName };
    struct Change {
        What what;
        Path folder;    ///< whose flush makes it last
        Path from, to;  ///< made, removed and the like: `to`
        Path kept = {}; ///< the bytes that `to` had before
    };
    Path keep(const Path& path);
    void flush(const Path& folder);
    Status named(const Path& from, const Path& to, Path kept, Status done);
    static void undo(const Change& change);
    static void spoil(const Path& file, unsigned how);

    const Path aside_;
    const std::uint64_t at_;
    std::uint64_t count_ = 0;
    int kept_ = 0;
    std::vector<Change> changes_; ///< not flushed, oldest first
    std::set<Path> dirty_;        ///< files with bytes that are not flushed
    std::unique_ptr<Files> real_ = makeFiles();
};

} // namespace albumen::test
