#include "support/ForgetfulFiles.h"

#include <algorithm>
#include <utility>

#include "support/Support.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

class ForgetfulWritable final : public WritableFile
{
public:
    ForgetfulWritable(ForgetfulFiles& files, std::unique_ptr<WritableFile> real, Path path)
        : files_(files), real_(std::move(real)), path_(std::move(path))
    {
    }
    Status write(std::uint64_t offset, std::span<const std::byte> bytes) override
    {
        files_.step();
        files_.wrote(path_);
        return real_->write(offset, bytes);
    }
    Status reserve(std::uint64_t bytes) override { return real_->reserve(bytes); }
    Status truncate(std::uint64_t size) override { return real_->truncate(size); }
    Status setModified(std::int64_t mtimeNs) override { return real_->setModified(mtimeNs); }
    Status sync() override
    {
        files_.step();
        files_.flushed(path_);
        return {};
    }
    Result<FileInfo> info() override { return real_->info(); }

private:
    ForgetfulFiles& files_;
    std::unique_ptr<WritableFile> real_;
    Path path_;
};

} // namespace

void ForgetfulFiles::step()
{
    if (++count_ >= at_ && at_ != 0) throw Killed();
}

void ForgetfulFiles::flushed(const Path& path)
{
    if (hearsFile) dirty_.erase(path);
}

Path ForgetfulFiles::keep(const Path& path)
{
    if (!fs::is_regular_file(fs::symlink_status(path))) return {};
    fs::create_directories(aside_);
    Path kept = aside_ / std::to_string(++kept_);
    fs::create_hard_link(path, kept);
    return kept;
}

Result<std::unique_ptr<WritableFile>> ForgetfulFiles::create(const Path& path)
{
    step();
    auto made = real_->create(path);
    if (!made) return made;
    changes_.push_back({What::made, path.parent_path(), {}, path});
    return std::make_unique<ForgetfulWritable>(*this, std::move(*made), path);
}

Result<bool> ForgetfulFiles::makeFolders(const Path& folder)
{
    step();
    std::vector<Path> missing;
    for (Path one = folder; !fs::exists(one); one = one.parent_path()) missing.push_back(one);
    auto made = real_->makeFolders(folder);
    for (auto one = missing.rbegin(); made && one != missing.rend(); ++one) {
        changes_.push_back({What::madeFolder, one->parent_path(), {}, *one});
        if (hearsFolder) flush(one->parent_path()); // as the real one promises
    }
    return made;
}

Status ForgetfulFiles::named(const Path& from, const Path& to, Path kept, Status done)
{
    if (!done) return done;
    changes_.push_back({What::renamed, to.parent_path(), from, to, std::move(kept)});
    if (dirty_.erase(from) > 0) dirty_.insert(to);
    return done;
}

Status ForgetfulFiles::rename(const Path& from, const Path& to)
{
    step();
    return named(from, to, {}, real_->rename(from, to));
}

Status ForgetfulFiles::replace(const Path& from, const Path& to)
{
    step();
    Path kept = keep(to);
    return named(from, to, std::move(kept), real_->replace(from, to));
}

Status ForgetfulFiles::hardLink(const Path& from, const Path& to)
{
    step();
    auto linked = real_->hardLink(from, to);
    if (linked) changes_.push_back({What::made, to.parent_path(), {}, to});
    return linked;
}

Status ForgetfulFiles::remove(const Path& path)
{
    step();
    Path kept = keep(path);
    auto removed = real_->remove(path);
    if (removed) changes_.push_back({What::removed, path.parent_path(), {}, path, std::move(kept)});
    return removed;
}

Status ForgetfulFiles::removeFolder(const Path& emptyFolder)
{
    step();
    auto removed = real_->removeFolder(emptyFolder);
    if (removed) changes_.push_back({What::removedFolder, emptyFolder.parent_path(), {}, emptyFolder});
    return removed;
}

Status ForgetfulFiles::syncFolder(const Path& folder)
{
    step();
    if (hearsFolder) flush(folder);
    return {};
}

void ForgetfulFiles::flush(const Path& folder)
{
    std::vector<Change> left;
    for (Change& change : changes_) {
        const Path old = change.from.parent_path();
        if (change.folder != folder) {
            if (change.what == What::renamed && old == folder && !fs::is_directory(change.to))
                change.what = What::newName;
            left.push_back(std::move(change));
            continue;
        }
        if (change.what == What::renamed && old != folder && !fs::is_directory(change.to))
            left.push_back({What::oldName, old, change.from, change.to});
    }
    changes_ = std::move(left);
}

void ForgetfulFiles::undo(const Change& change)
{
    const bool there = fs::exists(fs::symlink_status(change.to));
    switch (change.what) {
    case What::made:
        if (there) fs::remove(change.to);
        break;
    case What::madeFolder: fs::remove_all(change.to); break;
    case What::renamed:
        if (!there || fs::exists(change.from) || !fs::exists(change.from.parent_path())) break;
        fs::rename(change.to, change.from);
        if (!change.kept.empty()) fs::create_hard_link(change.kept, change.to);
        break;
    case What::newName:
        if (there) fs::remove(change.to);
        if (!change.kept.empty()) fs::create_hard_link(change.kept, change.to);
        break;
    case What::oldName:
        if (there && !fs::exists(change.from) && fs::exists(change.from.parent_path()))
            fs::create_hard_link(change.to, change.from);
        break;
    case What::removed:
        if (!there && !change.kept.empty() && fs::exists(change.to.parent_path()))
            fs::create_hard_link(change.kept, change.to);
        break;
    case What::removedFolder:
        if (!there && fs::exists(change.to.parent_path())) fs::create_directory(change.to);
        break;
    }
}

void ForgetfulFiles::spoil(const Path& file, unsigned how)
{
    if (!fs::is_regular_file(file) || how == 0) return;
    const std::string bytes = readFile(file);
    if (how == 1) fs::resize_file(file, 0);
    if (how == 2) fs::resize_file(file, bytes.size() / 2);
    if (how == 3)
        writeFile(file, bytes.substr(0, bytes.size() / 2) + std::string(bytes.size() - bytes.size() / 2, '\0'));
}

void ForgetfulFiles::cut(unsigned seed)
{
    std::mt19937 random(seed);
    for (const Path& file : dirty_) spoil(file, random() % 4);
    std::map<Path, std::size_t> pending, lasting;
    for (const Change& change : changes_) ++pending[change.folder];
    for (const auto& [folder, count] : pending) lasting[folder] = random() % (count + 1);
    for (auto change = changes_.rbegin(); change != changes_.rend(); ++change)
        if (pending[change->folder]-- > lasting[change->folder]) undo(*change);
    fs::remove_all(aside_);
}

} // namespace albumen::test
