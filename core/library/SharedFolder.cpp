#include "library/SharedFolder.h"

#include <algorithm>

#include "library/ExchangeText.h"

namespace albumen {
namespace {

constexpr std::string_view prefix = "albumen-", ending = ".json";

bool says(const std::vector<std::byte>& bytes, std::string_view text)
{
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()) == text;
}

} // namespace

std::string sharedLogName(const Uid& library)
{
    return std::string(prefix) + library.text() + std::string(ending);
}

Result<std::vector<Path>> SharedFolder::logs() const
{
    TRY_ASSIGN(const FileInfo folder, files_.info(folder_, Follow::yes));
    if (folder.kind != FileKind::folder) return fail(Code::pathNotFolder, Stage::import, folder_);
    TRY_ASSIGN(const std::vector<FolderEntry> entries, files_.list(folder_));
    std::vector<Path> logs;
    for (const FolderEntry& entry : entries)
        if (entry.kind == FileKind::file && entry.name.starts_with(prefix) && entry.name.ends_with(ending))
            logs.push_back(folder_ / entry.name);
    std::ranges::sort(logs);
    return logs;
}

Result<ExchangeFile> SharedFolder::read(const Path& log) const
{
    return readExchange(files_, log);
}

Result<bool> SharedFolder::give(const Uid& library, std::string_view text) const
{
    const Path log = ownLog(library);
    const auto there = readWhole(files_, log, text.size());
    if (there && says(*there, text)) return false;
    const Path part = folder_ / (".albumen-" + library.text() + ".part");
    (void)files_.remove(part); // of a try that was killed
    if (const Status written = put(part, log, text); !written) {
        (void)files_.remove(part);
        Error error = written.error();
        if (error.path == part) error.path = log;
        return fail(std::move(error));
    }
    TRY(files_.syncFolder(folder_));
    return true;
}

Status SharedFolder::put(const Path& part, const Path& log, std::string_view text) const
{
    {
        TRY_ASSIGN(const std::unique_ptr<WritableFile> file, files_.create(part));
        TRY(file->write(0, std::as_bytes(std::span(text.data(), text.size()))));
        TRY(file->sync());
    }
    TRY_ASSIGN(const std::vector<std::byte> written, readWhole(files_, part, text.size()));
    if (!says(written, text)) return fail(Code::copyDiffers, Stage::import, log);
    return files_.replace(part, log);
}

} // namespace albumen
