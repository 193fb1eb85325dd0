#include "catalogue/Position.h"

#include <fmt/format.h>

namespace albumen {
namespace {

/// What only ever grows, and how it is called in derived.sqlite.
struct Growing {
    const char *key, *sql;
};
constexpr Growing allGrowing[] = {
    {"catalogue_decisions", "SELECT coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = 'decision'), 0)"},
    {"catalogue_runs", "SELECT coalesce(max(id), 0) FROM main.run"}};

} // namespace

Status notePosition(Db& db)
{
    for (const Growing& one : allGrowing)
        TRY(db.run(fmt::format("INSERT OR REPLACE INTO d.meta VALUES ('{}', ({}))", one.key, one.sql)));
    return {};
}

Result<bool> isOlderThan(Db& catalogue, const std::filesystem::path& derived)
{
    TRY_ASSIGN(const auto restored, catalogue.one("SELECT count(*) FROM main.meta WHERE key = 'replaced'"));
    if (restored.value_or(0) > 0) return false;
    TRY_ASSIGN(const auto db, Db::open(derived, DbAccess::readOnly));
    for (const Growing& one : allGrowing) {
        TRY_ASSIGN(const auto here, catalogue.one(one.sql));
        TRY_ASSIGN(const auto there, db->one("SELECT value FROM main.meta WHERE key = ?", one.key));
        if (there.value_or(0) > here.value_or(0)) return true;
    }
    return false;
}

} // namespace albumen
