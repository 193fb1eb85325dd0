// The real files, with one operation going wrong.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "base/Files.h"

namespace albumen::test {

/// noSpace, ioError: the operation fails. shortWrite: half the bytes are written and no error is told. vanish: what the
/// operation reads is gone. kill: the program dies here; nothing is done any more, not even cleaning up.
enum class Fault { none, noSpace, ioError, shortWrite, vanish, kill };

/// Thrown in place of a death; not a std::exception, so that nothing but the test takes it for its own.
struct Killed {
};

/// Counts every operation, those on open files too; the one with the number `at` (from 1) fails. Threads: one at a
/// time.
class FaultyFiles final : public Files
{
public:
    /// `road`: better ones are not tried. Every system call that gives a name is an operation of its own.
    explicit FaultyFiles(Fault fault = Fault::none, std::uint64_t at = 0, NamingRoad road = NamingRoad::noReplace);

    /// Counts one operation and fails where it is its turn; for doors beside this one, as a ledger's commits.
    /// Ensures: the fault to carry out, none for most; kill is thrown.
    Fault step();
    std::uint64_t operations() const { return count_; }
    /// Called with the count before every operation: for what happens at the same time, as somebody cancelling.
    std::function<void(std::uint64_t)> onStep;
    /// What space() says is free, when set.
    std::optional<std::uint64_t> freeBytes;

    Result<FileInfo> info(const Path& path, Follow follow) override;
    Result<std::vector<FolderEntry>> list(const Path& folder) override;
    Result<Path> canonical(const Path& path) override;
    Result<Space> space(const Path& path) override;
    Result<std::unique_ptr<Fence>> fence(const Path& folder) override;
    Result<std::unique_ptr<ReadableFile>> openRead(const Path& path, Follow follow) override;
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override;
    Result<bool> makeFolders(const Path& folder) override;
    Status rename(const Path& from, const Path& to) override;
    Status replace(const Path& from, const Path& to) override;
    Status hardLink(const Path& from, const Path& to) override;
    Status reflink(const Path& from, const Path& to) override;
    Status remove(const Path& path) override;
    Status removeFolder(const Path& emptyFolder) override;
    Status syncFolder(const Path& folder) override;

private:
    template <class Do> auto guarded(const Path& path, bool writes, Do operation) -> decltype(operation());

    const Fault fault_;
    const std::uint64_t at_;
    std::uint64_t count_ = 0;
    int beforeNaming();
    std::unique_ptr<Files> real_;
};

} // namespace albumen::test
