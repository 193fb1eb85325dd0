#include "offsite/SentTree.h"

#include <algorithm>

#include "archive/VerifiedCopy.h"

namespace albumen {
namespace {

bool isSent(const OffsiteSource& source, const Path& path, const std::string& name)
{
    if (name == archiveTrashName) return false;
    if (std::ranges::find(source.without, path) != source.without.end()) return false;
    return source.only.empty() || std::ranges::find(source.only, name) != source.only.end();
}

} // namespace

Result<SentTree> treeOf(Files& files, const OffsiteSource& source, const JobControl& job)
{
    SentTree tree;
    std::vector<Path> folders{source.folder};
    while (!folders.empty()) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::none);
        const Path folder = std::move(folders.back());
        folders.pop_back();
        auto entries = files.list(folder);
        if (!entries && folder == source.folder) return fail(std::move(entries).error());
        if (!entries) {
            tree.problems.push_back(std::move(entries).error());
            continue;
        }
        for (const FolderEntry& entry : *entries) {
            const Path path = folder / entry.name;
            if (!isSent(source, path, entry.name)) continue;
            if (entry.kind == FileKind::folder) {
                folders.push_back(path);
            } else if (entry.kind != FileKind::file) {
                ++tree.leftOut;
            } else if (isPartName(entry.name)) {
                tree.parts.push_back(path);
            } else if (const auto info = files.info(path)) {
                tree.files[path.lexically_relative(source.folder)] = {.size = info->size, .mtimeNs = info->mtimeNs};
                tree.bytes += info->size;
            } else if (info.error().code != Code::pathMissing) {
                tree.problems.push_back(info.error());
            }
        }
    }
    return tree;
}

bool isAway(const Status& sent, OffsiteDone& done)
{
    if (sent || sent.error().code != Code::rootOffline) return false;
    done.problems.push_back(sent.error());
    return true;
}

Result<SentTree> treeToSend(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done)
{
    TRY_ASSIGN(SentTree tree, treeOf(work.files, source, work.job));
    if (tree.files.empty()) return fail(Code::rootOffline, Stage::file, source.folder);
    done.files += tree.files.size();
    done.bytes += tree.bytes;
    done.leftOut += tree.leftOut;
    done.problems.insert(done.problems.end(), tree.problems.begin(), tree.problems.end());
    return tree;
}

} // namespace albumen
