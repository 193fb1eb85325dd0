// What the Zipper journals; it carries its own steps out.
#include <algorithm>

#include "archive/ZipFile.h"
#include "archive/Zipper.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

/// A zip under its final name counts when every entry is what the ledger says.
Result<bool> recoverZip(RecoveryContext& context, const JournalEntry& entry)
{
    const auto there = context.files().info(entry.destination);
    if (!there) return false;
    const ZipRecord* const old = context.zipOf(entry.target);
    const std::string name = entry.destination.filename().native();
    if (old && old->name == name && old->size == there->size && old->mtimeNs == there->mtimeNs) return false;
    const auto entries = zipEntriesOf(context.home(), context.state(), entry.target);
    const ZipCheck check = checkZip(context.files(), entry.destination, &entries, context.job());
    if (check.cancelled || !check.damage.empty()) return false;
    context.batch().zips.push_back(
        {entry.target, name, fingerprintOf(entries), entries.size(), there->size, there->mtimeNs});
    return true;
}

Result<bool> recoverRenamed(RecoveryContext& context, const JournalEntry& entry)
{
    const ZipRecord* const old = context.zipOf(entry.target);
    const auto there = context.files().info(entry.destination);
    if (!old || !there || !context.movedAway(entry)) return false;
    const bool same = there->size == old->size && there->mtimeNs == old->mtimeNs;
    if (!same && !context.isMoved(entry, *there)) return false;
    ZipRecord renamed = *old;
    renamed.name = entry.destination.filename().native();
    context.batch().zips.push_back(std::move(renamed));
    return true;
}

Result<bool> recoverRetired(RecoveryContext& context, const JournalEntry& entry)
{
    if (!context.zipOf(entry.target) || !context.movedAway(entry)) return false;
    context.batch().zipsGone.push_back(entry.target);
    const auto& targets = context.state().targets;
    const auto target =
        std::find_if(targets.begin(), targets.end(), [&](const Target& one) { return one.key == entry.target; });
    if (target != targets.end() && !target->made) context.batch().targetsGone.push_back(entry.target);
    return true;
}

} // namespace

const Op zipOp{.op = JournalOp::zip, .writesPart = true, .recover = recoverZip};
const Op renameZipOp{.op = JournalOp::renameZip, .moves = true, .recover = recoverRenamed};
const Op retireZipOp{.op = JournalOp::retireZip, .moves = true, .recover = recoverRetired};

} // namespace albumen
