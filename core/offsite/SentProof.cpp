#include "offsite/SentProof.h"

#include "archive/VerifiedCopy.h"
#include "base/Text.h"

namespace albumen {

void proveSent(const std::vector<OffsiteSource>& sources, const OffsiteWork& work)
{
    if (!work.record) return;
    for (const OffsiteSource& source : sources) {
        std::map<Path, SentFile> unproved = work.record->of(source.name);
        std::erase_if(unproved, [](const auto& one) { return one.second.hash.has_value(); });
        work.meter.setTotal(work.meter.now().done + unproved.size());
        for (const auto& [file, facts] : unproved) {
            const auto here = work.files.info(source.folder / file);
            const bool same = here && here->size == facts.size && here->mtimeNs == facts.mtimeNs;
            const auto hash = same ? hashFile(work.files, source.folder / file, work.job)
                                   : Result<std::optional<Xxh128>>(std::nullopt);
            if (!work.job.mayGoOn()) return;
            if (hash && *hash) work.record->prove(source.name, file, **hash);
            work.meter.advance(1, facts.size, printable(file));
        }
    }
}

void doubtSent(const std::vector<OffsiteSource>& sources, const OffsiteWork& work)
{
    if (!work.record) return;
    for (const OffsiteSource& source : sources)
        for (const auto& [file, facts] : std::map(work.record->of(source.name))) {
            const auto here = work.files.info(source.folder / file);
            if (here && here->size == facts.size && here->mtimeNs == facts.mtimeNs)
                work.record->doubt(source.name, file);
        }
}

std::map<Path, SentFile> notHere(const OffsiteSource& source, const SentTree& here, const OffsiteWork& work)
{
    std::map<Path, SentFile> files;
    if (!work.record) return files;
    for (const auto& [file, sent] : work.record->of(source.name))
        if (!here.files.contains(file)) files[file] = sent;
    return files;
}

Error sentAndGone(const OffsiteSource& source, const Path& file, const Path& there, const OffsiteWork& work)
{
    const auto here = work.files.info(source.folder / file);
    const bool gone = !here && (here.error().code == Code::pathMissing || here.error().code == Code::pathNotFolder);
    return gone ? sentNowhere(there) : notAsSent(there, true); // in a closed folder it may lie
}

Result<bool> isAsSent(const Path& file, const SentFile& sent, const OffsiteWork& work)
{
    TRY_ASSIGN(const FileInfo info, work.files.info(file));
    if (info.kind != FileKind::file || info.size != sent.size) return false;
    if (!sent.hash) return true;
    TRY_ASSIGN(const auto hash, hashFile(work.files, file, work.job));
    if (!hash) return fail(Code::cancelled, Stage::none);
    return *hash == *sent.hash;
}

} // namespace albumen
