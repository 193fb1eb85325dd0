#include "archive/ZipFile.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <limits>
#include <memory>
#include <optional>

#include "archive/VerifiedCopy.h"
#include "archive/ZipSink.h"
#include "base/FileRights.h"

namespace albumen {
namespace {

constexpr std::size_t entryPieceBytes = 1 << 20;
constexpr zip_uint16_t extendedTimestamp = 0x5455; // "UT" of Info-ZIP

struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error broken(const Path& zip, std::string detail)
{
    return {.code = Code::zipBroken, .stage = Stage::zip, .path = zip, .detail = std::move(detail)};
}

/// libzip's words for it are its own to free.
struct WhyNotOpened {
    WhyNotOpened() { zip_error_init(&error); }
    ~WhyNotOpened() { zip_error_fini(&error); }
    WhyNotOpened(const WhyNotOpened&) = delete;
    WhyNotOpened& operator=(const WhyNotOpened&) = delete;

    zip_error_t error{};
};

/// The moment itself, which local times do not tell: Info-ZIP's extended timestamp, a byte of flags and seconds since
/// 1970 in UTC, in the local and in the central header.
Status setMoment(zip_t* zip, zip_uint64_t index, const Path& part, std::int64_t seconds)
{
    if (seconds < std::numeric_limits<std::int32_t>::min() || seconds > std::numeric_limits<std::int32_t>::max())
        return {}; // has no place for it
    const auto bits = static_cast<std::uint32_t>(seconds);
    const zip_uint8_t field[5] = {1, static_cast<zip_uint8_t>(bits), static_cast<zip_uint8_t>(bits >> 8),
                                  static_cast<zip_uint8_t>(bits >> 16), static_cast<zip_uint8_t>(bits >> 24)};
    for (const zip_flags_t where : {ZIP_FL_LOCAL, ZIP_FL_CENTRAL})
        if (zip_file_extra_field_set(zip, index, extendedTimestamp, ZIP_EXTRA_FIELD_NEW, field, sizeof field, where) !=
            0)
            return fail(broken(part, zip_strerror(zip)));
    return {};
}

/// Date and time as FAT keeps them, which other zip programs write and read as local: from 1980, in steps of two
/// seconds.
Status setTime(zip_t* zip, zip_uint64_t index, const Path& part, std::int64_t mtimeNs)
{
    constexpr std::int64_t second = 1'000'000'000;
    const std::time_t seconds = mtimeNs / second - (mtimeNs % second < 0 ? 1 : 0);
    std::tm local{};
    localtime_r(&seconds, &local);
    const int year = std::clamp(local.tm_year + 1900, 1980, 2107);
    const auto time = static_cast<zip_uint16_t>(local.tm_hour << 11 | local.tm_min << 5 | local.tm_sec / 2);
    const auto date = static_cast<zip_uint16_t>((year - 1980) << 9 | (local.tm_mon + 1) << 5 | local.tm_mday);
    zip_file_set_dostime(zip, index, time, date, 0);
    return setMoment(zip, index, part, seconds);
}

Status addEntry(zip_t* zip, const Path& part, const ZipEntry& entry, ZipInput& input)
{
    zip_source_t* source = input.source();
    if (!source) return fail(Code::outOfMemory, Stage::zip, part);
    const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return fail(broken(part, entry.name + ": " + zip_strerror(zip)));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(zip, at, ZIP_CM_STORE, 0) != 0) return fail(broken(part, zip_strerror(zip)));
    return setTime(zip, at, part, entry.mtimeNs);
}

int cancelled(zip_t*, void* job)
{
    return static_cast<const JobControl*>(job)->cancelled() ? 1 : 0;
}

Result<bool> fillPart(Files& files, const Path& part, const std::vector<ZipEntry>& entries, const JobControl& job)
{
    ZipTrouble trouble;
    TRY_ASSIGN(const auto file, files.create(part));
    for (const ZipEntry& entry : entries) narrowRights(part, entry.path);
    ZipSink sink(*file, trouble);
    std::deque<ZipInput> inputs; // libzip reads them when it closes
    zip_source_t* target = sink.source();
    if (!target) return fail(Code::outOfMemory, Stage::zip, part);
    WhyNotOpened why;
    Zip zip(zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &why.error));
    if (!zip) {
        zip_source_free(target);
        trouble.rethrow();
        return fail(broken(part, zip_error_strerror(&why.error)));
    }
    for (const ZipEntry& entry : entries) {
        if (!job.mayGoOn()) return false;
        inputs.emplace_back(files, entry.path, entry.size, entry.mtimeNs, job, trouble);
        TRY(addEntry(zip.get(), part, entry, inputs.back()));
    }
    zip_register_cancel_callback_with_state(zip.get(), cancelled, nullptr, const_cast<JobControl*>(&job));
    if (zip_close(zip.get()) != 0) {
        const std::string words = zip_strerror(zip.get());
        zip.reset();
        trouble.rethrow();
        if (job.cancelled()) return false;
        return fail(trouble.error.value_or(broken(part, words)));
    }
    (void)zip.release(); // closed and freed
    TRY(file->sync());
    return true;
}

