// libzip's input and output over Files, so that faults and flushing are ours, and no exception crosses C code.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <vector>

#include <zip.h>

#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// What a callback could not say through libzip. An exception is kept and thrown again when libzip has returned.
struct ZipTrouble {
    std::optional<Error> error;
    std::exception_ptr thrown;
    void rethrow() const
    {
        if (thrown) std::rethrow_exception(thrown);
    }
};

/// A new zip's bytes on their way into a file; gathered into pieces of 1 MiB.
/// Requires: outlives the zip_t that was opened with its source. Threads: one at a time.
class ZipSink
{
public:
    ZipSink(WritableFile& file, ZipTrouble& trouble);
    /// For zip_open_from_source with ZIP_CREATE | ZIP_TRUNCATE. Null: libzip has no memory.
    zip_source_t* source();

private:
    static zip_int64_t command(void* self, void* data, zip_uint64_t length, zip_source_cmd_t what);
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t what);
    Status write(std::span<const std::byte> bytes);
    Status flush();

    WritableFile& file_;
    ZipTrouble& trouble_;
    zip_error_t error_;
    std::vector<std::byte> piece_; ///< not yet written
    std::uint64_t pieceStart_ = 0; ///< where piece_ begins in the file
    std::uint64_t offset_ = 0, size_ = 0;
};

/// A file as libzip reads it, for the whole zip or one entry; in pieces of 1 MiB, asking the job before each.
/// Requires: outlives the zip_t that got its source. Threads: one at a time.
class ZipInput
{
public:
    /// The file is opened when libzip first asks for it, and closed after it, so that a zip of 10,000 entries holds
    /// one at a time. Fails then: sourceChanged unless it has this size and time.
    ZipInput(Files& files, Path path, std::uint64_t size, std::int64_t mtimeNs, const JobControl& job,
             ZipTrouble& trouble);
    zip_source_t* source();

private:
    static zip_int64_t command(void* self, void* data, zip_uint64_t length, zip_source_cmd_t what);
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t what);
    Status open();
    /// None: cancelled.
    Result<std::optional<std::size_t>> read(std::span<std::byte> into);

    Files& files_;
    Path path_;
    std::uint64_t size_;
    std::int64_t mtimeNs_;
    const JobControl& job_;
    ZipTrouble& trouble_;
    zip_error_t error_;
    std::unique_ptr<ReadableFile> file_;
    std::vector<std::byte> piece_;
    std::uint64_t pieceStart_ = 0, offset_ = 0;
};

} // namespace albumen
