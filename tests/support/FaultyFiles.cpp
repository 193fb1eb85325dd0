#include "support/FaultyFiles.h"

#include <cerrno>
#include <utility>

namespace albumen::test {
namespace {

/// The error an operation ends with; none: this fault does not befall it.
std::optional<Error> errorOf(Fault fault, const Path& path, bool writes)
{
    const auto error = [&](Code code, const char* detail) {
        return Error{.code = code, .stage = {}, .path = path, .detail = detail};
    };
    if (fault == Fault::noSpace && writes) return error(Code::diskFull, "ENOSPC");
    if (fault == Fault::ioError) return error(writes ? Code::fileNotWritten : Code::fileUnreadable, "EIO");
    if (fault == Fault::vanish && !writes) return error(Code::pathMissing, "ENOENT");
    return std::nullopt;
}

class FaultyReadable final : public ReadableFile
{
public:
    FaultyReadable(FaultyFiles& files, std::unique_ptr<ReadableFile> real, Path path)
        : files_(files), real_(std::move(real)), path_(std::move(path))
    {
    }
    FileInfo info() const override { return real_->info(); }
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override
    {
        if (auto error = errorOf(files_.step(), path_, false)) return fail(*error);
        return real_->read(offset, into);
    }
    void dropCache() override { real_->dropCache(); }

private:
    FaultyFiles& files_;
    std::unique_ptr<ReadableFile> real_;
    Path path_;
};

class FaultyWritable final : public WritableFile
{
public:
    FaultyWritable(FaultyFiles& files, std::unique_ptr<WritableFile> real, Path path)
        : files_(files), real_(std::move(real)), path_(std::move(path))
    {
    }
    Status write(std::uint64_t offset, std::span<const std::byte> bytes) override
    {
        const Fault fault = files_.step();
        if (auto error = errorOf(fault, path_, true)) return fail(*error);
        return real_->write(offset, fault == Fault::shortWrite ? bytes.first(bytes.size() / 2) : bytes);
    }
    Status reserve(std::uint64_t bytes) override
    {
        return guarded([&] { return real_->reserve(bytes); });
    }
    Status truncate(std::uint64_t size) override
    {
        return guarded([&] { return real_->truncate(size); });
    }
    Status setModified(std::int64_t mtimeNs) override
    {
        return guarded([&] { return real_->setModified(mtimeNs); });
    }
    Status sync() override
    {
        return guarded([&] { return real_->sync(); });
    }
    Result<FileInfo> info() override
    {
        if (auto error = errorOf(files_.step(), path_, false)) return fail(*error);
        return real_->info();
    }

private:
    template <class Do> Status guarded(Do operation)
    {
        if (auto error = errorOf(files_.step(), path_, true)) return fail(*error);
        return operation();
    }
    FaultyFiles& files_;
    std::unique_ptr<WritableFile> real_;
    Path path_;
};

} // namespace

FaultyFiles::FaultyFiles(Fault fault, std::uint64_t at, NamingRoad road)
    : fault_(fault), at_(at), real_(makeFiles(road, [this] { return beforeNaming(); }))
{
}

int FaultyFiles::beforeNaming()
{
    const Fault fault = step();
    return fault == Fault::noSpace ? ENOSPC : fault == Fault::ioError ? EIO : 0;
}

Fault FaultyFiles::step()
{
    ++count_;
    if (onStep) onStep(count_);
    if (fault_ == Fault::kill && at_ != 0 && count_ >= at_) throw Killed(); // and stays dead
    return count_ == at_ ? fault_ : Fault::none;
}

template <class Do> auto FaultyFiles::guarded(const Path& path, bool writes, Do operation) -> decltype(operation())
{
    if (auto error = errorOf(step(), path, writes)) return fail(*error);
    return operation();
}

Result<FileInfo> FaultyFiles::info(const Path& path, Follow follow)
{
    return guarded(path, false, [&] { return real_->info(path, follow); });
}

Result<std::vector<FolderEntry>> FaultyFiles::list(const Path& folder)
{
    return guarded(folder, false, [&] { return real_->list(folder); });
}

Result<Path> FaultyFiles::canonical(const Path& path)
{
    return guarded(path, false, [&] { return real_->canonical(path); });
}

Result<Space> FaultyFiles::space(const Path& path)
{
    auto found = guarded(path, false, [&] { return real_->space(path); });
    if (found && freeBytes) found->free = *freeBytes;
    return found;
}

Result<std::unique_ptr<Fence>> FaultyFiles::fence(const Path& folder)
{
    return guarded(folder, false, [&] { return real_->fence(folder); });
}

Result<std::unique_ptr<ReadableFile>> FaultyFiles::openRead(const Path& path, Follow follow)
{
    auto opened = guarded(path, false, [&] { return real_->openRead(path, follow); });
    if (!opened) return opened;
    return std::make_unique<FaultyReadable>(*this, std::move(*opened), path);
}

Result<std::unique_ptr<WritableFile>> FaultyFiles::create(const Path& path)
{
    auto made = guarded(path, true, [&] { return real_->create(path); });
    if (!made) return made;
    return std::make_unique<FaultyWritable>(*this, std::move(*made), path);
}

Result<bool> FaultyFiles::makeFolders(const Path& folder)
{
    return guarded(folder, true, [&] { return real_->makeFolders(folder); });
}

Status FaultyFiles::rename(const Path& from, const Path& to)
{
    return guarded(to, true, [&] { return real_->rename(from, to); });
}

Status FaultyFiles::replace(const Path& from, const Path& to)
{
    return guarded(to, true, [&] { return real_->replace(from, to); });
}

Status FaultyFiles::hardLink(const Path& from, const Path& to)
{
    return guarded(to, true, [&] { return real_->hardLink(from, to); });
}

Status FaultyFiles::reflink(const Path& from, const Path& to)
{
    return guarded(to, true, [&] { return real_->reflink(from, to); });
}

Status FaultyFiles::remove(const Path& path)
{
    return guarded(path, true, [&] { return real_->remove(path); });
}

Status FaultyFiles::removeFolder(const Path& emptyFolder)
{
    return guarded(emptyFolder, true, [&] { return real_->removeFolder(emptyFolder); });
}

Status FaultyFiles::syncFolder(const Path& folder)
{
    return guarded(folder, true, [&] { return real_->syncFolder(folder); });
}

} // namespace albumen::test
