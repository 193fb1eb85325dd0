#include "catalogue/LedgerRows.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/Contract.h"

namespace albumen {

namespace {

constexpr int filingOpen = 0; // state of a filing: 0 running or killed, else 1 + Outcome

template <std::size_t N> void copyBytes(std::span<const std::byte> from, std::array<std::byte, N>& to)
{
    std::copy_n(from.begin(), std::min(from.size(), N), to.begin());
}

/// A further file of a picture stands in a row of that picture, told by a mark that no file's name can have.
constexpr char furtherMark = '/';

std::string markedCompanion(ContentNo content, const std::string& companion)
{
    return isFurtherFile(content) ? furtherMark + companion : companion;
}

Result<ContentNo> pictureOf(Db& db, ContentNo content, PhotoId photo)
{
    if (!isFurtherFile(content)) return content;
    TRY_ASSIGN(const auto row, db.one("SELECT content_id FROM photo WHERE id = ? AND content_id IS NOT NULL", photo));
    return static_cast<ContentNo>(row.value_or(0));
}

/// Of a FiledFile or a JournalEntry as its row has it.
template <class Row> void takeFurther(Row& row)
{
    if (!row.companion.starts_with(furtherMark)) return;
    row.companion.erase(0, 1);
    row.content = furtherFile(row.photo);
}

TargetKey targetAt(const Query& query, int column)
{
    return {query.id<TargetKind>(column), query.id<PersonId>(column + 1)};
}

Result<std::int64_t> targetRow(Db& db, ArchiveNo no, const TargetKey& key)
{
    TRY_ASSIGN(const auto id, db.one("SELECT id FROM target WHERE archive_id = ? AND kind = ? AND person_id = ?", no,
                                     key.kind, key.person));
    EXPECTS(id.has_value()); // of Ledger::settle
    return *id;
}

Status dropFiled(Db& db, ArchiveNo no, const FiledKey& gone)
{
    return db.run("DELETE FROM filed WHERE name = ? AND target_id = "
                  "(SELECT id FROM target WHERE archive_id = ? AND kind = ? AND person_id = ?)",
                  gone.name, no, gone.target.kind, gone.target.person);
}

Status dropZip(Db& db, ArchiveNo no, const TargetKey& key)
{
    return db.run("DELETE FROM zip WHERE target_id = "
                  "(SELECT id FROM target WHERE archive_id = ? AND kind = ? AND person_id = ?)",
                  no, key.kind, key.person);
}

Status dropTarget(Db& db, ArchiveNo no, const TargetKey& key)
{
    TRY(dropZip(db, no, key));
    TRY(db.run("DELETE FROM filed WHERE target_id = "
               "(SELECT id FROM target WHERE archive_id = ? AND kind = ? AND person_id = ?)",
               no, key.kind, key.person));
    return db.run("DELETE FROM target WHERE archive_id = ? AND kind = ? AND person_id = ?", no, key.kind, key.person);
}

Status putTarget(Db& db, ArchiveNo no, const Target& target)
{
    return db.run(
        "INSERT INTO target(archive_id, kind, person_id, folder, made) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT(archive_id, kind, person_id) DO UPDATE SET folder = excluded.folder, made = excluded.made",
        no, target.key.kind, target.key.person, target.folder, target.made);
}

Status putFiled(Db& db, ArchiveNo no, const FiledFile& file)
{
    TRY_ASSIGN(const std::int64_t target, targetRow(db, no, file.target));
    TRY_ASSIGN(const ContentNo picture, pictureOf(db, file.content, file.photo));
    return db.run("INSERT INTO filed(target_id, name, content_id, photo_id, mode, size, mtime_ns, hash, state, names, "
                  "source_size, source_mtime_ns, companion) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(target_id, name) DO UPDATE SET "
                  "content_id = excluded.content_id, photo_id = excluded.photo_id, mode = excluded.mode, "
                  "size = excluded.size, mtime_ns = excluded.mtime_ns, hash = excluded.hash, state = excluded.state, "
                  "names = excluded.names, source_size = excluded.source_size, "
                  "source_mtime_ns = excluded.source_mtime_ns, companion = excluded.companion",
                  target, file.name, picture, file.photo, file.mode, file.size, file.mtimeNs,
                  std::span<const std::byte>(file.hash), file.state, std::span<const std::byte>(file.names),
                  file.sourceSize, file.sourceMtimeNs, markedCompanion(file.content, file.companion));
}

Status putZip(Db& db, ArchiveNo no, const ZipRecord& zip)
{
    TRY_ASSIGN(const std::int64_t target, targetRow(db, no, zip.target));
    return db.run("INSERT OR REPLACE INTO zip(target_id, name, fingerprint, entries, size, mtime_ns) "
                  "VALUES (?, ?, ?, ?, ?, ?)",
                  target, zip.name, std::span<const std::byte>(zip.fingerprint), zip.entries, zip.size, zip.mtimeNs);
}

Status settleEntry(Db& db, const Settled& settled)
{
    std::optional<std::string> code;
    if (settled.code) code = std::string(nameOf(*settled.code));
    return db.run("UPDATE journal SET state = ?, code = ? WHERE id = ?", settled.state, code, settled.id);
}

Result<std::vector<Target>> targetsOf(Db& db, ArchiveNo no)
{
    std::vector<Target> targets;
    Query query = db.query("SELECT kind, person_id, folder, made FROM target WHERE archive_id = ? ORDER BY 1, 2", no);
    while (query.next()) targets.push_back({targetAt(query, 0), query.text(2), query.integer(3) != 0});
    TRY(query.status());
    return targets;
}

Result<std::vector<FiledFile>> filedOf(Db& db, ArchiveNo no)
{
    std::vector<FiledFile> files;
    Query query = db.query(
        "SELECT t.kind, t.person_id, f.name, f.content_id, f.photo_id, f.mode, f.size, f.mtime_ns, "
        "f.hash, f.state, f.names, f.source_size, f.source_mtime_ns, f.companion FROM filed f JOIN target t ON "
        "t.id = f.target_id WHERE t.archive_id = ? "
        "ORDER BY 1, 2, 3",
        no);
    while (query.next()) {
        FiledFile file;
        file.target = targetAt(query, 0);
        file.name = query.text(2);
        file.content = query.id<ContentNo>(3);
        file.photo = query.id<PhotoId>(4);
        file.mode = query.id<FilingMode>(5);
        file.size = static_cast<std::uint64_t>(query.integer(6));
        file.mtimeNs = query.integer(7);
        copyBytes(query.blob(8), file.hash);
        file.state = query.id<FiledState>(9);
        copyBytes(query.blob(10), file.names);
        file.sourceSize = static_cast<std::uint64_t>(query.integer(11));
        file.sourceMtimeNs = query.integer(12);
        file.companion = query.text(13);
        takeFurther(file);
        files.push_back(std::move(file));
    }
    TRY(query.status());
    return files;
}

Result<std::vector<ZipRecord>> zipsOf(Db& db, ArchiveNo no)
{
    std::vector<ZipRecord> zips;
    Query query =
        db.query("SELECT t.kind, t.person_id, z.name, z.fingerprint, z.entries, z.size, z.mtime_ns FROM zip z "
                 "JOIN target t ON t.id = z.target_id WHERE t.archive_id = ? ORDER BY 1, 2",
                 no);
    while (query.next()) {
        ZipRecord zip;
        zip.target = targetAt(query, 0);
        zip.name = query.text(2);
        copyBytes(query.blob(3), zip.fingerprint);
        zip.entries = static_cast<std::uint64_t>(query.integer(4));
        zip.size = static_cast<std::uint64_t>(query.integer(5));
        zip.mtimeNs = query.integer(6);
        zips.push_back(std::move(zip));
    }
    TRY(query.status());
    return zips;
}

} // namespace

Result<std::vector<ArchiveSettings>> LedgerRows::archives()
{
    return catalogue_.read([](Db& db) -> Result<std::vector<ArchiveSettings>> {
        std::vector<ArchiveSettings> archives;
        Query query = db.query("SELECT id, uid, save_path, zip_path FROM archive ORDER BY id");
        while (query.next()) {
            ArchiveSettings settings;
            settings.no = query.id<ArchiveNo>(0);
            copyBytes(query.blob(1), settings.uid.bytes);
            settings.save = query.text(2);
            settings.zips = query.text(3);
            archives.push_back(std::move(settings));
        }
        TRY(query.status());
        return archives;
    });
}

Result<ArchiveNo> LedgerRows::addArchive(const ArchiveSettings& settings)
{
    ArchiveNo no{};
    TRY(catalogue_.write([&](Db& db) {
        Status done = db.run("INSERT INTO archive(uid, save_path, zip_path) VALUES (?, ?, ?)", settings.uid,
                             settings.save.native(), settings.zips.native());
        no = static_cast<ArchiveNo>(db.lastId());
        return done;
    }));
    return no;
}

Status LedgerRows::setPaths(ArchiveNo no, const std::filesystem::path& save, const std::filesystem::path& zips)
{
    return catalogue_.write([&](Db& db) {
        return db.run("UPDATE archive SET save_path = ?, zip_path = ? WHERE id = ?", save.native(), zips.native(), no);
    });
}

Result<LedgerState> LedgerRows::read(ArchiveNo no)
{
    return catalogue_.read([no](Db& db) -> Result<LedgerState> {
        LedgerState state;
        TRY_ASSIGN(state.targets, targetsOf(db, no));
        TRY_ASSIGN(state.filed, filedOf(db, no));
        TRY_ASSIGN(state.zips, zipsOf(db, no));
        return state;
    });
}

Result<FilingId> LedgerRows::beginFiling(ArchiveNo no, FilingMode mode, std::int64_t atMs)
{
    FilingId id{};
    TRY(catalogue_.write([&](Db& db) {
        Status done = db.run("INSERT INTO filing(archive_id, mode, at_ms, state) VALUES (?, ?, ?, ?)", no, mode, atMs,
                             filingOpen);
        id = static_cast<FilingId>(db.lastId());
        return done;
    }));
    return id;
}

Status LedgerRows::endFiling(FilingId filing, Outcome outcome)
{
    return catalogue_.write([&](Db& db) -> Status {
        TRY(db.run("UPDATE filing SET state = ? WHERE id = ?", 1 + static_cast<int>(outcome), filing));
        return db.run("DELETE FROM journal WHERE state <> 0"); // a settled line is asked by nobody, and says names
    });
}

Result<std::vector<JournalId>> LedgerRows::plan(FilingId filing, std::span<const JournalEntry> entries)
{
    std::vector<JournalId> ids;
    const auto insert = [&](Db& db) -> Status {
        for (const JournalEntry& entry : entries) {
            TRY_ASSIGN(const ContentNo picture, pictureOf(db, entry.content, entry.photo));
            TRY(db.run("INSERT INTO journal(filing_id, op, src, dst, target_kind, target_person, content_id, photo_id, "
                       "mode, size, mtime_ns, hash, names, state, inode, companion) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
                       "?, ?, ?, ?, ?, ?, ?)",
                       filing, entry.op, entry.source.native(), entry.destination.native(), entry.target.kind,
                       entry.target.person, picture, entry.photo, entry.mode, entry.size, entry.mtimeNs,
                       entry.hash ? SqlArgument(std::span<const std::byte>(*entry.hash)) : SqlArgument(nullptr),
                       std::span<const std::byte>(entry.names), JournalState::planned, entry.inode,
                       markedCompanion(entry.content, entry.companion)));
            ids.push_back(static_cast<JournalId>(db.lastId()));
        }
        return {};
    };
    TRY(catalogue_.write(insert));
    return ids;
}

Status LedgerRows::settle(ArchiveNo no, const LedgerBatch& batch)
{
    return catalogue_.write([&](Db& db) -> Status {
        for (const Settled& settled : batch.journal) TRY(settleEntry(db, settled));
        for (const FiledKey& gone : batch.filedGone) TRY(dropFiled(db, no, gone));
        for (const TargetKey& gone : batch.zipsGone) TRY(dropZip(db, no, gone));
        for (const TargetKey& gone : batch.targetsGone) TRY(dropTarget(db, no, gone));
        for (const Target& target : batch.targets) TRY(putTarget(db, no, target));
        for (const FiledFile& file : batch.filed) TRY(putFiled(db, no, file));
        for (const ZipRecord& zip : batch.zips) TRY(putZip(db, no, zip));
        return {};
    });
}

Result<std::vector<JournalEntry>> LedgerRows::openEntries(ArchiveNo no)
{
    return catalogue_.read([no](Db& db) -> Result<std::vector<JournalEntry>> {
        std::vector<JournalEntry> entries;
        // In the text, not bound: the index of open entries serves only who says so.
        Query query = db.query(
            fmt::format(
                "SELECT j.id, j.op, j.src, j.dst, j.target_kind, j.target_person, j.content_id, j.photo_id, "
                "j.mode, j.size, j.mtime_ns, j.hash, j.names, j.inode, j.companion FROM filing f JOIN journal j ON "
                "j.filing_id = f.id "
                "WHERE f.archive_id = ? AND j.state = {} ORDER BY j.id",
                int(JournalState::planned)),
            no);
        while (query.next()) {
            JournalEntry entry;
            entry.id = query.id<JournalId>(0);
            entry.op = query.id<JournalOp>(1);
            entry.source = query.text(2);
            entry.destination = query.text(3);
            entry.target = targetAt(query, 4);
            entry.content = query.id<ContentNo>(6);
            entry.photo = query.id<PhotoId>(7);
            entry.mode = query.id<FilingMode>(8);
            entry.size = static_cast<std::uint64_t>(query.integer(9));
            entry.mtimeNs = query.integer(10);
            if (!query.null(11)) copyBytes(query.blob(11), entry.hash.emplace());
            copyBytes(query.blob(12), entry.names);
            entry.inode = static_cast<std::uint64_t>(query.integer(13));
            entry.companion = query.text(14);
            takeFurther(entry);
            entries.push_back(std::move(entry));
        }
        TRY(query.status());
        return entries;
    });
}

Result<std::string> LedgerRows::note(ArchiveNo no, std::string_view name)
{
    return catalogue_.read([&](Db& db) -> Result<std::string> {
        std::string text;
        Query query = db.query("SELECT text FROM archive_note WHERE archive_id = ? AND name = ?", no, name);
        if (query.next()) text = query.text(0);
        TRY(query.status());
        return text;
    });
}

Status LedgerRows::setNote(ArchiveNo no, std::string_view name, std::string_view text)
{
    return catalogue_.write([&](Db& db) {
        return db.run("INSERT OR REPLACE INTO archive_note(archive_id, name, text) VALUES (?, ?, ?)", no, name, text);
    });
}

} // namespace albumen
