#include "model/ModelStore.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/Log.h"
#include "base/Sentence.h"
#include "model/Downloader.h"

namespace albumen {
namespace {

constexpr std::size_t chunk = 1 << 20;           // bytes hashed or copied between two questions whether to go on
constexpr std::uint64_t largestMemory = 4 << 20; // bytes of verified.json: hundreds of entries are 100 KB
constexpr std::string_view memoryName = "verified.json";
/// Where Debian's packages keep models of a library: libdlib-data.
constexpr std::array<const char*, 1> systemFolders = {"/usr/share/dlib"};

bool sameFile(const FileInfo& a, const FileInfo& b)
{
    return a.size == b.size && a.mtimeNs == b.mtimeNs && a.inode == b.inode;
}

bool complete(const ModelRecord& record)
{
    return std::all_of(record.files.begin(), record.files.end(), [](const ModelFile& file) {
        return !file.name.empty() && file.bytes > 0 && file.sha256 != Sha256{};
    });
}

Error missing(const ModelRecord& record, std::string detail)
{
    return {.code = Code::modelMissing, .stage = Stage::model, .path = record.id, .detail = std::move(detail)};
}

} // namespace

std::string_view nameOf(ModelState state)
{
    static constexpr std::array<std::string_view, 5> names = {"absent", "partial", "present", "verified", "refused"};
    return names[static_cast<std::size_t>(state)];
}

ModelStore::ModelStore(Files& files, Manifest manifest, std::vector<Path> places, Path download, Path own)
    : files_(files), manifest_(std::move(manifest)), places_(std::move(places)), download_(std::move(download)),
      own_(std::move(own))
{
    readMemory();
}

std::vector<Path> ModelStore::subfolders(const Path& place)
{
    std::vector<Path> folders;
    const auto entries = files_.list(place);
    if (!entries) return folders;
    for (const FolderEntry& entry : *entries)
        if (entry.kind == FileKind::folder) folders.push_back(place / entry.name);
    std::sort(folders.begin(), folders.end()); // the order of a folder is chance
    return folders;
}

/// Every regular file of this name in the places, in their order. Links are followed: package managers use them.
std::vector<Path> ModelStore::candidates(const std::string& name, bool withSystem)
{
    std::vector<Path> folders;
    for (const Path& place : places_) {
        folders.push_back(place);
        const std::vector<Path> below = subfolders(place);
        folders.insert(folders.end(), below.begin(), below.end());
    }
    folders.push_back(download_);
    if (withSystem) folders.insert(folders.end(), systemFolders.begin(), systemFolders.end());
    std::vector<Path> found;
    for (const Path& folder : folders) {
        const auto info = files_.info(folder / name, Follow::yes);
        if (info && info->kind == FileKind::file) found.push_back(folder / name);
    }
    return found;
}

/// What sizes and remembered hashes say.
ModelStore::Fit ModelStore::fitAtOnce(const ModelFile& file, const Path& path)
{
    const auto info = files_.info(path, Follow::yes);
    if (!info || info->kind != FileKind::file) return Fit::absent;
    if (info->size != file.bytes) return Fit::wrong;
    const std::optional<Sha256> hash = remembered(path, *info);
    if (!hash) return Fit::unknown;
    return *hash == file.sha256 ? Fit::right : Fit::wrong;
}

ModelState ModelStore::state(const ModelRecord& record)
{
    if (!complete(record)) return ModelState::refused;
    std::size_t right = 0, unknown = 0, wrong = 0;
    bool begun = false;
    for (const ModelFile& file : record.files) {
        Fit best = Fit::absent;
        for (const Path& path : candidates(file.name, true)) {
            const Fit fit = fitAtOnce(file, path);
            if (best == Fit::absent || fit == Fit::right || (best == Fit::wrong && fit == Fit::unknown)) best = fit;
        }
        right += best == Fit::right;
        unknown += best == Fit::unknown;
        wrong += best == Fit::wrong;
        begun = begun || files_.exists(download_ / (file.name + ".part"));
    }
    if (wrong > 0) return ModelState::refused;
    if (right == record.files.size()) return ModelState::verified;
    if (right + unknown == record.files.size()) return ModelState::present;
    return begun || right + unknown > 0 ? ModelState::partial : ModelState::absent;
}

Result<Sha256> ModelStore::hashOf(const Path& path, const FileInfo& info)
{
    if (const std::optional<Sha256> known = remembered(path, info)) return *known;
    TRY_ASSIGN(const std::unique_ptr<ReadableFile> file, files_.openRead(path, Follow::yes));
    Sha256Hasher hasher;
    std::vector<std::byte> buffer(chunk);
    for (std::uint64_t at = 0;;) {
        TRY_ASSIGN(const std::size_t got, file->read(at, buffer));
        if (got == 0) break;
        hasher.add(std::span(buffer).first(got));
        at += got;
    }
    const Sha256 hash = hasher.finish();
    remember(path, file->info(), hash);
    return hash;
}

/// The first of `where` that is what the record says.
Result<Path> ModelStore::verifiedFile(const ModelRecord& record, const ModelFile& file, const std::vector<Path>& where)
{
    std::optional<Error> wrong;
    for (const Path& path : where) {
        const auto info = files_.info(path, Follow::yes);
        if (!info) continue;
        std::string detail;
        if (info->size != file.bytes) {
            detail = fmt::format("{} has {} bytes, its record says {}", path.string(), info->size, file.bytes);
        } else {
            const auto hash = hashOf(path, *info);
            if (hash && *hash == file.sha256) return path;
            detail = hash ? fmt::format("{} has the SHA-256 {}, its record says {}", path.string(), toHex(*hash),
                                        toHex(file.sha256))
                          : fmt::format("{}: {}", path.string(), hash.error().detail);
        }
        wrong =
            Error{.code = Code::modelHashWrong, .stage = Stage::model, .path = record.id, .detail = std::move(detail)};
        log::error(*wrong);
    }
    if (wrong) return fail(*std::move(wrong));
    return fail(missing(record, file.name + " is in none of the folders"));
}

Result<VerifiedFiles> ModelStore::verified(const ModelRecord& record)
{
    if (!complete(record))
        return fail(Code::modelRecordWrong, Stage::model, record.id, "a file without a name, a size or a hash");
    VerifiedFiles verified;
    for (const ModelFile& file : record.files) {
        TRY_ASSIGN(Path path, verifiedFile(record, file, candidates(file.name, true)));
        verified.paths.push_back(std::move(path));
    }
    return verified;
}

Result<Outcome> ModelStore::fetch(const ModelRecord& record, const JobControl& job, const ProgressSink& sink)
{
    if (!complete(record))
        return fail(Code::modelRecordWrong, Stage::model, record.id, "a file without a name, a size or a hash");
    ProgressMeter meter(JobStep::fetch, sink);
    std::uint64_t total = 0;
    for (const ModelFile& file : record.files) total += file.bytes;
    meter.setTotal(total);
    Result<Outcome> outcome = Outcome::completed;
    for (const ModelFile& file : record.files) {
        outcome = fetchFile(record, file, job, meter);
        if (!outcome || *outcome != Outcome::completed) break;
    }
    meter.finish();
    return outcome;
}

Result<Outcome> ModelStore::fetchFile(const ModelRecord& record, const ModelFile& file, const JobControl& job,
                                      ProgressMeter& meter)
{
    std::vector<Path> installed = {download_ / file.name};
    if (!own_.empty()) installed.push_back(own_ / file.name);
    for (const char* folder : systemFolders) installed.push_back(Path(folder) / file.name);
    std::erase_if(installed, [&](const Path& path) { return !files_.exists(path); });
    if (verifiedFile(record, file, installed)) {
        meter.advance(file.bytes, 0, file.name);
        return Outcome::completed;
    }
    const auto elsewhere = verifiedFile(record, file, candidates(file.name, false));
    if (elsewhere) return copyIn(record, file, *elsewhere, job, meter);
    if (!file.urls.empty()) return Downloader(files_).fetch(record.id, file, download_, job, meter);
    Error error = elsewhere.error();
    if (error.code == Code::modelMissing)
        error.detail = fmt::format("{}{}put it into {}", file.name, noAddress, download_.string());
    return fail(std::move(error));
}

/// Copies under a temporary name, hashing what is copied; the final name is given to the right bytes only.
Result<Outcome> ModelStore::copyIn(const ModelRecord& record, const ModelFile& file, const Path& from,
                                   const JobControl& job, ProgressMeter& meter)
{
    TRY(files_.makeFolders(download_));
    const Path part = download_ / (file.name + ".copy");
    (void)files_.remove(part); // left by a run that was killed here
    const auto copied = [&]() -> Result<Outcome> {
        TRY_ASSIGN(const std::unique_ptr<ReadableFile> source, files_.openRead(from, Follow::yes));
        TRY_ASSIGN(const std::unique_ptr<WritableFile> target, files_.create(part));
        TRY(target->reserve(file.bytes));
        Sha256Hasher hasher;
        std::vector<std::byte> buffer(chunk);
        for (std::uint64_t at = 0;;) {
            if (!job.mayGoOn()) return Outcome::cancelled;
            TRY_ASSIGN(const std::size_t got, source->read(at, buffer));
            if (got == 0) break;
            TRY(target->write(at, std::span(buffer).first(got)));
            hasher.add(std::span(buffer).first(got));
            meter.advance(got, got, file.name);
            at += got;
        }
        if (hasher.finish() != file.sha256)
            return fail(Code::modelHashWrong, Stage::model, record.id, from.string() + " changed while it was copied");
        TRY(target->sync());
        TRY(files_.replace(part, download_ / file.name));
        TRY(files_.syncFolder(download_));
        return Outcome::completed;
    }();
    if (!copied || *copied != Outcome::completed) (void)files_.remove(part);
    return copied;
}

std::optional<Sha256> ModelStore::remembered(const Path& path, const FileInfo& info)
{
    const std::scoped_lock lock(mutex_);
    const auto found = memory_.find(path.native());
    if (found == memory_.end() || !sameFile(found->second.info, info)) return std::nullopt;
    return found->second.sha256;
}

void ModelStore::remember(const Path& path, const FileInfo& info, const Sha256& sha256)
{
    const std::scoped_lock lock(mutex_);
    memory_[path.native()] = {info, sha256};
    writeMemory();
}

/// A memory that cannot be read is no memory: everything is hashed again.
void ModelStore::readMemory()
{
    const auto bytes = readWhole(files_, download_ / memoryName, largestMemory);
    if (!bytes) return;
    const auto* const text = reinterpret_cast<const char*>(bytes->data());
    const auto document = nlohmann::json::parse(text, text + bytes->size(), nullptr, false);
    if (!document.is_array()) return;
    for (const auto& entry : document) {
        if (!entry.is_array() || entry.size() != 5 || !entry[0].is_string() || !entry[1].is_number_unsigned() ||
            !entry[2].is_number_integer() || !entry[3].is_number_unsigned() || !entry[4].is_string())
            continue;
        Remembered known;
        known.info.size = entry[1];
        known.info.mtimeNs = entry[2];
        known.info.inode = entry[3];
        if (fromHex(entry[4].get<std::string>(), known.sha256)) memory_[entry[0]] = known;
    }
}

/// Not being able to write it costs time, nothing else.
void ModelStore::writeMemory()
{
    nlohmann::json document = nlohmann::json::array();
    for (const auto& [path, known] : memory_)
        document.push_back({path, known.info.size, known.info.mtimeNs, known.info.inode, toHex(known.sha256)});
    if (!files_.makeFolders(download_)) return;
    (void)writeWhole(files_, download_ / memoryName,
                     document.dump(0, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace albumen
