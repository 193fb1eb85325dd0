#include "catalogue/Backups.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/Day.h"
#include "base/Files.h"
#include "catalogue/Exchange.h"
#include "catalogue/Migrations.h"
#include "catalogue/PrivateFiles.h"

namespace albumen {

namespace {

constexpr std::string_view dayPrefix = "day-", importPrefix = "before-import-", ending = ".sqlite";
constexpr std::string_view logEnding = ".json";
constexpr std::string_view half = ".sqlite.part"; // and its journal
constexpr std::size_t daysKept = 7, weeksKept = 4, monthsKept = 12, importsKept = 7;
constexpr std::int64_t nsPerMs = 1'000'000;

using Days = std::chrono::sys_days;

Days dayOfMs(std::int64_t ms)
{
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ms)));
}

std::string digitsOf(Days day)
{
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}{:02}{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

/// The day of "20240131".
std::optional<Days> dayOfDigits(std::string_view digits)
{
    if (digits.size() != 8) return std::nullopt;
    const auto seconds = dayOf(fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6)));
    return seconds ? std::optional(Days(std::chrono::days(*seconds / secondsPerDay))) : std::nullopt;
}

/// The day in "day-20240131.sqlite". None: another name.
std::optional<Days> dayIn(const std::string& name)
{
    if (name.size() != dayPrefix.size() + 8 + ending.size() || !name.starts_with(dayPrefix) || !name.ends_with(ending))
        return std::nullopt;
    return dayOfDigits(std::string_view(name).substr(dayPrefix.size(), 8));
}

/// Weeks from Monday on, counted from a Monday.
int weekOf(Days day)
{
    constexpr int thursday = 3; // the first day of 1970, from Monday on
    return static_cast<int>((day.time_since_epoch().count() + thursday) / 7);
}

int monthOf(Days day)
{
    const std::chrono::year_month_day date(day);
    return int(date.year()) * 12 + static_cast<int>(unsigned(date.month()));
}

/// Of these days, newest first, those kept: the newest ones, then one each of more weeks and more months.
std::set<Days> kept(const std::vector<Days>& days)
{
    std::set<Days> stay;
    std::set<int> weeks, months;
    for (const Days day : days) {
        if (stay.size() < daysKept)
            stay.insert(day);
        else if (weeks.size() < weeksKept && weekOf(day) != weekOf(*stay.begin()) && weeks.insert(weekOf(day)).second)
            stay.insert(day);
        else if (weeks.size() == weeksKept && months.size() < monthsKept && monthOf(day) != monthOf(*stay.begin()) &&
                 months.insert(monthOf(day)).second)
            stay.insert(day);
    }
    return stay;
}

std::uint64_t countOf(Db& db, std::string_view sql)
{
    const auto found = db.one(sql);
    return found ? static_cast<std::uint64_t>(found->value_or(0)) : 0;
}

Result<std::vector<std::string>> namesIn(Files& files, const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    const auto entries = files.list(folder);
    if (!entries && entries.error().code == Code::pathMissing) return names;
    if (!entries) return fail(entries.error());
    for (const FolderEntry& entry : *entries)
        if (entry.kind == FileKind::file && std::string_view(entry.name).ends_with(ending)) names.push_back(entry.name);
    return names;
}

/// Copies that a kill left half made. Requires: none is being made.
Status removeHalves(Files& files, const std::filesystem::path& folder)
{
    TRY_ASSIGN(const auto entries, files.list(folder));
    for (const FolderEntry& entry : entries)
        if (entry.kind == FileKind::file && entry.name.find(half) != std::string::npos)
            TRY(files.remove(folder / entry.name));
    return {};
}

/// What everybody decided, readable without this program and taken in by `import json` of any library.
Status writeLog(Db& db, Files& files, const std::filesystem::path& file)
{
    using Json = nlohmann::ordered_json;
    TRY_ASSIGN(const ExchangeFile log, Exchange(db).tell());
    const std::string text = Json{{"exchange", toJson(log)}}.dump(1, ' ', false, Json::error_handler_t::replace);
    if (auto written = writePrivate(files, file, text); !written)
        return fail(Code::backupFailed, Stage::store, file, written.error().detail);
    return {};
}

} // namespace

std::filesystem::path backupFolder(const std::filesystem::path& library)
{
    return library / "backups";
}

std::string dayCopyName(std::int64_t nowMs)
{
    return fmt::format("{}{}{}", dayPrefix, digitsOf(dayOfMs(nowMs)), ending);
}

std::string logNameOf(std::string_view copyName)
{
    return std::filesystem::path(copyName).replace_extension(logEnding).native();
}

std::string timedCopyName(std::string_view what, std::int64_t nowMs)
{
    using namespace std::chrono;
    const sys_time<milliseconds> now{milliseconds(nowMs)};
    const hh_mm_ss clock(floor<seconds>(now) - dayOfMs(nowMs));
    return fmt::format("{}-{}-{:02}{:02}{:02}{}", what, digitsOf(dayOfMs(nowMs)), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), ending);
}

