#include "offsite/PlaceRecord.h"

#include "base/Sentence.h"

namespace albumen {
namespace {

/// None where it is cut off or changed.
Result<SentRecord> readableThere(OffsiteTarget& target, const OffsiteWork& work)
{
    auto there = target.recordThere(work);
    if (!there && there.error().code != Code::foreignFile) return fail(std::move(there).error());
    return there ? std::move(*there).value_or(SentRecord()) : SentRecord();
}

} // namespace

Result<std::optional<SentRecord>> OffsiteTarget::recordThere(const OffsiteWork&)
{
    return std::nullopt;
}

Result<bool> OffsiteTarget::keptAway(const Path&, const SentFile&, const OffsiteWork&) const
{
    return false;
}

Result<PlaceRecord> recordOfPlace(OffsiteTarget& target, const OffsitePlace& place, const OffsiteWork& work,
                                  OffsiteDone& done)
{
    auto here =
        work.recordFile.empty() ? Result<SentRecord>(SentRecord()) : SentRecord::read(work.files, work.recordFile);
    const bool remembered = here && (!place.begun || !here->empty()); // a check alone may have written what it found
    if (here && !here->empty()) return PlaceRecord{std::move(*here), true};
    TRY_ASSIGN(SentRecord there, readableThere(target, work));
    const std::string_view why = there.empty() ? sentUnknown : sentFromThere;
    if (!remembered && !work.recordFile.empty())
        done.problems.push_back({.code = Code::foreignFile, .path = work.recordFile, .detail = std::string(why)});
    const bool none = there.empty() && !there.open();
    return PlaceRecord{none && here ? std::move(*here) : std::move(there), none && here.has_value()};
}

Status keepHere(const OffsiteWork& work)
{
    const bool keeps = work.record && work.mayRemember && !work.recordFile.empty();
    return keeps ? work.record->write(work.files, work.recordFile) : Status();
}

Result<std::optional<Error>> keepRecord(OffsiteTarget& target, const OffsiteWork& work)
{
    if (!work.record || work.recordFile.empty() || !work.mayRemember) return std::nullopt;
    TRY(keepHere(work));
    const Status kept = target.keepRecord(work);
    return kept ? std::nullopt : std::optional(kept.error());
}

Status compareRecords(OffsiteTarget& target, const OffsitePlace& place, const OffsiteWork& work, OffsiteDone& done)
{
    if (!work.record || work.record->open()) return {};
    const auto there = target.recordThere(work);
    if (!there && there.error().code != Code::foreignFile) return fail(there.error());
    if (there && (!*there || (*there)->open() || (*there)->saysSameAs(*work.record))) return {};
    done.problems.push_back(notAsSent(Path(place.where) / offsiteRecordName, false));
    return {};
}

} // namespace albumen
