// What was filed, for checking it where the catalogue can only be read.
#pragma once

#include "archive/EditedZips.h"

namespace albumen {

/// Tells what another ledger tells, and keeps nothing: neither damage nor where a check stands, and what was under way
/// when a filing was killed waits. Requires: nothing is filed with it. Threads: as the other.
class UnrecordedLedger final : public Ledger
{
public:
    explicit UnrecordedLedger(Ledger& from) : from_(from) {}

    std::filesystem::path file() const override { return from_.file(); }
    Result<std::vector<ArchiveSettings>> archives() override { return from_.archives(); }
    Result<LedgerState> read(ArchiveNo no) override { return from_.read(no); }

    Status settle(ArchiveNo, const LedgerBatch&) override { return {}; }
    Result<std::vector<JournalEntry>> openEntries(ArchiveNo) override { return std::vector<JournalEntry>(); }
    Result<std::string> note(ArchiveNo no, std::string_view name) override
    {
        return name == editedZipsNote ? from_.note(no, name) : std::string();
    }
    Status setNote(ArchiveNo, std::string_view, std::string_view) override { return {}; }

    Result<ArchiveNo> addArchive(const ArchiveSettings&) override { return refused(); }
    Status setPaths(ArchiveNo, const std::filesystem::path&, const std::filesystem::path&) override
    {
        return refused();
    }
    Result<FilingId> beginFiling(ArchiveNo, FilingMode, std::int64_t) override { return refused(); }
    Status endFiling(FilingId, Outcome) override { return refused(); }
    Result<std::vector<JournalId>> plan(FilingId, std::span<const JournalEntry>) override { return refused(); }

private:
    tl::unexpected<Error> refused() const { return fail(Code::diskReadOnly, Stage::store, from_.file()); }

    Ledger& from_;
};

} // namespace albumen
