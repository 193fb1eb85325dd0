#include "support/MemoryLedger.h"

#include <set>

#include "base/Contract.h"

namespace albumen::test {

void MemoryLedger::commit()
{
    if (beforeCommit) beforeCommit();
    ++commits;
}

Result<std::vector<ArchiveSettings>> MemoryLedger::archives()
{
    std::vector<ArchiveSettings> all;
    for (const auto& one : archives_) all.push_back(one.second.settings);
    return all;
}

Result<ArchiveNo> MemoryLedger::addArchive(const ArchiveSettings& settings)
{
    commit();
    const auto no = static_cast<ArchiveNo>(archives_.size() + 1);
    archives_[no].settings = settings;
    archives_[no].settings.no = no;
    return no;
}

Status MemoryLedger::setPaths(ArchiveNo no, const std::filesystem::path& save, const std::filesystem::path& zips)
{
    commit();
    archives_.at(no).settings.save = save;
    archives_.at(no).settings.zips = zips;
    return {};
}

Result<LedgerState> MemoryLedger::read(ArchiveNo no)
{
    if (beforeRead) beforeRead();
    const Archive& archive = archives_.at(no);
    LedgerState state;
    for (const auto& one : archive.targets) state.targets.push_back(one.second);
    for (const auto& one : archive.filed) state.filed.push_back(one.second);
    for (const auto& one : archive.zips) state.zips.push_back(one.second);
    return state;
}

Result<FilingId> MemoryLedger::beginFiling(ArchiveNo no, FilingMode, std::int64_t)
{
    commit();
    filings_.emplace_back(no, std::nullopt);
    return static_cast<FilingId>(filings_.size());
}

Status MemoryLedger::endFiling(FilingId filing, Outcome outcome)
{
    commit();
    filings_.at(static_cast<std::size_t>(filing) - 1).second = outcome;
    return {};
}

Result<std::vector<JournalId>> MemoryLedger::plan(FilingId filing, std::span<const JournalEntry> entries)
{
    commit();
    std::vector<JournalId> ids;
    for (const JournalEntry& entry : entries) {
        journal_.push_back({filing, entry, JournalState::planned});
        journal_.back().entry.id = static_cast<JournalId>(journal_.size());
        ids.push_back(journal_.back().entry.id);
    }
    return ids;
}

Status MemoryLedger::settle(ArchiveNo no, const LedgerBatch& batch)
{
    commit();
    Archive& archive = archives_.at(no);
    for (const Settled& one : batch.journal) {
        Line& line = journal_.at(static_cast<std::size_t>(one.id) - 1);
        EXPECTS(line.state == JournalState::planned);
        line.state = one.state;
    }
    for (const FiledKey& key : batch.filedGone) archive.filed.erase(key);
    for (const TargetKey& key : batch.zipsGone) archive.zips.erase(key);
    for (const TargetKey& key : batch.targetsGone) {
        archive.targets.erase(key);
        archive.zips.erase(key);
        std::erase_if(archive.filed, [&](const auto& one) { return one.first.target == key; });
    }
    for (const Target& target : batch.targets) archive.targets[target.key] = target;
    std::set<std::string> folders; // asked of the whole: two may exchange theirs
    for (const auto& [key, target] : archive.targets) EXPECTS(!target.made || folders.insert(target.folder).second);
    for (const FiledFile& file : batch.filed) {
        EXPECTS(archive.targets.count(file.target) == 1);
        archive.filed[{file.target, file.name}] = file;
    }
    for (const ZipRecord& zip : batch.zips) {
        EXPECTS(archive.targets.count(zip.target) == 1);
        archive.zips[zip.target] = zip;
    }
    return {};
}

Result<std::vector<JournalEntry>> MemoryLedger::openEntries(ArchiveNo no)
{
    std::vector<JournalEntry> open;
    for (const Line& line : journal_)
        if (line.state == JournalState::planned && filings_.at(static_cast<std::size_t>(line.filing) - 1).first == no)
            open.push_back(line.entry);
    return open;
}

Result<std::string> MemoryLedger::note(ArchiveNo no, std::string_view name)
{
    const auto& notes = archives_.at(no).notes;
    const auto found = notes.find(name);
    return found == notes.end() ? std::string() : found->second;
}

Status MemoryLedger::setNote(ArchiveNo no, std::string_view name, std::string_view text)
{
    commit();
    archives_.at(no).notes[std::string(name)] = text;
    return {};
}

} // namespace albumen::test
