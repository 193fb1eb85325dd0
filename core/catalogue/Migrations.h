// The schema, as numbered SQL files built into the program (core/catalogue/migrations), and how an older catalogue
// becomes a newer one.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/Uid.h"
#include "catalogue/Db.h"

namespace albumen {

struct Migration {
    int number = 0; ///< 1, 2, 3, ...
    std::string_view name;
    std::string_view sql;
};

/// All migrations of this program, in order. Written at build time from NNNN_name.sql.
std::span<const Migration> catalogueMigrations();
std::string_view derivedSchema(); ///< statements for a database attached as `d`
std::string_view thumbsSchema();  ///< statements for a database attached as `t`

inline constexpr int catalogueApplicationId = 0x416C626D; // "Albm": says whose file it is (PRAGMA application_id)
inline constexpr int derivedVersion = 1;                  // another number in the file: it is made anew
inline constexpr int thumbsVersion = 1;

/// Brings the catalogue to the newest schema, each step in a transaction of its own, after keeping a copy of the file
/// under `copies`. A file without tables becomes a new library.
/// Fails: catalogueNewer (and the file's schema_min asks for more than this program), catalogueBroken (of another
/// program), migrationFailed (the file is as it was before the step), catalogueFull.
Status migrate(Db& db, std::span<const Migration> steps, const std::filesystem::path& copies);

/// What a reader must know before it reads. Fails: catalogueNewer, catalogueBroken, migrationFailed (an older schema:
/// open it once for writing).
Status checkSchema(Db& db, std::span<const Migration> steps);

/// A copy of the whole file by SQLite's backup, checked and renamed to its final name. Fails: backupFailed,
/// diskFull; nothing of it stays then.
Status copyDatabase(Db& db, const std::filesystem::path& to);

} // namespace albumen