/// The moment in the local header, which nobody checks, is the one in the central directory.
bool sameMoments(zip_t* zip, zip_uint64_t index)
{
    const auto field = [&](zip_flags_t where) {
        zip_uint16_t size = 0;
        const zip_uint8_t* const bytes = zip_file_extra_field_get_by_id(zip, index, extendedTimestamp, 0, &size, where);
        return bytes ? std::optional<std::string>(std::string(bytes, bytes + size)) : std::nullopt;
    };
    return field(ZIP_FL_LOCAL) == field(ZIP_FL_CENTRAL);
}

/// Another program need not write headers as Albumen does.
enum class ByWhom { albumen, anybody };

/// Reads the entry to its end: libzip compares the CRC there.
Result<ZipEntry> checkEntry(zip_t* zip, zip_uint64_t index, const Path& path, const ZipEntry* expected, ByWhom by,
                            ZipCheck& check)
{
    zip_stat_t stat;
    if (zip_stat_index(zip, index, ZIP_FL_ENC_GUESS, &stat) != 0) return fail(broken(path, zip_strerror(zip)));
    const std::string name = stat.name;
    if (expected && (name != expected->name || stat.size != expected->size || stat.comp_method != ZIP_CM_STORE))
        return fail(broken(path, name + ": not the entry that was filed"));
    const std::unique_ptr<zip_file_t, CloseEntry> file(zip_fopen_index(zip, index, 0));
    if (!file) return fail(broken(path, name + ": " + zip_strerror(zip)));
    Xxh128Hasher hasher;
    std::vector<std::byte> piece(entryPieceBytes);
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return fail(broken(path, name + ": " + zip_file_strerror(file.get())));
        if (got == 0) break;
        hasher.add({piece.data(), static_cast<std::size_t>(got)});
        check.bytes += static_cast<std::uint64_t>(got);
    }
    if (by == ByWhom::albumen && !sameMoments(zip, index))
        return fail(broken(path, name + ": its two headers tell different times"));
    ZipEntry read{.name = name, .path = {}, .size = stat.size, .mtimeNs = 0, .hash = hasher.finish()};
    if (expected && read.hash != expected->hash) return fail(broken(path, name + ": other bytes than were filed"));
    return read;
}

void checkEntries(zip_t* zip, const Path& path, const std::vector<ZipEntry>* expected, ByWhom by, const JobControl& job,
                  ZipCheck& check)
{
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count < 0 || (expected && static_cast<std::size_t>(count) != expected->size())) {
        check.damage.push_back(broken(path, "another number of entries"));
        return;
    }
    std::vector<ZipEntry> entries;
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count) && job.mayGoOn(); ++index) {
        const ZipEntry* wanted = expected ? &(*expected)[index] : nullptr;
        auto read = checkEntry(zip, index, path, wanted, by, check);
        if (read)
            entries.push_back(std::move(*read));
        else if (!job.cancelled())
            check.damage.push_back(std::move(read).error());
    }
    check.entries = entries.size();
    check.fingerprint = fingerprintOf(std::move(entries));
}

/// Opens a zip and hands it on. Fails: zipBroken, if it does not open.
template <class Use> Status readZip(Files& files, const Path& path, int flags, const JobControl& job, Use use)
{
    ZipTrouble trouble;
    const auto info = files.info(path);
    if (!info) return fail(broken(path, info.error().detail));
    ZipInput input(files, path, info->size, info->mtimeNs, job, trouble);
    zip_source_t* source = input.source();
    WhyNotOpened why;
    const Zip zip(source ? zip_open_from_source(source, flags, &why.error) : nullptr);
    if (zip)
        use(zip.get());
    else if (source)
        zip_source_free(source);
    trouble.rethrow();
    return zip ? Status() : fail(broken(path, zip_error_strerror(&why.error)));
}

