#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "archive/ops/Folders.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

/// The planned name, or with a number, which may be its own old one. On a disk that tells no capitals apart, that is
/// free too. Another target's is not, be it missing: its own step may have failed.
std::string freeName(FilingContext& context, const FilingStep& step)
{
    for (int number = 1;; ++number) {
        std::string name = numberedFolder(step.folder, number);
        if (context.isFolderOfAnother(step.target, name)) continue;
        const Path path = context.save() / name;
        if (name == step.name || !context.files().exists(path)) return name;
        if (number == 1 && isOtherSpelling(context.files(), context.save() / step.name, path)) return name;
    }
}

Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    Files& files = context.files();
    const Path from = context.folderOf(step.target, step.name);
    TRY_ASSIGN(const bool ours, context.identity().isOurFolder(from));
    if (!ours) return makeFolder(context, step, batch); // somebody took it away, or put something else there
    for (bool again = false;; again = true) {
        const std::string name = freeName(context, step);
        auto renamed = name == step.name ? Status() : files.rename(from, context.save() / name);
        if (!renamed && renamed.error().code == Code::nameTaken && !again) continue; // somebody was faster
        if (!renamed) return fail(ofTarget(std::move(renamed).error()));
        if (name != step.folder) context.report().passed.push_back(name);
        context.recordFolder(step.target, name, batch);
        return StepEnd::done;
    }
}

/// Is it called so on the disk? One that tells no capitals apart finds it by others, too.
Result<bool> isCalled(RecoveryContext& context, const std::string& name)
{
    TRY_ASSIGN(const auto entries, context.files().list(context.home().save));
    return std::any_of(entries.begin(), entries.end(), [&name](const FolderEntry& one) { return one.name == name; });
}

using IsIt = std::function<bool(const Path&, const FileInfo&)>;

/// The folder that `isIt`, wherever a taken name sent it; a stranger's folder of that name is none of ours.
Result<bool> recoverBy(RecoveryContext& context, const JournalEntry& entry, const IsIt& isIt)
{
    for (int number = 1;; ++number) {
        const std::string name = numberedFolder(entry.destination.filename().native(), number);
        const Path path = context.home().save / name;
        const auto there = context.files().info(path);
        if (!there) return false;
        if (there->kind != FileKind::folder || !isIt(path, *there)) continue;
        TRY_ASSIGN(const bool called, isCalled(context, name));
        if (!called) return false;
        context.recordFolder(entry.target, name);
        return true;
    }
}

/// Does it still have its old name, which another folder of the same filing may have by now?
Result<bool> hasStayed(RecoveryContext& context, const JournalEntry& entry)
{
    const Path before = context.home().save / entry.source.filename();
    TRY_ASSIGN(const bool called, isCalled(context, before.filename().native()));
    return called && (!context.isFilled(entry.target) || context.holdsFiled(entry.target, before));
}

/// By its inode; where the disk has numbered them anew, as FAT does whenever it is mounted, by what was filed into it.
Result<bool> recover(RecoveryContext& context, const JournalEntry& entry)
{
    TRY_ASSIGN(const bool found, recoverBy(context, entry, [&](const Path&, const FileInfo& there) {
                   return context.isMoved(entry, there);
               }));
    if (found) return true;
    TRY_ASSIGN(const bool stayed, hasStayed(context, entry));
    if (stayed) return false;
    return recoverBy(context, entry,
                     [&](const Path& path, const FileInfo&) { return context.holdsFiled(entry.target, path); });
}

} // namespace

const Op renameFolderOp{
    .op = JournalOp::renameFolder,
    .line = [](const FilingStep& step) { return fmt::format("rename folder {} to {}", step.name, step.folder); },
    .paths =
        [](const FilingContext& context, const FilingStep& step, JournalEntry& entry) {
            entry.source = context.folderOf(step.target, step.name);
            entry.destination = context.save() / step.folder;
        },
    .run = run,
    .moves = true,
    .recover = recover,
};

} // namespace albumen
