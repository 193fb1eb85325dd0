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
constexpr std::string_view head = "albumen sent 1", openLine = "open", sourceLine = "source", spoiltLine = "spoilt",
                           sumLine = "sum ", lastLine = "end";

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

/// Who can write at a place could name files that are none of it.
bool staysInside(const Path& path)
{
    return !path.is_absolute() && std::ranges::find(path, Path("..")) == path.end();
}

std::string sumOf(std::string_view text)
{
    Xxh128Hasher hasher;
    hasher.add(std::as_bytes(std::span(text)));
    return toHex(hasher.finish());
}

/// What stands between the first line and the last, and is as it was written. Earlier versions wrote no sum.
std::optional<std::string> bodyOf(std::string_view text)
{
    const std::string first = fmt::format("{}\n", head), last = fmt::format("\n{}\n", lastLine);
    if (!text.starts_with(first) || !text.ends_with(last)) return std::nullopt;
    text.remove_suffix(last.size() - 1);
    const auto lineAt = text.rfind('\n', text.size() - 2) + 1;
    if (const std::string_view line = text.substr(lineAt); line.starts_with(sumLine)) {
        text.remove_suffix(line.size());
        if (line != fmt::format("{}{}\n", sumLine, sumOf(text))) return std::nullopt;
    }
    return std::string(text.substr(first.size()));
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

/// One line of it; `source` is the one that it belongs to. Fails: foreignFile.
Status SentRecord::readLine(const std::string& line, std::optional<std::string>& source)
{
    if (line == openLine) {
        open_ = true;
        return {};
    }
    std::istringstream fields(line);
    std::string first, second;
    SentFile facts;
    fields >> first >> second;
    const auto name = bytesOf(second);
    const bool begins = first == sourceLine, spoilt = first == spoiltLine;
    if (!name || !staysInside(*name) || !(begins || (source && (spoilt || readFacts(fields, facts)))))
        return fail(Code::foreignFile, Stage::file);
    if (begins)
        sent_[*(source = name)];
    else if (spoilt)
        spoil(*source, *name);
    else
        sent_[*source][*name] = facts;
    return {};
}

Result<SentRecord> SentRecord::read(Files& files, const Path& file)
{
    const auto bytes = readWhole(files, file, longestRecord, Follow::no);
    if (!bytes && !files.exists(file)) return SentRecord();
    if (!bytes) return fail(bytes.error());
    const auto body = bodyOf({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!body) return fail(Code::foreignFile, Stage::file, file);
    std::istringstream text(*body);
    SentRecord record;
    std::optional<std::string> source;
    std::string line;
    while (std::getline(text, line))
        if (!record.readLine(line, source)) return fail(Code::foreignFile, Stage::file, file);
    return record;
}

Status SentRecord::write(Files& files, const Path& file) const
{
    std::string text = fmt::format("{}\n{}", head, open_ ? fmt::format("{}\n", openLine) : "");
    for (const auto& [source, sent] : sent_) {
        text += fmt::format("{} {}\n", sourceLine, hexOf(source));
        for (const auto& [path, facts] : sent)
            text += fmt::format("file {} {} {}{}\n", hexOf(path.native()), facts.size, facts.mtimeNs,
                                facts.hash ? " " + toHex(*facts.hash) : "");
        for (const Path& path : spoilt(source)) text += fmt::format("{} {}\n", spoiltLine, hexOf(path.native()));
    }
    text += fmt::format("{}{}\n{}\n", sumLine, sumOf(text), lastLine);
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

void SentRecord::add(const std::string& source, const Path& file, const SentFile& facts)
{
    sent_[source][file] = facts;
    spoilt_[source].erase(file);
}

void SentRecord::drop(const std::string& source, const Path& file)
{
    sent_[source].erase(file);
    spoilt_[source].erase(file);
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

bool SentRecord::saysSameAs(const SentRecord& other) const
{
    const auto all = below({}), others = other.below({});
    return std::ranges::equal(all, others, [](const auto& one, const auto& two) {
        return one.first == two.first && one.second.size == two.second.size && one.second.hash == two.second.hash;
    });
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
