#include "trash/TrashRecord.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/Text.h"

namespace albumen {
namespace {

using Json = nlohmann::ordered_json;

constexpr int recordVersion = 1;

/// Bytes that are no UTF-8 stand beside it as they are.
void putFrom(Json& json, const std::string& from)
{
    json["from"] = printable(std::string_view(from));
    if (json["from"] != from) json["from_hex"] = toHex(std::as_bytes(std::span(from)));
}

std::string fromIn(const Json& json)
{
    if (!json.contains("from_hex")) return json.at("from").get<std::string>();
    const auto hex = json.at("from_hex").get<std::string>();
    std::string from(hex.size() / 2, '\0');
    if (!fromHex(hex, std::as_writable_bytes(std::span(from)))) from.clear();
    return from;
}

} // namespace

bool leadsBelow(const std::filesystem::path& path)
{
    const bool plain =
        !path.empty() && path.is_relative() && path.has_filename() && path.native().find('\0') == std::string::npos;
    return plain && std::none_of(path.begin(), path.end(), [](const std::filesystem::path& part) {
               return part == "." || part == ".." || part.empty();
           });
}

std::string textOf(const TrashRecord& record)
{
    Json json{{"albumen_trash", recordVersion}};
    putFrom(json, record.from.native());
    json["at_ms"] = record.atMs;
    json["size"] = record.size;
    json["xxh3_128"] = toHex(record.hash);
    json["library"] = record.library.text();
    return json.dump(2) + "\n";
}

Result<TrashRecord> trashRecordIn(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        TrashRecord record;
        if (json.at("albumen_trash").get<int>() != recordVersion)
            return fail(Code::foreignFile, Stage::trash, {}, "another version");
        record.from = fromIn(json);
        record.atMs = json.at("at_ms").get<std::int64_t>();
        record.size = json.at("size").get<std::uint64_t>();
        const bool read = fromHex(json.at("xxh3_128").get<std::string>(), record.hash) &&
                          fromHex(json.at("library").get<std::string>(), record.library.bytes);
        if (!read || !leadsBelow(record.from) ||
            std::ranges::find(record.from, std::filesystem::path(trashFolderName)) != record.from.end())
            return fail(Code::foreignFile, Stage::trash, {}, "a path that leads elsewhere, or no number");
        return record;
    } catch (const std::exception& exception) {
        return fail(Code::foreignFile, Stage::trash, {}, exception.what());
    }
}

} // namespace albumen