ZipCheck checkZipOf(ByWhom by, Files& files, const Path& path, const std::vector<ZipEntry>* expected,
                    const JobControl& job)
{
    ZipCheck check;
    const int flags = by == ByWhom::albumen ? ZIP_RDONLY | ZIP_CHECKCONS : ZIP_RDONLY;
    const Status opened =
        readZip(files, path, flags, job, [&](zip_t* zip) { checkEntries(zip, path, expected, by, job, check); });
    check.cancelled = job.cancelled();
    if (!opened && !check.cancelled) check.damage.push_back(opened.error());
    return check;
}

} // namespace

Xxh128 fingerprintOf(std::vector<ZipEntry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; });
    Xxh128Hasher hasher;
    for (const ZipEntry& entry : entries) {
        hasher.add(std::as_bytes(std::span(entry.name.c_str(), entry.name.size() + 1))); // its 0 parts name from size
        hasher.add(std::as_bytes(std::span(&entry.size, 1)));
        hasher.add(entry.hash);
    }
    return hasher.finish();
}

Result<bool> writeZip(Files& files, const Path& part, const std::vector<ZipEntry>& entries, const JobControl& job)
{
    auto written = fillPart(files, part, entries, job);
    const bool ours = written.has_value() || written.error().code != Code::nameTaken;
    if (ours && (!written || !*written)) (void)files.remove(part); // what cannot be removed now goes at the next start
    return written;
}

ZipCheck checkZip(Files& files, const Path& path, const std::vector<ZipEntry>* expected, const JobControl& job)
{
    return checkZipOf(ByWhom::albumen, files, path, expected, job);
}

bool mayHoldAny(Files& files, const Path& path, const std::vector<ZipEntry>& entries, const JobControl& job)
{
    if (entries.empty()) return false;
    bool holds = false;
    const Status opened = readZip(files, path, ZIP_RDONLY, job, [&](zip_t* zip) {
        holds = std::any_of(entries.begin(), entries.end(), [zip](const ZipEntry& entry) {
            zip_stat_t stat;
            return zip_stat(zip, entry.name.c_str(), 0, &stat) == 0 && stat.size == entry.size;
        });
    });
    return holds || !opened;
}

namespace {

/// A zip that lost its end still does; something else of that name is somebody's.
bool startsAsZip(Files& files, const Path& path)
{
    constexpr std::string_view magic = "PK\x03\x04";
    const auto file = files.openRead(path);
    std::array<std::byte, magic.size()> head{};
    const auto got = file ? (*file)->read(0, head) : Result<std::size_t>(0);
    return got && std::memcmp(head.data(), magic.data(), magic.size()) == 0;
}

} // namespace

Result<std::optional<ZipLook>> lookAtZip(Files& files, const ZipRecord& record, const Path& path, const JobControl& job)
{
    TRY_ASSIGN(const bool there, isThere(files, path));
    if (!there) return ZipLook{};
    TRY_ASSIGN(const FileInfo now, files.info(path));
    if (now.kind != FileKind::file) return ZipLook{Found::notOurs, now};
    if (record.fingerprint == Xxh128{}) return ZipLook{Found::damaged, now}; // a check found it so
    if (now.size == record.size && now.mtimeNs == record.mtimeNs) return ZipLook{Found::same, now};
    const ZipCheck check = checkZip(files, path, nullptr, job);
    if (check.cancelled) return std::nullopt;
    if (check.damage.empty() && check.fingerprint == record.fingerprint) return ZipLook{Found::same, now};
    if (now.mtimeNs == record.mtimeNs || now.size == 0) return ZipLook{Found::damaged, now};
    const ZipCheck opened = checkZipOf(ByWhom::anybody, files, path, nullptr, job);
    if (opened.cancelled) return std::nullopt;
    const bool theirs = opened.damage.empty() || !startsAsZip(files, path);
    return ZipLook{theirs ? Found::edited : Found::damaged, now};
}

} // namespace albumen
