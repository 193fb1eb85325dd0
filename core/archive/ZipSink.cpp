#include "archive/ZipSink.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "archive/VerifiedCopy.h"

namespace albumen {
namespace {

constexpr std::size_t sinkPieceBytes = 1 << 20; // libzip asks for 8 KiB at a time
constexpr zip_int64_t failed = -1;

/// Runs what answers libzip; whatever goes wrong is kept in `trouble` and told to libzip as an I/O error.
template <class Answer> zip_int64_t guarded(ZipTrouble& trouble, zip_error_t& error, Answer answer)
{
    try {
        return answer();
    } catch (...) {
        if (!trouble.thrown) trouble.thrown = std::current_exception();
        zip_error_set(&error, ZIP_ER_WRITE, EIO);
        return failed;
    }
}

zip_int64_t keep(ZipTrouble& trouble, zip_error_t& error, int code, Error reason)
{
    if (!trouble.error) trouble.error = std::move(reason);
    zip_error_set(&error, code, EIO);
    return failed;
}

zip_int64_t fillStat(void* data, zip_uint64_t length, zip_error_t& error, std::uint64_t size)
{
    if (length < sizeof(zip_stat_t)) {
        zip_error_set(&error, ZIP_ER_INVAL, 0);
        return failed;
    }
    auto* stat = static_cast<zip_stat_t*>(data);
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE;
    stat->size = size;
    return sizeof(zip_stat_t);
}

zip_int64_t seek(std::uint64_t& offset, std::uint64_t size, void* data, zip_uint64_t length, zip_error_t& error)
{
    const zip_int64_t to = zip_source_seek_compute_offset(offset, size, data, length, &error);
    if (to < 0) return failed;
    offset = static_cast<std::uint64_t>(to);
    return 0;
}

} // namespace

ZipSink::ZipSink(WritableFile& file, ZipTrouble& trouble) : file_(file), trouble_(trouble)
{
    zip_error_init(&error_);
    piece_.reserve(sinkPieceBytes);
}

zip_source_t* ZipSink::source()
{
    return zip_source_function_create(&ZipSink::command, this, &error_);
}

zip_int64_t ZipSink::command(void* self, void* data, zip_uint64_t length, zip_source_cmd_t what)
{
    auto& sink = *static_cast<ZipSink*>(self);
    return guarded(sink.trouble_, sink.error_, [&] { return sink.answer(data, length, what); });
}

zip_int64_t ZipSink::answer(void* data, zip_uint64_t length, zip_source_cmd_t what)
{
    const auto done = [this](Status status) -> zip_int64_t {
        return status ? 0 : keep(trouble_, error_, ZIP_ER_WRITE, std::move(status).error());
    };
    switch (what) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                              ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
                                              ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE,
                                              ZIP_SOURCE_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_STAT: return fillStat(data, length, error_, size_);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&error_, data, length);
    case ZIP_SOURCE_WRITE: {
        const auto* bytes = static_cast<const std::byte*>(data);
        if (done(write({bytes, static_cast<std::size_t>(length)})) != 0) return failed;
        return static_cast<zip_int64_t>(length);
    }
    case ZIP_SOURCE_SEEK_WRITE: return seek(offset_, size_, data, length, error_);
    case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(offset_);
    case ZIP_SOURCE_COMMIT_WRITE: return done(flush());
    // The file is new and empty; its owner removes it when it comes to nothing.
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_READ:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE: return 0;
    default: zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0); return failed;
    }
}

Status ZipSink::write(std::span<const std::byte> bytes)
{
    if (offset_ != pieceStart_ + piece_.size() || piece_.size() + bytes.size() > sinkPieceBytes) TRY(flush());
    if (bytes.size() >= sinkPieceBytes) {
        TRY(file_.write(offset_, bytes));
        pieceStart_ = offset_ + bytes.size();
    } else {
        if (piece_.empty()) pieceStart_ = offset_;
        piece_.insert(piece_.end(), bytes.begin(), bytes.end());
    }
    offset_ += bytes.size();
    size_ = std::max(size_, offset_);
    return {};
}

Status ZipSink::flush()
{
    if (!piece_.empty()) TRY(file_.write(pieceStart_, piece_));
    piece_.clear();
    pieceStart_ = offset_;
    return {};
}

ZipInput::ZipInput(Files& files, Path path, std::uint64_t size, std::int64_t mtimeNs, const JobControl& job,
                   ZipTrouble& trouble)
    : files_(files), path_(std::move(path)), size_(size), mtimeNs_(mtimeNs), job_(job), trouble_(trouble)
{
    zip_error_init(&error_);
}

zip_source_t* ZipInput::source()
{
    return zip_source_function_create(&ZipInput::command, this, &error_);
}

zip_int64_t ZipInput::command(void* self, void* data, zip_uint64_t length, zip_source_cmd_t what)
{
    auto& input = *static_cast<ZipInput*>(self);
    return guarded(input.trouble_, input.error_, [&] { return input.answer(data, length, what); });
}

zip_int64_t ZipInput::answer(void* data, zip_uint64_t length, zip_source_cmd_t what)
{
    switch (what) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                              ZIP_SOURCE_SUPPORTS, -1);
    case ZIP_SOURCE_OPEN: {
        const Status opened = open();
        return opened ? 0 : keep(trouble_, error_, ZIP_ER_OPEN, opened.error());
    }
    case ZIP_SOURCE_READ: {
        auto got = read({static_cast<std::byte*>(data), static_cast<std::size_t>(length)});
        if (!got) return keep(trouble_, error_, ZIP_ER_READ, std::move(got).error());
        if (*got) return static_cast<zip_int64_t>(**got);
        zip_error_set(&error_, ZIP_ER_CANCELLED, 0);
        return failed;
    }
    case ZIP_SOURCE_CLOSE:
        file_.reset();
        std::vector<std::byte>().swap(piece_); // gives the memory back, which an assignment keeps
        return 0;
    case ZIP_SOURCE_STAT: return fillStat(data, length, error_, size_);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&error_, data, length);
    case ZIP_SOURCE_SEEK: return seek(offset_, size_, data, length, error_);
    case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(offset_);
    case ZIP_SOURCE_FREE: return 0;
    default: zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0); return failed;
    }
}

Status ZipInput::open()
{
    TRY_ASSIGN(file_, openSource(files_, {path_, size_, mtimeNs_}));
    file_->dropCache();
    offset_ = pieceStart_ = 0;
    piece_.clear();
    return {};
}

Result<std::optional<std::size_t>> ZipInput::read(std::span<std::byte> into)
{
    if (offset_ < pieceStart_ || offset_ >= pieceStart_ + piece_.size()) {
        if (!job_.mayGoOn()) return std::nullopt;
        piece_.resize(sinkPieceBytes);
        auto got = file_->read(offset_, piece_);
        if (!got) {
            piece_.clear();
            return fail(Code::fileUnreadable, Stage::zip, path_, got.error().detail);
        }
        piece_.resize(*got);
        pieceStart_ = offset_;
    }
    const std::size_t at = static_cast<std::size_t>(offset_ - pieceStart_);
    const std::size_t bytes = std::min(into.size(), piece_.size() - at);
    std::memcpy(into.data(), piece_.data() + at, bytes);
    offset_ += bytes;
    return bytes;
}

} // namespace albumen
