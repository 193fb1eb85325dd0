// The archive's ledger and journal in the catalogue.
#pragma once

#include "archive/Ledger.h"
#include "catalogue/Catalogue.h"

namespace albumen {

/// Every writing call goes through the writer's first lane. The catalogue must outlive it. Threads: all.
class LedgerRows final : public Ledger
{
public:
    explicit LedgerRows(Catalogue& catalogue) : catalogue_(catalogue) {}

    std::filesystem::path file() const override { return catalogue_.folder() / "catalogue.sqlite"; }
    Result<std::vector<ArchiveSettings>> archives() override;
    Result<ArchiveNo> addArchive(const ArchiveSettings& settings) override;
    Status setPaths(ArchiveNo no, const std::filesystem::path& save, const std::filesystem::path& zips) override;
    Result<LedgerState> read(ArchiveNo no) override;
    Result<FilingId> beginFiling(ArchiveNo no, FilingMode mode, std::int64_t atMs) override;
    Status endFiling(FilingId filing, Outcome outcome) override;
    Result<std::vector<JournalId>> plan(FilingId filing, std::span<const JournalEntry> entries) override;
    Status settle(ArchiveNo no, const LedgerBatch& batch) override;
    Result<std::vector<JournalEntry>> openEntries(ArchiveNo no) override;
    Result<std::string> note(ArchiveNo no, std::string_view name) override;
    Status setNote(ArchiveNo no, std::string_view name, std::string_view text) override;

private:
    Catalogue& catalogue_;
};

} // namespace albumen