std::optional<std::int64_t> timeInCopyName(std::string_view name)
{
    using namespace std::chrono;
    constexpr std::size_t digits = 15; // "20240131-173000", after a "-"
    if (!name.ends_with(ending) || name.size() <= ending.size() + digits) return std::nullopt;
    const std::string_view said = name.substr(name.size() - ending.size() - digits - 1, digits + 1);
    const auto day = dayOfDigits(said.substr(1, 8));
    const auto clock = numberIn(said.substr(10));
    if (!day || !clock || said[0] != '-' || said[9] != '-') return std::nullopt;
    const auto time = *day + hours(*clock / 10'000) + minutes(*clock / 100 % 100) + seconds(*clock % 100);
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

std::set<std::string> outOfRotation(const std::vector<std::string>& names)
{
    std::vector<Days> days;
    std::vector<std::string> imports;
    for (const std::string& name : names) {
        if (const auto day = dayIn(name)) days.push_back(*day);
        if (name.starts_with(importPrefix)) imports.push_back(name);
    }
    std::sort(days.rbegin(), days.rend());
    const std::set<Days> stay = kept(days);
    std::set<std::string> out;
    for (const std::string& name : names)
        if (const auto day = dayIn(name); day && !stay.contains(*day)) out.insert(name);
    std::sort(imports.rbegin(), imports.rend()); // the time stands in the name
    for (std::size_t i = importsKept; i < imports.size(); ++i) out.insert(imports[i]);
    return out;
}

Status backUpDay(Db& db, const std::filesystem::path& library, std::int64_t nowMs)
{
    const std::filesystem::path folder = backupFolder(library);
    TRY(copyDatabase(db, folder / dayCopyName(nowMs)));
    const auto files = makeFiles();
    TRY(removeHalves(*files, folder));
    TRY(writeLog(db, *files, folder / logNameOf(dayCopyName(nowMs))));
    TRY_ASSIGN(const std::vector<std::string> names, namesIn(*files, folder));
    for (const std::string& name : outOfRotation(names)) {
        TRY(files->remove(folder / name));
        const std::filesystem::path log = folder / logNameOf(name);
        if (files->exists(log)) TRY(files->remove(log));
    }
    return {};
}

Result<bool> worthACopy(Db& db)
{
    TRY_ASSIGN(const auto any,
               db.one("SELECT EXISTS(SELECT 1 FROM main.decision) OR EXISTS(SELECT 1 FROM main.filed)"));
    return any.value_or(0) != 0;
}

Result<bool> backUpDue(Db& db, const std::filesystem::path& library, std::int64_t nowMs)
{
    if (makeFiles()->exists(backupFolder(library) / dayCopyName(nowMs))) return false;
    return worthACopy(db);
}

std::int64_t doneMs(const std::filesystem::path& file)
{
    const auto info = makeFiles()->info(file);
    const std::int64_t onDisk = info ? info->mtimeNs / nsPerMs : 0;
    const auto db = openToLook(file);
    if (!db) return onDisk;
    const auto done = (*db)->one("SELECT max(at) FROM (SELECT max(at_ms) AS at FROM decision WHERE library = "
                                 "(SELECT value FROM meta WHERE key = 'library_uid') "
                                 "UNION ALL SELECT max(max(started_ms, coalesce(ended_ms, 0))) FROM run)");
    return done && *done ? **done : onDisk;
}

Result<std::unique_ptr<Db>> openToLook(const std::filesystem::path& file)
{
    TRY_ASSIGN(auto db, Db::open(file, DbAccess::readOnly));
    const auto read = db->one("PRAGMA schema_version");
    if (read || read.error().code == Code::catalogueBroken) return db;
    return Db::open(file, DbAccess::unchanging);
}

CatalogueFacts lookInto(const std::filesystem::path& file)
{
    CatalogueFacts facts{.file = file};
    const auto info = makeFiles()->info(file);
    if (!info || info->kind != FileKind::file) return facts;
    facts.bytes = info->size;
    if (facts.bytes == 0) return facts;
    const auto db = openToLook(file);
    if (!db) return facts;
    const Status schema = checkSchema(**db, catalogueMigrations());
    // An older one is brought up to date when it is opened for writing.
    if (!schema && schema.error().code != Code::migrationFailed) return facts;
    Query check = (*db)->query("PRAGMA quick_check(1)");
    facts.sound = check.next() && check.text(0) == "ok" && countOf(**db, "SELECT count(*) FROM meta") > 0;
    if (!facts.sound) return facts;
    facts.people = countOf(**db, "SELECT count(*) FROM person_name n JOIN person p ON p.id = n.person_id "
                                 "AND p.root_id = p.id");
    facts.decisions = countOf(**db, "SELECT count(*) FROM decision");
    facts.photos = countOf(**db, "SELECT count(*) FROM photo");
    facts.filed = countOf(**db, "SELECT count(*) FROM filed");
    facts.atMs = doneMs(file);
    Query uid = (*db)->query("SELECT value FROM meta WHERE key = 'library_uid'");
    if (uid.next() && uid.blob(0).size() == facts.library.bytes.size())
        std::copy_n(uid.blob(0).begin(), facts.library.bytes.size(), facts.library.bytes.begin());
    return facts;
}

Result<std::vector<CatalogueFacts>> copiesOf(const std::filesystem::path& library)
{
    const auto files = makeFiles();
    const std::filesystem::path folder = backupFolder(library);
    TRY_ASSIGN(const std::vector<std::string> names, namesIn(*files, folder));
    std::vector<CatalogueFacts> copies;
    for (const std::string& name : names) copies.push_back(lookInto(folder / name));
    std::sort(copies.begin(), copies.end(), [](const CatalogueFacts& a, const CatalogueFacts& b) {
        return a.atMs != b.atMs ? a.atMs > b.atMs : a.file > b.file;
    });
    return copies;
}

} // namespace albumen
