#include "PreparedHome.h"

#include <cstdlib>
#include <ctime>
#include <vector>

#include <catch2/catch.hpp>

#include "base/Hash.h"
#include "catalogue/Db.h"
#include "support/Support.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

/// Where CTest has homes kept; empty: nowhere.
fs::path keptFolder()
{
    const char* const folder = std::getenv("ALBUMEN_TEST_PREPARED");
    return folder ? fs::path(folder) : fs::path();
}

/// What a home depends on. The day is in the names of backups, and the temporary folder's disk in roots.
std::string keyNow()
{
    Sha256Hasher hasher;
    for (const fs::path& file : {fs::path("/proc/self/exe"), fs::path(ALBUMEN_SOURCE) / "models/manifest.json"}) {
        const std::string bytes = readFile(file);
        hasher.add(std::as_bytes(std::span(bytes)));
    }
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    ::localtime_r(&now, &day);
    return toHex(hasher.finish()) + " " + std::to_string(day.tm_yday) + " " + fs::temp_directory_path().native();
}

void copyTree(const fs::path& from, const fs::path& to)
{
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from)) {
        const fs::path copy = to / entry.path().filename();
        if (entry.is_symlink()) continue;
        if (entry.is_directory()) {
            copyTree(entry.path(), copy);
            continue;
        }
        fs::copy_file(entry.path(), copy);
        fs::last_write_time(copy, entry.last_write_time());
    }
    fs::permissions(to, fs::status(from).permissions());
}

/// Every text of every table.
void replaceInDatabase(const fs::path& file, const std::string& old, const std::string& now)
{
    const auto db = Db::open(file, DbAccess::readWrite).value();
    std::vector<std::string> changes;
    Query columns = db->query("SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c "
                              "WHERE t.type = 'table' AND c.type IN ('TEXT', 'ANY')");
    while (columns.next()) {
        const std::string column = columns.text(1);
        changes.push_back("UPDATE " + columns.text(0) + " SET " + column + " = replace(" + column +
                          ", ?1, ?2) WHERE typeof(" + column + ") = 'text' AND instr(" + column + ", ?1)");
    }
    REQUIRE(columns.status());
    for (const std::string& change : changes) REQUIRE(db->run(change, old, now));
}

void replaceInText(const fs::path& file, const std::string& old, const std::string& now)
{
    std::string text = readFile(file);
    const std::string before = text;
    for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += now.size())
        text.replace(at, old.size(), now);
    if (text != before) overwriteKeepingTime(file, text);
}

} // namespace

bool bringPrepared(const std::string& name, const fs::path& to, const fs::path& home)
{
    const fs::path kept = keptFolder() / name;
    if (keptFolder().empty() || !fs::exists(kept / "home.txt")) return false;
    copyTree(kept / "files", to);
    const std::string old = readFile(kept / "home.txt");
    for (const auto& entry : fs::recursive_directory_iterator(to)) {
        const fs::path& file = entry.path();
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        if (file.extension() == ".sqlite")
            replaceInDatabase(file, old, home);
        else if (file.extension() == ".json" || file.extension() == ".log" || file.filename() == ".albumen-archive")
            replaceInText(file, old, home);
    }
    return true;
}

void keepPrepared(const std::string& name, const fs::path& folder, const fs::path& home)
{
    REQUIRE_FALSE(keptFolder().empty());
    const fs::path kept = keptFolder() / name, fresh = keptFolder() / (name + ".new");
    fs::remove_all(fresh);
    copyTree(folder, fresh / "files");
    writeFile(fresh / "home.txt", home.native());
    writeFile(fresh / "key.txt", keyNow());
    fs::remove_all(kept);
    fs::rename(fresh, kept);
}

bool isPrepared(const std::string& name)
{
    const fs::path kept = keptFolder() / name;
    const bool same = fs::exists(kept / "key.txt") && readFile(kept / "key.txt") == keyNow();
    if (!same) fs::remove_all(kept);
    return same;
}

} // namespace albumen::test
