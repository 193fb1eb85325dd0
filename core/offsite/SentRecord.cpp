#include "offsite/SentRecord.h"

#include <algorithm>
#include <optional>
#include <span>
#include <sstream>

#include <fmt/format.h>

#include "base/Hash.h"
#include "base/Sentence.h"

namespace albumen {
namespace {

constexpr std::uint64_t longestRecord = 1ULL << 30U; // some five million files
constexpr std::string_view head = "albumen sent 1", sourceLine = "source", spoiltLine = "spoilt", lastLine = "end";

/// Paths are bytes, and may hold ends of lines.
std::string hexOf(const std::string& bytes)
{
    return bytes.empty() ? "-" : toHex(std::as_bytes(std::span(bytes)));
}

std::optional<std::string> bytesOf(const std::string& hex)
{
    if (hex == "-") return std::string();
    std::string bytes(hex.size() / 2, '\0');
    if (hex.size() % 2 != 0 || !fromHex(hex, std::as_writable_bytes(std::span(bytes)))) return std::nullopt;
    return bytes;
}

/// Size, time and, where it was kept, the hash.
bool readFacts(std::istringstream& fields, SentFile& facts)
{
    if (!(fields >> facts.size >> facts.mtimeNs)) return false;
    std::string hash;
    return !(fields >> hash) || fromHex(hash, facts.hash.emplace());
}

} // namespace

Error notAsSent(const Path& path, bool gone)
{
    return {.code = Code::offsiteDiffers,
            .stage = Stage::verify,
            .path = path,
            .detail = std::string(gone ? offsiteGone : "")};
}

Error sentNowhere(const Path& path)
{
    return {.code = Code::offsiteDiffers, .stage = Stage::verify, .path = path, .detail = std::string(offsiteNowhere)};
}

Result<SentRecord> SentRecord::read(Files& files, const Path& file)
{
    const auto bytes = readWhole(files, file, longestRecord, Follow::no);
    if (!bytes && !files.exists(file)) return SentRecord();
    if (!bytes) return fail(bytes.error());
    std::istringstream text({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    SentRecord record;
    std::optional<std::string> source;
    std::string line;
    bool whole = std::getline(text, line) && line == head;
    while (whole && std::getline(text, line) && line != lastLine) {
        std::istringstream fields(line);
        std::string first, second;
        SentFile facts;
        fields >> first >> second;
        const auto name = bytesOf(second);
        const bool begins = first == sourceLine, spoilt = first == spoiltLine;
        whole = name && (begins || (source && (spoilt || readFacts(fields, facts))));
        if (!whole) break;
        if (begins)
            record.sent_[*(source = name)];
        else if (spoilt)
            record.spoil(*source, *name);
        else
            record.sent_[*source][*name] = facts;
    }
    if (!whole || line != lastLine) return fail(Code::foreignFile, Stage::file, file);
    return record;
}

Status SentRecord::write(Files& files, const Path& file) const
{
    std::string text = fmt::format("{}\n", head);
    for (const auto& [source, sent] : sent_) {
        text += fmt::format("{} {}\n", sourceLine, hexOf(source));
        for (const auto& [path, facts] : sent)
            text += fmt::format("file {} {} {}{}\n", hexOf(path.native()), facts.size, facts.mtimeNs,
                                facts.hash ? " " + toHex(*facts.hash) : "");
        for (const Path& path : spoilt(source)) text += fmt::format("{} {}\n", spoiltLine, hexOf(path.native()));
    }
    text += fmt::format("{}\n", lastLine);
    TRY(files.makeFolders(file.parent_path()));
    return writePrivate(files, file, text);
}

void SentRecord::put(const std::string& source, std::map<Path, SentFile> files)
{
    for (auto& [file, facts] : files)
        if (!facts.hash && has(source, file, facts) && !spoilt(source).contains(file))
            facts.hash = sent_[source][file].hash;
    std::erase_if(spoilt_[source], [&files](const Path& file) { return files.contains(file); });
    sent_[source] = std::move(files);
}

void SentRecord::prove(const std::string& source, const Path& file, const Xxh128& hash)
{
    sent_[source][file].hash = hash;
}

void SentRecord::spoil(const std::string& source, const Path& file)
{
    sent_.try_emplace(source); // also of a source whose sending nobody remembers
    spoilt_[source].insert(file);
}

const std::set<Path>& SentRecord::spoilt(const std::string& source) const
{
    static const std::set<Path> none;
    const auto found = spoilt_.find(source);
    return found == spoilt_.end() ? none : found->second;
}

const std::map<Path, SentFile>& SentRecord::of(const std::string& source) const
{
    static const std::map<Path, SentFile> none;
    const auto found = sent_.find(source);
    return found == sent_.end() ? none : found->second;
}

bool SentRecord::has(const std::string& source, const Path& file, const SentFile& here) const
{
    const auto& files = of(source);
    const auto found = files.find(file);
    return found != files.end() && found->second.size == here.size && found->second.mtimeNs == here.mtimeNs;
}

std::map<Path, SentFile> SentRecord::below(const Path& what) const
{
    std::map<Path, SentFile> found;
    for (const auto& [source, files] : sent_)
        for (const auto& [file, facts] : files) {
            const Path path = Path(source) / file;
            const auto inside = std::ranges::mismatch(what, path);
            if (what.empty() || inside.in1 == what.end()) found[path] = facts;
        }
    return found;
}

} // namespace albumen
