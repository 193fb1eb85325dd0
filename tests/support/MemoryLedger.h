// A ledger in memory: every writing call is one commit, so that what a kill leaves is exactly what was committed.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>

#include "archive/Ledger.h"

namespace albumen::test {

class MemoryLedger final : public Ledger
{
public:
    std::filesystem::path file() const override { return keptIn; }
    std::filesystem::path keptIn = "/nowhere/memory";

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

    /// Called before every commit; an exception it throws is a kill before the commit. Counts as a fault point.
    std::function<void()> beforeCommit;
    std::uint64_t commits = 0;
    /// Called before everything recorded is read: for what happens at the same time, as somebody cancelling.
    std::function<void()> beforeRead;

private:
    struct Archive {
        ArchiveSettings settings;
        std::map<TargetKey, Target> targets;
        std::map<FiledKey, FiledFile> filed;
        std::map<TargetKey, ZipRecord> zips;
        std::map<std::string, std::string, std::less<>> notes;
    };
    struct Line {
        FilingId filing{};
        JournalEntry entry;
        JournalState state = JournalState::planned;
    };
    void commit();

    std::map<ArchiveNo, Archive> archives_;
    std::vector<std::pair<ArchiveNo, std::optional<Outcome>>> filings_;
    std::vector<Line> journal_;
};

} // namespace albumen::test
