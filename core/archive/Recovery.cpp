// What a killed filing left, step by step of the journal: see recoverArchive in ArchiveHome.h.
#include "archive/ArchiveHome.h"
#include "archive/FilingReport.h"
#include "archive/RecoveryContext.h"
#include "archive/VerifiedCopy.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

Status removePart(Files& files, const JournalEntry& entry)
{
    const Path part = entry.destination.parent_path() / partName(entry.id);
    if (!files.exists(part)) return {};
    return files.remove(part);
}

/// True: it had been carried out, and is recorded now.
Result<bool> recoverStep(RecoveryContext& context, const JournalEntry& entry)
{
    const Op& op = opOf(entry.op);
    if (op.writesPart) TRY(removePart(context.files(), entry));
    if (op.moves) TRY(context.finishMove(entry));
    return op.recover ? op.recover(context, entry) : false;
}

/// A step in a folder that nobody may change stays open until somebody may. False: cancelled.
Result<bool> recoverAll(RecoveryContext& context, const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries) {
        if (!context.job().mayGoOn()) return false;
        const auto done = recoverStep(context, context.asFoldersAre(entry));
        if (!done && isDenied(done.error().code)) continue;
        if (!done) return fail(done.error());
        if (context.job().cancelled()) return false;
        context.batch().journal.push_back({entry.id, *done ? JournalState::done : JournalState::skipped, std::nullopt});
    }
    return true;
}

bool isOfZips(const JournalEntry& entry)
{
    return entry.op == JournalOp::zip || entry.op == JournalOp::renameZip || entry.op == JournalOp::retireZip;
}

/// Half files of marks and trials, which no journal knows. Where nobody may change the folder they stay.
Status removeStrayParts(Files& files, const Path& folder)
{
    const auto entries = files.list(folder);
    if (!entries && entries.error().code == Code::pathMissing) return {}; // killed before it was made
    if (!entries) return fail(entries.error());
    for (const FolderEntry& entry : *entries)
        if (entry.kind == FileKind::file && isPartName(entry.name))
            if (const Status removed = files.remove(folder / entry.name); !removed && !isDenied(removed.error().code))
                return removed;
    return {};
}

Status syncTouched(Files& files, const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries)
        for (const Path& path : {entry.destination, entry.source})
            if (!path.empty() && files.exists(path.parent_path()))
                if (const Status synced = files.syncFolder(path.parent_path());
                    !synced && !isDenied(synced.error().code))
                    return synced;
    return {};
}

} // namespace

Status recoverArchive(Files& files, Ledger& ledger, const ArchiveSettings& home, bool zipsWait, const JobControl& job)
{
    if (!job.mayGoOn()) return {};
    TRY(removeStrayParts(files, home.save));
    if (!zipsWait) TRY(removeStrayParts(files, home.zips));
    TRY_ASSIGN(auto entries, ledger.openEntries(home.no));
    if (zipsWait) std::erase_if(entries, isOfZips);
    if (entries.empty()) return {};
    TRY_ASSIGN(const LedgerState state, ledger.read(home.no));
    RecoveryContext context(files, home, state, job);
    context.expectFolders(entries);
    TRY_ASSIGN(const bool whole, recoverAll(context, entries));
    if (!whole) return {};
    TRY(syncTouched(files, entries));
    return ledger.settle(home.no, context.batch());
}

} // namespace albumen
