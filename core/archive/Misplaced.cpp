#include "archive/Misplaced.h"

#include <algorithm>
#include <map>
#include <set>

#include "archive/VerifiedCopy.h"
#include "base/Sentence.h"

namespace albumen {
namespace {

constexpr int deepest = 8; // folders below folders: who sorts by hand makes few

/// Files below the folder that are not in `known`, by size. What cannot be listed is none.
void collect(Files& files, const Path& folder, int depth, const std::set<Path>& known,
             std::multimap<std::uint64_t, Path>& strangers, const JobControl& job)
{
    const auto entries = files.list(folder);
    if (!entries || !job.mayGoOn()) return;
    for (const FolderEntry& entry : *entries) {
        if (entry.name.starts_with('.')) continue; // marks, and the archive's trash
        const Path path = folder / entry.name;
        if (entry.kind == FileKind::folder && depth < deepest) collect(files, path, depth + 1, known, strangers, job);
        if (entry.kind != FileKind::file || known.contains(path)) continue;
        if (const auto info = files.info(path)) strangers.emplace(info->size, path);
    }
}

} // namespace

void sayWhereTheyLie(Files& files, const Path& save, const LedgerState& state, std::vector<Error>& problems,
                     const JobControl& job)
{
    const auto isLost = [](const Error& error) { return error.code == Code::archiveLost; };
    if (std::ranges::none_of(problems, isLost)) return;
    std::map<TargetKey, std::string> folders;
    for (const Target& target : state.targets) folders[target.key] = target.folder;
    std::map<Path, const FiledFile*> filed;
    std::set<Path> known;
    for (const FiledFile& file : state.filed) {
        const Path path = save / folders[file.target] / file.name;
        filed[path] = &file;
        if (file.state == FiledState::there) known.insert(path);
    }
    std::multimap<std::uint64_t, Path> strangers;
    collect(files, save, 0, known, strangers, job);
    for (Error& problem : problems) {
        const auto file = filed.find(problem.path);
        if (!isLost(problem) || file == filed.end()) continue;
        const auto [first, last] = strangers.equal_range(file->second->size);
        const auto there = std::find_if(first, last, [&](const auto& one) {
            const auto hash = hashFile(files, one.second, job);
            return hash && *hash && **hash == file->second->hash;
        });
        if (there != last) problem.detail = std::string(liesAt) + there->second.native();
    }
}

} // namespace albumen
