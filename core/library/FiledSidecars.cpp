#include "library/FiledSidecars.h"

#include "archive/Identity.h"
#include "archive/VerifiedCopy.h"

namespace albumen {

Status FiledSidecars::read()
{
    TRY_ASSIGN(const std::vector<ArchiveSettings> archives, ledger_.archives());
    for (const ArchiveSettings& archive : archives) {
        TRY_ASSIGN(const LedgerState state, ledger_.read(archive.no));
        std::map<TargetKey, Path> folders;
        for (const Target& target : state.targets) folders[target.key] = archive.save / target.folder;
        for (const FiledFile& file : state.filed) {
            const auto folder = folders.find(file.target);
            if (file.companion.empty() || file.state != FiledState::there || folder == folders.end()) continue;
            const Path path = folder->second / file.name;
            byPath_[path] = {archive.no, file, path};
            byItem_.emplace(std::pair(file.content, file.companion), path);
        }
    }
    return {};
}

bool FiledSidecars::isAsFiled(const Filed& one, const JobControl& job) const
{
    const auto look = Identity(files_, job).look(one.file, one.path, Depth::whole);
    return look && *look && (*look)->found == Found::same;
}

std::vector<FiledSidecars::Filed> FiledSidecars::asFiled(const Path& sidecar, const JobControl& job) const
{
    const auto itself = byPath_.find(sidecar);
    if (itself == byPath_.end() || !isAsFiled(itself->second, job)) return {};
    std::vector<Filed> all{itself->second};
    const auto [first, last] = byItem_.equal_range({itself->second.file.content, itself->second.file.companion});
    for (auto at = first; at != last; ++at) {
        const Filed& copy = byPath_.at(at->second);
        if (copy.path != sidecar && copy.archive == itself->second.archive && isAsFiled(copy, job)) all.push_back(copy);
    }
    return all;
}

Status FiledSidecars::record(std::vector<Filed> written, const JobControl& job)
{
    if (written.empty()) return {};
    LedgerBatch batch;
    for (Filed& one : written) {
        TRY_ASSIGN(const FileInfo now, files_.info(one.path));
        TRY_ASSIGN(const auto hash, hashFile(files_, one.path, job));
        if (!hash) return {};
        one.file.size = now.size;
        one.file.mtimeNs = now.mtimeNs;
        one.file.hash = *hash;
        batch.filed.push_back(one.file);
        byPath_[one.path] = one;
    }
    return ledger_.settle(written.front().archive, batch);
}

} // namespace albumen
